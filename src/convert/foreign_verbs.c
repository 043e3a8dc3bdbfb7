/* foreign_verbs.c - files of verbs, in the syntax of PETRARCH-1 and PETRARCH-2: blocks of verbs that
 * share patterns, sets of synonyms, transformations. */
#include "convert/foreign_pattern.h"

#include "base/error.h"

typedef struct cs_block {
    CS_ARRAY(cs_verb) verbs;
    CS_ARRAY(cs_pattern) patterns;
    CS_ARRAY(cs_code_field) codes; /* of the patterns */
    CS_ARRAY(uint32_t) lines;      /* of the patterns */
    cs_code_field code;
} cs_block;

/* "---", "###", "+++" and nothing are no code, nor is "025?", which counts only where nothing
 * else is coded.  "190!", dominant, is a code as any other. */
static casus_text given_code(casus_text text)
{
    text = cs_text_trim(text);
    const bool null =
        text.size && (strchr("-+#", text.data[0]) || text.data[text.size - 1] == '?');
    if (text.size && text.data[text.size - 1] == '!')
        text.size--;
    return null ? (casus_text){NULL, 0} : text;
}

static bool good_code(casus_text code)
{
    for (uint32_t i = 0; i < code.size; i++)
        if (!((code.data[i] >= '0' && code.data[i] <= '9') ||
              (code.data[i] >= 'a' && code.data[i] <= 'z') ||
              (code.data[i] >= 'A' && code.data[i] <= 'Z')))
            return false;
    return true;
}

/* The first bracket in the text, or the last one. */
static cs_code_field code_field(cs_foreign_lines *lines, casus_text text, bool last)
{
    cs_code_field field = {.given = false};
    uint32_t open = text.size;
    for (uint32_t i = 0; i < text.size; i++)
        if (text.data[i] == '[' && (last || open == text.size))
            open = i;
    if (open == text.size)
        return field;
    const casus_text rest = cs_text_span(text, open + 1, text.size);
    const uint32_t close = cs_byte_in(rest, ']');
    const casus_text inside = cs_text_trim(cs_text_span(rest, 0, close));
    const uint32_t colon = cs_byte_in(inside, ':');
    field.given = true;
    field.code = given_code(cs_text_span(inside, 0, colon));
    if (colon < inside.size)
        field.back = given_code(cs_text_span(inside, colon + 1, inside.size));
    if (close == rest.size || !good_code(field.code) || !good_code(field.back)) {
        cs_finding(lines->conversion, lines->path, lines->number,
                   "'%.*s' is not a code in brackets", (int)inside.size, inside.data);
        return (cs_code_field){.given = true};
    }
    field.swapped = !field.code.size && field.back.size;
    if (field.swapped) {
        field.code = field.back;
        field.back.size = 0;
    }
    return field;
}

/* Verbs of one word that share all patterns become a class: "@v12". */
static casus_status class_of_verbs(cs_foreign_lines *lines, const cs_block *block,
                                   casus_text *out)
{
    cs_conversion *conversion = lines->conversion;
    cs_class_of_words class = {.name = {NULL, 0}};
    for (uint32_t i = 0; i < block->verbs.count; i++)
        if (block->verbs.items[i].around.count == 1)
            CS_TRY(cs_add_text(conversion, &class.members, block->verbs.items[i].lemma));
    *out = class.members.count ? class.members.items[0] : (casus_text){NULL, 0};
    if (class.members.count < 2)
        return CASUS_OK;
    char name[32];
    const int size =
        snprintf(name, sizeof name, "@v%u", (unsigned)conversion->classes.count + 1);
    class.name = cs_text_copy(cs_text(name, (size_t)size), &conversion->arena);
    if (!class.name.data || !cs_array_push(&conversion->classes, &conversion->arena))
        return cs_nomem(conversion->findings->error);
    *cs_array_last(&conversion->classes) = class;
    *out = class.name;
    return CASUS_OK;
}

static casus_status add_verb_code(cs_conversion *conversion, casus_text verb,
                                  const cs_code_field *code)
{
    if (!cs_array_push(&conversion->verbs, &conversion->arena))
        return cs_nomem(conversion->findings->error);
    *cs_array_last(&conversion->verbs) = (cs_verb_code){verb, code->code};
    return CASUS_OK;
}

