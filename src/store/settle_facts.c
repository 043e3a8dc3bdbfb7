/* settle_facts.c - what settling looks at in a report, and the counts of events. */
#include "store/settle.h"

#include "base/error.h"

#include <stdlib.h>

enum { ALL_REPORTS = INT32_MAX };

/* ---- what is kept of a report ------------------------------------------------------------------ */

static casus_status keep_one(casus_store *store, const casus_doc *doc, uint32_t number,
                             int64_t document, int64_t report, cs_arena *arena,
                             casus_error *error)
{
    cs_merge_report facts;
    CS_TRY(cs_merge_report_of(&doc->events.items[number], &doc->article, 0, arena, &facts,
                              error));
    const casus_text packed = cs_merge_pack(&facts, arena);
    if (!packed.data)
        return cs_nomem(error);
    cs_binder add = cs_binder_of(store, CS_SQL_ADD_FACTS, error);
    cs_put_number(&add, report);
    cs_put_number(&add, document);
    cs_put_text(&add, packed);
    return cs_put_run(&add);
}

casus_status cs_keep_facts(casus_store *store, const casus_doc *doc, int64_t document,
                           int64_t first_report, casus_error *error)
{
    cs_arena arena = {0};
    casus_status status = CASUS_OK;
    for (uint32_t i = 0; status == CASUS_OK && i < doc->events.count; i++) {
        const cs_arena_point point = cs_arena_mark(&arena);
        status = keep_one(store, doc, i, document, first_report + i, &arena, error);
        cs_arena_rewind(&arena, point);
    }
    cs_arena_free(&arena);
    return status;
}

/* ---- keys -------------------------------------------------------------------------------------------------- */

static casus_status put_key(casus_store *store, cs_sql sql, uint32_t key, int width,
                            int64_t day, int64_t report, casus_error *error)
{
    cs_binder put = cs_binder_of(store, sql, error);
    cs_put_number(&put, key);
    cs_put_number(&put, width);
    cs_put_number(&put, day);
    cs_put_number(&put, report);
    return cs_put_run(&put);
}

static int width_of(const cs_merge_report *facts)
{
    const int64_t days = (int64_t)facts->last_day - facts->day + 1;
    return days <= 1 ? CS_WIDTH_DAY : days <= 31 ? CS_WIDTH_MONTH : CS_WIDTH_YEAR;
}

casus_status cs_keep_keys(casus_store *store, const cs_merge_report *facts,
                          const cs_moved *moved, casus_error *error)
{
    uint32_t keys[CS_MERGE_KEYS];
    const uint32_t count = cs_merge_keys(facts, keys);
    for (uint32_t i = 0; i < count; i++) {
        CS_TRY(put_key(store, CS_SQL_ADD_MERGE_KEY, keys[i], CS_WIDTH_STORY, facts->story,
                       facts->number, error));
        if (moved)
            CS_TRY(put_key(store, CS_SQL_DROP_MERGE_KEY, keys[i], CS_WIDTH_STORY,
                           moved->from, facts->number, error));
        else if (facts->day != INT32_MIN)
            CS_TRY(put_key(store, CS_SQL_ADD_MERGE_KEY, keys[i], width_of(facts),
                           facts->day, facts->number, error));
    }
    return CASUS_OK;
}

/* ---- loading ------------------------------------------------------------------------------------- */

casus_status cs_facts_read(const casus_store *store, const cs_statement *row,
                           casus_text text, cs_merge_report *out, casus_error *error)
{
    if (!cs_merge_unpack(text, out))
        return cs_fail(error, CASUS_BAD_STORE, 0,
                       "%s: what is kept of report %lld is damaged (add the sources to a "
                       "new store)",
                       store->where, (long long)cs_column_number(row, CS_FACTS_REPORT));
    out->story = cs_column_number(row, CS_FACTS_STORY);
    out->number = cs_column_number(row, CS_FACTS_REPORT);
    return CASUS_OK;
}

