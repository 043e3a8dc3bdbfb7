/* reader.c - a stream of bytes, cut into documents. */
#include "document/reader.h"

#include "base/error.h"
#include "base/text.h"
#include "document/sniff.h"
#include "document/stream.h"

#include <stdio.h>
#include <stdlib.h>

enum { CHUNK = 1 << 16 };

casus_status casus_reader_open(casus_format format, const char *name,
                               casus_read_function read, void *context,
                               casus_reader **out, casus_error *error)
{
    const size_t length = strlen(name) + 1, id_size = length + 16;
    casus_reader *reader = calloc(1, sizeof *reader);
    *out = NULL;
    if (!reader)
        return cs_nomem(error);
    *reader =
        (casus_reader){.format = format, .read = read, .context = context, .line = 1};
    reader->name = malloc(length);
    reader->id = malloc(id_size);
    reader->id_size = id_size;
    if (!reader->name || !reader->id) {
        casus_reader_close(reader);
        return cs_nomem(error);
    }
    memcpy(reader->name, name, length);
    *out = reader;
    return CASUS_OK;
}

void casus_reader_close(casus_reader *reader)
{
    if (!reader)
        return;
    cs_jsonl_free(reader->keep);
    cs_gzip_close(reader->gzip);
    cs_arena_free(&reader->arena);
    cs_feed_close(reader->feed);
    free(reader->buffer);
    free(reader->name);
    free(reader->id);
    free(reader);
}

static casus_status make_room(casus_reader *reader, casus_error *error)
{
    if (reader->start > 0) {
        memmove(reader->buffer, reader->buffer + reader->start,
                reader->end - reader->start);
        reader->end -= reader->start;
        reader->start = 0;
    }
    if (reader->capacity - reader->end >= CHUNK)
        return CASUS_OK;
    const size_t bigger = reader->capacity ? reader->capacity * 2 : (size_t)CHUNK * 2;
    char *grown = realloc(reader->buffer, bigger);
    if (!grown)
        return cs_nomem(error);
    reader->buffer = grown;
    reader->capacity = bigger;
    return CASUS_OK;
}

/* Reads one more piece of the stream; past the limit the bytes are thrown away. */
casus_status cs_stream_fill(casus_reader *reader, casus_error *error)
{
    if (reader->end - reader->start > CASUS_MAX_TEXT) {
        reader->overlong = true;
        reader->end = reader->start;
    }
    CS_TRY(make_room(reader, error));
    ptrdiff_t got = 0;
    if (reader->gzip && cs_gzip_read(reader->gzip, reader->buffer + reader->end, CHUNK,
                                     &got, &reader->late) != CASUS_OK)
        got = 0; /* what came before is read first */
    else if (!reader->gzip)
        got = reader->read(reader->context, reader->buffer + reader->end, CHUNK);
    if (got < 0)
        return cs_fail(error, CASUS_IO, 0, "%s: reading failed", reader->name);
    reader->ended = got == 0;
    reader->end += (size_t)got;
    return CASUS_OK;
}

casus_status cs_stream_want(casus_reader *reader, size_t size, casus_error *error)
{
    while (reader->end - reader->start < size && !reader->ended &&
           reader->end - reader->start <= CASUS_MAX_TEXT)
        CS_TRY(cs_stream_fill(reader, error));
    return CASUS_OK;
}

casus_status cs_stream_skip(casus_reader *reader, uint64_t size, casus_error *error)
{
    for (;;) {
        const size_t there = reader->end - reader->start;
        if (size <= there) {
            reader->start += (size_t)size;
            return CASUS_OK;
        }
        size -= there;
        reader->start = reader->end;
        if (reader->ended)
            return CASUS_OK;
        CS_TRY(cs_stream_fill(reader, error));
    }
}

casus_status cs_stream_damaged(casus_reader *reader, const char *what, casus_error *error)
{
    const casus_status status = reader->late.status;
    reader->start = reader->end;
    reader->ended = true;
    if (status == CASUS_OK)
        return cs_fail(error, CASUS_BAD_INPUT, 0, "%s", what);
    if (error)
        *error = reader->late;
    reader->late.status = CASUS_OK;
    return status;
}

static casus_status too_large(casus_reader *reader, uint32_t line, casus_error *error)
{
    reader->overlong = false;
    (void)cs_fail(error, CASUS_TOO_LARGE, CASUS_MAX_TEXT,
                  reader->format == CASUS_FORMAT_JSONL
                      ? "the line has more than 64 MiB; split it"
                      : "the document has more than 64 MiB; "
                        "split it");
    if (error)
        error->line = line;
    return CASUS_TOO_LARGE;
}

