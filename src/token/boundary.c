/* boundary.c - the features of boundary.h. */
#include "token/boundary.h"

#include "base/utf8.h"

/* What a token looks like, as far as sentences care. */
typedef enum trait_kind {
    KIND_OUTSIDE,
    KIND_LOWER,
    KIND_CAPITAL,
    KIND_CAPITALS,
    KIND_LETTER,
    KIND_NUMBER,
    KIND_MIXED,
    KIND_STOP,
    KIND_SHOUT,
    KIND_DOTS,
    KIND_COMMA,
    KIND_SEMICOLON,
    KIND_COLON,
    KIND_DASH,
    KIND_QUOTE,
    KIND_OPENING_QUOTE,
    KIND_CLOSING_QUOTE,
    KIND_OPENING,
    KIND_CLOSING,
    KIND_SYMBOL,
    KIND_ADDRESS,
    KIND_INITIALS,
    KIND_ABBREVIATION,
    KIND_TITLE,
    KIND_MONTH,
    KIND_EITHER,
    KIND_FACE
} trait_kind;

static uint32_t mix(uint32_t a, uint32_t b)
{
    a = (a ^ b) * 0x9E3779B1u;
    return a ^ a >> 15;
}

/* ---- traits ------------------------------------------------------------------- */

static trait_kind kind_of_mark(uint32_t character)
{
    switch (character) {
    case '.':
        return KIND_STOP;
    case '!':
    case '?':
        return KIND_SHOUT;
    case 0x2026:
        return KIND_DOTS;
    case ',':
        return KIND_COMMA;
    case ';':
        return KIND_SEMICOLON;
    case ':':
        return KIND_COLON;
    case '-':
    case 0x2013:
    case 0x2014:
    case 0x2015:
        return KIND_DASH;
    case '"':
    case '\'':
        return KIND_QUOTE;
    case 0x2018:
    case 0x201C:
    case 0xAB:
    case 0x201E:
    case '`':
        return KIND_OPENING_QUOTE;
    case 0x2019:
    case 0x201D:
    case 0xBB:
        return KIND_CLOSING_QUOTE;
    case '(':
    case '[':
    case '{':
        return KIND_OPENING;
    case ')':
    case ']':
    case '}':
        return KIND_CLOSING;
    default:
        return KIND_SYMBOL;
    }
}

typedef struct counts {
    uint32_t letters, uppers, digits, others, stops, characters;
    bool upper_first, letter_first, shout;
} counts;

static trait_kind kind_of_abbreviation(const cs_dict *dict, casus_text form,
                                       casus_text lower)
{
    switch (cs_abbreviation_of(&dict->spelling, form, lower)) {
    case CS_ABBREVIATION_TITLE:
        return KIND_TITLE;
    case CS_ABBREVIATION_MONTH:
        return KIND_MONTH;
    case CS_ABBREVIATION_EITHER:
        return KIND_EITHER;
    case CS_ABBREVIATION_NONE:
        return KIND_INITIALS;
    default:
        return KIND_ABBREVIATION;
    }
}

static trait_kind kind_of_word(const counts *c)
{
    if (c->digits)
        return c->letters ? KIND_MIXED : KIND_NUMBER;
    if (c->letters == 1 && c->upper_first)
        return KIND_LETTER;
    if (c->uppers == c->letters)
        return KIND_CAPITALS;
    return c->upper_first ? KIND_CAPITAL : c->uppers ? KIND_MIXED : KIND_LOWER;
}

static trait_kind kind_of_marks(const counts *c, casus_text form)
{
    uint32_t length;
    if (c->characters == 1)
        return kind_of_mark(cs_utf8_decode(form.data, &length));
    if (c->stops == c->characters)
        return KIND_DOTS;
    if (c->shout)
        return KIND_SHOUT;
    if (form.data[0] == ':' || form.data[0] == ';' || form.data[0] == '=')
        return form.data[1] == form.data[0] ? KIND_SYMBOL : KIND_FACE;
    return kind_of_mark(cs_utf8_decode(form.data, &length));
}

enum { TRAIT_ROOM = 64 };

/* Curly quotes count as straight ones, so that what is learned of these holds for those.
 */
static uint32_t plain(uint32_t character)
{
    switch (character) {
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
        return '"';
    case 0x2018:
    case 0x2019:
    case 0x201A:
        return '\'';
    case 0x2013:
    case 0x2014:
    case 0x2015:
        return '-';
    default:
        return character;
    }
}

