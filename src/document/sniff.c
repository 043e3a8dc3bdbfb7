#include "document/sniff.h"

static const char *const openings[] = {
    "!doctype html", "html",     "head",   "body",   "title",
    "meta",          "link",     "script", "style",  "div",
    "article",       "section",  "main",   "header", "nav",
    "table",         "p",        "h1",     "h2",     "h3",
    "span",          "a",        "ul",     "ol",     "br",
    "img",           "b",        "i",      "font",   "center",
    "blockquote",    "noscript", "iframe", "form"};

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
    const bool comment =
        cs_text_starts(cs_text_span(bytes, at, bytes.size), CS_TEXT("<!--"));
    if (at + 1 >= bytes.size || (bytes.data[at + 1] != '!' && bytes.data[at + 1] != '?'))
        return at;
    for (uint32_t i = at; i < bytes.size; i++)
        if (bytes.data[i] == '>' &&
            (!comment || (i > at + 4 && bytes.data[i - 1] == '-')))
            return i + 1;
    return at;
}

bool cs_looks_like_page(casus_text bytes)
{
    enum { LOOK = 4096 };
    if (bytes.size > LOOK)
        bytes.size = LOOK;
    uint32_t at = cs_text_starts(bytes, CS_TEXT("\xEF\xBB\xBF")) ? 3 : 0;
    if (cs_text_starts(bytes, CS_TEXT("\xFF\xFE<")) ||
        cs_text_starts(bytes, CS_TEXT("\xFE\xFF")))
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

bool cs_looks_like_gzip(casus_text bytes)
{
    return cs_text_starts(bytes, CS_TEXT("\x1F\x8B\x08"));
}

static bool holds(casus_text bytes, const char *part)
{
    const size_t size = strlen(part);
    for (uint32_t i = 0; i + size <= bytes.size; i++)
        if (memcmp(bytes.data + i, part, size) == 0)
            return true;
    return false;
}

/* The root element, behind declarations and comments, is one of a feed's. */
static bool looks_like_feed(casus_text bytes)
{
    static const char *const roots[] = {"rss", "feed", "rdf:rdf"};
    uint32_t at = cs_text_starts(bytes, CS_TEXT("\xEF\xBB\xBF")) ? 3 : 0;
    for (;;) {
        at = skip_space(bytes, at);
        if (at >= bytes.size || bytes.data[at] != '<')
            return false;
        for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
            if (opens(bytes, at + 1, roots[i]))
                return true;
        const uint32_t next = skip_declaration(bytes, at);
        if (next == at)
            return false;
        at = next;
    }
}

casus_format cs_format_of(casus_text bytes)
{
    const uint32_t at = skip_space(bytes, 0);
    const char *end = bytes.size ? memchr(bytes.data, '\n', bytes.size) : NULL;
    const casus_text line =
        end ? cs_text_span(bytes, 0, (uint32_t)(end - bytes.data)) : bytes;
    if (cs_text_starts(bytes, CS_TEXT("WARC/")))
        return CASUS_FORMAT_WARC;
    if (looks_like_feed(bytes))
        return CASUS_FORMAT_FEED;
    if (at < bytes.size && bytes.data[at] == '{') {
        if (holds(bytes, "//jsonfeed.org/version/"))
            return CASUS_FORMAT_FEED;
        if (holds(line, "\"text\""))
            return CASUS_FORMAT_JSONL;
    }
    return cs_looks_like_page(bytes) ? CASUS_FORMAT_HTML : CASUS_FORMAT_TEXT;
}
