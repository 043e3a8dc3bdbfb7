#include "dict/symbols.h"

static uint32_t slot_of(const cs_symbol_table *table, casus_text text)
{
    uint32_t slot = (uint32_t)cs_hash(text.data, text.size) & (table->slot_count - 1);
    while (table->slots[slot] && !cs_text_equal(table->texts[table->slots[slot]], text))
        slot = (slot + 1) & (table->slot_count - 1);
    return slot;
}

uint32_t cs_symbol_find(const cs_symbol_table *table, casus_text text)
{
    return table->slot_count && text.size ? table->slots[slot_of(table, text)] : 0;
}

static bool grow(cs_symbol_table *table, cs_arena *arena)
{
    cs_symbol_table bigger = *table;
    bigger.capacity = table->capacity ? table->capacity * 2 : 4096;
    bigger.slot_count = bigger.capacity * 2;
    bigger.texts = cs_arena_alloc(arena, (bigger.capacity + 1) * sizeof *bigger.texts);
    bigger.slots = cs_arena_alloc(arena, bigger.slot_count * sizeof *bigger.slots);
    if (!bigger.texts || !bigger.slots)
        return false;
    for (uint32_t i = 1; i <= table->count; i++) {
        bigger.texts[i] = table->texts[i];
        bigger.slots[slot_of(&bigger, table->texts[i])] = i;
    }
    *table = bigger;
    return true;
}

uint32_t cs_symbol_add(cs_symbol_table *table, casus_text text, cs_arena *arena)
{
    if (table->count == table->capacity && !grow(table, arena))
        return 0;
    const uint32_t slot = slot_of(table, text);
    if (!table->slots[slot]) {
        table->texts[++table->count] = text;
        table->slots[slot] = table->count;
    }
    return table->slots[slot];
}
