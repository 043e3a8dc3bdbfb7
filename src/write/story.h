/* story.h - rows of a document, each once; inside write/ only. */
#ifndef CASUS_WRITE_STORY_H
#define CASUS_WRITE_STORY_H

#include "base/array.h"
#include "write/rows.h"

/* Zeroed = empty; everything lives in its arena. */
typedef struct cs_story {
    cs_arena arena;
    CS_ARRAY(cs_row) rows; /* in the order in which they came first */
    uint32_t *index;       /* [room] number of a row + 1, 0 = empty; room is a power of two */
    uint32_t room;
} cs_story;

/* Adds a row, or counts one more mention of the same; false when out of memory. */
bool cs_story_add(cs_story *story, const cs_row *row);

#endif
