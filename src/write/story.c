/* story.c - one row a document for the same date, source, target and code, as the filters of
 * PETRARCH have it. */
#include "write/story.h"

#include "base/text.h"

static uint64_t hash_of(const cs_row *row)
{
    uint64_t hash = cs_hash(row->source_code.full, strlen(row->source_code.full));
    hash = hash * 31 + cs_hash(row->target_code.full, strlen(row->target_code.full));
    hash = hash * 31 + cs_hash(row->cameo.data, row->cameo.size);
    return hash * 31 + (uint64_t)(row->year * 372 + row->month * 31 + row->day);
}

static bool is_same(const cs_row *a, const cs_row *b)
{
    return a->year == b->year && a->month == b->month && a->day == b->day &&
           cs_text_equal(a->cameo, b->cameo) &&
           strcmp(a->source_code.full, b->source_code.full) == 0 &&
           strcmp(a->target_code.full, b->target_code.full) == 0;
}

/* The place of a row, or of the empty place where it belongs. */
static uint32_t *place_of(const cs_story *story, const cs_row *row)
{
    uint32_t at = (uint32_t)hash_of(row) & (story->room - 1);
    while (story->index[at] && !is_same(&story->rows.items[story->index[at] - 1], row))
        at = (at + 1) & (story->room - 1);
    return &story->index[at];
}

/* Keeps the index at most half full. */
static bool make_room(cs_story *story)
{
    if (story->room && story->rows.count * 2 < story->room)
        return true;
    const uint32_t room = story->room ? story->room * 2 : 64;
    uint32_t *index = cs_arena_alloc(&story->arena, room * sizeof *index);
    if (!index)
        return false;
    story->room = room;
    story->index = index;
    for (uint32_t i = 0; i < story->rows.count; i++)
        *place_of(story, &story->rows.items[i]) = i + 1;
    return true;
}

bool cs_story_add(cs_story *story, const cs_row *row)
{
    if (!make_room(story))
        return false;
    uint32_t *place = place_of(story, row);
    if (*place) {
        story->rows.items[*place - 1].mentions++;
        return true;
    }
    if (!cs_array_push(&story->rows, &story->arena))
        return false;
    *cs_array_last(&story->rows) = *row;
    *place = story->rows.count;
    return true;
}
