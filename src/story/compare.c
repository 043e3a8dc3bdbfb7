/* compare.c - how two articles are akin, from their sketches.  Rules S4-S8.
 *
 * A share is not the number of shingles that two articles have in common: one wrong letter in
 * twenty words would halve it.  Shared shingles that stand close together make one stretch, and
 * the share is the length of all stretches. */
#include "story/story.h"

#include <stdlib.h>

/* All thresholds of the comparison; docs/stories.md says what they were chosen on. */
enum {
    GAP = 15,          /* words between two shared shingles of one stretch */
    GAP_LEVEL = 8,     /* more words for each shingle that the level leaves out */
    EDGE = 20,         /* words at the ends of a body that may be another's */
    COMMON_REACH = 20, /* words around a common place that do not count */
    FEWEST_MARKS = 3,  /* shared shingles */
    FEWEST_WORDS = 20, /* shared, of a copy or an excerpt */
    PART_WORDS = 30,   /* shared, of a part */
    TAIL_WORDS = 80,   /* shared, of a part that begins neither article */
};
static const float WHOLE =
    0.7F; /* share of a copy or an excerpt that stands in the other */
static const float HALF = 0.5F;     /* share of the other one that makes it a copy */
static const float INCLUDED = 0.8F; /* share of an article that stands inside another */
static const float PART_DENSITY = 0.45F; /* of a part */
static const float TEMPLATE_FACTS = 0.6F, TEMPLATE_DENSITY = 0.8F;
static const float QUOTED = 0.25F; /* share of a quoted passage */
static const float PART = 0.15F;   /* share of a part that begins or ends an article */
static const float TAIL_WHOLE = 0.85F,
                   TAIL_PART = 0.4F; /* of what begins neither article */

typedef struct cs_places {
    uint32_t at[CS_SKETCH_MARKS];
    uint32_t count;
} cs_places;

static bool is_common(const cs_common_places *common, uint32_t at)
{
    for (uint32_t i = 0; common && i < common->count; i++)
        if (common->at[i] < at + COMMON_REACH && at < common->at[i] + COMMON_REACH)
            return true;
    return false;
}

/* The shingles that two articles have in common: those of `common` places apart. */
typedef struct cs_shared {
    cs_places in_a, in_b;
    cs_places common_a, common_b;
    uint32_t facts; /* shingles of `in_a` with a fact */
} cs_shared;

static void find_shared(const cs_sketch *a, const cs_sketch *b, uint32_t level,
                        const cs_common_places *common, cs_shared *out)
{
    const uint32_t mask = (1u << level) - 1;
    out->in_a.count = out->in_b.count = out->common_a.count = out->common_b.count = 0;
    out->facts = 0;
    for (uint32_t i = 0, j = 0; i < a->mark_count && j < b->mark_count;) {
        const cs_mark *x = &a->marks[i], *y = &b->marks[j];
        if (x->hash == y->hash && (x->hash & mask) == 0) {
            const bool apart = is_common(common, x->at);
            cs_places *to_a = apart ? &out->common_a : &out->in_a;
            cs_places *to_b = apart ? &out->common_b : &out->in_b;
            to_a->at[to_a->count++] = x->at;
            to_b->at[to_b->count++] = y->at;
            out->facts += !apart && x->fact;
        }
        i += x->hash <= y->hash;
        j += y->hash <= x->hash;
    }
}