static casus_status next_whole(casus_reader *reader, casus_input *input,
                               casus_error *error)
{
    if (reader->given || (reader->ended && reader->start == reader->end))
        return CASUS_END;
    reader->given = true;
    while (!reader->ended && !reader->overlong)
        CS_TRY(cs_stream_fill(reader, error));
    if (reader->late.status != CASUS_OK)
        return cs_stream_damaged(reader, "", error);
    reader->ended = true; /* what follows a document that is too large is never read */
    if (reader->overlong)
        return too_large(reader, 1, error);
    *input = (casus_input){
        .text = cs_stream_bytes(reader), .id = cs_text_of(reader->name), .first_line = 1};
    if (reader->format == CASUS_FORMAT_HTML) {
        input->media = CASUS_MEDIA_HTML;
        return CASUS_OK;
    }
    return cs_document_check(input->text, error);
}

/* The next line without its end; CASUS_END when there is none. */
static casus_status next_line(casus_reader *reader, casus_text *line, casus_error *error)
{
    size_t searched = reader->start;
    for (;;) {
        const char *end = searched < reader->end ? memchr(reader->buffer + searched, '\n',
                                                          reader->end - searched)
                                                 : NULL;
        if (end || (reader->ended && reader->start < reader->end)) {
            const size_t stop = end ? (size_t)(end - reader->buffer) : reader->end;
            *line = cs_text(reader->buffer + reader->start, stop - reader->start);
            reader->start = end ? stop + 1 : stop;
            return CASUS_OK;
        }
        if (reader->ended)
            return CASUS_END;
        searched = reader->end - reader->start;
        CS_TRY(cs_stream_fill(reader, error));
        searched = reader->overlong && searched > reader->end ? 0 : searched;
    }
}

static casus_status next_record(casus_reader *reader, casus_input *input,
                                casus_error *error)
{
    casus_text line;
    cs_jsonl_free(reader->keep);
    reader->keep = NULL;
    do {
        const casus_status status = next_line(reader, &line, error);
        if (status == CASUS_END && reader->overlong)
            return too_large(reader, reader->line, error);
        CS_TRY(status);
        reader->line++;
        if (reader->overlong)
            return too_large(reader, reader->line - 1, error);
    } while (cs_text_trim(line).size == 0);
    casus_status status = cs_document_check(line, error);
    if (status == CASUS_OK)
        status = cs_jsonl_parse(line, &reader->keep, input, error);
    if (status != CASUS_OK) {
        if (error)
            error->line = reader->line - 1;
        return status;
    }
    input->first_line = reader->line - 1;
    if (!input->id.size) {
        (void)snprintf(reader->id, reader->id_size, "%s:%u", reader->name,
                       reader->line - 1);
        input->id = cs_text_of(reader->id);
    }
    return CASUS_OK;
}

/* Settles what the bytes are: first whether they are compressed, then their format. */
static casus_status tell(casus_reader *reader, casus_error *error)
{
    enum { LOOK = 8192 };
    const size_t look =
        reader->format == CASUS_FORMAT_ANY ? LOOK : 3; /* a pipe may be slow */
    reader->told = true;
    CS_TRY(cs_stream_want(reader, look, error));
    if (cs_looks_like_gzip(cs_stream_bytes(reader))) {
        CS_TRY(cs_gzip_open(&reader->gzip, cs_stream_bytes(reader), reader->read,
                            reader->context, error));
        reader->start = reader->end = 0;
        reader->ended = false;
        CS_TRY(cs_stream_want(reader, look, error));
    }
    if (reader->format == CASUS_FORMAT_ANY)
        reader->format = cs_format_of(cs_stream_bytes(reader));
    return CASUS_OK;
}

static casus_status next_document(casus_reader *reader, casus_input *input,
                                  casus_error *error)
{
    switch (reader->format) {
    case CASUS_FORMAT_JSONL:
        return next_record(reader, input, error);
    case CASUS_FORMAT_WARC:
        return cs_warc_next(reader, input, error);
    case CASUS_FORMAT_FEED:
        return cs_feed_next(reader, input, error);
    default:
        return next_whole(reader, input, error);
    }
}

casus_status casus_reader_next(casus_reader *reader, casus_input *input,
                               casus_error *error)
{
    if (!reader->told)
        CS_TRY(tell(reader, error));
    cs_arena_free(&reader->arena);
    reader->arena = (cs_arena){0};
    const casus_status status = next_document(reader, input, error);
    return status == CASUS_END && reader->late.status != CASUS_OK
               ? cs_stream_damaged(reader, "", error)
               : status;
}
