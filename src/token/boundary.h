/* boundary.h - whether a sentence ends behind a token: a linear classifier over hashed
 * features; inside token/ and for train/boundaries.c.
 *
 *     score(i) = bias + sum of w[f mod W] over the features f of the place behind token i
 *
 * A sentence ends there when score > 0.  W int8 weights and the bias lie in
 * lang/XX/boundaries.casus; all arithmetic is on integers, the same on every machine. */
#ifndef CASUS_TOKEN_BOUNDARY_H
#define CASUS_TOKEN_BOUNDARY_H

#include "base/array.h"
#include "data/analysis.h"
#include "dict/dict.h"

enum {
    CS_BOUNDARY_FEATURES = 64,
    CS_BOUNDARY_TEMPLATES = 1 /* version of the features */
};

/* What the features ask of one token. */
typedef struct cs_trait {
    uint32_t form, lower, suffix, shape; /* hashes; digits are all alike in `lower` */
    uint8_t kind;                        /* trait_kind */
    uint8_t space;                       /* 1 = white space after it */
    uint8_t quotes, brackets;            /* open behind it, capped */
    uint8_t capitals;             /* capitalised words in a row that end here, capped */
    uint8_t last_mark, next_mark; /* tokens since and until a final mark, bucketed */
} cs_trait;

/* One paragraph under the classifier. */
typedef struct cs_boundary_scan {
    casus_text text;
    const cs_dict *dict;
    CS_ARRAY(cs_trait) traits; /* kept from paragraph to paragraph */
    uint32_t style;            /* of the paragraph: bucketed shares and length */
    uint32_t ending;           /* how the paragraph ends */
} cs_boundary_scan;

/* Fills the traits of `count` tokens of a paragraph; false when out of memory. */
bool cs_boundary_scan_paragraph(cs_boundary_scan *scan, const casus_token *tokens,
                                uint32_t count, cs_arena *arena);

/* The features of the place behind token `at` < count - 1 in a sentence that began at
 * token `start`; gives their number. */
uint32_t cs_boundary_features(const cs_boundary_scan *scan, uint32_t start, uint32_t at,
                              uint32_t features[CS_BOUNDARY_FEATURES]);

/* Whether no full stop, question or exclamation mark stands at the place behind token
 * `at`. */
bool cs_boundary_is_plain(const cs_boundary_scan *scan, uint32_t at);

#endif
