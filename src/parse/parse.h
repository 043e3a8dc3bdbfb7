/* parse.h - vectors and tags to dependency trees. */
#ifndef CASUS_PARSE_PARSE_H
#define CASUS_PARSE_PARSE_H

#include "model/batch.h"
#include "model/model.h"

/* Heads further away than this are not looked at. */
enum { CS_HEAD_BAND = 128 };

/* Sets head, relation, subtype and deprel of the words of the batch: one root a
 * sentence; the later segments of an overlong sentence hang from the root of the first.
 * vectors->x is used up.
 *
 *  Cost     O(words) for the network, O(words * CS_HEAD_BAND) for the scores; trees of up to
 *           CS_EXACT_WORDS words are exact (decode.h).  Errors CASUS_NOMEM. */
casus_status cs_parse(const cs_model *model, cs_analysis *analysis, const cs_batch *batch,
                      cs_vectors *vectors, casus_error *error);

#endif
