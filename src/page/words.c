#include "page/words.h"

#include "base/utf8.h"

enum { FIRST_CAPACITY = 64 };

/* The character at `at` in lower case when it belongs to a word, else 0. */
static uint32_t word_character(casus_text text, uint32_t at, uint32_t *length)
{
    const unsigned char c = (unsigned char)text.data[at];
    if (c < 0x80) {
        *length = 1;
        if (c >= 'A' && c <= 'Z')
            return c + 32u;
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : 0;
    }
    const uint32_t character = cs_utf8_decode(text.data + at, length);
    if (character < 0xC0 || (character >= 0x2000 && character < 0x2C00) ||
        (character >= 0x3000 && character < 0x3040) || character == 0xD7 ||
        character == 0xF7)
        return 0;
    return character < 0x600 ? cs_to_lower(character) : character;
}

bool cs_words_next(cs_word_scan *scan, uint64_t *hash)
{
    const casus_text text = scan->text;
    uint64_t value = 0xCBF29CE484222325u;
    uint32_t i = scan->at, length = 1, character = 0;
    while (i < text.size && !(character = word_character(text, i, &length)))
        i += length;
    if (i >= text.size) {
        scan->at = i;
        return false;
    }
    while (character) {
        value = (value ^ character) * 0x100000001B3u;
        i += length;
        character = i < text.size ? word_character(text, i, &length) : 0;
    }
    scan->at = i;
    value ^= value >> 29;
    *hash = value | 1;
    return true;
}

bool cs_word_set_start(cs_word_set *set, cs_arena *arena)
{
    *set = (cs_word_set){.arena = arena, .capacity = FIRST_CAPACITY};
    set->slots = cs_arena_alloc(arena, FIRST_CAPACITY * sizeof *set->slots);
    return set->slots != NULL;
}

static uint32_t slot_of(const cs_word_set *set, uint64_t hash)
{
    uint32_t at = (uint32_t)(hash * 0x9E3779B97F4A7C15u >> 32) & (set->capacity - 1);
    while (set->slots[at] && set->slots[at] != hash)
        at = (at + 1) & (set->capacity - 1);
    return at;
}

bool cs_word_set_has(const cs_word_set *set, uint64_t hash)
{
    return hash && set->slots[slot_of(set, hash)] == hash;
}

static bool grow(cs_word_set *set)
{
    cs_word_set bigger = {
        .arena = set->arena, .capacity = set->capacity * 2, .count = set->count};
    bigger.slots = cs_arena_alloc(set->arena, bigger.capacity * sizeof *bigger.slots);
    if (!bigger.slots)
        return false;
    for (uint32_t i = 0; i < set->capacity; i++)
        if (set->slots[i])
            bigger.slots[slot_of(&bigger, set->slots[i])] = set->slots[i];
    *set = bigger;
    return true;
}

bool cs_word_set_add(cs_word_set *set, uint64_t hash)
{
    if (2 * set->count >= set->capacity && !grow(set))
        return false;
    const uint32_t at = slot_of(set, hash);
    set->count += !set->slots[at];
    set->slots[at] = hash;
    return true;
}
