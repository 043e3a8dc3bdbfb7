/* gold.h - sentences that people coded: our fixtures, PETRARCH's XML records, JSON lines.
 */
#ifndef CASUS_CLI_GOLD_H
#define CASUS_CLI_GOLD_H

#include <stdbool.h>
#include <stddef.h>

enum { CLI_GOLD_EVENTS = 64, CLI_GOLD_CELL = 48 };

/* How the events of a file name actors and codes. */
typedef enum cli_gold_form {
    CLI_GOLD_CAMEO, /* FRAGOV 040 DEU: XML and JSON lines with `code` */
    CLI_GOLD_OWN,   /* "FRA GOV" 040 "DEU": fixtures */
    CLI_GOLD_ROOT   /* FRA 04 DEU: JSON lines with `root` */
} cli_gold_form;

typedef struct cli_gold_event {
    char source[CLI_GOLD_CELL], code[CLI_GOLD_CELL], target[CLI_GOLD_CELL];
    bool matched;
} cli_gold_event;

typedef struct cli_gold_record {
    const char *id, *date, *text; /* null-terminated; in the file's memory */
    unsigned line;
    cli_gold_form form;
    cli_gold_event event[CLI_GOLD_EVENTS];
    int event_count;
} cli_gold_record;

/* Receives one record; false stops. */
typedef bool (*cli_gold_function)(void *context, const cli_gold_record *record);

/* Reads a gold file; what it is is told by how it begins.  False after a message. */
bool cli_gold_read(const char *path, cli_gold_function found, void *context);

/* Adds an event; names that are too long are cut.  An empty name becomes "---". */
void cli_gold_add(cli_gold_record *record, const char *source, const char *code,
                  const char *target);

#endif
