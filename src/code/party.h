/* party.h - mentions as parties of an act; inside code/ only. */
#ifndef CASUS_CODE_PARTY_H
#define CASUS_CODE_PARTY_H

#include "code/coder.h"

/* The mention whose phrase has this head, or NULL. */
static inline const cs_mention *cs_mention_at(const cs_coder *coder, uint32_t word)
{
    const uint32_t index = coder->in->mentions->by_word[word];
    return index == CASUS_NONE ? NULL : &coder->in->mentions->items[index];
}

/* The first of a mention's actors; the others follow it. */
static inline const casus_actor *cs_actors_of(const cs_coder *coder, const cs_mention *mention)
{
    return &coder->in->mentions->actors[mention->first_actor];
}

/* Adds the actors of a mention, each once. */
void cs_party_add(cs_party *party, const cs_mention *mention);

#endif
