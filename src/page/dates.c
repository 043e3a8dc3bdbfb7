#include "page/dates.h"

#include "dict/dates.h"

#include <stdio.h>

enum { YEAR_LEAST = 1990, YEAR_MOST = 2100, TOKENS = 5 };

/* A run of digits or letters, or one other character. */
typedef struct cs_date_token {
    int32_t number; /* -1 = a word */
    uint32_t digits;
    casus_text text;
    char before; /* the last character between it and the token before; 0 at the start */
} cs_date_token;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c & 0x80);
}

/* Ideographs for year, month and day stand between numbers like points. */
static bool is_cjk_mark(casus_text text, uint32_t at)
{
    return at + 3 <= text.size && (memcmp(text.data + at, "\xE5\xB9\xB4", 3) == 0 ||
                                   memcmp(text.data + at, "\xE6\x9C\x88", 3) == 0 ||
                                   memcmp(text.data + at, "\xE6\x97\xA5", 3) == 0 ||
                                   memcmp(text.data + at, "\xEB\x85\x84", 3) == 0 ||
                                   memcmp(text.data + at, "\xEC\x9B\x94", 3) == 0);
}

static bool next_token(casus_text text, uint32_t *at, cs_date_token *out)
{
    uint32_t i = *at;
    char before = 0;
    while (i < text.size && !is_digit(text.data[i]) &&
           (!is_word(text.data[i]) || is_cjk_mark(text, i))) {
        const uint32_t step = is_cjk_mark(text, i) ? 3 : 1;
        before = (char)(before && before != ' ' && text.data[i] == ' ' ? before
                                                                       : text.data[i]);
        before = (char)(step == 3 ? '/' : before);
        i += step;
    }
    if (i >= text.size)
        return false;
    const uint32_t start = i;
    *out = (cs_date_token){.number = -1, .before = before};
    if (is_digit(text.data[i])) {
        out->number = 0;
        for (; i < text.size && is_digit(text.data[i]); i++)
            out->number =
                out->number > 99999 ? 99999 : out->number * 10 + (text.data[i] - '0');
        out->digits = i - start;
    } else {
        while (i < text.size && is_word(text.data[i]) && !is_cjk_mark(text, i))
            i++;
    }
    out->text = cs_text_span(text, start, i);
    *at = i;
    return true;
}

static bool is_year(const cs_date_token *t)
{
    return t->digits == 4 && t->number >= YEAR_LEAST && t->number <= YEAR_MOST;
}

static bool is_day(const cs_date_token *t)
{
    return t->digits && t->digits <= 2 && t->number >= 1 && t->number <= 31;
}

static bool is_month(const cs_date_token *t)
{
    return t->digits && t->digits <= 2 && t->number >= 1 && t->number <= 12;
}

static bool joins(char c)
{
    return c == '-' || c == '/' || c == '.';
}

/* 2024-03-09, 9.3.2024, 3/9/24. */
static cs_page_date of_numbers(const cs_date_token t[3], bool month_first)
{
    const cs_page_date none = {0};
    if (!joins(t[1].before) || !joins(t[2].before))
        return none;
    if (is_year(&t[0]) && is_month(&t[1]) && is_day(&t[2]))
        return (cs_page_date){t[0].number, t[1].number, t[2].number};
    cs_date_token year = t[2];
    if (year.digits == 2 && t[1].before == t[2].before && t[1].digits == 2 &&
        t[0].digits) {
        year.number += 2000;
        year.digits = 4;
    }
    if (!is_year(&year) || year.number > 2040)
        return none;
    const bool slash = t[1].before == '/';
    if (slash && month_first && is_month(&t[0]) && is_day(&t[1]))
        return (cs_page_date){year.number, t[0].number, t[1].number};
    if (is_day(&t[0]) && is_month(&t[1]))
        return (cs_page_date){year.number, t[1].number, t[0].number};
    if (is_month(&t[0]) && is_day(&t[1]))
        return (cs_page_date){year.number, t[0].number, t[1].number};
    return none;
}

