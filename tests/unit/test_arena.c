/* test_arena.c - allocation, marks, growing arrays. */
#include "base/arena.h"
#include "base/array.h"
#include "unit.h"

#include <string.h>

int main(void)
{
    int failures = 0;
    cs_arena arena = {0};
    char *kept = cs_arena_alloc(&arena, 10);
    memset(kept, 'k', 10);
    const cs_arena_point mark = cs_arena_mark(&arena);
    for (int i = 0; i < 1000; i++)
        memset(cs_arena_alloc(&arena, 333), 'x', 333);
    cs_arena_rewind(&arena, mark);
    const char *again = cs_arena_alloc(&arena, 10);
    CHECK(again[0] == 0); /* memory is zeroed even when it is used again */
    CHECK(kept[9] == 'k');
    CHECK(cs_arena_alloc(&arena, 0) != NULL);
    CHECK(cs_arena_alloc(&arena, SIZE_MAX / 2 + 1) == NULL);
    CHECK(cs_arena_alloc(&arena, SIZE_MAX) == NULL);
    CS_ARRAY(uint64_t) numbers = {0};
    for (uint64_t i = 0; i < 10000; i++) {
        CHECK(cs_array_push(&numbers, &arena));
        CHECK(*cs_array_last(&numbers) == 0);
        *cs_array_last(&numbers) = i;
    }
    CHECK(numbers.count == 10000 && numbers.items[0] == 0 && numbers.items[9999] == 9999);
    cs_arena_free(&arena);
    CHECK(arena.last == NULL);
    cs_arena_free(&arena);
    return failures != 0;
}
