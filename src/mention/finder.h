/* finder.h - what the steps of the stage share; inside mention/ only. */
#ifndef CASUS_MENTION_FINDER_H
#define CASUS_MENTION_FINDER_H

#include "base/array.h"
#include "mention/mention.h"

/* A name or a role phrase of the dictionaries over words [first, last]. */
typedef struct cs_hit {
    uint32_t first, last;
    uint32_t head;  /* the word whose own head lies outside */
    uint32_t name;  /* name entry, 0 = none */
    const cs_role_entry *role; /* NULL = none */
} cs_hit;

/* A person met earlier in the article: the surname alone names him again, which stands first
 * in the names of some languages. */
typedef struct cs_known_person {
    casus_text surname, first;
    casus_actor actor;
} cs_known_person;

/* The classes of the language pack that mention/ knows by name. */
typedef struct cs_mention_classes {
    uint32_t affiliation, place_preposition, including, location, place_noun, place_part,
        time_preposition, ahead_preposition, delay, former, led;
} cs_mention_classes;

typedef struct cs_finder {
    const cs_analysis *analysis;
    const cs_tree *tree;
    const cs_dict *dict;
    cs_arena *arena;
    int32_t date;
    bool dated; /* the date is a day, so that relative times can be told */
    cs_mention_classes classes;
    CS_ARRAY(cs_hit) hits;
    uint32_t *name_at; /* [word_count] hit whose name covers the word, or CASUS_NONE */
    uint32_t *role_at; /* [word_count] hit whose role phrase covers the word, or CASUS_NONE */

    CS_ARRAY(casus_actor) actors;
    CS_ARRAY(cs_mention) mentions;
    CS_ARRAY(cs_place_mention) places;
    CS_ARRAY(cs_time_mention) times;
    CS_ARRAY(cs_known_person) persons;
    cs_mentions *out;
    bool failed; /* out of memory */
} cs_finder;

/* Finds all hits: names in the text, role phrases in the lemmas. */
void cs_find_hits(cs_finder *finder);

/* Makes the mention of the phrase with this head, if it names an actor. */
void cs_compose_mention(cs_finder *finder, uint32_t word);

/* Resolves personal pronouns of the third person. */
void cs_resolve_pronouns(cs_finder *finder);

/* Names and personal pronouns that nothing explains: somebody, but nobody knows who. */
void cs_add_unknown_actors(cs_finder *finder);

/* Gives roles without a country ("the court") the only country that their sentence names. */
void cs_infer_countries(cs_finder *finder);

void cs_find_places(cs_finder *finder);
void cs_find_times(cs_finder *finder);

/* What a word means in time; numbers in digits are numbers and ordinals too. */
cs_time_word cs_time_meaning(const cs_finder *finder, uint32_t word);

/* Whether it is a month, a weekday or the like, not a number or a word beside them. */
static inline bool cs_names_time(cs_time_word meaning)
{
    return meaning.kind == CS_TIME_MONTH || meaning.kind == CS_TIME_WEEKDAY ||
           meaning.kind == CS_TIME_DAY || meaning.kind == CS_TIME_UNIT;
}

static inline const cs_hit *cs_name_hit(const cs_finder *finder, uint32_t word)
{
    const uint32_t hit = finder->name_at[word];
    return hit == CASUS_NONE ? NULL : &finder->hits.items[hit];
}

static inline const cs_hit *cs_role_hit(const cs_finder *finder, uint32_t word)
{
    const uint32_t hit = finder->role_at[word];
    return hit == CASUS_NONE ? NULL : &finder->hits.items[hit];
}

#endif
