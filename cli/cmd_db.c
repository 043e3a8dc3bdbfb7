/* cmd_db.c - casus db: what a store holds, and whether it is whole. */
#include "answer.h"
#include "commands.h"
#include "message.h"
#include "store_file.h"

#include <stdio.h>
#include <string.h>

static void print_finding(void *context, const char *file, uint32_t line,
                          const char *message)
{
    (void)context;
    (void)line;
    (void)printf("%s: %s\n", file, message);
}

static int check(const cli_options *options, casus_store *store)
{
    casus_error error;
    casus_findings findings = {.found = print_finding};
    const casus_status status = casus_store_check(store, &findings, &error);
    if (status != CASUS_OK)
        return cli_store_failed(&error);
    if (findings.count)
        (void)printf(
            "%s: %u fault%s: use a copy of the store from before, or add the sources "
            "to a new one with --db\n",
            cli_store_name(options), (unsigned)findings.count,
            findings.count == 1 ? "" : "s");
    else
        (void)printf("%s: good\n", cli_store_name(options));
    return findings.count ? CLI_NO_DATA : CLI_DONE;
}

static int info(const cli_options *options, casus_store *store)
{
    casus_error error;
    cli_answer answer;
    const cli_answer_form form = cli_answer_form_of(options);
    if (!cli_answer_open(&answer, options,
                         form == CLI_ANSWER_TABLE ? CLI_ANSWER_LIST : form))
        return CLI_NOTHING;
    const casus_status status = casus_store_info(store, cli_answer_row, &answer, &error);
    return cli_answer_close(&answer, status, &error, "the store is empty");
}

static int runs(const cli_options *options, casus_store *store)
{
    casus_error error;
    cli_answer answer;
    if (!cli_answer_open(&answer, options, cli_answer_form_of(options)))
        return CLI_NOTHING;
    const casus_status status = casus_store_runs(store, cli_answer_row, &answer, &error);
    return cli_answer_close(&answer, status, &error, "nothing was added yet");
}

static int run(const cli_options *options)
{
    static const struct {
        const char *name;
        int (*run)(const cli_options *options, casus_store *store);
    } actions[] = {{"check", check}, {"info", info}, {"runs", runs}};
    casus_store *store;
    size_t chosen = 0;
    while (options->input_count == 1 && chosen < sizeof actions / sizeof *actions &&
           strcmp(options->inputs[0], actions[chosen].name) != 0)
        chosen++;
    if (options->input_count != 1 || chosen == sizeof actions / sizeof *actions) {
        cli_message(
            "say what to do: casus db info, runs or check (--db names the store)");
        return CLI_USAGE;
    }
    int result = cli_store_open(options, CASUS_STORE_READ, &store);
    if (result != CLI_DONE)
        return result;
    result = actions[chosen].run(options, store);
    casus_store_close(store);
    return result;
}

const cli_command cli_db = {
    .name = "db",
    .summary = "a store: what it holds, whether it is whole",
    .help =
        "casus db info [OPTIONS]\n"
        "casus db runs [OPTIONS]\n"
        "casus db check [OPTIONS]\n"
        "\n"
        "info says what a store holds: version, size in bytes, counts, first and last dates.\n"
        "runs lists the runs that filled it, with the versions and options of each; one that\n"
        "has no end is at work or was stopped.\n"
        "\n"
        "check reads all of a store and names what is wrong with it and what to do: broken\n"
        "pages, reports without a document or an event, counts that are not true, places\n"
        "outside of their texts, an index of words that is not in step. Exit code 0 means no\n"
        "fault, 4 means that there are some.\n"
        "\n"
        "  casus db info                             the store casus.db\n"
        "  casus db info --format jsonl --db casus.db\n"
        "  casus db runs                             with which versions it was filled\n"
        "  casus db check                            whether it is whole\n"
        "\n"
        "  --db FILE                 the store, default casus.db\n"
        "  --format FORM             of info and runs: table, jsonl, csv\n"
        "  -o, --output FILE         of info and runs: write to FILE, which appears when it\n"
        "                            is complete\n",
    .takes = CLI_TAKES_DB | CLI_TAKES_ROWS | CLI_TAKES_OUTPUT,
    .run = run,
};
