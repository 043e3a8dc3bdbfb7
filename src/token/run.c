/* run.c - splits a run of characters without white space into tokens. */
#include "base/utf8.h"
#include "token/builder.h"

#include <stdlib.h>

enum { LOWER_ROOM = 64, TAIL_ROOM = 64 };

typedef struct cs_run {
    cs_token_builder *builder;
    const char *bytes; /* the article's text */
    uint32_t start, end;
} cs_run;

/* The character that starts at `at`; 0 at the end of the run. */
static uint32_t char_at(const cs_run *run, uint32_t at)
{
    uint32_t length;
    return at < run->end ? cs_utf8_decode(run->bytes + at, &length) : 0;
}

static uint32_t char_length(const cs_run *run, uint32_t at)
{
    uint32_t length;
    (void)cs_utf8_decode(run->bytes + at, &length);
    return length;
}

/* The start of the character before `at`. */
static uint32_t step_back(const cs_run *run, uint32_t at)
{
    do
        at--;
    while (at > run->start && ((unsigned char)run->bytes[at] & 0xC0) == 0x80);
    return at;
}

static bool is_one_of(uint32_t character, const uint32_t *set)
{
    for (; *set; set++)
        if (*set == character)
            return true;
    return false;
}

static bool is_apostrophe(uint32_t character)
{
    return character == '\'' || character == 0x2019;
}

static bool is_dash(uint32_t character)
{
    return character == 0x2013 || character == 0x2014 || character == 0x2015;
}

static bool is_opening(uint32_t character)
{
    static const uint32_t set[] = {'"', '\'', '(', '[', '{', '<', '#', '$', '*', '`', '-', 0xA3,
                                   0xA5, 0xAB, 0x2018, 0x201A, 0x201C, 0x201E, 0x2022, 0x20AC,
                                   0x2026, '.', ',', '!', '?', ':', ';', '~', '=', '+', '|', '_',
                                   ')', ']', 0x201D, 0xBB, '>', '%', '&', '/', 0};
    return is_one_of(character, set) || is_dash(character);
}

static bool is_closing(uint32_t character)
{
    static const uint32_t set[] = {'"', '\'', ')', ']', '}', '>', ',', ';', ':', '!', '?', '%',
                                   '`', '*', 0xBB, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, '|',
                                   '-', '/', '=', '~', 0};
    return is_one_of(character, set) || is_dash(character);
}

/* Characters of which a row makes one token: "...", "--", "?!". */
static bool runs_together(uint32_t first, uint32_t next)
{
    if (first == '?' || first == '!')
        return next == '?' || next == '!';
    return first == next && (first == '.' || first == '-' || first == '*' || first == '=' ||
                             first == '_' || first == '~' || first == '`' || first == '<' ||
                             first == '>' || first == '\'');
}

static uint32_t row_end(const cs_run *run, uint32_t at)
{
    const uint32_t first = char_at(run, at);
    at += char_length(run, at);
    while (at < run->end && runs_together(first, char_at(run, at)))
        at += char_length(run, at);
    return at;
}

static bool any_alphanumeric(const cs_run *run)
{
    for (uint32_t at = run->start; at < run->end; at += char_length(run, at)) {
        const uint32_t character = char_at(run, at);
        if (cs_is_letter(character) || cs_is_digit(character))
            return true;
    }
    return false;
}

/* A lower-case copy of a short piece for the tables; size 0 when it is too long. */
static casus_text lower_of(const cs_run *run, uint32_t start, uint32_t end, char *buffer)
{
    uint32_t size = 0;
    if (end - start > LOWER_ROOM / 2)
        return cs_text(buffer, 0);
    for (uint32_t at = start; at < end; at += char_length(run, at)) {
        const uint32_t character = cs_to_lower(char_at(run, at));
        size += cs_utf8_encode(character == 0x2019 ? '\'' : character, buffer + size);
    }
    return cs_text(buffer, size);
}

/* "U.S.", "J.", "a.m.": letters each followed by a full stop. */
static bool is_initials(const cs_run *run, uint32_t start, uint32_t end)
{
    uint32_t at = start;
    while (at < end) {
        if (!cs_is_letter(char_at(run, at)))
            return false;
        at += char_length(run, at);
        if (at >= end || run->bytes[at] != '.')
            return false;
        at++;
    }
    return end > start;
}

static bool is_abbreviation(const cs_run *run, uint32_t start, uint32_t end)
{
    char buffer[LOWER_ROOM];
    const casus_text lower = lower_of(run, start, end, buffer);
    return is_initials(run, start, end) ||
           cs_abbreviation_of(&run->builder->dict->spelling, lower) != CS_ABBREVIATION_NONE;
}

/* Addresses of the net stay whole. */
static bool is_address(const cs_run *run)
{
    const casus_text text = cs_text(run->bytes + run->start, run->end - run->start);
    if (cs_text_starts(text, CS_TEXT("http://")) || cs_text_starts(text, CS_TEXT("https://")) ||
        cs_text_starts(text, CS_TEXT("www.")))
        return true;
    const char *at = memchr(text.data, '@', text.size);
    return at && at > text.data && at + 1 < text.data + text.size &&
           memchr(at, '.', (size_t)(text.data + text.size - at));
}

