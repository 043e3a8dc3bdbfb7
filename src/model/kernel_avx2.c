/* kernel_avx2.c - the kernels with 256-bit registers; this file alone is compiled for AVX2. */
#include "model/kernels.h"

#if defined(__AVX2__)
#include <immintrin.h>
#include <stddef.h>
#include <string.h>

enum {
    OUTPUTS = 8, /* of one register */
    TILE = 8     /* registers of sums: 64 outputs share one reading of the inputs */
};

static inline __m256i four_inputs(const uint8_t *x)
{
    int32_t bytes;
    memcpy(&bytes, x, sizeof bytes);
    return _mm256_set1_epi32(bytes);
}

/* The products of four inputs with eight outputs' weights, added in pairs. */
static inline __m256i pairs(__m256i x, const int8_t *weights)
{
    return _mm256_maddubs_epi16(
        x, _mm256_loadu_si256((const __m256i *)(const void *)weights));
}

/* sum += eight inputs for eight outputs; the weights of the next group are a block on. */
static inline __m256i add_short(__m256i sum, const __m256i *x, const int8_t *weights)
{
    const __m256i both =
        _mm256_add_epi16(pairs(x[0], weights), pairs(x[1], weights + 4 * CS_BLOCK));
    return _mm256_add_epi32(sum, _mm256_madd_epi16(both, _mm256_set1_epi16(1)));
}

/* sum += CS_LONG inputs, whose weights are small. */
static inline __m256i add_long(__m256i sum, const __m256i *x, const int8_t *weights)
{
    __m256i all = pairs(x[0], weights);
    all = _mm256_add_epi16(all, pairs(x[1], weights + 4 * CS_BLOCK));
    all = _mm256_add_epi16(all, pairs(x[2], weights + 8 * CS_BLOCK));
    all = _mm256_add_epi16(all, pairs(x[3], weights + 12 * CS_BLOCK));
    return _mm256_add_epi32(sum, _mm256_madd_epi16(all, _mm256_set1_epi16(1)));
}

/* y = scale sum + bias, eight outputs. */
static inline void put(const float *scale, const float *bias, __m256i sum, float *y)
{
    const __m256 scaled = _mm256_mul_ps(_mm256_cvtepi32_ps(sum), _mm256_loadu_ps(scale));
    _mm256_storeu_ps(y, _mm256_add_ps(scaled, _mm256_loadu_ps(bias)));
}

/* What is known of a tile where it is inlined. */
typedef struct tile {
    uint32_t inputs;
    uint32_t count; /* registers of outputs */
    bool small;     /* the weights, see cs_matrix_measure() */
} tile;

static inline __attribute__((always_inline)) void
product_tile(const cs_matrix *w, uint32_t from, tile is, const uint8_t *x, float *y)
{
    __m256i sum[TILE], in[4];
    const size_t block = (size_t)CS_BLOCK * is.inputs;
    const int8_t *at = w->weights + (size_t)from * is.inputs;
    uint32_t left = is.inputs;
    for (uint32_t i = 0; i < is.count; i++)
        sum[i] = _mm256_setzero_si256();
    for (; is.small && left >= CS_LONG; left -= CS_LONG) {
        for (size_t i = 0; i < 4; i++)
            in[i] = four_inputs(x + 4 * i);
        for (size_t i = 0; i < is.count; i++)
            sum[i] = add_long(sum[i], in, at + i / 2 * block + i % 2 * 32);
        x += CS_LONG;
        at += CS_LONG * CS_BLOCK;
    }
    for (; left; left -= CS_GROUP) {
        for (size_t i = 0; i < 2; i++)
            in[i] = four_inputs(x + 4 * i);
        for (size_t i = 0; i < is.count; i++)
            sum[i] = add_short(sum[i], in, at + i / 2 * block + i % 2 * 32);
        x += CS_GROUP;
        at += CS_GROUP * CS_BLOCK;
    }
    const float *scale = w->scale + from, *bias = w->bias + from;
    for (size_t i = 0; i < is.count; i++)
        put(scale + OUTPUTS * i, bias + OUTPUTS * i, sum[i], y + from + OUTPUTS * i);
}

/* T words through one tile; rows of x are `x_row` bytes. */
static inline __attribute__((always_inline)) void
product_words(const cs_matrix *w, uint32_t from, tile is, const uint8_t *x,
              uint32_t x_row, float *y, uint32_t T)
{
    for (; T; T--, x += x_row, y += w->outputs)
        product_tile(w, from, is, x, y);
}

static bool all_small(const cs_matrix *w, uint32_t first, uint32_t count)
{
    bool small = true;
    for (uint32_t i = 0; i < count; i++)
        small = small && w->small[first + i];
    return small;
}

/* Outputs are the outer loop: the weights of a tile stay in the nearest cache for all
 * words.  For the usual width all distances are constants. */
