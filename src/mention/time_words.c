/* time_words.c - what single words mean in time: those of the calendar and numbers in
 * digits. */
#include "mention/time_reader.h"

#include "base/utf8.h"

/* Longer words than half of this are no words of time. */
enum { WORD_ROOM = 64 };

/* "9", "9th", "2024" */
static cs_time_word number_meaning(const cs_finder *finder, casus_text lower)
{
    cs_time_word meaning = {.kind = CS_TIME_NUMBER};
    uint32_t digits = 0;
    while (digits < lower.size && digits < 5 && lower.data[digits] >= '0' &&
           lower.data[digits] <= '9')
        meaning.number = meaning.number * 10 + (lower.data[digits++] - '0');
    if (!digits || digits > 4)
        return (cs_time_word){.kind = CS_TIME_NONE};
    if (digits == lower.size)
        return meaning;
    const casus_text ending = cs_text_span(lower, digits, lower.size);
    meaning.kind = cs_time_of(&finder->dict->calendar, ending).kind == CS_TIME_ORDINAL
                       ? CS_TIME_ORDINAL
                       : CS_TIME_NONE;
    return meaning;
}

/* "mid-March": what stands behind the part. */
static casus_text without_part(const cs_finder *finder, casus_text lower)
{
    uint32_t hyphen = 0;
    while (hyphen < lower.size && lower.data[hyphen] != '-')
        hyphen++;
    if (hyphen == 0 || hyphen + 1 >= lower.size)
        return lower;
    const cs_time_word part =
        cs_time_of(&finder->dict->calendar, cs_text_span(lower, 0, hyphen));
    return part.kind == CS_TIME_PART ? cs_text_span(lower, hyphen + 1, lower.size)
                                     : lower;
}

/* The bytes of a word in lower case in `buffer`; empty when it is too long. */
static casus_text lower_in(casus_text form, char buffer[WORD_ROOM])
{
    uint32_t size = 0, length;
    if (form.size > WORD_ROOM / 2)
        return cs_text(buffer, 0);
    for (uint32_t i = 0; i < form.size; i += length)
        size += cs_utf8_encode(cs_to_lower(cs_utf8_decode(form.data + i, &length)),
                               buffer + size);
    return cs_text(buffer, size);
}

cs_time_word cs_time_meaning(const cs_finder *finder, uint32_t word)
{
    char buffer[WORD_ROOM];
    const casus_text form = finder->tree->words[word].form;
    const casus_text lower = lower_in(form, buffer);
    if (!lower.size)
        return (cs_time_word){.kind = CS_TIME_NONE};
    const casus_text main = without_part(finder, lower);
    cs_time_word meaning = cs_time_of(&finder->dict->calendar, main);
    if (meaning.capital && lower.size == form.size &&
        main.data[0] == form.data[form.size - main.size])
        meaning = (cs_time_word){.kind = CS_TIME_NONE};
    if (meaning.kind == CS_TIME_NONE || meaning.kind == CS_TIME_ORDINAL)
        meaning = number_meaning(finder, main);
    return meaning;
}

/* A month or weekday that is somebody's name, or a verb. */
static bool is_no_time(const cs_finder *finder, uint32_t word, cs_time_word meaning)
{
    const casus_word *words = finder->tree->words, *at = &words[word];
    if (meaning.kind != CS_TIME_MONTH && meaning.kind != CS_TIME_WEEKDAY)
        return finder->name_at[word] != CASUS_NONE;
    const uint32_t flat = cs_child(finder->tree, word, CASUS_REL_FLAT);
    const bool in_name = (flat != CASUS_NONE && words[flat].upos == CASUS_UPOS_PROPN) ||
                         (at->relation == CASUS_REL_FLAT && at->head != CASUS_NONE &&
                          words[at->head].upos == CASUS_UPOS_PROPN);
    return finder->name_at[word] != CASUS_NONE || at->upos == CASUS_UPOS_VERB ||
           at->upos == CASUS_UPOS_AUX || in_name;
}

cs_time_word *cs_time_meanings(const cs_finder *finder)
{
    const uint32_t count = finder->tree->word_count;
    cs_time_word *meaning =
        cs_arena_alloc(finder->arena, ((size_t)count + 1) * sizeof *meaning);
    for (uint32_t i = 0; meaning && i < count; i++) {
        meaning[i] = cs_time_meaning(finder, i);
        if (is_no_time(finder, i, meaning[i]))
            meaning[i] = (cs_time_word){.kind = CS_TIME_NONE};
    }
    return meaning;
}
