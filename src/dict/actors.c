/* actors.c - actors, offices and places, and who an actor is at a date. */
#include "dict/load.h"

#include "base/error.h"

#include <stdlib.h>

static const char *const kind_names[CS_KIND_COUNT] = {
    "country", "igo",    "armed_group", "party",  "ngo",
    "company", "people", "other",       "agency", "person"};

casus_text cs_kind_name(cs_kind kind)
{
    return cs_text_of(kind_names[kind]);
}

static bool kind_from(casus_text name, cs_kind *out)
{
    for (int i = 0; i < CS_KIND_PERSON; i++) {
        if (cs_text_is(name, kind_names[i])) {
            *out = (cs_kind)i;
            return true;
        }
    }
    return false;
}

bool cs_role_known(const cs_dict *dict, casus_text role)
{
    static const char *const roles[] = {"GOV", "MIL", "LEG", "JUD", "COP", "SPY",
                                        "OPP", "REB", "CVL", "BUS", "JRN", "MED",
                                        "EDU", "REL", "LAB", "AGR", "HRI", "MIG",
                                        "REF", "PTY", "CRM", "UAF", "ELI"};
    if (dict->ontology.exchange.roles.count)
        return cs_role_code_of(&dict->ontology.exchange, role) != NULL;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (cs_text_is(role, roles[i]))
            return true;
    return false;
}

uint32_t cs_actor_find(const cs_dict *dict, casus_text id)
{
    const uint32_t number = cs_symbol_find(&dict->actor_ids, id);
    return number ? number - 1 : CASUS_NONE;
}

static bool is_code(casus_text id)
{
    return id.size && id.data[0] >= 'A' && id.data[0] <= 'Z';
}

/* The actor with this id, made if needed; CASUS_NONE when out of memory. */
static uint32_t actor_made(cs_dict *dict, casus_text id, cs_kind kind)
{
    const uint32_t number = cs_symbol_add(&dict->actor_ids, id, &dict->arena);
    if (number && number > dict->actors.count) {
        if (!cs_array_push(&dict->actors, &dict->arena))
            return CASUS_NONE;
        *cs_array_last(&dict->actors) =
            (cs_actor_entry){.id = id, .kind = kind, .has_code = is_code(id)};
    }
    return number ? number - 1 : CASUS_NONE;
}

static casus_status add_standing(cs_dict *dict, uint32_t actor, cs_standing standing,
                                 casus_error *error)
{
    if (dict->standings.count == 0 && !cs_array_push(&dict->standings, &dict->arena))
        return cs_nomem(error);
    if (!cs_array_push(&dict->standings, &dict->arena))
        return cs_nomem(error);
    const uint32_t number = dict->standings.count - 1;
    cs_actor_entry *entry = &dict->actors.items[actor];
    dict->standings.items[number] = standing;
    if (entry->last_standing)
        dict->standings.items[entry->last_standing].next = number;
    else
        entry->standings = number;
    entry->last_standing = number;
    return CASUS_OK;
}

/* Columns as in the file; "-" and a missing column are none. */
static bool is_given(casus_text column)
{
    return column.size && !cs_text_is(column, "-");
}

static casus_status parse_standing(const cs_dict *dict, cs_table *table,
                                   uint32_t role_column, cs_standing *out, bool *good)
{
    const casus_text role = table->column[role_column],
                     period = table->column[role_column + 1];
    *good = false;
    out->period = CS_ALWAYS;
    if (is_given(role) && !cs_role_known(dict, role))
        return cs_table_fault(table,
                              "'%.*s' is not a role; docs/dictionaries.md lists them",
                              (int)role.size, role.data);
    if (is_given(role))
        out->role = role;
    if (is_given(period) && !cs_period_parse(period, &out->period))
        return cs_table_fault(table, "'%.*s' is not a period such as 2001-05..2004",
                              (int)period.size, period.data);
    *good = true;
    return CASUS_OK;
}

/* Countries and bodies may name each other in any order, so `belongs_to` is kept as an id
 * that is made here and must have a line of its own somewhere. */
casus_status cs_actors_read(cs_dict *dict, const char *path, cs_faults *faults)
{
    cs_table table;
    CS_TRY(cs_table_open(&table, path, &dict->arena, faults));
    while (cs_table_next(&table)) {
        cs_kind kind;
        cs_standing standing = {.belongs_to = CASUS_NONE};
        bool good;
        if (table.columns < 2 || !kind_from(table.column[1], &kind)) {
            CS_TRY(cs_table_fault(&table,
                                  "expected 'id  kind  [country  role  period]', columns "
                                  "separated by two blanks"));
            continue;
        }
        CS_TRY(parse_standing(dict, &table, 3, &standing, &good));
        const uint32_t actor = actor_made(dict, table.column[0], kind);
        if (actor == CASUS_NONE)
            return cs_nomem(faults->error);
        dict->actors.items[actor].kind = kind;
        if (is_given(table.column[2])) {
            standing.belongs_to = actor_made(dict, table.column[2], CS_KIND_COUNTRY);
            if (standing.belongs_to == CASUS_NONE)
                return cs_nomem(faults->error);
        }
        if (good)
            CS_TRY(add_standing(dict, actor, standing, faults->error));
    }
    return CASUS_OK;
}

