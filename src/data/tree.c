#include "data/tree.h"

#include "base/error.h"

static void link_children(cs_tree *tree)
{
    for (uint32_t i = 0; i < tree->word_count; i++) {
        tree->first[i] = tree->next[i] = CASUS_NONE;
        tree->left[i] = tree->right[i] = i;
    }
    for (uint32_t i = tree->word_count; i-- > 0;) {
        const uint32_t head = tree->words[i].head;
        if (head == CASUS_NONE)
            continue;
        tree->next[i] = tree->first[head];
        tree->first[head] = i;
    }
}

/* Widens the subtree bounds of every ancestor; the walk up ends where nothing widens. */
static void bound_subtrees(cs_tree *tree)
{
    for (uint32_t i = 0; i < tree->word_count; i++) {
        for (uint32_t up = tree->words[i].head; up != CASUS_NONE;
             up = tree->words[up].head) {
            bool wider = false;
            if (i < tree->left[up]) {
                tree->left[up] = i;
                wider = true;
            }
            if (i > tree->right[up]) {
                tree->right[up] = i;
                wider = true;
            }
            if (!wider)
                break;
        }
    }
}

casus_status cs_tree_build(const cs_analysis *analysis, cs_arena *arena, cs_tree *out,
                           casus_error *error)
{
    const uint32_t count = analysis->word_count;
    uint32_t *block = cs_arena_alloc(arena, ((size_t)count * 4 + 1) * sizeof *block);
    if (!block)
        return cs_nomem(error);
    *out = (cs_tree){.words = analysis->words,
                     .symbols = analysis->symbols,
                     .word_count = count,
                     .first = block,
                     .next = block + count,
                     .left = block + (size_t)count * 2,
                     .right = block + (size_t)count * 3};
    link_children(out);
    bound_subtrees(out);
    return CASUS_OK;
}

uint32_t cs_child(const cs_tree *tree, uint32_t head, casus_relation relation)
{
    CS_EACH_CHILD(tree, head, child)
    if (tree->words[child].relation == relation)
        return child;
    return CASUS_NONE;
}

uint32_t cs_child_sub(const cs_tree *tree, uint32_t head, casus_relation relation,
                      casus_subtype subtype)
{
    CS_EACH_CHILD(tree, head, child)
    if (tree->words[child].relation == relation && tree->words[child].subtype == subtype)
        return child;
    return CASUS_NONE;
}

uint32_t cs_first_conjunct(const cs_tree *tree, uint32_t word)
{
    while (tree->words[word].relation == CASUS_REL_CONJ &&
           tree->words[word].head != CASUS_NONE)
        word = tree->words[word].head;
    return word;
}

bool cs_dominates(const cs_tree *tree, uint32_t ancestor, uint32_t word)
{
    while (word != CASUS_NONE && word != ancestor)
        word = tree->words[word].head;
    return word == ancestor;
}

casus_span cs_subtree_span(const cs_tree *tree, uint32_t word)
{
    return (casus_span){tree->words[tree->left[word]].start,
                        tree->words[tree->right[word]].end};
}

uint32_t *cs_none_by_word(cs_arena *arena, uint32_t count)
{
    uint32_t *array = cs_arena_alloc(arena, ((size_t)count + 1) * sizeof *array);
    for (uint32_t i = 0; array && i < count; i++)
        array[i] = CASUS_NONE;
    return array;
}
