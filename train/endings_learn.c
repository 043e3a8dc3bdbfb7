/* endings_learn.c - see endings_learn.h.
 *
 * Every word of the treebank votes, under each of its keys (src/tag/endings.h), for its
 * value.  The winner of a key is stored only where it differs from the winner of the
 * next shorter ending that is stored. */
#include "endings_learn.h"

#include "base/utf8.h"
#include "tag/endings.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct vote {
    uint64_t key;
    uint32_t value, weight; /* weight: number of words */
} vote;

typedef struct ballot {
    vote *votes;
    size_t count, capacity;
    hash_map values;   /* hash of a value's text -> row = number */
    casus_text *texts; /* [text_count] */
    uint32_t text_count, text_capacity;
    cs_arena arena;
    bool failed;
} ballot;

static uint32_t value_number(ballot *b, casus_text text)
{
    hash_entry *entry = hash_map_add(&b->values, cs_hash(text.data, text.size) | 1);
    if (!entry) {
        b->failed = true;
        return 0;
    }
    if (entry->count++)
        return entry->row;
    if (b->text_count == b->text_capacity) {
        b->text_capacity = b->text_capacity ? 2 * b->text_capacity : 256;
        casus_text *texts = realloc(b->texts, b->text_capacity * sizeof *texts);
        if (!texts) {
            b->failed = true;
            return 0;
        }
        b->texts = texts;
    }
    entry->row = b->text_count;
    b->texts[b->text_count++] = cs_text_copy(text, &b->arena);
    return entry->row;
}

static void cast(ballot *b, uint64_t key, uint32_t value, uint32_t weight)
{
    if (b->count == b->capacity) {
        b->capacity = b->capacity ? 2 * b->capacity : 1 << 16;
        vote *votes = realloc(b->votes, b->capacity * sizeof *votes);
        if (!votes) {
            b->failed = true;
            return;
        }
        b->votes = votes;
    }
    b->votes[b->count++] = (vote){key, value, weight};
}

enum { ENDINGS = 1, WHOLE = 2 }; /* which keys a vote is cast under */

static void cast_word(ballot *b, casus_text lower, uint32_t tag, uint32_t value,
                      int where)
{
    uint64_t keys[CS_ENDING_KEYS];
    const uint32_t count = cs_ending_keys(lower, tag, keys);
    for (uint32_t i = 0; i < count; i++)
        if (where & (i + 1 < count ? ENDINGS : WHOLE))
            cast(b, keys[i], value, 1);
}

/* ---- Lemma rules --------------------------------------------------------- */

/* The rule of this letter case that makes `lemma`; its cut, or CASUS_NONE when none does. */
static uint32_t make_rule(char letter_case, casus_text form, casus_text lower,
                          casus_text lemma, char *out, size_t size)
{
    char base[CS_LEMMA_BYTES];
    const cs_lemma_rule plain = {letter_case, 0, CS_TEXT("")};
    const uint32_t length = cs_lemma_apply(&plain, form, lower, base);
    uint32_t same = 0;
    if (!length)
        return CASUS_NONE;
    while (same < length && same < lemma.size && base[same] == lemma.data[same])
        same++;
    while (same &&
           ((same < length && ((unsigned char)base[same] & 0xC0) == 0x80) ||
            (same < lemma.size && ((unsigned char)lemma.data[same] & 0xC0) == 0x80)))
        same--;
    const uint32_t cut = length - same;
    if (lemma.size - same > 64)
        return CASUS_NONE;
    snprintf(out, size, "%c %u %.*s", letter_case, cut, (int)(lemma.size - same),
             lemma.data + same);
    return cut;
}

/* The rules that cut least vote under all endings, unless they add much, as when an
 * abbreviation is spelled out; under the whole word every rule that gives the lemma votes.
 * Words in small letters do not say whether capitals are kept: they vote for both. */
static void vote_lemma(ballot *b, const tb_word *word, casus_text lower, uint32_t tag)
{
    char rules[3][96];
    uint32_t cut[3], least = CASUS_NONE;
    const uint32_t last = cs_text_equal(word->form, lower) ? 2 : 3;
    for (uint32_t i = 0; i < last; i++) {
        cut[i] = make_rule("lkt"[i], word -> form, lower, word -> lemma, rules[i],
                           sizeof rules[i]);
        least = cut[i] < least ? cut[i] : least;
    }
    for (uint32_t i = 0; i < last; i++) {
        if (cut[i] == CASUS_NONE)
            continue;
        const bool general = cut[i] == least && strlen(rules[i]) < sizeof "l 1 abc";
        cast_word(b, lower, tag, value_number(b, cs_text_of(rules[i])),
                  general ? ENDINGS | WHOLE : WHOLE);
    }
}

