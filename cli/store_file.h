/* store_file.h - the store that a command works on: --db, or casus.db in this folder. */
#ifndef CASUS_CLI_STORE_FILE_H
#define CASUS_CLI_STORE_FILE_H

#include "casus.h"
#include "options.h"

/* Its name. */
const char *cli_store_name(const cli_options *options);

/* Opens it.  CLI_DONE or, after a message, CLI_NO_DATA. */
int cli_store_open(const cli_options *options, casus_store_mode mode, casus_store **out);

/* The exit code of a call that failed, after a message. */
int cli_store_failed(const casus_error *error);

#endif
