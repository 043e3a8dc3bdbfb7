/* lookup.h - a hash table that lies in a model file: 64-bit hash -> number.
 *
 * A slot holds the upper half of the hash and the number, which is not 0; empty slots
 * are 0.  The search begins at the lower half and goes on to the next slot. */
#ifndef CASUS_MODEL_LOOKUP_H
#define CASUS_MODEL_LOOKUP_H

#include "model/model_file.h"

typedef struct cs_lookup {
    const uint32_t *slots; /* [capacity][2] */
    uint32_t mask;         /* capacity - 1; capacity is a power of two */
} cs_lookup;

/* Refuses tables without an empty slot and numbers above `most`. */
casus_status cs_lookup_open(const cs_model_file *file, const char *name, uint32_t most,
                            cs_lookup *out, casus_error *error);

/* The number of a hash, or 0. */
static inline uint32_t cs_lookup_find(const cs_lookup *table, uint64_t hash)
{
    const uint32_t check = (uint32_t)(hash >> 32);
    uint32_t at = (uint32_t)hash & table->mask;
    while (table->slots[2 * (size_t)at + 1]) {
        if (table->slots[2 * (size_t)at] == check)
            return table->slots[2 * (size_t)at + 1];
        at = (at + 1) & table->mask;
    }
    return 0;
}

#endif
