/* party.c - the actors that stand in a slot.  A phrase that is no actor gives its owner or
 * doer: "condemned Russia's invasion" is against Russia. */
#include "code/party.h"

#include "code/place.h"

uint32_t cs_counted_word(const cs_coder *coder, uint32_t word)
{
    if (cs_mention_at(coder, word) || !cs_lemma_in(coder, word, coder->classes.quantity))
        return word;
    CS_EACH_CHILD(coder->tree, word, child)
    if (coder->tree->words[child].relation == CASUS_REL_NMOD &&
        coder->tree->words[child].subtype == CASUS_SUB_NONE)
        return child;
    return word;
}

bool cs_word_has_role(const cs_coder *coder, uint32_t word, casus_text role)
{
    const cs_mention *mention = cs_mention_at(coder, cs_counted_word(coder, word));
    for (uint32_t i = 0; mention && i < mention->actor_count; i++) {
        const casus_actor *actor = &cs_actors_of(coder, mention)[i];
        if (cs_text_equal(actor->role, role))
            return true;
        if (cs_text_is(role, "GOV") && !actor->role.size &&
            cs_text_is(actor->kind, "country"))
            return true;
        if (cs_text_is(role, "IGO") && cs_text_is(actor->kind, "igo"))
            return true;
    }
    return false;
}

uint32_t cs_owner_before(const cs_coder *coder, uint32_t word)
{
    const casus_word *words = coder->tree->words;
    const uint32_t owner =
        cs_child_sub(coder->tree, word, CASUS_REL_NMOD, CASUS_SUB_POSS);
    if (owner != CASUS_NONE && cs_mention_at(coder, owner))
        return owner;
    CS_EACH_CHILD(coder->tree, word, child)
    {
        const bool before = words[child].relation == CASUS_REL_AMOD ||
                            words[child].relation == CASUS_REL_COMPOUND;
        if (before && cs_mention_at(coder, child))
            return child;
    }
    return CASUS_NONE;
}

bool cs_word_is_actor(const cs_coder *coder, uint32_t word, bool as_source)
{
    const uint32_t counted = cs_counted_word(coder, word);
    const cs_mention *mention = cs_mention_at(coder, counted);
    if (mention && !(as_source && mention->place))
        return true;
    return as_source && cs_owner_before(coder, counted) != CASUS_NONE;
}

uint32_t cs_owner_in(const cs_coder *coder, uint32_t word, uint32_t depth)
{
    const casus_word *words = coder->tree->words;
    const uint32_t before = cs_owner_before(coder, word);
    if (before != CASUS_NONE)
        return before;
    CS_EACH_CHILD(coder->tree, word, child)
    {
        const uint32_t mark = cs_child(coder->tree, child, CASUS_REL_CASE);
        if (words[child].relation != CASUS_REL_NMOD || mark == CASUS_NONE ||
            !cs_lemma_in(coder, mark, coder->classes.owner_preposition))
            continue;
        if (cs_mention_at(coder, child))
            return child;
        if (depth > 0)
            return cs_owner_in(coder, child, depth - 1);
    }
    return CASUS_NONE;
}

bool cs_word_involves_actor(const cs_coder *coder, uint32_t word)
{
    if (cs_word_is_actor(coder, word, false))
        return true;
    for (uint32_t i = coder->tree->left[word]; i <= coder->tree->right[word]; i++)
        if (cs_mention_at(coder, i) && i + 30 > word && word + 30 > i)
            return true;
    return false;
}

void cs_party_add(cs_party *party, const cs_mention *mention)
{
    for (uint32_t i = 0; i < mention->actor_count && party->count < CS_PARTY; i++) {
        bool known = false;
        for (uint32_t j = 0; j < party->count; j++)
            known = known || party->actor[j] == mention->first_actor + i;
        if (!known)
            party->actor[party->count++] = mention->first_actor + i;
    }
}

static bool is_pronoun(const cs_coder *coder, uint32_t word)
{
    return coder->tree->words[word].upos == CASUS_UPOS_PRON;
}

static void add_phrase(const cs_coder *coder, uint32_t word, bool as_source,
                       cs_party *out)
{
    word = cs_counted_word(coder, word);
    const cs_mention *mention = cs_mention_at(coder, word);
    if (mention && !(as_source && mention->place)) {
        cs_party_add(out, mention);
        return;
    }
    const uint32_t owner = cs_owner_in(coder, word, 2);
    if (owner == CASUS_NONE)
        return;
    cs_party_add(out, cs_mention_at(coder, owner));
    out->owned = true;
}

/* A role without a country: "drone" in "US drone strike". */
static bool is_bare_role(const cs_coder *coder, uint32_t word)
{
    const cs_mention *mention = cs_mention_at(coder, word);
    return mention && !cs_actors_of(coder, mention)->code.size;
}

void cs_add_party(const cs_coder *coder, uint32_t word, cs_party *out)
{
    cs_words words = {.count = 0};
    const uint32_t first = cs_first_conjunct(coder->tree, word);
    cs_fill_joined(coder, cs_is_known_actor(coder, first) ? first : word, &words);
    *out = (cs_party){.phrase = true};
    for (uint32_t i = 0; i < words.count; i++)
        add_phrase(coder, words.item[i], false, out);
}

void cs_fill_party(const cs_coder *coder, uint32_t predicate, uint32_t object,
                   const cs_slot *slot, bool as_source, cs_party *out)
{
    *out = (cs_party){.count = 0};
    for (uint32_t f = 0; f < slot->count && !out->count; f++) {
        cs_words words = {.count = 0};
        cs_fill(coder, predicate, object, slot->filler[f], &words);
        for (uint32_t i = 0; i < words.count; i++) {
            if (slot->filler[f].outer.kind == CS_FILL_MOD &&
                is_bare_role(coder, words.item[i]) && words.count > 1)
                continue;
            out->phrase = out->phrase || !as_source ||
                          !cs_lemma_in(coder, words.item[i], coder->classes.instrument);
            out->pronoun = is_pronoun(coder, words.item[i]);
            add_phrase(coder, words.item[i], as_source, out);
        }
    }
}
