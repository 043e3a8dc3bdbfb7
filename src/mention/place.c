/* place.c - names of places and states as places: "in Kharkiv", "in the Ukrainian city of
 * Odessa", "outside the US embassy in Nairobi".
 *
 *   L1  Every name of a place or state is a site; a phrase of place is a noun with a
 * preposition of place, and the most exact site in it that says where. L2  What stands
 * before a noun says where only for nouns of places ("the Kharkiv region"). L3  A name
 * with several meanings is the place in the state that follows it ("Tripoli, Lebanon"),
 * else in the state that the article names most, else the first listed. */
#include "mention/finder.h"

#include <math.h>

enum { DEPTH = 4, HITS_COUNTED = 500 };

static bool has_preposition(const cs_finder *finder, uint32_t word, uint32_t class)
{
    CS_EACH_CHILD(finder->tree, word, child)
    if (finder->tree->words[child].relation == CASUS_REL_CASE &&
        cs_in_class(finder->dict, finder->analysis->symbols[child].lemma, class))
        return true;
    return false;
}

static bool is_place_noun(const cs_finder *finder, uint32_t word)
{
    return cs_in_class(finder->dict, finder->analysis->symbols[word].lemma,
                       finder->classes.place_noun);
}

/* The state that an entry lies in, CASUS_NONE when it is no place. */
static uint32_t state_of(const cs_finder *finder, const cs_name_entry *entry)
{
    const cs_dict *dict = finder->dict;
    if (entry->place != CASUS_NONE)
        return dict->places.items[entry->place].country;
    const bool state = dict->actors.items[entry->actor].kind == CS_KIND_COUNTRY;
    return state && (entry->class == CS_NAME_NAME || entry->class == CS_NAME_CAPITAL ||
                     entry->class == CS_NAME_SEAT || entry->class == CS_NAME_PLACE)
               ? entry->actor
               : CASUS_NONE;
}

static uint8_t rank_of(const cs_name_entry *entry)
{
    return entry->place != CASUS_NONE ? 2 : entry->class == CS_NAME_NAME ? 0 : 1;
}

/* ---- L3: which of several places ---- */

static bool is_punctuation(const cs_finder *finder, uint32_t word)
{
    return word >= finder->tree->word_count ||
           finder->tree->words[word].upos == CASUS_UPOS_PUNCT;
}

/* The state or its part that follows a name and belongs to it: "Tripoli, Lebanon". */
static uint32_t following_state(const cs_finder *finder, const cs_hit *hit)
{
    const uint32_t next = hit->last + 2;
    if (next >= finder->tree->word_count || !is_punctuation(finder, next - 1) ||
        !cs_dominates(finder->tree, hit->head, next))
        return CASUS_NONE;
    const cs_hit *other = cs_name_hit(finder, next);
    if (!other || finder->tree->words[other->head].relation == CASUS_REL_CONJ ||
        !is_punctuation(finder, other->last + 1))
        return CASUS_NONE;
    for (uint32_t i = other->name; i; i = finder->dict->names.items[i].next) {
        const cs_name_entry *entry = &finder->dict->names.items[i];
        if (rank_of(entry) == 0 || entry->class == CS_NAME_PLACE)
            return state_of(finder, entry);
    }
    return CASUS_NONE;
}

/* How often the article names a state, as far as it is looked through. */
static uint32_t times_named(const cs_finder *finder, uint32_t state)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < finder->hits.count && i < HITS_COUNTED; i++) {
        const cs_hit *hit = &finder->hits.items[i];
        count += hit->name && finder->dict->names.items[hit->name].actor == state;
    }
    return count;
}

/* Whether an entry in another state than the best one is meant rather. */
static bool is_meant_rather(const cs_finder *finder, const cs_name_entry *entry,
                            const cs_name_entry *best, uint32_t beside)
{
    const uint32_t state = state_of(finder, entry), best_state = state_of(finder, best);
    if (state == best_state)
        return rank_of(entry) > rank_of(best);
    if (state == beside || best_state == beside)
        return state == beside;
    return times_named(finder, state) > times_named(finder, best_state);
}

/* The entry of a name that is meant, NULL when it is no place. */
static const cs_name_entry *entry_meant(const cs_finder *finder, const cs_hit *hit,
                                        uint32_t beside)
{
    const cs_name_entry *best = NULL;
    for (uint32_t i = hit->name; i; i = finder->dict->names.items[i].next) {
        const cs_name_entry *entry = &finder->dict->names.items[i];
        if (state_of(finder, entry) != CASUS_NONE &&
            (!best || is_meant_rather(finder, entry, best, beside)))
            best = entry;
    }
    return best;
}

/* ---- L1: sites ---- */

static uint32_t push_place(cs_finder *finder, cs_place_mention place)
{
    if (!cs_array_push(&finder->places, finder->arena)) {
        finder->failed = true;
        return CASUS_NONE;
    }
    *cs_array_last(&finder->places) = place;
    return finder->places.count - 1;
}

