/* kernel_avx512.c - the kernels with 512-bit registers and byte products (VNNI); this
 * file alone is compiled for them. */
#include "model/kernels.h"

#if defined(__AVX512VNNI__) && defined(__AVX512BW__) && defined(__AVX512VL__)
#include <immintrin.h>
#include <stddef.h>
#include <string.h>

enum { TOGETHER = 8 };

static inline __m512i four_inputs(const uint8_t *x)
{
    int32_t bytes;
    memcpy(&bytes, x, sizeof bytes);
    return _mm512_set1_epi32(bytes);
}

/* One block of outputs for `count` words: 1 or TOGETHER, known where it is inlined. */
static inline __attribute__((always_inline)) void
product_block(const cs_matrix *w, uint32_t from, const uint8_t *x, uint32_t x_row,
              float *y, uint32_t count)
{
    __m512i sum[TOGETHER];
    const int8_t *weights = w->weights + (size_t)from * w->inputs;
    for (uint32_t t = 0; t < count; t++)
        sum[t] = _mm512_setzero_si512();
    for (uint32_t k = 0; k < w->inputs; k += 4, weights += (size_t)4 * CS_BLOCK) {
        const __m512i group = _mm512_loadu_si512(weights);
        for (uint32_t t = 0; t < count; t++)
            sum[t] = _mm512_dpbusd_epi32(sum[t], four_inputs(x + (size_t)t * x_row + k),
                                         group);
    }
    const __m512 scale = _mm512_loadu_ps(w->scale + from);
    const __m512 bias = _mm512_loadu_ps(w->bias + from);
    for (uint32_t t = 0; t < count; t++)
        _mm512_storeu_ps(
            y + (size_t)t * w->outputs + from,
            _mm512_add_ps(_mm512_mul_ps(_mm512_cvtepi32_ps(sum[t]), scale), bias));
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

enum { REGISTER = 64 };
#include "model/kernel_body.h"

bool cs_kernels_avx512(cs_kernels *out)
{
    return make_kernels(out, "avx512");
}
#else
bool cs_kernels_avx512(cs_kernels *out)
{
    (void)out;
    return false;
}
#endif
