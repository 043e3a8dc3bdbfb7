/* correct_value.c - values of corrections: checked, completed, put into an event.
 *
 * Actors are written "CODE ROLE:KIND:COUNTRY", with commas between them; role, kind and country may
 * be missing; "_" stands for no code. */
#include "store/correct.h"

#include "base/error.h"

#include <stdio.h>
#include <string.h>

enum { KEY_DIGITS = 16, MOST_ACTORS = 32 };

static const casus_text no_code = {"_", 1};

/* Cuts off the part before a separator, or all. */
static casus_text cut(casus_text *text, char separator)
{
    const char *at = text->size ? memchr(text->data, separator, text->size) : NULL;
    const casus_text part = at ? cs_text(text->data, (size_t)(at - text->data)) : *text;
    *text = at ? cs_text_span(*text, part.size + 1, text->size) : (casus_text){NULL, 0};
    return cs_text_trim(part);
}

static casus_actor read_actor(casus_text item)
{
    casus_text who = cut(&item, ':');
    const casus_text kind = cut(&item, ':');
    const casus_text code = cut(&who, ' ');
    return (casus_actor){.code = cs_text_equal(code, no_code) ? CS_TEXT("") : code,
                         .role = cs_text_trim(who),
                         .kind = kind,
                         .country = cs_text_trim(item),
                         .word = CASUS_NONE};
}

/* ---- checking --------------------------------------------------------------------------- */

static casus_status check_role(const cs_dict *dict, casus_text role, casus_error *error)
{
    return !role.size || cs_role_known(dict, role)
               ? CASUS_OK
               : cs_fail(error, CASUS_MISUSE, 0,
                         "there is no role '%.*s' (docs/dictionaries.md lists them)",
                         (int)role.size, role.data);
}

static bool is_kind(casus_text kind)
{
    for (int i = 0; i <= CS_KIND_OTHER; i++)
        if (cs_text_equal(kind, cs_kind_name((cs_kind)i)))
            return true;
    return false;
}

/* Gives a code the kind and country that the dictionaries know of it. */
static casus_status resolve(const cs_dict *dict, casus_actor *actor, casus_error *error)
{
    const uint32_t number = cs_actor_find(dict, actor->code);
    casus_actor known = {.code = {NULL, 0}};
    if (number == CASUS_NONE || !dict->actors.items[number].has_code)
        return cs_fail(
            error, CASUS_MISUSE, 0,
            "no dictionary has the actor '%.*s' (casus dict find looks for names; "
            "'%.*s:armed_group' names one that they do not have)",
            (int)actor->code.size, actor->code.data, (int)actor->code.size,
            actor->code.data);
    cs_actor_resolve(dict, number, INT32_MIN, &known);
    actor->kind = known.kind;
    actor->country = known.country;
    return CASUS_OK;
}

static casus_status check_actor(const cs_dict *dict, casus_actor *actor,
                                casus_error *error)
{
    CS_TRY(check_role(dict, actor->role, error));
    if (actor->kind.size && !is_kind(actor->kind))
        return cs_fail(error, CASUS_MISUSE, 0,
                       "'%.*s' is no kind of actor (docs/records.md lists them)",
                       (int)actor->kind.size, actor->kind.data);
    if (actor->kind.size)
        return CASUS_OK;
    if (actor->code.size)
        return resolve(dict, actor, error);
    actor->kind = cs_kind_name(CS_KIND_OTHER);
    return CASUS_OK;
}

static casus_status check_actors(const cs_dict *dict, casus_text value, cs_arena *arena,
                                 casus_text *out, casus_error *error)
{
    enum { EACH = 160 };
    char *text = cs_arena_alloc(arena, MOST_ACTORS * EACH);
    size_t size = 0;
    if (!text)
        return cs_nomem(error);
    for (int count = 0; value.size; count++) {
        casus_actor actor = read_actor(cut(&value, ','));
        if ((!actor.code.size && !actor.role.size) || count == MOST_ACTORS ||
            actor.code.size + actor.role.size + actor.country.size > EACH / 2)
            return cs_fail(error, CASUS_MISUSE, 0,
                           "actors are written \"RUS MIL, BLR\", not '%.60s'",
                           value.data ? value.data : "");
        CS_TRY(check_actor(dict, &actor, error));
        const casus_text code = actor.code.size ? actor.code : no_code;
        size += (size_t)snprintf(
            text + size, EACH, "%s%.*s%s%.*s:%.*s%s%.*s", count ? ", " : "",
            (int)code.size, code.data, actor.role.size ? " " : "", (int)actor.role.size,
            actor.role.data ? actor.role.data : "", (int)actor.kind.size, actor.kind.data,
            actor.country.size ? ":" : "", (int)actor.country.size,
            actor.country.data ? actor.country.data : "");
    }
    *out = cs_text(text, size);
    return CASUS_OK;
}

static bool is_status(casus_text value)
{
    for (int i = 0; i < CASUS_EVENT_STATUS_COUNT; i++)
        if (cs_text_is(value, casus_event_status_name((casus_event_status)i)))
            return true;
    return false;
}

