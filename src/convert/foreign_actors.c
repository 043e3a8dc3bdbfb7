/* foreign_actors.c - actors with dated codes, agents, discards. */
#include "convert/foreign.h"

#include "base/error.h"

/* YYMMDD (YY up to 30 is 20YY) or YYYYMMDD; 0 = no date. */
static uint32_t date_from(casus_text text)
{
    uint32_t value = 0, digits = 0;
    for (uint32_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return 0;
        value = value * 10 + (uint32_t)(text.data[i] - '0');
        digits++;
    }
    if (digits == 6)
        value += value / 10000 <= 30 ? 20000000 : 19000000;
    else if (digits != 8)
        return 0;
    const uint32_t month = value / 100 % 100, day = value % 100;
    return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? value : 0;
}

/* "<810611", "> 140608", "791227-861124"; false when it is none of these. */
static bool read_restriction(casus_text text, cs_foreign_code *out)
{
    text = cs_text_trim(text);
    if (!text.size)
        return true;
    const bool before = text.data[0] == '<', after = text.data[0] == '>';
    if (before || after) {
        const uint32_t date = date_from(cs_text_trim(cs_text_span(text, 1, text.size)));
        *(before ? &out->to : &out->from) = date;
        return date != 0;
    }
    const uint32_t dash = cs_byte_in(text, '-');
    out->from = date_from(cs_text_trim(cs_text_span(text, 0, dash)));
    if (dash == text.size)
        return false;
    out->to = date_from(cs_text_trim(cs_text_span(text, dash + 1, text.size)));
    return out->from && out->to && out->from <= out->to;
}

static bool is_code_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           c == '~';
}

/* "AFGMIL 791227-861124" -> code and days; reports and gives false for what is none.  Null
 * codes ([---], [###], [+++]) are no fault: the phrase names nobody. */
static bool read_code(cs_foreign_lines *lines, casus_text text, cs_foreign_code *out)
{
    cs_conversion *conversion = lines->conversion;
    uint32_t end = 0;
    text = cs_text_trim(text);
    while (end < text.size && text.data[end] != ' ' && text.data[end] != '\t' &&
           text.data[end] != '<' && text.data[end] != '>')
        end++;
    casus_text code = cs_text_span(text, 0, end);
    *out = (cs_foreign_code){.from = 0};
    if (code.size == 3 && strchr("#+", code.data[0]))
        out->discards = true;
    if (code.size == 3 && strchr("-#+", code.data[0]))
        return false;
    for (uint32_t i = 0; i < code.size; i++) {
        if (is_code_letter(code.data[i]))
            continue;
        cs_finding(conversion, lines->path, lines->number,
                   code.data[i] == '/'
                       ? "'%.*s' names several actors, which a name cannot"
                       : "'%.*s' is not a code",
                   (int)code.size, code.data);
        return false;
    }
    if (!code.size || !read_restriction(cs_text_span(text, end, text.size), out)) {
        cs_finding(conversion, lines->path, lines->number,
                   "'%.*s' is not a code with days such as <810611 or 791227-861124",
                   (int)text.size, text.data);
        return false;
    }
    out->code = cs_recased(conversion, code, true, "", ' ');
    return out->code.data != NULL;
}

static casus_text phrase_of(cs_conversion *conversion, casus_text text)
{
    const casus_text phrase = cs_recased(conversion, text, true, "_\t", ' ');
    char *bytes = cs_foreign_room(conversion, phrase.size);
    uint32_t used = 0;
    if (!phrase.data || !bytes)
        return (casus_text){NULL, 0};
    for (uint32_t i = 0; i < phrase.size; i++)
        if (phrase.data[i] != ' ' || (used && bytes[used - 1] != ' '))
            bytes[used++] = phrase.data[i];
    return cs_text_trim((casus_text){bytes, used});
}

/* An entry on its way: phrases that share the codes to come. */
typedef struct cs_open_entry {
    cs_texts phrases;
    CS_ARRAY(cs_foreign_code) codes;
    uint32_t line;
    bool bare;     /* several base lines without a code, one below the other */
    bool null;     /* it had a null code */
    bool discards; /* [###] or [+++]: its phrases rule a sentence out */
} cs_open_entry;

