/* paragraphs.c - where paragraphs begin and end: at blank lines, and at line ends that no
 * wrapping of lines explains. */
#include "article/layout.h"
#include "base/utf8.h"

enum { WIDTH_LIMIT = 120 /* bytes of a wrapped line at most */ };

typedef struct line {
    uint32_t start, end; /* without blanks around it */
} line;

/* Without blanks, no-break ones included, at both sides. */
static casus_text trim(casus_text text)
{
    static const casus_text no_break = {"\xC2\xA0", 2};
    for (text = cs_text_trim(text);; text = cs_text_trim(text)) {
        if (cs_text_ends(text, no_break))
            text.size -= no_break.size;
        else if (cs_text_starts(text, no_break))
            text = cs_text_span(text, no_break.size, text.size);
        else
            return text;
    }
}

static line line_at(casus_text text, uint32_t at, uint32_t *next)
{
    const char *stop = memchr(text.data + at, '\n', text.size - at);
    const uint32_t end = stop ? (uint32_t)(stop - text.data) : text.size;
    const casus_text trimmed = trim(cs_text_span(text, at, end));
    const uint32_t start = trimmed.size ? (uint32_t)(trimmed.data - text.data) : at;
    *next = end + 1;
    return (line){start, start + trimmed.size};
}

static uint32_t first_word(casus_text text, line l)
{
    uint32_t at = l.start;
    while (at < l.end && text.data[at] != ' ')
        at++;
    return at - l.start;
}

/* Whether the next line's first word had no room behind this line. */
static bool is_forced(casus_text text, line this, line next, uint32_t width)
{
    return this.end - this.start + 1 + first_word(text, next) > width;
}

static bool begins_lower(casus_text text, line l)
{
    uint32_t length;
    return cs_is_lower(cs_utf8_decode(text.data + l.start, &length));
}

/* Whether a sentence certainly goes on from line to line. */
static bool continues(casus_text text, line this, line next)
{
    return begins_lower(text, next) &&
           !cs_ends_sentence(cs_text_span(text, this.start, this.end));
}

/* How the lines of a text are wrapped: the width, or 0 when each line is whole.  Wrapped
 * text has sentences that go on, and nearly always for want of room. */
static uint32_t find_width(casus_text text)
{
    uint32_t width = 0, pairs = 0, forced = 0;
    for (int pass = 0; pass < 2; pass++) {
        line last = {0, 0};
        for (uint32_t at = 0; at < text.size;) {
            const line now = line_at(text, at, &at);
            const bool pair = last.end > last.start && now.end > now.start;
            if (pair && pass == 0)
                width = last.end - last.start > width ? last.end - last.start : width;
            if (pair && pass == 1 && continues(text, last, now)) {
                pairs++;
                forced += is_forced(text, last, now, width);
            }
            last = now;
        }
        if (width > WIDTH_LIMIT)
            return 0;
    }
    return pairs >= 2 && forced * 10 >= pairs * 8 ? width : 0;
}

static bool goes_on(casus_text text, line this, line next, uint32_t width)
{
    if (width && is_forced(text, this, next, width))
        return true;
    return continues(text, this, next);
}

static void add_paragraph(cs_layout *layout, uint32_t start, uint32_t end)
{
    if (start >= end || layout->failed)
        return;
    if (!cs_array_push(&layout->paragraphs, layout->arena)) {
        layout->failed = true;
        return;
    }
    *cs_array_last(&layout->paragraphs) =
        (casus_paragraph){start, end, CASUS_PARAGRAPH_BODY};
}

void cs_find_paragraphs(cs_layout *layout)
{
    const casus_text text = layout->input->text;
    const uint32_t width = find_width(text);
    line paragraph = {0, 0}, last = {0, 0};
    for (uint32_t at = 0; at < text.size;) {
        const line now = line_at(text, at, &at);
        if (now.start == now.end || last.start == last.end ||
            !goes_on(text, last, now, width)) {
            add_paragraph(layout, paragraph.start, paragraph.end);
            paragraph = now;
        } else
            paragraph.end = now.end;
        last = now;
    }
    add_paragraph(layout, paragraph.start, paragraph.end);
}
