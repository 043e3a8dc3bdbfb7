/* product.c - see product.h.  Blocks of 6 x 16 sums stay in registers. */
#include "product.h"

#include <string.h>

enum { ROWS = 6, LANES = 16 };

typedef float lanes __attribute__((vector_size(4 * LANES)));

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define WIDE __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define WIDE
#endif

#define LOAD(v, p)  memcpy(&(v), (p), sizeof(v))
#define STORE(p, v) memcpy((p), &(v), sizeof(v))

/* Six full rows of C, sixteen columns. */
#define BLOCK(ROW_COUNT)                                                                 \
    do {                                                                                 \
        lanes sum[ROW_COUNT];                                                            \
        for (int r = 0; r < (ROW_COUNT); r++)                                            \
            LOAD(sum[r], c + (size_t)r * c_row);                                         \
        for (uint32_t i = 0; i < k; i++) {                                               \
            lanes row;                                                                   \
            LOAD(row, b + (size_t)i * b_row);                                            \
            for (int r = 0; r < (ROW_COUNT); r++)                                        \
                sum[r] += a[(size_t)r * a_row + (size_t)i * a_column] * row;             \
        }                                                                                \
        for (int r = 0; r < (ROW_COUNT); r++)                                            \
            STORE(c + (size_t)r * c_row, sum[r]);                                        \
    } while (0)

/* The columns that are left when n is no multiple of LANES. */
static void narrow(const float *a, uint32_t a_row, uint32_t a_column, const float *b,
                   uint32_t b_row, float *c, uint32_t c_row, uint32_t m, uint32_t n,
                   uint32_t k)
{
    for (uint32_t r = 0; r < m; r++)
        for (uint32_t i = 0; i < k; i++) {
            const float left = a[(size_t)r * a_row + (size_t)i * a_column];
            for (uint32_t j = 0; j < n; j++)
                c[(size_t)r * c_row + j] += left * b[(size_t)i * b_row + j];
        }
}

WIDE static void wide(const float *a, uint32_t a_row, uint32_t a_column, const float *b,
                      uint32_t b_row, float *c, uint32_t c_row, uint32_t m, uint32_t k)
{
    for (; m >= ROWS; m -= ROWS) {
        BLOCK(ROWS);
        a += (size_t)ROWS * a_row;
        c += (size_t)ROWS * c_row;
    }
    for (; m; m--) {
        BLOCK(1);
        a += a_row;
        c += c_row;
    }
}

void cs_product(const float *a, uint32_t a_row, uint32_t a_column, const float *b,
                uint32_t b_row, float *c, uint32_t c_row, uint32_t m, uint32_t n, uint32_t k)
{
    uint32_t column = 0;
    for (; column + LANES <= n; column += LANES)
        wide(a, a_row, a_column, b + column, b_row, c + column, c_row, m, k);
    if (column < n)
        narrow(a, a_row, a_column, b + column, b_row, c + column, c_row, m, n - column, k);
}
