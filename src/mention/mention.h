/* mention.h - trees + dictionaries -> who is named where, resolved at the article's date;
 * places and times.
 *
 * Rules M1-M12 of docs/coding.md. */
#ifndef CASUS_MENTION_MENTION_H
#define CASUS_MENTION_MENTION_H

#include "data/findings.h"
#include "data/tree.h"
#include "dict/dict.h"

/* What the stage works on; all of it outlives the mentions. */
typedef struct cs_mention_input {
    const cs_analysis *analysis;
    const cs_tree *tree;
    const cs_dict *dict;
    cs_period date; /* of the article: a day, or all days of a reduced date; from INT32_MIN: unknown */
} cs_mention_input;

/* Finds all mentions of an article.
 *  out   receives mentions by head word; arena's. */
casus_status cs_find_mentions(const cs_mention_input *input, cs_arena *arena, cs_mentions *out,
                              casus_error *error);

#endif
