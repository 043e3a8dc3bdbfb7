/* vocabulary.c - see vocabulary.h. */
#include "vocabulary.h"

#include <stdlib.h>

/* ---- Hash map ------------------------------------------------------------ */

static hash_entry *slot(const hash_map *map, uint64_t key)
{
    uint32_t at = (uint32_t)key & (map->capacity - 1);
    while (map->entries[at].key && map->entries[at].key != key)
        at = (at + 1) & (map->capacity - 1);
    return &map->entries[at];
}

static bool widen(hash_map *map)
{
    hash_map bigger = {.capacity = map->capacity ? 2 * map->capacity : 1 << 12};
    bigger.entries = calloc(bigger.capacity, sizeof *bigger.entries);
    if (!bigger.entries)
        return false;
    for (uint32_t i = 0; i < map->capacity; i++)
        if (map->entries[i].key)
            *slot(&bigger, map->entries[i].key) = map->entries[i];
    bigger.used = map->used;
    free(map->entries);
    *map = bigger;
    return true;
}

hash_entry *hash_map_add(hash_map *map, uint64_t key)
{
    if (2 * (map->used + 1) > map->capacity && !widen(map))
        return NULL;
    hash_entry *entry = slot(map, key);
    if (!entry->key) {
        entry->key = key;
        map->used++;
    }
    return entry;
}

const hash_entry *hash_map_find(const hash_map *map, uint64_t key)
{
    const hash_entry *entry = map->capacity ? slot(map, key) : NULL;
    return entry && entry->key ? entry : NULL;
}

hash_entry *hash_map_get(hash_map *map, uint64_t key)
{
    hash_entry *entry = map->capacity ? slot(map, key) : NULL;
    return entry && entry->key ? entry : NULL;
}

void hash_map_free(hash_map *map)
{
    free(map->entries);
}

/* ---- Classes ------------------------------------------------------------- */

static uint32_t class_find(const class_list *list, casus_text upos, casus_text rest)
{
    for (uint32_t i = 0; i < list->size; i++)
        if (cs_text_equal(list->upos[i], upos) && cs_text_equal(list->rest[i], rest))
            return i;
    return CASUS_NONE;
}

static bool class_grow(class_list *list)
{
    list->capacity = list->capacity ? 2 * list->capacity : 64;
    casus_text *upos = realloc(list->upos, list->capacity * sizeof *upos);
    casus_text *rest = upos ? realloc(list->rest, list->capacity * sizeof *rest) : NULL;
    uint32_t *count = rest ? realloc(list->count, list->capacity * sizeof *count) : NULL;
    list->upos = upos ? upos : list->upos;
    list->rest = rest ? rest : list->rest;
    list->count = count ? count : list->count;
    return count != NULL;
}

static bool class_count(class_list *list, casus_text upos, casus_text rest)
{
    uint32_t at = class_find(list, upos, rest);
    if (at == CASUS_NONE) {
        if (list->size == list->capacity && !class_grow(list))
            return false;
        at = list->size++;
        list->upos[at] = upos;
        list->rest[at] = rest;
        list->count[at] = 0;
    }
    list->count[at]++;
    return true;
}

/* Classes seen fewer than `least` times leave. */
static void class_prune(class_list *list, uint32_t least)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < list->size; i++) {
        if (list->count[i] < least)
            continue;
        list->upos[kept] = list->upos[i];
        list->rest[kept] = list->rest[i];
        list->count[kept++] = list->count[i];
    }
    list->size = kept;
}

static void class_free(class_list *list)
{
    free(list->upos);
    free(list->rest);
    free(list->count);
}

/* ---- Learning ------------------------------------------------------------ */

static casus_text second_part(const vocabulary *v, const tb_word *word)
{
    return v->tag_has_xpos ? word->xpos : word->feats;
}

