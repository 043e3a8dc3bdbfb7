/* backward.c - gradients of the losses.  The mirror of forward.c, function by function. */
#include "model/activation.h"
#include "net.h"
#include "product.h"

#include <math.h>
#include <string.h>

/* Slopes of cs_tanh and cs_sigmoid at x. */
static float tanh_slope(float x)
{
    if (x < -3.0f || x > 3.0f)
        return 0.0f;
    const float square = x * x, root = (9.0f - square) / (9.0f + 3.0f * square);
    return root * root;
}

static float sigmoid_slope(float x)
{
    return 0.25f * tanh_slope(0.5f * x);
}

/* What passes through a linear part on the way back: inputs, gradients of the outputs, and
 * where gradients of the inputs are added (NULL: nowhere). */
typedef struct flow {
    const float *x;
    uint32_t x_row;
    const float *dy; /* [T][outputs] */
    float *dx;
    uint32_t dx_row;
} flow;

/* Adds to the gradients of W, b and x. */
static void linear_back(const net *n, net_work *w, const net_linear *a, flow f,
                        uint32_t T)
{
    float *bias = w->gradient + a->bias;
    cs_product((product_left){f.x, 1, f.x_row}, (product_right){f.dy, a->outputs},
               (product_sums){w->gradient + a->weight, a->outputs},
               (product_size){a->inputs, a->outputs, T});
    for (uint32_t t = 0; t < T; t++)
        for (uint32_t o = 0; o < a->outputs; o++)
            bias[o] += f.dy[(size_t)t * a->outputs + o];
    if (f.dx)
        cs_product((product_left){f.dy, a->outputs, 1},
                   (product_right){n->turned + a->weight, a->inputs},
                   (product_sums){f.dx, f.dx_row},
                   (product_size){T, a->inputs, a->outputs});
}

/* Scores become d loss / d scores, where the loss is the cross entropy with the class
 * `gold` and, at `share`, with the probabilities `soft`; returns the gold part. */
static float soften(float *score, uint32_t count, uint32_t gold, const float *soft,
                    float share, float scale)
{
    net_softmax(score, count);
    const float found = score[gold];
    for (uint32_t i = 0; i < count; i++)
        score[i] *= scale;
    score[gold] -= scale * (1.0f - share);
    for (uint32_t i = 0; i < count && soft && share > 0.0f; i++)
        score[i] -= scale * share * soft[i];
    return -logf(found > 1e-20f ? found : 1e-20f);
}

/* Row t of teachers' probabilities, or NULL. */
static const float *soft_row(const float *soft, size_t t, uint32_t width)
{
    return soft ? soft + t * width : NULL;
}

static void label_back(const net *n, net_work *w, const net_batch *b, float scale)
{
    const size_t A = n->shape.arc, H = 2 * A + 2 * (size_t)n->shape.label_width;
    const uint32_t B = n->shape.label_width, R = n->shape.labels, T = b->tokens;
    for (uint32_t t = 0; t < T; t++)
        w->loss[2] += soften(w->label_score + (size_t)t * R, R, b->labels[t],
                             soft_row(b->soft_labels, t, R), b->soft_share, scale);
    memset(w->d_hidden, 0, (size_t)T * B * sizeof(float));
    linear_back(n, w, &n->at.label,
                (flow){w->label_hidden, B, w->label_score, w->d_hidden, B}, T);
    for (uint32_t t = 0; t < T; t++) {
        const uint32_t head = w->label_head[t];
        float *own = w->d_heads + (size_t)t * H + 2 * A;
        float *other = head ? w->d_heads + (size_t)(head - 1) * H + 2 * A + B
                            : w->gradient + n->at.label_root;
        for (uint32_t i = 0; i < B; i++) {
            const size_t at = (size_t)t * B + i;
            if (w->label_hidden[at] <= 0.0f)
                continue;
            const float d = w->d_hidden[at] * w->label_mask[at];
            own[i] += d;
            other[i] += d;
        }
    }
}

/* Where a sentence lies: its first token, its tokens, its arc scores. */
typedef struct place {
    size_t start, arc;
    uint32_t length;
} place;

