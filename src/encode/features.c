/* features.c - see features.h. */
#include "encode/features.h"

#include "base/utf8.h"

enum { PREFIX_MAX = 4, SUFFIX_MAX = 5, FOLDED_MAX = 4 * CS_WORD_CHARACTERS };

/* A word, lower-cased, with the place of each character. */
typedef struct folded {
    char bytes[1 + FOLDED_MAX];             /* bytes[0] is left for the kind of feature */
    uint16_t start[CS_WORD_CHARACTERS + 1]; /* of character i in bytes; [count] = end */
    uint32_t count;
    char shape[2 + CS_WORD_CHARACTERS]; /* shape[0] likewise */
    uint32_t shape_size;
} folded;

static char shape_of(uint32_t character)
{
    if (cs_is_upper(character))
        return 'X';
    if (cs_is_digit(character))
        return 'd';
    if (character >= 0x80)
        return cs_is_letter(character) ? 'x' : 'u';
    return (char)(cs_is_lower(character) ? 'x' : character);
}

/* Runs of one shape are cut to two. */
static void add_shape(folded *word, char shape)
{
    const uint32_t n = word->shape_size;
    if (n >= 3 && word->shape[n - 1] == shape && word->shape[n - 2] == shape)
        return;
    word->shape[word->shape_size++] = shape;
}

static void fold(casus_text form, folded *word)
{
    uint32_t at = 0, end = 1;
    word->count = 0;
    word->shape_size = 1;
    while (at < form.size && word->count < CS_WORD_CHARACTERS) {
        uint32_t length;
        const uint32_t character = cs_utf8_decode(form.data + at, &length);
        const uint32_t lower = cs_is_digit(character) ? '0' : cs_to_lower(character);
        at += length;
        word->start[word->count++] = (uint16_t)end;
        end += cs_utf8_encode(lower, word->bytes + end);
        add_shape(word, shape_of(character));
    }
    word->start[word->count] = (uint16_t)end;
}

/* The hash of `bytes[1, end)` under a kind, which is never 0. */
static uint64_t hash_kind(char *bytes, uint32_t size, uint32_t kind)
{
    bytes[0] = (char)kind;
    const uint64_t hash = cs_hash(bytes, size);
    return hash ? hash : 1;
}

void cs_word_features(casus_text form, uint64_t out[CS_FEATURE_COUNT])
{
    folded word;
    char suffix[1 + 4 * SUFFIX_MAX];
    fold(form, &word);
    out[CS_FEATURE_FORM] =
        hash_kind(word.bytes, word.start[word.count], CS_FEATURE_FORM + 1);
    out[CS_FEATURE_SHAPE] = hash_kind(word.shape, word.shape_size, CS_FEATURE_SHAPE + 1);
    for (uint32_t i = 0; i < PREFIX_MAX; i++)
        out[CS_FEATURE_PREFIX + i] =
            i < word.count
                ? hash_kind(word.bytes, word.start[i + 1], CS_FEATURE_PREFIX + i + 1)
                : 0;
    for (uint32_t i = 0; i < SUFFIX_MAX; i++) {
        out[CS_FEATURE_SUFFIX + i] = 0;
        if (i >= word.count)
            continue;
        const uint32_t from = word.start[word.count - i - 1];
        const uint32_t size = word.start[word.count] - from;
        memcpy(suffix + 1, word.bytes + from, size);
        out[CS_FEATURE_SUFFIX + i] =
            hash_kind(suffix, 1 + size, CS_FEATURE_SUFFIX + i + 1);
    }
}
