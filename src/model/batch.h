/* batch.h - a run of sentences that goes through the network together.
 *
 * Encoding many words at once reads each weight once for several words; a limit keeps
 * the scratch small however long the article.  A sentence longer than CS_SEGMENT_WORDS
 * is cut into segments, which the parser joins again. */
#ifndef CASUS_MODEL_BATCH_H
#define CASUS_MODEL_BATCH_H

#include "base/memo.h"
#include "base/workspace.h"
#include "data/analysis.h"

#include <stdbool.h>

enum { CS_SEGMENT_WORDS = 1000, CS_BATCH_WORDS = 256, CS_BATCH_SEGMENTS = 64 };

typedef struct cs_batch {
    uint32_t first_word, word_count;
    uint32_t segment_count;
    uint32_t lengths[CS_BATCH_SEGMENTS];  /* words */
    uint32_t sentence[CS_BATCH_SEGMENTS]; /* that the segment is of */
    uint32_t next_sentence, next_word;    /* where the next batch begins */
} cs_batch;

/* Moves on to the next batch; begin with a zeroed one.  False at the end. */
bool cs_batch_next(const cs_analysis *analysis, cs_batch *batch);

/* What the network knows of the words of a batch, passed from stage to stage. */
typedef struct cs_vectors {
    cs_workspace *space; /* holds the rest; also scratch.  Mark it before cs_encode(),
                            rewind it behind cs_parse() */
    cs_memo *words; /* vectors of words before they know their neighbours, or NULL */
    cs_memo *tags;  /* what tag/ has said of words, or NULL */
    float *x;      /* [T][D] */
    uint32_t *tag; /* [T] class of the tag, set by cs_tag() */
} cs_vectors;

#endif
