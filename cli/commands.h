/* commands.h - the commands of casus: one cmd_*.c each. */
#ifndef CASUS_CLI_COMMANDS_H
#define CASUS_CLI_COMMANDS_H

#include "options.h"

typedef struct cli_command {
    const char *name;
    const char *summary; /* one line for `casus help` */
    const char *help;    /* usage, examples, options */
    unsigned takes;      /* CLI_TAKES_ bits */
    int (*run)(const cli_options *options);
} cli_command;

extern const cli_command cli_code, cli_add, cli_events, cli_sql, cli_db, cli_fix,
    cli_settle, cli_recode, cli_chain, cli_parse, cli_quotes, cli_read, cli_stories,
    cli_explain, cli_dict, cli_validate, cli_version;

#endif
