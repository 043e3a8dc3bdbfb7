/* learn.h - a network with one hidden layer, learned by Adam. */
#ifndef CASUS_TRAIN_BLOCKS_LEARN_H
#define CASUS_TRAIN_BLOCKS_LEARN_H

#include "page/selector.h"

enum { HIDDEN = CS_SELECTOR_HIDDEN, INPUTS_LIMIT = 128 };

/* All parameters in one row: weight [inputs][H], bias [H], out [H + 1], names [rows][H]. */
typedef struct learner {
    uint32_t inputs, rows;
    size_t size;
    float *value, *first, *second; /* [size] and its moments */
    uint32_t *touched;             /* [rows] step of the last update of a row of names */
    uint64_t step, random;
    float rate, decay, dropout;
} learner;

bool learner_start(learner *l, uint32_t inputs, uint32_t rows, uint64_t seed);
void learner_free(learner *l);

/* z for one example; names may be NULL. */
float learner_score(const learner *l, const float *x, const uint32_t *names, uint32_t count);

/* One step on one example; returns its loss. */
float learner_step(learner *l, const float *x, const uint32_t *names, uint32_t count,
                   float label, float weight);

uint32_t learner_random(learner *l);

#endif
