/* text.h - views of UTF-8 text: helpers on casus_text. */
#ifndef CASUS_BASE_TEXT_H
#define CASUS_BASE_TEXT_H

#include "base/arena.h"
#include "casus.h"

#include <stdbool.h>
#include <string.h>

/* A view of a string literal. */
#define CS_TEXT(literal) ((casus_text){(literal), (uint32_t)sizeof(literal) - 1})

static inline casus_text cs_text(const char *data, size_t size)
{
    return (casus_text){data, (uint32_t)size};
}

static inline casus_text cs_text_of(const char *string)
{
    return (casus_text){string, (uint32_t)strlen(string)};
}

static inline casus_text cs_text_span(casus_text text, uint32_t start, uint32_t end)
{
    return (casus_text){start ? text.data + start : text.data, end - start}; /* data may be NULL */
}

static inline bool cs_text_equal(casus_text a, casus_text b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

static inline bool cs_text_is(casus_text a, const char *string)
{
    return cs_text_equal(a, cs_text_of(string));
}

/* -1, 0, 1 by bytes; a prefix comes first. */
int cs_text_compare(casus_text a, casus_text b);

bool cs_text_starts(casus_text text, casus_text prefix);
bool cs_text_ends(casus_text text, casus_text suffix);

/* Without blanks, tabs and line ends at both sides. */
casus_text cs_text_trim(casus_text text);

/* Copies into the arena; a null byte follows.  `data` is NULL when out of memory. */
casus_text cs_text_copy(casus_text text, cs_arena *arena);

/* The lower-case form of `text` (Latin, Greek, Cyrillic, Armenian; other letters
 * stay), in the arena.  `data` is NULL when out of memory. */
casus_text cs_text_lower(casus_text text, cs_arena *arena);

/* 64-bit hash of bytes (FNV-1a with a final mix); the same on every machine. */
uint64_t cs_hash(const void *bytes, size_t size);

#endif
