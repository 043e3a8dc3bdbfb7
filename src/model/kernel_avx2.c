/* kernel_avx2.c - the kernels with 256-bit registers; this file alone is compiled for AVX2. */
#include "model/kernels.h"

#if defined(__AVX2__)
#include <immintrin.h>
#include <stddef.h>
#include <string.h>

enum { TOGETHER = 3 }; /* words whose sums share one reading of the weights */

static inline __m256i four_inputs(const uint8_t *x)
{
    int32_t bytes;
    memcpy(&bytes, x, sizeof bytes);
    return _mm256_set1_epi32(bytes);
}

static inline __m256i weights_at(const int8_t *weights)
{
    return _mm256_loadu_si256((const __m256i *)(const void *)weights);
}

/* sum += two groups of four inputs for eight outputs. */
static inline __m256i add_groups(__m256i sum, __m256i x0, __m256i x1, __m256i w0,
                                 __m256i w1)
{
    const __m256i pairs =
        _mm256_add_epi16(_mm256_maddubs_epi16(x0, w0), _mm256_maddubs_epi16(x1, w1));
    return _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

static inline void put(const cs_matrix *w, uint32_t from, __m256i sum, float *y)
{
    const __m256 scaled =
        _mm256_mul_ps(_mm256_cvtepi32_ps(sum), _mm256_loadu_ps(w->scale + from));
    _mm256_storeu_ps(y, _mm256_add_ps(scaled, _mm256_loadu_ps(w->bias + from)));
}

/* One block of outputs for `count` words: 1 or TOGETHER, known where it is inlined. */
static inline __attribute__((always_inline)) void
product_block(const cs_matrix *w, uint32_t from, const uint8_t *x, uint32_t x_row,
              float *y, uint32_t count)
{
    __m256i low[TOGETHER], high[TOGETHER];
    const int8_t *weights = w->weights + (size_t)from * w->inputs;
    for (uint32_t t = 0; t < count; t++)
        low[t] = high[t] = _mm256_setzero_si256();
    for (uint32_t k = 0; k < w->inputs;
         k += CS_GROUP, weights += (size_t)CS_GROUP * CS_BLOCK) {
        const __m256i w0 = weights_at(weights), w1 = weights_at(weights + 32);
        const __m256i w2 = weights_at(weights + 64), w3 = weights_at(weights + 96);
        for (uint32_t t = 0; t < count; t++) {
            const __m256i x0 = four_inputs(x + (size_t)t * x_row + k);
            const __m256i x1 = four_inputs(x + (size_t)t * x_row + k + 4);
            low[t] = add_groups(low[t], x0, x1, w0, w2);
            high[t] = add_groups(high[t], x0, x1, w1, w3);
        }
    }
    for (uint32_t t = 0; t < count; t++) {
        put(w, from, low[t], y + (size_t)t * w->outputs + from);
        put(w, from + 8, high[t], y + (size_t)t * w->outputs + from + 8);
    }
}

static void product(const cs_matrix *w, const uint8_t *x, uint32_t x_row, float *y,
                    uint32_t T)
{
    uint32_t t = 0;
    for (; t + TOGETHER <= T; t += TOGETHER)
        for (uint32_t from = 0; from < w->outputs; from += CS_BLOCK)
            product_block(w, from, x + (size_t)t * x_row, x_row,
                          y + (size_t)t * w->outputs, TOGETHER);
    for (; t < T; t++)
        for (uint32_t from = 0; from < w->outputs; from += CS_BLOCK)
            product_block(w, from, x + (size_t)t * x_row, x_row,
                          y + (size_t)t * w->outputs, 1);
}

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
