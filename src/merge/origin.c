/* origin.c - how many independent origins an event has.  Rules O1-O4. */
#include "merge/merge.h"

#include "base/error.h"

#include <stdlib.h>

/* Whose word a report is in the end. */
typedef struct cs_origin {
    casus_text
        who; /* in lower case: a named speaker, an outlet, a publisher; empty: nobody */
    int64_t story; /* of what nobody named said; 0: none */
} cs_origin;

/* One of the two things by which reports have one origin. */
typedef struct cs_origin_mark {
    casus_text who;
    int64_t story;
    uint32_t report;
} cs_origin_mark;

static bool is_named(const cs_merge_report *report)
{
    return report->origin_name.size && (cs_text_is(report->origin_kind, "person") ||
                                        cs_text_is(report->origin_kind, "organisation") ||
                                        cs_text_is(report->origin_kind, "document") ||
                                        cs_text_is(report->origin_kind, "outlet"));
}

/* O1: a named speaker is one origin wherever he is cited.  O2: what nobody named said rests on the
 * outlet that says so, else on the first publisher.  O3: else it is the story's own. */
static cs_origin origin_of(const cs_merge_report *report)
{
    if (is_named(report))
        return (cs_origin){
            report->origin_code.size ? report->origin_code : report->origin_name, 0};
    if (report->outlet.size)
        return (cs_origin){report->outlet, report->story};
    return (cs_origin){report->publisher, report->story};
}

static int compare(const cs_origin_mark *a, const cs_origin_mark *b)
{
    if (a->story != b->story)
        return a->story < b->story ? -1 : 1;
    return cs_text_compare(a->who, b->who);
}

static int by_mark(const void *a, const void *b)
{
    const cs_origin_mark *x = a, *y = b;
    const int order = compare(x, y);
    return order ? order : x->report < y->report ? -1 : x->report > y->report;
}

static uint32_t root_of(uint32_t *parent, uint32_t at)
{
    while (parent[at] != at)
        at = parent[at] = parent[parent[at]];
    return at;
}

static void unite(uint32_t *origins, uint32_t a, uint32_t b)
{
    a = root_of(origins, a);
    b = root_of(origins, b);
    origins[a < b ? b : a] = a < b ? a : b;
}

/* Two marks for each report, equal ones behind each other. */
static casus_status make_marks(const cs_merge_report *reports, uint32_t count,
                               cs_arena *arena, cs_origin_mark *marks, uint32_t *used,
                               casus_error *error)
{
    *used = 0;
    for (uint32_t i = 0; i < count; i++) {
        const cs_origin origin = origin_of(&reports[i]);
        if (origin.who.size) {
            const casus_text who = cs_text_lower(origin.who, arena);
            if (!who.data)
                return cs_nomem(error);
            marks[(*used)++] = (cs_origin_mark){.who = who, .report = i};
        }
        if (origin.story)
            marks[(*used)++] = (cs_origin_mark){.story = origin.story, .report = i};
    }
    if (*used)
        qsort(marks, *used, sizeof *marks, by_mark);
    return CASUS_OK;
}

casus_status cs_merge_origins(const cs_merge_report *reports, uint32_t count,
                              cs_arena *arena, uint32_t *origins, uint32_t *out,
                              casus_error *error)
{
    uint32_t used;
    cs_origin_mark *marks =
        cs_arena_alloc(arena, ((size_t)2 * count + 1) * sizeof *marks);
    *out = 0;
    if (!marks)
        return cs_nomem(error);
    CS_TRY(make_marks(reports, count, arena, marks, &used, error));
    for (uint32_t i = 0; i < count; i++)
        origins[i] = i;
    for (uint32_t i = 1; i < used; i++)
        if (compare(&marks[i - 1], &marks[i]) == 0)
            unite(origins, marks[i - 1].report, marks[i].report);
    for (uint32_t i = 0; i < count; i++) {
        origins[i] = root_of(origins, i);
        *out += origins[i] == i;
    }
    return CASUS_OK;
}
