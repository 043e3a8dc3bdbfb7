/* fuzz.h - what the fuzz targets share. */
#ifndef CASUS_FUZZ_FUZZ_H
#define CASUS_FUZZ_FUZZ_H

#include "casus.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The data folder, opened once: $CASUS_DATA, which the test sets. */
static inline const casus_data *fuzz_data(void)
{
    static casus_data *data;
    casus_error error;
    const char *path = getenv("CASUS_DATA");
    if (!data && (!path || casus_data_open(path, "en", &data, &error) != CASUS_OK))
        abort();
    return data;
}

/* A stream that gives the fuzzer's bytes. */
typedef struct fuzz_stream {
    const uint8_t *data;
    size_t size;
} fuzz_stream;

static inline ptrdiff_t fuzz_read(void *context, char *buffer, size_t size)
{
    fuzz_stream *stream = context;
    size_t given = stream->size < size ? stream->size : size;
    for (size_t i = 0; i < given; i++)
        buffer[i] = (char)stream->data[i];
    stream->data += given;
    stream->size -= given;
    return (ptrdiff_t)given;
}

static inline int fuzz_discard(void *context, const char *bytes, size_t size)
{
    (void)context;
    (void)bytes;
    (void)size;
    return 0;
}

/* Spans must lie in the text, on borders of characters. */
static inline void fuzz_check_span(const casus_article *article, uint32_t start,
                                   uint32_t end)
{
    const casus_text text = article->text;
    if (start > end || end > text.size ||
        (start < text.size && ((unsigned char)text.data[start] & 0xC0) == 0x80) ||
        (end < text.size && ((unsigned char)text.data[end] & 0xC0) == 0x80))
        abort();
}

#endif
