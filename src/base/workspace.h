/* workspace.h - scratch that is used again and again: one for each thread.
 *
 * Unlike an arena it neither clears memory nor gives it back before the end, so taking
 * and rewinding cost a few instructions. */
#ifndef CASUS_BASE_WORKSPACE_H
#define CASUS_BASE_WORKSPACE_H

#include <stddef.h>

typedef struct cs_workspace_block cs_workspace_block;

/* Zeroed at the start. */
typedef struct cs_workspace {
    cs_workspace_block *first, *current;
    size_t used; /* bytes of the current block */
} cs_workspace;

typedef struct cs_workspace_point {
    cs_workspace_block *block;
    size_t used;
} cs_workspace_point;

/* `count` items of `size` bytes, aligned for any type, their bytes unknown; NULL when out of
 * memory. */
void *cs_workspace_take(cs_workspace *space, size_t count, size_t size);

cs_workspace_point cs_workspace_mark(const cs_workspace *space);
void cs_workspace_rewind(cs_workspace *space, cs_workspace_point point);
void cs_workspace_free(cs_workspace *space);

#endif
