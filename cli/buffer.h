/* buffer.h - bytes that grow: the output of one document.
 *
 * A failure to grow is kept in `failed`, so that a row of calls needs one check at its
 * end. */
#ifndef CASUS_CLI_BUFFER_H
#define CASUS_CLI_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

typedef struct cli_buffer {
    char *bytes; /* [capacity] */
    size_t used, capacity;
    bool failed; /* out of memory since the last clearing */
} cli_buffer;

/* Appends to the cli_buffer `context`; 0, or -1 when out of memory.  Fits
 * casus_write_function. */
int cli_buffer_add(void *context, const char *bytes, size_t size);

/* Appends what printf would print; 0, or -1 when out of memory. */
int cli_buffer_print(cli_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Empties the buffer and gives large memory back. */
void cli_buffer_clear(cli_buffer *buffer);

void cli_buffer_free(cli_buffer *buffer);

#endif
