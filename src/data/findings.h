/* findings.h - what the stages find in the trees; they meet only in these nouns. */
#ifndef CASUS_DATA_FINDINGS_H
#define CASUS_DATA_FINDINGS_H

#include "casus.h"

#include <stdbool.h>

/* One phrase that names one or several actors ("US and British officials"). */
typedef struct cs_mention {
    uint32_t word;        /* head of the phrase */
    uint32_t first_actor; /* index into cs_mentions.actors */
    uint32_t actor_count;
    bool person;  /* one human being, or several when plural */
    bool place;   /* a city or region: stands for its state as recipient, never as source */
    bool pronoun; /* resolved from an earlier mention */
    bool inferred; /* its country was taken from the words around it */
    bool unknown; /* a name or pronoun that no dictionary explains: no code, no role */
} cs_mention;

typedef struct cs_place_mention {
    uint32_t word;
    casus_text name, country;
    double latitude, longitude; /* NaN when only the country is known */
    uint8_t rank;  /* 0 a state, 1 a part of a state without a point on the map, 2 with one */
    bool location; /* stands where something happens, not where it goes or comes from */
} cs_place_mention;

/* Days since 1970-01-01, half-open; from == to == INT32_MIN where the time has no such reading. */
typedef struct cs_time_mention {
    uint32_t word;
    int32_t from, to;             /* of what has been: "attacked in March" */
    int32_t ahead_from, ahead_to; /* of what is to come: "will attack in March" */
} cs_time_mention;

typedef struct cs_mentions {
    casus_actor *actors;
    cs_mention *items;
    cs_place_mention *places;
    cs_time_mention *times;
    uint32_t *by_word;       /* [word_count] index into items or CASUS_NONE */
    uint32_t *place_by_word; /* [word_count] heads of phrases of place: index into places or CASUS_NONE */
    uint32_t *site_by_word;  /* [word_count] all names of places: index into places or CASUS_NONE */
    uint32_t *time_by_word;  /* [word_count] index into times or CASUS_NONE */
    uint32_t count, actor_count, place_count, time_count;
} cs_mentions;

typedef struct cs_attributions {
    casus_attribution *items; /* outer before inner, then in text order */
    uint32_t count;
} cs_attributions;

typedef struct cs_reasons {
    casus_reason *items;
    uint32_t count;
} cs_reasons;

typedef struct cs_events {
    casus_event *items;
    uint32_t count;
} cs_events;

#endif
