/* run.c - takes the marks around a run of characters without white space off it. */
#include "token/run.h"

enum { TAIL_ROOM = 64 };

static bool is_one_of(uint32_t character, const uint32_t *set)
{
    for (; *set; set++)
        if (*set == character)
            return true;
    return false;
}

/* A letter or digit of ASCII, as most characters are. */
static bool is_word_character(uint32_t character)
{
    return character < 0x80 && (cs_is_letter(character) || cs_is_digit(character));
}

static bool is_opening(uint32_t character)
{
    static const uint32_t set[] = {
        '"',  '\'',   '(',  '[',    '{',    '<',    '#',    '$',    '*',    '`',    '-',
        0xA3, 0xA5,   0xAB, 0x2018, 0x201A, 0x201C, 0x201E, 0x2022, 0x20AC, 0x2026, '.',
        ',',  '!',    '?',  ':',    ';',    '~',    '=',    '+',    '|',    '_',    ')',
        ']',  0x201D, 0xBB, '>',    '%',    '&',    '/',    0};
    return !is_word_character(character) &&
           (is_one_of(character, set) || cs_is_dash(character));
}

static bool is_closing(uint32_t character)
{
    static const uint32_t set[] = {
        '"', '\'', ')',    ']',    '}',    '>',    ',',    ';', ':', '+', '$', '%', '`',
        '*', 0xBB, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, '|', '-', '/', '=', '~', 0};
    return !is_word_character(character) &&
           (is_one_of(character, set) || cs_is_dash(character));
}

/* Characters of which a row makes one token: "--", "***". */
static bool runs_together(uint32_t first, uint32_t next)
{
    return first == next &&
           (first == '-' || first == '*' || first == '=' || first == '_' ||
            first == '~' || first == '`' || first == '<' || first == '>' ||
            first == '\'' || first == '$' || first == '+');
}

static bool is_shout(uint32_t character)
{
    return character == '?' || character == '!';
}

/* "...", "?!", ".?", "!." but "... ?" are two and "!.." too. */
static uint32_t final_row_end(const cs_run *run, uint32_t at)
{
    uint32_t dots = 0;
    for (; cs_run_char(run, at) == '.'; at++)
        dots++;
    if (dots >= 2 || (dots == 1 && !is_shout(cs_run_char(run, at))))
        return at;
    while (is_shout(cs_run_char(run, at)))
        at++;
    return cs_run_char(run, at) == '.' && !dots && cs_run_char(run, at + 1) != '.'
               ? at + 1
               : at;
}

/* ":-)" as one token; `at` when there is none. */
static uint32_t emoticon_end(const cs_run *run, uint32_t at)
{
    static const uint32_t eyes[] = {':', ';', '=', 0};
    static const uint32_t mouths[] = {')', '(', 'D',  'P', 'p', 'O',
                                      'o', '/', '\\', '|', ']', 0};
    if (!is_one_of(cs_run_char(run, at), eyes))
        return at;
    uint32_t end = at + 1;
    end += cs_run_char(run, end) == '-' || cs_run_char(run, end) == '\'';
    if (!is_one_of(cs_run_char(run, end), mouths))
        return at;
    const uint32_t mouth = cs_run_char(run, end);
    while (cs_run_char(run, end) == mouth)
        end++;
    return end;
}

/* Typographic double quotes made of two single ones. */
static bool is_double_quote(uint32_t first, uint32_t next)
{
    return (first == 0x2018 || first == 0x2019) && next == 0x2019;
}

uint32_t cs_row_end(const cs_run *run, uint32_t at)
{
    const uint32_t first = cs_run_char(run, at);
    if (first == '.' || is_shout(first))
        return final_row_end(run, at);
    at = cs_run_next(run, at);
    if (is_double_quote(first, cs_run_char(run, at)))
        return cs_run_next(run, at);
    while (at < run->end && runs_together(first, cs_run_char(run, at)))
        at = cs_run_next(run, at);
    return at;
}

static bool any_alphanumeric(const cs_run *run)
{
    for (uint32_t at = run->start; at < run->end; at = cs_run_next(run, at)) {
        const uint32_t character = cs_run_char(run, at);
        if (cs_is_letter(character) || cs_is_digit(character))
            return true;
    }
    return false;
}

/* A lower-case copy of a short piece for the tables; size 0 when it is too long. */
casus_text cs_run_lower(const cs_run *run, uint32_t start, uint32_t end, char *buffer)
{
    uint32_t size = 0;
    if (end - start > CS_LOWER_ROOM / 2)
        return cs_text(buffer, 0);
    for (uint32_t at = start; at < end; at = cs_run_next(run, at)) {
        const uint32_t character = cs_to_lower(cs_run_char(run, at));
        size += cs_utf8_encode(character == 0x2019 ? '\'' : character, buffer + size);
    }
    return cs_text(buffer, size);
}

