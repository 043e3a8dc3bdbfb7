/* actor_code.h - an actor in CAMEO's form; inside write/ only. */
#ifndef CASUS_WRITE_ACTOR_CODE_H
#define CASUS_WRITE_ACTOR_CODE_H

#include "casus.h"
#include "dict/dict.h"

enum { CS_ACTOR_CODE_ROOM = 40, CS_CODE_PIECE = 3 };

/* The pieces of "PSEREBHMS", "IGOEUREEC", "FRAGOV"; empty = none. */
typedef struct cs_actor_code {
    casus_text root;    /* IGO NGO IMG MNC */
    casus_text country; /* a state or a region */
    casus_text type;    /* one or more roles of three letters */
    casus_text group;
    char full[CS_ACTOR_CODE_ROOM]; /* null-terminated; "---GOV" when only the role is known */
} cs_actor_code;

/* A missing actor (NULL) is "---". */
void cs_actor_code_of(const cs_exchange *exchange, const casus_actor *actor, cs_actor_code *out);

/* The state an actor is of or belongs to, our id; empty when none. */
casus_text cs_actor_state(const casus_actor *actor);

#endif
