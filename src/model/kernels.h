/* kernels.h - the inner loops of the network, one set for each instruction set.
 *
 * All sets give the same bits.  Products are sums of small integers, exact in any
 * order; everything else is float arithmetic without fused operations, element by
 * element or summed in a stated order.  tests/unit/test_kernels.c holds them to it. */
#ifndef CASUS_MODEL_KERNELS_H
#define CASUS_MODEL_KERNELS_H

#include <stdbool.h>
#include <stdint.h>

/* Inputs of a product are bytes 0 .. CS_INPUT_MAX; weights -CS_WEIGHT_MAX .. CS_WEIGHT_MAX.
 * Two products of two such pairs fit 16 bits: 4 * 127 * 63 = 32,004. */
enum { CS_INPUT_MAX = 127, CS_WEIGHT_MAX = 63, CS_INPUT_ZERO = 64 };

/* Outputs come in blocks of CS_BLOCK, inputs in groups of CS_GROUP. */
enum { CS_BLOCK = 16, CS_GROUP = 8 };

/* y = scale (W x) + bias.  Padded outputs have weight, scale and bias 0.
 * W(o, k) lies at weights[((o / 16 * inputs / 4 + k / 4) * 16 + o % 16) * 4 + k % 4]. */
typedef struct cs_matrix {
    const int8_t *weights;
    const float *scale, *bias; /* [outputs] */
    const uint8_t *small;      /* [outputs / CS_BLOCK], see cs_matrix_measure() */
    uint32_t inputs, outputs;  /* multiples of CS_GROUP and CS_BLOCK */
} cs_matrix;

/* Whether the weights of each block are so small that the sums of CS_LONG inputs fit 16
 * bits in pairs, as they do for most blocks that are trained; `small` is then 1.  A kernel
 * may widen its sums half as often there.  The order of the inputs is that of `weights`. */
enum { CS_LONG = 16 };
void cs_matrix_measure(const int8_t *weights, uint32_t inputs, uint32_t outputs,
                       uint8_t *small);

/* How floats become the bytes of a product's input. */
typedef struct cs_scaling {
    const float *scale; /* [width] */
    float shift;
    uint32_t width;
} cs_scaling;

enum { CS_ARC_CHANNELS = 512 };

typedef struct cs_kernels {
    const char *name;

    /* y[t][o] for T rows x[t][k]; rows of x are `x_row` bytes, of y `outputs` floats. */
    void (*product)(const cs_matrix *w, const uint8_t *x, uint32_t x_row, float *y,
                    uint32_t T);

    /* x[d] = scale[d] * (sum of `count` rows of `table` [..][D]). */
    void (*gather)(const int8_t *table, const uint32_t *rows, uint32_t count,
                   const float *scale, float *x, uint32_t D);

    /* q_t = byte of (f0 x_(t-1) + f1 x_t + f2 x_(t+1) + f3), f [4][D], channel by channel;
     * x is 0 outside [0, T). */
    void (*convolve)(const float *filter, const float *x, uint8_t *q, uint32_t T,
                     uint32_t D);

    /* q[t][d] = byte of (scale[d] x[t][d] + shift); rows of x are `x_row` floats apart. */
    void (*quantise)(const cs_scaling *scaling, const float *x, uint32_t x_row,
                     uint8_t *q, uint32_t T);

    /* The recurrence of one sentence: p [T][G D] are the gates, x [T][D] is changed.
     * `state` is scratch of D floats. */
    void (*recur)(const float *p, float *x, float *state, uint32_t T, uint32_t D,
                  uint32_t G);

    /* s[h] += sum over a with d[a] != 0, in order, of d[a] heads[a * row + h], for `count`
     * heads, a multiple of 16; A is at most CS_ARC_CHANNELS. */
    void (*arcs)(const float *d, const float *heads, uint32_t row, uint32_t A, float *s,
                 uint32_t count);
} cs_kernels;

/* The sets of this build, each made by a function of its own file.  They may be called
 * only where the processor has the instructions; false: the build lacks the set. */
bool cs_kernels_portable(cs_kernels *out);
bool cs_kernels_neon(cs_kernels *out);
bool cs_kernels_sse4(cs_kernels *out);
bool cs_kernels_avx2(cs_kernels *out);
bool cs_kernels_avx512(cs_kernels *out);

/* The sets that can run here, slowest first; returns their number, at least 1. */
enum { CS_KERNEL_SETS = 5 };
uint32_t cs_kernels_list(cs_kernels out[CS_KERNEL_SETS]);

/* The fastest of them. */
cs_kernels cs_kernels_best(void);

#endif
