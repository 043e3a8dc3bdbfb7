/* utf8.h - UTF-8 as Unicode 15 defines it: checked at the door, trusted behind it. */
#ifndef CASUS_BASE_UTF8_H
#define CASUS_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The offset of the first byte that is not valid UTF-8 (overlong forms, surrogates
 * and values past U+10FFFF included), or `size` when all is well. */
size_t cs_utf8_check(const char *bytes, size_t size);

/* Decodes the character at `bytes`, which must be valid and not at the end; stores
 * its length, 1 to 4. */
uint32_t cs_utf8_decode(const char *bytes, uint32_t *length);

/* Encodes into at most 4 bytes and returns their number. */
uint32_t cs_utf8_encode(uint32_t character, char *bytes);

bool cs_is_upper(uint32_t character);
bool cs_is_lower(uint32_t character);
bool cs_is_letter(uint32_t character);
bool cs_is_digit(uint32_t character);
bool cs_is_space(uint32_t character);
uint32_t cs_to_lower(uint32_t character);
uint32_t cs_to_upper(uint32_t character);

#endif
