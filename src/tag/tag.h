/* tag.h - vectors to tags: part of speech, features, lemma. */
#ifndef CASUS_TAG_TAG_H
#define CASUS_TAG_TAG_H

#include "model/batch.h"
#include "model/model.h"

/* Sets upos, xpos, feats, features and lemma of the words of the batch, and
 * vectors->tag for the parser.
 *
 *  arena    receives lemmas that are no part of the text; xpos and feats are views into
 *           the model.
 *  Cost     O(words); errors CASUS_NOMEM. */
casus_status cs_tag(const cs_model *model, cs_analysis *analysis, const cs_batch *batch,
                    cs_vectors *vectors, cs_arena *arena, casus_error *error);

/* A memo for vectors->tags, see base/memo.h.  False when out of memory. */
bool cs_tag_memo_new(cs_memo *memo, uint32_t count);

#endif
