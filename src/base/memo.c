/* memo.c - see memo.h. */
#include "base/memo.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

/* Sizes are one more than they are: 0 marks a slot without a key. */
typedef struct slot {
    uint64_t key[CS_MEMO_KEY / 8];
    uint32_t size, number;
    alignas(max_align_t) unsigned char value[];
} slot;

bool cs_memo_new(cs_memo *memo, uint32_t count, size_t size)
{
    const size_t align = alignof(max_align_t);
    memo->slot_size = sizeof(slot) + (size + align - 1) / align * align;
    memo->mask = count - 1;
    memo->slots = calloc(count, memo->slot_size);
    return memo->slots != NULL;
}

void cs_memo_free(cs_memo *memo)
{
    free(memo->slots);
    *memo = (cs_memo){0};
}

static uint32_t mix(const slot *key)
{
    uint64_t hash = key->size + ((uint64_t)key->number << 32);
    for (size_t i = 0; i < CS_MEMO_KEY / 8; i++) {
        hash = (hash ^ key->key[i]) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 32;
    }
    return (uint32_t)hash;
}

static bool set_key(const cs_memo *memo, casus_text text, uint32_t number, slot *key)
{
    *key = (slot){.size = text.size + 1, .number = number};
    if (!memo || !memo->slots || text.size > CS_MEMO_KEY)
        return false;
    if (text.size)
        memcpy(key->key, text.data, text.size);
    return true;
}

static slot *place_of(const cs_memo *memo, const slot *key)
{
    return (slot *)(void *)(memo->slots + (mix(key) & memo->mask) * memo->slot_size);
}

const void *cs_memo_find(const cs_memo *memo, casus_text text, uint32_t number)
{
    slot key;
    if (!set_key(memo, text, number, &key))
        return NULL;
    const slot *at = place_of(memo, &key);
    return memcmp(at, &key, offsetof(slot, value)) == 0 ? at->value : NULL;
}

void *cs_memo_keep(cs_memo *memo, casus_text text, uint32_t number)
{
    slot key;
    if (!set_key(memo, text, number, &key))
        return NULL;
    slot *at = place_of(memo, &key);
    memcpy(at, &key, offsetof(slot, value));
    return at->value;
}
