/* best.h - the best of some scores. */
#ifndef CASUS_MODEL_BEST_H
#define CASUS_MODEL_BEST_H

#include <stdint.h>

/* The first place of the highest of `count` scores, at least one.  Two passes, because
 * the first is done with wide registers. */
static inline uint32_t cs_best_of(const float *score, uint32_t count)
{
    float most = score[0];
    uint32_t at = 0;
    for (uint32_t i = 1; i < count; i++)
        most = score[i] > most ? score[i] : most;
    while (at + 1 < count && score[at] < most)
        at++;
    return at;
}

#endif
