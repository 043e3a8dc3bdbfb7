/* sources.h - files, folders and standard input as one row of documents.
 *
 * A folder gives the files below it, paths in byte order; names that begin with a dot are
 * left out.  What cannot be read becomes a fault, one line, and the next one follows. */
#ifndef CASUS_CLI_SOURCES_H
#define CASUS_CLI_SOURCES_H

#include "casus.h"
#include "options.h"

enum { CLI_FAULT_ROOM = 2048 };

typedef enum cli_next { CLI_NEXT_DOCUMENT, CLI_NEXT_FAULT, CLI_NEXT_END } cli_next;

typedef struct cli_sources cli_sources;

/* One document and where it stands.  The views are good until the next call. */
typedef struct cli_document {
    casus_input input;
    casus_format format;
    const char *path;           /* as it was given, or below a folder that was */
    char fault[CLI_FAULT_ROOM]; /* with CLI_NEXT_FAULT: "FILE:LINE: what (what to do)" */
} cli_document;

/* NULL when out of memory. */
cli_sources *cli_sources_open(const cli_options *options);

cli_next cli_sources_next(cli_sources *sources, cli_document *out);

void cli_sources_close(cli_sources *sources);

/* Writes "FILE:LINE: message" for a failure in a document. */
void cli_fault(char fault[CLI_FAULT_ROOM], const char *path, uint32_t line,
               const char *message);

#endif
