/* test_reader.c - streams cut into documents, in pieces of every size, broken ones
 * included. */
#include "base/text.h"
#include "unit.h"

#include <stdlib.h>

static int failures;

/* A stream: a text that is given in pieces, then `filler` a number of times. */
typedef struct stream {
    const char *text;
    size_t size, at, piece;
    size_t filler_left;
    const char *tail;
} stream;

static ptrdiff_t give(void *context, char *buffer, size_t size)
{
    stream *from = context;
    size = size < from->piece ? size : from->piece;
    if (from->at < from->size) {
        size = size < from->size - from->at ? size : from->size - from->at;
        memcpy(buffer, from->text + from->at, size);
        from->at += size;
        return (ptrdiff_t)size;
    }
    if (from->filler_left) {
        size = size < from->filler_left ? size : from->filler_left;
        memset(buffer, 'x', size);
        from->filler_left -= size;
        return (ptrdiff_t)size;
    }
    if (!from->tail)
        return 0;
    size = strlen(from->tail);
    memcpy(buffer, from->tail, size);
    from->tail = NULL;
    return (ptrdiff_t)size;
}

static ptrdiff_t fail(void *context, char *buffer, size_t size)
{
    (void)context;
    (void)buffer;
    (void)size;
    return -1;
}

static casus_reader *open_reader(casus_format format, stream *from)
{
    casus_reader *reader;
    casus_error error;
    CHECK(casus_reader_open(format, "name", give, from, &reader, &error) == CASUS_OK);
    return reader;
}

/* Records of every kind, read in pieces of `piece` bytes. */
static void check_records(size_t piece)
{
    static const char text[] =
        "{\"n\":7,\"id\":\"x\",\"text\":\"one\"}\n"
        "{broken\n"
        "\n"
        "{\"id\":\"b\",\"text\":\"two\",\"date\":\"2024-06-09\"}\r\n"
        "[1]\n"
        "{\"text\":5}\n"
        "{\"text\":\"caf\xE9\"}\n"
        "{\"text\":\"last\\u0041\"}";
    static const struct {
        casus_status status;
        uint32_t line;
        const char *id, *text;
    } want[] = {{CASUS_OK, 1, "7", "one"},        {CASUS_BAD_INPUT, 2, NULL, NULL},
                {CASUS_OK, 4, "b", "two"},        {CASUS_BAD_INPUT, 5, NULL, NULL},
                {CASUS_BAD_INPUT, 6, NULL, NULL}, {CASUS_BAD_UTF8, 7, NULL, NULL},
                {CASUS_OK, 8, "name:8", "lastA"}, {CASUS_END, 0, NULL, NULL},
                {CASUS_END, 0, NULL, NULL}};
    stream from = {.text = text, .size = sizeof text - 1, .piece = piece};
    casus_reader *reader = open_reader(CASUS_FORMAT_JSONL, &from);
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        casus_input input;
        casus_error error = {.line = 0};
        CHECK(casus_reader_next(reader, &input, &error) == want[i].status);
        if (want[i].status == CASUS_OK) {
            CHECK(cs_text_is(input.id, want[i].id) &&
                  cs_text_is(input.text, want[i].text));
            CHECK(input.first_line == want[i].line);
        } else if (want[i].status != CASUS_END) {
            CHECK(error.line == want[i].line && error.message[0]);
        }
    }
    casus_reader_close(reader);
}

/* A line past the limit is refused by its number, and the next one is read. */
static void check_huge_line(void)
{
    casus_input input;
    casus_error error;
    stream from = {.text = "{\"text\":\"a\"}\n{\"text\":\"",
                   .size = 22,
                   .piece = SIZE_MAX,
                   .filler_left = (size_t)CASUS_MAX_TEXT + 1000000,
                   .tail = "\"}\n{\"text\":\"b\"}\n"};
    casus_reader *reader = open_reader(CASUS_FORMAT_JSONL, &from);
    CHECK(casus_reader_next(reader, &input, &error) == CASUS_OK);
    CHECK(casus_reader_next(reader, &input, &error) == CASUS_TOO_LARGE &&
          error.line == 2);
    CHECK(casus_reader_next(reader, &input, &error) == CASUS_OK);
    CHECK(cs_text_is(input.text, "b") && input.first_line == 3);
    CHECK(casus_reader_next(reader, &input, &error) == CASUS_END);
    casus_reader_close(reader);
}

static void check_whole(void)
{
    casus_input input;
    casus_error error;
    stream from = {.text = "some text", .size = 9, .piece = 2};
    casus_reader *reader = open_reader(CASUS_FORMAT_TEXT, &from);
    CHECK(casus_reader_next(reader, &input, &error) == CASUS_OK);
    CHECK(cs_text_is(input.text, "some text") && cs_text_is(input.id, "name"));
    CHECK(casus_reader_next(reader, &input, &error) == CASUS_END);
    casus_reader_close(reader);
    stream endless = {.piece = SIZE_MAX, .filler_left = SIZE_MAX};
    reader = open_reader(CASUS_FORMAT_TEXT, &endless);
    CHECK(casus_reader_next(reader, &input, &error) == CASUS_TOO_LARGE);
    CHECK(casus_reader_next(reader, &input, &error) == CASUS_END);
    casus_reader_close(reader);
    stream binary = {.text = "a\0b", .size = 3, .piece = 9};
    reader = open_reader(CASUS_FORMAT_TEXT, &binary);
    CHECK(casus_reader_next(reader, &input, &error) == CASUS_BAD_INPUT);
    casus_reader_close(reader);
}

int main(void)
{
    casus_reader *reader;
    casus_input input;
    casus_error error;
    for (size_t piece = 1; piece < 40; piece++)
        check_records(piece);
    check_records(SIZE_MAX);
    check_huge_line();
    check_whole();
    CHECK(casus_reader_open(CASUS_FORMAT_JSONL, "n", fail, NULL, &reader, &error) ==
          CASUS_OK);
    CHECK(casus_reader_next(reader, &input, &error) == CASUS_IO);
    casus_reader_close(reader);
    casus_reader_close(NULL);
    return failures != 0;
}