/* Counts the characters of a token, hashes its forms and copies up to TRAIT_ROOM - 4
 * bytes of it in lower case. */
static counts look_at(casus_text form, cs_trait *trait, char *lower, uint32_t *lower_size)
{
    counts c = {0};
    uint32_t size = 0, shape = 0, last_class = 0, length, tail[3] = {0, 0, 0};
    trait->form = mix(1, form.size);
    trait->lower = 7;
    for (uint32_t i = 0; i < form.size && size + 4 < TRAIT_ROOM; i += length) {
        const uint32_t character = plain(cs_utf8_decode(form.data + i, &length));
        const uint32_t low = cs_to_lower(character);
        const bool letter = cs_is_letter(character), digit = cs_is_digit(character);
        const bool upper = letter && low != character;
        const uint32_t class = upper ? 1 : letter ? 2 : digit ? 3 : character + 4;
        c.upper_first |= c.characters == 0 && upper;
        c.letters += letter;
        c.uppers += upper;
        c.digits += digit;
        c.stops += character == '.';
        c.shout |= character == '!' || character == '?';
        c.others += !letter && !digit && character != '.';
        c.characters++;
        size += cs_utf8_encode(low, lower + size);
        trait->form = mix(trait->form, character);
        trait->lower = mix(trait->lower, digit ? '0' : low);
        shape = class == last_class ? shape : mix(shape, class);
        last_class = class;
        tail[0] = tail[1];
        tail[1] = tail[2];
        tail[2] = digit ? '0' : low;
    }
    trait->shape = shape;
    trait->suffix = mix(mix(mix(3, tail[0]), tail[1]), tail[2]);
    *lower_size = size;
    return c;
}

static bool is_address(casus_text form)
{
    return form.size > 4 &&
           (memchr(form.data, '@', form.size) || memchr(form.data, '/', form.size));
}

static void describe(const cs_dict *dict, casus_text form, cs_trait *trait)
{
    char lower[TRAIT_ROOM];
    uint32_t size;
    const counts c = look_at(form, trait, lower, &size);
    if (c.letters == 0 && c.digits == 0)
        trait->kind = (uint8_t)kind_of_marks(&c, form);
    else if (c.stops && form.data[form.size - 1] == '.' && c.letters)
        trait->kind = (uint8_t)kind_of_abbreviation(dict, form, cs_text(lower, size));
    else if (form.data[0] == ':' || form.data[0] == ';')
        trait->kind = KIND_FACE;
    else
        trait->kind = (uint8_t)(is_address(form) ? KIND_ADDRESS : kind_of_word(&c));
}

static bool is_final(const cs_trait *trait)
{
    return trait->kind == KIND_STOP || trait->kind == KIND_SHOUT ||
           trait->kind == KIND_DOTS;
}

static bool is_capitalised(const cs_trait *trait)
{
    return trait->kind == KIND_CAPITAL || trait->kind == KIND_CAPITALS ||
           trait->kind == KIND_LETTER;
}

/* 0 1 2 3 4 5-6 7-9 10-14 15-24 25-39 40- */
static uint8_t bucket(uint32_t count)
{
    static const uint8_t ends[] = {1, 2, 3, 4, 5, 7, 10, 15, 25, 40};
    uint8_t number = 0;
    while (number < sizeof ends && count >= ends[number])
        number++;
    return number;
}

/* A straight quote opens when a blank is before and none behind it, closes the other way
 * round; else it does what the last one did not. */
static void turn_quotes(cs_trait *traits, uint32_t count)
{
    bool open = false;
    for (uint32_t i = 0; i < count; i++) {
        if (traits[i].kind == KIND_QUOTE) {
            const bool before = i == 0 || traits[i - 1].space ||
                                traits[i - 1].kind == KIND_OPENING ||
                                traits[i - 1].kind == KIND_OPENING_QUOTE;
            const bool behind = i + 1 == count || traits[i].space;
            open = before == behind ? !open : before;
            traits[i].kind = open ? KIND_OPENING_QUOTE : KIND_CLOSING_QUOTE;
        } else if (traits[i].kind == KIND_OPENING_QUOTE ||
                   traits[i].kind == KIND_CLOSING_QUOTE)
            open = traits[i].kind == KIND_OPENING_QUOTE;
    }
}

