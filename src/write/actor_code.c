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

static void join(cs_actor_code *code)
{
    const casus_text pieces[] = {code->root, code->country, code->type, code->group};
    size_t used = 0;
    if (!code->root.size && !code->country.size) {
        memcpy(code->full, "---", CS_CODE_PIECE);
        used = CS_CODE_PIECE;
    }
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        if (!pieces[i].size || used + pieces[i].size >= sizeof code->full)
            continue;
        memcpy(code->full + used, pieces[i].data, pieces[i].size);
        used += pieces[i].size;
    }
    code->full[used] = '\0';
}

void cs_actor_code_of(const cs_exchange *exchange, const casus_actor *actor, cs_actor_code *out)
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