static casus_status close_block(cs_foreign_lines *lines, cs_block *block)
{
    cs_pattern alone = {.item = {{.word = CS_TEXT("*")}}, .count = 1};
    const cs_verb single = {.around = alone};
    casus_text shared;
    lines->conversion->block = lines->conversion->frames.count;
    CS_TRY(class_of_verbs(lines, block, &shared));
    for (uint32_t i = 0; i < block->verbs.count; i++) {
        const cs_verb *verb = &block->verbs.items[i];
        const cs_code_field *code = verb->code.given ? &verb->code : &block->code;
        if (code->code.size)
            CS_TRY(cs_frame_of_verb(lines, verb, verb->lemma, &alone, code, verb->line));
        if (code->code.size && verb->around.count == 1)
            CS_TRY(add_verb_code(lines->conversion, verb->lemma, code));
        for (uint32_t p = 0; p < block->patterns.count && verb->around.count > 1; p++)
            CS_TRY(cs_frame_of_verb(lines, verb, verb->lemma, &block->patterns.items[p],
                                    &block->codes.items[p], block->lines.items[p]));
    }
    for (uint32_t p = 0; p < block->patterns.count && shared.size; p++)
        CS_TRY(cs_frame_of_verb(lines, &single, shared, &block->patterns.items[p],
                                &block->codes.items[p], block->lines.items[p]));
    *block = (cs_block){.code = {.given = false}};
    return CASUS_OK;
}

/* ---- lines -------------------------------------------------------------------------- */

/* "GIVE {GAVE GIVEN} [070]", "+BEEF_UP", "WIRE_+TAP": + marks the verb, else the first word. */
static casus_status read_verb(cs_foreign_lines *lines, cs_block *block)
{
    cs_conversion *conversion = lines->conversion;
    const casus_text line = lines->line;
    const uint32_t brace = cs_byte_in(line, '{'), bracket = cs_byte_in(line, '[');
    casus_text name =
        cs_text_trim(cs_text_span(line, 0, brace < bracket ? brace : bracket));
    cs_verb verb = {.line = lines->number};
    cs_pattern words;
    uint32_t head = 0;
    while (name.size && name.data[name.size - 1] == '_')
        name.size--;
    if (!name.size || !cs_read_pattern(conversion, name, &words) || !words.count) {
        cs_finding(conversion, lines->path, lines->number, "a line that is no verb");
        return CASUS_OK;
    }
    for (uint32_t i = 0; i < words.count; i++)
        if (words.item[i].word.data[0] == '+')
            head = i;
    for (uint32_t i = 0; i < words.count; i++) {
        verb.around.item[i] = words.item[i];
        verb.around.item[i].joined = i > 0;
    }
    verb.around.count = words.count;
    verb.lemma = words.item[head].word;
    if (verb.lemma.data[0] == '+')
        verb.lemma = cs_text_span(verb.lemma, 1, verb.lemma.size);
    verb.around.item[head].word = CS_TEXT("*");
    verb.code = code_field(lines, line, false);
    if (!verb.lemma.size || !cs_array_push(&block->verbs, &conversion->arena))
        return verb.lemma.size ? cs_nomem(conversion->findings->error) : CASUS_OK;
    *cs_array_last(&block->verbs) = verb;
    conversion->entries++;
    return CASUS_OK;
}

/* A pattern without choices. */
static casus_status add_pattern(cs_foreign_lines *lines, casus_text words,
                                const cs_code_field *code, cs_block *block)
{
    cs_conversion *conversion = lines->conversion;
    cs_pattern pattern;
    if (!code->given || !cs_read_pattern(conversion, words, &pattern) ||
        cs_star_of(&pattern) == CASUS_NONE) {
        cs_finding(conversion, lines->path, lines->number,
                   code->given ? "a pattern of another form"
                               : "a pattern without a code");
        return CASUS_OK;
    }
    if (!cs_array_push(&block->patterns, &conversion->arena) ||
        !cs_array_push(&block->codes, &conversion->arena) ||
        !cs_array_push(&block->lines, &conversion->arena))
        return cs_nomem(conversion->findings->error);
    *cs_array_last(&block->patterns) = pattern;
    *cs_array_last(&block->codes) = *code;
    *cs_array_last(&block->lines) = lines->number;
    conversion->entries++;
    return CASUS_OK;
}

/* "* { HOPE | PLAN } TO": a pattern for each word of the choice, from the left. */
static casus_status expand_choice(cs_foreign_lines *lines, casus_text words,
                                  const cs_code_field *code, cs_block *block,
                                  uint32_t depth)
{
    enum { DEPTH = 3 };
    cs_conversion *conversion = lines->conversion;
    const uint32_t open = cs_byte_in(words, '{'), close = cs_byte_in(words, '}');
    if (open == words.size && cs_byte_in(words, '|') == words.size)
        return add_pattern(lines, words, code, block);
    if (open >= close || close == words.size || depth == DEPTH) {
        cs_finding(conversion, lines->path, lines->number, "a pattern of another form");
        return CASUS_OK;
    }
    casus_text choices = cs_text_span(words, open + 1, close);
    while (choices.size) {
        const uint32_t bar = cs_byte_in(choices, '|');
        char *copy = cs_foreign_room(conversion, words.size);
        if (!copy)
            return cs_nomem(conversion->findings->error);
        memcpy(copy, words.data, open);
        memcpy(copy + open, choices.data, bar);
        memcpy(copy + open + bar, words.data + close + 1, words.size - close - 1);
        CS_TRY(expand_choice(lines,
                             cs_text(copy, (size_t)open + bar + words.size - close - 1),
                             code, block, depth + 1));
        choices = cs_text_span(choices, bar < choices.size ? bar + 1 : bar, choices.size);
    }
    return CASUS_OK;
}