static casus_status take_row(cs_gather *gather, const cs_statement *row,
                             casus_error *error)
{
    const casus_text facts =
        cs_text_copy(cs_column_text(row, CS_FACTS_FACTS), gather->arena);
    const casus_text reason =
        cs_text_copy(cs_column_text(row, CS_FACTS_REASON), gather->arena);
    if (!facts.data || !reason.data || !cs_array_push(&gather->entries, gather->arena) ||
        !cs_array_push(&gather->facts, gather->arena))
        return cs_nomem(error);
    *cs_array_last(&gather->entries) =
        (cs_entry){.report = cs_column_number(row, CS_FACTS_REPORT),
                   .document = cs_column_number(row, CS_FACTS_DOCUMENT),
                   .event = cs_column_number(row, CS_FACTS_EVENT),
                   .reason = reason};
    return cs_facts_read(gather->store, row, facts, cs_array_last(&gather->facts), error);
}

casus_status cs_gather_rows(cs_gather *gather, cs_binder *load, casus_error *error)
{
    bool row;
    casus_status status = cs_put_step(load, &row);
    while (status == CASUS_OK && row) {
        status = take_row(gather, load->statement, error);
        if (status == CASUS_OK)
            status = cs_next_row(load->statement, &row, error);
    }
    return status;
}

/* ---- counting -------------------------------------------------------------------------------------------------- */

static int by_number(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static uint32_t count_documents(const cs_gather *gather, cs_arena *arena)
{
    const uint32_t count = gather->entries.count;
    int64_t *documents = cs_arena_alloc(arena, (count + 1u) * sizeof *documents);
    uint32_t different = 0;
    for (uint32_t i = 0; documents && i < count; i++)
        documents[i] = gather->entries.items[i].document;
    if (documents)
        qsort(documents, count, sizeof *documents, by_number);
    for (uint32_t i = 0; documents && i < count; i++)
        different += i == 0 || documents[i] != documents[i - 1];
    return different;
}

static casus_status write_origins(cs_gather *gather, uint32_t *out, casus_error *error)
{
    const uint32_t count = gather->entries.count;
    uint32_t *origins = cs_arena_alloc(gather->arena, (count + 1u) * sizeof *origins);
    if (!origins)
        return cs_nomem(error);
    CS_TRY(
        cs_merge_origins(gather->facts.items, count, gather->arena, origins, out, error));
    for (uint32_t i = 0; i < count; i++) {
        cs_binder set = cs_binder_of(gather->store, CS_SQL_SET_ORIGIN, error);
        cs_put_number(&set, gather->entries.items[origins[i]].report);
        cs_put_number(&set, gather->entries.items[i].report);
        CS_TRY(cs_put_run(&set));
    }
    return CASUS_OK;
}

static casus_status count_event(casus_store *store, int64_t event, cs_arena *arena,
                                casus_error *error)
{
    cs_gather gather = {.store = store, .arena = arena};
    uint32_t origins;
    cs_binder load = cs_binder_of(store, CS_SQL_LOAD_EVENT_REPORTS, error);
    cs_put_number(&load, event);
    cs_put_number(&load, ALL_REPORTS);
    CS_TRY(cs_gather_rows(&gather, &load, error));
    if (!gather.entries.count)
        return CASUS_OK; /* there is no such event any more */
    CS_TRY(write_origins(&gather, &origins, error));
    const uint32_t documents = count_documents(&gather, arena);
    if (!documents)
        return cs_nomem(error);
    cs_binder count = cs_binder_of(store, CS_SQL_COUNT_EVENT, error);
    cs_put_number(&count, gather.entries.count);
    cs_put_number(&count, documents);
    cs_put_number(&count, origins);
    cs_put_number(&count, event);
    return cs_put_run(&count);
}

casus_status cs_settle_counts(casus_store *store, casus_error *error)
{
    cs_arena arena = {0};
    casus_status status = CASUS_OK;
    if (store->changed.count)
        qsort(store->changed.items, store->changed.count, sizeof *store->changed.items,
              by_number);
    for (uint32_t i = 0; status == CASUS_OK && i < store->changed.count; i++) {
        const cs_arena_point point = cs_arena_mark(&arena);
        if (i == 0 || store->changed.items[i] != store->changed.items[i - 1])
            status = count_event(store, store->changed.items[i], &arena, error);
        cs_arena_rewind(&arena, point);
    }
    store->changed.count = 0;
    cs_arena_free(&arena);
    return status;
}
