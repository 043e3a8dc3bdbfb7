/* settle.c - when stories and events are made: for a new document, and for all. */
#include "store/settle.h"

#include "base/error.h"

#include <stdio.h>

/* ---- settling ------------------------------------------------------------------------------- */

typedef CS_ARRAY(int64_t) cs_numbers;

/* The first column of all rows of a statement that has its values. */
static casus_status read_numbers(cs_binder *load, cs_arena *arena, cs_numbers *out,
                                 casus_error *error)
{
    bool row;
    CS_TRY(cs_put_step(load, &row));
    while (row) {
        if (!cs_array_push(out, arena))
            return cs_nomem(error);
        *cs_array_last(out) = cs_column_number(load->statement, 0);
        CS_TRY(cs_next_row(load->statement, &row, error));
    }
    return CASUS_OK;
}

static casus_status reports_of(casus_store *store, int64_t document, cs_arena *arena,
                               cs_numbers *out, casus_error *error)
{
    cs_binder load = cs_binder_of(store, CS_SQL_DOCUMENT_REPORTS, error);
    cs_put_number(&load, document);
    return read_numbers(&load, arena, out, error);
}

static casus_status facts_of(casus_store *store, int64_t report, cs_arena *arena,
                             cs_merge_report *out, bool *known, casus_error *error)
{
    cs_gather gather = {.store = store, .arena = arena};
    cs_binder load = cs_binder_of(store, CS_SQL_LOAD_REPORT_FACTS, error);
    cs_put_number(&load, report);
    CS_TRY(cs_gather_rows(&gather, &load, error));
    *known = gather.facts.count != 0;
    if (*known)
        *out = gather.facts.items[0];
    return CASUS_OK;
}

static casus_status write_keys(casus_store *store, int64_t report, const cs_moved *moved,
                               cs_arena *arena, casus_error *error)
{
    cs_merge_report facts;
    bool known;
    CS_TRY(facts_of(store, report, arena, &facts, &known, error));
    return known ? cs_keep_keys(store, &facts, moved, error) : CASUS_OK;
}

/* Gives the reports of a document their keys and adds them to those to be settled. */
static casus_status take_document(casus_store *store, int64_t document,
                                  const cs_moved *moved, cs_arena *arena, cs_numbers *all,
                                  casus_error *error)
{
    const uint32_t first = all->count;
    CS_TRY(reports_of(store, document, arena, all, error));
    for (uint32_t i = first; i < all->count; i++)
        CS_TRY(write_keys(store, all->items[i], moved, arena, error));
    return CASUS_OK;
}

static casus_status settle_document(casus_store *store, int64_t document, cs_arena *arena,
                                    casus_error *error)
{
    cs_moved_list moved = {0};
    cs_numbers reports = {0};
    CS_TRY(cs_settle_story(store, document, arena, &moved, error));
    CS_TRY(take_document(store, document, NULL, arena, &reports, error));
    for (uint32_t i = 0; i < moved.count; i++)
        if (moved.items[i].document != document)
            CS_TRY(take_document(store, moved.items[i].document, &moved.items[i], arena,
                                 &reports, error));
    for (uint32_t i = 0; i < reports.count; i++)
        CS_TRY(cs_settle_report(store, reports.items[i], error));
    return CASUS_OK;
}

casus_status cs_settle(casus_store *store, int64_t document, casus_error *error)
{
    cs_arena arena = {0};
    const casus_status status = settle_document(store, document, &arena, error);
    cs_arena_free(&arena);
    return status;
}

/* ---- anew ------------------------------------------------------------------------------------- */

static casus_status forget_all(casus_store *store, casus_error *error)
{
    static const char *const tables[] = {
        "story_keys", "story_links",  "story_articles", "stories",      "merge_keys",
        "events",     "event_actors", "event_parties",  "event_reports"};
    char sql[64];
    store->changed.count = 0;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        (void)snprintf(sql, sizeof sql, "DELETE FROM %s", tables[i]);
        CS_TRY(cs_db_execute(store->db, sql, error));
    }
    return CASUS_OK;
}

static casus_status settle_all(casus_store *store, cs_arena *arena, casus_error *error)
{
    cs_numbers documents = {0};
    cs_binder load = cs_binder_of(store, CS_SQL_ALL_ARTICLES, error);
    CS_TRY(read_numbers(&load, arena, &documents, error));
    CS_TRY(forget_all(store, error));
    for (uint32_t i = 0; i < documents.count; i++)
        CS_TRY(cs_settle(store, documents.items[i], error));
    return cs_settle_counts(store, error);
}

casus_status cs_settle_all(casus_store *store, casus_error *error)
{
    cs_arena arena = {0};
    const casus_status status = settle_all(store, &arena, error);
    cs_arena_free(&arena);
    return status;
}

static casus_status change_merging(casus_store *store, const char *rule,
                                   casus_error *error)
{
    if (rule)
        CS_TRY(cs_merging_write(store, rule, error));
    return cs_settle_all(store, error);
}

casus_status casus_store_settle(casus_store *store, const char *rule, casus_error *error)
{
    CS_TRY(cs_batch_begin(store, error));
    const casus_status status = change_merging(store, rule, error);
    return status == CASUS_OK ? casus_store_commit(store, error)
                              : cs_batch_undo(store, status);
}
