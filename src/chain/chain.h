/* chain.h - article + attributions + events -> according_to, origin, voice of each event. */
#ifndef CASUS_CHAIN_CHAIN_H
#define CASUS_CHAIN_CHAIN_H

#include "data/findings.h"
#include "data/tree.h"
#include "dict/dict.h"

/* What the stage works on; all of it outlives the events. */
typedef struct cs_chain_input {
    const casus_article *article;
    const cs_analysis *analysis;
    const cs_tree *tree;
    const cs_attributions *attributions;
    const cs_dict *dict;
} cs_chain_input;

/* Fills according_to (nearest first), origin and voice of the events. */
casus_status cs_chain(const cs_chain_input *input, cs_arena *arena, cs_events *events,
                      casus_error *error);

#endif
