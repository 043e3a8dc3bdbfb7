#include "article/article.h"

#include "base/array.h"
#include "base/error.h"
#include "base/utf8.h"

#include <stdio.h>

enum {
    TITLE_LIMIT = 200,  /* bytes of a title at most */
    LINE_LIMIT = 120,   /* bytes of a byline, date line or label at most */
    HEAD_PARAGRAPHS = 16, /* how far down the lines above an article may go */
};

typedef struct cs_layout {
    const casus_input *input;
    const cs_dict *dict;
    cs_arena *arena;
    CS_ARRAY(casus_paragraph) paragraphs;
    casus_article *article;
} cs_layout;

/* ---- paragraphs ------------------------------------------------------------- */

static bool blank_line(casus_text text, uint32_t start, uint32_t end)
{
    return cs_text_trim(cs_text_span(text, start, end)).size == 0;
}

static uint32_t line_end(casus_text text, uint32_t start)
{
    const char *end = memchr(text.data + start, '\n', text.size - start);
    return end ? (uint32_t)(end - text.data) : text.size;
}

static casus_status add_paragraph(cs_layout *layout, uint32_t start, uint32_t end,
                                  casus_error *error)
{
    const casus_text text = layout->input->text;
    const casus_text trimmed = cs_text_trim(cs_text_span(text, start, end));
    if (!trimmed.size)
        return CASUS_OK;
    if (!cs_array_push(&layout->paragraphs, layout->arena))
        return cs_nomem(error);
    const uint32_t first = (uint32_t)(trimmed.data - text.data);
    *cs_array_last(&layout->paragraphs) = (casus_paragraph){first, first + trimmed.size,
                                                            CASUS_PARAGRAPH_BODY};
    return CASUS_OK;
}

/* Whether blank lines separate the paragraphs; without any, each line is one. */
static bool has_blank_lines(casus_text text)
{
    for (uint32_t at = 0; at < text.size;) {
        const uint32_t end = line_end(text, at);
        if (end + 1 < text.size && blank_line(text, end + 1, line_end(text, end + 1)) &&
            line_end(text, end + 1) < text.size)
            return true;
        at = end + 1;
    }
    return false;
}

static casus_status find_paragraphs(cs_layout *layout, casus_error *error)
{
    const casus_text text = layout->input->text;
    const bool blank_separated = has_blank_lines(text);
    uint32_t start = 0;
    for (uint32_t at = 0; at < text.size;) {
        const uint32_t end = line_end(text, at);
        if (!blank_separated || blank_line(text, at, end)) {
            CS_TRY(add_paragraph(layout, start, end, error));
            start = end;
        }
        at = end + 1;
    }
    return add_paragraph(layout, start, text.size, error);
}

/* ---- what a paragraph is ------------------------------------------------------ */

static casus_text text_of(const cs_layout *layout, uint32_t paragraph)
{
    const casus_paragraph *at = &layout->paragraphs.items[paragraph];
    return cs_text_span(layout->input->text, at->start, at->end);
}

