/* utf8.c - characters beyond ASCII, by utf8proc; ASCII is in utf8.h. */
#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

/* The length of the valid sequence at `bytes`, 0 when there is none.  Table 3-7 of the
 * Unicode standard. */
static size_t sequence_length(const unsigned char *bytes, size_t left)
{
    const unsigned char first = bytes[0];
    if (first < 0x80)
        return 1;
    const size_t length = first < 0xC2   ? 0
                          : first < 0xE0 ? 2
                          : first < 0xF0 ? 3
                          : first < 0xF5 ? 4
                                         : 0;
    if (length == 0 || length > left)
        return 0;
    unsigned char low = 0x80, high = 0xBF;
    if (first == 0xE0)
        low = 0xA0;
    else if (first == 0xED)
        high = 0x9F;
    else if (first == 0xF0)
        low = 0x90;
    else if (first == 0xF4)
        high = 0x8F;
    if (bytes[1] < low || bytes[1] > high)
        return 0;
    for (size_t i = 2; i < length; i++)
        if (bytes[i] < 0x80 || bytes[i] > 0xBF)
            return 0;
    return length;
}

size_t cs_utf8_check(const char *bytes, size_t size)
{
    const unsigned char *at = (const unsigned char *)bytes;
    size_t i = 0;
    while (i < size) {
        uint64_t eight; /* eight ASCII bytes at a time: most of every text */
        while (i + sizeof eight <= size &&
               (memcpy(&eight, at + i, sizeof eight), (eight & 0x8080808080808080u) == 0))
            i += sizeof eight;
        if (i == size)
            break;
        const size_t length = sequence_length(at + i, size - i);
        if (length == 0)
            return i;
        i += length;
    }
    return size;
}

uint32_t cs_utf8_decode_long(const char *bytes, uint32_t *length)
{
    const unsigned char *at = (const unsigned char *)bytes;
    if (at[0] < 0xE0) {
        *length = 2;
        return (uint32_t)(at[0] & 0x1F) << 6 | (at[1] & 0x3Fu);
    }
    if (at[0] < 0xF0) {
        *length = 3;
        return (uint32_t)(at[0] & 0x0F) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
    }
    *length = 4;
    return (uint32_t)(at[0] & 0x07) << 18 | (at[1] & 0x3Fu) << 12 | (at[2] & 0x3Fu) << 6 |
           (at[3] & 0x3Fu);
}

uint32_t cs_utf8_encode_long(uint32_t character, char *bytes)
{
    return (uint32_t)utf8proc_encode_char((utf8proc_int32_t)character,
                                          (utf8proc_uint8_t *)bytes);
}

bool cs_is_upper_wide(uint32_t character)
{
    const utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)character);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool cs_is_lower_wide(uint32_t character)
{
    return utf8proc_category((utf8proc_int32_t)character) == UTF8PROC_CATEGORY_LL;
}

bool cs_is_letter_wide(uint32_t character)
{
    switch (utf8proc_category((utf8proc_int32_t)character)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
        return true;
    default:
        return false;
    }
}

bool cs_is_digit_wide(uint32_t character)
{
    return utf8proc_category((utf8proc_int32_t)character) == UTF8PROC_CATEGORY_ND;
}

bool cs_is_space_wide(uint32_t character)
{
    if (character == 0x85 || character == 0xFEFF || character == 0x200B)
        return true;
    switch (utf8proc_category((utf8proc_int32_t)character)) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return true;
    default:
        return false;
    }
}

uint32_t cs_to_upper_wide(uint32_t character)
{
    return (uint32_t)utf8proc_toupper((utf8proc_int32_t)character);
}

uint32_t cs_to_lower_wide(uint32_t character)
{
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)character);
}
