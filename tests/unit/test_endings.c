/* test_endings.c - endings and lemma rules. */
#include "tag/endings.h"
#include "unit.h"

static int lemma_is(const char *rule_text, const char *form, const char *lemma)
{
    char lower[CS_LEMMA_BYTES], out[CS_LEMMA_BYTES];
    cs_lemma_rule rule;
    const casus_text word = cs_text_of(form);
    const casus_text small = cs_text(lower, cs_word_lower(word, lower));
    if (!cs_lemma_rule_read(cs_text_of(rule_text), &rule))
        return 0;
    return cs_text_is(cs_text(out, cs_lemma_apply(&rule, word, small, out)), lemma);
}

int main(void)
{
    int failures = 0;
    uint64_t keys[CS_ENDING_KEYS], other[CS_ENDING_KEYS];
    cs_lemma_rule rule;
    CHECK(lemma_is("l 3 y", "Cities", "city"));
    CHECK(lemma_is("k 1 ", "Games", "Game"));
    CHECK(lemma_is("t 0 ", "PARIS", "Paris"));
    CHECK(lemma_is("l 0 ", "Été", "été"));
    CHECK(lemma_is("l 1 ", "été", "")); /* half a character is never cut off */
    CHECK(lemma_is("l 9 x", "go", ""));
    CHECK(!cs_lemma_rule_read(CS_TEXT("q 1 x"), &rule));
    CHECK(!cs_lemma_rule_read(CS_TEXT("l"), &rule));
    CHECK(cs_ending_keys(CS_TEXT(""), 0, keys) == 2);
    CHECK(cs_ending_keys(CS_TEXT("ab"), 0, keys) == 4);
    CHECK(cs_ending_keys(CS_TEXT("\xc3\xa9t\xc3\xa9"), 0, keys) == 5);
    CHECK(cs_ending_keys(CS_TEXT("walking"), 3, keys) == CS_ENDING_KEYS);
    CHECK(cs_ending_keys(CS_TEXT("talking"), 3, other) == CS_ENDING_KEYS);
    for (uint32_t i = 0; i <= CS_ENDING_MAX; i++)
        CHECK(keys[i] == other[i]);
    CHECK(keys[CS_ENDING_KEYS - 1] != other[CS_ENDING_KEYS - 1]);
    return failures != 0;
}
