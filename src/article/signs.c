/* signs.c - the phrases of notices.txt in a paragraph, in one walk over its words. */
#include "article/layout.h"
#include "base/utf8.h"

static char lower_byte(char byte)
{
    if (byte >= 'A' && byte <= 'Z')
        return (char)(byte - 'A' + 'a');
    return byte;
}

static bool is_word_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || (unsigned char)byte >= 0x80;
}

/* Whether a phrase (lower case) stands at `at`, followed by no letter. */
static bool stands_at(casus_text text, uint32_t at, casus_text phrase)
{
    if (text.size - at < phrase.size)
        return false;
    for (uint32_t i = 0; i < phrase.size; i++)
        if (lower_byte(text.data[at + i]) != phrase.data[i])
            return false;
    const uint32_t end = at + phrase.size;
    return end == text.size || !is_word_byte(phrase.data[phrase.size - 1]) ||
           !is_word_byte(text.data[end]);
}

/* Behind opening markup and brackets; what opens with a quote was said by somebody. */
static uint32_t opening_of(casus_text text)
{
    uint32_t at = 0;
    while (at < text.size && strchr(" <([*_>", text.data[at])) {
        const char *close =
            text.data[at] == '<' ? memchr(text.data + at, '>', text.size - at) : NULL;
        at = close ? (uint32_t)(close - text.data) + 1 : at + 1;
    }
    return at < text.size ? at : 0;
}

static void note(const cs_notice *notice, uint32_t at, bool opening, cs_signs *signs)
{
    const uint32_t end = at + notice->phrase.size;
    if (notice->opens && !opening)
        return;
    switch (notice->kind) {
    case CS_NOTICE_NOTICE:
        *(notice->place == CS_NOTICE_TAIL ? &signs->tails : &signs->notices) += 1;
        break;
    case CS_NOTICE_BIO:
        signs->bios++;
        break;
    case CS_NOTICE_SOURCE:
        if (!signs->source || end > signs->source_end)
            signs->source_end = end;
        signs->source = notice;
        break;
    case CS_NOTICE_AGENCY:
        if (!opening)
            signs->agency = notice;
        break;
    case CS_NOTICE_BYLINE:
        if (opening && (!signs->byline || end > signs->byline_end)) {
            signs->byline = notice;
            signs->byline_end = end;
        }
        break;
    case CS_NOTICE_LABEL:
        if (opening && end > signs->label_end) {
            signs->label = notice;
            signs->label_end = end;
        }
        break;
    default:
        break;
    }
}

/* What a quote stands before was said by somebody and is no notice. */
static bool is_quoted(casus_text text, uint32_t at)
{
    const casus_text before = cs_text_span(text, 0, at);
    return cs_text_ends(before, CS_TEXT("\"")) || cs_text_ends(before, CS_TEXT("'")) ||
           cs_text_ends(before, CS_TEXT("\xE2\x80\x9C")) ||
           cs_text_ends(before, CS_TEXT("\xE2\x80\x98"));
}

static void look_at_word(const cs_calendar *calendar, casus_text text, uint32_t at,
                         bool opening, cs_signs *signs)
{
    uint32_t number = calendar->notice_heads[(unsigned char)lower_byte(text.data[at])];
    for (; number; number = calendar->notices.items[number - 1].next) {
        const cs_notice *notice = &calendar->notices.items[number - 1];
        if (stands_at(text, at, notice->phrase) && !is_quoted(text, at))
            note(notice, at, opening, signs);
    }
}

static bool has_letter(casus_text text)
{
    uint32_t length;
    for (uint32_t i = 0; i < text.size; i += length)
        if (cs_is_letter(cs_utf8_decode(text.data + i, &length)))
            return true;
    return false;
}

cs_signs cs_read_signs(const cs_layout *layout, casus_text text)
{
    cs_signs signs = {.separator = !has_letter(text), .sentence = cs_ends_sentence(text)};
    const uint32_t opening = opening_of(text);
    for (uint32_t at = 0; at < text.size; at++)
        if (at == opening || (is_word_byte(text.data[at]) &&
                              (at == 0 || !is_word_byte(text.data[at - 1]))))
            look_at_word(&layout->dict->calendar, text, at, at == opening, &signs);
    return signs;
}

bool cs_ends_sentence(casus_text text)
{
    static const char *const around[] = {"\"",           "'",           ")", "]",
                                         "\xE2\x80\x9D", "\xE2\x80\x99"};
    for (bool found = true; found;) {
        found = false;
        for (size_t i = 0; i < sizeof around / sizeof *around; i++)
            if (cs_text_ends(text, cs_text_of(around[i]))) {
                text.size -= (uint32_t)strlen(around[i]);
                found = true;
            }
    }
    return cs_text_ends(text, CS_TEXT(".")) || cs_text_ends(text, CS_TEXT("!")) ||
           cs_text_ends(text, CS_TEXT("?")) ||
           cs_text_ends(text, CS_TEXT("\xE2\x80\xA6"));
}

casus_text cs_without_markup(casus_text text)
{
    for (text = cs_text_trim(text);; text = cs_text_trim(text)) {
        const char *close =
            text.size && text.data[0] == '<' ? memchr(text.data, '>', text.size) : NULL;
        if (close)
            text = cs_text_span(text, (uint32_t)(close - text.data) + 1, text.size);
        else if (cs_text_starts(text, CS_TEXT("*")))
            text = cs_text_span(text, 1, text.size);
        else if (cs_text_ends(text, CS_TEXT("*")))
            text.size--;
        else if (cs_text_ends(text, CS_TEXT(">")) && memchr(text.data, '<', text.size))
            while (text.data[--text.size] != '<')
                ;
        else
            return text;
    }
}
