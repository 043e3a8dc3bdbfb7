/* learn.h - the training loop and the judgement on a development treebank. */
#ifndef CASUS_TRAIN_LEARN_H
#define CASUS_TRAIN_LEARN_H

#include "adam.h"
#include "teach.h"
#include "vocabulary.h"

enum { LEARN_SHARDS = 8 };

typedef struct learn_options {
    uint64_t seed;
    uint32_t epochs, threads, batch; /* batch: sentences a step */
    float rate;
    net_dropout dropout;
    float form_dropout, affix_dropout;
    const char *checkpoint; /* NULL: none is written */
    bool resume;
    const teaching *teaching; /* NULL: gold only */
    float teaching_share;
} learn_options;

typedef struct learn_score {
    uint32_t words, upos, tag, heads, labelled;
} learn_score;

/* What is learned from and what is looked at. */
typedef struct learn_data {
    const vocabulary *vocabulary;
    const treebank *train, *dev;
    const coded_bank *train_coded, *dev_coded;
} learn_data;

/* Trains until the last epoch; afterwards `n` holds the running mean of its weights. */
casus_status learn(net *n, const learn_data *data, const learn_options *options,
                   casus_error *error);

/* Tags and parses `bank`; counts what is right (relations without subtype). */
casus_status learn_judge(const net *n, const vocabulary *v, const treebank *bank,
                         const coded_bank *coded, learn_score *out, casus_error *error);

#endif
