/* paragraphs.c - see paragraphs.h. */
#include "paragraphs.h"

#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "token/token.h"

typedef struct reading {
    paragraphs *out;
    const cs_dict *dict;
    cs_arena *arena;
    casus_text document;
    CS_ARRAY(casus_text) sentences; /* of the paragraph that is being read */
} reading;

static bool join(reading *r, paragraph *p)
{
    size_t size = 0;
    for (uint32_t i = 0; i < r->sentences.count; i++)
        size += r->sentences.items[i].size + 1;
    char *text = cs_arena_alloc(r->arena, size + 1);
    if (!text)
        return false;
    uint32_t at = 0;
    p->first_end = r->out->ends.count;
    for (uint32_t i = 0; i < r->sentences.count; i++) {
        const casus_text sentence = r->sentences.items[i];
        memcpy(text + at, sentence.data, sentence.size);
        at += sentence.size;
        if (!cs_array_push(&r->out->ends, r->arena))
            return false;
        *cs_array_last(&r->out->ends) = at;
        text[at++] = ' ';
    }
    p->end_count = r->sentences.count;
    p->text = cs_text(text, at - 1);
    return true;
}

static bool set_labels(reading *r, paragraph *p)
{
    const uint32_t *ends = r->out->ends.items + p->first_end;
    p->labels = cs_arena_alloc(r->arena, p->token_count + 1);
    if (!p->labels)
        return false;
    uint32_t next = 0;
    for (uint32_t i = 0; i < p->token_count; i++) {
        for (; next < p->end_count && ends[next] < p->tokens[i].end; next++)
            r->out->lost_count++;
        if (next < p->end_count && ends[next] == p->tokens[i].end) {
            p->labels[i] = LABEL_END;
            next++;
        }
    }
    r->out->token_count += p->token_count;
    r->out->end_count += p->end_count;
    return true;
}

static casus_status end_paragraph(reading *r, casus_error *error)
{
    paragraph p = {.document = r->document, .weight = 1.0f};
    cs_analysis analysis;
    if (!r->sentences.count)
        return CASUS_OK;
    if (!join(r, &p))
        return cs_nomem(error);
    r->sentences.count = 0;
    const casus_paragraph whole = {0, p.text.size, CASUS_PARAGRAPH_BODY};
    const casus_article article = {
        .text = p.text, .paragraphs = &whole, .paragraph_count = 1};
    CS_TRY(cs_token(&article, r->dict, NULL, r->arena, &analysis, error));
    p.tokens = analysis.tokens;
    p.token_count = analysis.token_count;
    if (!set_labels(r, &p) || !cs_array_push(&r->out->items, r->arena))
        return cs_nomem(error);
    *cs_array_last(&r->out->items) = p;
    return CASUS_OK;
}

static bool value_of(casus_text line, const char *key, casus_text *out)
{
    const casus_text prefix = cs_text_of(key);
    if (!cs_text_starts(line, prefix))
        return false;
    *out = cs_text_trim(cs_text_span(line, prefix.size, line.size));
    return true;
}

static casus_status read_line(reading *r, casus_text line, casus_error *error)
{
    casus_text value;
    if (value_of(line, "# newdoc", &value) || value_of(line, "# newpar", &value))
        CS_TRY(end_paragraph(r, error));
    (void)value_of(line, "# newdoc id =", &r->document);
    if (value_of(line, "# text =", &value)) {
        if (!cs_array_push(&r->sentences, r->arena))
            return cs_nomem(error);
        *cs_array_last(&r->sentences) = value;
    }
    return CASUS_OK;
}

casus_status paragraphs_read(const char *path, const cs_dict *dict, paragraphs *out,
                             cs_arena *arena, casus_error *error)
{
    reading r = {.out = out, .dict = dict, .arena = arena};
    casus_text text;
    CS_TRY(cs_file_read(path, arena, &text, error));
    for (uint32_t at = 0; at < text.size;) {
        const char *stop = memchr(text.data + at, '\n', text.size - at);
        const uint32_t end = stop ? (uint32_t)(stop - text.data) : text.size;
        CS_TRY(read_line(&r, cs_text_span(text, at, end), error));
        at = end + 1;
    }
    return end_paragraph(&r, error);
}

/* ---- plain text ------------------------------------------------------------------- */

