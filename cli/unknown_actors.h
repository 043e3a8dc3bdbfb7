/* unknown_actors.h - names that no dictionary knows, counted over all documents.
 *
 * At most CLI_NAMES names are kept at a time: when there is no more room, those that came least
 * often are forgotten, so that memory stays flat; how many is said at the end. */
#ifndef CASUS_CLI_UNKNOWN_ACTORS_H
#define CASUS_CLI_UNKNOWN_ACTORS_H

#include "output_file.h"

#include <stdbool.h>
#include <stddef.h>

enum { CLI_NAMES = 1 << 16 };

typedef struct cli_names cli_names;

/* NULL when out of memory. */
cli_names *cli_names_new(void);
void cli_names_free(cli_names *names);

/* Adds the lines that CASUS_OUTPUT_UNKNOWN writes for one document; false after a message. */
bool cli_names_add(void *names, const char *bytes, size_t size);

/* Writes the table: how often, as source, as recipient, name, the first sentence; the most frequent
 * first, among equals by name.  False after a message. */
bool cli_names_write(void *names, cli_output_file *file);

#endif
