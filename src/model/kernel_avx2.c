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
