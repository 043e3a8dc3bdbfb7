/* token.h - article -> sentences, tokens and words with byte offsets.
 *
 * Rules T1-T14 of docs/tokens.md; what they must know of a language is in its
 * spelling tables and in the classes @hyphen-prefix and @number-unit. */
#ifndef CASUS_TOKEN_TOKEN_H
#define CASUS_TOKEN_TOKEN_H

#include "data/analysis.h"
#include "dict/dict.h"

/* What a language pack has learned about the ends of sentences. */
typedef struct cs_boundaries cs_boundaries;

/* Opens lang/XX/boundaries.casus; `path` is copied.  CASUS_BAD_DATA says what is wrong.
 */
casus_status cs_boundaries_open(const char *path, cs_boundaries **out,
                                casus_error *error);
void cs_boundaries_free(cs_boundaries *boundaries);

/* Splits all paragraphs of an article, also those that later stages pass over.
 *  boundaries  NULL: the language pack has none, rules end the sentences.
 *  out   receives sentences, tokens and words (start, end, token, form); arena's. */
casus_status cs_token(const casus_article *article, const cs_dict *dict,
                      const cs_boundaries *boundaries, cs_arena *arena, cs_analysis *out,
                      casus_error *error);

/* The same from given tokens: `text` is CoNLL-U.  Fills `article_text` with the text that
 * the tokens and their SpaceAfter spell. */
casus_status cs_token_conllu(casus_text text, cs_arena *arena, casus_text *article_text,
                             cs_analysis *out, casus_error *error);

#endif
