/* words.h - the words of a text as stories compare them; inside story/ only. */
#ifndef CASUS_STORY_WORDS_H
#define CASUS_STORY_WORDS_H

#include "casus.h"

#include <stdbool.h>

typedef struct cs_plain_word {
    uint32_t hash;   /* of its letters and digits in lower case */
    uint32_t stem;   /* of the first ones of them */
    uint32_t length; /* characters */
    bool upper;      /* begins with a capital */
    bool digit;      /* has a digit */
} cs_plain_word;

/* Reads the next word of `text` from byte `*at` on; false at the end.  A word is a run of letters
 * and digits; apostrophes within it are skipped.  A character of a script that is written
 * without blanks is a word of its own. */
bool cs_plain_next(casus_text text, uint32_t *at, cs_plain_word *out);

/* Spreads the bits of a number over 32 bits. */
uint32_t cs_spread(uint64_t number);

#endif
