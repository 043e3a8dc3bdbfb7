/* conllu.c - given tokens: reads ids, forms and SpaceAfter of CoNLL-U
 * (https://universaldependencies.org/format.html); other columns mean nothing. */
#include "base/error.h"
#include "token/builder.h"
#include "token/token.h"

enum { COLUMNS = 10 };

typedef struct cs_conllu {
    cs_token_builder builder;
    char *text; /* [room] the text that the tokens spell */
    uint32_t size, line;
    uint32_t covered;        /* words of the last multiword token still to come */
    uint32_t sentence_start; /* first token */
    casus_error *error;
} cs_conllu;

static casus_status bad_line(const cs_conllu *reader, const char *what)
{
    (void)cs_fail(reader->error, CASUS_BAD_INPUT, 0, "line %u is not CoNLL-U: %s",
                  reader->line, what);
    if (reader->error)
        reader->error->line = reader->line;
    return CASUS_BAD_INPUT;
}

static bool read_number(casus_text *text, uint32_t *out)
{
    uint32_t digits = 0;
    *out = 0;
    while (digits < text->size && digits < 9 && text->data[digits] >= '0' &&
           text->data[digits] <= '9')
        *out = *out * 10 + (uint32_t)(text->data[digits++] - '0');
    *text = cs_text_span(*text, digits, text->size);
    return digits > 0;
}

static bool has_space_after(casus_text misc)
{
    casus_text item;
    while (cs_next_part(&misc, '|', &item))
        if (cs_text_is(item, "SpaceAfter=No"))
            return false;
    return true;
}

static casus_text append(cs_conllu *reader, casus_text form, bool space)
{
    const uint32_t start = reader->size;
    memcpy(reader->text + start, form.data, form.size);
    reader->size += form.size;
    if (space)
        reader->text[reader->size++] = ' ';
    reader->builder.text.size = reader->size;
    return cs_text(reader->text + start, form.size);
}

static casus_status read_token(cs_conllu *reader, const casus_text *column)
{
    casus_text id = column[0];
    uint32_t number, last;
    if (memchr(id.data, '.', id.size))
        return CASUS_OK;
    if (!read_number(&id, &number) || !column[1].size)
        return bad_line(reader, "a token line begins with a number and a form");
    const bool range = id.size && id.data[0] == '-';
    if (range)
        id = cs_text_span(id, 1, id.size);
    if (range && (!read_number(&id, &last) || last < number || last - number > 20))
        return bad_line(reader, "the id of a multiword token is such as 3-4");
    if (range && reader->covered)
        return bad_line(reader, "a multiword token begins inside another");
    if (!range && reader->covered) {
        const casus_token *token = cs_array_last(&reader->builder.tokens);
        casus_word *word = cs_array_last(&reader->builder.words);
        if (!word->form.size)
            word->form = column[1];
        else
            cs_add_word(&reader->builder, token->start, token->end, column[1]);
        reader->covered--;
        return CASUS_OK;
    }
    const casus_text form = append(reader, column[1], has_space_after(column[9]));
    const uint32_t start = (uint32_t)(form.data - reader->text);
    cs_add_token(&reader->builder, start, start + form.size);
    if (range && !reader->builder.failed) {
        cs_array_last(&reader->builder.words)->form = (casus_text){NULL, 0};
        reader->covered = last - number + 1;
    }
    return reader->builder.failed ? cs_nomem(reader->error) : CASUS_OK;
}

static casus_status end_sentence(cs_conllu *reader)
{
    if (reader->covered)
        return bad_line(reader, "the sentence ends inside a multiword token");
    cs_add_sentence(&reader->builder, reader->sentence_start,
                    reader->builder.tokens.count, 0);
    reader->sentence_start = reader->builder.tokens.count;
    return CASUS_OK;
}

static casus_status read_line(cs_conllu *reader, casus_text line)
{
    casus_text column[COLUMNS];
    uint32_t columns = 0;
    line = cs_text_trim(line);
    if (!line.size)
        return end_sentence(reader);
    if (line.data[0] == '#')
        return CASUS_OK;
    while (columns < COLUMNS && cs_next_part(&line, '\t', &column[columns]))
        columns++;
    if (columns < 2)
        return bad_line(reader, "columns are separated by tabs");
    while (columns < COLUMNS)
        column[columns++] = (casus_text){NULL, 0};
    return read_token(reader, column);
}

casus_status cs_token_conllu(casus_text text, cs_arena *arena, casus_text *article_text,
                             cs_analysis *out, casus_error *error)
{
    cs_conllu reader = {.error = error, .builder = {.arena = arena}};
    casus_text line;
    reader.text = cs_arena_alloc(arena, (size_t)text.size * 2 + 1);
    if (!reader.text)
        return cs_nomem(error);
    reader.builder.text.data = reader.text;
    while (cs_next_part(&text, '\n', &line)) {
        reader.line++;
        CS_TRY(read_line(&reader, line));
    }
    CS_TRY(end_sentence(&reader));
    *article_text = cs_text(reader.text, reader.size);
    CS_TRY(cs_builder_finish(&reader.builder, out, error));
    for (uint32_t i = 0; i < out->token_count; i++)
        out->tokens[i].space_after =
            out->tokens[i].end < reader.size && reader.text[out->tokens[i].end] == ' ';
    return CASUS_OK;
}
