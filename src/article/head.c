/* head.c - the lines above the body: title, byline, date line, labels, notices. */
#include "article/layout.h"
#include "base/utf8.h"

enum {
    HEAD_PARAGRAPHS = 24 /* how far down the head may go */,
    NAME_WORDS = 7,
    BYLINE_WORDS = 16
};

/* ---- bylines -------------------------------------------------------------------------
 */

static bool has_kind(const cs_layout *layout, casus_text word, cs_notice_kind kind)
{
    const cs_calendar *calendar = &layout->dict->calendar;
    char first = word.data[0];
    if (first >= 'A' && first <= 'Z')
        first = (char)(first - 'A' + 'a');
    uint32_t number = calendar->notice_heads[(unsigned char)first];
    for (; number; number = calendar->notices.items[number - 1].next) {
        const cs_notice *notice = &calendar->notices.items[number - 1];
        if (notice->kind == kind && notice->phrase.size == word.size &&
            memcmp(notice->phrase.data + 1, word.data + 1, word.size - 1) == 0)
            return true;
    }
    return false;
}

static void add_author(cs_layout *layout, casus_text name)
{
    while (name.size && strchr(" ,;|*", name.data[name.size - 1]))
        name.size--;
    name = cs_without_markup(name);
    if (!name.size || layout->failed)
        return;
    if (!cs_array_push(&layout->authors, layout->arena))
        layout->failed = true;
    else
        *cs_array_last(&layout->authors) = name;
}

void cs_read_authors(cs_layout *layout, casus_text names)
{
    uint32_t start = 0, words = 0;
    for (uint32_t at = 0; at < names.size && words < NAME_WORDS;) {
        while (at < names.size && names.data[at] == ' ')
            at++;
        const uint32_t word = at;
        while (at < names.size && names.data[at] != ' ')
            at++;
        if (at == word)
            break;
        const casus_text text = cs_text_span(names, word, at);
        const bool ends = has_kind(layout, text, CS_NOTICE_ENDER) ||
                          (text.data[0] >= '0' && text.data[0] <= '9');
        const bool joins = has_kind(layout, text, CS_NOTICE_JOINER);
        if (ends || joins) {
            add_author(layout, cs_text_span(names, start, word));
            start = at;
            words = 0;
        } else if (cs_text_ends(text, CS_TEXT(","))) {
            add_author(layout, cs_text_span(names, start, at));
            start = at;
            words = 0;
        } else
            words++;
        if (ends)
            return;
    }
    add_author(layout, cs_text_span(names, start, names.size));
}

static uint32_t count_words(casus_text text)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < text.size; i++)
        count += text.data[i] != ' ' && (i == 0 || text.data[i - 1] == ' ');
    return count;
}

static bool read_byline(cs_layout *layout, casus_text text, const cs_signs *signs)
{
    cs_line_date date;
    uint32_t length, end = 0;
    if (!signs->byline || text.size > CS_LINE_LIMIT || signs->sentence)
        return false;
    casus_text names =
        cs_without_markup(cs_text_span(text, signs->byline_end, text.size));
    if (names.size && names.data[0] == ':')
        names = cs_without_markup(cs_text_span(names, 1, names.size));
    while (end < names.size && names.data[end] != ' ' && names.data[end] != ',')
        end++;
    if (!names.size || !cs_is_upper(cs_utf8_decode(names.data, &length)) ||
        count_words(names) > BYLINE_WORDS)
        return false;
    const casus_text first = cs_text_lower(cs_text_span(names, 0, end), layout->arena);
    if (!first.data) {
        layout->failed = true;
        return false;
    }
    if (cs_time_of(&layout->dict->calendar, first).kind != CS_TIME_NONE)
        return false;
    if (cs_find_date(layout, names, false, &date)) {
        const casus_article kept = *layout->article;
        (void)cs_read_date_line(layout, cs_text_span(names, date.start, date.end));
        layout->article->dateline = kept.dateline;
        names.size = date.start;
    }
    if (!layout->article->byline.size) {
        layout->article->byline = text;
        cs_read_authors(layout, names);
    }
    return true;
}

/* ---- labels and titles
 * ----------------------------------------------------------------- */

static bool read_label(cs_layout *layout, casus_text text, const cs_signs *signs)
{
    uint32_t at = signs->label_end;
    if (!signs->label || text.size > CS_LINE_LIMIT)
        return false;
    while (at < text.size && (text.data[at] == ' ' || text.data[at] == '*'))
        at++;
    if (at >= text.size || text.data[at] != ':')
        return false;
    if (!cs_array_push(&layout->labels, layout->arena)) {
        layout->failed = true;
        return false;
    }
    *cs_array_last(&layout->labels) =
        (casus_label){cs_without_markup(cs_text_span(text, 0, signs->label_end)),
                      cs_without_markup(cs_text_span(text, at + 1, text.size))};
    (void)cs_read_date_line(layout, text);
    return true;
}

static bool looks_like_title(casus_text text, const cs_signs *signs)
{
    const bool stop =
        cs_text_ends(text, CS_TEXT(".")) || cs_text_ends(text, CS_TEXT(":")) ||
        cs_text_ends(text, CS_TEXT(";")) || cs_text_ends(text, CS_TEXT(","));
    const bool quoted =
        cs_text_ends(text, CS_TEXT("\"")) || cs_text_ends(text, CS_TEXT("\xE2\x80\x9D"));
    return text.size <= CS_TITLE_LIMIT && !stop && !(quoted && signs->sentence) &&
           text.data[0] != '-' && text.data[0] != '*';
}

/* Whether a line is the title that came with the document, a full stop apart. */
static bool is_given_title(casus_text title, casus_text line)
{
    if (cs_text_ends(line, CS_TEXT(".")) && !cs_text_ends(title, CS_TEXT(".")))
        line.size--;
    return title.size && cs_text_equal(cs_text_trim(title), line);
}

static bool read_title(cs_layout *layout, casus_text text, const cs_signs *signs,
                       bool *titled)
{
    if (is_given_title(layout->input->title, text)) {
        *titled = true;
        return true;
    }
    if (layout->paragraphs.count == 1 || !looks_like_title(text, signs))
        return false;
    if (*titled) /* a line under the title, as long as no sentence ends in it */
        return !signs->sentence;
    *titled = true;
    if (!layout->article->title.size)
        layout->article->title = cs_without_markup(text);
    return true;
}

uint32_t cs_mark_head(cs_layout *layout)
{
    bool titled = false;
    uint32_t i = 0;
    for (; i < layout->paragraphs.count && i < HEAD_PARAGRAPHS; i++) {
        const casus_text text = cs_paragraph_text(layout, i);
        const cs_signs *signs = &layout->signs[i];
        casus_paragraph_kind *kind = &layout->paragraphs.items[i].kind;
        if (!signs->separator && read_byline(layout, text, signs))
            *kind = CASUS_PARAGRAPH_BYLINE;
        else if (!signs->separator &&
                 (read_label(layout, text, signs) || cs_read_date_line(layout, text)))
            *kind = CASUS_PARAGRAPH_LABEL;
        else if (signs->separator || signs->notices)
            *kind = CASUS_PARAGRAPH_NOTICE;
        else if (read_title(layout, text, signs, &titled))
            *kind = CASUS_PARAGRAPH_TITLE;
        else
            break;
    }
    return i;
}
