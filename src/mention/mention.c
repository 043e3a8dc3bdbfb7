#include "mention/mention.h"

#include "base/error.h"
#include "mention/finder.h"

static bool prepare(cs_finder *finder)
{
    const uint32_t count = finder->analysis->word_count;
    uint32_t **const arrays[] = {&finder->name_at,           &finder->role_at,
                                 &finder->out->by_word,      &finder->out->place_by_word,
                                 &finder->out->site_by_word, &finder->out->time_by_word};
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        if (!(*arrays[i] = cs_none_by_word(finder->arena, count)))
            return false;
    return true;
}

/* A name of the dictionary is one even where the tagger sees a pronoun: "US", "Xi". */
static bool may_name(const cs_finder *finder, uint32_t word)
{
    const uint8_t upos = finder->tree->words[word].upos;
    return upos == CASUS_UPOS_NOUN || upos == CASUS_UPOS_PROPN ||
           upos == CASUS_UPOS_ADJ || upos == CASUS_UPOS_X ||
           (upos == CASUS_UPOS_PRON && finder->name_at[word] != CASUS_NONE);
}

casus_status cs_find_mentions(const cs_mention_input *input, cs_arena *arena,
                              cs_mentions *out, casus_error *error)
{
    const cs_dict *dict = input->dict;
    const cs_period date = input->date;
    *out = (cs_mentions){.count = 0};
    cs_finder finder = {.analysis = input->analysis,
                        .tree = input->tree,
                        .dict = dict,
                        .arena = arena,
                        .date = date.from,
                        .out = out,
                        .dated = date.from != INT32_MIN && date.to == date.from + 1};
    finder.classes = (cs_mention_classes){
        .affiliation = cs_class_find(dict, "@affiliation"),
        .place_preposition = cs_class_find(dict, "@place-preposition"),
        .including = cs_class_find(dict, "@including"),
        .location = cs_class_find(dict, "@location-preposition"),
        .place_noun = cs_class_find(dict, "@place-noun"),
        .place_part = cs_class_find(dict, "@place-part"),
        .time_preposition = cs_class_find(dict, "@time-preposition"),
        .ahead_preposition = cs_class_find(dict, "@ahead-preposition"),
        .delay = cs_class_find(dict, "@delay-preposition"),
        .former = cs_class_find(dict, "@former"),
        .led = cs_class_find(dict, "@led")};
    if (!prepare(&finder))
        return cs_nomem(error);
    cs_find_hits(&finder);
    for (uint32_t i = 0; i < input->analysis->word_count && !finder.failed; i++)
        if (may_name(&finder, i))
            cs_compose_mention(&finder, i);
    cs_resolve_pronouns(&finder);
    cs_find_places(&finder);
    cs_infer_countries(&finder);
    cs_find_times(&finder);
    cs_add_unknown_actors(&finder);
    out->actors = finder.actors.items;
    out->actor_count = finder.actors.count;
    out->items = finder.mentions.items;
    out->count = finder.mentions.count;
    out->places = finder.places.items;
    out->place_count = finder.places.count;
    out->times = finder.times.items;
    out->time_count = finder.times.count;
    return finder.failed ? cs_nomem(error) : CASUS_OK;
}
