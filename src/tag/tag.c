/* tag.c - see tag.h. */
#include "tag/tag.h"

#include "base/error.h"
#include "model/best.h"
#include "tag/endings.h"

/* The number of the longest ending that the table has, or 0. */
static uint32_t decide(const cs_lookup *table, const uint64_t *keys, uint32_t count)
{
    while (count-- > 0) {
        const uint32_t found = cs_lookup_find(table, keys[count]);
        if (found)
            return found;
    }
    return 0;
}

/* What follows from a form and its tag. */
typedef struct answer {
    uint32_t feats; /* number + 1, or 0: as the tag says */
    uint32_t size;  /* of the lemma; 0: the form itself */
    char lemma[CS_LEMMA_BYTES];
} answer;

static void find_lemma(const cs_model *m, casus_text form, casus_text lower,
                       uint32_t number, answer *out)
{
    cs_lemma_rule rule;
    out->size = 0;
    if (!number || !cs_lemma_rule_read(m->lemma_rules.items[number - 1], &rule))
        return;
    out->size = cs_lemma_apply(&rule, form, lower, out->lemma);
    if (cs_text_equal(form, cs_text(out->lemma, out->size)))
        out->size = 0;
}

static void find_answer(const cs_model *m, casus_text form, uint32_t tag, answer *out)
{
    char lower_bytes[CS_LEMMA_BYTES];
    uint64_t keys[CS_ENDING_KEYS];
    const casus_text lower = cs_text(lower_bytes, cs_word_lower(form, lower_bytes));
    const uint32_t count = cs_ending_keys(lower, tag, keys);
    out->feats = m->tags_have_xpos ? decide(&m->feats_endings, keys, count) : 0;
    find_lemma(m, form, lower, decide(&m->lemma_endings, keys, count), out);
}

static bool set_word(const cs_model *m, casus_word *word, uint32_t tag, cs_memo *memo,
                     cs_arena *arena)
{
    const cs_tag_fact *fact = &m->tag_facts[tag];
    answer own;
    const answer *found = cs_memo_find(memo, word->form, tag);
    if (!found) {
        answer *kept = cs_memo_keep(memo, word->form, tag);
        find_answer(m, word->form, tag, kept ? kept : &own);
        found = kept ? kept : &own;
    }
    word->upos = fact->upos;
    word->xpos = fact->xpos;
    word->feats = found->feats ? m->feats.items[found->feats - 1] : fact->feats;
    word->features = found->feats ? m->feats_bits[found->feats - 1] : fact->features;
    word->lemma = found->size ? cs_text_copy(cs_text(found->lemma, found->size), arena)
                              : word->form;
    return !found->size || word->lemma.data;
}

bool cs_tag_memo_new(cs_memo *memo, uint32_t count)
{
    return cs_memo_new(memo, count, sizeof(answer));
}

static void choose_tags(const cs_model *m, uint32_t T, const cs_vectors *vectors,
                        uint8_t *q, float *score)
{
    const cs_scaling scaling = {m->tag_input, (float)CS_INPUT_ZERO, m->width};
    m->kernels.quantise(&scaling, vectors->x, m->width, q, T);
    m->kernels.product(&m->tag, q, m->width, score, T);
    for (uint32_t t = 0; t < T; t++)
        vectors->tag[t] = cs_best_of(score + (size_t)t * m->tag.outputs, m->tags);
}

casus_status cs_tag(const cs_model *model, cs_analysis *analysis, const cs_batch *batch,
                    cs_vectors *vectors, cs_arena *arena, casus_error *error)
{
    cs_workspace *space = vectors->space;
    const size_t T = batch->word_count;
    const cs_workspace_point before = cs_workspace_mark(space);
    uint8_t *q = cs_workspace_take(space, T, model->width);
    float *score = cs_workspace_take(space, T * model->tag.outputs, sizeof *score);
    if (!q || !score)
        return cs_nomem(error);
    choose_tags(model, batch->word_count, vectors, q, score);
    cs_workspace_rewind(space, before);
    for (uint32_t t = 0; t < batch->word_count; t++)
        if (!set_word(model, &analysis->words[batch->first_word + t], vectors->tag[t],
                      vectors->tags, arena))
            return cs_nomem(error);
    return CASUS_OK;
}
