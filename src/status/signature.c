/* signature.c - the status that the words above a word give it.  Rules S13-S24: docs/status.md.
 *
 * The language pack says what a governor makes of its complement: "@to-planned plan" means
 * that what one plans to do is planned.  The complement is an infinitive or gerund (to), a
 * clause (that) or a thing.  After Karttunen 1971 and Nairn, Condoravdi & Karttunen 2006. */
#include "status/judge.h"

#include <stdio.h>

/* The symbol of a lemma, or of a verb with its particle: "call_off". */
static uint32_t symbol_of(const cs_judge *judge, uint32_t word)
{
    const uint32_t particle =
        cs_child_sub(judge->tree, word, CASUS_REL_COMPOUND, CASUS_SUB_PRT);
    if (particle == CASUS_NONE)
        return judge->analysis->symbols[word].lemma;
    const casus_text lemma = judge->tree->words[word].lemma;
    const casus_text form = judge->tree->words[particle].form;
    char joined[64];
    const int size = snprintf(joined, sizeof joined, "%.*s_%.*s", (int)lemma.size,
                              lemma.data, (int)form.size, form.data);
    return size > 0 && (size_t)size < sizeof joined
               ? cs_symbol_find(&judge->dict->symbols, cs_text_of(joined))
               : 0;
}

/* What the governor's signature makes of a complement; CASUS_HAPPENED: it has none. */
static casus_event_status signature(const cs_judge *judge, uint32_t governor,
                                    cs_complement complement)
{
    static const casus_event_status order[] = {
        CASUS_DENIED,  CASUS_NEGATED,      CASUS_THREATENED, CASUS_PROPOSED,
        CASUS_PLANNED, CASUS_HYPOTHETICAL, CASUS_CONDITIONAL};
    const uint32_t lemma = symbol_of(judge, governor);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (cs_in_class(judge->dict, lemma, judge->signature[complement][order[i]]))
            return order[i];
    return CASUS_HAPPENED;
}

static bool is_off(casus_event_status status)
{
    return status == CASUS_NEGATED || status == CASUS_DENIED;
}

/* "did not plan to attack", "did not fail to attack", "may plan to attack" */
static casus_event_status applied(casus_event_status made, casus_event_status governor)
{
    if (is_off(governor))
        return is_off(made) ? CASUS_HAPPENED : CASUS_NEGATED;
    if (governor == CASUS_HYPOTHETICAL ||
        (governor == CASUS_CONDITIONAL && made == CASUS_PLANNED))
        return governor;
    return made;
}

static bool is_factual(casus_event_status status)
{
    return status == CASUS_HAPPENED || status == CASUS_ONGOING ||
           status == CASUS_HISTORICAL;
}

/* Below `governor` as a clause with "that" or with a question word. */
static casus_event_status under_that(cs_judge *judge, uint32_t word, uint32_t governor)
{
    const casus_event_status above = (casus_event_status)judge->status[governor];
    const casus_event_status made = signature(judge, governor, CS_THAT);
    if (made != CASUS_HAPPENED)
        return applied(made, above);
    if (cs_judge_is(judge, governor, judge->classes.factive))
        return CASUS_HAPPENED;
    judge->reported[word] = 1;
    if (is_off(above) || above == CASUS_HYPOTHETICAL)
        return CASUS_HYPOTHETICAL;
    return CASUS_HAPPENED;
}

static casus_event_status under_to(const cs_judge *judge, uint32_t governor)
{
    const casus_event_status above = (casus_event_status)judge->status[governor];
    const casus_event_status made = signature(judge, governor, CS_TO);
    return made == CASUS_HAPPENED ? above : applied(made, above);
}

/* "rejected the proposal": a proposal that is rejected has been made. */
static bool is_content_noun(const cs_judge *judge, uint32_t word)
{
    return judge->tree->words[word].upos == CASUS_UPOS_NOUN &&
           (signature(judge, word, CS_TO) != CASUS_HAPPENED ||
            signature(judge, word, CS_THAT) != CASUS_HAPPENED);
}

static casus_event_status as_thing(const cs_judge *judge, uint32_t word,
                                   uint32_t governor)
{
    const casus_event_status above = (casus_event_status)judge->status[governor];
    const casus_event_status made = signature(judge, governor, CS_THING);
    if (made == CASUS_NEGATED && is_content_noun(judge, word))
        return CASUS_HAPPENED;
    if (made != CASUS_HAPPENED)
        return applied(made, above);
    return cs_judge_is(judge, governor, judge->classes.report) ? CASUS_HAPPENED : above;
}

