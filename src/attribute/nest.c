/* nest.c - drafts -> attributions: outer before inner, then in text order. */
#include "attribute/seeker.h"

#include "base/error.h"

#include <stdlib.h>

typedef struct cs_order {
    uint32_t start, end; /* words of cue and content together */
    uint32_t draft;
} cs_order;

static int by_start(const void *a, const void *b)
{
    const cs_order *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    return x->draft < y->draft ? -1 : x->draft > y->draft;
}

static casus_span *copy_spans(cs_seeker *seeker, const cs_range *ranges, uint32_t count)
{
    casus_span *spans =
        cs_arena_alloc(seeker->arena, ((size_t)count + 1) * sizeof *spans);
    for (uint32_t i = 0; spans && i < count; i++)
        spans[i] = (casus_span){seeker->tree->words[ranges[i].first].start,
                                seeker->tree->words[ranges[i].last].end};
    return spans;
}

static void sort_pieces(cs_draft *draft)
{
    for (uint32_t i = 1; i < draft->content_count; i++)
        for (uint32_t k = i; k && draft->content[k].first < draft->content[k - 1].first;
             k--) {
            const cs_range swap = draft->content[k];
            draft->content[k] = draft->content[k - 1];
            draft->content[k - 1] = swap;
        }
}

/* direct: all content lies in quotations; mixed: some of it; else indirect. */
static casus_text kind_of_quote(const cs_seeker *seeker, const cs_draft *draft)
{
    bool inside = false, outside = false;
    for (uint32_t i = 0; i < draft->content_count; i++)
        for (uint32_t k = draft->content[i].first; k <= draft->content[i].last; k++) {
            const bool punctuation = seeker->tree->words[k].upos == CASUS_UPOS_PUNCT;
            const bool own =
                seeker->quotation_of[k] != CASUS_NONE &&
                (draft->cue == CASUS_NONE ||
                 seeker->quotation_of[k] != seeker->quotation_of[draft->cue]);
            inside = inside || (own && !punctuation);
            outside = outside || (!own && !punctuation);
        }
    return !inside ? CS_TEXT("indirect") : outside ? CS_TEXT("mixed") : CS_TEXT("direct");
}

static bool fill(cs_seeker *seeker, cs_draft *draft, casus_attribution *out)
{
    static const casus_text readings[] = {
        {"report", 6}, {"belief", 6}, {"intent", 6}, {"evaluation", 10}};
    *out = (casus_attribution){
        .kind = kind_of_quote(seeker, draft),
        .reading = readings[draft->reading],
        .source = copy_spans(seeker, &draft->source_range, draft->source != CASUS_NONE),
        .cue = copy_spans(seeker, draft->cue_range, draft->cue_count),
        .content = copy_spans(seeker, draft->content, draft->content_count),
        .source_count = draft->source != CASUS_NONE,
        .cue_count = draft->cue_count,
        .content_count = draft->content_count,
        .parent = CASUS_NONE};
    out->speaker = cs_speaker_of(seeker, draft);
    out->via = cs_via_of(seeker, draft);
    out->sentence =
        seeker->sentence_of[draft->cue != CASUS_NONE ? draft->cue
                                                     : draft->content[0].first];
    return out->source && out->cue && out->content;
}

/* Whether the content of `outer` holds the cue and the content's start of `inner`. */
static bool holds(const cs_seeker *seeker, const cs_order *outer, const cs_order *inner)
{
    const cs_draft *draft = &seeker->drafts.items[outer->draft];
    const uint32_t cue = seeker->drafts.items[inner->draft].cue;
    for (uint32_t i = 0; i < draft->content_count; i++)
        if (draft->content[i].first <= cue && cue <= draft->content[i].last)
            return true;
    return false;
}

/* The bytes of cue and content together; what is behind another draft takes that one's. */
static cs_range extent(const cs_seeker *seeker, const cs_draft *draft)
{
    if (draft->behind != CASUS_NONE)
        draft = &seeker->drafts.items[draft->behind];
    cs_range range = {UINT32_MAX, 0};
    for (uint32_t i = 0; i < draft->content_count; i++) {
        range.first =
            draft->content[i].first < range.first ? draft->content[i].first : range.first;
        range.last =
            draft->content[i].last > range.last ? draft->content[i].last : range.last;
    }
    if (draft->cue != CASUS_NONE) {
        range.first = draft->cue < range.first ? draft->cue : range.first;
        range.last = draft->cue > range.last ? draft->cue : range.last;
    }
    return range;
}

static uint32_t order_drafts(cs_seeker *seeker, cs_order *order)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < seeker->drafts.count; i++) {
        cs_draft *draft = &seeker->drafts.items[i];
        if (draft->dropped || !draft->content_count)
            continue;
        sort_pieces(draft);
        const cs_range words = extent(seeker, draft);
        order[count++] = (cs_order){words.first, words.last, i};
    }
    if (count)
        qsort(order, count, sizeof *order, by_start);
    return count;
}

enum { NESTING = 32, NEAR = 16 };

static bool covers(const cs_draft *draft, uint32_t word)
{
    for (uint32_t i = 0; i < draft->content_count; i++)
        if (draft->content[i].first <= word && word <= draft->content[i].last)
            return true;
    return false;
}

/* "X said that A, Y reported": what X said ends before Y. */
static void cut_inserted(cs_seeker *seeker, uint32_t index)
{
    const cs_draft *draft = &seeker->drafts.items[index];
    const uint32_t from = index > NEAR ? index - NEAR : 0;
    for (uint32_t i = from; i < seeker->drafts.count && i <= index + NEAR; i++) {
        cs_draft *other = &seeker->drafts.items[i];
        if (i != index && !other->dropped && other->cue != CASUS_NONE && !other->quoted &&
            covers(draft, other->cue))
            cs_draft_cut(seeker, other, draft->block);
    }
}

casus_status cs_finish_attributions(cs_seeker *seeker, cs_attributions *out,
                                    casus_error *error)
{
    const size_t room = (size_t)seeker->drafts.count + 1;
    cs_order *order = cs_arena_alloc(seeker->arena, room * sizeof *order);
    out->items = cs_arena_alloc(seeker->arena, room * sizeof *out->items);
    if (!order || !out->items)
        return cs_nomem(error);
    for (uint32_t i = 0; i < seeker->drafts.count; i++)
        if (seeker->drafts.items[i].inserted && !seeker->drafts.items[i].dropped)
            cut_inserted(seeker, i);
    out->count = order_drafts(seeker, order);
    uint32_t open[NESTING], depth = 0;
    for (uint32_t i = 0; i < out->count; i++) {
        if (!fill(seeker, &seeker->drafts.items[order[i].draft], &out->items[i]))
            return cs_nomem(error);
        while (depth && order[open[depth - 1]].end < order[i].start)
            depth--;
        for (uint32_t k = depth; k-- > 0 && out->items[i].parent == CASUS_NONE;)
            if (order[open[k]].draft == seeker->drafts.items[order[i].draft].behind ||
                holds(seeker, &order[open[k]], &order[i]))
                out->items[i].parent = open[k];
        if (depth < NESTING)
            open[depth++] = i;
    }
    return CASUS_OK;
}
