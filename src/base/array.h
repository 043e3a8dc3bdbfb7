/* array.h - arrays that grow while a table is read or a document is coded.
 *
 * A growing array lives in an arena; growing copies and leaves the old block to the
 * arena.  Use it as
 *     CS_ARRAY(casus_token) tokens = {0};
 *     if (!cs_array_push(&tokens, arena)) return cs_nomem(error);
 *     tokens.items[tokens.count - 1] = ...; */
#ifndef CASUS_BASE_ARRAY_H
#define CASUS_BASE_ARRAY_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

#define CS_ARRAY(type)                                                                   \
    struct {                                                                             \
        type *items;                                                                     \
        uint32_t count, capacity;                                                        \
    }

/* Adds one zeroed item; false when out of memory, with the array unchanged. */
#define cs_array_push(array, arena)                                                      \
    ((array)->count < (array)->capacity                                                  \
         ? ((array)->count++, true)                                                      \
         : cs_array_grow((void **)&(array)->items, &(array)->count, &(array)->capacity,  \
                         sizeof *(array)->items, (arena)))

#define cs_array_last(array) (&(array)->items[(array)->count - 1])

bool cs_array_grow(void **items, uint32_t *count, uint32_t *capacity, size_t item_size,
                   cs_arena *arena);

#endif
