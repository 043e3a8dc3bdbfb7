/* attribute.h - trees + mentions -> who is said to have said what.
 *
 * Rules A1-A30 of docs/attribution.md. */
#ifndef CASUS_ATTRIBUTE_ATTRIBUTE_H
#define CASUS_ATTRIBUTE_ATTRIBUTE_H

#include "data/findings.h"
#include "data/tree.h"
#include "dict/dict.h"

/* What the stage works on; all of it outlives the attributions. */
typedef struct cs_attribute_input {
    const cs_analysis *analysis;
    const cs_tree *tree;
    const cs_mentions *mentions;
    const cs_dict *dict;
} cs_attribute_input;

/* Finds the attributions of a whole article: outer before inner, then in text order. */
casus_status cs_attribute(const cs_attribute_input *input, cs_arena *arena, cs_attributions *out,
                          casus_error *error);

#endif
