#include "learn.h"

#include <math.h>
#include <stdlib.h>

enum { H = HIDDEN };

bool learner_start(learner *l, uint32_t inputs, uint32_t rows, uint64_t seed)
{
    *l = (learner){.inputs = inputs,
                   .rows = rows,
                   .random = seed,
                   .rate = 0.05F,
                   .decay = 1e-6F,
                   .dropout = 0.1F};
    l->size = ((size_t)inputs + 1 + rows) * H + H + 1;
    l->value = calloc(l->size, sizeof(float));
    l->second = calloc(l->size, sizeof(float));
    if (!l->value || !l->second)
        return false;
    for (size_t i = 0; i < (size_t)inputs * H; i++)
        l->value[i] = ((float)learner_random(l) / 2147483648.0F - 0.5F) * 0.4F;
    for (uint32_t k = 0; k < H; k++)
        l->value[((size_t)inputs + 1) * H + k] = k % 2 ? 0.3F : -0.3F;
    return true;
}

void learner_free(learner *l)
{
    free(l->value);
    free(l->second);
}

uint32_t learner_random(learner *l)
{
    l->random = l->random * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(l->random >> 33);
}

static float *bias_of(const learner *l)
{
    return l->value + (size_t)l->inputs * H;
}

static float *out_of(const learner *l)
{
    return bias_of(l) + H;
}

static float *row_of(const learner *l, uint32_t row)
{
    return out_of(l) + H + 1 + (size_t)row * H;
}

static void forward(const learner *l, const float *x, const uint32_t *names,
                    uint32_t count, float h[H])
{
    for (uint32_t k = 0; k < H; k++)
        h[k] = bias_of(l)[k];
    for (uint32_t i = 0; i < l->inputs; i++)
        if (x[i] != 0)
            for (uint32_t k = 0; k < H; k++)
                h[k] += x[i] * l->value[(size_t)i * H + k];
    for (uint32_t n = 0; n < count; n++)
        if (names[n]) {
            const float *row = row_of(l, names[n]);
            for (uint32_t k = 0; k < H; k++)
                h[k] += row[k];
        }
}

static float finish(const learner *l, const float h[H])
{
    const float *v = out_of(l);
    float z = v[H];
    for (uint32_t k = 0; k < H; k++)
        z += (h[k] > 0 ? h[k] : 0) * v[k];
    return z;
}

float learner_score(const learner *l, const float *x, const uint32_t *names,
                    uint32_t count)
{
    float h[H];
    forward(l, x, names, count, h);
    return finish(l, h);
}

/* AdaGrad (Duchi et al. 2011): sparse rows need no other state. */
static void update(learner *l, size_t at, const float *gradient, uint32_t count,
                   float scale)
{
    float *value = l->value + at, *sum = l->second + at;
    for (uint32_t k = 0; k < count; k++) {
        const float slope = gradient[k] * scale + l->decay * value[k];
        sum[k] += slope * slope;
        value[k] -= l->rate * slope / sqrtf(sum[k] + 1e-3F);
    }
}

float learner_step(learner *l, const float *x, const uint32_t *names, uint32_t count,
                   float label, float weight)
{
    float h[H], gradient[H], last[H + 1];
    uint32_t kept[CS_FEATURE_NAMES], n = 0;
    for (uint32_t i = 0; i < count; i++)
        if (names[i] && (float)learner_random(l) >= l->dropout * 2147483648.0F)
            kept[n++] = names[i];
    forward(l, x, kept, n, h);
    const float z = finish(l, h), p = 1 / (1 + expf(-z));
    const float slope = (p - label) * weight;
    const float *v = out_of(l);
    for (uint32_t k = 0; k < H; k++) {
        last[k] = h[k] > 0 ? h[k] * slope : 0;
        gradient[k] = h[k] > 0 ? v[k] * slope : 0;
    }
    last[H] = slope;
    update(l, (size_t)(out_of(l) - l->value), last, H + 1, 1);
    update(l, (size_t)(bias_of(l) - l->value), gradient, H, 1);
    for (uint32_t i = 0; i < l->inputs; i++)
        if (x[i] != 0)
            update(l, (size_t)i * H, gradient, H, x[i]);
    for (uint32_t i = 0; i < n; i++)
        update(l, (size_t)(row_of(l, kept[i]) - l->value), gradient, H, 1);
    return weight * (label > 0.5F ? -logf(p + 1e-9F) : -logf(1 - p + 1e-9F));
}
