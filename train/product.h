/* product.h - the trainer's matrix product. */
#ifndef CASUS_TRAIN_PRODUCT_H
#define CASUS_TRAIN_PRODUCT_H

#include <stdint.h>

/* A(m, k) = x[m * row + k * column]: a matrix, or its transpose. */
typedef struct product_left {
    const float *x;
    uint32_t row, column;
} product_left;

/* Row-major, `row` floats a row. */
typedef struct product_right {
    const float *x;
    uint32_t row;
} product_right;

typedef struct product_sums {
    float *x;
    uint32_t row;
} product_sums;

typedef struct product_size {
    uint32_t m, n, k;
} product_size;

/* C[m][n] += sum over k of A(m, k) B[k][n].  Each sum is formed in the order of k, without
 * fused operations, so the result does not depend on the width of the machine's registers. */
void cs_product(product_left a, product_right b, product_sums c, product_size size);

#endif
