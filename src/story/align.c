/* align.c - sentences of two articles that say the same in other words.  Rule S9. */
#include "story/story.h"

/* Twice the shared terms, of all terms of both sentences. */
static const float ALIKE = 0.5F; /* of two sentences that say the same */
static const float EQUAL = 0.9F; /* of two sentences that are the same */

static const float REWRITTEN = 0.6F; /* share of sentences that say the same */
static const float REWORDED = 0.25F; /* of those that are not the same */

enum { FEWEST_ALIGNED = 3 }; /* sentences that say the same */

static uint32_t shared_terms(const cs_sketch *a, uint32_t i, const cs_sketch *b,
                             uint32_t j)
{
    const uint16_t *x = a->terms + a->sentences[i].first,
                   *x_end = x + a->sentences[i].count;
    const uint16_t *y = b->terms + b->sentences[j].first,
                   *y_end = y + b->sentences[j].count;
    uint32_t count = 0;
    while (x < x_end && y < y_end) {
        count += *x == *y;
        const bool next_x = *x <= *y;
        y += *y <= *x;
        x += next_x;
    }
    return count;
}

/* How like sentence `i` the most like sentence of `b` is that no other one took: 0 when none
 * says the same. */
static float find_like(const cs_sketch *a, uint32_t i, const cs_sketch *b, bool *taken)
{
    uint32_t best = CASUS_NONE;
    float most = 0;
    for (uint32_t j = 0; j < b->sentence_count; j++) {
        const uint32_t both = a->sentences[i].count + b->sentences[j].count;
        const float alike =
            taken[j] ? 0 : 2.0F * (float)shared_terms(a, i, b, j) / (float)both;
        if (alike >= ALIKE && alike > most) {
            most = alike;
            best = j;
        }
    }
    if (best != CASUS_NONE)
        taken[best] = true;
    return most;
}

bool cs_sketch_is_rewrite(const cs_sketch *a, const cs_sketch *b)
{
    if (a->sentence_count > b->sentence_count) {
        const cs_sketch *other = a;
        a = b;
        b = other;
    }
    bool taken[CS_SKETCH_SENTENCES] = {false};
    uint32_t terms = 0, aligned = 0, reworded = 0, count = 0;
    for (uint32_t i = 0; i < a->sentence_count; i++) {
        const float alike = find_like(a, i, b, taken);
        const uint32_t size = a->sentences[i].count;
        terms += size;
        count += alike > 0;
        aligned += alike > 0 ? size : 0;
        reworded += alike > 0 && alike < EQUAL ? size : 0;
    }
    return count >= FEWEST_ALIGNED && (float)aligned >= REWRITTEN * (float)terms &&
           (float)reworded >= REWORDED * (float)terms;
}
