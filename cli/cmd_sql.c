/* cmd_sql.c - casus sql: a question in SQL. */
#include "answer.h"
#include "commands.h"
#include "message.h"
#include "store_file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { SECONDS = 60, MAX_STATEMENT = 1 << 20 };

/* Reads standard input; false after a message. */
static bool read_statement(cli_buffer *out)
{
    char piece[4096];
    size_t got;
    while ((got = fread(piece, 1, sizeof piece, stdin)) > 0 && out->used < MAX_STATEMENT)
        (void)cli_buffer_add(out, piece, got);
    (void)cli_buffer_add(out, "", 1);
    if (ferror(stdin))
        cli_message("standard input: %s", strerror(errno));
    else if (out->failed || out->used >= MAX_STATEMENT)
        cli_message("standard input: the statement is too long");
    else if (memchr(out->bytes, 0, out->used - 1))
        cli_message("standard input: a null byte stands in the statement");
    else
        return true;
    return false;
}

static int ask(const cli_options *options, const char *sql)
{
    casus_store *store;
    casus_error error;
    cli_answer answer;
    const uint32_t seconds = options->seconds == CLI_NO_LIMIT ? SECONDS
                             : options->seconds > UINT32_MAX / 2
                                 ? 0
                                 : (uint32_t)options->seconds;
    int result = cli_store_open(options, CASUS_STORE_READ, &store);
    if (result != CLI_DONE)
        return result;
    result = CLI_NOTHING;
    if (cli_answer_open(&answer, options, cli_answer_form_of(options))) {
        const casus_status status =
            casus_store_sql(store, sql, seconds, cli_answer_row, &answer, &error);
        result = cli_answer_close(&answer, status, &error, "no row");
    }
    casus_store_close(store);
    return result;
}

static int run(const cli_options *options)
{
    cli_buffer statement = {.bytes = NULL};
    int result = CLI_USAGE;
    if (options->input_count != 1)
        cli_message("give one statement in quotes, or - for standard input (--help shows "
                    "examples)");
    else if (strcmp(options->inputs[0], "-") != 0)
        result = ask(options, options->inputs[0]);
    else if (read_statement(&statement))
        result = ask(options, statement.bytes);
    cli_buffer_free(&statement);
    return result;
}

const cli_command cli_sql = {
    .name = "sql",
    .summary = "ask the store in SQL, reading only",
    .help =
        "casus sql [OPTIONS] STATEMENT|-\n"
        "\n"
        "Asks the store one question in SQL and writes the rows: a table on a terminal, JSON\n"
        "lines otherwise. Only reading is possible, whatever the statement says. Tables and\n"
        "views are in docs/store.md; event_records has the names of the event record.\n"
        "\n"
        "  casus sql \"SELECT count(*) FROM events\"\n"
        "  casus sql --format csv \"SELECT id, date, actor_codes, text FROM event_records\"\n"
        "  casus sql \"SELECT type, count(*) AS n FROM events GROUP BY type ORDER BY n DESC\"\n"
        "  echo \"SELECT * FROM runs\" | casus sql -\n"
        "\n"
        "  --db FILE                 the store, default casus.db\n"
        "  --format FORM             table, jsonl, csv\n"
        "  --seconds N               stop after so long; default 60, 0 = never\n"
        "  -o, --output FILE         write to FILE, which appears when it is complete\n"
        "\n"
        "The exit code is 2 when the statement is wrong, 3 when no row fits or it took too\n"
        "long.\n",
    .takes = CLI_TAKES_DB | CLI_TAKES_ROWS | CLI_TAKES_OUTPUT | CLI_TAKES_SECONDS,
    .run = run,
};
