/* mood.c - the status that a word's own clause gives it.  Rules S1-S12: docs/status.md. */
#include "status/judge.h"

#include <stdio.h>

typedef struct cs_mood {
    bool negated, future, possible, should, would, perfect, progressive, past_be,
        infinitive;
    bool condition, maybe, almost, historical, without, has_be, question, asks_who,
        auxiliary, subject;
} cs_mood;

static bool is_negator(const cs_judge *judge, uint32_t word)
{
    return cs_judge_is(judge, word, judge->classes.negator) &&
           !(word + 1 < judge->tree->word_count &&
             cs_judge_is(judge, word + 1, judge->classes.not_negating));
}

/* "no one came", "found no evidence": a negated participant negates its verb. */
static bool is_negated_phrase(const cs_judge *judge, uint32_t word)
{
    if (judge->tree->words[word].upos == CASUS_UPOS_PRON && is_negator(judge, word))
        return true;
    CS_EACH_CHILD(judge->tree, word, child)
    {
        const uint8_t relation = judge->tree->words[child].relation;
        if ((relation == CASUS_REL_DET || relation == CASUS_REL_CC) &&
            is_negator(judge, child))
            return true;
    }
    return false;
}

/* Languages whose verbs have a future or a conditional of their own. */
static void note_inflection(const cs_judge *judge, uint32_t word, cs_mood *mood)
{
    mood->future |= (judge->tree->words[word].features & CASUS_FEAT_FUTURE) != 0;
    mood->would |= (judge->tree->words[word].features & CASUS_FEAT_CONDITIONAL) != 0;
}

static void note_auxiliary(const cs_judge *judge, uint32_t word, cs_mood *mood)
{
    const cs_mood_classes *class = &judge->classes;
    note_inflection(judge, word, mood);
    mood->future |= cs_judge_is(judge, word, class->future);
    mood->possible |= cs_judge_is(judge, word, class->possible);
    mood->should |= cs_judge_is(judge, word, class->should);
    mood->would |= cs_judge_is(judge, word, class->would);
    mood->perfect |= cs_judge_is(judge, word, class->have);
    if (cs_judge_is(judge, word, class->be)) {
        mood->has_be = true;
        mood->past_be |= (judge->tree->words[word].features & CASUS_FEAT_PAST) &&
                         (judge->tree->words[word].features & CASUS_FEAT_FINITE);
    }
}

/* "almost two years behind": says how much, not that it did not happen. */
static bool is_before_number(const cs_judge *judge, uint32_t word)
{
    return word + 1 < judge->tree->word_count &&
           judge->tree->words[word + 1].upos == CASUS_UPOS_NUM;
}

static void note_adverb(const cs_judge *judge, uint32_t word, cs_mood *mood)
{
    const cs_mood_classes *class = &judge->classes;
    mood->negated |= is_negator(judge, word);
    mood->maybe |= cs_judge_is(judge, word, class->possible_adverb);
    mood->almost |=
        cs_judge_is(judge, word, class->almost) && !is_before_number(judge, word);
    mood->historical |= cs_judge_is(judge, word, class->history);
    if (cs_judge_is(judge, word, class->ago))
        CS_EACH_CHILD(judge->tree, word, child)
    mood->historical |= cs_judge_is(judge, child, class->long_unit);
}

static void note_marker(const cs_judge *judge, uint32_t word, cs_mood *mood)
{
    const cs_mood_classes *class = &judge->classes;
    mood->condition |= cs_judge_is(judge, word, class->if_word) ||
                       cs_judge_is(judge, word, class->whether);
    mood->without |= cs_judge_is(judge, word, class->without);
    mood->infinitive |= cs_judge_is(judge, word, class->to);
}

/* "in the Middle Ages", "during the Second World War" */
static bool is_history(const cs_judge *judge, uint32_t word)
{
    if (cs_judge_is(judge, word, judge->classes.history))
        return true;
    if (word == 0)
        return false;
    const uint32_t first = judge->analysis->symbols[word - 1].lower;
    const uint32_t second = judge->analysis->symbols[word].lower;
    if (!first || !second)
        return false;
    const casus_text a = judge->dict->symbols.texts[first];
    const casus_text b = judge->dict->symbols.texts[second];
    char joined[64];
    const int size = snprintf(joined, sizeof joined, "%.*s %.*s", (int)a.size, a.data,
                              (int)b.size, b.data);
    return size > 0 && (size_t)size < sizeof joined &&
           cs_in_class(judge->dict,
                       cs_symbol_find(&judge->dict->symbols, cs_text_of(joined)),
                       judge->classes.history);
}