static casus_status add_discard(cs_conversion *conversion, casus_text phrase)
{
    if (!cs_array_push(&conversion->discards, &conversion->arena))
        return cs_nomem(conversion->findings->error);
    *cs_array_last(&conversion->discards) =
        cs_recased(conversion, phrase, false, "", ' ');
    conversion->entries++;
    return CASUS_OK;
}

static casus_status close_entry(cs_foreign_lines *lines, cs_open_entry *entry)
{
    cs_conversion *conversion = lines->conversion;
    if (entry->phrases.count && !entry->codes.count && !entry->null)
        cs_finding(conversion, lines->path, entry->line, "'%.*s' has no code",
                   (int)entry->phrases.items[0].size, entry->phrases.items[0].data);
    for (uint32_t i = 0; i < entry->phrases.count && entry->discards; i++)
        CS_TRY(add_discard(conversion, entry->phrases.items[i]));
    for (uint32_t i = 0; i < entry->phrases.count && entry->codes.count; i++) {
        if (!cs_array_push(&conversion->actors, &conversion->arena))
            return cs_nomem(conversion->findings->error);
        cs_foreign_actor *actor = cs_array_last(&conversion->actors);
        actor->phrase = entry->phrases.items[i];
        for (uint32_t c = 0; c < entry->codes.count; c++) {
            if (!cs_array_push(&actor->codes, &conversion->arena))
                return cs_nomem(conversion->findings->error);
            *cs_array_last(&actor->codes) = entry->codes.items[c];
        }
        conversion->entries++;
    }
    *entry = (cs_open_entry){.line = 0};
    return CASUS_OK;
}

/* All codes in brackets from `text` on. */
static casus_status add_codes(cs_foreign_lines *lines, casus_text text,
                              cs_open_entry *entry)
{
    cs_conversion *conversion = lines->conversion;
    for (;;) {
        const uint32_t open = cs_byte_in(text, '[');
        if (open == text.size)
            return CASUS_OK;
        const uint32_t close = cs_byte_in(text, ']');
        if (close == text.size || close < open)
            cs_finding(conversion, lines->path, lines->number, "a bracket is not closed");
        const uint32_t end = close > open ? close : text.size;
        cs_foreign_code code;
        if (read_code(lines, cs_text_span(text, open + 1, end), &code)) {
            if (!cs_array_push(&entry->codes, &conversion->arena))
                return cs_nomem(conversion->findings->error);
            *cs_array_last(&entry->codes) = code;
        } else {
            entry->null = true;
            entry->discards = entry->discards || code.discards;
        }
        text = cs_text_span(text, end < text.size ? end + 1 : end, text.size);
    }
}

static casus_status add_phrase(cs_foreign_lines *lines, casus_text text,
                               cs_open_entry *entry)
{
    casus_text phrase = phrase_of(lines->conversion, text);
    if (cs_text_ends(
            phrase, CS_TEXT("="))) /* "no regular endings", which names never have here */
        phrase = cs_text_trim(cs_text_span(phrase, 0, phrase.size - 1));
    if (!phrase.data)
        return cs_nomem(lines->conversion->findings->error);
    if (!phrase.size) {
        cs_finding(lines->conversion, lines->path, lines->number,
                   "an entry without a phrase");
        return CASUS_OK;
    }
    if (!cs_array_push(&entry->phrases, &lines->conversion->arena))
        return cs_nomem(lines->conversion->findings->error);
    *cs_array_last(&entry->phrases) = phrase;
    return CASUS_OK;
}

/* Base lines without codes that follow each other are one entry: the codes below them hold for
 * all. */
static bool goes_on(const cs_foreign_lines *lines, const cs_open_entry *entry, bool coded)
{
    return entry->phrases.count && !entry->codes.count && !entry->null &&
           !lines->blank_before && !coded;
}

