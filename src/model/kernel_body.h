/* kernel_body.h - the float loops of the kernels, compiled once for each instruction set.
 *
 * Included by kernel_*.c after the product has been defined; every function here is
 * static, so each file gets its own code from the same text. */
#ifndef CASUS_MODEL_KERNEL_BODY_H
#define CASUS_MODEL_KERNEL_BODY_H

#include "model/activation.h"
#include "model/kernels.h"

#include <stddef.h>
#include <string.h>

/* A row of the filter; D is widened first so that the index cannot wrap, which would keep
 * the compiler from reading neighbours together. */
static inline const float *part(const float *rows, uint32_t number, uint32_t D)
{
    return rows + (size_t)number * D;
}

static void gather(const int8_t *restrict table, const uint32_t *restrict rows,
                   uint32_t count, const float *restrict scale, float *restrict x,
                   uint32_t D)
{
    enum { LANES = 16 };
    for (uint32_t from = 0; from < D; from += LANES) {
        int16_t sum[LANES] = {0};
        for (uint32_t r = 0; r < count; r++) {
            const int8_t *row = table + (size_t)rows[r] * D + from;
            for (uint32_t d = 0; d < LANES; d++)
                sum[d] = (int16_t)(sum[d] + row[d]);
        }
        for (uint32_t d = 0; d < LANES; d++)
            x[from + d] = (float)sum[d] * scale[from + d];
    }
}

/* The nearest integer in 0 .. CS_INPUT_MAX, halves upwards. */
static inline uint8_t to_byte(float x)
{
    const float low = x > 0.0f ? x : 0.0f;
    const float y = low < (float)CS_INPUT_MAX ? low : (float)CS_INPUT_MAX;
    return (uint8_t)(int32_t)(y + 0.5f);
}

/* A file that can pack bytes better than the compiler has its own of these two. */
#ifndef OWN_BYTES
static void convolve_one(const float *restrict filter, const float *restrict before,
                         const float *restrict now, const float *restrict after,
                         uint8_t *restrict q, uint32_t D)
{
    const float *restrict f0 = filter, *restrict f1 = part(filter, 1, D);
    const float *restrict f2 = part(filter, 2, D), *restrict f3 = part(filter, 3, D);
    for (uint32_t d = 0; d < D; d++) {
        const float around = f0[d] * before[d] + f2[d] * after[d];
        q[d] = to_byte((f1[d] * now[d] + f3[d]) + around);
    }
}

static void quantise_one(const float *restrict x, const float *restrict scale,
                         float shift, uint8_t *restrict q, uint32_t D)
{
    for (uint32_t d = 0; d < D; d++)
        q[d] = to_byte(x[d] * scale[d] + shift);
}
#endif

/* The first and the last word have only one neighbour, or none. */
static void convolve_edge(const float *restrict filter, const float *restrict side_filter,
                          const float *restrict side, const float *restrict now,
                          uint8_t *restrict q, uint32_t D)
{
    const float *restrict f1 = part(filter, 1, D), *restrict f3 = part(filter, 3, D);
    for (uint32_t d = 0; d < D; d++)
        q[d] = to_byte((f1[d] * now[d] + f3[d]) + side_filter[d] * side[d]);
}

static void convolve_alone(const float *restrict filter, const float *restrict now,
                           uint8_t *restrict q, uint32_t D)
{
    const float *restrict f1 = part(filter, 1, D), *restrict f3 = part(filter, 3, D);
    for (uint32_t d = 0; d < D; d++)
        q[d] = to_byte(f1[d] * now[d] + f3[d]);
}

static void convolve(const float *filter, const float *x, uint8_t *q, uint32_t T,
                     uint32_t D)
{
    if (T == 1) {
        convolve_alone(filter, x, q, D);
        return;
    }
    convolve_edge(filter, part(filter, 2, D), x + D, x, q, D);
    for (uint32_t t = 1; t + 1 < T; t++) {
        const float *now = x + (size_t)t * D;
        convolve_one(filter, now - D, now, now + D, q + (size_t)t * D, D);
    }
    const size_t last = (size_t)(T - 1) * D;
    convolve_edge(filter, filter, x + last - D, x + last, q + last, D);
}