static void add_site(cs_finder *finder, const cs_hit *hit)
{
    cs_place_mention place = {.word = hit->head, .latitude = NAN, .longitude = NAN};
    const cs_dict *dict = finder->dict;
    const casus_word *words = finder->tree->words;
    const uint32_t beside = following_state(finder, hit);
    const cs_name_entry *entry = entry_meant(finder, hit, beside);
    if (!entry)
        return;
    const bool elsewhere = beside != CASUS_NONE && beside != state_of(finder, entry);
    if (entry->place != CASUS_NONE && !elsewhere) {
        place.latitude = dict->places.items[entry->place].latitude;
        place.longitude = dict->places.items[entry->place].longitude;
    }
    place.rank = elsewhere ? 1 : rank_of(entry);
    place.country = dict->actors.items[elsewhere ? beside : state_of(finder, entry)].id;
    place.name = cs_text_span(finder->analysis->text, words[hit->first].start,
                              words[hit->last].end);
    finder->out->site_by_word[hit->head] = push_place(finder, place);
}

/* ---- L1, L2: phrases ---- */

/* "the Ukrainian city", "a Kharkiv hospital": the state of a name before a noun of a
 * place. */
static void add_adjective_site(cs_finder *finder, uint32_t word)
{
    const cs_hit *hit = cs_name_hit(finder, word);
    if (!hit || finder->out->site_by_word[hit->head] != CASUS_NONE)
        return;
    const cs_name_entry *entry = &finder->dict->names.items[hit->name];
    if (entry->actor == CASUS_NONE || entry->class != CS_NAME_ADJECTIVE ||
        finder->dict->actors.items[entry->actor].kind != CS_KIND_COUNTRY)
        return;
    const casus_word *words = finder->tree->words;
    finder->out->site_by_word[hit->head] = push_place(
        finder, (cs_place_mention){.word = hit->head,
                                   .name = cs_text_span(finder->analysis->text,
                                                        words[hit->first].start,
                                                        words[hit->last].end),
                                   .country = finder->dict->actors.items[entry->actor].id,
                                   .latitude = NAN,
                                   .longitude = NAN});
}

static void better_site(const cs_finder *finder, uint32_t word, uint32_t *best)
{
    const uint32_t site = finder->out->site_by_word[word];
    if (site != CASUS_NONE &&
        (*best == CASUS_NONE ||
         finder->places.items[site].rank > finder->places.items[*best].rank))
        *best = site;
}

/* Whether a dependent of a word in a phrase of place says where it is. */
static bool says_where(const cs_finder *finder, uint32_t word, uint32_t child)
{
    const casus_word *at = &finder->tree->words[child];
    switch (at->relation) {
    case CASUS_REL_APPOS:
    case CASUS_REL_FLAT:
        return true;
    case CASUS_REL_AMOD:
    case CASUS_REL_COMPOUND:
        return is_place_noun(finder, word);
    case CASUS_REL_NMOD:
        if (at->subtype == CASUS_SUB_POSS ||
            cs_child(finder->tree, child, CASUS_REL_CASE) == CASUS_NONE)
            return child < word ? is_place_noun(finder, word) : true;
        return has_preposition(finder, child, finder->classes.location) ||
               (is_place_noun(finder, word) &&
                has_preposition(finder, child, finder->classes.place_part));
    default:
        return false;
    }
}

static void search_phrase(cs_finder *finder, uint32_t word, uint32_t depth,
                          uint32_t *best)
{
    better_site(finder, word, best);
    if (depth >= DEPTH)
        return;
    CS_EACH_CHILD(finder->tree, word, child)
    {
        if (!says_where(finder, word, child))
            continue;
        if (finder->tree->words[child].relation == CASUS_REL_AMOD ||
            finder->tree->words[child].relation == CASUS_REL_COMPOUND)
            add_adjective_site(finder, child);
        search_phrase(finder, child, depth + 1, best);
    }
}

static void add_phrase(cs_finder *finder, uint32_t word)
{
    const bool location = has_preposition(finder, word, finder->classes.location);
    uint32_t best = CASUS_NONE;
    if (!location && !has_preposition(finder, word, finder->classes.place_preposition))
        return;
    if (location)
        search_phrase(finder, word, 0, &best);
    else
        better_site(finder, word, &best);
    if (best == CASUS_NONE || finder->failed)
        return;
    cs_place_mention place = finder->places.items[best];
    place.word = word;
    place.location = location;
    finder->out->place_by_word[word] = push_place(finder, place);
}

void cs_find_places(cs_finder *finder)
{
    const casus_word *words = finder->tree->words;
    for (uint32_t i = 0; i < finder->hits.count && !finder->failed; i++)
        if (finder->hits.items[i].name)
            add_site(finder, &finder->hits.items[i]);
    for (uint32_t i = 0; i < finder->tree->word_count && !finder->failed; i++)
        if (words[i].upos == CASUS_UPOS_NOUN || words[i].upos == CASUS_UPOS_PROPN ||
            words[i].upos == CASUS_UPOS_X || words[i].upos == CASUS_UPOS_ADJ)
            add_phrase(finder, i);
}
