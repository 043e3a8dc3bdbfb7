/* place.c - actors by their place in the sentence: the fillers ahead and behind. */
#include "code/place.h"

#include "code/clause.h"

bool cs_is_known_actor(const cs_coder *coder, uint32_t word)
{
    const uint32_t mention = coder->in->mentions->by_word[word];
    return mention != CASUS_NONE && !coder->in->mentions->items[mention].unknown &&
           !coder->in->mentions->items[mention].pronoun;
}

/* The phrase that a name stands in, as far as it is an actor itself: "Russian" of "Russian
 * officials". */
static uint32_t whole_actor(const cs_coder *coder, uint32_t word)
{
    for (int step = 0; step < CS_NESTING; step++) {
        const casus_word *at = cs_word_at(coder, word);
        const bool within =
            at->relation == CASUS_REL_COMPOUND || at->relation == CASUS_REL_AMOD ||
            at->relation == CASUS_REL_FLAT || at->relation == CASUS_REL_APPOS ||
            (at->relation == CASUS_REL_NMOD && at->subtype != CASUS_SUB_NONE);
        if (!within || at->head == CASUS_NONE || !cs_is_known_actor(coder, at->head))
            break;
        word = at->head;
    }
    return word;
}

/* The first actor from `first` to `limit`, CASUS_NONE when there is none. */
static uint32_t first_actor(const cs_coder *coder, uint32_t first, uint32_t limit)
{
    for (uint32_t i = first; i < limit; i++)
        if (cs_is_known_actor(coder, i))
            return whole_actor(coder, i);
    return CASUS_NONE;
}

/* The subject as it stands or, without one, the first actor before the predicate. */
static uint32_t ahead(const cs_coder *coder, uint32_t predicate)
{
    uint32_t subject = cs_surface_subject(coder, predicate);
    if (subject == CASUS_NONE && !cs_passive_clause(coder, predicate))
        subject = cs_doer_at(coder, predicate, 0);
    if (subject != CASUS_NONE && cs_word_at(coder, subject)->upos != CASUS_UPOS_PRON)
        return subject;
    return first_actor(coder, cs_sentence_of(coder, predicate)->first_word, predicate);
}

uint32_t cs_actor_beside(const cs_coder *coder, uint32_t predicate, bool behind)
{
    const bool passive =
        cs_passive_clause(coder, predicate) || cs_bare_participle(coder, predicate);
    const uint32_t agent =
        passive ? cs_child_sub(coder->tree, predicate, CASUS_REL_OBL, CASUS_SUB_AGENT)
                : CASUS_NONE;
    if (agent != CASUS_NONE)
        return behind ? ahead(coder, predicate) : agent;
    return behind ? first_actor(coder, predicate + 1, coder->tree->right[predicate] + 1)
                  : ahead(coder, predicate);
}

/* Whether only the phrases of a clause lead from a word up to its predicate. */
static bool in_clause_of(const cs_coder *coder, uint32_t word, uint32_t predicate)
{
    for (; word != predicate && word != CASUS_NONE;
         word = cs_word_at(coder, word)->head) {
        const casus_word *at = cs_word_at(coder, word);
        const bool clause =
            at->relation == CASUS_REL_CCOMP || at->relation == CASUS_REL_ADVCL ||
            at->relation == CASUS_REL_ACL || at->relation == CASUS_REL_PARATAXIS ||
            (at->relation == CASUS_REL_CONJ && cs_verbal_word(at));
        if (clause && !(at->features & CASUS_FEAT_INFINITIVE))
            return false;
    }
    return word == predicate;
}

uint32_t cs_actor_in_clause(const cs_coder *coder, uint32_t predicate)
{
    const uint32_t found = cs_actor_beside(coder, predicate, true);
    if (found == CASUS_NONE || found < predicate || in_clause_of(coder, found, predicate))
        return found;
    for (uint32_t i = found + 1; i <= coder->tree->right[predicate]; i++)
        if (cs_is_known_actor(coder, i) && in_clause_of(coder, i, predicate))
            return whole_actor(coder, i);
    return CASUS_NONE;
}