static bool is_infinitive(const cs_judge *judge, uint32_t word)
{
    if (judge->tree->words[word].features & CASUS_FEAT_INFINITIVE)
        return true;
    CS_EACH_CHILD(judge->tree, word, child)
    if (judge->tree->words[child].relation == CASUS_REL_MARK &&
        cs_judge_is(judge, child, judge->classes.to))
        return true;
    return false;
}

static bool is_finite(const cs_judge *judge, uint32_t word)
{
    if (judge->tree->words[word].features & CASUS_FEAT_FINITE)
        return true;
    CS_EACH_CHILD(judge->tree, word, child)
    if ((judge->tree->words[child].relation == CASUS_REL_AUX ||
         judge->tree->words[child].relation == CASUS_REL_COP) &&
        (judge->tree->words[child].features & CASUS_FEAT_FINITE))
        return true;
    return false;
}

/* "in order to", "prevent X from doing", "while doing", "because X did" */
static casus_event_status under_adverbial(cs_judge *judge, uint32_t word,
                                          uint32_t governor)
{
    const casus_event_status above = (casus_event_status)judge->status[governor];
    const casus_event_status made = signature(judge, governor, CS_TO);
    const bool result = cs_judge_is(judge, governor, judge->classes.result);
    if (is_infinitive(judge, word) && !is_finite(judge, word) && !result)
        return made != CASUS_HAPPENED ? applied(made, above)
                                      : applied(CASUS_PLANNED, above);
    if (is_finite(judge, word)) {
        const uint32_t mark = cs_child(judge->tree, word, CASUS_REL_MARK);
        return mark != CASUS_NONE && cs_judge_is(judge, mark, judge->classes.that)
                   ? under_that(judge, word, governor)
                   : CASUS_HAPPENED;
    }
    if (is_off(made) && cs_child(judge->tree, word, CASUS_REL_MARK) != CASUS_NONE)
        return applied(made, above);
    return above == CASUS_ONGOING || is_off(above) ? CASUS_HAPPENED : above;
}

/* "the first to attack", "the first model to be built" */
static bool is_ordinal(const cs_judge *judge, uint32_t noun)
{
    if (cs_judge_is(judge, noun, judge->classes.ordinal))
        return true;
    CS_EACH_CHILD(judge->tree, noun, child)
    if (judge->tree->words[child].relation == CASUS_REL_AMOD &&
        cs_judge_is(judge, child, judge->classes.ordinal))
        return true;
    return false;
}

/* Whether a verb in the past tense stands above: then "would" is what was to come. */
static bool is_told_in_past(const cs_judge *judge, uint32_t word)
{
    for (int i = 0; i < 4 && word != CASUS_NONE; i++) {
        const uint32_t features = judge->tree->words[word].features;
        if ((features & CASUS_FEAT_FINITE) && (features & CASUS_FEAT_PAST))
            return true;
        word = judge->tree->words[word].head;
    }
    return false;
}

/* "the plan to attack", "the claim that they attacked", "the men attacking" */
static casus_event_status under_noun(cs_judge *judge, uint32_t word, uint32_t noun)
{
    const casus_event_status above = (casus_event_status)judge->status[noun];
    if (judge->tree->words[word].subtype == CASUS_SUB_RELCL) {
        judge->reported[word] = is_told_in_past(judge, noun);
        return CASUS_HAPPENED;
    }
    if (is_infinitive(judge, word) && !is_finite(judge, word)) {
        const casus_event_status made = signature(judge, noun, CS_TO);
        if (is_ordinal(judge, noun))
            return above;
        return applied(made == CASUS_HAPPENED ? CASUS_PLANNED : made, above);
    }
    if (cs_child(judge->tree, word, CASUS_REL_MARK) != CASUS_NONE) {
        const casus_event_status made = signature(judge, noun, CS_THAT);
        judge->reported[word] = 1;
        if (made != CASUS_HAPPENED)
            return applied(made, above);
        return is_off(above) ? above : CASUS_HAPPENED;
    }
    return is_factual(above) || is_off(above) ? CASUS_HAPPENED : above;
}

/* "threat of war", "peace talks": what hangs from a noun by a preposition is taken for granted
 * unless the noun's signature says otherwise. */
static casus_event_status below_noun(const cs_judge *judge, uint32_t word, uint32_t noun)
{
    const casus_event_status above = (casus_event_status)judge->status[noun];
    const casus_event_status made = signature(judge, noun, CS_THING);
    if (made != CASUS_HAPPENED)
        return applied(made, above);
    return judge->tree->words[word].relation == CASUS_REL_NMOD ? CASUS_HAPPENED : above;
}

static bool has_own(const cs_judge *judge, uint32_t word)
{
    CS_EACH_CHILD(judge->tree, word, child)
    {
        const uint8_t relation = judge->tree->words[child].relation;
        if (relation == CASUS_REL_AUX || relation == CASUS_REL_NSUBJ ||
            relation == CASUS_REL_COP || relation == CASUS_REL_MARK)
            return true;
    }
    return false;
}

