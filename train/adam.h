/* adam.h - the optimiser: Adam (Kingma and Ba 2015) with a running mean of the weights.
 *
 * Rows of the feature table that a minibatch does not touch are left alone; their
 * running mean is brought up to date when they are next touched, or at the end. */
#ifndef CASUS_TRAIN_ADAM_H
#define CASUS_TRAIN_ADAM_H

#include "net.h"

typedef struct adam {
    float *first, *second, *mean;                 /* [count] of the net's parameters */
    float *row_first, *row_second, *row_mean;     /* [rows][D] */
    uint32_t *row_step;                           /* [rows] step of the last change */
    uint32_t step;
    float keep; /* of the running mean, a step */
} adam;

bool adam_new(adam *a, const net *n, float keep);
void adam_free(adam *a);

/* One step over all dense parameters.  Begins step a->step + 1. */
void adam_dense(adam *a, net *n, const float *gradient, float rate);

/* The same step for one row of the feature table. */
void adam_row(adam *a, net *n, uint32_t row, const float *gradient, float rate);

/* Brings every row's running mean up to date. */
void adam_settle(adam *a, const net *n);

/* Exchanges the weights with their running means. */
void adam_swap(adam *a, net *n);

#endif
