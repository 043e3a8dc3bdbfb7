#include "document/sniff.h"

static const char *const openings[] = {
    "!doctype html", "html", "head", "body", "title", "meta", "link", "script", "style", "div",
    "article", "section", "main", "header", "nav", "table", "p", "h1", "h2", "h3", "span", "a",
    "ul", "ol", "br", "img", "b", "i", "font", "center", "blockquote", "noscript", "iframe", "form"};

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

/* Whether the tag at `at` is `name` and ends there. */
static bool opens(casus_text bytes, uint32_t at, const char *name)
{
    uint32_t i = 0;
    while (name[i] && at + i < bytes.size && lower(bytes.data[at + i]) == name[i])
        i++;
    if (name[i] || at + i >= bytes.size)
        return false;
    return strchr(" >/\t\r\n", bytes.data[at + i]) != NULL;
}

static uint32_t skip_space(casus_text bytes, uint32_t at)
{
    while (at < bytes.size && (unsigned char)bytes.data[at] <= ' ')
        at++;
    return at;
}

/* Behind a comment, an XML declaration or a doctype at `at`; `at` itself when there is none. */
static uint32_t skip_declaration(casus_text bytes, uint32_t at)
{
    const bool comment = cs_text_starts(cs_text_span(bytes, at, bytes.size), CS_TEXT("<!--"));
    if (at + 1 >= bytes.size || (bytes.data[at + 1] != '!' && bytes.data[at + 1] != '?'))
        return at;
    for (uint32_t i = at; i < bytes.size; i++)
        if (bytes.data[i] == '>' && (!comment || (i > at + 4 && bytes.data[i - 1] == '-')))
            return i + 1;
    return at;
}

bool cs_looks_like_page(casus_text bytes)
{
    enum { LOOK = 4096 };
    if (bytes.size > LOOK)
        bytes.size = LOOK;
    uint32_t at = cs_text_starts(bytes, CS_TEXT("\xEF\xBB\xBF")) ? 3 : 0;
    if (cs_text_starts(bytes, CS_TEXT("\xFF\xFE<")) || cs_text_starts(bytes, CS_TEXT("\xFE\xFF")))
        return bytes.size > 4 && (bytes.data[2] == '<' || bytes.data[3] == '<');
    for (;;) {
        at = skip_space(bytes, at);
        if (at >= bytes.size || bytes.data[at] != '<')
            return false;
        for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
            if (opens(bytes, at + 1, openings[i]))
                return true;
        const uint32_t next = skip_declaration(bytes, at);
        if (next == at)
            return false;
        at = next;
    }
}
