/* status.c - from the root of each sentence down: what the words above say of a word, then
 * what its own clause says.  Rules S1-S26: docs/status.md. */
#include "status/status.h"

#include "base/error.h"
#include "status/judge.h"

#include <stdio.h>

static cs_mood_classes find_mood_classes(const cs_dict *dict)
{
    return (cs_mood_classes){
#define CS_MOOD_FIND(name, class) .name = cs_class_find(dict, class),
        CS_MOOD_CLASSES(CS_MOOD_FIND)
#undef CS_MOOD_FIND
    };
}

/* The classes "@to-planned", "@that-denied" ... */
static void find_signatures(cs_judge *judge)
{
    static const char *const complements[CS_COMPLEMENT_COUNT] = {"to", "that", "thing"};
    for (int c = 0; c < CS_COMPLEMENT_COUNT; c++)
        for (int s = 0; s < CASUS_EVENT_STATUS_COUNT; s++) {
            char name[40];
            (void)snprintf(name, sizeof name, "@%s-%s", complements[c],
                           casus_event_status_name((casus_event_status)s));
            judge->signature[c][s] = cs_class_find(judge->dict, name);
        }
}

/* What is said above and in the clause together. */
static casus_event_status combine(casus_event_status above, casus_event_status own)
{
    if (above == CASUS_HAPPENED || above == CASUS_ONGOING || above == CASUS_HISTORICAL)
        return own == CASUS_HAPPENED ? above : own;
    if (own == CASUS_NEGATED)
        return above == CASUS_NEGATED || above == CASUS_DENIED ? CASUS_HAPPENED
               : above == CASUS_HYPOTHETICAL                   ? above
                                                               : CASUS_NEGATED;
    if (own == CASUS_HYPOTHETICAL && above != CASUS_DENIED && above != CASUS_NEGATED)
        return own;
    return above;
}

static void judge_word(cs_judge *judge, uint32_t word)
{
    const casus_event_status above = cs_governed_status(judge, word);
    judge->status[word] = (uint8_t)combine(above, cs_own_status(judge, word));
}

/* Visits the words below a root, heads first. */
static void judge_below(cs_judge *judge, uint32_t root, uint32_t *stack)
{
    uint32_t count = 0;
    stack[count++] = root;
    while (count > 0) {
        const uint32_t word = stack[--count];
        judge_word(judge, word);
        CS_EACH_CHILD(judge->tree, word, child)
        stack[count++] = child;
    }
}

static bool prepare(cs_judge *judge, cs_arena *arena, uint32_t **stack)
{
    const size_t count = (size_t)judge->analysis->word_count + 1;
    judge->status = cs_arena_alloc(arena, count);
    judge->reported = cs_arena_alloc(arena, count);
    *stack = cs_arena_alloc(arena, count * sizeof **stack);
    return judge->status && judge->reported && *stack;
}

casus_status cs_find_statuses(const cs_analysis *analysis, const cs_tree *tree,
                              const cs_dict *dict, cs_arena *arena, uint8_t **out,
                              casus_error *error)
{
    cs_judge judge = {.analysis = analysis,
                      .tree = tree,
                      .dict = dict,
                      .classes = find_mood_classes(dict)};
    uint32_t *stack;
    if (!prepare(&judge, arena, &stack))
        return cs_nomem(error);
    find_signatures(&judge);
    for (uint32_t i = 0; i < analysis->word_count; i++)
        if (tree->words[i].head == CASUS_NONE)
            judge_below(&judge, i, stack);
    *out = judge.status;
    return CASUS_OK;
}
