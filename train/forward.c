/* forward.c - from feature rows to scores.  The symbols are those of net.h. */
#include "model/activation.h"
#include "net.h"
#include "product.h"

#include <math.h>
#include <string.h>

#define FAR (-1e9f)

/* y = x W + b; y has its own row length because some inputs are parts of wider rows. */
static void linear(const net *n, const net_linear *a, const float *x, uint32_t x_row,
                   float *y, uint32_t T)
{
    for (uint32_t t = 0; t < T; t++)
        memcpy(y + (size_t)t * a->outputs, n->value + a->bias,
               a->outputs * sizeof(float));
    cs_product((product_left){x, x_row, 1},
               (product_right){n->value + a->weight, a->outputs},
               (product_sums){y, a->outputs}, (product_size){T, a->outputs, a->inputs});
}

static void draw_mask(float *mask, size_t count, float rate, uint64_t seed)
{
    const float kept = 1.0f / (1.0f - rate);
    for (size_t i = 0; i < count; i++)
        mask[i] = rate > 0.0f && net_uniform(seed, i) < rate ? 0.0f : kept;
}

static void embed(const net *n, net_work *w, const net_batch *b)
{
    const uint32_t D = n->shape.width;
    for (uint32_t t = 0; t < b->tokens; t++) {
        float *x = w->x[0] + (size_t)t * D;
        memset(x, 0, D * sizeof *x);
        for (uint32_t f = 0; f < CS_FEATURE_COUNT; f++) {
            if (!b->rows[t][f])
                continue;
            const float *row = n->table + (size_t)(b->rows[t][f] - 1) * D;
            for (uint32_t d = 0; d < D; d++)
                x[d] += row[d];
        }
        for (uint32_t d = 0; d < D; d++)
            x[d] *= w->mask[0][(size_t)t * D + d];
    }
}

/* v = a x_(t-1) + b x_t + c x_(t+1) + e, channel by channel, zero beyond the sentence. */
static void convolve(const float *filter, const float *x, float *v, uint32_t length,
                     uint32_t D)
{
    const float *a = filter, *m = filter + D, *c = filter + 2 * (size_t)D,
                *e = filter + 3 * (size_t)D;
    for (uint32_t t = 0; t < length; t++) {
        const float *now = x + (size_t)t * D;
        float *out = v + (size_t)t * D;
        for (uint32_t d = 0; d < D; d++)
            out[d] = m[d] * now[d] + e[d];
        if (t > 0)
            for (uint32_t d = 0; d < D; d++)
                out[d] += a[d] * (now - D)[d];
        if (t + 1 < length)
            for (uint32_t d = 0; d < D; d++)
                out[d] += c[d] * (now + D)[d];
    }
}

/* One step of the recurrence on channels [from, to); z is turned into its sigmoid. */
static void step(float *p, const float *before, float *c, uint32_t from, uint32_t to,
                 uint32_t D)
{
    for (uint32_t d = from; d < to; d++) {
        const float z = cs_sigmoid(p[D + d]);
        c[d] = z * (before ? before[d] : 0.0f) + (1.0f - z) * p[d];
    }
}

static void recur(float *p, float *c, uint32_t length, uint32_t D, uint32_t G)
{
    const size_t P = (size_t)G * D;
    for (uint32_t t = 0; t < length; t++)
        step(p + t * P, t ? c + (size_t)(t - 1) * D : NULL, c + (size_t)t * D, 0, D / 2,
             D);
    for (uint32_t t = length; t-- > 0;)
        step(p + t * P, t + 1 < length ? c + (size_t)(t + 1) * D : NULL,
             c + (size_t)t * D, D / 2, D, D);
}

static void leave_layer(const net_shape *s, net_work *w, uint32_t l, uint32_t T)
{
    const uint32_t D = s->width;
    for (uint32_t t = 0; t < T; t++) {
        const float *x = w->x[l] + (size_t)t * D, *c = w->c[l] + (size_t)t * D;
        const float *mask = w->mask[l + 1] + (size_t)t * D;
        const float *p = w->p[l] + (size_t)t * s->gates * D;
        float *y = w->x[l + 1] + (size_t)t * D;
        for (uint32_t d = 0; d < D; d++) {
            const float r = s->gates > 2 ? cs_sigmoid(p[2 * D + d]) : 1.0f;
            y[d] = x[d] + r * cs_tanh(c[d]) * mask[d];
        }
    }
}

static void run_layer(const net *n, net_work *w, const net_batch *b, uint32_t l)
{
    const net_shape *s = &n->shape;
    const float *filter = n->value + n->at.conv[l];
    size_t start = 0;
    for (uint32_t i = 0; i < b->sentences; start += b->lengths[i++])
        convolve(filter, w->x[l] + start * s->width, w->v[l] + start * s->width,
                 b->lengths[i], s->width);
    linear(n, &n->at.gates[l], w->v[l], s->width, w->p[l], b->tokens);
    start = 0;
    for (uint32_t i = 0; i < b->sentences; start += b->lengths[i++])
        recur(w->p[l] + start * s->width * s->gates, w->c[l] + start * s->width,
              b->lengths[i], s->width, s->gates);
    leave_layer(s, w, l, b->tokens);
}

