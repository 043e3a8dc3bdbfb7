/* test_symbols.c - numbers for words, and names found in text. */
#include "dict/symbols.h"
#include "dict/trie.h"
#include "unit.h"

static int failures;

static void check_symbols(cs_arena *arena)
{
    cs_symbol_table table = {0};
    char names[2000][8];
    CHECK(cs_symbol_find(&table, CS_TEXT("a")) == 0);
    for (uint32_t i = 0; i < 2000; i++) {
        (void)snprintf(names[i], sizeof names[i], "w%u", i);
        CHECK(cs_symbol_add(&table, cs_text_of(names[i]), arena) == i + 1);
    }
    CHECK(cs_symbol_add(&table, CS_TEXT("w7"), arena) == 8);
    CHECK(cs_symbol_find(&table, CS_TEXT("w1999")) == 2000);
    CHECK(cs_symbol_find(&table, CS_TEXT("w2000")) == 0);
    CHECK(cs_text_is(table.texts[8], "w7"));
}

static void add(cs_trie *trie, const char *name, uint32_t value, cs_arena *arena)
{
    uint32_t *slot = cs_trie_slot(trie, cs_text_of(name), arena);
    CHECK(slot != NULL);
    if (slot)
        *slot = value;
}

static void check_trie(cs_arena *arena)
{
    cs_trie trie = {0};
    uint32_t values[4], ends[4];
    add(&trie, "United", 1, arena);
    add(&trie, "United States", 2, arena);
    add(&trie, "United States of America", 3, arena);
    add(&trie,
        "\xC3\x89lys\xC3\xA9"
        "e",
        4, arena);
    const casus_text text = CS_TEXT("the United \n States of Americas");
    CHECK(cs_trie_match(&trie, text, 4, 4, values, ends) >= 2);
    CHECK(values[0] == 1 && ends[0] == 10);
    CHECK(values[1] == 2 && ends[1] == 19); /* a blank fits any white space */
    CHECK(cs_trie_match(&trie, text, 4, 1, values, ends) == 1);
    CHECK(cs_trie_match(&trie, text, 0, 4, values, ends) == 0);
    CHECK(cs_trie_match(&trie, text, text.size, 4, values, ends) == 0);
    CHECK(cs_trie_match(&trie,
                        CS_TEXT("\xC3\x89lys\xC3\xA9"
                                "e"),
                        0, 4, values, ends) == 1);
}

int main(void)
{
    cs_arena arena = {0};
    check_symbols(&arena);
    check_trie(&arena);
    cs_arena_free(&arena);
    return failures != 0;
}
