/* foreign_pattern.c - patterns and sets of synonyms in files of verbs. */
#include "convert/foreign_pattern.h"

#include "base/error.h"

static bool add_word(cs_conversion *conversion, cs_pattern *pattern, casus_text word,
                     const cs_pattern_word *around)
{
    if (pattern->count == CS_PATTERN_WORDS)
        return false;
    cs_pattern_word *item = &pattern->item[pattern->count++];
    *item = *around;
    item->word = cs_recased(conversion, word, false, "", ' ');
    return item->word.data != NULL;
}

/* Keeps count of the phrases that brackets open and close. */
static void see_bracket(char c, cs_pattern_word *around, uint8_t *phrases)
{
    if (c == '{')
        around->noun_phrase = ++*phrases;
    else if (c == '(')
        around->prepositional = ++*phrases;
    else if (c == '}')
        around->noun_phrase = 0;
    else if (c == ')')
        around->noun_phrase = around->prepositional = 0;
}

/* "SO IN_AND_* (TO {REBEL GROUP})": words, and the phrases that they stand in. */
bool cs_read_pattern(cs_conversion *conversion, casus_text text, cs_pattern *out)
{
    cs_pattern_word around = {.joined = false};
    uint8_t phrases = 0;
    *out = (cs_pattern){.count = 0};
    for (uint32_t i = 0; i < text.size;) {
        const char c = text.data[i];
        uint32_t end = i;
        if (strchr(" \t_{}(),", c)) {
            around.joined = c == '_' || (around.joined && !strchr(" \t", c));
            see_bracket(c, &around, &phrases);
            i++;
            continue;
        }
        while (end < text.size && !strchr(" \t_{}(),*", text.data[end]))
            end++;
        end += end == i;
        if (!add_word(conversion, out, cs_text_span(text, i, end), &around))
            return false;
        around.joined = false;
        i = end;
    }
    return true;
}

uint32_t cs_star_of(const cs_pattern *pattern)
{
    for (uint32_t i = 0; i < pattern->count; i++)
        if (cs_text_is(pattern->item[i].word, "*"))
            return i;
    return CASUS_NONE;
}

const cs_synset *cs_synset_named(const cs_conversion *conversion, casus_text name)
{
    for (uint32_t i = conversion->synsets.count; i-- > 0;)
        if (cs_text_equal(conversion->synsets.items[i].name, name))
            return &conversion->synsets.items[i];
    return NULL;
}

casus_status cs_add_text(cs_conversion *conversion, cs_texts *texts, casus_text text)
{
    for (uint32_t i = 0; i < texts->count; i++)
        if (cs_text_equal(texts->items[i], text))
            return CASUS_OK;
    if (!text.data || !cs_array_push(texts, &conversion->arena))
        return cs_nomem(conversion->findings->error);
    *cs_array_last(texts) = text;
    return CASUS_OK;
}

casus_status cs_open_synset(cs_conversion *conversion, casus_text line)
{
    uint32_t end = 0;
    while (end < line.size && line.data[end] != ' ' && line.data[end] != '\t')
        end++;
    while (end > 1 && line.data[end - 1] == '_') /* "no plurals" */
        end--;
    if (!cs_array_push(&conversion->synsets, &conversion->arena))
        return cs_nomem(conversion->findings->error);
    cs_array_last(&conversion->synsets)->name =
        cs_recased(conversion, cs_text_span(line, 0, end), false, "", ' ');
    conversion->entries++;
    return CASUS_OK;
}

/* A member is a word, words joined by "_", or another synset. */
casus_status cs_add_member(cs_foreign_lines *lines, casus_text text)
{
    cs_conversion *conversion = lines->conversion;
    text = cs_text_trim(text);
    while (text.size && text.data[text.size - 1] == '_')
        text.size--;
    const casus_text word = cs_recased(conversion, text, false, " \t_", '_');
    cs_synset *synset = cs_array_last(&conversion->synsets);
    if (word.size && word.data[0] == '&') {
        const cs_synset *other = cs_synset_named(conversion, word);
        if (!other || other == synset)
            cs_finding(conversion, lines->path, lines->number,
                       "'%.*s' is an unknown synset", (int)word.size, word.data);
        for (uint32_t i = 0; other && other != synset && i < other->members.count; i++)
            CS_TRY(cs_add_text(conversion, &synset->members, other->members.items[i]));
        return CASUS_OK;
    }
    return word.size ? cs_add_text(conversion, &synset->members, word) : CASUS_OK;
}

/* The class of a synset's single words, made when it is first used: "@s-currency". */
casus_status cs_class_of_synset(cs_conversion *conversion, const cs_synset *synset,
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
            CS_TRY(cs_add_text(conversion, &class.members, synset->members.items[i]));
    if (!class.members.count) {
        out->size = 0;
        return CASUS_OK;
    }
    if (!cs_array_push(&conversion->classes, &conversion->arena))
        return cs_nomem(conversion->findings->error);
    *cs_array_last(&conversion->classes) = class;
    return CASUS_OK;
}