/* Coordinated words share what is above them; without a subject or auxiliary of their own
 * also what their head's clause says. */
static casus_event_status as_conjunct(cs_judge *judge, uint32_t word, uint32_t head)
{
    const casus_event_status first = (casus_event_status)judge->status[head];
    const casus_word *at = &judge->tree->words[word], *before = &judge->tree->words[head];
    const uint32_t forms = CASUS_FEAT_FINITE | CASUS_FEAT_INFINITIVE |
                           CASUS_FEAT_PARTICIPLE | CASUS_FEAT_GERUND;
    judge->reported[word] = judge->reported[head];
    const bool past =
        (at->features & CASUS_FEAT_FINITE) && (at->features & CASUS_FEAT_PAST);
    if (!has_own(judge, word) && ((at->features & forms) == (before->features & forms) ||
                                  ((before->features & CASUS_FEAT_INFINITIVE) && !past)))
        return first;
    if (before->relation == CASUS_REL_ROOT || before->relation == CASUS_REL_PARATAXIS)
        return CASUS_HAPPENED;
    return is_off(first) || is_factual(first) ? CASUS_HAPPENED : first;
}

/* "the attack", "their attack": that it happened is taken for granted. */
static bool is_definite(const cs_judge *judge, uint32_t noun)
{
    CS_EACH_CHILD(judge->tree, noun, child)
    {
        const casus_word *word = &judge->tree->words[child];
        if ((word->relation == CASUS_REL_DET &&
             cs_judge_is(judge, child, judge->classes.definite)) ||
            (word->relation == CASUS_REL_NMOD && word->subtype == CASUS_SUB_POSS))
            return true;
    }
    return false;
}

static casus_event_status as_subject(const cs_judge *judge, uint32_t word,
                                     uint32_t governor)
{
    const bool passive = judge->tree->words[word].subtype == CASUS_SUB_PASS;
    const bool adjective = judge->tree->words[governor].upos == CASUS_UPOS_ADJ;
    const casus_event_status above = (casus_event_status)judge->status[governor];
    const casus_event_status made = signature(judge, governor, CS_THING);
    if ((!adjective && !passive) ||
        (made == CASUS_NEGATED && is_content_noun(judge, word)))
        return CASUS_HAPPENED;
    if (made != CASUS_HAPPENED)
        return applied(made, above);
    return passive && !(is_off(above) && is_definite(judge, word)) ? above
                                                                   : CASUS_HAPPENED;
}

/* "called for talks", "warned of war": only prepositions that bring a matter. */
static casus_event_status as_oblique(const cs_judge *judge, uint32_t word,
                                     uint32_t governor)
{
    const uint32_t marker = cs_child(judge->tree, word, CASUS_REL_CASE);
    if (word < governor || marker == CASUS_NONE ||
        !cs_judge_is(judge, marker, judge->classes.matter))
        return CASUS_HAPPENED;
    const casus_event_status above = (casus_event_status)judge->status[governor];
    const casus_event_status made = signature(judge, governor, CS_THING);
    if (made != CASUS_HAPPENED && !is_off(made))
        return applied(made, above);
    return CASUS_HAPPENED;
}

casus_event_status cs_governed_status(cs_judge *judge, uint32_t word)
{
    const casus_word *at = &judge->tree->words[word];
    const uint32_t head = at->head;
    if (head == CASUS_NONE || at->upos == CASUS_UPOS_PROPN)
        return CASUS_HAPPENED;
    switch (at->relation) {
    case CASUS_REL_CCOMP:
    case CASUS_REL_CSUBJ:
        return is_finite(judge, word) || !is_infinitive(judge, word)
                   ? under_that(judge, word, head)
                   : under_to(judge, head);
    case CASUS_REL_XCOMP:
        return under_to(judge, head);
    case CASUS_REL_ADVCL:
        return under_adverbial(judge, word, head);
    case CASUS_REL_ACL:
        return under_noun(judge, word, head);
    case CASUS_REL_OBJ:
        return as_thing(judge, word, head);
    case CASUS_REL_NSUBJ:
        return as_subject(judge, word, head);
    case CASUS_REL_OBL:
        return as_oblique(judge, word, head);
    case CASUS_REL_NMOD:
    case CASUS_REL_COMPOUND:
        return below_noun(judge, word, head);
    case CASUS_REL_CONJ:
        return as_conjunct(judge, word, head);
    case CASUS_REL_PARATAXIS:
    case CASUS_REL_ROOT:
        return CASUS_HAPPENED;
    default:
        return (casus_event_status)judge->status[head];
    }
}