static int by_number(const void *a, const void *b)
{
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* The words of all stretches of shared shingles; `part` receives the first and the last. */
static uint32_t measure(cs_places *places, uint32_t words, uint32_t level,
                        casus_span *part)
{
    const uint32_t left_out = (1u << level) - 1, gap = GAP + GAP_LEVEL * left_out;
    qsort(places->at, places->count, sizeof places->at[0], by_number);
    uint32_t sum = 0, end = 0;
    for (uint32_t i = 0; i < places->count;) {
        uint32_t start = places->at[i], last = start;
        while (++i < places->count && places->at[i] - last <= gap)
            last = places->at[i];
        start -= least(start, left_out);
        start = start < end ? end : start;
        const uint32_t stop = least(words, last + CS_SHINGLE + left_out);
        sum += stop > start ? stop - start : 0;
        end = stop > end ? stop : end;
    }
    *part = (casus_span){places->count ? places->at[0] : 0, end};
    return sum;
}

/* Shared words that begin or end both articles, as those of an excerpt or a roundup do; a
 * passage that one quotes from the other stands in its middle. */
static bool at_edges(const cs_kinship *kin, const cs_sketch *a, const cs_sketch *b,
                     uint32_t level, bool *tail)
{
    const uint32_t reach = EDGE + 2 * ((1u << level) - 1);
    const bool start_a = kin->part_a.start <= reach, start_b = kin->part_b.start <= reach;
    const bool end_a = kin->part_a.end + reach >= a->words;
    const bool end_b = kin->part_b.end + reach >= b->words;
    *tail = !start_a && !start_b;
    return (start_a || end_a) && (start_b || end_b);
}

/* The words around the facts are shared, and the facts are not. */
static bool is_template(const cs_kinship *kin)
{
    return kin->facts < TEMPLATE_FACTS && kin->density < TEMPLATE_DENSITY;
}

static casus_kinship kind_of(const cs_kinship *kin, const cs_sketch *a,
                             const cs_sketch *b, uint32_t level, uint32_t words)
{
    const float less = kin->cover_a < kin->cover_b ? kin->cover_a : kin->cover_b;
    const float more = kin->cover_a < kin->cover_b ? kin->cover_b : kin->cover_a;
    bool tail = false;
    const bool edges = at_edges(kin, a, b, level, &tail);
    if (is_template(kin) || words < FEWEST_WORDS)
        return CASUS_KIN_NONE;
    if (tail && more < TAIL_WHOLE)
        return more >= TAIL_PART && words >= TAIL_WORDS && edges ? CASUS_KIN_PARTIAL
                                                                 : CASUS_KIN_NONE;
    if (more >= WHOLE && less >= HALF)
        return CASUS_KIN_COPY;
    if (more >= WHOLE && edges)
        return CASUS_KIN_EXCERPT;
    if (words < PART_WORDS || kin->density < PART_DENSITY)
        return CASUS_KIN_NONE;
    if (more >= INCLUDED || less >= HALF)
        return CASUS_KIN_PARTIAL;
    return edges && more >= PART ? CASUS_KIN_PARTIAL : CASUS_KIN_NONE;
}

/* The share of a body that stands in the other one; what is common counts on neither side. */
static float cover(cs_places *places, cs_places *common, uint32_t words, uint32_t level,
                   casus_span *part, uint32_t *covered)
{
    casus_span unused;
    const uint32_t aside = measure(common, words, level, &unused);
    *covered = measure(places, words, level, part);
    const uint32_t rest = words > aside + *covered ? words - aside : *covered;
    return rest ? (float)*covered / (float)rest : 0;
}

/* Whether a place stands in one of the stretches that measure() found in sorted places. */
static bool in_stretch(const cs_places *places, uint32_t at, uint32_t gap)
{
    uint32_t low = 0, high = places->count; /* the first place behind `at` */
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (places->at[middle] <= at)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return false;
    return places->at[low - 1] == at ||
           (low < places->count && places->at[low] - places->at[low - 1] <= gap);
}

/* How rich in facts the shared shingles of the stretches are, against all shingles there: 1 when
 * words were changed by chance, near 0 when the facts were.  Reports made from one template share
 * the words around the facts. */
static float richness(const cs_sketch *sketch, const cs_places *places, uint32_t level,
                      uint32_t facts)
{
    const uint32_t mask = (1u << level) - 1, gap = GAP + GAP_LEVEL * mask;
    uint32_t all = 0, rich = 0;
    for (uint32_t i = 0; i < sketch->mark_count; i++) {
        const cs_mark *mark = &sketch->marks[i];
        if ((mark->hash & mask) == 0 && in_stretch(places, mark->at, gap)) {
            all++;
            rich += mark->fact;
        }
    }
    if (rich == 0 || places->count == 0)
        return 1;
    return (float)facts / (float)places->count * (float)all / (float)rich;
}

cs_kinship cs_sketch_compare(const cs_sketch *a, const cs_sketch *b,
                             const cs_common_places *common)
{
    cs_kinship kin = {.kind = CASUS_KIN_NONE};
    cs_shared shared;
    const uint32_t level = a->level > b->level ? a->level : b->level;
    find_shared(a, b, level, common, &shared);
    if (shared.in_a.count >= FEWEST_MARKS) {
        const uint32_t shared_count = shared.in_a.count;
        uint32_t words_a, words_b;
        kin.cover_a =
            cover(&shared.in_a, &shared.common_a, a->words, level, &kin.part_a, &words_a);
        kin.cover_b =
            cover(&shared.in_b, &shared.common_b, b->words, level, &kin.part_b, &words_b);
        const float rich_a = richness(a, &shared.in_a, level, shared.facts);
        const float rich_b = richness(b, &shared.in_b, level, shared.facts);
        kin.facts = rich_a < rich_b ? rich_a : rich_b;
        kin.density = (float)(shared_count << level) / (float)least(words_a, words_b);
        kin.kind = kind_of(&kin, a, b, level, least(words_a, words_b));
        kin.a_within = kin.cover_a > kin.cover_b ||
                       (kin.cover_a >= kin.cover_b && a->words < b->words);
    }
    /* A passage of some length that is no part yet was quoted. */
    const bool quoted = kin.cover_a >= QUOTED || kin.cover_b >= QUOTED;
    if (kin.kind == CASUS_KIN_NONE && !quoted && cs_sketch_is_rewrite(a, b))
        kin.kind = CASUS_KIN_REWRITE;
    return kin;
}
