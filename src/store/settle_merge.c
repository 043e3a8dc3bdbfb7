/* settle_merge.c - reports that have come into the store find their events.
 *
 * The rule of src/merge/ puts reports into events in the order of their days, so that a report of
 * an earlier day may move others that came before it.  What it can reach is loaded: the events of
 * all reports that it may be put together with, then, as long as reports part or come together
 * that did not before, the events around those.  On these the rule runs anew.  So the result is
 * that of all reports at once, but for three bounds:
 *
 *   MOST_FOUND     reports that one key leads to
 *   MOST_LOADED    reports on which the rule runs for one report
 *   MOST_OF_EVENT  reports of an event that are looked at: one that has more still takes in
 *                  others, and loses none */
#include "store/settle.h"

#include "base/error.h"

#include <stdlib.h>

enum { MOST_FOUND = 256, MOST_LOADED = 512, MOST_OF_EVENT = 64 };

/* ---- loading ------------------------------------------------------------------------------------- */

static bool has_event(const cs_gather *gather, int64_t event)
{
    for (uint32_t i = 0; i < gather->entries.count; i++)
        if (gather->entries.items[i].event == event)
            return true;
    return false;
}

static casus_status load_event(cs_gather *gather, int64_t event, casus_error *error)
{
    const uint32_t first = gather->entries.count;
    if (has_event(gather, event))
        return CASUS_OK;
    cs_binder load = cs_binder_of(gather->store, CS_SQL_LOAD_EVENT_REPORTS, error);
    cs_put_number(&load, event);
    cs_put_number(&load, MOST_OF_EVENT);
    CS_TRY(cs_gather_rows(gather, &load, error));
    for (uint32_t i = first; i < gather->entries.count; i++)
        gather->entries.items[i].full = gather->entries.count - first == MOST_OF_EVENT;
    return CASUS_OK;
}

/* ---- what a report may be put together with -------------------------------------------------------- */

/* Events that are to be loaded. */
typedef CS_ARRAY(int64_t) cs_event_list;

static casus_status note_event(cs_gather *gather, cs_event_list *events, int64_t event,
                               casus_error *error)
{
    if (!cs_array_push(events, gather->arena))
        return cs_nomem(error);
    *cs_array_last(events) = event;
    return CASUS_OK;
}

static casus_status look_at_row(cs_gather *gather, uint32_t entry,
                                const cs_statement *row, cs_event_list *events,
                                casus_error *error)
{
    cs_merge_report other;
    const int64_t event = cs_column_number(row, CS_FACTS_EVENT);
    if (has_event(gather, event) || (events->count && *cs_array_last(events) == event))
        return CASUS_OK;
    CS_TRY(cs_facts_read(gather->store, row, cs_column_text(row, CS_FACTS_FACTS), &other,
                         error));
    return cs_merge_reason(&gather->facts.items[entry], &other, &gather->store->merge)
               ? note_event(gather, events, event, error)
               : CASUS_OK;
}

static casus_status look_at(cs_gather *gather, uint32_t entry, uint32_t key, int width,
                            int64_t from, int64_t to, cs_event_list *events,
                            casus_error *error)
{
    bool row;
    cs_binder find = cs_binder_of(gather->store, CS_SQL_FIND_REPORTS, error);
    cs_put_number(&find, key);
    cs_put_number(&find, width);
    cs_put_number(&find, from);
    cs_put_number(&find, to);
    cs_put_number(&find, MOST_FOUND);
    casus_status status = cs_put_step(&find, &row);
    while (status == CASUS_OK && row) {
        status = look_at_row(gather, entry, find.statement, events, error);
        if (status == CASUS_OK)
            status = cs_next_row(find.statement, &row, error);
    }
    return status;
}

/* Reports of the days around, and of the same story. */
static casus_status look_around(cs_gather *gather, uint32_t entry, uint32_t key,
                                cs_event_list *events, casus_error *error)
{
    static const int most_days[] = {
        [CS_WIDTH_DAY] = 1, [CS_WIDTH_MONTH] = 31, [CS_WIDTH_YEAR] = 366};
    const cs_merge_report facts = gather->facts.items[entry];
    const cs_merge_options *options = &gather->store->merge;
    const int64_t days = options->days_said > options->days_published
                             ? options->days_said
                             : options->days_published;
    const bool dated = facts.day != INT32_MIN && options->scope == CS_MERGE_ALL;
    for (int width = CS_WIDTH_DAY; dated && width < CS_WIDTH_STORY; width++)
        CS_TRY(look_at(gather, entry, key, width, facts.day - days - most_days[width] + 1,
                       facts.last_day + days, events, error));
    return look_at(gather, entry, key, CS_WIDTH_STORY, facts.story, facts.story, events,
                   error);
}

