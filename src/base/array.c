#include "base/array.h"

#include <string.h>

bool cs_array_grow(void **items, uint32_t *count, uint32_t *capacity, size_t item_size,
                   cs_arena *arena)
{
    if (*capacity > UINT32_MAX / 2)
        return false;
    const uint32_t bigger = *capacity ? *capacity * 2 : 16;
    void *grown = cs_arena_alloc(arena, bigger * item_size);
    if (!grown)
        return false;
    if (*count)
        memcpy(grown, *items, *count * item_size);
    *items = grown;
    *capacity = bigger;
    ++*count;
    return true;
}