casus_status cs_foreign_actors(cs_conversion *conversion, const char *path)
{
    cs_foreign_lines lines;
    cs_open_entry entry = {.line = 0};
    CS_TRY(cs_foreign_open(&lines, conversion, path));
    while (cs_foreign_next(&lines)) {
        const casus_text line = lines.line;
        const uint32_t bracket = cs_byte_in(line, '[');
        if (cs_foreign_in_section(&lines) || cs_foreign_is_end(&lines)) {
            CS_TRY(close_entry(&lines, &entry));
        } else if (line.data[0] == '[') {
            if (!entry.phrases.count)
                cs_finding(conversion, path, lines.number,
                           "a code without an entry above it");
            CS_TRY(add_codes(&lines, line, &entry));
        } else if (line.data[0] == '+') {
            CS_TRY(add_phrase(&lines, cs_text_span(line, 1, bracket), &entry));
            CS_TRY(add_codes(&lines, line, &entry));
        } else {
            if (!goes_on(&lines, &entry, bracket < line.size))
                CS_TRY(close_entry(&lines, &entry));
            else
                cs_finding(
                    conversion, path, lines.number,
                    "the entry above has no code of its own; it takes the one below");
            if (!entry.phrases.count)
                entry.line = lines.number;
            CS_TRY(add_phrase(&lines, cs_text_span(line, 0, bracket), &entry));
            CS_TRY(add_codes(&lines, line, &entry));
        }
    }
    return close_entry(&lines, &entry);
}

/* ---- agents ---------------------------------------------------------------------- */

static casus_status add_agent(cs_conversion *conversion, casus_text phrase,
                              cs_foreign_code code)
{
    if (!phrase.data || !cs_array_push(&conversion->agents, &conversion->arena))
        return cs_nomem(conversion->findings->error);
    cs_foreign_actor *agent = cs_array_last(&conversion->agents);
    *agent = (cs_foreign_actor){.phrase = phrase};
    if (!cs_array_push(&agent->codes, &conversion->arena))
        return cs_nomem(conversion->findings->error);
    *cs_array_last(&agent->codes) = code;
    conversion->entries++;
    return CASUS_OK;
}

static const cs_synset *set_named(const cs_conversion *conversion, casus_text name)
{
    for (uint32_t i = 0; i < conversion->synsets.count; i++)
        if (cs_text_equal(conversion->synsets.items[i].name, name))
            return &conversion->synsets.items[i];
    return NULL;
}

/* "!PERSON! = MAN, MEN" */
static casus_status add_set(cs_conversion *conversion, casus_text line, uint32_t equals)
{
    casus_text rest = cs_text_span(line, equals + 1, line.size);
    if (!cs_array_push(&conversion->synsets, &conversion->arena))
        return cs_nomem(conversion->findings->error);
    cs_synset *set = cs_array_last(&conversion->synsets);
    set->name = cs_text_trim(cs_text_span(line, 0, equals));
    while (rest.size) {
        const uint32_t comma = cs_byte_in(rest, ',');
        if (!cs_array_push(&set->members, &conversion->arena))
            return cs_nomem(conversion->findings->error);
        *cs_array_last(&set->members) = cs_text_trim(cs_text_span(rest, 0, comma));
        rest = cs_text_span(rest, comma < rest.size ? comma + 1 : comma, rest.size);
    }
    return CASUS_OK;
}

/* The phrase with a member in the place of the set that it names. */
static casus_text replaced(cs_conversion *conversion, casus_text phrase, uint32_t start,
                           uint32_t end, casus_text member)
{
    const size_t size = (size_t)phrase.size - (end - start) + member.size;
    char *copy = cs_foreign_room(conversion, size);
    if (!copy)
        return (casus_text){NULL, 0};
    memcpy(copy, phrase.data, start);
    memcpy(copy + start, member.data, member.size);
    memcpy(copy + start + member.size, phrase.data + end, phrase.size - end);
    return cs_text(copy, size);
}

