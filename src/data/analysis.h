/* analysis.h - sentences, tokens and words of one article.
 *
 * Filled step by step: token/ makes sentences, tokens and words (forms only), tag/
 * fills upos, xpos, feats, features and lemma, parse/ fills head and relation, the
 * pipeline then looks up `symbols`. */
#ifndef CASUS_DATA_ANALYSIS_H
#define CASUS_DATA_ANALYSIS_H

#include "base/arena.h"
#include "casus.h"

/* A word's entries in the dictionary's table of symbols; 0 = no dictionary has it. */
typedef struct cs_symbols {
    uint32_t form;  /* the form as written */
    uint32_t lower; /* the form in lower case */
    uint32_t lemma; /* the lemma in lower case */
} cs_symbols;

typedef struct cs_analysis {
    casus_text text; /* the article's text, which all spans are into */
    casus_sentence *sentences;
    casus_token *tokens;
    casus_word *words;
    cs_symbols *symbols; /* [word_count]; NULL before the look-up */
    uint32_t sentence_count, token_count, word_count;
} cs_analysis;

#endif
