/* distance.h - how far a head is from its dependent, in a few classes.
 *
 * Shared by the trainer and the program. */
#ifndef CASUS_PARSE_DISTANCE_H
#define CASUS_PARSE_DISTANCE_H

#include <stdint.h>

enum { CS_DISTANCE_SIDE = 12, CS_DISTANCE_CLASSES = 2 * CS_DISTANCE_SIDE };

/* 0 .. CS_DISTANCE_SIDE - 1 for 1, 2, ... 8, 9-12, 13-20, 21-36, 37 and more words. */
static inline uint32_t cs_distance_step(uint32_t words)
{
    if (words <= 8)
        return words - 1;
    return words <= 12 ? 8 : words <= 20 ? 9 : words <= 36 ? 10 : 11;
}

/* The class of head `head` for `dependent`; they differ. */
static inline uint32_t cs_distance_class(uint32_t dependent, uint32_t head)
{
    return head < dependent ? cs_distance_step(dependent - head)
                            : CS_DISTANCE_SIDE + cs_distance_step(head - dependent);
}

#endif
