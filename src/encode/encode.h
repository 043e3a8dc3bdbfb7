/* encode.h - words to vectors: the first half of the network. */
#ifndef CASUS_ENCODE_ENCODE_H
#define CASUS_ENCODE_ENCODE_H

#include "model/batch.h"
#include "model/model.h"

/* Fills vectors->x for the words of the batch with what the tagger reads.
 *
 *  vectors  `space` is set by the caller.
 *  Cost     O(words); errors CASUS_NOMEM. */
casus_status cs_encode(const cs_model *model, const cs_analysis *analysis,
                       const cs_batch *batch, cs_vectors *vectors, casus_error *error);

/* A memo for vectors->words, see base/memo.h.  False when out of memory. */
bool cs_encode_memo_new(const cs_model *model, cs_memo *memo, uint32_t count);

#endif