static bool count_word(vocabulary *v, const tb_word *word)
{
    uint64_t hashes[CS_FEATURE_COUNT];
    cs_word_features(word->form, hashes);
    for (uint32_t f = 0; f < CS_FEATURE_COUNT; f++) {
        if (!hashes[f])
            continue;
        hash_entry *entry = hash_map_add(&v->features, hashes[f]);
        if (!entry)
            return false;
        entry->count++;
        entry->row = f == CS_FEATURE_FORM; /* until rows are given: is it a form? */
    }
    return class_count(&v->tags, word->upos, second_part(v, word)) &&
           class_count(&v->labels, word->deprel, CS_TEXT(""));
}

/* Row 0 is the unknown form. */
static void give_rows(vocabulary *v, uint32_t least_form, uint32_t least_affix)
{
    v->rows = 1;
    for (uint32_t i = 0; i < v->features.capacity; i++) {
        hash_entry *entry = &v->features.entries[i];
        if (!entry->key)
            continue;
        const uint32_t least = entry->row ? least_form : least_affix;
        entry->row = entry->count >= least ? v->rows++ : CASUS_NONE;
    }
}

bool vocabulary_learn(vocabulary *v, const treebank *bank, uint32_t least_form,
                      uint32_t least_affix)
{
    *v = (vocabulary){0};
    for (uint32_t i = 0; i < bank->word_count; i++)
        v->tag_has_xpos |= !cs_text_is(bank->words[i].xpos, "_");
    for (uint32_t i = 0; i < bank->word_count; i++)
        if (!count_word(v, &bank->words[i]))
            return false;
    class_prune(&v->tags, 3);
    class_prune(&v->labels, 2);
    give_rows(v, least_form, least_affix);
    return true;
}

static void code_features(const vocabulary *v, casus_text form, uint32_t *rows,
                          uint32_t *form_count)
{
    uint64_t hashes[CS_FEATURE_COUNT];
    cs_word_features(form, hashes);
    for (uint32_t f = 0; f < CS_FEATURE_COUNT; f++) {
        const hash_entry *entry =
            hashes[f] ? hash_map_find(&v->features, hashes[f]) : NULL;
        rows[f] = entry && entry->row != CASUS_NONE ? entry->row + 1 : 0;
        if (f == CS_FEATURE_FORM)
            *form_count = rows[f] ? entry->count : 0;
    }
    if (!rows[CS_FEATURE_FORM])
        rows[CS_FEATURE_FORM] = 1;
}

/* The class, or for a pruned one the first that shares its first part, or 0. */
static uint32_t class_near(const class_list *list, casus_text upos, casus_text rest)
{
    const uint32_t exact = class_find(list, upos, rest);
    if (exact != CASUS_NONE)
        return exact;
    for (uint32_t i = 0; i < list->size; i++)
        if (cs_text_equal(list->upos[i], upos))
            return i;
    return 0;
}

bool vocabulary_code(const vocabulary *v, const treebank *bank, coded_bank *out)
{
    const size_t n = bank->word_count;
    out->rows = calloc(n, sizeof *out->rows);
    out->form_count = calloc(n, sizeof(uint32_t));
    out->tags = calloc(n, sizeof(uint32_t));
    out->heads = calloc(n, sizeof(uint32_t));
    out->labels = calloc(n, sizeof(uint32_t));
    if (!out->rows || !out->form_count || !out->tags || !out->heads || !out->labels)
        return false;
    for (size_t i = 0; i < n; i++) {
        const tb_word *word = &bank->words[i];
        code_features(v, word->form, out->rows[i], &out->form_count[i]);
        out->tags[i] = class_near(&v->tags, word->upos, second_part(v, word));
        out->labels[i] = class_near(&v->labels, word->deprel, CS_TEXT(""));
        out->heads[i] = word->head;
    }
    return true;
}

void vocabulary_free(vocabulary *v)
{
    hash_map_free(&v->features);
    class_free(&v->tags);
    class_free(&v->labels);
}

void coded_free(coded_bank *coded)
{
    free(coded->rows);
    free(coded->form_count);
    free(coded->tags);
    free(coded->heads);
    free(coded->labels);
}
