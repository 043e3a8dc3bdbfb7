/* time.c - words of time against the article's date: "on Monday", "yesterday", "last week",
 * "in March", "June 9".  Without a date relative times stay unresolved. */
#include "mention/finder.h"

#include "base/utf8.h"

static bool number_of(casus_text text, int32_t *out)
{
    *out = 0;
    if (!text.size || text.size > 4)
        return false;
    for (uint32_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
        *out = *out * 10 + (text.data[i] - '0');
    }
    return true;
}

/* Longer words than this are no words of time. */
enum { TIME_WORD_ROOM = 64 };

cs_time_word cs_time_meaning(const cs_finder *finder, uint32_t word)
{
    const casus_text form = finder->tree->words[word].form;
    char lower[TIME_WORD_ROOM];
    uint32_t size = 0, length;
    if (form.size > TIME_WORD_ROOM / 2)
        return (cs_time_word){CS_TIME_NONE, 0};
    for (uint32_t i = 0; i < form.size; i += length)
        size += cs_utf8_encode(cs_to_lower(cs_utf8_decode(form.data + i, &length)), lower + size);
    return cs_time_of(&finder->dict->calendar, cs_text(lower, size));
}

/* -1, 0 or 1: the direction that a word beside a time names. */
static int32_t direction_at(const cs_finder *finder, uint32_t word)
{
    CS_EACH_CHILD(finder->tree, word, child) {
        const cs_time_word meaning = cs_time_meaning(finder, child);
        if (meaning.kind == CS_TIME_DIRECTION)
            return meaning.number;
    }
    return 0;
}

/* The weekday nearest before the article's date, or after it when the text says so. */
static cs_period weekday(int32_t date, int32_t number, int32_t direction)
{
    const int32_t today = ((date + 3) % 7 + 7) % 7 + 1; /* 1970-01-01 was a Thursday */
    int32_t days = number - today;
    if (direction > 0)
        days += days <= 0 ? 7 : 0;
    else
        days -= days > 0 ? 7 : 0;
    return (cs_period){date + days, date + days + 1};
}

/* "June 9, 2024", "9 June", "June 2024", "June": parts come from the neighbours. */
static cs_period month(const cs_finder *finder, uint32_t word, int32_t number)
{
    int32_t year, this_month, day, value, found_year = 0, found_day = 0;
    const casus_word *words = finder->tree->words;
    const uint32_t from = word > 1 ? word - 1 : 0;
    cs_date_from_days(finder->date, &year, &this_month, &day);
    for (uint32_t i = from; i < word + 4 && i < finder->tree->word_count; i++) {
        if (i == word || !number_of(words[i].form, &value))
            continue;
        if (value >= 1000 && !found_year)
            found_year = value;
        else if (value >= 1 && value <= 31 && !found_day && i <= word + 1)
            found_day = value;
    }
    if (!found_year)
        found_year = number > this_month + 1 ? year - 1 : year;
    const int32_t first = cs_days_from_date(found_year, number, found_day ? found_day : 1);
    if (found_day)
        return (cs_period){first, first + 1};
    return (cs_period){first, number == 12 ? cs_days_from_date(found_year + 1, 1, 1)
                                           : cs_days_from_date(found_year, number + 1, 1)};
}

static bool resolve(const cs_finder *finder, uint32_t word, cs_time_word meaning, cs_period *out)
{
    const int32_t direction = direction_at(finder, word);
    switch (meaning.kind) {
    case CS_TIME_DAY:
        *out = (cs_period){finder->date + meaning.number, finder->date + meaning.number + 1};
        return true;
    case CS_TIME_WEEKDAY:
        *out = weekday(finder->date, meaning.number, direction);
        return true;
    case CS_TIME_MONTH:
        *out = month(finder, word, meaning.number);
        return true;
    case CS_TIME_UNIT:
        if (!direction || meaning.number < 7)
            return false;
        *out = direction < 0 ? (cs_period){finder->date - meaning.number, finder->date}
                             : (cs_period){finder->date + 1, finder->date + 1 + meaning.number};
        return true;
    default:
        return false;
    }
}

void cs_find_times(cs_finder *finder)
{
    if (finder->date == INT32_MIN)
        return;
    for (uint32_t i = 0; i < finder->tree->word_count && !finder->failed; i++) {
        cs_period period;
        const cs_time_word meaning = cs_time_meaning(finder, i);
        const uint8_t upos = finder->tree->words[i].upos;
        const bool nominal = upos == CASUS_UPOS_NOUN || upos == CASUS_UPOS_PROPN;
        if (!nominal || meaning.kind == CS_TIME_NONE || !resolve(finder, i, meaning, &period))
            continue;
        if (!cs_array_push(&finder->times, finder->arena)) {
            finder->failed = true;
            return;
        }
        *cs_array_last(&finder->times) = (cs_time_mention){i, period.from, period.to};
        finder->out->time_by_word[i] = finder->times.count - 1;
    }
}
