/* dateline.c - dates in short lines, date lines above an article, and datelines of
 * agencies
 * ("KYIV, June 9 (Reuters) - ") at the start of its body. */
#include "article/layout.h"
#include "base/utf8.h"

#include <stdio.h>

enum {
    WORDS_MAX = 24,
    WORD_ROOM = 32,
    REST_WORDS = 6,
    YEAR_LEAST = 1800,
    YEAR_MOST = 2199
};

typedef struct line_word {
    uint32_t start, end;
    cs_time_word time;
    int32_t number;  /* -1 = not a number */
    uint32_t digits; /* of the number */
} line_word;

/* ---- dates ------------------------------------------------------------------------ */

static casus_text lower_word(casus_text word, char *buffer)
{
    uint32_t size = 0, length;
    if (word.size > WORD_ROOM / 2)
        return cs_text(buffer, 0);
    for (uint32_t i = 0; i < word.size; i += length)
        size += cs_utf8_encode(cs_to_lower(cs_utf8_decode(word.data + i, &length)),
                               buffer + size);
    return cs_text(buffer, size);
}

/* "11", "11th", "11." */
static int32_t number_of(casus_text word, uint32_t *digits)
{
    int32_t number = 0;
    for (*digits = 0; *digits < word.size && *digits < 5; (*digits)++) {
        const char byte = word.data[*digits];
        if (byte < '0' || byte > '9')
            break;
        number = number * 10 + (byte - '0');
    }
    const uint32_t rest = word.size - *digits;
    return *digits && *digits <= 4 && (rest == 0 || (*digits <= 2 && rest <= 2)) ? number
                                                                                 : -1;
}

static line_word read_word(const cs_layout *layout, casus_text line, uint32_t start,
                           uint32_t end)
{
    char buffer[WORD_ROOM];
    while (end > start + 1 && strchr(",;:)|", line.data[end - 1]))
        end--;
    while (start + 1 < end && strchr("(|", line.data[start]))
        start++;
    line_word word = {.start = start, .end = end};
    casus_text text = cs_text_span(line, start, end);
    word.number = number_of(text, &word.digits);
    word.time = cs_time_of(&layout->dict->calendar, lower_word(text, buffer));
    if (word.time.kind == CS_TIME_NONE && cs_text_ends(text, CS_TEXT("."))) {
        text.size--;
        word.time = cs_time_of(&layout->dict->calendar, lower_word(text, buffer));
    }
    return word;
}

static uint32_t read_words(const cs_layout *layout, casus_text line, line_word *words)
{
    uint32_t count = 0;
    for (uint32_t at = 0; at < line.size && count < WORDS_MAX;) {
        while (at < line.size && line.data[at] == ' ')
            at++;
        const uint32_t start = at;
        while (at < line.size && line.data[at] != ' ' && line.data[at] != '\n')
            at++;
        if (at > start)
            words[count++] = read_word(layout, line, start, at);
        else
            at++;
    }
    return count;
}

static bool is_day(const line_word *word)
{
    return word->number >= 1 && word->number <= 31 && word->digits <= 2;
}

static bool is_year(const line_word *word)
{
    return word->digits == 4 && word->number >= YEAR_LEAST && word->number <= YEAR_MOST;
}

static void date_at_month(const line_word *words, uint32_t count, uint32_t month,
                          cs_line_date *out)
{
    uint32_t first = month, last = month;
    *out = (cs_line_date){.month = words[month].time.number};
    if (month > 0 && is_day(&words[month - 1]))
        out->day = words[first = month - 1].number;
    else if (last + 1 < count && is_day(&words[last + 1]))
        out->day = words[++last].number;
    if (last + 1 < count && is_year(&words[last + 1]))
        out->year = words[++last].number;
    if (first > 0 && words[first - 1].time.kind == CS_TIME_WEEKDAY)
        first--;
    out->start = words[first].start;
    out->end = words[last].end;
}

static bool is_digits(casus_text text, uint32_t at, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (at + i >= text.size || text.data[at + i] < '0' || text.data[at + i] > '9')
            return false;
    return true;
}

static int32_t digits_at(casus_text text, uint32_t at, uint32_t count)
{
    int32_t number = 0;
    for (uint32_t i = 0; i < count; i++)
        number = number * 10 + (text.data[at + i] - '0');
    return number;
}

