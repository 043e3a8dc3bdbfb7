/* test_kernels.c - every set of kernels that can run here gives the bits of the portable one. */
#include "model/kernels.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

enum { T = 13, D = 96, G = 3, TABLE = 40 };

static uint64_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state >> 33;
}

static float random_float(uint64_t *state, float range)
{
    return range * ((float)(next_random(state) % 20001) / 10000.0f - 1.0f);
}

static void fill(float *x, size_t count, float range, uint64_t seed)
{
    for (size_t i = 0; i < count; i++)
        x[i] = random_float(&seed, range);
}

typedef struct shape {
    uint32_t inputs, outputs;
    int range; /* of the weights; the last block has the widest */
} shape;

enum { INPUTS_MAX = 144, OUTPUTS_MAX = 208 };

static int product_agrees(const cs_kernels *a, const cs_kernels *b, shape s, int extreme)
{
    int8_t weights[OUTPUTS_MAX * INPUTS_MAX];
    uint8_t x[T * INPUTS_MAX], small[OUTPUTS_MAX / CS_BLOCK];
    float scale[OUTPUTS_MAX], bias[OUTPUTS_MAX], y1[T * OUTPUTS_MAX], y2[T * OUTPUTS_MAX];
    uint64_t seed = 7;
    const size_t count = (size_t)s.inputs * s.outputs;
    const size_t last = count - (size_t)s.inputs * CS_BLOCK;
    for (size_t i = 0; i < count; i++) {
        const int range = i < last ? s.range : CS_WEIGHT_MAX;
        const int any = (int)(next_random(&seed) % (2 * (uint32_t)range + 1)) - range;
        const int most = i % 3 ? range : -range;
        weights[i] = (int8_t)(extreme ? most : any);
    }
    for (size_t i = 0; i < sizeof x; i++)
        x[i] =
            extreme ? CS_INPUT_MAX : (uint8_t)(next_random(&seed) % (CS_INPUT_MAX + 1));
    fill(scale, s.outputs, 0.01f, 8);
    fill(bias, s.outputs, 2.0f, 9);
    cs_matrix_measure(weights, s.inputs, s.outputs, small);
    const cs_matrix w = {weights, scale, bias, small, s.inputs, s.outputs};
    a->product(&w, x, INPUTS_MAX, y1, T);
    b->product(&w, x, INPUTS_MAX, y2, T);
    return memcmp(y1, y2, T * s.outputs * sizeof *y1) == 0;
}

static int products_agree(const cs_kernels *a, const cs_kernels *b)
{
    static const uint32_t inputs[] = {8, 48, 96, 128, 144};
    static const uint32_t outputs[] = {16, 32, 48, 64, 112, 208};
    int agree = 1;
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++)
        for (size_t o = 0; o < sizeof outputs / sizeof *outputs; o++)
            for (int range = 31; range <= CS_WEIGHT_MAX; range += 32)
                for (int extreme = 0; extreme < 2; extreme++)
                    agree &= product_agrees(a, b, (shape){inputs[i], outputs[o], range},
                                            extreme);
    return agree;
}

/* 258 = 32,767 / 127 is the most that eight weights of one sign may sum to. */
static void measure(int *failures_of_main)
{
    int failures = 0;
    int8_t weights[CS_BLOCK * 32] = {0};
    uint8_t small = 0;
    cs_matrix_measure(weights, 32, CS_BLOCK, &small);
    CHECK(small == 1);
    for (uint32_t k = 0; k < 16; k += 4) /* inputs 16 .. 31, output 3, pair 0-1 */
        weights[(16 + k) * CS_BLOCK + 3 * 4] = 63;
    cs_matrix_measure(weights, 32, CS_BLOCK, &small);
    CHECK(small == 1);
    weights[16 * CS_BLOCK + 3 * 4 + 1] = 6; /* 4 * 63 + 6 = 258 */
    cs_matrix_measure(weights, 32, CS_BLOCK, &small);
    CHECK(small == 1);
    weights[16 * CS_BLOCK + 3 * 4 + 1] = 7;
    cs_matrix_measure(weights, 32, CS_BLOCK, &small);
    CHECK(small == 0);
    weights[16 * CS_BLOCK + 3 * 4 + 1] = -63; /* signs are summed apart */
    cs_matrix_measure(weights, 32, CS_BLOCK, &small);
    CHECK(small == 1);
    *failures_of_main += failures;
}

