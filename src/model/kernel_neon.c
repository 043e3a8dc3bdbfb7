/* kernel_neon.c - the kernels with the 128-bit registers that every 64-bit Arm processor has. */
#include "model/kernels.h"

#if defined(__aarch64__) && defined(__ARM_NEON)
#include <arm_neon.h>
#include <stddef.h>
#include <string.h>

enum { TOGETHER = 2 }; /* words that share one reading of the weights */

/* Inputs are below 128, so they are signed bytes as well. */
static inline int8x16_t four_inputs(const uint8_t *x)
{
    uint32_t bytes;
    memcpy(&bytes, x, sizeof bytes);
    return vreinterpretq_s8_u32(vdupq_n_u32(bytes));
}

/* The products of two groups of four inputs with four outputs' weights; each output keeps
 * its sum in two halves, which are added at the end.  4 * 127 * 63 fits 16 bits. */
static inline int32x4_t add_groups(int32x4_t sum, int8x16_t x0, int8x16_t x1,
                                   int8x16_t w0, int8x16_t w1)
{
    int16x8_t low = vmull_s8(vget_low_s8(x0), vget_low_s8(w0));
    int16x8_t high = vmull_s8(vget_high_s8(x0), vget_high_s8(w0));
    low = vmlal_s8(low, vget_low_s8(x1), vget_low_s8(w1));
    high = vmlal_s8(high, vget_high_s8(x1), vget_high_s8(w1));
    return vaddq_s32(sum, vpaddq_s32(vpaddlq_s16(low), vpaddlq_s16(high)));
}

static inline void put(const cs_matrix *w, uint32_t from, int32x4_t sum, float *y)
{
    const float32x4_t scaled = vmulq_f32(vcvtq_f32_s32(sum), vld1q_f32(w->scale + from));
    vst1q_f32(y, vaddq_f32(scaled, vld1q_f32(w->bias + from)));
}

/* One block of outputs for `count` words: 1 or TOGETHER, known where it is inlined. */
static inline __attribute__((always_inline)) void
product_block(const cs_matrix *w, uint32_t from, const uint8_t *x, uint32_t x_row,
              float *y, uint32_t count)
{
    int32x4_t sum[TOGETHER][4];
    const int8_t *weights = w->weights + (size_t)from * w->inputs;
    for (uint32_t t = 0; t < count; t++)
        for (size_t i = 0; i < 4; i++)
            sum[t][i] = vdupq_n_s32(0);
    for (uint32_t k = 0; k < w->inputs;
         k += CS_GROUP, weights += (size_t)CS_GROUP * CS_BLOCK)
        for (size_t i = 0; i < 4; i++) {
            const int8x16_t w0 = vld1q_s8(weights + 16 * i);
            const int8x16_t w1 = vld1q_s8(weights + 64 + 16 * i);
            for (uint32_t t = 0; t < count; t++) {
                const uint8_t *in = x + (size_t)t * x_row + k;
                sum[t][i] =
                    add_groups(sum[t][i], four_inputs(in), four_inputs(in + 4), w0, w1);
            }
        }
    for (uint32_t t = 0; t < count; t++)
        for (size_t i = 0; i < 4; i++)
            put(w, from + 4 * (uint32_t)i, sum[t][i],
                y + (size_t)t * w->outputs + from + 4 * i);
}

static void product(const cs_matrix *w, const uint8_t *x, uint32_t x_row, float *y,
                    uint32_t T)
{
    for (uint32_t from = 0; from < w->outputs; from += CS_BLOCK)
        for (uint32_t t = 0; t < T; t += TOGETHER) {
            const uint8_t *words = x + (size_t)t * x_row;
            float *out = y + (size_t)t * w->outputs;
            if (t + TOGETHER <= T)
                product_block(w, from, words, x_row, out, TOGETHER);
            else
                product_block(w, from, words, x_row, out, 1);
        }
}

enum { REGISTER = 16 };
#include "model/kernel_body.h"

bool cs_kernels_neon(cs_kernels *out)
{
    return make_kernels(out, "neon");
}
#else
bool cs_kernels_neon(cs_kernels *out)
{
    (void)out;
    return false;
}
#endif
