/* encode.c - see encode.h.  A word is the sum of the vectors of its features; recurrent
 * layers then let it know its neighbours. */
#include "encode/encode.h"

#include "base/error.h"
#include "encode/features.h"
#include "model/layer.h"

#include <string.h>

static void sum_features(const cs_model *m, casus_text form, float *x)
{
    uint64_t hashes[CS_FEATURE_COUNT];
    uint32_t rows[CS_FEATURE_COUNT], count = 0;
    cs_word_features(form, hashes);
    for (uint32_t f = 0; f < CS_FEATURE_COUNT; f++) {
        const uint32_t row = hashes[f] ? cs_lookup_find(&m->features, hashes[f]) : 0;
        if (row)
            rows[count++] = row - 1;
        else if (f == CS_FEATURE_FORM)
            rows[count++] = 0;
    }
    m->kernels.gather(m->table, rows, count, m->table_scale, x, m->width);
}

static void embed_word(const cs_model *m, cs_memo *memo, casus_text form, float *x)
{
    const size_t size = m->width * sizeof *x;
    const float *known = cs_memo_find(memo, form, 0);
    if (known) {
        memcpy(x, known, size);
        return;
    }
    sum_features(m, form, x);
    float *kept = cs_memo_keep(memo, form, 0);
    if (kept)
        memcpy(kept, x, size);
}

bool cs_encode_memo_new(const cs_model *model, cs_memo *memo, uint32_t count)
{
    return cs_memo_new(memo, count, model->width * sizeof(float));
}

casus_status cs_encode(const cs_model *model, const cs_analysis *analysis,
                       const cs_batch *batch, cs_vectors *vectors, casus_error *error)
{
    const uint32_t T = batch->word_count, D = model->width;
    vectors->x = cs_workspace_take(vectors->space, (size_t)T * D, sizeof *vectors->x);
    vectors->tag = cs_workspace_take(vectors->space, T, sizeof *vectors->tag);
    if (!vectors->x || !vectors->tag)
        return cs_nomem(error);
    for (uint32_t t = 0; t < T; t++)
        embed_word(model, vectors->words, analysis->words[batch->first_word + t].form,
                   vectors->x + (size_t)t * D);
    return cs_layers_run(model, 0, model->tag_layer, batch, vectors, error);
}
