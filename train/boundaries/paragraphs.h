/* paragraphs.h - the raw paragraphs of a treebank and where their sentences end.
 *
 * Raw text: the `# text` lines of a paragraph joined by one blank; `# newpar` and `#
 * newdoc` begin a paragraph. */
#ifndef CASUS_TRAIN_PARAGRAPHS_H
#define CASUS_TRAIN_PARAGRAPHS_H

#include "base/array.h"
#include "data/analysis.h"
#include "dict/dict.h"

/* What is known of the place behind a token. */
typedef enum label { LABEL_NONE, LABEL_END, LABEL_UNSURE } label;

typedef struct paragraph {
    casus_text text;
    casus_text document;           /* the id of `# newdoc`, perhaps empty */
    uint32_t first_end, end_count; /* in `ends`: byte offsets where sentences end */
    casus_token *tokens;
    uint32_t token_count;
    uint8_t *labels; /* [token_count] label */
    float weight;
} paragraph;

typedef struct paragraphs {
    CS_ARRAY(paragraph) items;
    CS_ARRAY(uint32_t) ends;
    uint32_t token_count, end_count, lost_count; /* ends inside a token are lost */
} paragraphs;

/* Appends the paragraphs of a CoNLL-U file, split into tokens by the rules of token/. */
casus_status paragraphs_read(const char *path, const cs_dict *dict, paragraphs *out,
                             cs_arena *arena, casus_error *error);

/* Appends the paragraphs of a plain text, blank lines between them, where the rules of
 * token/ are sure of the ends: places behind abbreviations, before lower case, dots,
 * brackets and colons are unsure. */
casus_status paragraphs_read_plain(const char *path, const cs_dict *dict, float weight,
                                   paragraphs *out, cs_arena *arena, casus_error *error);

#endif