/* Quotes and brackets that are open behind each token. */
static void count_open(cs_trait *traits, uint32_t count)
{
    uint8_t quotes = 0, brackets = 0;
    for (uint32_t i = 0; i < count; i++) {
        const uint8_t kind = traits[i].kind;
        if (kind == KIND_OPENING_QUOTE || kind == KIND_CLOSING_QUOTE)
            quotes = kind == KIND_OPENING_QUOTE;
        else if (kind == KIND_OPENING && brackets < 2)
            brackets++;
        else if (kind == KIND_CLOSING && brackets > 0)
            brackets--;
        traits[i].quotes = quotes;
        traits[i].brackets = brackets;
    }
}

static void measure_rows(cs_trait *traits, uint32_t count)
{
    uint32_t since = 0, capitals = 0;
    for (uint32_t i = 0; i < count; i++) {
        capitals = is_capitalised(&traits[i]) ? capitals + 1 : 0;
        traits[i].capitals = (uint8_t)(capitals < 6 ? capitals : 6);
        since = is_final(&traits[i]) ? 0 : since + 1;
        traits[i].last_mark = bucket(since);
    }
    since = 30;
    for (uint32_t i = count; i-- > 0;) {
        traits[i].next_mark = bucket(since);
        since = is_final(&traits[i]) ? 0 : since + 1;
    }
}

/* How the paragraph is written: share of capitals, of lower case behind full stops,
 * ending. */
static void judge_style(cs_boundary_scan *scan, uint32_t count)
{
    const cs_trait *traits = scan->traits.items;
    uint32_t capitals = 0, words = 0, lower = 0, marks = 0;
    for (uint32_t i = 0; i < count; i++) {
        capitals += is_capitalised(&traits[i]);
        words += is_capitalised(&traits[i]) || traits[i].kind == KIND_LOWER;
        if (is_final(&traits[i]) && i + 1 < count) {
            marks++;
            lower += traits[i + 1].kind == KIND_LOWER;
        }
    }
    const uint32_t share = words ? capitals * 10 / words : 10;
    const uint32_t careless = lower == 0 ? 0 : lower * 4 < marks ? 1 : 2;
    const uint32_t rows = marks == 0 ? 0 : marks < 3 ? 1 : 2;
    scan->style = (share < 3   ? share
                   : share < 6 ? 3
                   : share < 9 ? 4
                               : 5) *
                      9 +
                  careless * 3 + rows;
    const cs_trait *last = &traits[count - 1];
    const bool closes =
        count > 1 && (last->kind == KIND_CLOSING_QUOTE || last->kind == KIND_CLOSING);
    scan->ending = is_final(closes ? last - 1 : last);
}

bool cs_boundary_scan_paragraph(cs_boundary_scan *scan, const casus_token *tokens,
                                uint32_t count, cs_arena *arena)
{
    scan->traits.count = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (!cs_array_push(&scan->traits, arena))
            return false;
        cs_trait *trait = cs_array_last(&scan->traits);
        *trait = (cs_trait){.kind = KIND_OUTSIDE};
        describe(scan->dict, cs_text_span(scan->text, tokens[i].start, tokens[i].end),
                 trait);
        if (i + 1 < count)
            trait->space = tokens[i].end < tokens[i + 1].start;
    }
    turn_quotes(scan->traits.items, count);
    count_open(scan->traits.items, count);
    measure_rows(scan->traits.items, count);
    if (count)
        judge_style(scan, count);
    return true;
}

/* ---- features ------------------------------------------------------------------ */

typedef struct feature_list {
    uint32_t *items;
    uint32_t count;
} feature_list;

static void add(feature_list *list, uint32_t a, uint32_t b)
{
    list->items[list->count] = mix(mix(list->count * 0x85EBCA6Bu + 0x1234567u, a), b);
    list->items[list->count] = mix(list->items[list->count], 0xC2B2AE35u);
    list->count++;
}

static const cs_trait outside = {.kind = KIND_OUTSIDE};

static const cs_trait *trait_at(const cs_boundary_scan *scan, uint32_t start, uint32_t at,
                                int32_t step)
{
    const int64_t place = (int64_t)at + step;
    return place < (int64_t)start || place >= (int64_t)scan->traits.count
               ? &outside
               : &scan->traits.items[place];
}

static bool is_closing(const cs_trait *trait)
{
    return trait->kind == KIND_CLOSING || trait->kind == KIND_CLOSING_QUOTE;
}

