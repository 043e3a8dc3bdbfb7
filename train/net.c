/* net.c - shape, parameters and memory of the network. */
#include "net.h"

#include <math.h>
#include <stdlib.h>

uint64_t net_random(uint64_t seed, uint64_t counter)
{
    uint64_t x = seed + (counter + 1) * 0x9E3779B97F4A7C15u; /* splitmix64 */
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
}

float net_uniform(uint64_t seed, uint64_t counter)
{
    return (float)(net_random(seed, counter) >> 40) * 0x1p-24f;
}

static size_t take(net_layout *at, size_t count)
{
    const size_t start = at->count;
    at->count += count;
    return start;
}

static net_linear take_linear(net_layout *at, uint32_t inputs, uint32_t outputs)
{
    net_linear linear = {inputs, outputs, 0, 0};
    linear.weight = take(at, (size_t)inputs * outputs);
    linear.bias = take(at, outputs);
    return linear;
}

static net_layout lay_out(const net_shape *s)
{
    net_layout at = {0};
    for (uint32_t l = 0; l < s->layers; l++) {
        at.conv[l] = take(&at, 4 * (size_t)s->width);
        at.gates[l] = take_linear(&at, s->width, s->gates * s->width);
    }
    at.tag = take_linear(&at, s->width, s->tags);
    at.heads = take_linear(&at, s->width, 2 * s->arc + 2 * s->label_width);
    at.mix = take_linear(&at, s->arc, s->arc);
    at.distance = take_linear(&at, s->arc, CS_DISTANCE_CLASSES);
    at.label = take_linear(&at, s->label_width, s->labels);
    at.tag_vectors = take(&at, (size_t)s->tags * s->width);
    at.arc_root = take(&at, s->arc);
    at.label_root = take(&at, s->label_width);
    return at;
}

static void fill(float *out, size_t count, float range, uint64_t seed)
{
    for (size_t i = 0; i < count; i++)
        out[i] = range * (2.0f * net_uniform(seed, i) - 1.0f);
}

static void start_linear(net *n, const net_linear *linear, float gain, uint64_t seed)
{
    fill(n->value + linear->weight, (size_t)linear->inputs * linear->outputs,
         gain * sqrtf(3.0f / (float)linear->inputs), seed);
}

static void start_layer(net *n, uint32_t l, uint64_t seed)
{
    const uint32_t D = n->shape.width;
    float *conv = n->value + n->at.conv[l];
    fill(conv, 3 * (size_t)D, 0.3f, seed);
    for (uint32_t d = 0; d < D; d++)
        conv[D + d] += 1.0f;
    start_linear(n, &n->at.gates[l], 1.0f, seed + 1);
    float *keep = n->value + n->at.gates[l].bias + D; /* of z: short to long memory */
    for (uint32_t d = 0; d < D; d++)
        keep[d] = -1.0f + 3.0f * net_uniform(seed + 2, d);
}

bool net_new(net *n, net_shape shape, uint64_t seed)
{
    *n = (net){.shape = shape, .at = lay_out(&shape)};
    const size_t cells = (size_t)shape.rows * shape.width;
    n->value = calloc(n->at.count, sizeof(float));
    n->turned = calloc(n->at.count, sizeof(float));
    n->table = calloc(cells, sizeof(float));
    if (!n->value || !n->turned || !n->table)
        return false;
    fill(n->table, cells, 0.15f, net_random(seed, 1));
    for (uint32_t l = 0; l < shape.layers; l++)
        start_layer(n, l, net_random(seed, 10 + l));
    start_linear(n, &n->at.tag, 0.5f, net_random(seed, 2));
    start_linear(n, &n->at.heads, 1.0f, net_random(seed, 3));
    start_linear(n, &n->at.mix, 0.7f, net_random(seed, 4));
    start_linear(n, &n->at.label, 0.7f, net_random(seed, 5));
    fill(n->value + n->at.arc_root, shape.arc, 0.1f, net_random(seed, 6));
    fill(n->value + n->at.tag_vectors, (size_t)shape.tags * shape.width, 0.1f,
         net_random(seed, 7));
    net_turn(n);
    return true;
}

void net_free(net *n)
{
    free(n->value);
    free(n->turned);
    free(n->table);
}

