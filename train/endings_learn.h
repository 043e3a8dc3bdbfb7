/* endings_learn.h - learns the tables of endings: lemma rules and FEATS. */
#ifndef CASUS_TRAIN_ENDINGS_LEARN_H
#define CASUS_TRAIN_ENDINGS_LEARN_H

#include "sections.h"
#include "vocabulary.h"

/* Adds the sections lemma.rules, lemma.lookup, feats.values and feats.lookup. */
bool endings_learn(const treebank *bank, const coded_bank *coded, const vocabulary *v,
                   sections *out);

#endif