/* d arc scores of one sentence go to the dependents, the mixed heads, the distances. */
static void arcs_back(const net *n, net_work *w, const net_batch *b, place at,
                      float scale)
{
    float *arc = w->arc + at.arc;
    const size_t start = at.start;
    const uint32_t length = at.length;
    const uint32_t A = n->shape.arc, H = 2 * A + 2 * n->shape.label_width,
                   row = length + 1;
    for (uint32_t d = 0; d < length; d++) {
        float *bonus = w->d_distance + (start + d) * CS_DISTANCE_CLASSES;
        float *scores = arc + (size_t)d * row;
        const float *soft = b->soft_arcs ? b->soft_arcs + (scores - w->arc) : NULL;
        w->loss[1] +=
            soften(scores, row, b->heads[start + d], soft, b->soft_share, scale);
        for (uint32_t h = 1; h <= length; h++)
            if (h != d + 1)
                bonus[cs_distance_class(d + 1, h)] += arc[(size_t)d * row + h];
    }
    float *g = w->scratch; /* [length + 1][A] head vectors, then their gradient */
    memcpy(g, n->value + n->at.arc_root, A * sizeof(float));
    memcpy(g + A, w->mixed + start * A, (size_t)length * A * sizeof(float));
    cs_product((product_left){arc, row, 1}, (product_right){g, A},
               (product_sums){w->d_heads + start * H, H}, (product_size){length, A, row});
    memset(g, 0, (size_t)row * A * sizeof(float));
    cs_product((product_left){arc, 1, row}, (product_right){w->heads + start * H, H},
               (product_sums){g, A}, (product_size){row, A, length});
    float *root = w->gradient + n->at.arc_root;
    for (uint32_t a = 0; a < A; a++)
        root[a] += g[a];
    memcpy(w->d_mixed + start * A, g + A, (size_t)length * A * sizeof(float));
}

static void heads_back(const net *n, net_work *w, uint32_t T)
{
    const net_shape *s = &n->shape;
    const uint32_t A = s->arc, H = 2 * A + 2 * s->label_width;
    linear_back(n, w, &n->at.mix, (flow){w->heads + A, H, w->d_mixed, w->d_heads + A, H},
                T);
    linear_back(n, w, &n->at.distance, (flow){w->heads, H, w->d_distance, w->d_heads, H},
                T);
    for (uint32_t t = 0; t < T; t++)
        for (uint32_t a = 0; a < 2 * A; a++) {
            const size_t at = (size_t)t * H + a;
            w->d_heads[at] =
                w->heads[at] > 0.0f ? w->d_heads[at] * w->heads_mask[at] : 0.0f;
        }
    memset(w->dx, 0, (size_t)T * s->width * sizeof(float));
    linear_back(n, w, &n->at.heads,
                (flow){w->x[s->layers], s->width, w->d_heads, w->dx, s->width}, T);
}

static void tags_back(const net *n, net_work *w, const net_batch *b, float scale)
{
    const uint32_t D = n->shape.width, C = n->shape.tags;
    for (uint32_t t = 0; t < b->tokens; t++) {
        float *vector = w->gradient + n->at.tag_vectors + (size_t)w->best_tag[t] * D;
        for (uint32_t d = 0; d < D; d++)
            vector[d] += w->dx[(size_t)t * D + d];
        w->loss[0] += soften(w->tag_score + (size_t)t * C, C, b->tags[t],
                             soft_row(b->soft_tags, t, C), b->soft_share, scale);
    }
    linear_back(n, w, &n->at.tag, (flow){w->x_tag, D, w->tag_score, w->dx, D}, b->tokens);
}

/* dx is d loss / d x_(l+1); fills dp for r and dy with d loss / d c. */
static void leave_back(const net_shape *s, net_work *w, uint32_t l, uint32_t T)
{
    const uint32_t D = s->width;
    for (uint32_t t = 0; t < T; t++) {
        const size_t row = (size_t)t * D;
        const float *p = w->p[l] + row * s->gates;
        float *dp = w->dp + row * s->gates;
        for (uint32_t d = 0; d < D; d++) {
            const float dh = w->dx[row + d] * w->mask[l + 1][row + d],
                        c = w->c[l][row + d];
            const float r = s->gates > 2 ? cs_sigmoid(p[2 * D + d]) : 1.0f;
            if (s->gates > 2)
                dp[2 * D + d] = dh * cs_tanh(c) * sigmoid_slope(p[2 * D + d]);
            w->dy[row + d] = dh * r * tanh_slope(c);
        }
    }
}

/* One sentence in one layer: values on the way here, gradients on the way back. */
typedef struct span {
    const float *p, *c, *x, *dv;
    float *dp, *dc, *dx;
    uint32_t length, D, G;
} span;

/* dc of step t is what reaches c_t; what it passes on is added to step `t + by`.  Channels
 * [from, end). */