/* ---- the end of a word: clitics ------------------------------------------ */

static void add_parts(cs_run *run, const cs_clitic *clitic)
{
    uint32_t total = 0, at = run->start;
    for (uint32_t i = 0; i < clitic->count; i++)
        total += clitic->parts[i].size;
    const bool concatenates = total == run->end - run->start;
    cs_add_token(run->builder, run->start, run->end);
    if (run->builder->failed)
        return;
    casus_word *first = cs_array_last(&run->builder->words);
    for (uint32_t i = 0; i < clitic->count; i++) {
        const uint32_t end = at + clitic->parts[i].size;
        const casus_text form = concatenates ? cs_text(run->bytes + at, clitic->parts[i].size)
                                             : clitic->parts[i];
        if (i == 0) {
            first->form = form;
            first->end = concatenates ? end : run->end;
        } else {
            cs_add_word(run->builder, concatenates ? at : run->start,
                        concatenates ? end : run->end, form);
        }
        at = end;
    }
}

static void add_suffixed(cs_run *run, uint32_t cut)
{
    cs_add_token(run->builder, run->start, run->end);
    if (run->builder->failed)
        return;
    casus_word *stem = cs_array_last(&run->builder->words);
    stem->end = cut;
    stem->form = cs_text(run->bytes + run->start, cut - run->start);
    cs_add_word(run->builder, cut, run->end, cs_text(run->bytes + cut, run->end - cut));
}

/* Whether the run ends in `suffix` (lower case, plain apostrophe); stores where it begins. */
static bool ends_with(const cs_run *run, casus_text suffix, uint32_t *cut)
{
    uint32_t at = run->end;
    for (uint32_t i = suffix.size; i-- > 0;) {
        if (at <= run->start)
            return false;
        at = step_back(run, at);
        const uint32_t character = cs_to_lower(char_at(run, at));
        if ((is_apostrophe(character) ? '\'' : character) != (unsigned char)suffix.data[i])
            return false;
    }
    *cut = at;
    return at > run->start;
}

static bool starts_with(const cs_run *run, casus_text prefix, uint32_t *cut)
{
    uint32_t at = run->start;
    for (uint32_t i = 0; i < prefix.size; i++) {
        const uint32_t character = cs_to_lower(char_at(run, at));
        if (at >= run->end ||
            (is_apostrophe(character) ? '\'' : character) != (unsigned char)prefix.data[i])
            return false;
        at += char_length(run, at);
    }
    *cut = at;
    return at < run->end;
}

static void add_piece(cs_run *run)
{
    char buffer[LOWER_ROOM];
    uint32_t cut;
    const cs_spelling *spelling = &run->builder->dict->spelling;
    if (run->start >= run->end)
        return;
    const casus_text lower = lower_of(run, run->start, run->end, buffer);
    const uint32_t known = cs_symbol_find(&spelling->words, lower);
    if (known) {
        add_parts(run, &spelling->parts.items[known - 1]);
        return;
    }
    for (uint32_t i = 0; i < spelling->suffixes.count; i++) {
        const cs_suffix *suffix = &spelling->suffixes.items[i];
        if (ends_with(run, suffix->text, &cut)) {
            add_suffixed(run, cut + suffix->kept);
            return;
        }
    }
    for (uint32_t i = 0; i < spelling->prefixes.count; i++) {
        if (starts_with(run, spelling->prefixes.items[i], &cut)) {
            cs_add_token(run->builder, run->start, cut);
            cs_run rest = *run;
            rest.start = cut;
            add_piece(&rest);
            return;
        }
    }
    cs_add_token(run->builder, run->start, run->end);
}

/* ---- inside a word ---------------------------------------------------------- */

static bool only_digits_and(const cs_run *run, uint32_t separator)
{
    uint32_t separators = 0;
    for (uint32_t at = run->start; at < run->end; at += char_length(run, at)) {
        const uint32_t character = char_at(run, at);
        separators += character == separator;
        if (character != separator && !cs_is_digit(character))
            return false;
    }
    return separators >= 2;
}

static bool hyphen_cuts(const cs_run *run, uint32_t piece, uint32_t at)
{
    char buffer[LOWER_ROOM];
    const casus_text left = lower_of(run, piece, at, buffer);
    const uint32_t symbol = cs_symbol_find(&run->builder->dict->symbols, left);
    return !cs_in_class(run->builder->dict, symbol, run->builder->hyphen_prefix) &&
           !only_digits_and(run, '-');
}

