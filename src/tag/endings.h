/* endings.h - decisions on a word by its tag and its ending, and lemma rules.
 *
 * A table of endings maps (tag, last k characters) to a number.  The longest ending in
 * the table decides; the whole word goes before all endings.  The trainer leaves out
 * endings that decide as the next shorter one does. */
#ifndef CASUS_TAG_ENDINGS_H
#define CASUS_TAG_ENDINGS_H

#include "base/text.h"

enum {
    CS_ENDING_MAX = 6,                     /* characters of the longest ending */
    CS_ENDING_KEYS = CS_ENDING_MAX + 2,    /* endings of 0 .. 6 characters, then the word */
    CS_LEMMA_BYTES = 255                   /* longer words are their own lemma */
};

/* The keys of a lower-cased word, shortest ending first, the whole word last.  Returns
 * how many there are: a short word has fewer. */
uint32_t cs_ending_keys(casus_text lower, uint32_t tag, uint64_t keys[CS_ENDING_KEYS]);

/* How a lemma is made: case of the form (l lower, k keep, t first letter upper, rest
 * lower), bytes taken off the end, bytes put there.  As text: "l 3 y". */
typedef struct cs_lemma_rule {
    char letter_case;
    uint32_t cut;
    casus_text added;
} cs_lemma_rule;

bool cs_lemma_rule_read(casus_text text, cs_lemma_rule *out);

/* Writes the lemma to `out` and returns its size; 0 when the rule does not fit the word. */
uint32_t cs_lemma_apply(const cs_lemma_rule *rule, casus_text form, casus_text lower,
                        char out[CS_LEMMA_BYTES]);

/* Lower-cases into `out`; returns the size, or 0 when it does not fit. */
uint32_t cs_word_lower(casus_text form, char out[CS_LEMMA_BYTES]);

#endif
