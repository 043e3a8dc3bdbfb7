/* context.c - what the sentence tells of actors that their own phrase leaves open. */
#include "mention/finder.h"

/* Gathers the country codes of a sentence: stops at two different ones. */
typedef struct cs_countries {
    casus_text code;
    bool several;
} cs_countries;

static void add_country(cs_countries *countries, casus_text code)
{
    if (!code.size)
        return;
    if (!countries->code.size)
        countries->code = code;
    else if (!cs_text_equal(countries->code, code))
        countries->several = true;
}

/* The country that a name in the text belongs to, whatever it names. */
static void add_hit(const cs_finder *finder, const cs_hit *hit, cs_countries *countries)
{
    const cs_dict *dict = finder->dict;
    const cs_name_entry *entry = &dict->names.items[hit->name];
    if (entry->actor == CASUS_NONE) {
        const uint32_t country = dict->places.items[entry->place].country;
        if (country != CASUS_NONE)
            add_country(countries, dict->actors.items[country].id);
        return;
    }
    casus_actor actor = {.code = {NULL, 0}};
    cs_actor_resolve(dict, entry->actor, finder->date, &actor);
    add_country(countries,
                cs_text_is(actor.kind, "country") ? actor.code : actor.country);
}

static casus_actor *open_role_at(cs_finder *finder, uint32_t word)
{
    const uint32_t index = finder->out->by_word[word];
    if (index == CASUS_NONE)
        return NULL;
    casus_actor *actor = &finder->actors.items[finder->mentions.items[index].first_actor];
    return actor->role.size && !actor->code.size ? actor : NULL;
}

/* "the rebels": whoever was called rebels before, with a country or a name. */
static void recall_namesake(cs_finder *finder, uint32_t word, casus_actor *actor)
{
    enum { REACH = 200 };
    const cs_symbols *symbols = finder->analysis->symbols;
    if (cs_child(finder->tree, word, CASUS_REL_DET) == CASUS_NONE)
        return;
    for (uint32_t i = word; i-- > 0 && i + REACH > word;) {
        const uint32_t index = finder->out->by_word[i];
        if (index == CASUS_NONE || !symbols[i].lemma ||
            symbols[i].lemma != symbols[word].lemma)
            continue;
        const casus_actor *other =
            &finder->actors.items[finder->mentions.items[index].first_actor];
        if (!other->code.size)
            continue;
        actor->code = other->code;
        actor->kind = other->kind;
        actor->country = other->country;
        return;
    }
}

/* "its troops": of whom the pronoun means. */
static void ask_owner(const cs_finder *finder, uint32_t word, casus_actor *actor)
{
    const uint32_t owner =
        cs_child_sub(finder->tree, word, CASUS_REL_NMOD, CASUS_SUB_POSS);
    const uint32_t index = owner == CASUS_NONE ? CASUS_NONE : finder->out->by_word[owner];
    if (index == CASUS_NONE)
        return;
    const casus_actor *other =
        &finder->actors.items[finder->mentions.items[index].first_actor];
    if (!other->code.size)
        return;
    actor->code = other->code;
    actor->kind = other->kind;
    actor->country = other->country;
}

static void take_country(cs_finder *finder, uint32_t word, casus_actor *actor,
                         casus_text code)
{
    if (cs_text_is(actor->role, "REB") || cs_text_is(actor->role, "MIL"))
        return;
    actor->code = code;
    actor->kind = CS_TEXT("country");
    finder->mentions.items[finder->out->by_word[word]].inferred = true;
}

/* The country of a sentence: the only one that it names, or `before` if it names none. */
static casus_text country_of(const cs_finder *finder, const casus_sentence *sentence,
                             casus_text before)
{
    cs_countries countries = {.code = {NULL, 0}};
    for (uint32_t i = 0; i < sentence->word_count; i++) {
        const cs_hit *hit = cs_name_hit(finder, sentence->first_word + i);
        if (hit && hit->head == sentence->first_word + i)
            add_hit(finder, hit, &countries);
    }
    if (countries.several)
        return (casus_text){NULL, 0};
    return countries.code.size ? countries.code : before;
}

