#include "base/text.h"

#include "base/utf8.h"

int cs_text_compare(casus_text a, casus_text b)
{
    const uint32_t shared = a.size < b.size ? a.size : b.size;
    const int order = shared ? memcmp(a.data, b.data, shared) : 0;
    if (order != 0)
        return order < 0 ? -1 : 1;
    return (a.size > b.size) - (a.size < b.size);
}

bool cs_text_starts(casus_text text, casus_text prefix)
{
    return text.size >= prefix.size &&
           cs_text_equal(cs_text(text.data, prefix.size), prefix);
}

bool cs_text_ends(casus_text text, casus_text suffix)
{
    return text.size >= suffix.size &&
           cs_text_equal(cs_text_span(text, text.size - suffix.size, text.size), suffix);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

casus_text cs_text_trim(casus_text text)
{
    while (text.size && is_blank(text.data[0]))
        text = cs_text_span(text, 1, text.size);
    while (text.size && is_blank(text.data[text.size - 1]))
        text.size--;
    return text;
}

casus_text cs_text_copy(casus_text text, cs_arena *arena)
{
    char *copy = cs_arena_alloc(arena, (size_t)text.size + 1);
    if (!copy)
        return (casus_text){NULL, 0};
    if (text.size)
        memcpy(copy, text.data, text.size);
    return (casus_text){copy, text.size};
}

casus_text cs_text_lower(casus_text text, cs_arena *arena)
{
    /* A few capitals are longer in lower case; none by more than one byte in two. */
    char *lower = cs_arena_alloc(arena, (size_t)text.size * 3 / 2 + 4);
    if (!lower)
        return (casus_text){NULL, 0};
    uint32_t size = 0;
    for (uint32_t i = 0, length; i < text.size; i += length)
        size += cs_utf8_encode(cs_to_lower(cs_utf8_decode(text.data + i, &length)),
                               lower + size);
    return (casus_text){lower, size};
}

uint64_t cs_hash(const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ at[i]) * 0x100000001B3u;
    hash ^= hash >> 32;
    hash *= 0xD6E8FEB86659FD93u;
    return hash ^ hash >> 32;
}
