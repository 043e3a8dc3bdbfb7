/* symbols.h - every word that some dictionary mentions gets a number, from 1. */
#ifndef CASUS_DICT_SYMBOLS_H
#define CASUS_DICT_SYMBOLS_H

#include "base/text.h"

typedef struct cs_symbol_table {
    casus_text *texts;  /* [count + 1] by number */
    uint32_t *slots;    /* [slot_count] open addressing; 0 = free */
    uint32_t count, capacity, slot_count;
} cs_symbol_table;

/* The number of `text`, 0 when it has none. */
uint32_t cs_symbol_find(const cs_symbol_table *table, casus_text text);

/* The number of `text`, which is given one if needed; 0 when out of memory.  The bytes must
 * live as long as the table. */
uint32_t cs_symbol_add(cs_symbol_table *table, casus_text text, cs_arena *arena);

#endif