/* ---- Counting ------------------------------------------------------------ */

static int by_key(const void *left, const void *right)
{
    const vote *a = left, *b = right;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return a->value < b->value ? -1 : a->value > b->value;
}

/* Joins equal votes; the map's row is the first vote of a key. */
static bool count_votes(ballot *b, hash_map *keys)
{
    size_t kept = 0;
    if (b->count)
        qsort(b->votes, b->count, sizeof *b->votes, by_key);
    for (size_t i = 0; i < b->count; i++) {
        if (kept && b->votes[kept - 1].key == b->votes[i].key &&
            b->votes[kept - 1].value == b->votes[i].value) {
            b->votes[kept - 1].weight += b->votes[i].weight;
            continue;
        }
        if (!kept || b->votes[kept - 1].key != b->votes[i].key) {
            hash_entry *entry = hash_map_add(keys, b->votes[i].key);
            if (!entry)
                return false;
            entry->row = (uint32_t)kept;
        }
        b->votes[kept++] = b->votes[i];
    }
    b->count = kept;
    return true;
}

/* The winner under a key, which is `now` unless another has more votes. */
static uint32_t winner(const ballot *b, const hash_entry *entry, uint32_t now)
{
    uint32_t most = 0, best = now;
    for (size_t i = entry->row; i < b->count && b->votes[i].key == entry->key; i++)
        if (b->votes[i].value == now)
            most = b->votes[i].weight;
    for (size_t i = entry->row; i < b->count && b->votes[i].key == entry->key; i++)
        if (b->votes[i].weight > most) {
            most = b->votes[i].weight;
            best = b->votes[i].value;
        }
    return best;
}

/* Marks the keys of a word that must be stored: count = winner + 1. */
static void mark_needed(const ballot *b, hash_map *map, const uint64_t *keys,
                        uint32_t count)
{
    uint32_t now = CASUS_NONE;
    for (uint32_t i = 0; i < count; i++) {
        hash_entry *entry = hash_map_get(map, keys[i]);
        const uint32_t best = entry ? winner(b, entry, now) : now;
        if (best == now)
            continue;
        entry->count = best + 1;
        now = best;
    }
}

static bool store(const hash_map *map, const ballot *b, const char *names,
                  const char *lookup, sections *out)
{
    uint32_t count = 0;
    uint64_t *keys = malloc((map->used + 1) * sizeof *keys);
    uint32_t *numbers = malloc((map->used + 1) * sizeof *numbers);
    if (keys && numbers) {
        for (uint32_t i = 0; i < map->capacity; i++)
            if (map->entries[i].key && map->entries[i].count) {
                keys[count] = map->entries[i].key;
                numbers[count++] = map->entries[i].count;
            }
        sections_add_names(out, names, b->texts, b->text_count);
        sections_add_lookup(out, lookup, keys, numbers, count);
    }
    const bool fine = keys && numbers;
    free(keys);
    free(numbers);
    return fine;
}

static void ballot_free(ballot *b)
{
    free(b->votes);
    free(b->texts);
    hash_map_free(&b->values);
    cs_arena_free(&b->arena);
}

static bool learn_one(const treebank *bank, const coded_bank *coded, bool lemma,
                      const char *names, const char *lookup, sections *out)
{
    ballot b = {0};
    hash_map map = {0};
    char bytes[CS_LEMMA_BYTES];
    uint64_t keys[CS_ENDING_KEYS];
    for (uint32_t i = 0; i < bank->word_count; i++) {
        const tb_word *word = &bank->words[i];
        const casus_text lower = cs_text(bytes, cs_word_lower(word->form, bytes));
        if (lemma)
            vote_lemma(&b, word, lower, coded->tags[i]);
        else
            cast_word(&b, lower, coded->tags[i], value_number(&b, word->feats),
                      ENDINGS | WHOLE);
    }
    bool fine = !b.failed && count_votes(&b, &map);
    for (uint32_t i = 0; i < bank->word_count && fine; i++) {
        const casus_text lower =
            cs_text(bytes, cs_word_lower(bank->words[i].form, bytes));
        mark_needed(&b, &map, keys, cs_ending_keys(lower, coded->tags[i], keys));
    }
    fine = fine && store(&map, &b, names, lookup, out);
    ballot_free(&b);
    hash_map_free(&map);
    return fine;
}

bool endings_learn(const treebank *bank, const coded_bank *coded, const vocabulary *v,
                   sections *out)
{
    if (!learn_one(bank, coded, true, "lemma.rules", "lemma.lookup", out))
        return false;
    if (v->tag_has_xpos)
        return learn_one(bank, coded, false, "feats.values", "feats.lookup", out);
    const treebank none = {0};
    return learn_one(&none, coded, false, "feats.values", "feats.lookup", out);
}