/* "2024-06-11", "11.06.2024" */
static bool date_in_word(casus_text line, const line_word *word, cs_line_date *out)
{
    const casus_text text = cs_text_span(line, word->start, word->end);
    if (text.size < 10)
        return false;
    *out = (cs_line_date){.start = word->start, .end = word->end};
    if (is_digits(text, 0, 4) && text.data[4] == '-' && is_digits(text, 5, 2) &&
        text.data[7] == '-' && is_digits(text, 8, 2)) {
        out->year = digits_at(text, 0, 4);
        out->month = digits_at(text, 5, 2);
        out->day = digits_at(text, 8, 2);
    } else if (is_digits(text, 0, 2) && text.data[2] == '.' && is_digits(text, 3, 2) &&
               text.data[5] == '.' && is_digits(text, 6, 4) && text.size == 10) {
        out->day = digits_at(text, 0, 2);
        out->month = digits_at(text, 3, 2);
        out->year = digits_at(text, 6, 4);
    } else
        return false;
    return out->month >= 1 && out->month <= 12 && out->day >= 1 && out->day <= 31 &&
           out->year >= YEAR_LEAST && out->year <= YEAR_MOST;
}

bool cs_find_date(const cs_layout *layout, casus_text line, bool without_year,
                  cs_line_date *out)
{
    line_word words[WORDS_MAX];
    const uint32_t count = read_words(layout, line, words);
    for (uint32_t i = 0; i < count; i++) {
        if (date_in_word(line, &words[i], out))
            return true;
        if (words[i].time.kind != CS_TIME_MONTH)
            continue;
        date_at_month(words, count, i, out);
        if (out->year || (without_year && out->day))
            return true;
    }
    return false;
}

static void keep_date(cs_layout *layout, const cs_line_date *date)
{
    cs_period period;
    if (layout->article->date.size || !date->year)
        return;
    char *text = cs_arena_alloc(layout->arena, 16);
    if (!text) {
        layout->failed = true;
        return;
    }
    const int size = date->day ? snprintf(text, 16, "%04d-%02d-%02d", date->year % 10000,
                                          date->month % 100, date->day % 100)
                               : snprintf(text, 16, "%04d-%02d", date->year % 10000,
                                          date->month % 100);
    if (!cs_date_parse(cs_text(text, (size_t)size), &period))
        return;
    layout->article->date = cs_text(text, (size_t)size);
    layout->article->date_from = CS_TEXT("dateline");
}

/* ---- date lines ----------------------------------------------------------------------
 */

static casus_text trim_marks(casus_text text)
{
    for (;;) {
        text = cs_text_trim(text);
        if (text.size && strchr(",|-:;(/", text.data[text.size - 1]))
            text.size--;
        else if (text.size && strchr(",|-:;)/", text.data[0]))
            text = cs_text_span(text, 1, text.size);
        else if (cs_text_ends(text, CS_TEXT("\xE2\x80\x93")) ||
                 cs_text_ends(text, CS_TEXT("\xE2\x80\x94")) ||
                 cs_text_ends(text, CS_TEXT("\xE2\x80\xA2")))
            text.size -= 3;
        else
            return text;
    }
}

static uint32_t count_words(casus_text text)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < text.size; i++)
        count += text.data[i] != ' ' && (i == 0 || text.data[i - 1] == ' ');
    return count;
}

static bool is_capital_at(casus_text text, uint32_t at)
{
    uint32_t length;
    return at < text.size && cs_is_upper(cs_utf8_decode(text.data + at, &length));
}

/* Whether each longer word begins with a capital: a name, no sentence. */
static bool is_name(casus_text text)
{
    uint32_t start = 0;
    for (uint32_t i = 0; i <= text.size; i++) {
        if (i < text.size && text.data[i] != ' ')
            continue;
        if (i - start > 3 && !is_capital_at(text, start) &&
            !(text.data[start] >= '0' && text.data[start] <= '9'))
            return false;
        start = i + 1;
    }
    return is_capital_at(text, 0);
}

