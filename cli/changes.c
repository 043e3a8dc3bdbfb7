#include "changes.h"

#include <stdio.h>

static void print_text(casus_text text)
{
    if (!text.size)
        (void)fputs("nothing", stdout);
    for (uint32_t i = 0; i < text.size; i++) {
        const unsigned char byte = (unsigned char)text.data[i];
        (void)putchar(byte < ' ' || byte == 0x7F ? ' ' : byte);
    }
}

void cli_print_differences(const casus_change *change)
{
    for (uint32_t i = 0; i < change->difference_count; i++) {
        (void)printf("  %-12s ", change->differences[i].field);
        print_text(change->differences[i].before);
        (void)fputs(" -> ", stdout);
        print_text(change->differences[i].after);
        (void)putchar('\n');
    }
}
