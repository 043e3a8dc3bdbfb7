/* features.h - what the selection of blocks looks at: numbers and names of each block.
 *
 * Numbers say how a block reads and where it stands; names are hashes of tags, of the parts
 * of class names around it, and of its first and last words.  Nothing here is a word of any
 * language: what they mean is learned. */
#ifndef CASUS_PAGE_FEATURES_H
#define CASUS_PAGE_FEATURES_H

#include "page/blocks.h"

enum {
    CS_FEATURE_SHARED = 16,  /* numbers of the neighbours that a block sees as well */
    CS_FEATURE_NUMBERS = 72, /* own numbers of a block */
    CS_FEATURE_INPUTS = CS_FEATURE_NUMBERS + 2 * CS_FEATURE_SHARED,
    CS_FEATURE_NAMES = 96,   /* names of a block at most */
    CS_CONTEXT_INPUTS = 32,  /* numbers of the second look */
    CS_CONTEXT_LEVELS = 4,   /* elements above a block that are summed up */
};

/* What the markup says that blocks are compared with; empty when it says nothing. */
typedef struct cs_page_hints {
    casus_text title; /* the most trusted title, in lower case */
    casus_text body;  /* articleBody of the markup */
} cs_page_hints;

typedef struct cs_features {
    const cs_blocks *blocks;
    float (*numbers)[CS_FEATURE_NUMBERS]; /* [count] */
    uint64_t *names;      /* [name_start[count]] */
    uint32_t *name_start; /* [count + 1] */
    uint64_t *signature;  /* [count] of the element and those around it */
    uint32_t title_block; /* index, or CASUS_NONE */
} cs_features;

/* Errors: CASUS_NOMEM. */
casus_status cs_features_find(const cs_blocks *blocks, const cs_page_hints *hints,
                              cs_arena *arena, cs_features *out, casus_error *error);

/* The numbers of the first look at block i. */
void cs_features_input(const cs_features *features, uint32_t i, float out[CS_FEATURE_INPUTS]);

/* The numbers of the second look at all blocks: `score` is [count], between 0 and 1, from
 * the first look; out is [count]. */
casus_status cs_features_context(const cs_features *features, const float *score,
                                 cs_arena *arena, float (*out)[CS_CONTEXT_INPUTS],
                                 casus_error *error);

#endif