/* "U.S.", "J.", "a.m.": letters each followed by a full stop. */
static bool is_initials(const cs_run *run, uint32_t start, uint32_t end)
{
    uint32_t at = start;
    while (at < end) {
        if (!cs_is_letter(cs_run_char(run, at)))
            return false;
        at = cs_run_next(run, at);
        if (at >= end || run->bytes[at] != '.')
            return false;
        at++;
    }
    return end > start;
}

static bool number_follows(const cs_run *run)
{
    const casus_text text = run->builder->text;
    uint32_t at = run->end;
    while (at < text.size && text.data[at] == ' ')
        at++;
    return at < text.size && text.data[at] >= '0' && text.data[at] <= '9';
}

bool cs_run_abbreviates(const cs_run *run, uint32_t start, uint32_t end)
{
    char buffer[CS_LOWER_ROOM];
    if (is_initials(run, start, end))
        return true;
    const cs_abbreviation kind = cs_abbreviation_of(
        &run->builder->dict->spelling, cs_text(run->bytes + start, end - start),
        cs_run_lower(run, start, end, buffer));
    return kind == CS_ABBREVIATION_NUMBER ? number_follows(run)
                                          : kind != CS_ABBREVIATION_NONE;
}

/* "example.org/news": a host with a path. */
static bool is_host(casus_text text)
{
    uint32_t label = 0, dots = 0, i = 0;
    for (; i < text.size && text.data[i] != '/'; i++) {
        if (text.data[i] == '.' && label == 0)
            return false;
        dots += text.data[i] == '.';
        label = text.data[i] == '.' ? 0 : label + 1;
        if (text.data[i] != '.' && text.data[i] != '-' &&
            !is_word_character((unsigned char)text.data[i]))
            return false;
    }
    return i + 1 < text.size && dots && label >= 2 &&
           !(text.data[0] >= '0' && text.data[0] <= '9');
}

static bool is_mail(casus_text text)
{
    const char *at = memchr(text.data, '@', text.size);
    return at && at > text.data && at + 1 < text.data + text.size &&
           memchr(at, '.', (size_t)(text.data + text.size - at)) &&
           !memchr(text.data, '<', text.size) && !memchr(text.data, '"', text.size);
}

/* Addresses of the net stay whole. */
static bool is_address(const cs_run *run)
{
    const casus_text text = cs_text(run->bytes + run->start, run->end - run->start);
    return cs_text_starts(text, CS_TEXT("http://")) ||
           cs_text_starts(text, CS_TEXT("https://")) ||
           cs_text_starts(text, CS_TEXT("www.")) || is_host(text) || is_mail(text);
}

/* ---- around a word ------------------------------------------------------------ */

/* Whether [start, end) is an ending of clitics.txt that stands alone, or a word there. */
static bool is_clitic(const cs_run *run, uint32_t start, uint32_t end)
{
    char buffer[CS_LOWER_ROOM];
    const cs_spelling *spelling = &run->builder->dict->spelling;
    const casus_text lower = cs_run_lower(run, start, end, buffer);
    if (!lower.size || cs_symbol_find(&spelling->words, lower))
        return lower.size > 0;
    for (uint32_t i = 0; i < spelling->suffixes.count; i++)
        if (cs_text_equal(spelling->suffixes.items[i].text, lower))
            return true;
    return false;
}

/* An apostrophe that belongs to what follows: "'s" alone, "'90s", "'tis". */
static bool is_leading_apostrophe(const cs_run *run)
{
    uint32_t end = cs_run_next(run, run->start);
    if (cs_is_digit(cs_run_char(run, end)))
        return true;
    while (end < run->end && cs_is_letter(cs_run_char(run, end)))
        end = cs_run_next(run, end);
    return end > run->start + 1 && is_clitic(run, run->start, end);
}

/* "+1", ".5", "#hashtag", "'90s": the mark is part of what follows. */
static bool holds_on(const cs_run *run)
{
    const uint32_t mark = cs_run_char(run, run->start);
    const uint32_t next = cs_run_char(run, cs_run_next(run, run->start));
    if (cs_is_apostrophe(mark))
        return is_leading_apostrophe(run);
    return ((mark == '+' || mark == '.') && cs_is_digit(next)) ||
           (mark == '#' && cs_is_letter(next));
}

static void peel_front(cs_run *run)
{
    while (run->start < run->end && is_opening(cs_run_char(run, run->start)) &&
           !holds_on(run)) {
        const uint32_t first = cs_run_char(run, run->start);
        const uint32_t end = cs_row_end(run, run->start);
        if (first == '\'' || first == 0x2018)
            run->builder->quote = end;
        run->builder->brackets += first == '(';
        cs_add_token(run->builder, run->start, end);
        run->start = end;
    }
}

