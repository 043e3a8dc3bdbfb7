/* options.h - the command line of one command, read into a struct. */
#ifndef CASUS_CLI_OPTIONS_H
#define CASUS_CLI_OPTIONS_H

#include "casus.h"

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

#define CLI_NO_LIMIT ULONG_MAX

/* The exit codes of `casus help`. */
enum {
    CLI_DONE = 0,    /* all done */
    CLI_SKIPPED = 1, /* done, some documents skipped, each named */
    CLI_USAGE = 2,   /* the command line is wrong */
    CLI_NOTHING = 3, /* nothing could be read, coded or written */
    CLI_NO_DATA = 4  /* casus's own data or the store is unusable */
};

/* The bits of cli_command.takes: which options a command has. */
enum {
    CLI_TAKES_FROM = 1 << 0,
    CLI_TAKES_JOBS = 1 << 1,
    CLI_TAKES_OUTPUT = 1 << 2,
    CLI_TAKES_DATE = 1 << 3,
    CLI_TAKES_EXPLAIN = 1 << 4, /* --explain, --one-a-story, --unknown-actors */
    CLI_TAKES_FORMAT = 1 << 5,
    CLI_TAKES_DATA = 1 << 6,  /* --data and --lang */
    CLI_TAKES_DEPTH = 1 << 7, /* --tokens and --status */
    CLI_TAKES_FORMS =
        1 << 8, /* --format with the forms of the field, and what chooses from
                               * the events */
    CLI_TAKES_LANGUAGE = 1 << 9, /* --any-language */
    CLI_TAKES_DB = 1 << 10,
    CLI_TAKES_VERBOSE = 1 << 11,
    CLI_TAKES_QUERY = 1 << 12,  /* the filters, order and page of casus events */
    CLI_TAKES_FIX = 1 << 13,    /* what casus fix changes */
    CLI_TAKES_RECODE = 1 << 14, /* --apply, --since, --document */
    CLI_TAKES_ROWS = 1 << 15,   /* --format of answers that are rows */
    CLI_TAKES_SECONDS = 1 << 16,
    CLI_TAKES_MERGE = 1 << 20, /* --merge */
};

/* What casus fix is to do; NULL = not given. */
typedef struct cli_fixes {
    const char *actor, *recipient, *code, *status, *note, *write, *read;
    bool drop, restore, list, undo;
} cli_fixes;

typedef struct cli_options {
    const char *from;     /* text, jsonl, conllu; NULL = by the file's name */
    const char *output;   /* NULL = standard output */
    const char *date;     /* NULL = none */
    const char *format;   /* jsonl, table; NULL = table on a terminal */
    const char *data;     /* NULL = look it up */
    const char *dict;     /* a folder of one's own tables; NULL = none */
    const char *language; /* NULL = not given: en */
    unsigned jobs;        /* threads, 1 or more */
    double min_confidence;
    bool any_language;  /* texts that are not in the pack's language are coded as well */
    bool allow_private; /* addresses of private networks may be fetched */
    bool explain, tokens, status, help, all_statuses, one_a_story, unknown_actors;
    const char *db; /* the store; NULL = casus.db */
    bool verbose, apply;
    const char *merge;                /* a rule of merging; NULL = that of the store */
    casus_query query;                /* `order` and `limit` are below */
    const char *order;                /* newest oldest added origins; NULL = newest */
    unsigned long limit, min_origins; /* CLI_NO_LIMIT = not given */
    unsigned long seconds;            /* CLI_NO_LIMIT = not given */
    cli_fixes fix;
    char **inputs; /* [input_count] what is not an option */
    int input_count;
} cli_options;

/* Reads argv[first .. argc) and moves what is no option to the front of `inputs`. Returns
 * false when something is wrong, after a message on standard error. */
bool cli_options_read(cli_options *options, unsigned takes, int argc, char **argv);

#endif