static casus_status read_pattern_line(cs_foreign_lines *lines, cs_block *block)
{
    const casus_text line = cs_text_span(lines->line, 1, lines->line.size);
    const cs_code_field code = code_field(lines, line, true);
    const uint32_t end = cs_byte_in(line, '[');
    const casus_text words = cs_text_span(line, 0, end);
    if (code.given && cs_byte_in(words, '|') < words.size)
        return expand_choice(lines, words, &code, block, 0);
    return add_pattern(lines, words, &code, block);
}

/* Whether a pattern of the file has phrases in brackets, as those of PETRARCH-2 do; { a | b } of
 * TABARI is none. */
static bool has_noun_phrases(casus_text rest)
{
    while (rest.size) {
        const uint32_t end = cs_byte_in(rest, '\n');
        const casus_text line = cs_text_span(rest, 0, end);
        const casus_text words = cs_text_span(line, 0, cs_byte_in(line, '['));
        const bool pattern = cs_text_starts(line, CS_TEXT("- "));
        if (pattern && cs_byte_in(words, '|') == words.size &&
            (cs_byte_in(words, '{') < words.size || cs_byte_in(words, '(') < words.size))
            return true;
        rest = cs_text_span(rest, end < rest.size ? end + 1 : end, rest.size);
    }
    return false;
}

/* Files of TABARI have no blocks: patterns belong to the verb above them. */
static bool has_blocks(casus_text rest)
{
    while (rest.size) {
        if (cs_text_starts(rest, CS_TEXT("---")))
            return true;
        const uint32_t end = cs_byte_in(rest, '\n');
        rest = cs_text_span(rest, end < rest.size ? end + 1 : end, rest.size);
    }
    return false;
}

/* "LABEL 010 = Make statement" */
static casus_status read_label(cs_conversion *conversion, casus_text line)
{
    const uint32_t equals = cs_byte_in(line, '=');
    if (!cs_array_push(&conversion->labels, &conversion->arena))
        return cs_nomem(conversion->findings->error);
    *cs_array_last(&conversion->labels) = (cs_verb_code){
        .code = cs_text_trim(cs_text_span(line, (uint32_t)strlen("LABEL "), equals)),
        .verb = cs_text_trim(cs_text_span(line, equals + 1, line.size))};
    return CASUS_OK;
}

static bool is_label(casus_text line)
{
    return cs_text_starts(line, CS_TEXT("LABEL ")) && cs_byte_in(line, '=') < line.size;
}

casus_status cs_foreign_verbs(cs_conversion *conversion, const char *path)
{
    cs_foreign_lines lines;
    cs_block block = {.code = {.given = false}};
    bool in_synset = false;
    CS_TRY(cs_foreign_open(&lines, conversion, path));
    const bool flat = !has_blocks(lines.rest);
    conversion->noun_phrases = conversion->noun_phrases || has_noun_phrases(lines.rest);
    while (cs_foreign_next(&lines)) {
        const casus_text line = lines.line;
        if (cs_foreign_in_section(&lines) || cs_foreign_is_end(&lines) ||
            line.data[0] ==
                '{') /* forms of the verb above; they are found by its lemma */
            continue;
        if (is_label(line)) {
            CS_TRY(read_label(conversion, line));
        } else if (line.data[0] == '&') {
            CS_TRY(cs_open_synset(conversion, line));
            in_synset = true;
        } else if (line.data[0] == '+' && in_synset) {
            CS_TRY(cs_add_member(&lines, cs_text_span(line, 1, line.size)));
        } else if (cs_text_starts(line, CS_TEXT("---"))) {
            CS_TRY(close_block(&lines, &block));
            block.code = code_field(&lines, line, false);
            in_synset = false;
        } else if (line.data[0] == '-') {
            CS_TRY(read_pattern_line(&lines, &block));
        } else if (line.data[0] == '~') {
            CS_TRY(close_block(&lines, &block));
            CS_TRY(cs_foreign_transformation(conversion, path, lines.number, line));
        } else {
            in_synset = false;
            if (flat)
                CS_TRY(close_block(&lines, &block));
            CS_TRY(read_verb(&lines, &block));
        }
    }
    return close_block(&lines, &block);
}