static bool ends_sentence(casus_text text)
{
    static const char *const marks[] = {".", "!", "?", "\"", "\xE2\x80\x9D", ")", ":"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (cs_text_ends(text, cs_text_of(marks[i])))
            return true;
    return false;
}

static bool has_letter(casus_text text)
{
    uint32_t length;
    for (uint32_t i = 0; i < text.size; i += length)
        if (cs_is_letter(cs_utf8_decode(text.data + i, &length)))
            return true;
    return false;
}

static uint32_t find_in(casus_text text, casus_text phrase)
{
    for (uint32_t i = 0; i + phrase.size <= text.size; i++)
        if (memcmp(text.data + i, phrase.data, phrase.size) == 0)
            return i;
    return CASUS_NONE;
}

/* The first notice of a kind that may stand here and whose phrase is in `lower`, NULL if
 * there is none; `opens` asks that the phrase opens the paragraph and ends with a word. */
static const cs_notice *notice_in(const cs_layout *layout, casus_text lower,
                                  cs_notice_kind kind, cs_notice_place place, bool opens)
{
    const cs_calendar *calendar = &layout->dict->calendar;
    for (uint32_t i = 0; i < calendar->notices.count; i++) {
        const cs_notice *notice = &calendar->notices.items[i];
        if (notice->kind != kind || (notice->place != CS_NOTICE_ANY && notice->place != place))
            continue;
        const uint32_t at = find_in(lower, notice->phrase);
        if (at == CASUS_NONE || (opens && at != 0))
            continue;
        if (opens && (notice->phrase.size >= lower.size ||
                      cs_is_letter((unsigned char)lower.data[notice->phrase.size] & 0x7Fu)))
            continue;
        return notice;
    }
    return NULL;
}

/* "11 June 2024", "June 11, 2024", "2024-06-11" anywhere in a short line. */
static bool find_date(const cs_layout *layout, casus_text lower, casus_text *out)
{
    int32_t year = 0, month = 0, day = 0;
    for (uint32_t i = 0; i < lower.size;) {
        uint32_t end = i;
        while (end < lower.size && lower.data[end] != ' ' && lower.data[end] != ',')
            end++;
        const casus_text word = cs_text_span(lower, i, end);
        const cs_time_word meaning = cs_time_of(&layout->dict->calendar, word);
        int32_t number = 0;
        uint32_t digits = 0;
        while (digits < word.size && word.data[digits] >= '0' && word.data[digits] <= '9' &&
               digits < 5)
            number = number * 10 + (word.data[digits++] - '0');
        if (meaning.kind == CS_TIME_MONTH)
            month = meaning.number;
        else if (digits == 4 && word.size == 4 && number > 1800 && number < 2200)
            year = number;
        else if (digits && digits <= 2 && word.size <= digits + 2 && number <= 31)
            day = number;
        i = end + 1;
    }
    if (!year || !month)
        return false;
    char *date = cs_arena_alloc(layout->arena, 16);
    if (!date)
        return false;
    const int size = day ? snprintf(date, 16, "%04d-%02d-%02d", year, month, day)
                         : snprintf(date, 16, "%04d-%02d", year, month);
    *out = cs_text(date, (size_t)size);
    return true;
}

static bool is_label(const cs_layout *layout, casus_text lower)
{
    const char *colon = memchr(lower.data, ':', lower.size);
    return colon && lower.size <= LINE_LIMIT &&
           notice_in(layout, lower, CS_NOTICE_LABEL, CS_NOTICE_HEAD, true);
}

/* Lines above the body: title first, then byline, date line, labels, notices. */
static void mark_head_line(cs_layout *layout, uint32_t paragraph, casus_text lower)
{
    casus_paragraph *at = &layout->paragraphs.items[paragraph];
    const casus_text text = text_of(layout, paragraph);
    casus_text date;
    if (text.size <= LINE_LIMIT && notice_in(layout, lower, CS_NOTICE_BYLINE, CS_NOTICE_HEAD, true)) {
        at->kind = CASUS_PARAGRAPH_BYLINE;
        layout->article->byline = text;
    } else if (is_label(layout, lower)) {
        at->kind = CASUS_PARAGRAPH_LABEL;
    } else if (text.size <= LINE_LIMIT && !ends_sentence(text) &&
               find_date(layout, lower, &date)) {
        at->kind = CASUS_PARAGRAPH_LABEL;
        if (!layout->article->date.size) {
            layout->article->date = date;
            layout->article->date_from = CS_TEXT("dateline");
        }
    } else if (paragraph == 0 && text.size <= TITLE_LIMIT && !ends_sentence(text) &&
               layout->paragraphs.count > 1) {
        at->kind = CASUS_PARAGRAPH_TITLE;
        if (!layout->article->title.size)
            layout->article->title = text;
    }
}

/* The words behind "originally published on", up to a full stop; markup left out. */
static casus_text first_publisher(casus_text text, casus_text lower, casus_text phrase)
{
    uint32_t start = find_in(lower, phrase) + phrase.size;
    while (start < text.size && (text.data[start] == ' ' || text.data[start] == '<')) {
        const char *close = text.data[start] == '<'
                                ? memchr(text.data + start, '>', text.size - start)
                                : NULL;
        start = close ? (uint32_t)(close - text.data) + 1 : start + 1;
    }
    uint32_t end = start;
    while (end < text.size && text.data[end] != '<' && text.data[end] != '\n' &&
           !(text.data[end] == '.' && (end + 1 == text.size || text.data[end + 1] == ' ')))
        end++;
    return cs_text_trim(cs_text_span(text, start, end));
}

static casus_status mark_paragraphs(cs_layout *layout, casus_error *error)
{
    bool tail = false;
    uint32_t bodies = 0;
    for (uint32_t i = 0; i < layout->paragraphs.count; i++) {
        casus_paragraph *at = &layout->paragraphs.items[i];
        const casus_text text = text_of(layout, i);
        const casus_text lower = cs_text_lower(text, layout->arena);
        if (!lower.data)
            return cs_nomem(error);
        const cs_notice *source = notice_in(layout, lower, CS_NOTICE_SOURCE, CS_NOTICE_TAIL, false);
        const bool separator = !has_letter(text);
        tail = tail || (bodies > 2 && (separator || source));
        if (separator)
            at->kind = CASUS_PARAGRAPH_NOTICE;
        else if (bodies == 0 && i < HEAD_PARAGRAPHS)
            mark_head_line(layout, i, lower);
        if (source && !layout->article->first_publisher.size)
            layout->article->first_publisher = first_publisher(text, lower, source->phrase);
        if (at->kind == CASUS_PARAGRAPH_BODY && layout->paragraphs.count > 1 &&
            (source || notice_in(layout, lower, CS_NOTICE_NOTICE,
                                 tail ? CS_NOTICE_TAIL : CS_NOTICE_HEAD, false)))
            at->kind = CASUS_PARAGRAPH_NOTICE;
        bodies += at->kind == CASUS_PARAGRAPH_BODY;
    }
    return CASUS_OK;
}

casus_status cs_article(const casus_input *input, const cs_dict *dict, cs_arena *arena,
                        casus_article *out, casus_error *error)
{
    cs_layout layout = {.input = input, .dict = dict, .arena = arena, .article = out};
    cs_period period;
    *out = (casus_article){.text = input->text,
                           .id = input->id,
                           .title = input->title,
                           .url = input->url,
                           .publisher = input->publisher};
    if (cs_date_parse(input->date, &period)) {
        out->date = input->date;
        out->date_from = CS_TEXT("published");
    }
    CS_TRY(find_paragraphs(&layout, error));
    CS_TRY(mark_paragraphs(&layout, error));
    out->paragraphs = layout.paragraphs.items;
    out->paragraph_count = layout.paragraphs.count;
    return CASUS_OK;
}
