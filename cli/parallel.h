/* parallel.h - many documents through several coders, results in the order of the input.
 *
 * Each thread reads the next document, codes it, and puts the result into a ring; whoever
 * completes the oldest result writes all that are ready.  A thread that runs too far
 * ahead waits, so memory stays flat however long the input. */
#ifndef CASUS_CLI_PARALLEL_H
#define CASUS_CLI_PARALLEL_H

#include "buffer.h"
#include "casus.h"
#include "options.h"
#include "output_file.h"

/* A document that is kept instead of being written. */
typedef struct cli_kept {
    const char *key; /* of its input, by casus_document_key() */
    const char *name;
    casus_doc *doc; /* NULL: it is known */
} cli_kept;

/* Where coded documents are kept.  The functions are called by one thread at a time each, but
 * both at the same time. */
typedef struct cli_keeper {
    /* Called once before all others; false, after a message, stops all. */
    bool (*begin)(void *context, const casus_data *data);
    /* Whether a document is there already and need not be coded. */
    bool (*known)(void *context, const char *key);
    /* Keeps the next one in the order of the input; false, after a message, stops all. */
    bool (*keep)(void *context, const cli_kept *kept);
    void (*skipped)(void *context);
    void *context;
} cli_keeper;

/* What to do with each document. */
typedef struct cli_task {
    casus_depth depth;
    casus_output output; /* used when `render` is NULL */
    /* Writes a coded document for people. */
    casus_status (*render)(const casus_doc *doc, cli_buffer *out, casus_error *error);
    const char *heading; /* written before the first result; NULL = none */
    casus_choice choice; /* which events casus_write_chosen() writes */
    /* Takes what `render` wrote of one document, in the order of the input and from one thread at
     * a time, instead of the output; false: stop.  NULL = the output takes it. */
    bool (*gather)(void *context, const char *bytes, size_t size);
    /* Writes the result after the last document; false after a message. */
    bool (*finish)(void *context, cli_output_file *file);
    void *context;            /* of `gather` and `finish` */
    const cli_keeper *keeper; /* NULL = the results are written */
} cli_task;

/* Runs a command over its inputs and returns its exit code. */
int cli_run(const cli_options *options, const cli_task *task);

#endif
