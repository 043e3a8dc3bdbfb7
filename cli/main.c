/* main.c - the program `casus`: a first form with one command, parse. */
#include "casus.h"

#include <stdio.h>
#include <string.h>

static ptrdiff_t read_file(void *context, char *buffer, size_t size)
{
    const size_t got = fread(buffer, 1, size, context);
    return got == 0 && ferror((FILE *)context) ? -1 : (ptrdiff_t)got;
}

static int write_file(void *context, const char *bytes, size_t size)
{
    return fwrite(bytes, 1, size, context) != size;
}

static casus_status one(casus_coder *coder, const casus_input *input, int given,
                        casus_output output, casus_depth depth, casus_error *error)
{
    casus_doc *doc;
    casus_status status = given ? casus_code_conllu(coder, input, depth, &doc, error)
                                : casus_code(coder, input, depth, &doc, error);
    if (status == CASUS_OK)
        status = casus_write(doc, output, write_file, stdout, error);
    casus_doc_free(doc);
    return status;
}

static int run(casus_coder *coder, const char *command, const char *from, FILE *file)
{
    casus_reader *reader;
    casus_error error;
    casus_input input;
    const casus_format format = strcmp(from, "jsonl") == 0    ? CASUS_FORMAT_JSONL
                                : strcmp(from, "conllu") == 0 ? CASUS_FORMAT_CONLLU
                                                              : CASUS_FORMAT_TEXT;
    const int parse = strcmp(command, "parse") == 0;
    int result = 0;
    if (casus_reader_open(format, "-", read_file, file, &reader, &error) != CASUS_OK)
        return 3;
    for (;;) {
        casus_status status = casus_reader_next(reader, &input, &error);
        if (status == CASUS_END || status == CASUS_IO || status == CASUS_NOMEM)
            break;
        if (status == CASUS_OK)
            status = one(coder, &input, format == CASUS_FORMAT_CONLLU,
                         parse ? CASUS_OUTPUT_CONLLU
                         : strcmp(command, "explain") == 0 ? CASUS_OUTPUT_EXPLAIN
                         : strcmp(command, "quotes") == 0 ? CASUS_OUTPUT_QUOTES
                         : strcmp(command, "read") == 0 ? CASUS_OUTPUT_ARTICLE
                                                           : CASUS_OUTPUT_EVENTS,
                         parse ? CASUS_DEPTH_TREES : CASUS_DEPTH_EVENTS, &error);
        if (status != CASUS_OK) {
            (void)fprintf(stderr, "casus: line %u: %s\n", error.line, error.message);
            result = 1;
        }
    }
    casus_reader_close(reader);
    return result;
}

int main(int argc, char **argv)
{
    casus_error error;
    casus_data *data;
    casus_coder *coder;
    if (argc != 4) {
        (void)fputs("usage: casus COMMAND DATA FORMAT <FILE\n", stderr);
        return 2;
    }
    if (casus_data_open(argv[2], "en", &data, &error) != CASUS_OK) {
        (void)fprintf(stderr, "casus: %s\n", error.message);
        return 4;
    }
    int result = 3;
    if (casus_coder_new(data, &coder, &error) == CASUS_OK) {
        result = run(coder, argv[1], argv[3], stdin);
        casus_coder_free(coder);
    }
    casus_data_free(data);
    return result;
}
