/* foreign_verbs.c - verbs and patterns of PETRARCH-1 and PETRARCH-2 as frames.
 *
 * A pattern is a row of words around the verb; it becomes before= and after= of a frame.  The
 * noun and prepositional phrases of PETRARCH-2 become the row of their words. */
#include "convert/foreign.h"

#include "base/error.h"

enum { TOKENS = 32, ALTERNATIVES = 64, SEQUENCE_ROOM = 512 };

/* A word of a pattern. */
typedef struct cs_pattern_word {
    casus_text word;
    bool joined; /* directly behind the word before it */
} cs_pattern_word;

typedef struct cs_pattern {
    cs_pattern_word item[TOKENS];
    uint32_t count;
} cs_pattern;

/* A code field: "033:034", ":110", "023?", "---". */
typedef struct cs_code_field {
    casus_text code, back;
    bool swapped, given;
} cs_code_field;

typedef struct cs_verb {
    casus_text lemma;  /* lower case */
    cs_pattern around; /* other words of the verb, with "*" where it stands */
    cs_code_field code;
    uint32_t line;
} cs_verb;

typedef struct cs_block {
    CS_ARRAY(cs_verb) verbs;
    CS_ARRAY(cs_pattern) patterns;
    CS_ARRAY(cs_code_field) codes; /* of the patterns */
    CS_ARRAY(uint32_t) lines;      /* of the patterns */
    cs_code_field code;
} cs_block;

static uint32_t find_byte(casus_text text, char byte)
{
    for (uint32_t i = 0; i < text.size; i++)
        if (text.data[i] == byte)
            return i;
    return text.size;
}

/* "---", "###", "+++" and nothing are no code, nor is "025?", which counts only where nothing
 * else is coded. */
