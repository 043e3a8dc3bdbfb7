/* stream.h - the bytes of a reader and what its formats do with them; inside document/ only.
 *
 * Each format is one file with one function that gives the next document.  Compressed bytes
 * are inflated before any format sees them. */
#ifndef CASUS_DOCUMENT_STREAM_H
#define CASUS_DOCUMENT_STREAM_H

#include "base/arena.h"
#include "base/text.h"
#include "document/gzip.h"

typedef struct cs_feed cs_feed;

struct casus_reader {
    casus_format format;
    char *name;
    casus_read_function read;
    void *context;
    char *buffer;           /* [capacity] */
    size_t capacity, start, end; /* unread bytes are [start, end) */
    uint32_t line;          /* of buffer[start], from 1 */
    bool ended, overlong;
    bool given;             /* of one document a stream: it was */
    bool told;              /* the format is settled */
    casus_error late;       /* why the bytes ended before their end; told behind them */
    cs_gzip *gzip;          /* NULL: the bytes are as they come */
    cs_arena arena;         /* of the document at hand */
    cs_feed *feed;          /* of a feed */
    void *keep; /* what the views of the last document point into */
    char *id;   /* [id_size] "name:line" */
    size_t id_size;
};


/* Reads one more piece of the stream; past the limit the bytes are thrown away. */
casus_status cs_stream_fill(casus_reader *reader, casus_error *error);

/* Makes sure of `size` unread bytes, or all there are; at most CASUS_MAX_TEXT. */
casus_status cs_stream_want(casus_reader *reader, size_t size, casus_error *error);

/* The unread bytes. */
static inline casus_text cs_stream_bytes(const casus_reader *reader)
{
    return cs_text(reader->buffer + reader->start, reader->end - reader->start);
}

/* Passes over bytes, read or not. */
casus_status cs_stream_skip(casus_reader *reader, uint64_t size, casus_error *error);

/* Ends the stream and gives the reason why it ended early, or else `what`. */
casus_status cs_stream_damaged(casus_reader *reader, const char *what, casus_error *error);

/* The next document of a format; CASUS_END behind the last one. */
casus_status cs_warc_next(casus_reader *reader, casus_input *input, casus_error *error);
void cs_feed_close(cs_feed *feed); /* NULL is allowed */
casus_status cs_feed_next(casus_reader *reader, casus_input *input, casus_error *error);

#endif
