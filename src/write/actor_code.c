#include "write/actor_code.h"

static casus_text state_code(const cs_exchange *exchange, casus_text id)
{
    const cs_country_code *country = cs_country_code_of(exchange, id);
    return country ? country->cameo : id;
}

static casus_text role_code(const cs_exchange *exchange, casus_text role)
{
    const cs_role_code *code = cs_role_code_of(exchange, role);
    return code ? code->cameo : role;
}

casus_text cs_actor_state(const casus_actor *actor)
{
    return cs_text_is(actor->kind, "country") ? actor->code : actor->country;
}

/* The row of the actor itself, else of its kind (":igo"). */
static const cs_group_code *row_of(const cs_exchange *exchange, const casus_actor *actor,
                                   bool *own)
{
    char key[CS_ACTOR_CODE_ROOM] = ":";
    const cs_group_code *row =
        actor->code.size ? cs_group_code_of(exchange, actor->code) : NULL;
    *own = row != NULL;
    if (row || actor->kind.size + 1 >= sizeof key)
        return row;
    if (actor->kind.size)
        memcpy(key + 1, actor->kind.data, actor->kind.size);
    return cs_group_code_of(exchange, cs_text(key, actor->kind.size + 1));
}

/* An actor that is no state: its own row says all but the role; of a state, it is of the state. */
static void split_group(const cs_exchange *exchange, const casus_actor *actor,
                        cs_actor_code *out)
{
    bool own;
    const cs_group_code *row = row_of(exchange, actor, &own);
    const casus_text role = role_code(exchange, actor->role);
    out->country = state_code(exchange, cs_actor_state(actor));
    out->type = role;
    if (!row)
        return;
    out->group = row->group;
    if (row->region.size)
        out->country = row->region;
    if (own ? row->root.size > 0 : !out->country.size)
        out->root = row->root;
    if (own && row->type.size)
        out->type = row->type;
    else if (!role.size)
        out->type = out->root.size && !own && !cs_text_is(actor->kind, "people")
                        ? (casus_text){NULL, 0}
                        : row->type;
}

/* Whether the code so far has this piece at a border of three letters. */
static bool has_piece(const cs_actor_code *code, size_t used, const char *piece)
{
    for (size_t i = 0; i + CS_CODE_PIECE <= used; i += CS_CODE_PIECE)
        if (memcmp(code->full + i, piece, CS_CODE_PIECE) == 0)
            return true;
    return false;
}

/* Adds a code piece by piece; one that is there already is not said twice. */
static size_t append(cs_actor_code *code, size_t used, casus_text text)
{
    for (uint32_t i = 0; i < text.size; i += CS_CODE_PIECE) {
        const uint32_t left = text.size - i;
        const uint32_t size = left < CS_CODE_PIECE ? left : CS_CODE_PIECE;
        if (used + size >= sizeof code->full ||
            (size == CS_CODE_PIECE && has_piece(code, used, text.data + i)))
            continue;
        memcpy(code->full + used, text.data + i, size);
        used += size;
    }
    return used;
}

/* A role that ends in "~" stands before the rest. */
static void join(cs_actor_code *code)
{
    const bool first = cs_text_ends(code->type, CS_TEXT("~"));
    const casus_text prefix =
        first ? cs_text_span(code->type, 0, code->type.size - 1) : (casus_text){NULL, 0};
    size_t used = append(code, 0, prefix);
    if (!code->root.size && !code->country.size)
        used = append(code, used, CS_TEXT("---"));
    used = append(code, used, code->root);
    used = append(code, used, code->country);
    if (!first)
        used = append(code, used, code->type);
    used = append(code, used, code->group);
    code->full[used] = '\0';
    if (first)
        code->type = prefix;
}

void cs_actor_code_of(const cs_exchange *exchange, const casus_actor *actor,
                      cs_actor_code *out)
{
    *out = (cs_actor_code){.root = {NULL, 0}};
    if (actor && cs_text_is(actor->kind, "country")) {
        out->country = state_code(exchange, actor->code);
        out->type = role_code(exchange, actor->role);
    } else if (actor) {
        split_group(exchange, actor, out);
    }
    join(out);
}
