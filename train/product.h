/* product.h - the trainer's matrix product. */
#ifndef CASUS_TRAIN_PRODUCT_H
#define CASUS_TRAIN_PRODUCT_H

#include <stdint.h>

/* C[m][n] += sum over k of A(m, k) B[k][n].
 *
 *  A(m, k) lies at a[m * a_row + k * a_column]: the same code takes a matrix or its
 *  transpose.  B and C are row-major with `b_row` and `c_row` floats a row.
 *  Each sum is formed in the order of k, without fused operations, so the result does
 *  not depend on the width of the machine's registers. */
void cs_product(const float *a, uint32_t a_row, uint32_t a_column, const float *b,
                uint32_t b_row, float *c, uint32_t c_row, uint32_t m, uint32_t n, uint32_t k);

#endif
