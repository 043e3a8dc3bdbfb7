/* index.c - the index of articles in memory.
 *
 * A table from keys to the first articles that have them.  Sketches are kept packed: a few
 * kilobytes for each article. */
#include "story/story.h"

#include "base/array.h"
#include "base/error.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 1024 };

typedef struct cs_slot {
    uint32_t key;
    uint32_t last;  /* 1 + index of the newest posting; 0: the slot is free */
    uint32_t count; /* of its postings */
} cs_slot;

typedef struct cs_posting {
    uint32_t article;
    uint32_t before; /* 1 + index of the posting before it, or 0 */
} cs_posting;

typedef struct cs_packed {
    uint8_t *bytes;
    uint32_t size;
} cs_packed;

struct cs_story_index {
    cs_arena arena;   /* packed sketches, postings */
    cs_arena scratch; /* the sketch that was last asked for */
    cs_slot *slots;
    uint32_t slot_count, used;
    CS_ARRAY(cs_posting) postings;
    CS_ARRAY(cs_packed) sketches;
};

casus_status cs_story_index_new(cs_story_index **out, casus_error *error)
{
    cs_story_index *index = calloc(1, sizeof *index);
    cs_slot *slots = calloc(FIRST_SLOTS, sizeof *slots);
    *out = index;
    if (!index || !slots) {
        free(index);
        free(slots);
        *out = NULL;
        return cs_nomem(error);
    }
    index->slots = slots;
    index->slot_count = FIRST_SLOTS;
    return CASUS_OK;
}

void cs_story_index_free(cs_story_index *index)
{
    if (!index)
        return;
    cs_arena_free(&index->arena);
    cs_arena_free(&index->scratch);
    free(index->slots);
    free(index);
}

/* The slot of a key, or the free one where it belongs. */
static cs_slot *slot_of(cs_slot *slots, uint32_t count, uint32_t key)
{
    uint32_t at = (key * 0x9E3779B1u) & (count - 1);
    while (slots[at].last && slots[at].key != key)
        at = (at + 1) & (count - 1);
    return &slots[at];
}

static bool grow(cs_story_index *index)
{
    if (index->used * 2 < index->slot_count)
        return true;
    const uint32_t count = index->slot_count * 2;
    cs_slot *slots = calloc(count, sizeof *slots);
    if (!slots)
        return false;
    for (uint32_t i = 0; i < index->slot_count; i++)
        if (index->slots[i].last)
            *slot_of(slots, count, index->slots[i].key) = index->slots[i];
    free(index->slots);
    index->slots = slots;
    index->slot_count = count;
    return true;
}

static bool post(cs_story_index *index, uint32_t key, uint32_t article)
{
    if (!grow(index))
        return false;
    cs_slot *slot = slot_of(index->slots, index->slot_count, key);
    if (slot->count == CS_KEY_POSTINGS ||
        (slot->last && index->postings.items[slot->last - 1].article == article))
        return true;
    if (!cs_array_push(&index->postings, &index->arena))
        return false;
    *cs_array_last(&index->postings) = (cs_posting){article, slot->last};
    index->used += slot->last == 0;
    slot->key = key;
    slot->last = index->postings.count;
    slot->count++;
    return true;
}

casus_status cs_story_index_add(cs_story_index *index, const cs_sketch *sketch,
                                casus_error *error)
{
    uint8_t bytes[CS_SKETCH_BYTES];
    cs_story_key keys[CS_SKETCH_KEYS];
    cs_packed packed = {.size = cs_sketch_pack(sketch, bytes)};
    packed.bytes = cs_arena_alloc(&index->arena, packed.size);
    if (!packed.bytes || !cs_array_push(&index->sketches, &index->arena))
        return cs_nomem(error);
    memcpy(packed.bytes, bytes, packed.size);
    *cs_array_last(&index->sketches) = packed;
    const uint32_t count = cs_sketch_keys(sketch, keys);
    for (uint32_t i = 0; i < count; i++)
        if (!post(index, keys[i].key, index->sketches.count - 1))
            return cs_nomem(error);
    return CASUS_OK;
}

static casus_status find(void *context, uint32_t key, uint32_t *articles, uint32_t *count,
                         casus_error *error)
{
    cs_story_index *index = context;
    (void)error;
    const cs_slot *slot = slot_of(index->slots, index->slot_count, key);
    *count = slot->count;
    uint32_t at = slot->last;
    for (uint32_t i = slot->count; i-- > 0; at = index->postings.items[at - 1].before)
        articles[i] = index->postings.items[at - 1].article;
    return CASUS_OK;
}

static casus_status read_sketch(void *context, uint32_t article, cs_sketch *out,
                                casus_error *error)
{
    cs_story_index *index = context;
    const cs_packed *packed = &index->sketches.items[article];
    cs_arena_rewind(&index->scratch, (cs_arena_point){0});
    return cs_sketch_unpack(packed->bytes, packed->size, &index->scratch, out, error);
}

cs_story_lookup cs_story_index_lookup(cs_story_index *index)
{
    return (cs_story_lookup){.context = index, .find = find, .sketch = read_sketch};
}
