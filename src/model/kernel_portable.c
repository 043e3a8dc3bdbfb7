/* kernel_portable.c - the kernels in plain C. */
#include "model/kernels.h"

#include <stddef.h>

static void product_block(const int8_t *weights, const uint8_t *x, uint32_t inputs,
                          int32_t sum[CS_BLOCK])
{
    for (uint32_t o = 0; o < CS_BLOCK; o++)
        sum[o] = 0;
    for (uint32_t k = 0; k < inputs; k += 4, weights += (size_t)4 * CS_BLOCK)
        for (uint32_t o = 0; o < CS_BLOCK; o++)
            for (uint32_t i = 0; i < 4; i++)
                sum[o] += weights[4 * o + i] * x[k + i];
}

static void product(const cs_matrix *w, const uint8_t *x, uint32_t x_row, float *y,
                    uint32_t T)
{
    for (uint32_t from = 0; from < w->outputs; from += CS_BLOCK)
        for (uint32_t t = 0; t < T; t++) {
            int32_t sum[CS_BLOCK];
            float *out = y + (size_t)t * w->outputs + from;
            product_block(w->weights + (size_t)from * w->inputs, x + (size_t)t * x_row,
                          w->inputs, sum);
            for (uint32_t o = 0; o < CS_BLOCK; o++)
                out[o] = (float)sum[o] * w->scale[from + o] + w->bias[from + o];
        }
}

enum { REGISTER = 16 };
#include "model/kernel_body.h"

bool cs_kernels_portable(cs_kernels *out)
{
    return make_kernels(out, "portable");
}
