/* place.c - names of places and states as places: "in Kharkiv", "in Ukraine". */
#include "mention/finder.h"

#include <math.h>

static bool in_place_phrase(const cs_finder *finder, uint32_t word)
{
    const uint32_t mark = cs_child(finder->tree, word, CASUS_REL_CASE);
    return mark != CASUS_NONE && cs_in_class(finder->dict, finder->analysis->symbols[mark].lemma,
                                             finder->classes.place_preposition);
}

static void add_place(cs_finder *finder, const cs_hit *hit)
{
    cs_place_mention place = {.word = hit->head, .latitude = NAN, .longitude = NAN};
    const cs_dict *dict = finder->dict;
    const casus_word *words = finder->tree->words;
    uint32_t country = CASUS_NONE;
    for (uint32_t i = hit->name; i; i = dict->names.items[i].next) {
        const cs_name_entry *entry = &dict->names.items[i];
        if (entry->place != CASUS_NONE) {
            const cs_place_entry *known = &dict->places.items[entry->place];
            country = known->country;
            if (country == CASUS_NONE)
                return;
            place.latitude = known->latitude;
            place.longitude = known->longitude;
            break;
        }
        const bool state = dict->actors.items[entry->actor].kind == CS_KIND_COUNTRY;
        if (state && (entry->class == CS_NAME_NAME || entry->class == CS_NAME_CAPITAL ||
                      entry->class == CS_NAME_PLACE))
            country = entry->actor;
    }
    if (country == CASUS_NONE || !cs_array_push(&finder->places, finder->arena)) {
        finder->failed = finder->failed || country != CASUS_NONE;
        return;
    }
    place.country = dict->actors.items[country].id;
    place.name = cs_text_span(finder->analysis->text, words[hit->first].start,
                              words[hit->last].end);
    *cs_array_last(&finder->places) = place;
    finder->out->place_by_word[hit->head] = finder->places.count - 1;
}

void cs_find_places(cs_finder *finder)
{
    for (uint32_t i = 0; i < finder->hits.count && !finder->failed; i++) {
        const cs_hit *hit = &finder->hits.items[i];
        if (hit->name && in_place_phrase(finder, hit->head))
            add_place(finder, hit);
    }
}
