/* output_file.h - where results go: standard output, or a file that appears under its
 * name only when it is complete. */
#ifndef CASUS_CLI_OUTPUT_FILE_H
#define CASUS_CLI_OUTPUT_FILE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct cli_output_file {
    const char *name; /* NULL = standard output */
    int descriptor;
    bool temporary; /* written under another name until it is complete */
    bool failed;    /* something could not be written; said once */
} cli_output_file;

/* Opens the output; false after a message. */
bool cli_output_open(cli_output_file *file, const char *name);

/* Writes all bytes; false, after one message, when that fails. */
bool cli_output_write(cli_output_file *file, const char *bytes, size_t size);

/* Ends the output.  `keep` false throws a file away.  False when it could not be
 * completed. */
bool cli_output_close(cli_output_file *file, bool keep);

#endif
