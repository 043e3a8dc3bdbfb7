#include "code/code.h"

#include "base/error.h"
#include "code/coder.h"
#include "code/identity.h"

static bool prepare(cs_coder *coder)
{
    const size_t count = (size_t)coder->in->analysis->word_count + 1;
    coder->state = cs_arena_alloc(coder->arena, count);
    coder->consumed = cs_arena_alloc(coder->arena, count);
    coder->act_of = cs_arena_alloc(coder->arena, count * sizeof *coder->act_of);
    return coder->state && coder->consumed && coder->act_of;
}

static void find_classes(cs_coder *coder)
{
    const cs_dict *dict = coder->dict;
    coder->classes =
        (cs_code_classes){.negator = cs_class_find(dict, "@negator"),
                          .light_verb = cs_class_find(dict, "@light-verb"),
                          .quantity = cs_class_find(dict, "@quantity"),
                          .sport = cs_class_find(dict, "@sport-word"),
                          .owner_preposition = cs_class_find(dict, "@owner-preposition"),
                          .unless = cs_class_find(dict, "@unless"),
                          .subject_control = cs_class_find(dict, "@subject-control"),
                          .together = cs_class_find(dict, "@together"),
                          .toward = cs_class_find(dict, "@toward"),
                          .instrument = cs_class_find(dict, "@instrument"),
                          .object_mark = cs_class_find(dict, "@object-mark"),
                          .weekday = cs_class_find(dict, "@weekday"),
                          .month = cs_class_find(dict, "@month"),
                          .making_verb = cs_class_find(dict, "@making-verb"),
                          .target_mark = cs_class_find(dict, "@target-mark"),
                          .location = cs_class_find(dict, "@location-preposition")};
}

static casus_status run(cs_coder *coder, casus_error *error)
{
    find_classes(coder);
    if (!prepare(coder))
        return cs_nomem(error);
    cs_make_events(coder);
    cs_answer_replies(coder);
    return coder->failed ? cs_nomem(error) : CASUS_OK;
}

static cs_coder coder_for(const cs_code_input *input, cs_arena *arena)
{
    return (cs_coder){
        .in = input, .tree = input->tree, .dict = input->dict, .arena = arena};
}

casus_status cs_code_events(const cs_code_input *input, cs_arena *arena, cs_events *out,
                            casus_error *error)
{
    cs_coder coder = coder_for(input, arena);
    *out = (cs_events){.items = NULL};
    CS_TRY(run(&coder, error));
    cs_set_ids(input->article->text, coder.events.items, coder.events.count);
    out->items = coder.events.items;
    out->count = coder.events.count;
    return CASUS_OK;
}

/* By word; those of one word stay in the order in which they were found. */
static casus_reason *sort_reasons(const cs_coder *coder)
{
    const uint32_t words = coder->in->analysis->word_count, count = coder->reasons.count;
    uint32_t *next = cs_arena_alloc(coder->arena, ((size_t)words + 2) * sizeof *next);
    casus_reason *sorted =
        cs_arena_alloc(coder->arena, ((size_t)count + 1) * sizeof *sorted);
    if (!next || !sorted)
        return NULL;
    for (uint32_t i = 0; i < count; i++)
        next[coder->reasons.items[i].word + 1]++;
    for (uint32_t i = 1; i <= words; i++)
        next[i] += next[i - 1];
    for (uint32_t i = 0; i < count; i++)
        sorted[next[coder->reasons.items[i].word]++] = coder->reasons.items[i];
    return sorted;
}

casus_status cs_code_reasons(const cs_code_input *input, cs_arena *arena, cs_reasons *out,
                             casus_error *error)
{
    cs_coder coder = coder_for(input, arena);
    coder.explains = true;
    *out = (cs_reasons){.items = NULL};
    CS_TRY(run(&coder, error));
    out->items = sort_reasons(&coder);
    if (!out->items)
        return cs_nomem(error);
    out->count = coder.reasons.count;
    return CASUS_OK;
}
