/* data_folder.h - where casus's own data is: --data, $CASUS_DATA, beside the program, the
 * install prefix. */
#ifndef CASUS_CLI_DATA_FOLDER_H
#define CASUS_CLI_DATA_FOLDER_H

#include "casus.h"
#include "options.h"

enum { CLI_PATH_ROOM = 4096 };

/* Stores the path of the data folder and a word on how it was found.  --data and
 * $CASUS_DATA are final: where one is given, no other place is tried.  False, after a
 * message that names all places, when there is no data folder. */
bool cli_data_find(const cli_options *options, char path[CLI_PATH_ROOM],
                   const char **found_by);

/* The language pack to use. */
const char *cli_language(const cli_options *options);

/* Finds and opens the data folder.  CLI_DONE or, after a message, CLI_NO_DATA, or
 * CLI_USAGE when --lang names no pack. */
int cli_data_open(const cli_options *options, casus_data **out);

#endif
