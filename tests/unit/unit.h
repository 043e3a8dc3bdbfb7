/* unit.h - the least that a unit test needs. */
#ifndef CASUS_TESTS_UNIT_H
#define CASUS_TESTS_UNIT_H

#include <stdio.h>

/* Counts a failure and goes on. */
#define CHECK(condition)                                                                 \
    do {                                                                                 \
        if (!(condition)) {                                                              \
            fprintf(stderr, "%s:%d: failed: %s\n", __FILE__, __LINE__, #condition);      \
            failures++;                                                                  \
        }                                                                                \
    } while (0)

#endif