static int gather_agrees(const cs_kernels *a, const cs_kernels *b)
{
    int8_t table[TABLE * D];
    float scale[D], x1[D], x2[D];
    uint64_t seed = 3;
    const uint32_t rows[] = {1, 39, 7, 7, 0, 20, 13, 2, 5, 31, 8};
    for (size_t i = 0; i < sizeof table; i++)
        table[i] = (int8_t)((int)(next_random(&seed) % 255) - 127);
    fill(scale, D, 0.02f, 4);
    a->gather(table, rows, 11, scale, x1, D);
    b->gather(table, rows, 11, scale, x2, D);
    return memcmp(x1, x2, sizeof x1) == 0;
}

static int convolve_agrees(const cs_kernels *a, const cs_kernels *b, uint32_t words)
{
    float filter[4 * D], x[T * D];
    uint8_t q1[T * D] = {0}, q2[T * D] = {0};
    fill(filter, 4 * D, 60.0f, 5);
    fill(x, T * D, 2.0f, 6);
    a->convolve(filter, x, q1, words, D);
    b->convolve(filter, x, q2, words, D);
    return memcmp(q1, q2, sizeof q1) == 0;
}

static int quantise_agrees(const cs_kernels *a, const cs_kernels *b)
{
    float scale[D], x[T * D];
    uint8_t q1[T * D], q2[T * D];
    fill(scale, D, 60.0f, 5);
    fill(x, T * D, 3.0f, 6);
    const cs_scaling scaling = {scale, 64.0f, D};
    a->quantise(&scaling, x, D, q1, T);
    b->quantise(&scaling, x, D, q2, T);
    return memcmp(q1, q2, sizeof q1) == 0;
}

static int recur_agrees(const cs_kernels *a, const cs_kernels *b, uint32_t gates)
{
    float p[T * D * G], x1[T * D], x2[T * D], state[D];
    fill(p, T * D * gates, 5.0f, 11);
    fill(x1, T * D, 2.0f, 12);
    memcpy(x2, x1, sizeof x1);
    a->recur(p, x1, state, T, D, gates);
    b->recur(p, x2, state, T, D, gates);
    return memcmp(x1, x2, sizeof x1) == 0;
}

static int arcs_agree(const cs_kernels *a, const cs_kernels *b)
{
    float d[D], heads[D * 48], s1[32], s2[32];
    fill(d, D, 3.0f, 21);
    for (uint32_t i = 0; i < D; i += 3) /* most channels are 0 in a real network */
        d[i] = 0.0f;
    fill(heads, D * 48, 3.0f, 22);
    fill(s1, 32, 1.0f, 23);
    memcpy(s2, s1, sizeof s1);
    a->arcs(d, heads + 5, 48, D, s1, 32);
    b->arcs(d, heads + 5, 48, D, s2, 32);
    return memcmp(s1, s2, sizeof s1) == 0;
}

int main(void)
{
    int failures = 0;
    cs_kernels sets[CS_KERNEL_SETS];
    const uint32_t count = cs_kernels_list(sets);
    measure(&failures);
    CHECK(count >= 1 && strcmp(sets[0].name, "portable") == 0);
    for (uint32_t i = 1; i < count; i++) {
        printf("%s\n", sets[i].name);
        CHECK(products_agree(&sets[0], &sets[i]));
        CHECK(gather_agrees(&sets[0], &sets[i]));
        for (uint32_t words = 1; words <= T; words++)
            CHECK(convolve_agrees(&sets[0], &sets[i], words));
        CHECK(quantise_agrees(&sets[0], &sets[i]));
        CHECK(recur_agrees(&sets[0], &sets[i], 2));
        CHECK(recur_agrees(&sets[0], &sets[i], 3));
        CHECK(arcs_agree(&sets[0], &sets[i]));
    }
    return failures != 0;
}
