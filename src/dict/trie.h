/* trie.h - names as they are written, found from the start of a token in one walk.
 *
 * A blank in a name matches any run of white space in the text. */
#ifndef CASUS_DICT_TRIE_H
#define CASUS_DICT_TRIE_H

#include "base/array.h"
#include "base/text.h"

typedef struct cs_trie_node {
    uint32_t child, sibling; /* 0 = none */
    uint32_t value;          /* first value of the name that ends here, 0 = none */
    unsigned char byte;
} cs_trie_node;

typedef struct cs_trie {
    CS_ARRAY(cs_trie_node) nodes; /* node 0 is not used */
    uint32_t root[256];
    bool folded; /* names are in ASCII capitals and match whatever the letter case */
} cs_trie;

/* The place where the value of `name` is kept, NULL when out of memory; good until the next
 * call. */
uint32_t *cs_trie_slot(cs_trie *trie, casus_text name, cs_arena *arena);

/* Walks from text[start]; calls nothing, allocates nothing: at every name end it stores
 * (value, end) in the two arrays, shortest first, at most `room`; returns their number. */
uint32_t cs_trie_match(const cs_trie *trie, casus_text text, uint32_t start, uint32_t room,
                       uint32_t *values, uint32_t *ends);

#endif
