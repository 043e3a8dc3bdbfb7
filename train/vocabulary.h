/* vocabulary.h - which features, tags and labels a treebank has, and their numbers. */
#ifndef CASUS_TRAIN_VOCABULARY_H
#define CASUS_TRAIN_VOCABULARY_H

#include "conllu.h"
#include "encode/features.h"

/* Hash -> count and number. */
typedef struct hash_entry {
    uint64_t key;
    uint32_t count, row;
} hash_entry;

typedef struct hash_map {
    hash_entry *entries;
    uint32_t capacity, used; /* capacity: a power of two */
} hash_map;

/* The entry of a key (never 0), added when absent; NULL when out of memory. */
hash_entry *hash_map_add(hash_map *map, uint64_t key);
const hash_entry *hash_map_find(const hash_map *map, uint64_t key);
hash_entry *hash_map_get(hash_map *map, uint64_t key);
void hash_map_free(hash_map *map);

typedef struct class_list {
    casus_text *upos, *rest; /* a tag: upos and xpos or feats; a label: deprel and "" */
    uint32_t *count;
    uint32_t size, capacity;
} class_list;

typedef struct vocabulary {
    hash_map features;
    class_list tags, labels;
    uint32_t rows; /* of the feature table */
    bool tag_has_xpos;
} vocabulary;

/* A treebank in numbers. */
typedef struct coded_bank {
    uint32_t (*rows)[CS_FEATURE_COUNT]; /* row + 1, 0 = none */
    uint32_t *form_count;
    uint32_t *tags, *heads, *labels; /* a class that training lacks: a near one */
} coded_bank;

/* Counts features and classes of the training words.  Forms seen less than
 * `least_form` times, and affixes less than `least_affix`, get no row. */
bool vocabulary_learn(vocabulary *v, const treebank *bank, uint32_t least_form,
                      uint32_t least_affix);
bool vocabulary_code(const vocabulary *v, const treebank *bank, coded_bank *out);
void vocabulary_free(vocabulary *v);
void coded_free(coded_bank *coded);

#endif
