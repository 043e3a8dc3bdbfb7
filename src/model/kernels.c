/* kernels.c - which kernels the processor can run.  Compiled for any processor of the
 * architecture, as everything outside kernel_*.c is. */
#include "model/kernels.h"

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

uint32_t cs_kernels_list(cs_kernels out[CS_KERNEL_SETS])
{
    uint32_t count = 0;
    count += cs_kernels_portable(&out[count]);
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
