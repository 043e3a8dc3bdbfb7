#include "buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEEP = 1 << 20 };

int cli_buffer_add(void *context, const char *bytes, size_t size)
{
    cli_buffer *buffer = context;
    if (buffer->capacity - buffer->used < size) {
        size_t bigger = buffer->capacity ? buffer->capacity * 2 : 4096;
        while (bigger - buffer->used < size)
            bigger *= 2;
        char *grown = realloc(buffer->bytes, bigger);
        if (!grown) {
            buffer->failed = true;
            return -1;
        }
        buffer->bytes = grown;
        buffer->capacity = bigger;
    }
    if (size)
        memcpy(buffer->bytes + buffer->used, bytes, size);
    buffer->used += size;
    return 0;
}

int cli_buffer_print(cli_buffer *buffer, const char *format, ...)
{
    char line[2048];
    va_list arguments;
    va_start(arguments, format);
    const int size = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    if (size < 0)
        return -1;
    const size_t kept = (size_t)size < sizeof line ? (size_t)size : sizeof line - 1;
    return cli_buffer_add(buffer, line, kept);
}

void cli_buffer_clear(cli_buffer *buffer)
{
    buffer->used = 0;
    buffer->failed = false;
    if (buffer->capacity > KEEP)
        cli_buffer_free(buffer);
}

void cli_buffer_free(cli_buffer *buffer)
{
    free(buffer->bytes);
    *buffer = (cli_buffer){.bytes = NULL};
}
