/* test_table.c - the lines of dictionaries: docs/dictionaries.md, "Lines". */
#include "dict/table.h"
#include "unit.h"

static uint32_t parts(casus_text text)
{
    uint32_t count = 0;
    casus_text part;
    while (cs_next_alternative(&text, &part))
        count++;
    return count;
}

static void count_finding(void *context, const char *file, uint32_t line,
                          const char *message)
{
    (void)file;
    (void)message;
    *(uint32_t *)context += line;
}

int main(void)
{
    int failures = 0;
    uint32_t lines = 0;
    casus_error error;
    cs_faults faults = {.found = count_finding, .context = &lines, .error = &error};
    cs_table table = {.path = "table",
                      .faults = &faults,
                      .rest = CS_TEXT("# a comment\n"
                                      "\n"
                                      "FRA  country\t-  two words # behind\n"
                                      "  \t \n"
                                      "a#b  c\r\n"
                                      "last")};
    CHECK(cs_table_next(&table) && table.line == 3 && table.columns == 4);
    CHECK(cs_text_is(table.column[0], "FRA") && cs_text_is(table.column[1], "country"));
    CHECK(cs_text_is(table.column[2], "-") && cs_text_is(table.column[3], "two words"));
    CHECK(table.column[4].size == 0);
    CHECK(cs_table_fault(&table, "bad %d", 1) ==
          CASUS_OK); /* reported, reading goes on */
    CHECK(faults.count == 1 && lines == 3);
    CHECK(cs_table_next(&table) && table.line == 5 && cs_text_is(table.column[0], "a#b"));
    CHECK(cs_text_is(table.column[1], "c"));
    CHECK(cs_table_next(&table) && cs_text_is(table.column[0], "last") &&
          table.columns == 1);
    CHECK(!cs_table_next(&table));
    faults.found = NULL; /* without a finder the first fault ends the reading */
    CHECK(cs_table_fault(&table, "bad") == CASUS_BAD_DATA && error.line == table.line);
    CHECK(parts(CS_TEXT("a | b c | d")) == 3 && parts(CS_TEXT("a|b")) == 1);
    CHECK(parts(CS_TEXT("a |  | b")) == 3);
    cs_arena arena = {0};
    CHECK(cs_table_open(&table, "no/such/file", &arena, &faults) == CASUS_BAD_DATA);
    cs_arena_free(&arena);
    return failures != 0;
}