static void quantise(const cs_scaling *scaling, const float *x, uint32_t x_row,
                     uint8_t *q, uint32_t T)
{
    const uint32_t D = scaling->width;
    for (uint32_t t = 0; t < T; t++)
        quantise_one(x + (size_t)t * x_row, scaling->scale, scaling->shift,
                     q + (size_t)t * D, D);
}

/* One word of one direction, H channels: gates u, z and perhaps r. */
static inline void recur_two(const float *restrict u, const float *restrict z,
                             float *restrict x, float *restrict state, uint32_t H)
{
    for (uint32_t d = 0; d < H; d++) {
        const float keep = cs_sigmoid(z[d]);
        const float c = keep * state[d] + (1.0f - keep) * u[d];
        state[d] = c;
        x[d] = x[d] + cs_tanh(c);
    }
}

static inline void recur_three(const float *restrict u, const float *restrict z,
                               const float *restrict r, float *restrict x,
                               float *restrict state, uint32_t H)
{
    for (uint32_t d = 0; d < H; d++) {
        const float keep = cs_sigmoid(z[d]);
        const float c = keep * state[d] + (1.0f - keep) * u[d];
        state[d] = c;
        x[d] = x[d] + cs_sigmoid(r[d]) * cs_tanh(c);
    }
}

static void recur_word(const float *p, float *x, float *state, uint32_t H, uint32_t D,
                       uint32_t G)
{
    if (G == 2)
        recur_two(p, part(p, 1, D), x, state, H);
    else
        recur_three(p, part(p, 1, D), part(p, 2, D), x, state, H);
}

static void recur(const float *p, float *x, float *state, uint32_t T, uint32_t D,
                  uint32_t G)
{
    const uint32_t H = D / 2;
    const size_t P = (size_t)G * D;
    memset(state, 0, D * sizeof *state);
    for (uint32_t t = 0; t < T; t++) {
        const size_t end = T - 1 - t;
        recur_word(p + t * P, x + (size_t)t * D, state, H, D, G);
        recur_word(p + end * P + H, x + end * D + H, state + H, H, D, G);
    }
}

/* Floats of one register; REGISTER, its bytes, is set by the file that includes this. */
typedef float lanes __attribute__((vector_size(REGISTER)));

/* s[h] += the channels `named` of d times those of sixteen heads. */
static inline void add_channels(const float *d, const float *heads, uint32_t row,
                                const uint16_t *named, uint32_t count, float *s)
{
    enum { PARTS = 16 * sizeof(float) / REGISTER, WIDTH = REGISTER / sizeof(float) };
    lanes sum[PARTS], of_heads;
    for (size_t p = 0; p < PARTS; p++)
        memcpy(&sum[p], s + p * WIDTH, sizeof(lanes));
    for (uint32_t i = 0; i < count; i++) {
        const float *from = heads + (size_t)named[i] * row, own = d[named[i]];
        for (size_t p = 0; p < PARTS; p++) {
            memcpy(&of_heads, from + p * WIDTH, sizeof(lanes));
            sum[p] = sum[p] + own * of_heads;
        }
    }
    for (size_t p = 0; p < PARTS; p++)
        memcpy(s + p * WIDTH, &sum[p], sizeof(lanes));
}

static void arcs(const float *d, const float *heads, uint32_t row, uint32_t A, float *s,
                 uint32_t count)
{
    uint16_t named[CS_ARC_CHANNELS];
    uint32_t named_count = 0;
    for (uint32_t a = 0; a < A; a++) {
        uint32_t bits; /* comparing these takes fewer steps than comparing floats */
        memcpy(&bits, d + a, sizeof bits);
        named[named_count] = (uint16_t)a;
        named_count += bits != 0;
    }
    for (uint32_t h = 0; h < count; h += 16)
        add_channels(d, heads + h, row, named, named_count, s + h);
}

static inline bool make_kernels(cs_kernels *out, const char *name)
{
    out->name = name;
    out->product = product;
    out->gather = gather;
    out->convolve = convolve;
    out->quantise = quantise;
    out->recur = recur;
    out->arcs = arcs;
    return true;
}

#endif
