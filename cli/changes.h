/* changes.h - what became of events, for people. */
#ifndef CASUS_CLI_CHANGES_H
#define CASUS_CLI_CHANGES_H

#include "buffer.h"
#include "casus.h"

/* Prints the fields in which an event was changed, a line each: "  code  190 -> 193". */
void cli_print_differences(const casus_change *change);

/* Appends a change as one JSON object and a line end:
 * {"change":"new|gone|changed","id","document","fields":{"code":["190","193"]},"text"}. */
void cli_change_json(const casus_change *change, cli_buffer *out);

/* "new", "gone" or "changed". */
const char *cli_change_name(const casus_change *change);

#endif