static casus_text form_of(const paragraph *p, uint32_t token)
{
    return cs_text_span(p->text, p->tokens[token].start, p->tokens[token].end);
}

static bool is_full_stop(casus_text form)
{
    return cs_text_is(form, ".") || cs_text_is(form, "?") || cs_text_is(form, "!");
}

static uint32_t first_character(casus_text form)
{
    uint32_t length;
    return cs_utf8_decode(form.data, &length);
}

static bool is_dots(casus_text form)
{
    return cs_text_is(form, "\xE2\x80\xA6") || (form.size > 1 && form.data[0] == '.');
}

static bool is_unsure(const paragraph *p, uint32_t at)
{
    const casus_text form = form_of(p, at), next = form_of(p, at + 1);
    const char last = form.data[form.size - 1];
    if (is_full_stop(form))
        return cs_is_lower(first_character(next)) || next.data[0] == '[' ||
               next.data[0] == '(' || cs_is_digit(first_character(next));
    if (form.data[0] == ']')
        return at > 0 &&
               (is_full_stop(form_of(p, at - 1)) || is_dots(form_of(p, at - 1)));
    return is_dots(form) || last == ':' || last == ';' || last == '?' || last == '!' ||
           form.data[0] == '*' || next.data[0] == '*';
}

/* A paragraph of running prose: it ends as a sentence does, and is no interview or list.
 */
static bool is_prose(const paragraph *p)
{
    uint32_t end = p->token_count;
    while (end > 1 && (cs_text_is(form_of(p, end - 1), "\"") ||
                       cs_text_is(form_of(p, end - 1), "\xE2\x80\x9D")))
        end--;
    for (uint32_t i = 0; i + 1 < p->text.size; i++)
        if ((p->text.data[i] == '(' && p->text.data[i + 1] == '(') ||
            p->text.data[i] == '\n')
            return false;
    return p->token_count >= 12 && is_full_stop(form_of(p, end - 1));
}

static casus_status add_plain(reading *r, casus_text text, float weight,
                              casus_error *error)
{
    paragraph p = {.text = cs_text_trim(text), .weight = weight};
    cs_analysis analysis;
    if (!p.text.size)
        return CASUS_OK;
    const casus_paragraph whole = {0, p.text.size, CASUS_PARAGRAPH_BODY};
    const casus_article article = {
        .text = p.text, .paragraphs = &whole, .paragraph_count = 1};
    CS_TRY(cs_token(&article, r->dict, NULL, r->arena, &analysis, error));
    p.tokens = analysis.tokens;
    p.token_count = analysis.token_count;
    p.labels = cs_arena_alloc(r->arena, p.token_count + 1);
    if (!p.labels)
        return cs_nomem(error);
    if (!is_prose(&p))
        return CASUS_OK;
    for (uint32_t i = 0; i < analysis.sentence_count; i++)
        p.labels[analysis.sentences[i].first_token + analysis.sentences[i].token_count -
                 1] = LABEL_END;
    for (uint32_t i = 0; i + 1 < p.token_count; i++)
        if (is_unsure(&p, i))
            p.labels[i] = LABEL_UNSURE;
    for (uint32_t i = 0; i < p.token_count; i++)
        p.end_count += p.labels[i] == LABEL_END;
    if (!cs_array_push(&r->out->items, r->arena))
        return cs_nomem(error);
    *cs_array_last(&r->out->items) = p;
    r->out->token_count += p.token_count;
    r->out->end_count += p.end_count;
    return CASUS_OK;
}

casus_status paragraphs_read_plain(const char *path, const cs_dict *dict, float weight,
                                   paragraphs *out, cs_arena *arena, casus_error *error)
{
    reading r = {.out = out, .dict = dict, .arena = arena};
    casus_text text;
    CS_TRY(cs_file_read(path, arena, &text, error));
    uint32_t start = 0;
    for (uint32_t at = 0; at < text.size;) {
        const char *stop = memchr(text.data + at, '\n', text.size - at);
        const uint32_t end = stop ? (uint32_t)(stop - text.data) : text.size;
        if (!cs_text_trim(cs_text_span(text, at, end)).size) {
            CS_TRY(add_plain(&r, cs_text_span(text, start, at), weight, error));
            start = end < text.size ? end + 1 : end;
        }
        at = end + 1;
    }
    return add_plain(&r, cs_text_span(text, start, text.size), weight, error);
}
