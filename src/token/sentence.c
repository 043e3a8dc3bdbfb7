/* sentence.c - where sentences end: behind a full stop, question or exclamation mark and
 * the quotes and brackets that close there, when what follows can begin a sentence. */
#include "base/utf8.h"
#include "token/builder.h"

static casus_text text_of(const cs_token_builder *builder, uint32_t token)
{
    const casus_token *at = &builder->tokens.items[token];
    return cs_text_span(builder->text, at->start, at->end);
}

static uint32_t first_char(const cs_token_builder *builder, uint32_t token)
{
    uint32_t length;
    return cs_utf8_decode(builder->text.data + builder->tokens.items[token].start,
                          &length);
}

static bool is_final_mark(casus_text text)
{
    for (uint32_t i = 0; i < text.size; i++)
        if (text.data[i] != '.' && text.data[i] != '!' && text.data[i] != '?')
            return cs_text_is(text, "\xE2\x80\xA6");
    return true;
}

static bool is_closing(uint32_t character)
{
    return character == '"' || character == '\'' || character == ')' ||
           character == ']' || character == 0x2019 || character == 0x201D ||
           character == 0xBB;
}

static bool is_opening(uint32_t character)
{
    return character == '"' || character == '\'' || character == '(' ||
           character == '[' || character == 0x2018 || character == 0x201C ||
           character == 0xAB || character == '-' || character == 0x2013 ||
           character == 0x2014 || character == 0x2022 || character == '*';
}

static bool can_begin(const cs_token_builder *builder, uint32_t token)
{
    const uint32_t character = first_char(builder, token);
    return cs_is_digit(character) || is_opening(character) ||
           (cs_is_letter(character) && !cs_is_lower(character));
}

static cs_abbreviation abbreviation_of(const cs_token_builder *builder, uint32_t token)
{
    char buffer[64];
    uint32_t size = 0;
    const casus_text text = text_of(builder, token);
    if (text.size < 2 || text.size > 24 || text.data[text.size - 1] != '.')
        return CS_ABBREVIATION_NONE;
    for (uint32_t i = 0, length; i < text.size; i += length)
        size += cs_utf8_encode(cs_to_lower(cs_utf8_decode(text.data + i, &length)),
                               buffer + size);
    const cs_abbreviation kind =
        cs_abbreviation_of(&builder->dict->spelling, text, cs_text(buffer, size));
    if (kind != CS_ABBREVIATION_NONE)
        return kind;
    return size > 2 ? CS_ABBREVIATION_EITHER : CS_ABBREVIATION_PLAIN;
}

/* Whether the token is one of the words that often open a sentence and are no names. */
static bool is_opener(const cs_token_builder *builder, uint32_t token, uint32_t opener)
{
    char buffer[64];
    uint32_t size = 0;
    const casus_text text =
        builder->words.items[builder->tokens.items[token].first_word].form;
    for (uint32_t i = 0, length; i < text.size && size < 48; i += length)
        size += cs_utf8_encode(cs_to_lower(cs_utf8_decode(text.data + i, &length)),
                               buffer + size);
    return cs_in_class(builder->dict,
                       cs_symbol_find(&builder->dict->symbols, cs_text(buffer, size)),
                       opener);
}

bool cs_abbreviation_ends(const cs_token_builder *builder, uint32_t token,
                          uint32_t opener)
{
    const cs_abbreviation kind = abbreviation_of(builder, token);
    if (kind != CS_ABBREVIATION_EITHER && kind != CS_ABBREVIATION_MONTH)
        return false;
    return is_opener(builder, token + 1, opener);
}

void cs_split_sentences(cs_token_builder *builder, uint32_t first, uint32_t paragraph)
{
    const uint32_t opener = cs_class_find(builder->dict, "@sentence-opener");
    const uint32_t count = builder->tokens.count;
    uint32_t start = first;
    for (uint32_t i = first; i + 1 < count && !builder->failed; i++) {
        const bool mark = is_final_mark(text_of(builder, i));
        uint32_t end = i + 1;
        if (!mark && !cs_abbreviation_ends(builder, i, opener))
            continue;
        while (end < count && !builder->tokens.items[end - 1].space_after &&
               is_closing(first_char(builder, end)))
            end++;
        if (end >= count || !can_begin(builder, end) ||
            !builder->tokens.items[end - 1].space_after)
            continue;
        cs_add_sentence(builder, start, end, paragraph);
        start = end;
        i = end - 1;
    }
    cs_add_sentence(builder, start, count, paragraph);
}
