/* product.c - see product.h.  Blocks of 6 x 16 sums stay in registers. */
#include "product.h"

#include <string.h>

enum { ROWS = 6, LANES = 16 };

typedef float lanes __attribute__((vector_size(4 * LANES)));

/* The thread sanitizer is not yet set up when the loader picks a clone. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) &&                   \
    !defined(__SANITIZE_THREAD__)
#define WIDE __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define WIDE
#endif

#define LOAD(v, p)  memcpy(&(v), (p), sizeof(v))
#define STORE(p, v) memcpy((p), &(v), sizeof(v))

/* `count` full rows of C, sixteen columns. */
static inline __attribute__((always_inline)) void block(const product_left *a,
                                                        const product_right *b,
                                                        const product_sums *c, uint32_t k,
                                                        int count)
{
    lanes sum[ROWS];
    for (int r = 0; r < count; r++)
        LOAD(sum[r], c->x + (size_t)r * c->row);
    for (uint32_t i = 0; i < k; i++) {
        lanes row;
        LOAD(row, b->x + (size_t)i * b->row);
        for (int r = 0; r < count; r++)
            sum[r] += a->x[(size_t)r * a->row + (size_t)i * a->column] * row;
    }
    for (int r = 0; r < count; r++)
        STORE(c->x + (size_t)r * c->row, sum[r]);
}

WIDE static void wide(product_left a, product_right b, product_sums c, uint32_t m,
                      uint32_t k)
{
    for (; m >= ROWS; m -= ROWS) {
        block(&a, &b, &c, k, ROWS);
        a.x += (size_t)ROWS * a.row;
        c.x += (size_t)ROWS * c.row;
    }
    for (; m; m--) {
        block(&a, &b, &c, k, 1);
        a.x += a.row;
        c.x += c.row;
    }
}

/* The columns that are left when n is no multiple of LANES. */
static void narrow(product_left a, product_right b, product_sums c, product_size size)
{
    for (uint32_t r = 0; r < size.m; r++)
        for (uint32_t i = 0; i < size.k; i++) {
            const float left = a.x[(size_t)r * a.row + (size_t)i * a.column];
            for (uint32_t j = 0; j < size.n; j++)
                c.x[(size_t)r * c.row + j] += left * b.x[(size_t)i * b.row + j];
        }
}

void cs_product(product_left a, product_right b, product_sums c, product_size size)
{
    for (; size.n >= LANES; size.n -= LANES) {
        wide(a, b, c, size.m, size.k);
        b.x += LANES;
        c.x += LANES;
    }
    if (size.n)
        narrow(a, b, c, size);
}
