/* kernels.c - which kernels the processor can run.  Compiled for any processor of the
 * architecture, as everything outside kernel_*.c is. */
#include "model/kernels.h"

#include <stddef.h>

#if defined(__x86_64__) && defined(__GNUC__)
static bool has_sse4(void)
{
    return __builtin_cpu_supports("sse4.1");
}

static bool has_avx2(void)
{
    return __builtin_cpu_supports("avx2");
}

static bool has_avx512(void)
{
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
}
#else
static bool has_sse4(void)
{
    return false;
}

static bool has_avx2(void)
{
    return false;
}

static bool has_avx512(void)
{
    return false;
}
#endif

/* The largest sum of either sign that 16 bits hold when every input is at its highest. */
enum { SUM_MAX = INT16_MAX / CS_INPUT_MAX };

/* One output's weights of CS_LONG inputs or fewer, in pairs 0-1 and 2-3 of each four. */
static bool fits(const int8_t *weights, uint32_t inputs)
{
    int32_t up[2] = {0, 0}, down[2] = {0, 0};
    for (uint32_t k = 0; k < inputs; k++) {
        const int32_t weight = weights[k / 4 * 4 * CS_BLOCK + k % 4];
        up[k % 4 / 2] += weight > 0 ? weight : 0;
        down[k % 4 / 2] -= weight < 0 ? weight : 0;
    }
    return up[0] <= SUM_MAX && up[1] <= SUM_MAX && down[0] <= SUM_MAX &&
           down[1] <= SUM_MAX;
}

void cs_matrix_measure(const int8_t *weights, uint32_t inputs, uint32_t outputs,
                       uint8_t *small)
{
    for (uint32_t block = 0; block < outputs / CS_BLOCK; block++) {
        small[block] = 1;
        for (uint32_t k = 0; k < inputs; k += CS_LONG) {
            const uint32_t count = inputs - k < CS_LONG ? inputs - k : CS_LONG;
            const int8_t *at = weights + ((size_t)block * inputs + k) * CS_BLOCK;
            for (uint32_t o = 0; o < CS_BLOCK; o++)
                small[block] &= fits(at + 4 * (size_t)o, count);
        }
    }
}

uint32_t cs_kernels_list(cs_kernels out[CS_KERNEL_SETS])
{
    uint32_t count = 0;
    count += cs_kernels_portable(&out[count]);
    count += cs_kernels_neon(&out[count]); /* where it is compiled, it can run */
    count += has_sse4() && cs_kernels_sse4(&out[count]);
    count += has_avx2() && cs_kernels_avx2(&out[count]);
    count += has_avx512() && cs_kernels_avx512(&out[count]);
    return count;
}

cs_kernels cs_kernels_best(void)
{
    cs_kernels sets[CS_KERNEL_SETS];
    return sets[cs_kernels_list(sets) - 1];
}