static void step_back(const span *s, uint32_t t, int by, uint32_t from, uint32_t end)
{
    const size_t D = s->D, P = D * s->G, at = t * D;
    const bool last = by < 0 ? t == 0 : t + 1 == s->length;
    const size_t next = by < 0 ? at - D : at + D;
    const float *p = s->p + t * P;
    float *dp = s->dp + t * P;
    for (uint32_t d = from; d < end; d++) {
        const float z = cs_sigmoid(p[D + d]), dc = s->dc[at + d];
        dp[d] = dc * (1.0f - z);
        dp[D + d] =
            dc * ((last ? 0.0f : s->c[next + d]) - p[d]) * sigmoid_slope(p[D + d]);
        if (!last)
            s->dc[next + d] += dc * z;
    }
}

static void recur_back(const span *s)
{
    for (uint32_t t = s->length; t-- > 0;)
        step_back(s, t, -1, 0, s->D / 2);
    for (uint32_t t = 0; t < s->length; t++)
        step_back(s, t, 1, s->D / 2, s->D);
}

/* Adds to the gradient of the filter and to dx. */
static void convolve_back(const span *s, const float *filter, float *gradient)
{
    const size_t D = s->D;
    const float *a = filter, *m = filter + D, *c = filter + 2 * D;
    float *ga = gradient, *gm = gradient + D, *gc = gradient + 2 * D,
          *ge = gradient + 3 * D;
    for (uint32_t t = 0; t < s->length; t++) {
        const float *dv = s->dv + t * D, *x = s->x + t * D;
        float *dx = s->dx + t * D;
        for (size_t d = 0; d < D; d++) {
            gm[d] += dv[d] * x[d];
            ge[d] += dv[d];
            dx[d] += dv[d] * m[d];
        }
        for (size_t d = 0; d < D && t > 0; d++) {
            ga[d] += dv[d] * (x - D)[d];
            (dx - D)[d] += dv[d] * a[d];
        }
        for (size_t d = 0; d < D && t + 1 < s->length; d++) {
            gc[d] += dv[d] * (x + D)[d];
            (dx + D)[d] += dv[d] * c[d];
        }
    }
}

/* On entry dx is d loss / d x_(l+1), on return d loss / d x_l. */
static void layer_back(const net *n, net_work *w, const net_batch *b, uint32_t l)
{
    const net_shape *shape = &n->shape;
    const uint32_t D = shape->width, G = shape->gates;
    size_t at = 0;
    leave_back(shape, w, l, b->tokens);
    for (uint32_t i = 0; i < b->sentences; at += (size_t)b->lengths[i++] * D) {
        const span s = {.p = w->p[l] + at * G,
                        .dp = w->dp + at * G,
                        .c = w->c[l] + at,
                        .dc = w->dy + at,
                        .length = b->lengths[i],
                        .D = D,
                        .G = G};
        recur_back(&s);
    }
    memset(w->dv, 0, (size_t)b->tokens * D * sizeof(float));
    linear_back(n, w, &n->at.gates[l], (flow){w->v[l], D, w->dp, w->dv, D}, b->tokens);
    at = 0;
    for (uint32_t i = 0; i < b->sentences; at += (size_t)b->lengths[i++] * D) {
        const span s = {.x = w->x[l] + at,
                        .dv = w->dv + at,
                        .dx = w->dx + at,
                        .length = b->lengths[i],
                        .D = D,
                        .G = G};
        convolve_back(&s, n->value + n->at.conv[l], w->gradient + n->at.conv[l]);
    }
}

void net_backward(const net *n, net_work *w, const net_batch *b, float scale)
{
    const net_shape *s = &n->shape;
    const size_t T = b->tokens, H = 2 * ((size_t)s->arc + s->label_width);
    memset(w->d_heads, 0, T * H * sizeof(float));
    memset(w->d_distance, 0, T * CS_DISTANCE_CLASSES * sizeof(float));
    label_back(n, w, b, scale);
    place at = {0};
    for (uint32_t i = 0; i < b->sentences; i++) {
        at.length = b->lengths[i];
        arcs_back(n, w, b, at, scale);
        at.start += at.length;
        at.arc += (size_t)at.length * (at.length + 1);
    }
    heads_back(n, w, b->tokens);
    for (uint32_t l = s->layers; l-- > 0;) {
        if (l + 1 == s->tag_layer)
            tags_back(n, w, b, scale);
        layer_back(n, w, b, l);
    }
    for (size_t i = 0; i < T * s->width; i++)
        w->dx[i] *= w->mask[0][i];
}
