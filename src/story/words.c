/* words.c - the words of a text as stories compare them. */
#include "story/words.h"

#include "base/utf8.h"

enum { STEM = 6 };

uint32_t cs_spread(uint64_t number)
{
    number ^= number >> 33;
    number *= 0xff51afd7ed558ccdu;
    number ^= number >> 33;
    number *= 0xc4ceb9fe1a85ec53u;
    return (uint32_t)(number ^ number >> 33);
}

/* Scripts without blanks between words: Thai to Myanmar, Khmer, kana, ideographs. */
static bool stands_alone(uint32_t character)
{
    return (character >= 0x0E00 && character < 0x10A0) ||
           (character >= 0x1780 && character < 0x1800) ||
           (character >= 0x3040 && character < 0xA000) ||
           (character >= 0x20000 && character < 0x32000);
}

static bool is_apostrophe(uint32_t character)
{
    return character == '\'' || character == 0x2019 || character == 0x02BC;
}

static void take(cs_plain_word *word, uint64_t *hash, uint32_t character)
{
    if (word->length == 0)
        word->upper = cs_is_upper(character);
    word->digit = word->digit || cs_is_digit(character);
    *hash = (*hash ^ cs_to_lower(character)) * 0x100000001b3u;
    word->length++;
    if (word->length <= STEM)
        word->stem = cs_spread(*hash);
}

bool cs_plain_next(casus_text text, uint32_t *at, cs_plain_word *out)
{
    uint64_t hash = 0xcbf29ce484222325u;
    *out = (cs_plain_word){0};
    while (*at < text.size) {
        uint32_t length = 1;
        const uint32_t character = cs_utf8_decode(text.data + *at, &length);
        const bool part = cs_is_letter(character) || cs_is_digit(character);
        const bool alone = part && stands_alone(character);
        if (out->length > 0 && (alone || (!part && !is_apostrophe(character))))
            break;
        *at += length;
        if (part)
            take(out, &hash, character);
        if (alone)
            break;
    }
    out->hash = cs_spread(hash);
    return out->length > 0;
}
