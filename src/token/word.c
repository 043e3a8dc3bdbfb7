/* word.c - the inside of a run: clitics, hyphens, numbers with their units. */
#include "token/run.h"

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
        const casus_text form = concatenates
                                    ? cs_text(run->bytes + at, clitic->parts[i].size)
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
    if (cut == run->end)
        return;
    casus_word *stem = cs_array_last(&run->builder->words);
    stem->end = cut;
    stem->form = cs_text(run->bytes + run->start, cut - run->start);
    cs_add_word(run->builder, cut, run->end, cs_text(run->bytes + cut, run->end - cut));
}

/* Whether the run ends in `suffix` (lower case, plain apostrophe); stores where it
 * begins. */
static bool ends_with(const cs_run *run, casus_text suffix, uint32_t *cut)
{
    uint32_t at = run->end;
    for (uint32_t i = suffix.size; i-- > 0;) {
        if (at <= run->start)
            return false;
        at = cs_run_back(run, at);
        const uint32_t character = cs_to_lower(cs_run_char(run, at));
        if ((cs_is_apostrophe(character) ? '\'' : character) !=
            (unsigned char)suffix.data[i])
            return false;
    }
    *cut = at;
    return at > run->start;
}

static bool starts_with(const cs_run *run, casus_text prefix, uint32_t *cut)
{
    uint32_t at = run->start;
    for (uint32_t i = 0; i < prefix.size; i++) {
        const uint32_t character = cs_to_lower(cs_run_char(run, at));
        if (at >= run->end || (cs_is_apostrophe(character) ? '\'' : character) !=
                                  (unsigned char)prefix.data[i])
            return false;
        at = cs_run_next(run, at);
    }
    *cut = at;
    return at < run->end;
}

static void add_byte(bool bytes[256], char byte)
{
    bytes[(unsigned char)byte] = true;
    if (byte >= 'a' && byte <= 'z')
        bytes[(unsigned char)byte - 'a' + 'A'] = true;
}

void cs_builder_learn_clitics(cs_token_builder *builder)
{
    const cs_spelling *spelling = &builder->dict->spelling;
    cs_clitic_bytes *bytes = &builder->clitics;
    memset(bytes->last + 128, true, 128);
    memset(bytes->before_last + 128, true, 128);
    memset(bytes->first + 128, true, 128);
    for (uint32_t i = 0; i < spelling->suffixes.count; i++) {
        const casus_text text = spelling->suffixes.items[i].text;
        add_byte(bytes->last, text.data[text.size - 1]);
        if (text.size > 1)
            add_byte(bytes->before_last, text.data[text.size - 2]);
        else
            memset(bytes->before_last, true, sizeof bytes->before_last);
    }
    for (uint32_t i = 0; i < spelling->prefixes.count; i++)
        add_byte(bytes->first, spelling->prefixes.items[i].data[0]);
}

static bool may_have_suffix(const cs_run *run)
{
    const cs_clitic_bytes *bytes = &run->builder->clitics;
    const char *end = run->bytes + run->end;
    return run->end - run->start > 1 && bytes->last[(unsigned char)end[-1]] &&
           bytes->before_last[(unsigned char)end[-2]];
}

static bool may_have_prefix(const cs_run *run)
{
    return run->builder->clitics.first[(unsigned char)run->bytes[run->start]];
}

