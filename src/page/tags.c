#include "page/tags.h"

#include <stdlib.h>
#include <string.h>

static const struct cs_tag_entry {
    const char *name;
    uint8_t flags;
} entries[] = {
#define CS_TAG_ENTRY(name, string, flags) {string, flags},
    CS_TAGS(CS_TAG_ENTRY)
#undef CS_TAG_ENTRY
};

enum { FIRST = CS_TAG_OTHER + 1, NAME_LIMIT = 11 };

uint8_t cs_tag_flags(uint8_t tag)
{
    return tag < FIRST ? 0 : entries[tag - FIRST].flags;
}

const char *cs_tag_name(uint8_t tag)
{
    return tag < FIRST ? "" : entries[tag - FIRST].name;
}

static int compare(const void *key, const void *item)
{
    return strcmp(key, ((const struct cs_tag_entry *)item)->name);
}

cs_html_tag cs_tag_find(const char *name, uint32_t size)
{
    char lower[NAME_LIMIT + 1];
    if (size > NAME_LIMIT)
        return CS_TAG_OTHER;
    for (uint32_t i = 0; i < size; i++)
        lower[i] = (char)(name[i] >= 'A' && name[i] <= 'Z' ? name[i] + 32 : name[i]);
    lower[size] = '\0';
    const struct cs_tag_entry *found = bsearch(
        lower, entries, sizeof entries / sizeof *entries, sizeof *entries, compare);
    return found ? (cs_html_tag)(found - entries + FIRST) : CS_TAG_OTHER;
}