static bool is_opening(const cs_trait *trait)
{
    return trait->kind == KIND_OPENING || trait->kind == KIND_OPENING_QUOTE;
}

/* The token that the closing quotes and brackets at `at` stand behind. */
static const cs_trait *inside(const cs_boundary_scan *scan, uint32_t start, uint32_t at)
{
    const cs_trait *traits = scan->traits.items;
    while (at > start && is_closing(&traits[at]) && !traits[at - 1].space)
        at--;
    return &traits[at];
}

/* The token that the opening quotes and brackets at `at` stand before. */
static const cs_trait *beyond(const cs_boundary_scan *scan, uint32_t at)
{
    const cs_trait *traits = scan->traits.items;
    while (at + 1 < scan->traits.count && is_opening(&traits[at]) && !traits[at].space)
        at++;
    return &traits[at];
}

uint32_t cs_boundary_features(
    const cs_boundary_scan *scan, uint32_t start, uint32_t at,
    uint32_t features[CS_BOUNDARY_FEATURES]) /* NOLINT: written through the list */
{
    feature_list list = {features, 0};
    const cs_trait *p1 = trait_at(scan, 0, at, 0), *n1 = trait_at(scan, 0, at, 1);
    const cs_trait *p2 = trait_at(scan, start, at, -1), *n2 = trait_at(scan, 0, at, 2);
    const cs_trait *p3 = trait_at(scan, start, at, -2), *n3 = trait_at(scan, 0, at, 3);
    const cs_trait *first = &scan->traits.items[start];
    const uint32_t near = (p1->kind * 32u + n1->kind) * 2u + p1->space;
    const uint32_t wide = (near * 32u + p2->kind) * 32u + n2->kind;
    const uint32_t length = bucket(at - start);
    add(&list, near, 0);
    add(&list, p1->lower, 0);
    add(&list, n1->lower, 0);
    add(&list, p1->lower, n1->kind * 2u + p1->space);
    add(&list, n1->lower, p1->kind * 2u + p1->space);
    add(&list, p1->lower, n1->lower);
    add(&list, near, p2->kind);
    add(&list, near, n2->kind);
    add(&list, wide, 0);
    add(&list, p2->lower, near);
    add(&list, n2->lower, near);
    add(&list, p2->lower, p1->lower);
    add(&list, n1->lower, n2->lower);
    add(&list, wide, p3->kind * 32u + n3->kind);
    add(&list, n1->form, p1->kind);
    add(&list, p1->shape, n1->shape);
    add(&list, p1->suffix, n1->kind);
    add(&list, n1->suffix, p1->kind);
    add(&list, near, p1->quotes * 4u + p1->brackets + 100);
    add(&list, n1->lower, p1->quotes * 32u + p1->kind);
    add(&list, near, length);
    add(&list, length, p1->space * 2u + is_final(p1));
    add(&list, near, first->kind);
    add(&list, first->lower, p1->kind);
    add(&list, near, scan->style * 2 + scan->ending);
    add(&list, near, p1->next_mark * 2u + scan->ending);
    add(&list, near, p2->last_mark);
    add(&list, near, bucket(at));
    add(&list, near, bucket(scan->traits.count - at));
    add(&list, near, bucket(scan->traits.count));
    add(&list, near, p1->capitals * 8u + trait_at(scan, 0, at, 4)->capitals);
    add(&list, scan->style, p1->kind * 32u + n1->kind);
    add(&list, n1->kind, n2->lower);
    add(&list, p3->lower, near);
    add(&list, n3->lower, near);
    add(&list, p1->space * 32u + p1->kind, n1->shape);
    const cs_trait *in = inside(scan, start, at), *out = beyond(scan, at + 1);
    const uint32_t core = (in->kind * 32u + out->kind) * 2u + p1->space;
    add(&list, core, 0);
    add(&list, core, (in != p1) * 2u + (out != n1));
    add(&list, core, p1->quotes * 4u + p1->brackets);
    add(&list, core, length);
    add(&list, in->lower, out->kind);
    add(&list, out->lower, in->kind * 2u + p1->space);
    add(&list, core, scan->style * 2 + scan->ending);
    return list.count;
}

bool cs_boundary_is_plain(const cs_boundary_scan *scan, uint32_t at)
{
    const uint8_t kind = inside(scan, 0, at)->kind;
    return kind != KIND_STOP && kind != KIND_SHOUT && kind != KIND_DOTS;
}
