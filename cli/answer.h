/* answer.h - rows of an answer as a table for people, JSON lines or CSV. */
#ifndef CASUS_CLI_ANSWER_H
#define CASUS_CLI_ANSWER_H

#include "buffer.h"
#include "casus.h"
#include "options.h"
#include "output_file.h"

#include <stdbool.h>

enum { CLI_COLUMNS = 64 }; /* of a table; the others are left out there */

typedef enum cli_answer_form {
    CLI_ANSWER_JSONL, /* one object a row; what is not known is null */
    CLI_ANSWER_CSV,   /* with a line of names */
    CLI_ANSWER_TABLE, /* columns as wide as the first rows need */
    CLI_ANSWER_LIST   /* a line for each column, name in front */
} cli_answer_form;

typedef struct cli_answer {
    cli_answer_form form;
    cli_output_file file;
    cli_buffer buffer;
    unsigned long count; /* rows so far */
    /* The first rows of a table wait here until it is known how wide its columns are: cells and
     * line ends, each cell behind its size. */
    cli_buffer waiting;
    uint32_t waiting_rows, column_count;
    uint32_t widths[CLI_COLUMNS];
    bool right[CLI_COLUMNS]; /* numbers stand at the right side */
    bool laid_out;
} cli_answer;

/* The form by --format, else a table on a terminal and JSON lines otherwise. */
cli_answer_form cli_answer_form_of(const cli_options *options);

/* Opens the output of an answer; false after a message. */
bool cli_answer_open(cli_answer *answer, const cli_options *options,
                     cli_answer_form form);

/* Writes one row; a casus_row_function whose context is the answer. */
int cli_answer_row(void *context, const casus_value *row, uint32_t count);

/* One row as a JSON object. */
void cli_json_row(cli_buffer *out, const casus_value *row, uint32_t count);

/* Writes what waits, so that another answer may follow in the same output. */
bool cli_answer_flush(cli_answer *answer);

/* Ends the output and returns the exit code: that of `status`, after a message from `error`;
 * CLI_NOTHING when there was no row, after the message `none`, or nothing could be written. */
int cli_answer_close(cli_answer *answer, casus_status status, const casus_error *error,
                     const char *none);

#endif
