/* origin.c - how many independent origins an event has.  Rules O1-O4. */
#include "merge/merge.h"

#include "base/error.h"

/* Whose word a report is in the end. */
typedef struct cs_origin {
    casus_text who; /* a named speaker, an outlet, a publisher; empty: nobody is named */
    int64_t story;  /* of what nobody named said */
} cs_origin;

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

static bool same_letters(casus_text a, casus_text b)
{
    if (a.size != b.size)
        return false;
    for (uint32_t i = 0; i < a.size; i++)
        if ((a.data[i] | 0x20) != (b.data[i] | 0x20))
            return false;
    return true;
}

static bool same_origin(const cs_origin *a, const cs_origin *b)
{
    return (a->who.size && same_letters(a->who, b->who)) ||
           (a->story && a->story == b->story);
}

static uint32_t root_of(uint32_t *parent, uint32_t at)
{
    while (parent[at] != at)
        at = parent[at] = parent[parent[at]];
    return at;
}

casus_status cs_merge_origins(const cs_merge_report *reports, uint32_t count,
                              cs_arena *arena, uint32_t *origins, uint32_t *out,
                              casus_error *error)
{
    cs_origin *all = cs_arena_alloc(arena, (count + 1u) * sizeof *all);
    if (!all)
        return cs_nomem(error);
    *out = 0;
    for (uint32_t i = 0; i < count; i++) {
        all[i] = origin_of(&reports[i]);
        origins[i] = i;
    }
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = 0; j < i; j++) {
            const uint32_t a = root_of(origins, i), b = root_of(origins, j);
            if (a != b && same_origin(&all[i], &all[j]))
                origins[a < b ? b : a] = a < b ? a : b;
        }
    for (uint32_t i = 0; i < count; i++) {
        origins[i] = root_of(origins, i);
        *out += origins[i] == i;
    }
    return CASUS_OK;
}