static void add_piece(cs_run *run)
{
    char buffer[CS_LOWER_ROOM];
    uint32_t cut;
    const cs_spelling *spelling = &run->builder->dict->spelling;
    if (run->start >= run->end)
        return;
    const casus_text lower = cs_run_lower(run, run->start, run->end, buffer);
    const uint32_t known = cs_symbol_find(&spelling->words, lower);
    if (known) {
        add_parts(run, &spelling->parts.items[known - 1]);
        return;
    }
    for (uint32_t i = 0; may_have_suffix(run) && i < spelling->suffixes.count; i++) {
        const cs_suffix *suffix = &spelling->suffixes.items[i];
        if (ends_with(run, suffix->text, &cut)) {
            for (uint32_t kept = 0; kept < suffix->kept; kept++)
                cut = cs_run_next(run, cut);
            add_suffixed(run, cut);
            return;
        }
    }
    for (uint32_t i = 0; may_have_prefix(run) && i < spelling->prefixes.count; i++) {
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

/* "555-1234", "20-11-2024", "1-800-555-1234": dates and telephone numbers stay whole,
 * "10-12" and "1999-2003" do not. */
static bool is_number_row(const cs_run *run)
{
    uint32_t hyphens = 0, first = 0, last = 0;
    for (uint32_t at = run->start; at < run->end; at = cs_run_next(run, at)) {
        const uint32_t character = cs_run_char(run, at);
        if (character == '-') {
            first = hyphens++ ? first : last;
            last = 0;
        } else if (cs_is_digit(character))
            last++;
        else
            return false;
    }
    return hyphens >= 2 ||
           (hyphens == 1 && last == 4 && (first == 1 || first == 3 || first == 5));
}

static bool hyphen_cuts(const cs_run *run, uint32_t piece, uint32_t at)
{
    char buffer[CS_LOWER_ROOM];
    const casus_text left = cs_run_lower(run, piece, at, buffer);
    const uint32_t symbol = cs_symbol_find(&run->builder->dict->symbols, left);
    return !cs_in_class(run->builder->dict, symbol, run->builder->hyphen_prefix) &&
           !is_number_row(run);
}

/* "it...because", but "jo...@example.org" is an address that hides a part. */
static bool is_ellipsis(const cs_run *run, uint32_t at)
{
    return cs_row_end(run, at) > at + 1 && !memchr(run->bytes + at, '@', run->end - at);
}

/* Whether the character at `at` is a token of its own between `left` and `right`. */
static bool cuts(const cs_run *run, uint32_t piece, uint32_t at, uint32_t left,
                 uint32_t right)
{
    const bool digits = cs_is_digit(left) && cs_is_digit(right);
    switch (cs_run_char(run, at)) {
    case '-':
        return (cs_is_letter(left) || cs_is_digit(left)) && hyphen_cuts(run, piece, at);
    case '/':
        return !digits && cs_is_letter(left) && cs_is_letter(right) &&
               cs_run_next(run, piece) < at;
    case ',':
    case ':':
        return !digits;
    case '.':
        return (cs_is_lower(left) && cs_is_upper(right)) || is_ellipsis(run, at);
    case ';':
    case '!':
    case '?':
    case '"':
    case '(':
    case ')':
    case '[':
    case ']':
    case '=':
    case 0x201C:
    case 0x201D:
    case 0x2026:
    case '>':
    case '<':
    case '|':
    case '$':
    case 0x20AC:
    case 0xA3:
        return true;
    default:
        return cs_is_dash(cs_run_char(run, at));
    }
}

/* "9pm", "$5m": a number with its unit; stores where the unit begins. */
static bool number_and_unit(const cs_run *run, uint32_t start, uint32_t end,
                            uint32_t *unit)
{
    char buffer[CS_LOWER_ROOM];
    uint32_t at = start;
    while (at < end && (cs_is_digit(cs_run_char(run, at)) || run->bytes[at] == '.' ||
                        run->bytes[at] == ',' || run->bytes[at] == ':'))
        at++;
    *unit = at;
    if (at == start || at == end || !cs_is_digit(cs_run_char(run, start)))
        return false;
    const uint32_t symbol =
        cs_symbol_find(&run->builder->dict->symbols, cs_run_lower(run, at, end, buffer));
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

void cs_split_word(cs_run *run)
{
    uint32_t piece = run->start, left = 0;
    if (run->bytes[run->end - 1] == '.' &&
        cs_run_abbreviates(run, run->start, run->end)) {
        cs_add_token(run->builder, run->start, run->end);
        return;
    }
    for (uint32_t at = run->start; at < run->end;) {
        const uint32_t next = cs_run_next(run, at);
        if (at > run->start && next < run->end &&
            cuts(run, piece, at, left, cs_run_char(run, next))) {
            const uint32_t end = cs_row_end(run, at);
            add_between(run, piece, at);
            cs_add_token(run->builder, at, end);
            piece = end;
            left = 0;
            at = end;
            continue;
        }
        left = cs_run_char(run, at);
        at = next;
    }
    add_between(run, piece, run->end);
}
