/* layer.c - see layer.h. */
#include "model/layer.h"

#include "base/error.h"

typedef struct buffers {
    uint8_t *q;   /* [T][D] */
    float *p;     /* [T][G D] */
    float *state; /* [D] */
} buffers;

static void run(const cs_model *m, const cs_layer *layer, const cs_batch *batch, float *x,
                const buffers *b)
{
    const uint32_t D = m->width;
    size_t start = 0;
    for (uint32_t i = 0; i < batch->segment_count; start += batch->lengths[i++])
        m->kernels.convolve(layer->filter, x + start * D, b->q + start * D,
                            batch->lengths[i], D);
    m->kernels.product(&layer->gates, b->q, D, b->p, batch->word_count);
    start = 0;
    for (uint32_t i = 0; i < batch->segment_count; start += batch->lengths[i++])
        m->kernels.recur(b->p + start * D * m->gates, x + start * D, b->state,
                         batch->lengths[i], D, m->gates);
}

casus_status cs_layers_run(const cs_model *model, uint32_t from, uint32_t to,
                           const cs_batch *batch, cs_vectors *vectors, casus_error *error)
{
    cs_workspace *space = vectors->space;
    const cs_workspace_point before = cs_workspace_mark(space);
    const size_t cells = (size_t)batch->word_count * model->width;
    const buffers b = {cs_workspace_take(space, cells, 1),
                       cs_workspace_take(space, cells * model->gates, sizeof(float)),
                       cs_workspace_take(space, model->width, sizeof(float))};
    if (!b.q || !b.p || !b.state)
        return cs_nomem(error);
    for (uint32_t l = from; l < to; l++)
        run(model, &model->layer[l], batch, vectors->x, &b);
    cs_workspace_rewind(space, before);
    return CASUS_OK;
}
