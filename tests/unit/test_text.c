/* test_text.c - views of text. */
#include "base/text.h"
#include "unit.h"

int main(void)
{
    int failures = 0;
    cs_arena arena = {0};
    const casus_text none = {NULL, 0};
    CHECK(cs_text_equal(none, CS_TEXT("")));
    CHECK(cs_text_compare(CS_TEXT("ab"), CS_TEXT("abc")) < 0);
    CHECK(cs_text_compare(CS_TEXT("b"), CS_TEXT("abc")) > 0);
    CHECK(cs_text_compare(CS_TEXT("\xC3\xA9"), CS_TEXT("z")) >
          0); /* bytes are unsigned */
    CHECK(cs_text_compare(none, none) == 0);
    CHECK(cs_text_starts(CS_TEXT("abc"), CS_TEXT("ab")));
    CHECK(!cs_text_starts(CS_TEXT("a"), CS_TEXT("ab")));
    CHECK(cs_text_starts(CS_TEXT("a"), none));
    CHECK(cs_text_ends(CS_TEXT("abc"), CS_TEXT("bc")));
    CHECK(!cs_text_ends(CS_TEXT("c"), CS_TEXT("bc")));
    CHECK(cs_text_is(cs_text_trim(CS_TEXT(" \t\r\n a b \n")), "a b"));
    CHECK(cs_text_trim(CS_TEXT(" \n\t")).size == 0);
    CHECK(cs_text_is(cs_text_span(CS_TEXT("Moscow"), 1, 4), "osc"));
    const casus_text copy = cs_text_copy(CS_TEXT("copy"), &arena);
    CHECK(cs_text_is(copy, "copy") && copy.data[4] == '\0');
    CHECK(cs_text_copy(none, &arena).data != NULL);
    CHECK(cs_text_is(cs_text_lower(CS_TEXT("\xC3\x89LYS\xC3\x89"
                                           "E 5"),
                                   &arena),
                     "\xC3\xA9lys\xC3\xA9"
                     "e 5"));
    CHECK(cs_text_is(cs_text_lower(CS_TEXT("\xD0\x9C\xD0\x98\xD0\xA0"), &arena),
                     "\xD0\xBC\xD0\xB8\xD1\x80"));
    CHECK(cs_hash("a", 1) != cs_hash("b", 1));
    CHECK(cs_hash("a", 1) == cs_hash("a", 1));
    cs_arena_free(&arena);
    return failures != 0;
}
