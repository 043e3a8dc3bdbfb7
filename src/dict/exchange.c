/* exchange.c - reads countries.tsv, actor_codes.tsv, roles.tsv, status.tsv and mutual.tsv. */
#include "dict/exchange.h"

#include "base/error.h"

#include <stdlib.h>

/* "-" is an empty column. */
static casus_text given(casus_text column)
{
    return cs_text_is(column, "-") ? (casus_text){NULL, 0} : column;
}

static casus_status read_country(void *receiver, cs_table *table, cs_arena *arena)
{
    cs_exchange *exchange = receiver;
    if (table->columns != 5)
        return cs_table_fault(table, "expected 'id  CAMEO  FIPS  PLOVER  name'");
    if (!cs_array_push(&exchange->countries, arena))
        return cs_nomem(table->faults->error);
    *cs_array_last(&exchange->countries) = (cs_country_code){
        table->column[0], given(table->column[1]), given(table->column[2]),
        given(table->column[3]), given(table->column[4])};
    return CASUS_OK;
}

static casus_status read_group(void *receiver, cs_table *table, cs_arena *arena)
{
    cs_exchange *exchange = receiver;
    if (table->columns != 5)
        return cs_table_fault(table, "expected 'id  root  region  type  group'");
    if (!cs_array_push(&exchange->groups, arena))
        return cs_nomem(table->faults->error);
    *cs_array_last(&exchange->groups) = (cs_group_code){
        table->column[0], given(table->column[1]), given(table->column[2]),
        given(table->column[3]), given(table->column[4])};
    return CASUS_OK;
}

static casus_status read_role(void *receiver, cs_table *table, cs_arena *arena)
{
    cs_exchange *exchange = receiver;
    if (table->columns != 4)
        return cs_table_fault(table, "expected 'role  CAMEO  PLOVER  ICEWS'");
    if (!cs_array_push(&exchange->roles, arena))
        return cs_nomem(table->faults->error);
    *cs_array_last(&exchange->roles) =
        (cs_role_code){table->column[0], given(table->column[1]), given(table->column[2]),
                       given(table->column[3])};
    return CASUS_OK;
}

static bool status_from(casus_text name, casus_event_status *out)
{
    for (int i = 0; i < CASUS_EVENT_STATUS_COUNT; i++) {
        if (cs_text_is(name, casus_event_status_name((casus_event_status)i))) {
            *out = (casus_event_status)i;
            return true;
        }
    }
    return false;
}

static casus_status read_status(void *receiver, cs_table *table, cs_arena *arena)
{
    cs_exchange *exchange = receiver;
    casus_text names = table->column[0], name, code = table->column[1];
    casus_event_status status;
    if (table->columns != 3)
        return cs_table_fault(table, "expected 'statuses  code  result'");
    if (cs_text_is(code, "*"))
        code.size = 0;
    while (cs_next_part(&names, ',', &name)) {
        if (!status_from(name, &status)) {
            CS_TRY(cs_table_fault(table, "'%.*s' is not a status", (int)name.size,
                                  name.data));
            continue;
        }
        if (!cs_array_push(&exchange->statuses, arena))
            return cs_nomem(table->faults->error);
        *cs_array_last(&exchange->statuses) =
            (cs_status_rule){status, code, table->column[2]};
    }
    return CASUS_OK;
}

static casus_status read_mutual(void *receiver, cs_table *table, cs_arena *arena)
{
    cs_exchange *exchange = receiver;
    if (table->columns != 2)
        return cs_table_fault(table, "expected 'code  code of the way back'");
    if (!cs_array_push(&exchange->mutual, arena))
        return cs_nomem(table->faults->error);
    *cs_array_last(&exchange->mutual) =
        (cs_mutual_rule){table->column[0], given(table->column[1])};
    return CASUS_OK;
}

static int by_country(const void *a, const void *b)
{
    return cs_text_compare(((const cs_country_code *)a)->id,
                           ((const cs_country_code *)b)->id);
}

static int by_group(const void *a, const void *b)
{
    return cs_text_compare(((const cs_group_code *)a)->id,
                           ((const cs_group_code *)b)->id);
}

casus_status cs_exchange_load(cs_exchange *exchange, const cs_roots *roots,
                              cs_arena *arena, cs_faults *faults)
{
    static const cs_table_place tables[] = {
        {"ontology/countries.tsv", read_country, true},
        {"ontology/actor_codes.tsv", read_group, true},
        {"ontology/roles.tsv", read_role, true},
        {"ontology/status.tsv", read_status, true},
        {"ontology/mutual.tsv", read_mutual, true}};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        CS_TRY(cs_roots_read(roots, &tables[i], exchange, arena, faults));
    if (exchange->countries.count)
        qsort(exchange->countries.items, exchange->countries.count,
              sizeof(cs_country_code), by_country);
    if (exchange->groups.count)
        qsort(exchange->groups.items, exchange->groups.count, sizeof(cs_group_code),
              by_group);
    return CASUS_OK;
}

const cs_country_code *cs_country_code_of(const cs_exchange *exchange, casus_text id)
{
    const cs_country_code key = {.id = id};
    return exchange->countries.count
               ? bsearch(&key, exchange->countries.items, exchange->countries.count,
                         sizeof key, by_country)
               : NULL;
}

const cs_group_code *cs_group_code_of(const cs_exchange *exchange, casus_text id)
{
    const cs_group_code key = {.id = id};
    return exchange->groups.count ? bsearch(&key, exchange->groups.items,
                                            exchange->groups.count, sizeof key, by_group)
                                  : NULL;
}

const cs_role_code *cs_role_code_of(const cs_exchange *exchange, casus_text role)
{
    for (uint32_t i = exchange->roles.count; i-- > 0;) /* own tables come last and hold */
        if (cs_text_equal(exchange->roles.items[i].role, role))
            return &exchange->roles.items[i];
    return NULL;
}

casus_text cs_code_with_status(const cs_exchange *exchange, casus_text cameo,
                               casus_event_status status)
{
    const cs_status_rule *best = NULL;
    for (uint32_t i = 0; i < exchange->statuses.count; i++) {
        const cs_status_rule *rule = &exchange->statuses.items[i];
        if (rule->status == status && cs_text_starts(cameo, rule->code) &&
            (!best || rule->code.size > best->code.size))
            best = rule;
    }
    if (!best || cs_text_is(best->result, "="))
        return cameo;
    return cs_text_is(best->result, "-") ? (casus_text){NULL, 0} : best->result;
}

casus_text cs_code_back(const cs_exchange *exchange, casus_text cameo)
{
    const cs_mutual_rule *best = NULL;
    for (uint32_t i = 0; i < exchange->mutual.count; i++) {
        const cs_mutual_rule *rule = &exchange->mutual.items[i];
        if (cs_text_starts(cameo, rule->code) &&
            (!best || rule->code.size > best->code.size))
            best = rule;
    }
    return best ? best->back : (casus_text){NULL, 0};
}
