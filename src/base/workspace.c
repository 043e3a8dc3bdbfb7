#include "base/workspace.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>

enum { ALIGN = 64, BLOCK = 1 << 20 };

struct cs_workspace_block {
    cs_workspace_block *next;
    size_t size;
    alignas(max_align_t) unsigned char bytes[];
};

/* Goes to the next block that is large enough, or makes one behind the current. */
static cs_workspace_block *next_block(cs_workspace *space, size_t need)
{
    cs_workspace_block *current = space->current;
    cs_workspace_block *next = current ? current->next : space->first;
    if (next && next->size >= need)
        return next;
    const size_t size = need > BLOCK ? need : BLOCK;
    cs_workspace_block *block = malloc(sizeof *block + size);
    if (!block)
        return NULL;
    block->next = next;
    block->size = size;
    if (current)
        current->next = block;
    else
        space->first = block;
    return block;
}

void *cs_workspace_take(cs_workspace *space, size_t count, size_t size)
{
    if (size && count > (SIZE_MAX / 2 - ALIGN) / size)
        return NULL;
    const size_t need = (count * size + ALIGN - 1) / ALIGN * ALIGN;
    if (!space->current || space->current->size - space->used < need) {
        cs_workspace_block *block = next_block(space, need);
        if (!block)
            return NULL;
        space->current = block;
        space->used = 0;
    }
    void *bytes = space->current->bytes + space->used;
    space->used += need;
    return bytes;
}

cs_workspace_point cs_workspace_mark(const cs_workspace *space)
{
    return (cs_workspace_point){space->current, space->used};
}

void cs_workspace_rewind(cs_workspace *space, cs_workspace_point point)
{
    space->current = point.block;
    space->used = point.used;
}

void cs_workspace_free(cs_workspace *space)
{
    while (space->first) {
        cs_workspace_block *next = space->first->next;
        free(space->first);
        space->first = next;
    }
    *space = (cs_workspace){0};
}