/* Reports that a person put together with it. */
static casus_status look_at_fixes(cs_gather *gather, uint32_t entry,
                                  cs_event_list *events, casus_error *error)
{
    const casus_text id = gather->facts.items[entry].id;
    for (uint32_t i = 0; i < gather->store->fixes.count; i++) {
        const cs_merge_fix *fix = &gather->store->fixes.items[i];
        const bool first = cs_text_equal(fix->a, id);
        bool row;
        if (!fix->together || (!first && !cs_text_equal(fix->b, id)))
            continue;
        cs_binder find = cs_binder_of(gather->store, CS_SQL_FIND_REPORT_EVENT, error);
        cs_put_text(&find, first ? fix->b : fix->a);
        CS_TRY(cs_put_step(&find, &row));
        while (row) {
            CS_TRY(
                note_event(gather, events, cs_column_number(find.statement, 0), error));
            CS_TRY(cs_next_row(find.statement, &row, error));
        }
    }
    return CASUS_OK;
}

static casus_status expand(cs_gather *gather, uint32_t entry, casus_error *error)
{
    uint32_t keys[CS_MERGE_KEYS];
    cs_event_list events = {0};
    const uint32_t count = cs_merge_keys(&gather->facts.items[entry], keys);
    gather->entries.items[entry].expanded = true;
    for (uint32_t i = 0; i < count; i++)
        CS_TRY(look_around(gather, entry, keys[i], &events, error));
    CS_TRY(look_at_fixes(gather, entry, &events, error));
    for (uint32_t i = 0; i < events.count && gather->entries.count < MOST_LOADED; i++)
        CS_TRY(load_event(gather, events.items[i], error));
    return CASUS_OK;
}

/* ---- running the rule -------------------------------------------------------------------------------- */

/* What is put together with a report of a full event goes into that event. */
static void aim_at_full_events(cs_gather *gather)
{
    for (uint32_t i = 0; i < gather->entries.count; i++) {
        const cs_entry *full = &gather->entries.items[i];
        for (uint32_t j = 0; full->full && j < gather->entries.count; j++) {
            cs_entry *entry = &gather->entries.items[j];
            if (entry->full || gather->places[j].event != gather->places[i].event ||
                entry->target == full->event)
                continue;
            const char *why = cs_merge_reason(
                &gather->facts.items[i], &gather->facts.items[j], &gather->store->merge);
            entry->target = full->event;
            entry->why = why ? why : entry->why;
        }
    }
}

static casus_status run_rule(cs_gather *gather, casus_error *error)
{
    casus_store *store = gather->store;
    gather->places = cs_arena_alloc(gather->arena, (gather->entries.count + 1u) *
                                                       sizeof *gather->places);
    if (!gather->places)
        return cs_nomem(error);
    CS_TRY(cs_merge_all(gather->facts.items, gather->entries.count, &store->merge,
                        store->fixes.items, store->fixes.count, gather->arena,
                        gather->places, error));
    for (uint32_t i = 0; i < gather->entries.count; i++) {
        cs_entry *entry = &gather->entries.items[i];
        entry->target = entry->full
                            ? entry->event
                            : gather->entries.items[gather->places[i].event].report;
        entry->why = gather->places[i].reason;
    }
    aim_at_full_events(gather);
    return CASUS_OK;
}

/* Marks those that are no longer together, or were not, as to be expanded; false: there is none. */
static bool mark_changed(const cs_gather *gather, bool *changed)
{
    bool any = false;
    for (uint32_t i = 0; i < gather->entries.count; i++)
        changed[i] = false;
    for (uint32_t i = 0; i < gather->entries.count; i++)
        for (uint32_t j = 0; j < i; j++) {
            const cs_entry *a = &gather->entries.items[i], *b = &gather->entries.items[j];
            if (a->event && b->event && !a->full && !b->full &&
                (a->event == b->event) != (a->target == b->target))
                changed[i] = changed[j] = true;
        }
    for (uint32_t i = 0; i < gather->entries.count; i++)
        any = any || (changed[i] && !gather->entries.items[i].expanded);
    return any;
}