static bool is_code(const cs_dict *dict, casus_text value)
{
    const cs_code *code = value.size ? cs_code_find(&dict->ontology, value) : NULL;
    return code && cs_text_equal(code->cameo, value);
}

bool cs_is_key_part(casus_text text)
{
    for (uint32_t i = 0; i < text.size; i++)
        if (!strchr("0123456789abcdef", text.data[i]) || !text.data[i])
            return false;
    return text.size > 0 && text.size <= KEY_DIGITS;
}

bool cs_is_key(casus_text text)
{
    return text.size == KEY_DIGITS && cs_is_key_part(text);
}

/* Whether `field` is "report" and a key. */
static bool is_report_field(casus_text field)
{
    const casus_text name = CS_REPORT_FIELD;
    return cs_text_starts(field, name) &&
           cs_is_key(cs_text_span(field, name.size, field.size));
}

/* What a value of the field may be, for a message; NULL when `value` is one. */
static const char *expected(const cs_dict *dict, casus_text field, casus_text value)
{
    if (cs_text_is(field, "code"))
        return is_code(dict, value) ? NULL : "a CAMEO code such as 190";
    if (cs_text_is(field, "status"))
        return is_status(value) ? NULL : "a status such as planned";
    if (cs_text_is(field, "dropped"))
        return cs_text_is(value, "yes") ? NULL : "yes";
    return cs_text_equal(value, CS_TOGETHER) || cs_text_equal(value, CS_APART)
               ? NULL
               : "together or apart";
}

static bool is_side(casus_text field)
{
    return cs_text_equal(field, CS_SIDE_ACTOR) || cs_text_equal(field, CS_SIDE_RECIPIENT);
}

static bool is_field(casus_text field)
{
    return is_side(field) || cs_text_is(field, "code") || cs_text_is(field, "status") ||
           cs_text_is(field, "dropped") || is_report_field(field);
}

casus_status cs_correction_check(const cs_dict *dict, casus_text field, casus_text value,
                                 cs_arena *arena, casus_text *out, casus_error *error)
{
    *out = cs_text_trim(value);
    const bool back = cs_text_equal(*out, CS_AS_CODED);
    if (back && cs_text_equal(field, CS_ALL_FIELDS))
        return CASUS_OK;
    if (!is_field(field))
        return cs_fail(error, CASUS_MISUSE, 0,
                       "'%.*s' is nothing that can be corrected (actor, recipient, code, "
                       "status, dropped, or report and the id of another one)",
                       (int)field.size, field.data ? field.data : "");
    if (back || (is_side(field) && cs_text_equal(*out, CS_NOBODY)))
        return CASUS_OK;
    if (is_side(field))
        return out->size
                   ? check_actors(dict, *out, arena, out, error)
                   : cs_fail(error, CASUS_MISUSE, 0,
                             "an actor is written \"RUS MIL\"; 'none' means nobody");
    const char *want = expected(dict, field, *out);
    return !want ? CASUS_OK
                 : cs_fail(error, CASUS_MISUSE, 0, "'%.*s' is %s, not '%.*s'",
                           (int)field.size, field.data, want, (int)out->size,
                           out->data ? out->data : "");
}

/* ---- putting actors into an event ---------------------------------------------------------- */

/* Who was coded and lends its words: of the same code and role, else of the same code. */
static const casus_actor *lender(const casus_actor *all, uint32_t count,
                                 const casus_actor *actor)
{
    const casus_actor *found = NULL;
    for (uint32_t i = 0; i < count; i++) {
        if (!cs_text_equal(all[i].code, actor->code))
            continue;
        if (cs_text_equal(all[i].role, actor->role))
            return &all[i];
        found = found ? found : actor->code.size ? &all[i] : NULL;
    }
    return found;
}

static void lend(const casus_event *event, bool recipients, uint32_t at,
                 casus_actor *actor)
{
    const casus_actor *own = recipients ? event->recipients : event->actors;
    const casus_actor *other = recipients ? event->actors : event->recipients;
    const uint32_t own_count = recipients ? event->recipient_count : event->actor_count;
    const uint32_t other_count = recipients ? event->actor_count : event->recipient_count;
    const casus_actor *from = lender(own, own_count, actor);
    if (!from)
        from = lender(other, other_count, actor);
    if (!from && at < own_count)
        from = &own[at];
    if (!from)
        return;
    actor->name = from->name;
    actor->span = from->span;
    actor->word = from->word;
}

casus_status cs_correct_actors(const casus_event *coded, casus_event *event,
                               bool recipients, casus_text value, cs_arena *arena,
                               casus_error *error)
{
    CS_ARRAY(casus_actor) side = {0};
    if (cs_text_equal(value, CS_NOBODY))
        value.size = 0;
    while (value.size) {
        if (!cs_array_push(&side, arena))
            return cs_nomem(error);
        *cs_array_last(&side) = read_actor(cut(&value, ','));
        lend(coded, recipients, side.count - 1, cs_array_last(&side));
    }
    if (recipients) {
        event->recipients = side.items;
        event->recipient_count = side.count;
    } else {
        event->actors = side.items;
        event->actor_count = side.count;
    }
    return CASUS_OK;
}
