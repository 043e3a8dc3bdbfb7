/* pack.c - a sketch as bytes: little-endian, the same on every machine.
 *
 *     u32 words, u16 level, u16 marks, u16 sentences, u16 terms, u32 0
 *     marks times u32 hash, marks times u16: at, and in the highest bit whether it has a fact
 *     sentences times u8 count, terms times u16 */
#include "story/story.h"

#include "base/error.h"

enum { HEAD = 16, MARK = 6, DEEPEST = 31, FACT = 0x8000 };

static uint8_t *put16(uint8_t *to, uint32_t number)
{
    to[0] = (uint8_t)number;
    to[1] = (uint8_t)(number >> 8);
    return to + 2;
}

static uint8_t *put32(uint8_t *to, uint32_t number)
{
    return put16(put16(to, number & 0xFFFF), number >> 16);
}

static uint32_t get16(const uint8_t *from)
{
    return (uint32_t)from[0] | (uint32_t)from[1] << 8;
}

static uint32_t get32(const uint8_t *from)
{
    return get16(from) | get16(from + 2) << 16;
}

uint32_t cs_sketch_pack(const cs_sketch *sketch, uint8_t *bytes)
{
    uint8_t *to = put32(bytes, sketch->words);
    to = put16(to, sketch->level);
    to = put16(to, sketch->mark_count);
    to = put16(to, sketch->sentence_count);
    to = put16(to, sketch->term_count);
    to = put32(to, 0);
    for (uint32_t i = 0; i < sketch->mark_count; i++)
        to = put32(to, sketch->marks[i].hash);
    for (uint32_t i = 0; i < sketch->mark_count; i++)
        to = put16(to, sketch->marks[i].at | (sketch->marks[i].fact ? FACT : 0u));
    for (uint32_t i = 0; i < sketch->sentence_count; i++)
        *to++ = (uint8_t)sketch->sentences[i].count;
    for (uint32_t i = 0; i < sketch->term_count; i++)
        to = put16(to, sketch->terms[i]);
    return (uint32_t)(to - bytes);
}

/* Reads the counts and says whether `size` bytes can hold what they announce. */
static bool read_head(const uint8_t *bytes, uint32_t size, cs_sketch *out)
{
    if (size < HEAD)
        return false;
    *out = (cs_sketch){.words = get32(bytes),
                       .level = get16(bytes + 4),
                       .mark_count = get16(bytes + 6),
                       .sentence_count = get16(bytes + 8),
                       .term_count = get16(bytes + 10)};
    return out->level <= DEEPEST && out->mark_count <= CS_SKETCH_MARKS &&
           out->sentence_count <= CS_SKETCH_SENTENCES &&
           out->term_count <= out->sentence_count * CS_SENTENCE_TERMS &&
           size ==
               HEAD + out->mark_count * MARK + out->sentence_count + out->term_count * 2;
}

/* False when the sentences and the terms do not go together. */
static bool read_sentences(const uint8_t *from, cs_sketch *out)
{
    uint32_t first = 0;
    for (uint32_t i = 0; i < out->sentence_count; i++) {
        const uint32_t count = *from++;
        if (count > CS_SENTENCE_TERMS)
            return false;
        out->sentences[i] = (cs_sketch_sentence){first, count};
        first += count;
    }
    for (uint32_t i = 0; i < out->term_count; i++, from += 2)
        out->terms[i] = (uint16_t)get16(from);
    return first == out->term_count;
}

casus_status cs_sketch_unpack(const uint8_t *bytes, uint32_t size, cs_arena *arena,
                              cs_sketch *out, casus_error *error)
{
    if (!read_head(bytes, size, out))
        return cs_fail(error, CASUS_BAD_INPUT, 0,
                       "the bytes are no sketch of an article");
    out->marks = cs_arena_alloc(arena, (out->mark_count + 1u) * sizeof *out->marks);
    out->sentences =
        cs_arena_alloc(arena, (out->sentence_count + 1u) * sizeof *out->sentences);
    out->terms = cs_arena_alloc(arena, (out->term_count + 1u) * sizeof *out->terms);
    if (!out->marks || !out->sentences || !out->terms)
        return cs_nomem(error);
    const uint8_t *hashes = bytes + HEAD, *places = hashes + (size_t)4 * out->mark_count;
    for (uint32_t i = 0; i < out->mark_count; i++) {
        const uint32_t place = get16(places + (size_t)2 * i);
        out->marks[i] = (cs_mark){.hash = get32(hashes + (size_t)4 * i),
                                  .at = (uint16_t)(place & ~(uint32_t)FACT),
                                  .fact = (place & FACT) != 0};
    }
    if (!read_sentences(places + (size_t)2 * out->mark_count, out))
        return cs_fail(error, CASUS_BAD_INPUT, 0,
                       "the bytes are no sketch of an article");
    return CASUS_OK;
}
