/* events.c - reports put together into events.  Rules M8 and M9. */
#include "merge/merge.h"

#include "base/error.h"

#include <stdlib.h>

enum { MOST_COMPARED = 64 }; /* reports of one event that a report is compared with */

typedef struct cs_grouper {
    const cs_merge_report *reports;
    const cs_merge_options *options;
    const cs_merge_fix *fixes;
    uint32_t fix_count;
    cs_merge_place *places;
    uint32_t *next;    /* the next report of the same event, or CASUS_NONE */
    uint32_t *leaders; /* of the events, in the order of their days */
    uint32_t leader_count;
} cs_grouper;

static int compare(const cs_merge_report *a, const cs_merge_report *b)
{
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    const int ids = cs_text_compare(a->id, b->id);
    return ids ? ids : (a->number > b->number) - (a->number < b->number);
}

static int by_day(const void *a, const void *b)
{
    return compare(*(const cs_merge_report *const *)a,
                   *(const cs_merge_report *const *)b);
}

/* What a correction says of two reports: 1 together, -1 apart, 0 nothing. */
static int fixed(const cs_grouper *grouper, casus_text a, casus_text b)
{
    for (uint32_t i = 0; i < grouper->fix_count; i++) {
        const cs_merge_fix *fix = &grouper->fixes[i];
        if ((cs_text_equal(fix->a, a) && cs_text_equal(fix->b, b)) ||
            (cs_text_equal(fix->a, b) && cs_text_equal(fix->b, a)))
            return fix->together ? 1 : -1;
    }
    return 0;
}

/* Why a report joins an event; NULL: one of the event's reports contradicts it. */
static const char *join(const cs_grouper *grouper, uint32_t report, uint32_t leader)
{
    const char *reason = NULL;
    bool forced = false, contradicted = false;
    uint32_t compared = 0;
    for (uint32_t at = leader; at != CASUS_NONE; at = grouper->next[at]) {
        const cs_merge_report *a = &grouper->reports[report], *b = &grouper->reports[at];
        const int fix = fixed(grouper, a->id, b->id);
        if (fix < 0)
            return NULL;
        forced = forced || fix > 0;
        if (contradicted || compared++ >= MOST_COMPARED)
            continue;
        const char *why = cs_merge_reason(a, b, grouper->options);
        contradicted = !why;
        reason = reason ? reason : why;
        if (contradicted && grouper->fix_count == 0)
            return NULL;
    }
    return forced ? "a correction" : contradicted ? NULL : reason;
}

static void place(cs_grouper *grouper, uint32_t report)
{
    for (uint32_t i = 0; i < grouper->leader_count; i++) {
        uint32_t at = grouper->leaders[i];
        const char *reason = join(grouper, report, at);
        if (!reason)
            continue;
        grouper->places[report] = (cs_merge_place){at, reason};
        while (grouper->next[at] != CASUS_NONE)
            at = grouper->next[at];
        grouper->next[at] = report;
        return;
    }
    grouper->places[report] = (cs_merge_place){report, ""};
    grouper->leaders[grouper->leader_count++] = report;
}

casus_status cs_merge_all(const cs_merge_report *reports, uint32_t count,
                          const cs_merge_options *options, const cs_merge_fix *fixes,
                          uint32_t fix_count, cs_arena *arena, cs_merge_place *places,
                          casus_error *error)
{
    const size_t room = count + 1u;
    cs_grouper grouper = {.reports = reports,
                          .options = options,
                          .fixes = fixes,
                          .fix_count = fix_count,
                          .places = places};
    const cs_merge_report **order = cs_arena_alloc(arena, room * sizeof(void *));
    grouper.next = cs_arena_alloc(arena, room * sizeof *grouper.next);
    grouper.leaders = cs_arena_alloc(arena, room * sizeof *grouper.leaders);
    if (!order || !grouper.next || !grouper.leaders)
        return cs_nomem(error);
    for (uint32_t i = 0; i < count; i++) {
        order[i] = &reports[i];
        grouper.next[i] = CASUS_NONE;
    }
    if (count)
        qsort(order, count, sizeof *order, by_day);
    for (uint32_t i = 0; i < count; i++)
        place(&grouper, (uint32_t)(order[i] - reports));
    return CASUS_OK;
}
