/* tree.h - walking the dependency tree.
 *
 * `children` and `next` are derived once per document from the heads, so that stages
 * can visit the dependents of a word in text order. */
#ifndef CASUS_DATA_TREE_H
#define CASUS_DATA_TREE_H

#include "base/arena.h"
#include "data/analysis.h"

#include <stdbool.h>

typedef struct cs_tree {
    const casus_word *words;
    const cs_symbols *symbols;
    uint32_t word_count;
    uint32_t *first; /* [word_count] leftmost dependent or CASUS_NONE */
    uint32_t *next;  /* [word_count] next dependent of the same head or CASUS_NONE */
    uint32_t *left;  /* [word_count] first word of the subtree */
    uint32_t *right; /* [word_count] last word of the subtree, inclusive */
} cs_tree;

/* Builds the tree of all sentences; `out` points into `analysis`. */
casus_status cs_tree_build(const cs_analysis *analysis, cs_arena *arena, cs_tree *out,
                           casus_error *error);

/* Visits the dependents of `head`:  CS_EACH_CHILD(tree, head, child) { ... } */
/* NOLINTBEGIN(bugprone-macro-parentheses): `child` is declared here */
#define CS_EACH_CHILD(tree, head, child)                                                 \
    for (uint32_t child = (tree)->first[head]; child != CASUS_NONE;                      \
         child = (tree)->next[child])
/* NOLINTEND(bugprone-macro-parentheses) */

/* The first dependent with this relation (any subtype), or CASUS_NONE. */
uint32_t cs_child(const cs_tree *tree, uint32_t head, casus_relation relation);

/* The first dependent with this relation and subtype, or CASUS_NONE. */
uint32_t cs_child_sub(const cs_tree *tree, uint32_t head, casus_relation relation,
                      casus_subtype subtype);

/* The head of the coordination that `word` belongs to: the word whose relation is not conj. */
uint32_t cs_first_conjunct(const cs_tree *tree, uint32_t word);

/* Whether `ancestor` is `word` or above it. */
bool cs_dominates(const cs_tree *tree, uint32_t ancestor, uint32_t word);

/* The bytes of the subtree of `word`. */
casus_span cs_subtree_span(const cs_tree *tree, uint32_t word);

/* An array over words, all CASUS_NONE; NULL when out of memory. */
uint32_t *cs_none_by_word(cs_arena *arena, uint32_t count);

#endif
