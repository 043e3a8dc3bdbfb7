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

const char *cli_change_name(const casus_change *change)
{
    return !change->before ? "new" : !change->after ? "gone" : "changed";
}

static void put_json(cli_buffer *out, casus_text text)
{
    (void)cli_buffer_add(out, "\"", 1);
    for (uint32_t i = 0; i < text.size; i++) {
        const char byte = text.data[i];
        if ((unsigned char)byte < ' ' || byte == '"' || byte == '\\')
            (void)cli_buffer_print(out, "\\u%04x", (unsigned)(unsigned char)byte);
        else
            (void)cli_buffer_add(out, &byte, 1);
    }
    (void)cli_buffer_add(out, "\"", 1);
}

void cli_change_json(const casus_change *change, cli_buffer *out)
{
    const casus_event *event = change->after ? change->after : change->before;
    (void)cli_buffer_print(out, "{\"change\":\"%s\",\"id\":\"%s\",\"document\":",
                           cli_change_name(change), event->id);
    put_json(out, change->document);
    (void)cli_buffer_print(out, ",\"fields\":{");
    for (uint32_t i = 0; i < change->difference_count; i++) {
        (void)cli_buffer_print(out, "%s\"%s\":[", i ? "," : "",
                               change->differences[i].field);
        put_json(out, change->differences[i].before);
        (void)cli_buffer_print(out, ",");
        put_json(out, change->differences[i].after);
        (void)cli_buffer_print(out, "]");
    }
    (void)cli_buffer_print(out, "}");
    if (change->text.size) {
        (void)cli_buffer_print(out, ",\"text\":");
        put_json(out, change->text);
    }
    (void)cli_buffer_print(out, "}\n");
}