static void note_child(const cs_judge *judge, uint32_t child, cs_mood *mood)
{
    mood->asks_who |= cs_judge_is(judge, child, judge->classes.question_word);
    switch (judge->tree->words[child].relation) {
    case CASUS_REL_PUNCT:
        mood->question |= cs_judge_is(judge, child, judge->classes.question);
        break;
    case CASUS_REL_AUX:
    case CASUS_REL_COP:
        mood->auxiliary = true;
        note_auxiliary(judge, child, mood);
        mood->negated |= is_negator(judge, child);
        break;
    case CASUS_REL_ADVMOD:
        note_adverb(judge, child, mood);
        break;
    case CASUS_REL_MARK:
    case CASUS_REL_CASE:
        note_marker(judge, child, mood);
        break;
    case CASUS_REL_DET:
    case CASUS_REL_CC:
        mood->negated |= judge->tree->words[child].relation == CASUS_REL_DET &&
                         is_negator(judge, child);
        break;
    case CASUS_REL_NSUBJ:
        mood->subject = true;
        mood->negated |= is_negated_phrase(judge, child);
        break;
    case CASUS_REL_OBJ:
        mood->negated |= is_negated_phrase(judge, child);
        break;
    case CASUS_REL_OBL:
    case CASUS_REL_NMOD:
        mood->historical |= is_history(judge, child);
        break;
    default:
        break;
    }
}

/* "a planned attack", "possible talks", "former ally" */
static casus_event_status modified_status(const cs_judge *judge, uint32_t noun)
{
    const cs_mood_classes *class = &judge->classes;
    CS_EACH_CHILD(judge->tree, noun, child)
    {
        if (judge->tree->words[child].relation != CASUS_REL_AMOD)
            continue;
        if (cs_judge_is(judge, child, class->planned_modifier))
            return CASUS_PLANNED;
        if (cs_judge_is(judge, child, class->proposed_modifier))
            return CASUS_PROPOSED;
        if (cs_judge_is(judge, child, class->conditional_modifier))
            return CASUS_CONDITIONAL;
        if (cs_judge_is(judge, child, class->negated_modifier))
            return CASUS_NEGATED;
        if (cs_judge_is(judge, child, class->historical_modifier))
            return CASUS_HISTORICAL;
    }
    return CASUS_HAPPENED;
}

static bool is_free_clause(const casus_word *word)
{
    return word->relation == CASUS_REL_ROOT || word->relation == CASUS_REL_CCOMP ||
           word->relation == CASUS_REL_CONJ || word->relation == CASUS_REL_PARATAXIS;
}

/* "Call them!": an infinitive by itself. */
static bool is_bare_command(const casus_word *word, const cs_mood *mood)
{
    return word->upos == CASUS_UPOS_VERB && (word->features & CASUS_FEAT_INFINITIVE) &&
           !mood->infinitive && !mood->auxiliary && !mood->subject &&
           (word->relation == CASUS_REL_ROOT || word->relation == CASUS_REL_PARATAXIS);
}

static casus_event_status modal_status(const cs_judge *judge, uint32_t word,
                                       const cs_mood *mood)
{
    const casus_word *at = &judge->tree->words[word];
    if (mood->would && mood->perfect)
        return CASUS_HYPOTHETICAL;
    if (mood->would)
        return judge->reported[word] ? CASUS_PLANNED : CASUS_CONDITIONAL;
    if (mood->future)
        return CASUS_PLANNED;
    if (mood->possible || mood->maybe)
        return CASUS_CONDITIONAL;
    if (mood->should)
        return mood->perfect ? CASUS_CONDITIONAL : CASUS_PROPOSED;
    if ((at->features & CASUS_FEAT_IMPERATIVE) || is_bare_command(at, mood))
        return CASUS_PROPOSED;
    if (mood->infinitive && is_free_clause(at) && at->upos == CASUS_UPOS_VERB)
        return CASUS_PLANNED; /* "Germany to send troops", "he is to visit" */
    return CASUS_HAPPENED;
}

static bool is_ongoing(const casus_word *word, const cs_mood *mood)
{
    return word->upos == CASUS_UPOS_VERB && mood->has_be && !mood->past_be &&
           (word->features & (CASUS_FEAT_GERUND | CASUS_FEAT_PARTICIPLE)) &&
           !(word->features & (CASUS_FEAT_PAST | CASUS_FEAT_PASSIVE));
}

casus_event_status cs_own_status(const cs_judge *judge, uint32_t word)
{
    const casus_word *at = &judge->tree->words[word];
    cs_mood mood = {.negated = false};
    note_inflection(judge, word, &mood);
    CS_EACH_CHILD(judge->tree, word, child)
    note_child(judge, child, &mood);
    if (mood.condition || (mood.question && !mood.asks_who))
        return CASUS_HYPOTHETICAL;
    if (mood.negated || mood.almost || mood.without)
        return CASUS_NEGATED;
    const casus_event_status modal = modal_status(judge, word, &mood);
    if (modal != CASUS_HAPPENED)
        return modal;
    if (mood.historical)
        return CASUS_HISTORICAL;
    if (is_ongoing(at, &mood))
        return CASUS_ONGOING;
    return at->upos == CASUS_UPOS_VERB ? CASUS_HAPPENED : modified_status(judge, word);
}