static void turn(net *n, const net_linear *linear)
{
    const float *from = n->value + linear->weight;
    float *to = n->turned + linear->weight;
    for (uint32_t i = 0; i < linear->inputs; i++)
        for (uint32_t o = 0; o < linear->outputs; o++)
            to[(size_t)o * linear->inputs + i] = from[(size_t)i * linear->outputs + o];
}

void net_turn(net *n)
{
    for (uint32_t l = 0; l < n->shape.layers; l++)
        turn(n, &n->at.gates[l]);
    turn(n, &n->at.tag);
    turn(n, &n->at.heads);
    turn(n, &n->at.mix);
    turn(n, &n->at.distance);
    turn(n, &n->at.label);
}

/* ---- Memory of one shard ------------------------------------------------- */

static bool fit(float **array, size_t count)
{
    free(*array);
    *array = calloc(count, sizeof(float));
    return *array != NULL;
}

static bool fit_layers(net_work *w, const net_shape *s, size_t T)
{
    bool fine = true;
    for (uint32_t l = 0; l <= s->layers; l++) {
        fine &= fit(&w->x[l], T * s->width) && fit(&w->mask[l], T * s->width);
        if (l < s->layers)
            fine &= fit(&w->v[l], T * s->width) && fit(&w->c[l], T * s->width) &&
                    fit(&w->p[l], T * s->width * s->gates);
    }
    return fine;
}

static bool fit_heads(net_work *w, const net_shape *s, size_t T)
{
    const size_t width = 2 * s->arc + 2 * s->label_width;
    return fit(&w->x_tag, T * s->width) && fit(&w->tag_score, T * s->tags) &&
           fit(&w->heads, T * width) && fit(&w->heads_mask, T * width) &&
           fit(&w->mixed, T * s->arc) && fit(&w->distance, T * CS_DISTANCE_CLASSES) &&
           fit(&w->label_hidden, T * s->label_width) &&
           fit(&w->label_mask, T * s->label_width) &&
           fit(&w->label_score, T * s->labels) && fit(&w->d_heads, T * width) &&
           fit(&w->d_mixed, T * s->arc) && fit(&w->d_distance, T * CS_DISTANCE_CLASSES) &&
           fit(&w->d_hidden, T * s->label_width);
}

static bool fit_backward(net_work *w, const net *n, size_t T)
{
    const net_shape *s = &n->shape;
    free(w->best_tag);
    free(w->label_head);
    w->best_tag = calloc(T, sizeof *w->best_tag);
    w->label_head = calloc(T, sizeof *w->label_head);
    return w->best_tag && w->label_head && fit(&w->dx, T * s->width) &&
           fit(&w->dy, T * s->width) && fit(&w->dv, T * s->width) &&
           fit(&w->dp, T * s->width * s->gates) &&
           fit(&w->turned_heads, (T + 1) * s->arc) &&
           fit(&w->scratch, (T + 1) * s->arc) &&
           (w->gradient || fit(&w->gradient, n->at.count));
}

bool net_work_fit(net_work *w, const net *n, const net_batch *b)
{
    size_t arcs = 0;
    for (uint32_t s = 0; s < b->sentences; s++)
        arcs += (size_t)b->lengths[s] * (b->lengths[s] + 1);
    if (arcs > w->arc_capacity) {
        w->arc_capacity = 2 * arcs;
        if (!fit(&w->arc, w->arc_capacity))
            return false;
    }
    w->arc_count = arcs;
    if (b->tokens <= w->capacity)
        return true;
    w->capacity = 2 * b->tokens;
    return fit_layers(w, &n->shape, w->capacity) &&
           fit_heads(w, &n->shape, w->capacity) && fit_backward(w, n, w->capacity);
}

void net_work_free(net_work *w)
{
    for (uint32_t l = 0; l <= NET_LAYERS_MAX; l++) {
        free(w->x[l]);
        free(w->mask[l]);
        if (l < NET_LAYERS_MAX) {
            free(w->v[l]);
            free(w->p[l]);
            free(w->c[l]);
        }
    }
    float *rest[] = {w->x_tag,       w->tag_score, w->heads,        w->heads_mask,
                     w->mixed,       w->distance,  w->label_hidden, w->label_mask,
                     w->label_score, w->arc,       w->scratch,      w->turned_heads,
                     w->dx,          w->dy,        w->dp,           w->dv,
                     w->d_heads,     w->d_mixed,   w->d_distance,   w->d_hidden,
                     w->gradient};
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
        free(rest[i]);
    free(w->best_tag);
    free(w->label_head);
}