bool cs_read_date_line(cs_layout *layout, casus_text line)
{
    cs_line_date date;
    bool other;
    if (line.size > CS_LINE_LIMIT || cs_ends_sentence(line) ||
        !cs_find_date(layout, line, false, &date))
        return false;
    casus_text before = cs_without_markup(cs_text_span(line, 0, date.start));
    const casus_text after = cs_text_span(line, date.end, line.size);
    const cs_signs signs = cs_read_signs(layout, before);
    if (signs.label && signs.label_end <= before.size)
        before = cs_text_span(before, signs.label_end, before.size);
    before = cs_without_markup(trim_marks(before));
    if (count_words(before) + count_words(after) > REST_WORDS ||
        (before.size && !is_name(before)))
        return false;
    casus_article *article = layout->article;
    keep_date(layout, &date);
    if (!article->dateline.size)
        article->dateline = line;
    if (before.size && !article->publisher.size && !cs_is_place(layout, before, &other))
        article->publisher = before;
    return true;
}

/* ---- datelines in the body
 * -------------------------------------------------------------- */

/* Behind a dash between blanks at `at`, or `at` when there is none. */
static uint32_t dash_end(casus_text text, uint32_t at)
{
    static const char *const dashes[] = {"\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\x95",
                                         "--", "-"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        const casus_text dash = cs_text_of(dashes[i]);
        const casus_text rest = cs_text_span(text, at, text.size);
        if (!cs_text_starts(rest, dash))
            continue;
        const uint32_t end = at + dash.size;
        return end < text.size && text.data[end] == ' ' ? end + 1
               : dash.size == 1                         ? at
                                                        : end;
    }
    return at;
}

static bool is_all_capitals(casus_text text)
{
    uint32_t letters = 0, length;
    for (uint32_t i = 0; i < text.size; i += length) {
        const uint32_t character = cs_utf8_decode(text.data + i, &length);
        if (cs_is_letter(character) && cs_to_lower(character) == character)
            return false;
        letters += cs_is_letter(character);
    }
    return letters >= 3;
}

/* The agency in brackets at the end of a dateline; empty when there is none. */
static casus_text agency_of(casus_text prefix)
{
    const char *open = memchr(prefix.data, '(', prefix.size);
    if (!open || !cs_text_ends(prefix, CS_TEXT(")")))
        return cs_text(prefix.data, 0);
    const casus_text inside = cs_text_trim(
        cs_text_span(prefix, (uint32_t)(open - prefix.data) + 1, prefix.size - 1));
    return inside.size <= 40 && is_name(inside) ? inside : cs_text(prefix.data, 0);
}

static bool is_dateline(const cs_layout *layout, casus_text prefix, casus_text agency,
                        bool capital_next, cs_line_date *date)
{
    enum { PLACE_WORDS = 4 };
    bool other;
    casus_text place = prefix;
    const bool dated = cs_find_date(layout, prefix, true, date);
    const char *bracket = memchr(prefix.data, '(', prefix.size);
    if (bracket)
        place.size = (uint32_t)(bracket - prefix.data);
    if (dated && date->start < place.size)
        place.size = date->start;
    const char *comma = memchr(place.data, ',', place.size);
    if (comma)
        place.size = (uint32_t)(comma - place.data);
    place = trim_marks(place);
    if (place.size && !is_name(place))
        return false;
    if (dated && place.size && count_words(prefix) <= 8)
        return true;
    const bool known = cs_is_place(layout, place, &other);
    if (agency.size)
        return !place.size || known || is_all_capitals(place) ||
               (count_words(place) <= PLACE_WORDS && cs_is_medium(layout, agency));
    return is_all_capitals(place) && (known || (comma && !other && capital_next));
}

bool cs_read_dateline(cs_layout *layout, casus_text paragraph, bool only_media)
{
    cs_line_date date = {0};
    for (uint32_t at = 1; at < paragraph.size && at < CS_LINE_LIMIT; at++) {
        if (paragraph.data[at] == '\n')
            return false;
        const uint32_t end =
            paragraph.data[at - 1] == ' ' || paragraph.data[at - 1] == ')'
                ? dash_end(paragraph, at)
                : at;
        if (end == at)
            continue;
        const casus_text prefix = cs_text_trim(cs_text_span(paragraph, 0, at));
        const casus_text agency = agency_of(prefix);
        if ((only_media && !cs_is_medium(layout, agency)) ||
            !is_dateline(layout, prefix, agency, is_capital_at(paragraph, end), &date))
            return false;
        if (!layout->article->dateline.size)
            layout->article->dateline = prefix;
        keep_date(layout, &date);
        cs_keep_source(layout, agency);
        return true;
    }
    return false;
}
