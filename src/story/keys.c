/* keys.c - by which keys an index finds an article.  Rule S10. */
#include "story/story.h"

#include "story/words.h"

#include <stdlib.h>

/* Shingles near the head of an article are kept more densely: short leads are found by them. */
enum {
    HEAD_WORDS = 64,
    HEAD_MASK = 3,
    BODY_MASK = 15,
    SHINGLE_KEYS = 64,
    SENTENCE_KEYS = CS_SKETCH_KEYS - SHINGLE_KEYS,
};

/* Two sentences that share their two first terms, in a fixed order of all terms that has nothing
 * to do with the alphabet, are worth a comparison. */
static uint32_t sentence_key(const cs_sketch *sketch, const cs_sketch_sentence *sentence)
{
    uint32_t first = UINT32_MAX, second = UINT32_MAX;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const uint32_t order = cs_spread(sketch->terms[sentence->first + i] + 1u);
        if (order < first) {
            second = first;
            first = order;
        } else if (order < second) {
            second = order;
        }
    }
    return cs_spread((uint64_t)first << 32 | second) | 1u;
}

/* Marks lie in the order of their hashes, so that of too many the same ones are taken in every
 * article. */
uint32_t cs_sketch_keys(const cs_sketch *sketch, cs_story_key *keys)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < sketch->mark_count && count < SHINGLE_KEYS; i++) {
        const cs_mark *mark = &sketch->marks[i];
        if ((mark->hash & (mark->at < HEAD_WORDS ? HEAD_MASK : BODY_MASK)) == 0)
            keys[count++] = (cs_story_key){mark->hash, mark->at};
    }
    const uint32_t most = count + SENTENCE_KEYS;
    for (uint32_t i = 0; i < sketch->sentence_count && count < most; i++)
        keys[count++] =
            (cs_story_key){sentence_key(sketch, &sketch->sentences[i]), CASUS_NONE};
    return count;
}