/* 9 March 2024, March 9th, 2024, 9 de marzo de 2024: `t` begins at the day or the month. */
static cs_page_date of_words(const cs_page_tables *tables, const cs_date_token t[TOKENS])
{
    uint32_t k = 0;
    int32_t day = 0, month = 0;
    if (is_day(&t[0])) {
        day = t[0].number;
        for (k = 1; k < 3 && t[k].text.size && !month; k++)
            month = t[k].number < 0 ? cs_page_month(tables, t[k].text) : 0;
    } else if (t[0].number < 0 && (month = cs_page_month(tables, t[0].text)) != 0) {
        if (!is_day(&t[1]))
            return (cs_page_date){0};
        day = t[1].number;
        k = 2;
    }
    if (!month)
        return (cs_page_date){0};
    for (uint32_t end = k + 2; k < end && k < TOKENS && t[k].text.size; k++)
        if (is_year(&t[k]))
            return (cs_page_date){t[k].number, month, day};
    return (cs_page_date){0};
}

/* 20240309 and seconds since 1970. */
static cs_page_date of_digits(const cs_date_token *t)
{
    if (t->digits < 8)
        return (cs_page_date){0};
    int32_t part[3] = {0};
    if ((t->digits == 10 && t->text.data[0] == '1') ||
        (t->digits == 13 && t->text.data[0] == '1')) {
        int64_t seconds = 0;
        cs_page_date date;
        for (uint32_t i = 0; i < 10; i++)
            seconds = seconds * 10 + (t->text.data[i] - '0');
        cs_date_from_days((int32_t)(seconds / 86400), &date.year, &date.month, &date.day);
        return date;
    }
    static const uint8_t width[3] = {4, 2, 2};
    uint32_t at = 0;
    for (uint32_t k = 0; k < 3; k++)
        for (uint32_t i = 0; i < width[k]; i++)
            part[k] = part[k] * 10 + (t->text.data[at++] - '0');
    if ((t->digits == 8 || t->digits == 12 || t->digits == 14) && part[0] >= YEAR_LEAST &&
        part[0] <= YEAR_MOST && part[1] >= 1 && part[1] <= 12 && part[2] >= 1 &&
        part[2] <= 31)
        return (cs_page_date){part[0], part[1], part[2]};
    return (cs_page_date){0};
}

cs_page_date cs_page_date_find(const cs_page_tables *tables, casus_text lower,
                               bool month_first)
{
    cs_date_token t[TOKENS];
    uint32_t at = 0, count = 0;
    memset(t, 0, sizeof t);
    while (count < TOKENS && next_token(lower, &at, &t[count]))
        count++;
    while (count) {
        cs_page_date date = of_digits(&t[0]);
        if (!date.year && count > 2)
            date = of_numbers(t, month_first);
        if (!date.year && count > 2)
            date = of_words(tables, t);
        if (!date.year && is_year(&t[0]) && count > 2 && is_day(&t[2]) &&
            t[1].number < 0) {
            date = (cs_page_date){t[0].number, cs_page_month(tables, t[1].text),
                                  t[2].number};
            date.year = date.month ? date.year : 0;
        }
        if (date.year)
            return date;
        memmove(t, t + 1, (TOKENS - 1) * sizeof *t);
        t[TOKENS - 1] = (cs_date_token){.digits = 0};
        count--;
        if (count == TOKENS - 1 && next_token(lower, &at, &t[count]))
            count++;
    }
    return (cs_page_date){0};
}

cs_page_date cs_page_date_of_address(casus_text url)
{
    for (uint32_t i = 1; i + 10 <= url.size; i++) {
        const char *d = url.data + i;
        if (!is_digit(d[0]) || is_digit(d[-1]) || !is_digit(d[1]) || !is_digit(d[2]) ||
            !is_digit(d[3]) || !joins(d[4]) || !is_digit(d[5]))
            continue;
        const int32_t year =
            (d[0] - '0') * 1000 + (d[1] - '0') * 100 + (d[2] - '0') * 10 + d[3] - '0';
        if (year < YEAR_LEAST || year > YEAR_MOST)
            continue;
        if (is_digit(d[6]) && d[7] == d[4] && is_digit(d[8]) && is_digit(d[9])) {
            const int32_t month = (d[5] - '0') * 10 + d[6] - '0',
                          day = (d[8] - '0') * 10 + d[9] - '0';
            if (month >= 1 && month <= 12 && day >= 1 && day <= 31)
                return (cs_page_date){year, month, day};
        }
    }
    return (cs_page_date){0};
}

casus_text cs_page_date_text(cs_page_date date, cs_arena *arena)
{
    char *out = date.year ? cs_arena_alloc(arena, 16) : NULL;
    if (!out)
        return (casus_text){NULL, 0};
    const int size = snprintf(out, 16, "%04d-%02d-%02d", (int)date.year % 10000,
                              (int)date.month % 100, (int)date.day % 100);
    return cs_text(out, (size_t)size);
}
