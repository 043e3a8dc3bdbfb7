/* credit.c - who published an article first: an agency in the dateline, as author, or by the
 * way it signs its reports; and what the names in these places are. */
#include "article/layout.h"
#include "base/utf8.h"

bool cs_is_place(const cs_layout *layout, casus_text text, bool *other)
{
    enum { ROOM = 64, VALUES = 8 };
    char buffer[ROOM + 4];
    uint32_t size = 0, length, values[VALUES], ends[VALUES];
    bool first = true;
    *other = false;
    if (!text.size || text.size > ROOM / 2)
        return false;
    for (uint32_t i = 0; i < text.size; i += length) {
        const uint32_t character = cs_utf8_decode(text.data + i, &length);
        size += cs_utf8_encode(first ? character : cs_to_lower(character), buffer + size);
        first = character == ' ' || character == '-';
    }
    for (int form = 0; form < 2; form++) {
        const casus_text name = form ? text : cs_text(buffer, size);
        const uint32_t count =
            cs_trie_match(&layout->dict->name_trie, name, 0, VALUES, values, ends);
        for (uint32_t i = 0; i < count; i++) {
            if (ends[i] != name.size)
                continue;
            const cs_name_entry *entry = &layout->dict->names.items[values[i]];
            const bool place =
                entry->class == CS_NAME_PLACE || entry->class == CS_NAME_CAPITAL ||
                (entry->actor != CASUS_NONE &&
                 layout->dict->actors.items[entry->actor].kind == CS_KIND_COUNTRY);
            if (place)
                return true;
            *other = true;
        }
    }
    return false;
}

static bool is_medium_entry(const cs_dict *dict, uint32_t actor)
{
    const cs_actor_entry *entry = &dict->actors.items[actor];
    return entry->kind == CS_KIND_COMPANY && entry->standings &&
           cs_text_is(dict->standings.items[entry->standings].role, "JRN");
}

bool cs_is_medium(const cs_layout *layout, casus_text text)
{
    enum { VALUES = 8 };
    uint32_t values[VALUES], ends[VALUES];
    if (!text.size)
        return false;
    const uint32_t count =
        cs_trie_match(&layout->dict->name_trie, text, 0, VALUES, values, ends);
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t at = ends[i] == text.size ? values[i] : 0; at;
             at = layout->dict->names.items[at].next) {
            const uint32_t actor = layout->dict->names.items[at].actor;
            if (actor != CASUS_NONE && is_medium_entry(layout->dict, actor))
                return true;
        }
    return false;
}

static char plain(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

static bool ends_word(casus_text text, uint32_t at)
{
    const char c = at < text.size ? plain(text.data[at]) : ' ';
    return !(c >= 'a' && c <= 'z') && !(c & 0x80);
}

/* Whether a name stands in a text as words of their own, letter case apart. */
static bool holds_name(casus_text text, casus_text name)
{
    for (uint32_t i = 0; i + name.size <= text.size; i++) {
        uint32_t k = 0;
        while (k < name.size && plain(text.data[i + k]) == plain(name.data[k]))
            k++;
        if (k == name.size && ends_word(text, i + k) &&
            (i == 0 || ends_word(text, i - 1)))
            return true;
    }
    return false;
}

/* The host of an address. */
static casus_text host_of(casus_text url)
{
    uint32_t start = 0, end;
    for (uint32_t i = 0; i + 3 <= url.size && !start; i++)
        if (memcmp(url.data + i, "://", 3) == 0)
            start = i + 3;
    for (end = start; end < url.size && url.data[end] != '/'; end++)
        ;
    return cs_text_span(url, start, end);
}

void cs_keep_source(cs_layout *layout, casus_text name)
{
    casus_article *article = layout->article;
    if (!name.size || holds_name(article->publisher, name) ||
        (article->publisher.size && holds_name(host_of(article->url), name)))
        return;
    if (!article->publisher.size)
        article->publisher = name;
    else if (!article->first_publisher.size)
        article->first_publisher = name;
}

/* The paragraphs near the end of which one is signed as an agency signs. */
static void read_signature(cs_layout *layout)
{
    enum { LAST = 4 };
    const uint32_t count = layout->paragraphs.count;
    for (uint32_t i = count > LAST ? count - LAST : 0; i < count; i++)
        if (layout->signs[i].agency && layout->signs[i].tails)
            cs_keep_source(layout, layout->signs[i].agency->name);
}

void cs_find_credit(cs_layout *layout, uint32_t body)
{
    enum { FIRST = 3 };
    bool found = false;
    for (uint32_t i = body, seen = 0;
         i < layout->paragraphs.count && seen < FIRST && !found; i++)
        if (layout->paragraphs.items[i].kind == CASUS_PARAGRAPH_BODY)
            found = cs_read_dateline(layout, cs_paragraph_text(layout, i), seen++ > 0);
    for (uint32_t i = 0; i < layout->authors.count; i++)
        if (cs_is_medium(layout, layout->authors.items[i]))
            cs_keep_source(layout, layout->authors.items[i]);
    read_signature(layout);
}