static void read_tags(const net *n, net_work *w, uint32_t T)
{
    const uint32_t D = n->shape.width, C = n->shape.tags;
    float *x = w->x[n->shape.tag_layer];
    memcpy(w->x_tag, x, (size_t)T * D * sizeof *x);
    linear(n, &n->at.tag, x, D, w->tag_score, T);
    for (uint32_t t = 0; t < T; t++) {
        const float *score = w->tag_score + (size_t)t * C;
        uint32_t best = 0;
        for (uint32_t c = 1; c < C; c++)
            if (score[c] > score[best])
                best = c;
        w->best_tag[t] = best;
        const float *vector = n->value + n->at.tag_vectors + (size_t)best * D;
        for (uint32_t d = 0; d < D; d++)
            x[(size_t)t * D + d] += vector[d];
    }
}

static void score_heads(const net *n, net_work *w, uint32_t T)
{
    const net_shape *s = &n->shape;
    const uint32_t A = s->arc, H = 2 * A + 2 * s->label_width;
    linear(n, &n->at.heads, w->x[s->layers], s->width, w->heads, T);
    for (uint32_t t = 0; t < T; t++) {
        float *h = w->heads + (size_t)t * H;
        const float *mask = w->heads_mask + (size_t)t * H;
        for (uint32_t a = 0; a < 2 * A; a++)
            h[a] = h[a] > 0.0f ? h[a] * mask[a] : 0.0f;
    }
    linear(n, &n->at.mix, w->heads + A, H, w->mixed, T);
    linear(n, &n->at.distance, w->heads, H, w->distance, T);
}

/* turned[a][h] = mixed head vector h, 0 = root. */
static void turn_heads(const net *n, net_work *w, size_t start, uint32_t length)
{
    const uint32_t A = n->shape.arc;
    for (uint32_t a = 0; a < A; a++) {
        float *row = w->turned_heads + (size_t)a * (length + 1);
        row[0] = n->value[n->at.arc_root + a];
        for (uint32_t h = 0; h < length; h++)
            row[h + 1] = w->mixed[(start + h) * A + a];
    }
}

static void score_arcs(const net *n, net_work *w, float *arc, size_t start,
                       uint32_t length)
{
    const uint32_t A = n->shape.arc, H = 2 * A + 2 * n->shape.label_width,
                   row = length + 1;
    turn_heads(n, w, start, length);
    for (uint32_t d = 0; d < length; d++) {
        const float *bonus = w->distance + (start + d) * CS_DISTANCE_CLASSES;
        arc[(size_t)d * row] = 0.0f;
        for (uint32_t h = 1; h <= length; h++)
            arc[(size_t)d * row + h] =
                h == d + 1 ? FAR : bonus[cs_distance_class(d + 1, h)];
    }
    cs_product((product_left){w->heads + start * H, H, 1},
               (product_right){w->turned_heads, row}, (product_sums){arc, row},
               (product_size){length, row, A});
}

void net_softmax(float *score, uint32_t count)
{
    float most = score[0], sum = 0.0f;
    for (uint32_t i = 1; i < count; i++)
        most = score[i] > most ? score[i] : most;
    for (uint32_t i = 0; i < count; i++) {
        score[i] = score[i] - most < -60.0f ? 0.0f : expf(score[i] - most);
        sum += score[i];
    }
    for (uint32_t i = 0; i < count; i++)
        score[i] /= sum;
}

void net_forward(const net *n, net_work *w, const net_batch *b, const net_dropout *drop)
{
    const net_shape *s = &n->shape;
    const size_t cells = (size_t)b->tokens * s->width;
    for (uint32_t l = 0; l <= s->layers; l++)
        draw_mask(w->mask[l], cells, l ? drop->layer : drop->input, drop->seed + l);
    draw_mask(w->heads_mask, (size_t)b->tokens * 2 * (s->arc + s->label_width),
              drop->head, drop->seed + 20);
    embed(n, w, b);
    for (uint32_t l = 0; l < s->layers; l++) {
        run_layer(n, w, b, l);
        if (l + 1 == s->tag_layer)
            read_tags(n, w, b->tokens);
    }
    score_heads(n, w, b->tokens);
    size_t start = 0;
    float *arc = w->arc;
    for (uint32_t i = 0; i < b->sentences; i++) {
        score_arcs(n, w, arc, start, b->lengths[i]);
        arc += (size_t)b->lengths[i] * (b->lengths[i] + 1);
        start += b->lengths[i];
    }
}

static void hide_label(const net *n, net_work *w, uint32_t t)
{
    const size_t A = n->shape.arc, B = n->shape.label_width, H = 2 * A + 2 * B;
    const uint32_t head = w->label_head[t];
    const float *own = w->heads + (size_t)t * H + 2 * A;
    const float *other = head ? w->heads + (size_t)(head - 1) * H + 2 * A + B
                              : n->value + n->at.label_root;
    const float *mask = w->label_mask + (size_t)t * B;
    float *out = w->label_hidden + (size_t)t * B;
    for (uint32_t i = 0; i < B; i++) {
        const float sum = own[i] + other[i];
        out[i] = sum > 0.0f ? sum * mask[i] : 0.0f;
    }
}

void net_label(const net *n, net_work *w, const net_batch *b, const uint32_t *heads,
               const net_dropout *drop)
{
    uint32_t t = 0;
    draw_mask(w->label_mask, (size_t)b->tokens * n->shape.label_width, drop->head,
              drop->seed + 21);
    for (uint32_t i = 0; i < b->sentences; i++) {
        const uint32_t start = t;
        for (; t < start + b->lengths[i]; t++) {
            w->label_head[t] = heads[t] ? start + heads[t] : 0;
            hide_label(n, w, t);
        }
    }
    linear(n, &n->at.label, w->label_hidden, n->shape.label_width, w->label_score,
           b->tokens);
}