/* Whether the character at `at` is a token of its own between `left` and `right`. */
static bool cuts(const cs_run *run, uint32_t piece, uint32_t at, uint32_t left, uint32_t right)
{
    const bool digits = cs_is_digit(left) && cs_is_digit(right);
    switch (char_at(run, at)) {
    case '-':
        return (cs_is_letter(left) || cs_is_digit(left)) && hyphen_cuts(run, piece, at);
    case '/':
        return !digits && cs_is_letter(left) && cs_is_letter(right);
    case ',':
    case ':':
        return !digits;
    case '.':
        return cs_is_lower(left) && cs_is_upper(right);
    case ';': case '!': case '?': case '"': case '(': case ')': case '[': case ']':
    case '=': case 0x201C: case 0x201D: case 0x2026: case '>': case '<': case '|':
    case '$': case 0x20AC: case 0xA3:
        return true;
    default:
        return is_dash(char_at(run, at));
    }
}

/* "9pm", "$5m": a number with its unit; stores where the unit begins. */
static bool number_and_unit(const cs_run *run, uint32_t start, uint32_t end, uint32_t *unit)
{
    char buffer[LOWER_ROOM];
    uint32_t at = start;
    while (at < end && (cs_is_digit(char_at(run, at)) || run->bytes[at] == '.' ||
                        run->bytes[at] == ',' || run->bytes[at] == ':'))
        at++;
    *unit = at;
    if (at == start || at == end || !cs_is_digit(char_at(run, start)))
        return false;
    const uint32_t symbol = cs_symbol_find(&run->builder->dict->symbols,
                                           lower_of(run, at, end, buffer));
    return cs_in_class(run->builder->dict, symbol, run->builder->number_unit);
}

static void add_between(cs_run *run, uint32_t start, uint32_t end)
{
    uint32_t unit;
    cs_run piece = *run;
    piece.start = start;
    piece.end = end;
    if (start < end && number_and_unit(run, start, end, &unit)) {
        cs_add_token(run->builder, start, unit);
        piece.start = unit;
    }
    add_piece(&piece);
}

static void split_core(cs_run *run)
{
    uint32_t piece = run->start, left = 0;
    for (uint32_t at = run->start; at < run->end;) {
        const uint32_t next = at + char_length(run, at);
        if (at > run->start && next < run->end && cuts(run, piece, at, left, char_at(run, next))) {
            const uint32_t end = row_end(run, at);
            add_between(run, piece, at);
            cs_add_token(run->builder, at, end);
            piece = end;
            left = 0;
            at = end;
            continue;
        }
        left = char_at(run, at);
        at = next;
    }
    add_between(run, piece, run->end);
}

/* ---- around a word ------------------------------------------------------------ */

/* An apostrophe that belongs to what follows: "'s" alone, "'90s". */
static bool is_leading_apostrophe(const cs_run *run)
{
    if (!is_apostrophe(char_at(run, run->start)))
        return false;
    const uint32_t next = run->start + char_length(run, run->start);
    return next < run->end && cs_is_digit(char_at(run, next));
}

static void peel_front(cs_run *run)
{
    while (run->start < run->end && is_opening(char_at(run, run->start)) &&
           !is_leading_apostrophe(run)) {
        const uint32_t end = row_end(run, run->start);
        cs_add_token(run->builder, run->start, end);
        run->start = end;
    }
}

/* "the ministers' talks": an apostrophe behind an s closes no quotation that this run opened. */
static bool is_possessive(const cs_run *run, uint32_t at)
{
    if (at <= run->start || !is_apostrophe(char_at(run, at)))
        return false;
    const uint32_t before = char_at(run, step_back(run, at));
    const bool opened = run->start > 0 && (run->bytes[run->start - 1] == '\'' ||
                                           (unsigned char)run->bytes[run->start - 1] == 0x98);
    return (before == 's' || before == 'S') && !opened;
}

/* Where the last token at the end of the run begins, `run->end` when nothing comes off. */
static uint32_t last_mark(const cs_run *run)
{
    uint32_t at = step_back(run, run->end);
    const uint32_t character = char_at(run, at);
    if (at == run->start)
        return run->end;
    if (character == '.') {
        uint32_t row = at;
        while (row > run->start && run->bytes[row - 1] == '.')
            row--;
        if (at > row)
            return row > run->start ? row : run->end;
        return is_abbreviation(run, run->start, run->end) ? run->end : at;
    }
    if (!is_closing(character) || is_possessive(run, at))
        return run->end;
    while (at > run->start && step_back(run, at) > run->start &&
           runs_together(char_at(run, step_back(run, at)), character))
        at = step_back(run, at);
    return at;
}

void cs_split_run(cs_token_builder *builder, uint32_t start, uint32_t end)
{
    cs_run run = {builder, builder->text.data, start, end};
    uint32_t cut[TAIL_ROOM + 1], tail = 0;
    if (!any_alphanumeric(&run)) {
        for (uint32_t at = start, next; at < end; at = next)
            cs_add_token(builder, at, next = row_end(&run, at));
        return;
    }
    peel_front(&run);
    cut[0] = run.end;
    while (tail < TAIL_ROOM && last_mark(&run) < run.end)
        cut[++tail] = run.end = last_mark(&run);
    if (is_address(&run))
        cs_add_token(builder, run.start, run.end);
    else
        split_core(&run);
    for (; tail > 0; tail--)
        cs_add_token(builder, cut[tail], cut[tail - 1]);
}
