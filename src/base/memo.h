/* memo.h - what was worked out for a word, kept for the next time the word comes.
 *
 * A fixed number of slots; a key goes to one slot and takes it from the key before, so
 * memory is bounded and what is kept never changes a result.  One memo a thread.  NULL is a
 * memo that keeps nothing. */
#ifndef CASUS_BASE_MEMO_H
#define CASUS_BASE_MEMO_H

#include "casus.h"

#include <stdbool.h>
#include <stddef.h>

enum { CS_MEMO_KEY = 24 }; /* bytes; longer keys are not kept */

/* Zeroed at the start: keeps nothing. */
typedef struct cs_memo {
    unsigned char *slots;
    size_t slot_size;
    uint32_t mask;
} cs_memo;

/* `count` slots, a power of two, for values of `size` bytes.  False when out of memory. */
bool cs_memo_new(cs_memo *memo, uint32_t count, size_t size);
void cs_memo_free(cs_memo *memo);

/* The value of (text, number), or NULL. */
const void *cs_memo_find(const cs_memo *memo, casus_text text, uint32_t number);

/* Room for the value of (text, number), aligned for any type and to be filled at once;
 * NULL when the key cannot be kept. */
void *cs_memo_keep(cs_memo *memo, casus_text text, uint32_t number);

#endif