casus_status cs_persons_read(cs_dict *dict, const char *path, cs_faults *faults)
{
    cs_table table;
    CS_TRY(cs_table_open(&table, path, &dict->arena, faults));
    while (cs_table_next(&table)) {
        cs_standing standing = {.belongs_to = cs_actor_find(dict, table.column[1]),
                                .office = table.column[4]};
        bool good;
        if (is_given(table.column[1]) && standing.belongs_to == CASUS_NONE) {
            CS_TRY(cs_table_fault(&table, "no actor has the id '%.*s'",
                                  (int)table.column[1].size, table.column[1].data));
            continue;
        }
        CS_TRY(parse_standing(dict, &table, 2, &standing, &good));
        const uint32_t actor = actor_made(dict, table.column[0], CS_KIND_PERSON);
        if (actor == CASUS_NONE)
            return cs_nomem(faults->error);
        if (dict->actors.items[actor].kind != CS_KIND_PERSON)
            CS_TRY(cs_table_fault(&table, "'%.*s' is already an actor of another kind",
                                  (int)table.column[0].size, table.column[0].data));
        else if (good)
            CS_TRY(add_standing(dict, actor, standing, faults->error));
    }
    return CASUS_OK;
}

static bool degrees(casus_text text, double limit, double *out)
{
    char buffer[32], *end;
    if (!text.size || text.size >= sizeof buffer)
        return false;
    memcpy(buffer, text.data, text.size);
    buffer[text.size] = '\0';
    *out = strtod(buffer, &end);
    return *end == '\0' && *out >= -limit && *out <= limit;
}

casus_status cs_places_read(cs_dict *dict, const char *path, cs_faults *faults)
{
    cs_table table;
    CS_TRY(cs_table_open(&table, path, &dict->arena, faults));
    while (cs_table_next(&table)) {
        cs_place_entry place = {.id = table.column[0],
                                .country = cs_actor_find(dict, table.column[1])};
        const bool stateless = cs_text_is(table.column[1], "-");
        if ((place.country == CASUS_NONE && !stateless) ||
            !degrees(table.column[2], 90, &place.latitude) ||
            !degrees(table.column[3], 180, &place.longitude)) {
            CS_TRY(cs_table_fault(&table, "expected 'id  country  latitude  longitude'"));
            continue;
        }
        const uint32_t number = cs_symbol_add(&dict->place_ids, place.id, &dict->arena);
        if (!number)
            return cs_nomem(faults->error);
        if (number <= dict->places.count) {
            CS_TRY(cs_table_fault(&table, "the place '%.*s' has a line already",
                                  (int)place.id.size, place.id.data));
            continue;
        }
        if (!cs_array_push(&dict->places, &dict->arena))
            return cs_nomem(faults->error);
        *cs_array_last(&dict->places) = place;
    }
    return CASUS_OK;
}

/* The standing that holds at a date.  Without a date: the only one, if it is the only one. */
static const cs_standing *standing_at(const cs_dict *dict, const cs_actor_entry *entry,
                                      int32_t date)
{
    if (date == INT32_MIN)
        return entry->standings && entry->standings == entry->last_standing
                   ? &dict->standings.items[entry->standings]
                   : NULL;
    for (uint32_t i = entry->standings; i; i = dict->standings.items[i].next) {
        const cs_standing *standing = &dict->standings.items[i];
        if (date >= standing->period.from && date < standing->period.to)
            return standing;
    }
    return NULL;
}

/* For whom all lines of an actor say that he acts, CASUS_NONE when they differ. */
static uint32_t common_owner(const cs_dict *dict, const cs_actor_entry *entry)
{
    const cs_standing *all = dict->standings.items;
    if (!all || !entry->standings)
        return CASUS_NONE;
    const uint32_t owner = all[entry->standings].belongs_to;
    for (uint32_t i = all[entry->standings].next; i; i = all[i].next)
        if (all[i].belongs_to != owner)
            return CASUS_NONE;
    return owner;
}

void cs_actor_resolve(const cs_dict *dict, uint32_t actor, int32_t date, casus_actor *out)
{
    const cs_actor_entry *entry = &dict->actors.items[actor];
    const cs_standing *standing = standing_at(dict, entry, date);
    const uint32_t owner = standing ? standing->belongs_to : common_owner(dict, entry);
    const bool acts_for = entry->kind == CS_KIND_PERSON || entry->kind == CS_KIND_AGENCY;
    if (standing)
        out->role = standing->role;
    if (acts_for && owner != CASUS_NONE) {
        const casus_text role = out->role;
        cs_actor_resolve(dict, owner, date, out);
        if (role.size)
            out->role = role;
        return;
    }
    out->kind = cs_kind_name(acts_for ? CS_KIND_OTHER : entry->kind);
    if (entry->has_code)
        out->code = entry->id;
    if (owner != CASUS_NONE && entry->kind != CS_KIND_COUNTRY)
        out->country = dict->actors.items[owner].id;
}