/* The country named last before a word of a sentence. */
static casus_text country_before(const cs_finder *finder, const casus_sentence *sentence,
                                 uint32_t word)
{
    cs_countries nearest = {.code = {NULL, 0}};
    for (uint32_t i = sentence->first_word; i < word; i++) {
        const cs_hit *hit = cs_name_hit(finder, i);
        cs_countries named = {.code = {NULL, 0}};
        if (hit && hit->head == i)
            add_hit(finder, hit, &named);
        if (named.code.size)
            nearest = named;
    }
    return nearest.code;
}

/* Of governments there may be one for each state of a sentence, and reporters and experts
 * speak of states that are not theirs. */
static bool belongs_to_the_state(casus_text role)
{
    static const char *const free_roles[] = {"GOV", "JRN", "EDU", "ELI"};
    for (size_t i = 0; i < sizeof free_roles / sizeof *free_roles; i++)
        if (cs_text_is(role, free_roles[i]))
            return false;
    return true;
}

/* Roles without a country take the one of their sentence, some of them the one named last
 * before them; * a sentence that names none stands in that of the sentence before. */
void cs_infer_countries(cs_finder *finder)
{
    casus_text country = {NULL, 0};
    for (uint32_t s = 0; s < finder->analysis->sentence_count; s++) {
        const casus_sentence *sentence = &finder->analysis->sentences[s];
        country = country_of(finder, sentence, country);
        for (uint32_t i = 0; i < sentence->word_count; i++) {
            const uint32_t word = sentence->first_word + i;
            casus_actor *actor = open_role_at(finder, word);
            if (!actor)
                continue;
            ask_owner(finder, word, actor);
            if (!actor->code.size)
                recall_namesake(finder, word, actor);
            casus_text found = country;
            if (!actor->code.size && !country.size && belongs_to_the_state(actor->role))
                found = country_before(finder, sentence, word);
            if (!actor->code.size && found.size)
                take_country(finder, word, actor, found);
        }
    }
}

static bool may_be_somebody(const cs_finder *finder, uint32_t word)
{
    const casus_word *at = &finder->tree->words[word];
    if (at->upos == CASUS_UPOS_PRON)
        return (at->features & CASUS_FEAT_PERSONAL) != 0 &&
               (at->features &
                (CASUS_FEAT_FEMININE | CASUS_FEAT_MASCULINE | CASUS_FEAT_PLURAL)) != 0;
    return at->upos == CASUS_UPOS_PROPN && finder->name_at[word] == CASUS_NONE &&
           at->relation != CASUS_REL_FLAT && at->relation != CASUS_REL_COMPOUND &&
           !cs_names_time(cs_time_meaning(finder, word));
}

static void add_unknown(cs_finder *finder, uint32_t word)
{
    const casus_word *words = finder->tree->words;
    uint32_t first = word, last = word;
    CS_EACH_CHILD(finder->tree, word, child)
    {
        if (words[child].relation != CASUS_REL_FLAT &&
            words[child].relation != CASUS_REL_COMPOUND)
            continue;
        first = child < first ? child : first;
        last = child > last ? child : last;
    }
    if (!cs_array_push(&finder->actors, finder->arena) ||
        !cs_array_push(&finder->mentions, finder->arena)) {
        finder->failed = true;
        return;
    }
    const casus_span span = {words[first].start, words[last].end};
    *cs_array_last(&finder->actors) =
        (casus_actor){.kind = CS_TEXT("other"),
                      .name = cs_text_span(finder->analysis->text, span.start, span.end),
                      .span = span,
                      .word = word};
    *cs_array_last(&finder->mentions) =
        (cs_mention){.word = word,
                     .first_actor = finder->actors.count - 1,
                     .actor_count = 1,
                     .unknown = true};
    finder->out->by_word[word] = finder->mentions.count - 1;
}

void cs_add_unknown_actors(cs_finder *finder)
{
    for (uint32_t i = 0; i < finder->analysis->word_count && !finder->failed; i++)
        if (finder->out->by_word[i] == CASUS_NONE && may_be_somebody(finder, i))
            add_unknown(finder, i);
}
