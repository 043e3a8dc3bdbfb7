/* kernel_sse4.c - the kernels with 128-bit registers; this file alone is compiled for SSE4.1. */
#include "model/kernels.h"

#if defined(__SSE4_1__)
#include <smmintrin.h>
#include <stddef.h>
#include <string.h>

static inline __m128i four_inputs(const uint8_t *x)
{
    int32_t bytes;
    memcpy(&bytes, x, sizeof bytes);
    return _mm_set1_epi32(bytes);
}

static inline __m128i weights_at(const int8_t *weights)
{
    return _mm_loadu_si128((const __m128i *)(const void *)weights);
}

static inline __m128i add_groups(__m128i sum, __m128i x0, __m128i x1, __m128i w0,
                                 __m128i w1)
{
    const __m128i pairs =
        _mm_add_epi16(_mm_maddubs_epi16(x0, w0), _mm_maddubs_epi16(x1, w1));
    return _mm_add_epi32(sum, _mm_madd_epi16(pairs, _mm_set1_epi16(1)));
}

static inline void put(const cs_matrix *w, uint32_t from, __m128i sum, float *y)
{
    const __m128 scaled = _mm_mul_ps(_mm_cvtepi32_ps(sum), _mm_loadu_ps(w->scale + from));
    _mm_storeu_ps(y, _mm_add_ps(scaled, _mm_loadu_ps(w->bias + from)));
}

/* One block of outputs for one word or two. */
static inline __attribute__((always_inline)) void
product_block(const cs_matrix *w, uint32_t from, const uint8_t *x, uint32_t x_row,
              float *y, uint32_t count)
{
    __m128i sum[2][4];
    const int8_t *weights = w->weights + (size_t)from * w->inputs;
    for (uint32_t t = 0; t < count; t++)
        for (size_t i = 0; i < 4; i++)
            sum[t][i] = _mm_setzero_si128();
    for (uint32_t k = 0; k < w->inputs;
         k += CS_GROUP, weights += (size_t)CS_GROUP * CS_BLOCK)
        for (uint32_t t = 0; t < count; t++) {
            const __m128i x0 = four_inputs(x + (size_t)t * x_row + k);
            const __m128i x1 = four_inputs(x + (size_t)t * x_row + k + 4);
            for (size_t i = 0; i < 4; i++)
                sum[t][i] = add_groups(sum[t][i], x0, x1, weights_at(weights + 16 * i),
                                       weights_at(weights + 64 + 16 * i));
        }
    for (uint32_t t = 0; t < count; t++)
        for (size_t i = 0; i < 4; i++)
            put(w, from + 4 * (uint32_t)i, sum[t][i],
                y + (size_t)t * w->outputs + from + 4 * i);
}

static void product(const cs_matrix *w, const uint8_t *x, uint32_t x_row, float *y,
                    uint32_t T)
{
    for (uint32_t t = 0; t < T; t += 2)
        for (uint32_t from = 0; from < w->outputs; from += CS_BLOCK) {
            const uint8_t *words = x + (size_t)t * x_row;
            float *out = y + (size_t)t * w->outputs;
            if (t + 2 <= T)
                product_block(w, from, words, x_row, out, 2);
            else
                product_block(w, from, words, x_row, out, 1);
        }
}

enum { REGISTER = 16 };
#include "model/kernel_body.h"

bool cs_kernels_sse4(cs_kernels *out)
{
    return make_kernels(out, "sse4");
}
#else
bool cs_kernels_sse4(cs_kernels *out)
{
    (void)out;
    return false;
}
#endif
