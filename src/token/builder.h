/* builder.h - the growing arrays that the tokenizer fills; inside token/ only. */
#ifndef CASUS_TOKEN_BUILDER_H
#define CASUS_TOKEN_BUILDER_H

#include "base/array.h"
#include "data/analysis.h"
#include "dict/dict.h"
#include "token/boundary.h"
#include "token/token.h"

/* Bytes that an ending or a beginning of clitics.txt can have at a place: most words are
 * seen to have none.  All bytes beyond ASCII are in, so letter case and curly apostrophes
 * need no thought. */
typedef struct cs_clitic_bytes {
    bool last[256], before_last[256]; /* of endings */
    bool first[256];                  /* of beginnings */
} cs_clitic_bytes;

typedef struct cs_token_builder {
    casus_text text;
    const cs_dict *dict;             /* NULL with given tokens */
    const cs_boundaries *boundaries; /* NULL: rules end the sentences */
    cs_boundary_scan scan;
    cs_clitic_bytes clitics;
    uint32_t hyphen_prefix, number_unit; /* classes */
    uint32_t
        quote; /* behind the last single quote that opened in this paragraph, 0 = none */
    uint32_t brackets; /* round ones that are open in this paragraph */
    cs_arena *arena;
    CS_ARRAY(casus_sentence) sentences;
    CS_ARRAY(casus_token) tokens;
    CS_ARRAY(casus_word) words;
    bool failed; /* out of memory */
} cs_token_builder;

/* Fills `clitics` from the dictionary. */
void cs_builder_learn_clitics(cs_token_builder *builder);

/* Adds a token of one word. */
void cs_add_token(cs_token_builder *builder, uint32_t start, uint32_t end);

/* Adds one more word to the last token, which then holds several. */
void cs_add_word(cs_token_builder *builder, uint32_t start, uint32_t end,
                 casus_text form);

/* Splits the run [start, end) without white space into tokens. */
void cs_split_run(cs_token_builder *builder, uint32_t start, uint32_t end);

/* Ends sentences by the rules of docs/tokens.md: cuts tokens [first, count) of one
 * paragraph into sentences. */
void cs_split_sentences(cs_token_builder *builder, uint32_t first_token,
                        uint32_t paragraph);

/* Whether the token is an abbreviation that may end a sentence and the next one a word of
 * class `opener`. */
bool cs_abbreviation_ends(const cs_token_builder *builder, uint32_t token,
                          uint32_t opener);

/* The same by what was learned. */
void cs_end_sentences(cs_token_builder *builder, uint32_t first_token,
                      uint32_t paragraph);

/* Closes a sentence over tokens [first, end), or several when it is longer than 1,000. */
void cs_add_sentence(cs_token_builder *builder, uint32_t first, uint32_t end,
                     uint32_t paragraph);

/* Hands the arrays over. */
casus_status cs_builder_finish(const cs_token_builder *builder, cs_analysis *out,
                               casus_error *error);

#endif