/* "the ministers' talks": an apostrophe behind an s closes no quotation unless one is
 * open. */
static bool is_possessive(const cs_run *run, uint32_t at)
{
    enum { QUOTE_REACH = 300 };
    if (at <= run->start || !cs_is_apostrophe(cs_run_char(run, at)))
        return false;
    const uint32_t before = cs_run_char(run, cs_run_back(run, at));
    const uint32_t quote = run->builder->quote;
    return (before == 's' || before == 'S') && !(quote && at - quote < QUOTE_REACH);
}

/* Where the part behind the last hyphen or slash begins: "(D-S.C.)", "Russian-U.S." */
static uint32_t last_part(const cs_run *run, uint32_t end)
{
    uint32_t at = end;
    while (at > run->start && run->bytes[at - 1] != '-' && run->bytes[at - 1] != '/')
        at--;
    return at;
}

/* Where the last of the final marks at the end of the run begins; "U.S.?" keeps its stop.
 */
static uint32_t last_final_mark(const cs_run *run)
{
    uint32_t row = run->end;
    while (row > run->start &&
           (run->bytes[row - 1] == '.' || is_shout((unsigned char)run->bytes[row - 1])))
        row--;
    if (row == run->start)
        return run->end;
    const uint32_t count = run->end - row;
    if (run->bytes[row] == '.' && (count < 3 || run->bytes[row + 1] != '.') &&
        (cs_run_abbreviates(run, run->start, row + 1) ||
         cs_run_abbreviates(run, last_part(run, row), row + 1)))
        row++;
    for (uint32_t end; row < run->end; row = end)
        if ((end = cs_row_end(run, row)) >= run->end)
            return row;
    return row;
}

/* "b/c", "w/o": a letter and a slash abbreviate. */
static bool is_letter_slash(const cs_run *run)
{
    return cs_is_letter(cs_run_char(run, run->start)) &&
           cs_run_next(run, run->start) + 1 == run->end &&
           run->bytes[run->end - 1] == '/';
}

/* ":)" behind a word in which no bracket is open. */
static uint32_t last_emoticon(const cs_run *run)
{
    const char last = run->bytes[run->end - 1];
    if ((last != ')' && last != '(') || run->builder->brackets)
        return run->end;
    for (uint32_t back = 2; back <= 3 && run->end - run->start > back; back++) {
        const uint32_t at = run->end - back;
        if (emoticon_end(run, at) == run->end &&
            !memchr(run->bytes + run->start, '(', at - run->start))
            return at;
    }
    return run->end;
}

/* Where the last token at the end of the run begins, `run->end` when nothing comes off.
 */
static uint32_t last_mark(const cs_run *run)
{
    uint32_t at = cs_run_back(run, run->end);
    const uint32_t character = cs_run_char(run, at);
    if (at == run->start)
        return run->end;
    if (character == '.' || is_shout(character))
        return last_final_mark(run);
    const uint32_t emoticon = last_emoticon(run);
    if (emoticon < run->end)
        return emoticon;
    if (!is_closing(character) || is_possessive(run, at) || is_letter_slash(run) ||
        ((character == '/' || character == '-' || character == '=') && is_address(run)))
        return run->end;
    const uint32_t before = cs_run_back(run, at);
    if (before > run->start && is_double_quote(cs_run_char(run, before), character))
        return before;
    while (at > run->start && cs_run_back(run, at) > run->start &&
           runs_together(cs_run_char(run, cs_run_back(run, at)), character))
        at = cs_run_back(run, at);
    return at;
}

static void split_marks(cs_run *run)
{
    for (uint32_t at = run->start, next; at < run->end; at = next) {
        next = emoticon_end(run, at);
        cs_add_token(run->builder, at, next = next > at ? next : cs_row_end(run, at));
    }
}

void cs_split_run(cs_token_builder *builder, uint32_t start, uint32_t end)
{
    cs_run run = {builder, builder->text.data, start, end};
    uint32_t cut[TAIL_ROOM + 1], tail = 0;
    if (!any_alphanumeric(&run) || emoticon_end(&run, start) == end) {
        split_marks(&run);
        return;
    }
    peel_front(&run);
    cut[0] = run.end;
    for (uint32_t mark; tail < TAIL_ROOM && (mark = last_mark(&run)) < run.end;) {
        cut[++tail] = mark;
        if (cs_is_apostrophe(cs_run_char(&run, cut[tail])))
            builder->quote = 0;
        builder->brackets -= builder->brackets && cs_run_char(&run, cut[tail]) == ')';
        run.end = cut[tail];
    }
    if (is_address(&run))
        cs_add_token(builder, run.start, run.end);
    else
        cs_split_word(&run);
    for (; tail > 0; tail--)
        cs_add_token(builder, cut[tail], cut[tail - 1]);
}
