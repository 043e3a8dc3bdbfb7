/* judge.h - what the steps of the stage share; inside status/ only. */
#ifndef CASUS_STATUS_JUDGE_H
#define CASUS_STATUS_JUDGE_H

#include "status/status.h"

/* How something hangs below its governor: "to do" or "doing", "that it does", a thing. */
typedef enum cs_complement { CS_TO, CS_THAT, CS_THING, CS_COMPLEMENT_COUNT } cs_complement;

/* The classes of the language pack that mood.c knows by name (lang/XX/signatures.txt). */
#define CS_MOOD_CLASSES(X)                                                               \
    X(negator, "@negator")                                                               \
    X(not_negating, "@not-negating")     /* "not only" */                                \
    X(future, "@future-aux")                                                             \
    X(possible, "@modal-possible")                                                       \
    X(should, "@modal-should")                                                           \
    X(would, "@conditional-aux")                                                         \
    X(have, "@perfect-aux")                                                              \
    X(be, "@be-aux")                                                                     \
    X(if_word, "@if")                                                                    \
    X(whether, "@whether")                                                               \
    X(question, "@question-mark")                                                        \
    X(without, "@without")                                                               \
    X(to, "@infinitive-mark")                                                            \
    X(possible_adverb, "@maybe")                                                         \
    X(almost, "@almost")                                                                 \
    X(history, "@history-word")                                                          \
    X(ago, "@ago")                                                                       \
    X(long_unit, "@long-unit")                                                           \
    X(factive, "@factive")                                                               \
    X(report, "@sig-report")                                                             \
    X(definite, "@definite")                                                             \
    X(question_word, "@question-word")                                                   \
    X(result, "@result-verb")            /* "fell to close at ...": what came of it */   \
    X(matter, "@matter-preposition")                                                     \
    X(that, "@that-word")                                                                \
    X(ordinal, "@ordinal-first")                                                         \
    X(planned_modifier, "@planned-modifier")                                             \
    X(proposed_modifier, "@proposed-modifier")                                           \
    X(conditional_modifier, "@conditional-modifier")                                     \
    X(negated_modifier, "@negated-modifier")                                             \
    X(historical_modifier, "@historical-modifier")

typedef struct cs_mood_classes {
#define CS_MOOD_FIELD(name, class) uint32_t name;
    CS_MOOD_CLASSES(CS_MOOD_FIELD)
#undef CS_MOOD_FIELD
} cs_mood_classes;

typedef struct cs_judge {
    const cs_analysis *analysis;
    const cs_tree *tree;
    const cs_dict *dict;
    cs_mood_classes classes;
    uint32_t signature[CS_COMPLEMENT_COUNT][CASUS_EVENT_STATUS_COUNT]; /* class or CASUS_NONE */
    uint8_t *status;  /* [word_count] casus_event_status; a governor's is known first */
    uint8_t *reported; /* [word_count] 1: the word heads a reported clause */
} cs_judge;

static inline bool cs_judge_is(const cs_judge *judge, uint32_t word, uint32_t class)
{
    return cs_in_class(judge->dict, judge->analysis->symbols[word].lemma, class) ||
           cs_in_class(judge->dict, judge->analysis->symbols[word].lower, class);
}

/* What a word's own clause says of it: auxiliaries, negation, adverbs, mood. */
casus_event_status cs_own_status(const cs_judge *judge, uint32_t word);

/* What the words above say of it. */
casus_event_status cs_governed_status(cs_judge *judge, uint32_t word);

#endif
