/* place.h - actors by their place in the sentence; inside code/ only. */
#ifndef CASUS_CODE_PLACE_H
#define CASUS_CODE_PLACE_H

#include "code/coder.h"

/* Whether an actor of the dictionaries stands at the word, by name or role. */
bool cs_is_known_actor(const cs_coder *coder, uint32_t word);

/* The actor ahead of the predicate (its subject as it stands or, without one, the first before
 * it) or the next one behind it in its clause; where a passive names its agent the two change
 * sides.  CASUS_NONE when there is none. */
uint32_t cs_actor_beside(const cs_coder *coder, uint32_t predicate, bool behind);

/* The same behind it, but only in its own clause and in infinitives below it. */
uint32_t cs_actor_in_clause(const cs_coder *coder, uint32_t predicate);

#endif
