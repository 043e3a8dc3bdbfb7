/* warc.c - web archives, WARC 0.18 to 1.1 (ISO 28500): records of type response, resource and
 * conversion whose content is a page or text; all others are passed over.
 *
 * Of HTTP inside a record: the status must be 200 to 299; chunks and gzip are undone.  The id
 * of a document is its address.  Records larger than 64 MiB are reported and passed over. */
#include "base/error.h"
#include "document/reader.h"
#include "document/stream.h"

#include <stdlib.h>

enum { HEADER_LIMIT = 1 << 16 };

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

/* The value of a header field, found without regard to case; empty when it is not there. */
static casus_text field(casus_text header, const char *name)
{
    casus_text rest = header;
    const uint32_t size = (uint32_t)strlen(name);
    while (rest.size) {
        const char *end = memchr(rest.data, '\n', rest.size);
        const uint32_t length = end ? (uint32_t)(end - rest.data) : rest.size;
        uint32_t i = 0;
        while (i < size && i < length && lower(rest.data[i]) == name[i])
            i++;
        if (i == size && i < length && rest.data[i] == ':')
            return cs_text_trim(cs_text_span(rest, i + 1, length));
        rest = cs_text_span(rest, end ? length + 1 : length, rest.size);
    }
    return (casus_text){NULL, 0};
}

/* The length of a header with its blank line, or 0 when its end is not in `bytes`. */
static uint32_t header_size(casus_text bytes)
{
    for (uint32_t i = 0; i + 1 < bytes.size; i++) {
        if (bytes.data[i] != '\n')
            continue;
        if (bytes.data[i + 1] == '\n')
            return i + 2;
        if (i + 2 < bytes.size && bytes.data[i + 1] == '\r' && bytes.data[i + 2] == '\n')
            return i + 3;
    }
    return 0;
}

static uint64_t number(casus_text text)
{
    uint64_t value = 0;
    for (uint32_t i = 0; i < text.size && text.data[i] >= '0' && text.data[i] <= '9'; i++)
        value =
            value > UINT64_MAX / 16 ? value : value * 10 + (uint64_t)(text.data[i] - '0');
    return value;
}

static bool holds(casus_text text, const char *part)
{
    const uint32_t size = (uint32_t)strlen(part);
    for (uint32_t i = 0; i + size <= text.size; i++) {
        uint32_t k = 0;
        while (k < size && lower(text.data[i + k]) == part[k])
            k++;
        if (k == size)
            return true;
    }
    return false;
}

static casus_text charset_of(casus_text type)
{
    for (uint32_t i = 0; i + 8 < type.size; i++)
        if (memcmp(type.data + i, "charset=", 8) == 0) {
            uint32_t end = i + 8;
            while (end < type.size && type.data[end] != ';' && type.data[end] != ' ')
                end++;
            return cs_text_span(type, i + 8, end);
        }
    return (casus_text){NULL, 0};
}

/* Joins the chunks of a transfer in place of a copy in the arena. */
static casus_text join_chunks(casus_text body, cs_arena *arena)
{
    char *out = cs_arena_alloc(arena, (size_t)body.size + 1);
    uint32_t used = 0, at = 0;
    while (out && at < body.size) {
        const char *end = memchr(body.data + at, '\n', body.size - at);
        const uint64_t size = end ? strtoull(body.data + at, NULL, 16) : 0;
        if (!end)
            break;
        at = (uint32_t)(end - body.data) + 1;
        if (!size || size > body.size - at)
            break;
        memcpy(out + used, body.data + at, (size_t)size);
        used += (uint32_t)size;
        at += (uint32_t)size;
        while (at < body.size && (body.data[at] == '\r' || body.data[at] == '\n'))
            at++;
    }
    return out ? cs_text(out, used) : body;
}

