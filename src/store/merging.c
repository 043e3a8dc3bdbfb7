/* merging.c - the rule by which a store puts reports together, and corrections of it.
 *
 * The rule stands in meta as "all,root,said=0,published=1,story=7". */
#include "store/store.h"

#include "base/error.h"

#include <stdio.h>
#include <stdlib.h>

enum { RULE_ROOM = 96, MOST_DAYS = 366 };

static const char *const scopes[] = {
    [CS_MERGE_ALL] = "all", [CS_MERGE_STORIES] = "stories", [CS_MERGE_SAME] = "same"};
static const char *const actions[] = {
    [CS_MERGE_ROOT] = "root", [CS_MERGE_TYPE] = "type", [CS_MERGE_CODE] = "code"};

/* ---- the rule as text ---------------------------------------------------------------------- */

/* The number of a name in a list of three; -1 when it is not there. */
static int find(const char *const names[3], casus_text name)
{
    for (int i = 0; i < 3; i++)
        if (cs_text_is(name, names[i]))
            return i;
    return -1;
}

static bool read_days(casus_text part, const char *name, uint32_t *out)
{
    const casus_text start = cs_text_of(name);
    uint32_t days = 0;
    if (!cs_text_starts(part, start) || part.size == start.size ||
        part.size > start.size + 3)
        return false;
    for (uint32_t i = start.size; i < part.size; i++) {
        if (part.data[i] < '0' || part.data[i] > '9')
            return false;
        days = days * 10 + (uint32_t)(part.data[i] - '0');
    }
    *out = days;
    return days <= MOST_DAYS;
}

static bool read_part(casus_text part, cs_merge_options *out)
{
    const int scope = find(scopes, part), action = find(actions, part);
    if (scope >= 0)
        out->scope = (cs_merge_scope)scope;
    if (action >= 0)
        out->action = (cs_merge_action)action;
    return scope >= 0 || action >= 0 || read_days(part, "said=", &out->days_said) ||
           read_days(part, "published=", &out->days_published) ||
           read_days(part, "story=", &out->days_story);
}

/* What a rule does not name is as usual. */
static casus_status read_rule(casus_text rule, cs_merge_options *out, casus_error *error)
{
    *out = cs_merge_usual;
    while (rule.size) {
        const char *comma = memchr(rule.data, ',', rule.size);
        const casus_text part =
            comma ? cs_text(rule.data, (size_t)(comma - rule.data)) : rule;
        rule = comma ? cs_text_span(rule, part.size + 1, rule.size) : CS_TEXT("");
        if (!read_part(cs_text_trim(part), out))
            return cs_fail(
                error, CASUS_MISUSE, 0,
                "'%.*s' is no part of a rule of merging (all stories same; root "
                "type code; said=DAYS published=DAYS story=DAYS, up to 366)",
                (int)(part.size < 40 ? part.size : 40), part.data);
    }
    return CASUS_OK;
}

static void write_rule(const cs_merge_options *options, char room[RULE_ROOM])
{
    (void)snprintf(room, RULE_ROOM, "%s,%s,said=%u,published=%u,story=%u",
                   scopes[options->scope], actions[options->action],
                   (unsigned)options->days_said, (unsigned)options->days_published,
                   (unsigned)options->days_story);
}

/* ---- in the store ----------------------------------------------------------------------------- */

static casus_status load_rule(casus_store *store, casus_error *error)
{
    bool row;
    cs_binder load = cs_binder_of(store, CS_SQL_LOAD_MERGING, error);
    CS_TRY(cs_put_step(&load, &row));
    store->merge = cs_merge_usual;
    if (!row)
        return CASUS_OK;
    const casus_status status =
        read_rule(cs_column_text(load.statement, 0), &store->merge, error);
    cs_reset(load.statement);
    return status == CASUS_OK
               ? status
               : cs_fail(error, CASUS_BAD_STORE, 0,
                         "%s: the rule of merging in its table meta is damaged (casus db "
                         "settle --merge gives it another one)",
                         store->where);
}

static casus_status load_fixes(casus_store *store, casus_error *error)
{
    bool row;
    cs_binder load = cs_binder_of(store, CS_SQL_LOAD_FIXES, error);
    CS_TRY(cs_put_step(&load, &row));
    while (row) {
        if (!cs_array_push(&store->fixes, &store->batch))
            return cs_nomem(error);
        cs_merge_fix *fix = cs_array_last(&store->fixes);
        fix->a = cs_text_copy(cs_column_text(load.statement, 0), &store->batch);
        fix->b = cs_text_copy(cs_column_text(load.statement, 1), &store->batch);
        fix->together = cs_column_number(load.statement, 2) != 0;
        if (!fix->a.data || !fix->b.data)
            return cs_nomem(error);
        CS_TRY(cs_next_row(load.statement, &row, error));
    }
    return CASUS_OK;
}

casus_status cs_merging_read(casus_store *store, casus_error *error)
{
    CS_TRY(load_rule(store, error));
    store->fixes.count = 0;
    return store->corrected ? load_fixes(store, error) : CASUS_OK;
}

casus_status cs_merging_write(casus_store *store, const char *rule, casus_error *error)
{
    char room[RULE_ROOM];
    CS_TRY(read_rule(cs_text_of(rule), &store->merge, error));
    write_rule(&store->merge, room);
    cs_binder set = cs_binder_of(store, CS_SQL_SET_MERGING, error);
    cs_put_string(&set, room);
    return cs_put_run(&set);
}

/* ---- for a new store ------------------------------------------------------------------------------ */

static casus_status refuse_other_rule(casus_store *store, const cs_merge_options *wanted,
                                      casus_error *error)
{
    char now[RULE_ROOM], then[RULE_ROOM];
    write_rule(&store->merge, now);
    write_rule(wanted, then);
    return strcmp(now, then) == 0
               ? CASUS_OK
               : cs_fail(error, CASUS_MISUSE, 0,
                         "%s merges by %s (casus settle --merge %s gives it another "
                         "rule)",
                         store->where, now, then);
}

static casus_status set_rule(casus_store *store, const char *rule, casus_error *error)
{
    cs_merge_options wanted;
    CS_TRY(read_rule(cs_text_of(rule), &wanted, error));
    return store->next.document > 1 ? refuse_other_rule(store, &wanted, error)
                                    : cs_merging_write(store, rule, error);
}

casus_status casus_store_merge(casus_store *store, const char *rule, casus_error *error)
{
    CS_TRY(cs_batch_begin(store, error));
    const casus_status status = set_rule(store, rule, error);
    return status == CASUS_OK ? casus_store_commit(store, error)
                              : cs_batch_undo(store, status);
}