static void product(const cs_matrix *w, const uint8_t *x, uint32_t x_row, float *y,
                    uint32_t T)
{
    enum { FULL = TILE * OUTPUTS / CS_BLOCK, USUAL = 128 };
    const uint32_t blocks = w->outputs / CS_BLOCK, inputs = w->inputs;
    uint32_t count;
    for (uint32_t b = 0; b < blocks; b += count) {
        const uint32_t from = b * CS_BLOCK;
        count = b + FULL <= blocks ? FULL : b + 2 <= blocks ? 2 : 1;
        const bool small = all_small(w, b, count);
        if (count == FULL && small && inputs == USUAL)
            product_words(w, from, (tile){USUAL, TILE, true}, x, x_row, y, T);
        else if (count == FULL && inputs == USUAL)
            product_words(w, from, (tile){USUAL, TILE, false}, x, x_row, y, T);
        else if (count == FULL && small)
            product_words(w, from, (tile){inputs, TILE, true}, x, x_row, y, T);
        else if (count == FULL)
            product_words(w, from, (tile){inputs, TILE, false}, x, x_row, y, T);
        else if (count == 2 && inputs == USUAL)
            product_words(w, from, (tile){USUAL, 4, small}, x, x_row, y, T);
        else if (count == 2)
            product_words(w, from, (tile){inputs, 4, small}, x, x_row, y, T);
        else
            product_words(w, from, (tile){inputs, 2, small}, x, x_row, y, T);
    }
}

/* ---- Floats to bytes -------------------------------------------------------------- */

/* The nearest integer, halves upwards; what is above CS_INPUT_MAX or below 0 is cut by
 * packing. */
static inline __m256i round_up(__m256 x)
{
    const __m256 low = _mm256_min_ps(x, _mm256_set1_ps((float)CS_INPUT_MAX));
    return _mm256_cvttps_epi32(_mm256_add_ps(low, _mm256_set1_ps(0.5f)));
}

/* 32 bytes; packing works on the halves of a register, so the quarters are put in order. */
static inline void pack(const __m256i x[4], uint8_t *q)
{
    const __m256i order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
    const __m256i low = _mm256_packs_epi32(x[0], x[1]);
    const __m256i bytes = _mm256_packs_epi16(low, _mm256_packs_epi32(x[2], x[3]));
    const __m256i positive = _mm256_max_epi8(bytes, _mm256_setzero_si256());
    _mm256_storeu_si256((__m256i *)(void *)q,
                        _mm256_permutevar8x32_epi32(positive, order));
}

static inline __m256 floats(const float *x)
{
    return _mm256_loadu_ps(x);
}

static inline __m256i convolved(const float *f, uint32_t D, const float *before,
                                const float *now, const float *after)
{
    const __m256 around =
        _mm256_add_ps(_mm256_mul_ps(floats(f), floats(before)),
                      _mm256_mul_ps(floats(f + 2 * (size_t)D), floats(after)));
    const __m256 here = _mm256_add_ps(_mm256_mul_ps(floats(f + D), floats(now)),
                                      floats(f + 3 * (size_t)D));
    return round_up(_mm256_add_ps(here, around));
}

/* D is a multiple of 32. */
static void convolve_one(const float *filter, const float *before, const float *now,
                         const float *after, uint8_t *q, uint32_t D)
{
    __m256i x[4];
    for (uint32_t d = 0; d < D; d += 32) {
        for (size_t i = 0; i < 4; i++) {
            const size_t at = d + 8 * i;
            x[i] = convolved(filter + at, D, before + at, now + at, after + at);
        }
        pack(x, q + d);
    }
}

static inline __m256i quantised(const float *x, const float *scale, __m256 shift)
{
    return round_up(_mm256_add_ps(_mm256_mul_ps(floats(x), floats(scale)), shift));
}

/* D is a multiple of 16. */
static void quantise_one(const float *x, const float *scale, float shift, uint8_t *q,
                         uint32_t D)
{
    const __m256 shifts = _mm256_set1_ps(shift);
    __m256i y[4];
    uint8_t both[32];
    for (; D >= 32; D -= 32, x += 32, scale += 32, q += 32) {
        for (size_t i = 0; i < 4; i++)
            y[i] = quantised(x + 8 * i, scale + 8 * i, shifts);
        pack(y, q);
    }
    if (D == 0)
        return;
    for (size_t i = 0; i < 4; i++)
        y[i] = quantised(x + 8 * (i % 2), scale + 8 * (i % 2), shifts);
    pack(y, both);
    memcpy(q, both, 16);
}

#define OWN_BYTES
enum { REGISTER = 32 };
#include "model/kernel_body.h"

bool cs_kernels_avx2(cs_kernels *out)
{
    return make_kernels(out, "avx2");
}
#else
bool cs_kernels_avx2(cs_kernels *out)
{
    (void)out;
    return false;
}
#endif
