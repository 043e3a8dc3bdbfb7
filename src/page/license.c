/* license.c - terms of reuse: Creative Commons by their addresses, and what the markup says.
 *
 * "https://creativecommons.org/licenses/by-nc-sa/3.0/de/" is "CC BY-NC-SA 3.0 DE". */
#include "base/error.h"
#include "page/scan.h"

static char upper(char c)
{
    return (char)(c >= 'a' && c <= 'z' ? c - 32 : c);
}

static uint32_t find(casus_text text, const char *part)
{
    const uint32_t size = (uint32_t)strlen(part);
    for (uint32_t i = 0; i + size <= text.size; i++)
        if (memcmp(text.data + i, part, size) == 0)
            return i + size;
    return 0;
}

/* The name of the licence at an address; empty when it is none. */
static casus_text of_address(casus_text url, cs_arena *arena)
{
    enum { ROOM = 48 };
    uint32_t at = find(url, "creativecommons.org/licenses/");
    char *out = at ? cs_arena_alloc(arena, ROOM) : NULL;
    uint32_t used = 2, parts = 0;
    if (find(url, "creativecommons.org/publicdomain/zero"))
        return CS_TEXT("CC0");
    if (!out)
        return (casus_text){NULL, 0};
    out[0] = out[1] = 'C';
    while (at < url.size && parts < 3 && used + 2 < ROOM) {
        uint32_t end = at;
        while (end < url.size && !strchr("/?#&\"", url.data[end]))
            end++;
        if (end == at || end - at > 10 ||
            cs_text_starts(cs_text_span(url, at, end), CS_TEXT("deed")) ||
            cs_text_starts(cs_text_span(url, at, end), CS_TEXT("legal")))
            break;
        out[used++] = ' ';
        for (uint32_t i = at; i < end && used + 2 < ROOM; i++)
            out[used++] = upper(url.data[i]);
        parts++;
        at = end < url.size && url.data[end] == '/' ? end + 1 : url.size;
    }
    return parts ? cs_text(out, used) : (casus_text){NULL, 0};
}

static bool is_space(char c)
{
    return c == ' ' || c == '-';
}

/* "CC BY-SA 4.0" in running text. */
static casus_text of_text(casus_text text, cs_arena *arena)
{
    enum { ROOM = 32 };
    static const char mark[5] = {'C', 'C', ' ', 'B', 'Y'};
    for (uint32_t i = 0; i + 5 <= text.size; i++) {
        if (memcmp(text.data + i, "CC", 2) != 0 || !is_space(text.data[i + 2]) ||
            memcmp(text.data + i + 3, "BY", 2) != 0 ||
            (i && (text.data[i - 1] | 0x20) >= 'a'))
            continue;
        char *out = cs_arena_alloc(arena, ROOM);
        uint32_t used = 5, at = i + 5;
        if (!out)
            break;
        memcpy(out, mark, sizeof mark);
        while (at + 3 <= text.size && used < 16 &&
               (text.data[at] == '-' || text.data[at] == ' ') &&
               (memcmp(text.data + at + 1, "NC", 2) == 0 ||
                memcmp(text.data + at + 1, "SA", 2) == 0 ||
                memcmp(text.data + at + 1, "ND", 2) == 0)) {
            out[used++] = '-';
            memcpy(out + used, text.data + at + 1, 2);
            used += 2;
            at += 3;
        }
        if (at + 4 <= text.size && text.data[at] == ' ' && text.data[at + 2] == '.') {
            memcpy(out + used, text.data + at, 4);
            used += 4;
        }
        return cs_text(out, used);
    }
    return (casus_text){NULL, 0};
}

/* Licences of single pictures stand in captions or beside a source. */
static bool of_a_part(const cs_page_scan *scan, uint32_t node)
{
    return scan->blocks.inside[node] & (CS_IN_FIGURE | CS_IN_CAPTION | CS_IN_ASIDE);
}

casus_status cs_page_find_license(cs_page_scan *scan, casus_error *error)
{
    const cs_html *html = &scan->html;
    casus_text best = {NULL, 0};
    (void)error;
    for (uint32_t i = 0; i < scan->markup.licenses.count && !best.size; i++)
        best = of_address(scan->markup.licenses.items[i].value, scan->arena);
    for (uint32_t i = html->count; i-- > 1 && !best.size;)
        if (html->nodes[i].tag == CS_TAG_A && !of_a_part(scan, i))
            best = of_address(cs_html_attribute(html, i, "href"), scan->arena);
    for (uint32_t i = scan->blocks.count; i-- > 0 && !best.size;)
        if (scan->blocks.items[i].words < 80 &&
            !of_a_part(scan, scan->blocks.items[i].first))
            best = of_text(cs_block_text(&scan->blocks, &scan->blocks.items[i]),
                           scan->arena);
    scan->out->license = best;
    return CASUS_OK;
}
