/* changes.h - what became of events, for people. */
#ifndef CASUS_CLI_CHANGES_H
#define CASUS_CLI_CHANGES_H

#include "casus.h"

/* Prints the fields in which an event was changed, a line each: "  code  190 -> 193". */
void cli_print_differences(const casus_change *change);

#endif
