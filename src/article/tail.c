/* tail.c - the lines below the body, and notices between its paragraphs.
 *
 * A tail is the longest run of paragraphs at the end of which the first is certain (a
 * notice, a source, a separator with one of these behind it) and each is a notice, a
 * source, a separator, a line about an author or a line that is no sentence. */
#include "article/layout.h"

typedef enum certainty { CERTAINLY_NOT, PERHAPS, CERTAINLY } certainty;

/* Whether a paragraph begins with the name of an author. */
static bool begins_with_author(const cs_layout *layout, casus_text text)
{
    for (uint32_t i = 0; i < layout->authors.count; i++)
        if (layout->authors.items[i].size >= 5 &&
            cs_text_starts(text, layout->authors.items[i]))
            return true;
    for (uint32_t i = 0; i < layout->authors.count; i++) {
        const casus_text name = layout->authors.items[i];
        const char *first = memchr(name.data, ' ', name.size);
        const uint32_t at = first ? (uint32_t)(first - name.data) + 1 : name.size;
        const char *second =
            at < name.size ? memchr(name.data + at, ' ', name.size - at) : NULL;
        if (second &&
            cs_text_starts(text, cs_text(name.data, (size_t)(second - name.data))))
            return true;
    }
    return false;
}

enum { CREDIT_LIMIT = 48 }; /* bytes of a credit at most */

static bool is_outlet(const cs_layout *layout, casus_text name)
{
    char lower[CREDIT_LIMIT];
    const uint32_t class = cs_class_find(layout->dict, "@outlet-name");
    const cs_symbol_table *symbols = &layout->dict->symbols;
    if (cs_in_class(layout->dict, cs_symbol_find(symbols, name), class))
        return true;
    for (uint32_t i = 0; i < name.size; i++)
        lower[i] = name.data[i] >= 'A' && name.data[i] <= 'Z'
                       ? (char)(name.data[i] - 'A' + 'a')
                       : name.data[i];
    return cs_in_class(layout->dict, cs_symbol_find(symbols, cs_text(lower, name.size)),
                       class);
}

/* "— Reuters", "(AFP)": an outlet's name by itself, marks around it; else empty. */
static casus_text credit_of(const cs_layout *layout, casus_text text)
{
    static const char *const marks[] = {
        "\xE2\x80\x94", "\xE2\x80\x93", "-", "(", ")", "[", "]", "."};
    text = cs_text_trim(text);
    if (text.size > CREDIT_LIMIT)
        return cs_text(NULL, 0);
    for (bool found = true; found;) {
        found = false;
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
            const casus_text mark = cs_text_of(marks[i]);
            const bool front = cs_text_starts(text, mark);
            if (!front && !cs_text_ends(text, mark))
                continue;
            text = cs_text_trim(front ? cs_text_span(text, mark.size, text.size)
                                      : cs_text_span(text, 0, text.size - mark.size));
            found = true;
        }
    }
    return text.size && is_outlet(layout, text) ? text : cs_text(NULL, 0);
}

static certainty belongs_to_tail(const cs_layout *layout, uint32_t paragraph)
{
    const cs_signs *signs = &layout->signs[paragraph];
    const casus_text text = cs_paragraph_text(layout, paragraph);
    if (signs->notices || signs->source || (signs->tails && !signs->bios))
        return CERTAINLY;
    if ((signs->bios && begins_with_author(layout, text)) || credit_of(layout, text).size)
        return CERTAINLY;
    if (signs->separator || signs->bios || signs->tails)
        return PERHAPS;
    return text.size <= CS_LINE_LIMIT && !signs->sentence ? PERHAPS : CERTAINLY_NOT;
}

static uint32_t find_tail(const cs_layout *layout, uint32_t body)
{
    const uint32_t count = layout->paragraphs.count;
    uint32_t tail = count;
    for (uint32_t i = count; i-- > body + 1;) {
        const certainty belongs = belongs_to_tail(layout, i);
        if (belongs == CERTAINLY_NOT)
            break;
        const bool opens =
            belongs == CERTAINLY || (layout->signs[i].separator && tail == i + 1) ||
            (layout->signs[i].separator && i + 1 < count && layout->signs[i + 1].bios);
        if (opens)
            tail = i;
    }
    return tail;
}

/* The words behind "originally published on", up to a full stop; markup left out. */
static casus_text name_behind(casus_text text, uint32_t start)
{
    while (start < text.size && strchr(" :<", text.data[start])) {
        const char *close = text.data[start] == '<'
                                ? memchr(text.data + start, '>', text.size - start)
                                : NULL;
        start = close ? (uint32_t)(close - text.data) + 1 : start + 1;
    }
    uint32_t end = start;
    while (
        end < text.size && !strchr("<\n,;()", text.data[end]) &&
        !(text.data[end] == '.' && (end + 1 == text.size || text.data[end + 1] == ' ')))
        end++;
    return cs_without_markup(cs_text_span(text, start, end));
}

static void read_source(cs_layout *layout, uint32_t paragraph)
{
    enum { NAME_LIMIT = 80 };
    const cs_signs *signs = &layout->signs[paragraph];
    const casus_text text = cs_paragraph_text(layout, paragraph);
    if (layout->article->first_publisher.size)
        return;
    const casus_text name =
        signs->source ? name_behind(text, signs->source_end) : credit_of(layout, text);
    if (name.size && name.size <= NAME_LIMIT)
        layout->article->first_publisher = name;
}

void cs_mark_tail(cs_layout *layout, uint32_t body)
{
    const uint32_t tail = find_tail(layout, body);
    for (uint32_t i = 0; i < layout->paragraphs.count; i++) {
        const cs_signs *signs = &layout->signs[i];
        casus_paragraph *at = &layout->paragraphs.items[i];
        if (i >= tail || at->kind == CASUS_PARAGRAPH_NOTICE)
            read_source(layout, i);
        if (i < body)
            continue;
        if (i >= tail || signs->separator ||
            (signs->notices && layout->paragraphs.count > 1))
            at->kind = CASUS_PARAGRAPH_NOTICE;
    }
}
