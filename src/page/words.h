/* words.h - words of a text as hashes, in lower case, and sets of them. */
#ifndef CASUS_PAGE_WORDS_H
#define CASUS_PAGE_WORDS_H

#include "base/arena.h"
#include "base/text.h"

typedef struct cs_word_scan {
    casus_text text;
    uint32_t at;
} cs_word_scan;

static inline cs_word_scan cs_words_start(casus_text text)
{
    return (cs_word_scan){text, 0};
}

/* The next run of letters and digits; false at the end.  Hashes of words that differ in the
 * case of their letters are the same for Latin, Greek and Cyrillic letters. */
bool cs_words_next(cs_word_scan *scan, uint64_t *hash);

typedef struct cs_word_set {
    uint64_t *slots; /* [capacity]; 0 = empty */
    uint32_t count, capacity;
    cs_arena *arena;
} cs_word_set;

bool cs_word_set_start(cs_word_set *set, cs_arena *arena);
bool cs_word_set_add(cs_word_set *set, uint64_t hash); /* false when out of memory */
bool cs_word_set_has(const cs_word_set *set, uint64_t hash);

#endif