/* Takes HTTP's header off and undoes its codings; false when it is no page or text. */
static bool open_response(casus_reader *reader, casus_text block, casus_input *input)
{
    const uint32_t size = header_size(block);
    const casus_text header = cs_text_span(block, 0, size);
    const casus_text type = field(header, "content-type");
    const char *status = header.size ? memchr(header.data, ' ', header.size) : NULL;
    if (!status || status + 1 >= header.data + header.size || status[1] != '2')
        return false;
    casus_text body = cs_text_span(block, size, block.size);
    if (holds(field(header, "transfer-encoding"), "chunked") && body.size &&
        (unsigned char)(lower(body.data[0]) - '0') < 55 && body.data[0] != '<')
        body = join_chunks(body, &reader->arena);
    if (cs_text_starts(body, CS_TEXT("\x1F\x8B"))) {
        size_t inflated;
        char *bytes = cs_gzip_inflate(body, CASUS_MAX_TEXT, &inflated);
        char *kept = bytes ? cs_arena_alloc(&reader->arena, inflated + 1) : NULL;
        if (kept)
            memcpy(kept, bytes, inflated);
        free(bytes);
        if (!kept)
            return false;
        body = cs_text(kept, inflated);
    }
    input->text = body;
    input->charset = charset_of(type);
    if (holds(type, "html") || (!type.size && body.size && body.data[0] == '<'))
        input->media = CASUS_MEDIA_HTML;
    else if (!holds(type, "text/plain"))
        return false;
    return body.size > 0;
}

/* Whether the record is a document; fills `input` with views into the stream. */
static bool is_document(casus_reader *reader, casus_text header, casus_text block,
                        casus_input *input)
{
    const casus_text kind = field(header, "warc-type");
    const casus_text type = field(header, "content-type");
    *input = (casus_input){.id = field(header, "warc-target-uri")};
    if (input->id.size > 1 && input->id.data[0] == '<')
        input->id = cs_text_span(input->id, 1, input->id.size - 1);
    input->url = input->id;
    if (cs_text_is(kind, "response") && holds(type, "http"))
        return open_response(reader, block, input);
    if (!cs_text_is(kind, "resource") && !cs_text_is(kind, "conversion") &&
        !cs_text_is(kind, "response"))
        return false;
    input->text = block;
    input->charset = charset_of(type);
    input->media = holds(type, "html") ? CASUS_MEDIA_HTML : CASUS_MEDIA_TEXT;
    return block.size && (holds(type, "html") || holds(type, "text/plain"));
}

static casus_status damaged(casus_reader *reader, casus_error *error)
{
    return cs_stream_damaged(
        reader, "a record of the archive is damaged; what follows it cannot be read",
        error);
}

casus_status cs_warc_next(casus_reader *reader, casus_input *input, casus_error *error)
{
    for (;;) {
        CS_TRY(cs_stream_want(reader, HEADER_LIMIT, error));
        casus_text bytes = cs_stream_bytes(reader);
        uint32_t blank = 0;
        while (blank < bytes.size &&
               (bytes.data[blank] == '\r' || bytes.data[blank] == '\n'))
            blank++;
        if (blank == bytes.size && reader->ended)
            return CASUS_END;
        reader->start += blank;
        bytes = cs_stream_bytes(reader);
        uint32_t size = header_size(bytes);
        if (!size || size > HEADER_LIMIT || !cs_text_starts(bytes, CS_TEXT("WARC/")))
            return damaged(reader, error);
        const uint64_t length =
            number(field(cs_text_span(bytes, 0, size), "content-length"));
        if (length > CASUS_MAX_TEXT) {
            CS_TRY(cs_stream_skip(reader, size + length, error));
            return cs_fail(error, CASUS_TOO_LARGE, 0,
                           "a record has more than 64 MiB; it is left out");
        }
        CS_TRY(cs_stream_want(reader, size + (size_t)length, error));
        bytes = cs_stream_bytes(reader);
        if (bytes.size < size + length)
            return damaged(reader, error);
        reader->start += size + (size_t)length;
        if (!is_document(reader, cs_text_span(bytes, 0, size),
                         cs_text_span(bytes, size, size + (uint32_t)length), input))
            continue;
        return input->media == CASUS_MEDIA_TEXT ? cs_document_check(input->text, error)
                                                : CASUS_OK;
    }
}
