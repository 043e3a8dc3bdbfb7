/* test_utf8.c - what is UTF-8 and what is not (Unicode 15, table 3-7). */
#include "base/utf8.h"
#include "unit.h"

#include <string.h>

static size_t check(const char *bytes)
{
    return cs_utf8_check(bytes, strlen(bytes));
}

int main(void)
{
    int failures = 0;
    CHECK(check("") == 0);
    CHECK(check("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z") == 11);
    CHECK(check("ab\xFFz") == 2);
    CHECK(check("a\xC3") == 1);            /* cut off */
    CHECK(check("\xE2\x82") == 0);         /* cut off */
    CHECK(check("\xC0\xAF") == 0);         /* overlong */
    CHECK(check("\xE0\x80\xAF") == 0);     /* overlong */
    CHECK(check("\xF0\x80\x80\xAF") == 0); /* overlong */
    CHECK(check("x\xED\xA0\x80") == 1);    /* a surrogate */
    CHECK(check("\xF4\x90\x80\x80") == 0); /* past U+10FFFF */
    CHECK(check("\x80") == 0);
    CHECK(check("0123456789abcdef0123456789abcdef\xFF") == 32);
    CHECK(cs_utf8_check("a\0b", 3) == 3);
    for (uint32_t character = 1; character < 0x110000; character += 7) {
        char bytes[4];
        uint32_t length;
        if (character >= 0xD800 && character < 0xE000)
            continue;
        const uint32_t size = cs_utf8_encode(character, bytes);
        CHECK(cs_utf8_check(bytes, size) == size);
        CHECK(cs_utf8_decode(bytes, &length) == character && length == size);
    }
    CHECK(cs_is_upper('A') && !cs_is_upper('a') && cs_is_upper(0xC9) &&
          cs_is_upper(0x416));
    CHECK(cs_is_lower('a') && !cs_is_lower('1'));
    CHECK(cs_is_letter(0xE9) && cs_is_letter(0x4E2D) && !cs_is_letter('-'));
    CHECK(cs_is_digit('7') && !cs_is_digit('x'));
    CHECK(cs_is_space(' ') && cs_is_space('\n') && cs_is_space(0xA0) &&
          !cs_is_space('a'));
    CHECK(cs_to_lower(0xC9) == 0xE9 && cs_to_lower('z') == 'z');
    return failures != 0;
}