static casus_text given_code(casus_text text)
{
    text = cs_text_trim(text);
    const bool null =
        text.size && (strchr("-+#", text.data[0]) || text.data[text.size - 1] == '?');
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
    const uint32_t close = find_byte(rest, ']');
    const casus_text inside = cs_text_trim(cs_text_span(rest, 0, close));
    const uint32_t colon = find_byte(inside, ':');
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

static bool add_word(cs_conversion *conversion, cs_pattern *pattern, casus_text word,
                     bool joined)
{
    if (pattern->count == TOKENS)
        return false;
    pattern->item[pattern->count++] =
        (cs_pattern_word){cs_recased(conversion, word, false, "", ' '), joined};
    return true;
}

/* "SO IN_AND_* (TO {REBEL GROUP})": words, brackets left out. */
static bool read_pattern(cs_conversion *conversion, casus_text text, cs_pattern *out)
{
    bool joined = false;
    *out = (cs_pattern){.count = 0};
    for (uint32_t i = 0; i < text.size;) {
        const char c = text.data[i];
        uint32_t end = i;
        if (strchr(" \t_{}(),", c)) {
            joined = c == '_' || (joined && !strchr(" \t", c));
            i++;
            continue;
        }
        while (end < text.size && !strchr(" \t_{}(),*", text.data[end]))
            end++;
        end += end == i;
        if (!add_word(conversion, out, cs_text_span(text, i, end), joined))
            return false;
        joined = false;
        i = end;
    }
    return true;
}

static uint32_t star_of(const cs_pattern *pattern)
{
    for (uint32_t i = 0; i < pattern->count; i++)
        if (cs_text_is(pattern->item[i].word, "*"))
            return i;
    return CASUS_NONE;
}

/* ---- synsets ------------------------------------------------------------------------ */

static const cs_synset *synset_named(const cs_conversion *conversion, casus_text name)
{
    for (uint32_t i = conversion->synsets.count; i-- > 0;)
        if (cs_text_equal(conversion->synsets.items[i].name, name))
            return &conversion->synsets.items[i];
    return NULL;
}

static casus_status add_text(cs_conversion *conversion, cs_texts *texts, casus_text text)
{
    for (uint32_t i = 0; i < texts->count; i++)
        if (cs_text_equal(texts->items[i], text))
            return CASUS_OK;
    if (!text.data || !cs_array_push(texts, &conversion->arena))
        return cs_nomem(conversion->findings->error);
    *cs_array_last(texts) = text;
    return CASUS_OK;
}

static casus_status open_synset(cs_conversion *conversion, casus_text line)
{
    uint32_t end = 0;
    while (end < line.size && line.data[end] != ' ' && line.data[end] != '\t')
        end++;
    if (!cs_array_push(&conversion->synsets, &conversion->arena))
        return cs_nomem(conversion->findings->error);
    cs_array_last(&conversion->synsets)->name =
        cs_recased(conversion, cs_text_span(line, 0, end), false, "", ' ');
    conversion->entries++;
    return CASUS_OK;
}

/* A member is a word, words joined by "_", or another synset. */
static casus_status add_member(cs_foreign_lines *lines, casus_text text)
{
    cs_conversion *conversion = lines->conversion;
    text = cs_text_trim(text);
    while (text.size && text.data[text.size - 1] == '_')
        text.size--;
    const casus_text word = cs_recased(conversion, text, false, " \t_", '_');
    cs_synset *synset = cs_array_last(&conversion->synsets);
    if (word.size && word.data[0] == '&') {
        const cs_synset *other = synset_named(conversion, word);
        if (!other || other == synset)
            cs_finding(conversion, lines->path, lines->number,
                       "'%.*s' is an unknown synset", (int)word.size, word.data);
        for (uint32_t i = 0; other && other != synset && i < other->members.count; i++)
            CS_TRY(add_text(conversion, &synset->members, other->members.items[i]));
        return CASUS_OK;
    }
    return word.size ? add_text(conversion, &synset->members, word) : CASUS_OK;
}

/* The class of a synset's single words, made when it is first used: "@s-currency". */
static casus_status class_of(cs_conversion *conversion, const cs_synset *synset,
                             casus_text *out)
{
    char name[64];
    const int size = snprintf(name, sizeof name, "@s-%.*s", (int)synset->name.size - 1,
                              synset->name.data + 1);
    *out = cs_text_copy(cs_text(name, (size_t)size), &conversion->arena);
    if (!out->data)
        return cs_nomem(conversion->findings->error);
    for (uint32_t i = 0; i < conversion->classes.count; i++)
        if (cs_text_equal(conversion->classes.items[i].name, *out))
            return CASUS_OK;
    cs_class_of_words class = {.name = *out};
    for (uint32_t i = 0; i < synset->members.count; i++)
        if (!memchr(synset->members.items[i].data, '_', synset->members.items[i].size))
            CS_TRY(add_text(conversion, &class.members, synset->members.items[i]));
    if (!class.members.count) {
        out->size = 0;
        return CASUS_OK;
    }
    if (!cs_array_push(&conversion->classes, &conversion->arena))
        return cs_nomem(conversion->findings->error);
    *cs_array_last(&conversion->classes) = class;
    return CASUS_OK;
}

/* ---- frames ------------------------------------------------------------------------- */

/* The words [first, last) as a sequence; false when there is no room. */
static bool write_sequence(const cs_pattern *pattern, uint32_t first, uint32_t last,
                           bool before, char *out, size_t room)
{
    size_t used = 0;
    const bool beside_star =
        before && last < pattern->count && pattern->item[last].joined;
    for (uint32_t i = first; i < last; i++) {
        const cs_pattern_word *item = &pattern->item[i];
        const char *mark = i == first     ? (item->joined && !before ? "_" : "")
                           : item->joined ? "_"
                                          : ",";
        const int size = snprintf(out + used, room - used, "%s%.*s", mark,
                                  (int)item->word.size, item->word.data);
        used += size > 0 ? (size_t)size : 0;
        if (used + 2 >= room)
            return false;
    }
    if (beside_star && used)
        out[used++] = '_';
    out[used] = '\0';
    return true;
}

typedef struct cs_line_of_frame {
    cs_foreign_lines *lines;
    casus_text predicate;
    const cs_code_field *code;
    uint32_t line;
} cs_line_of_frame;

/* A frame of a pattern without synsets. */
static casus_status add_frame(const cs_line_of_frame *at, const cs_pattern *pattern)
{
    cs_conversion *conversion = at->lines->conversion;
    char before[SEQUENCE_ROOM] = "", after[SEQUENCE_ROOM] = "";
    cs_pattern kept = {.count = 0};
    bool both = false;
    for (uint32_t i = 0; i < pattern->count; i++) {
        cs_pattern_word item = pattern->item[i];
        if (cs_text_is(item.word, "%")) {
            both = both || at->code->back.size;
            item.word = CS_TEXT("$");
        }
        kept.item[kept.count++] = item;
    }
    const uint32_t star = star_of(&kept);
    if (star > 8 || kept.count - star - 1 > 8 ||
        !write_sequence(&kept, 0, star, true, before, sizeof before) ||
        !write_sequence(&kept, star + 1, kept.count, false, after, sizeof after)) {
        cs_finding(conversion, at->lines->path, at->line,
                   "a pattern of more than 8 words");
        return CASUS_OK;
    }
    if (!cs_array_push(&conversion->frames, &conversion->arena))
        return cs_nomem(conversion->findings->error);
    cs_foreign_frame *frame = cs_array_last(&conversion->frames);
    *frame =
        (cs_foreign_frame){.predicate = at->predicate,
                           .before = cs_text_copy(cs_text_of(before), &conversion->arena),
                           .after = cs_text_copy(cs_text_of(after), &conversion->arena),
                           .code = at->code->code,
                           .back = at->code->back,
                           .swapped = at->code->swapped,
                           .both = both,
                           .path = at->lines->path,
                           .line = at->line};
    return frame->before.data && frame->after.data
               ? CASUS_OK
               : cs_nomem(conversion->findings->error);
}

/* Puts a member of a synset, words joined by "_", in the place of item `at`. */
static bool put_member(cs_conversion *conversion, const cs_pattern *pattern, uint32_t at,
                       casus_text member, cs_pattern *out)
{
    cs_pattern words;
    if (!read_pattern(conversion, member, &words) ||
        pattern->count + words.count > TOKENS)
        return false;
    *out = (cs_pattern){.count = 0};
    for (uint32_t i = 0; i < pattern->count; i++) {
        for (uint32_t w = 0; i == at && w < words.count; w++) {
            out->item[out->count] = words.item[w];
            out->item[out->count++].joined = w ? true : pattern->item[at].joined;
        }
        if (i != at)
            out->item[out->count++] = pattern->item[i];
    }
    return true;
}

/* One frame for each way to read the synsets of a pattern: the class of single words, and each
 * member of several words. */
static casus_status expand(const cs_line_of_frame *at, const cs_pattern *pattern,
                           uint32_t from, uint32_t *budget)
{
    cs_conversion *conversion = at->lines->conversion;
    uint32_t set = from;
    while (set < pattern->count && pattern->item[set].word.data[0] != '&')
        set++;
    if (!*budget)
        return CASUS_OK;
    if (set == pattern->count) {
        --*budget;
        return add_frame(at, pattern);
    }
    const cs_synset *synset = synset_named(conversion, pattern->item[set].word);
    if (!synset) {
        cs_finding(conversion, at->lines->path, at->line, "'%.*s' is an unknown synset",
                   (int)pattern->item[set].word.size, pattern->item[set].word.data);
        return CASUS_OK;
    }
    casus_text class;
    cs_pattern next = *pattern;
    CS_TRY(class_of(conversion, synset, &class));
    next.item[set].word = class;
    if (class.size)
        CS_TRY(expand(at, &next, set + 1, budget));
    for (uint32_t i = 0; i < synset->members.count; i++)
        if (memchr(synset->members.items[i].data, '_', synset->members.items[i].size) &&
            put_member(conversion, pattern, set, synset->members.items[i], &next))
            CS_TRY(expand(at, &next, set, budget));
    return CASUS_OK;
}

/* A pattern around a verb of several words: the verb's words stand next to it. */
static bool combine(const cs_pattern *pattern, const cs_pattern *verb, cs_pattern *out)
{
    const uint32_t star = star_of(pattern);
    *out = (cs_pattern){.count = 0};
    if (pattern->count + verb->count > TOKENS || star == CASUS_NONE)
        return false;
    for (uint32_t i = 0; i < pattern->count; i++) {
        if (i != star) {
            out->item[out->count++] = pattern->item[i];
            continue;
        }
        for (uint32_t v = 0; v < verb->count; v++)
            out->item[out->count++] = verb->item[v];
    }
    return true;
}

static casus_status frame_of_verb(cs_foreign_lines *lines, const cs_verb *verb,
                                  casus_text predicate, const cs_pattern *pattern,
                                  const cs_code_field *code, uint32_t line)
{
    cs_pattern whole;
    uint32_t budget = ALTERNATIVES;
    const cs_line_of_frame at = {lines, predicate, code, line};
    if (!combine(pattern, &verb->around, &whole)) {
        cs_finding(lines->conversion, lines->path, line, "a pattern that is too long");
        return CASUS_OK;
    }
    return expand(&at, &whole, 0, &budget);
}

/* Verbs of one word that share all patterns become a class: "@v12". */
static casus_status class_of_verbs(cs_foreign_lines *lines, const cs_block *block,
                                   casus_text *out)
{
    cs_conversion *conversion = lines->conversion;
    cs_class_of_words class = {.name = {NULL, 0}};
    for (uint32_t i = 0; i < block->verbs.count; i++)
        if (block->verbs.items[i].around.count == 1)
            CS_TRY(add_text(conversion, &class.members, block->verbs.items[i].lemma));
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

static casus_status close_block(cs_foreign_lines *lines, cs_block *block)
{
    cs_pattern alone = {.item = {{CS_TEXT("*"), false}}, .count = 1};
    const cs_verb single = {.around = alone};
    casus_text shared;
    CS_TRY(class_of_verbs(lines, block, &shared));
    for (uint32_t i = 0; i < block->verbs.count; i++) {
        const cs_verb *verb = &block->verbs.items[i];
        const cs_code_field *code = verb->code.given ? &verb->code : &block->code;
        if (code->code.size)
            CS_TRY(frame_of_verb(lines, verb, verb->lemma, &alone, code, verb->line));
        for (uint32_t p = 0; p < block->patterns.count && verb->around.count > 1; p++)
            CS_TRY(frame_of_verb(lines, verb, verb->lemma, &block->patterns.items[p],
                                 &block->codes.items[p], block->lines.items[p]));
    }
    for (uint32_t p = 0; p < block->patterns.count && shared.size; p++)
        CS_TRY(frame_of_verb(lines, &single, shared, &block->patterns.items[p],
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
    const uint32_t brace = find_byte(line, '{'), bracket = find_byte(line, '[');
    casus_text name =
        cs_text_trim(cs_text_span(line, 0, brace < bracket ? brace : bracket));
    cs_verb verb = {.line = lines->number};
    cs_pattern words;
    uint32_t head = 0;
    while (name.size && name.data[name.size - 1] == '_')
        name.size--;
    if (!name.size || !read_pattern(conversion, name, &words) || !words.count) {
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

static casus_status read_pattern_line(cs_foreign_lines *lines, cs_block *block)
{
    cs_conversion *conversion = lines->conversion;
    const casus_text line = cs_text_span(lines->line, 1, lines->line.size);
    const cs_code_field code = code_field(lines, line, true);
    cs_pattern pattern;
    uint32_t end = find_byte(line, '[');
    const casus_text words = cs_text_span(line, 0, end);
    conversion->noun_phrases = conversion->noun_phrases ||
                               find_byte(words, '{') < words.size ||
                               find_byte(words, '(') < words.size;
    if (!code.given || find_byte(words, '|') < words.size ||
        !read_pattern(conversion, words, &pattern) || star_of(&pattern) == CASUS_NONE) {
        cs_finding(conversion, lines->path, lines->number,
                   code.given ? "a pattern of another form" : "a pattern without a code");
        return CASUS_OK;
    }
    if (!cs_array_push(&block->patterns, &conversion->arena) ||
        !cs_array_push(&block->codes, &conversion->arena) ||
        !cs_array_push(&block->lines, &conversion->arena))
        return cs_nomem(conversion->findings->error);
    *cs_array_last(&block->patterns) = pattern;
    *cs_array_last(&block->codes) = code;
    *cs_array_last(&block->lines) = lines->number;
    conversion->entries++;
    return CASUS_OK;
}

casus_status cs_foreign_verbs(cs_conversion *conversion, const char *path)
{
    cs_foreign_lines lines;
    cs_block block = {.code = {.given = false}};
    bool in_synset = false;
    CS_TRY(cs_foreign_open(&lines, conversion, path));
    while (cs_foreign_next(&lines)) {
        const casus_text line = lines.line;
        if (line.data[0] == '&') {
            CS_TRY(open_synset(conversion, line));
            in_synset = true;
        } else if (line.data[0] == '+' && in_synset) {
            CS_TRY(add_member(&lines, cs_text_span(line, 1, line.size)));
        } else if (cs_text_starts(line, CS_TEXT("---"))) {
            CS_TRY(close_block(&lines, &block));
            block.code = code_field(&lines, line, false);
            in_synset = false;
        } else if (line.data[0] == '-') {
            CS_TRY(read_pattern_line(&lines, &block));
        } else if (line.data[0] == '~') {
            cs_finding(
                conversion, path, lines.number,
                "a transformation; nested acts follow ontology/compose.tsv instead");
        } else {
            in_synset = false;
            CS_TRY(read_verb(&lines, &block));
        }
    }
    return close_block(&lines, &block);
}