static casus_status add_agent_phrases(cs_foreign_lines *lines, casus_text phrase,
                                      cs_foreign_code code)
{
    cs_conversion *conversion = lines->conversion;
    const uint32_t start = cs_byte_in(phrase, '!');
    if (start == phrase.size)
        return add_agent(conversion, phrase_of(conversion, phrase), code);
    const uint32_t length = cs_byte_in(cs_text_span(phrase, start + 1, phrase.size), '!');
    const uint32_t end = start + length + 2;
    const cs_synset *set = end <= phrase.size
                               ? set_named(conversion, cs_text_span(phrase, start, end))
                               : NULL;
    if (!set) {
        cs_finding(conversion, lines->path, lines->number, "'%.*s' names an unknown set",
                   (int)phrase.size, phrase.data);
        return CASUS_OK;
    }
    for (uint32_t i = 0; i < set->members.count; i++) {
        const casus_text whole =
            replaced(conversion, phrase, start, end, set->members.items[i]);
        CS_TRY(add_agent(conversion, phrase_of(conversion, whole), code));
    }
    return CASUS_OK;
}

/* The regular plural: -Y, -IES; -S, -SES; else -S. */
static casus_text plural_of(cs_conversion *conversion, casus_text phrase)
{
    char *copy = cs_foreign_room(conversion, (size_t)phrase.size + 2);
    const char last = phrase.data[phrase.size - 1];
    const uint32_t kept = phrase.size - (last == 'Y');
    const char *ending = last == 'Y' ? "IES" : last == 'S' ? "ES" : "S";
    if (!copy)
        return (casus_text){NULL, 0};
    memcpy(copy, phrase.data, kept);
    memcpy(copy + kept, ending, strlen(ending));
    return cs_text(copy, kept + strlen(ending));
}

/* "ATTORNEY_GENERAL {ATTORNEYS_GENERAL} [~GOV]"; a phrase with a set, or with a "_" at its end,
 * has no plural. */
static casus_status read_agent(cs_foreign_lines *lines)
{
    const casus_text line = lines->line;
    const uint32_t bracket = cs_byte_in(line, '['), close = cs_byte_in(line, ']');
    const uint32_t brace = cs_byte_in(line, '{'), end = cs_byte_in(line, '}');
    cs_foreign_code code;
    if (bracket == line.size) {
        cs_finding(lines->conversion, lines->path, lines->number, "'%.*s' has no code",
                   (int)line.size, line.data);
        return CASUS_OK;
    }
    if (!read_code(lines,
                   cs_text_span(line, bracket + 1, close > bracket ? close : line.size),
                   &code))
        return CASUS_OK;
    const casus_text phrase =
        cs_text_trim(cs_text_span(line, 0, brace < bracket ? brace : bracket));
    CS_TRY(add_agent_phrases(lines, phrase, code));
    if (phrase.size && brace > bracket && cs_byte_in(phrase, '!') == phrase.size &&
        phrase.data[phrase.size - 1] != '_') {
        const casus_text plural = plural_of(lines->conversion, phrase);
        return add_agent(lines->conversion, phrase_of(lines->conversion, plural), code);
    }
    if (brace < bracket && end > brace + 1 && end < bracket)
        CS_TRY(add_agent_phrases(lines, cs_text_trim(cs_text_span(line, brace + 1, end)),
                                 code));
    return CASUS_OK;
}

casus_status cs_foreign_agents(cs_conversion *conversion, const char *path)
{
    cs_foreign_lines lines;
    CS_TRY(cs_foreign_open(&lines, conversion, path));
    while (cs_foreign_next(&lines)) {
        const uint32_t equals = cs_byte_in(lines.line, '=');
        if (lines.line.data[0] == '!' && equals < lines.line.size)
            CS_TRY(add_set(conversion, lines.line, equals));
        else
            CS_TRY(read_agent(&lines));
    }
    return CASUS_OK;
}

casus_status cs_foreign_discards(cs_conversion *conversion, const char *path)
{
    cs_foreign_lines lines;
    CS_TRY(cs_foreign_open(&lines, conversion, path));
    while (cs_foreign_next(&lines))
        CS_TRY(add_discard(conversion, phrase_of(conversion, lines.line)));
    return CASUS_OK;
}
