/* decode.h - from arc scores to the best tree.
 *
 * Words are 1 .. n; 0 is the root, which has exactly one child. */
#ifndef CASUS_PARSE_DECODE_H
#define CASUS_PARSE_DECODE_H

#include "base/workspace.h"
#include "casus.h"

/* Scores of a sentence of n words.  The heads of word d that are looked at are the
 * root and the words within `band` of it. */
typedef struct cs_arc_scores {
    const float *arc;  /* [n][2 band + 1]: head h of d at [d - 1][h - d + band] */
    const float *root; /* [n] */
    uint32_t n, band;
} cs_arc_scores;

/* Stores head[d - 1] = 0 .. n.  Exact over projective trees for n <= CS_EXACT_WORDS;
 * above that each word takes its best head and cycles are opened at the least cost,
 * in time linear in n.  Scratch is taken from the workspace and given back. */
enum { CS_EXACT_WORDS = 96 };
casus_status cs_decode(const cs_arc_scores *scores, uint32_t *head, cs_workspace *space,
                       casus_error *error);

#endif
