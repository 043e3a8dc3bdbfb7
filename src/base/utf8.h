/* utf8.h - UTF-8 as Unicode 15 defines it: checked at the door, trusted behind it. */
#ifndef CASUS_BASE_UTF8_H
#define CASUS_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The offset of the first byte that is not valid UTF-8 (overlong forms, surrogates
 * and values past U+10FFFF included), or `size` when all is well. */
size_t cs_utf8_check(const char *bytes, size_t size);

/* ---- Characters beyond ASCII: called by the functions below ----------------------- */

uint32_t cs_utf8_decode_long(const char *bytes, uint32_t *length);
uint32_t cs_utf8_encode_long(uint32_t character, char *bytes);
bool cs_is_upper_wide(uint32_t character);
bool cs_is_lower_wide(uint32_t character);
bool cs_is_letter_wide(uint32_t character);
bool cs_is_digit_wide(uint32_t character);
bool cs_is_space_wide(uint32_t character);
uint32_t cs_to_lower_wide(uint32_t character);
uint32_t cs_to_upper_wide(uint32_t character);

/* ---- Any character; nearly all are ASCII and stay here ----------------------------- */

/* Decodes the character at `bytes`, which must be valid and not at the end; stores
 * its length, 1 to 4. */
static inline uint32_t cs_utf8_decode(const char *bytes, uint32_t *length)
{
    if ((unsigned char)bytes[0] >= 0x80)
        return cs_utf8_decode_long(bytes, length);
    *length = 1;
    return (unsigned char)bytes[0];
}

/* Encodes into at most 4 bytes and returns their number. */
static inline uint32_t cs_utf8_encode(uint32_t character, char *bytes)
{
    if (character >= 0x80)
        return cs_utf8_encode_long(character, bytes);
    bytes[0] = (char)character;
    return 1;
}

static inline bool cs_is_upper(uint32_t character)
{
    return character < 0x80 ? character - 'A' < 26 : cs_is_upper_wide(character);
}

static inline bool cs_is_lower(uint32_t character)
{
    return character < 0x80 ? character - 'a' < 26 : cs_is_lower_wide(character);
}

static inline bool cs_is_letter(uint32_t character)
{
    return character < 0x80 ? (character | 0x20) - 'a' < 26
                            : cs_is_letter_wide(character);
}

static inline bool cs_is_digit(uint32_t character)
{
    return character < 0x80 ? character - '0' < 10 : cs_is_digit_wide(character);
}

static inline bool cs_is_space(uint32_t character)
{
    return character < 0x80 ? character == ' ' || character - '\t' < 5
                            : cs_is_space_wide(character);
}

static inline uint32_t cs_to_lower(uint32_t character)
{
    if (character >= 0x80)
        return cs_to_lower_wide(character);
    return character - 'A' < 26 ? character | 0x20 : character;
}

static inline uint32_t cs_to_upper(uint32_t character)
{
    if (character >= 0x80)
        return cs_to_upper_wide(character);
    return character - 'a' < 26 ? character & ~UINT32_C(0x20) : character;
}

#endif
