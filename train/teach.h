/* teach.h - what trained networks say of a treebank, for a smaller one to learn from.
 *
 * The mean of several networks knows more than one of their size; a network trained on
 * their probabilities beside the gold takes over a part of it (Kuncoro et al. 2016). */
#ifndef CASUS_TRAIN_TEACH_H
#define CASUS_TRAIN_TEACH_H

#include "net.h"
#include "vocabulary.h"

typedef struct teaching {
    float *tags, *labels; /* [words][C] [words][R] probabilities */
    float *arcs;          /* [n][n + 1] a sentence */
    size_t *arc_start;    /* [sentences] */
    uint32_t teachers;
} teaching;

bool teaching_new(teaching *t, const net_shape *shape, const treebank *bank);

/* Adds the probabilities of one network; its features are coded in `coded`. */
bool teaching_add(teaching *t, const net *teacher, const treebank *bank,
                  const coded_bank *coded);

/* Turns the sums into means. */
void teaching_close(teaching *t, const net_shape *shape, const treebank *bank);
void teaching_free(teaching *t);

#endif
