/* test_memo.c - a memo gives back what was kept, and only that. */
#include "base/memo.h"
#include "base/text.h"
#include "unit.h"

#include <stdio.h>

static casus_text word(char *room, uint32_t number)
{
    return cs_text(room, (size_t)snprintf(room, 16, "word%u", number));
}

int main(void)
{
    int failures = 0;
    cs_memo memo = {0};
    char room[16];
    uint32_t known = 0;
    CHECK(!cs_memo_find(NULL, CS_TEXT("a"), 0) && !cs_memo_keep(NULL, CS_TEXT("a"), 0));
    CHECK(!cs_memo_find(&memo, CS_TEXT("a"), 0) && !cs_memo_keep(&memo, CS_TEXT("a"), 0));
    CHECK(cs_memo_new(&memo, 64, sizeof(uint32_t)));
    CHECK(!cs_memo_find(&memo, CS_TEXT(""), 0));
    *(uint32_t *)cs_memo_keep(&memo, CS_TEXT(""), 0) = 77;
    CHECK(*(const uint32_t *)cs_memo_find(&memo, CS_TEXT(""), 0) == 77);
    CHECK(!cs_memo_find(&memo, CS_TEXT(""), 1));
    CHECK(!cs_memo_find(&memo, CS_TEXT("a word of twenty-five byt."), 0));
    CHECK(!cs_memo_keep(&memo, CS_TEXT("a word of twenty-five byt."), 0));
    CHECK(cs_memo_keep(&memo, CS_TEXT("a word of twenty-four by"), 0));
    CHECK(!cs_memo_find(&memo, CS_TEXT("a word of twenty-four bz"), 0));
    for (uint32_t i = 0; i < 1000; i++)
        *(uint32_t *)cs_memo_keep(&memo, word(room, i), i % 3) = i;
    for (uint32_t i = 0; i < 1000; i++) {
        const uint32_t *value = cs_memo_find(&memo, word(room, i), i % 3);
        known += value != NULL;
        CHECK(!value || *value == i);
    }
    CHECK(known > 32 && known <= 64);
    cs_memo_free(&memo);
    return failures != 0;
}