static casus_status run_until_stable(cs_gather *gather, casus_error *error)
{
    for (;;) {
        CS_TRY(run_rule(gather, error));
        const uint32_t count = gather->entries.count;
        bool *changed = cs_arena_alloc(gather->arena, (count + 1u) * sizeof *changed);
        if (!changed)
            return cs_nomem(error);
        if (count >= MOST_LOADED || !mark_changed(gather, changed))
            return CASUS_OK;
        for (uint32_t i = 0; i < count; i++)
            if (changed[i] && !gather->entries.items[i].expanded)
                CS_TRY(expand(gather, i, error));
    }
}

/* ---- writing what changed ------------------------------------------------------------------------------ */

static casus_status note_change(casus_store *store, int64_t event, casus_error *error)
{
    if (store->changed.count && *cs_array_last(&store->changed) == event)
        return CASUS_OK;
    if (!cs_array_push(&store->changed, &store->batch))
        return cs_nomem(error);
    *cs_array_last(&store->changed) = event;
    return CASUS_OK;
}

static casus_status write_entry(cs_gather *gather, const cs_entry *entry,
                                casus_error *error)
{
    if (entry->full ||
        (entry->event == entry->target && cs_text_is(entry->reason, entry->why)))
        return CASUS_OK;
    cs_binder set = cs_binder_of(gather->store, CS_SQL_SET_EVENT_REPORT, error);
    cs_put_number(&set, entry->report);
    cs_put_number(&set, entry->target);
    cs_put_string(&set, entry->why);
    CS_TRY(cs_put_run(&set));
    if (entry->event == entry->target ||
        (!entry->event && entry->target == entry->report))
        return CASUS_OK;
    if (entry->event)
        CS_TRY(note_change(gather->store, entry->event, error));
    return note_change(gather->store, entry->target, error);
}

/* Corrections hold for what a report tells of, wherever it stands now. */
static casus_status correct_all(cs_gather *gather, casus_error *error)
{
    for (uint32_t i = 0; gather->store->corrected && i < gather->entries.count; i++) {
        const cs_entry *entry = &gather->entries.items[i];
        if (entry->target == entry->report)
            CS_TRY(cs_event_correct(gather->store, entry->target, error));
    }
    return CASUS_OK;
}

static casus_status write_all(cs_gather *gather, casus_error *error)
{
    for (uint32_t i = 0; i < gather->entries.count; i++) {
        const cs_entry *entry = &gather->entries.items[i];
        if (!entry->full && entry->event == entry->report &&
            entry->target != entry->report)
            CS_TRY(cs_event_drop(gather->store, entry->event, error));
    }
    for (uint32_t i = 0; i < gather->entries.count; i++) {
        const cs_entry *entry = &gather->entries.items[i];
        if (!entry->full && entry->event != entry->report &&
            entry->target == entry->report)
            CS_TRY(cs_event_make(gather->store, entry->report, error));
        CS_TRY(write_entry(gather, entry, error));
    }
    return correct_all(gather, error);
}

/* ---- settling ------------------------------------------------------------------------------- */

static casus_status settle(cs_gather *gather, int64_t report, casus_error *error)
{
    cs_binder load = cs_binder_of(gather->store, CS_SQL_LOAD_REPORT_FACTS, error);
    cs_put_number(&load, report);
    CS_TRY(cs_gather_rows(gather, &load, error));
    if (!gather->entries.count)
        return CASUS_OK;
    const int64_t event = gather->entries.items[0].event;
    if (event) { /* it may have to leave the others */
        gather->entries.count = gather->facts.count = 0;
        CS_TRY(load_event(gather, event, error));
    }
    for (uint32_t i = 0; i < gather->entries.count; i++)
        if (gather->entries.items[i].report == report) {
            CS_TRY(expand(gather, i, error));
            break;
        }
    CS_TRY(run_until_stable(gather, error));
    return write_all(gather, error);
}

casus_status cs_settle_report(casus_store *store, int64_t report, casus_error *error)
{
    cs_arena arena = {0};
    cs_gather gather = {.store = store, .arena = &arena};
    const casus_status status = settle(&gather, report, error);
    cs_arena_free(&arena);
    return status;
}
