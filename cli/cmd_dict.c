/* cmd_dict.c - casus dict check: the faults of the dictionaries. */
#include "commands.h"
#include "data_folder.h"
#include "message.h"

#include <stdio.h>
#include <string.h>

static void print_finding(void *context, const char *file, uint32_t line,
                          const char *message)
{
    (void)context;
    (void)printf("%s:%u: %s\n", file, (unsigned)line, message);
}

static int check(const cli_options *options)
{
    char path[CLI_PATH_ROOM];
    const char *found_by;
    casus_error error;
    casus_findings findings = {.found = print_finding};
    if (!cli_data_find(options, path, &found_by))
        return CLI_NO_DATA;
    const casus_status status =
        casus_dict_check(path, options->dict, cli_language(options), &findings, &error);
    if (status != CASUS_OK)
        cli_message("%s", error.message);
    else
        (void)printf("%s: %u fault%s\n", path, (unsigned)findings.count,
                     findings.count == 1 ? "" : "s");
    return status != CASUS_OK || findings.count ? CLI_NO_DATA : CLI_DONE;
}

static int convert(const cli_options *options)
{
    casus_error error;
    casus_findings findings = {.found = print_finding};
    const int inputs = options->input_count - 2;
    if (inputs < 1) {
        cli_message(
            "name what to convert and the new folder: casus dict convert IN ... OUT");
        return CLI_USAGE;
    }
    const char *out = options->inputs[options->input_count - 1];
    const casus_status status =
        casus_dict_convert((const char *const *)options->inputs + 1, (uint32_t)inputs,
                           out, cli_language(options), &findings, &error);
    if (status != CASUS_OK) {
        cli_message("%s", error.message);
        return CLI_NOTHING;
    }
    (void)printf("%s: written; %u finding%s\n", out, (unsigned)findings.count,
                 findings.count == 1 ? "" : "s");
    return findings.count ? CLI_SKIPPED : CLI_DONE;
}

static int find(const cli_options *options)
{
    char path[CLI_PATH_ROOM];
    const char *found_by;
    casus_error error;
    casus_findings findings = {.found = print_finding};
    if (options->input_count != 2) {
        cli_message("name one word: casus dict find WORD");
        return CLI_USAGE;
    }
    if (!cli_data_find(options, path, &found_by))
        return CLI_NO_DATA;
    const casus_status status =
        casus_dict_find(path, options->dict, cli_language(options), options->inputs[1],
                        &findings, &error);
    if (status != CASUS_OK) {
        cli_message("%s", error.message);
        return CLI_NO_DATA;
    }
    if (!findings.count)
        cli_message("no table mentions '%s'", options->inputs[1]);
    return findings.count ? CLI_DONE : CLI_NOTHING;
}

static void print_count(void *context, const char *what, uint32_t number)
{
    (void)context;
    (void)printf("%8u  %s\n", (unsigned)number, what);
}

static int stats(const cli_options *options)
{
    casus_data *data;
    const int opened = cli_data_open(options, &data);
    if (opened != CLI_DONE)
        return opened;
    casus_data_count(data, print_count, NULL);
    casus_data_free(data);
    return CLI_DONE;
}

static int run(const cli_options *options)
{
    static const struct {
        const char *name;
        int (*run)(const cli_options *options);
    } actions[] = {
        {"check", check}, {"convert", convert}, {"find", find}, {"stats", stats}};
    for (size_t i = 0; options->input_count && i < sizeof actions / sizeof *actions; i++)
        if (strcmp(options->inputs[0], actions[i].name) == 0)
            return actions[i].run(options);
    cli_message("say what to do: casus dict check, convert, find or stats");
    return CLI_USAGE;
}

const cli_command cli_dict = {
    .name = "dict",
    .summary = "the dictionaries: check, find, stats; convert those of PETRARCH",
    .help =
        "casus dict check [OPTIONS]\n"
        "casus dict convert [OPTIONS] FILE|FOLDER ... OUT\n"
        "casus dict find [OPTIONS] WORD\n"
        "casus dict stats [OPTIONS]\n"
        "\n"
        "check reads all dictionaries and reports every fault with its file and line. Exit\n"
        "code 0 means no fault, 4 means that there are some.\n"
        "\n"
        "convert turns dictionaries of TABARI and PETRARCH (actors, agents, verbs, discards)\n"
        "into a folder for --dict. What cannot be taken over as it stands is reported with\n"
        "its file and line, and the exit code is 1.\n"
        "\n"
        "find shows every line of the tables that mentions a word, and the frames that use "
        "a\n"
        "class in which it stands. stats counts what there is.\n"
        "\n"
        "  casus dict check                     the data folder that casus uses\n"
        "  casus dict convert petrarch/ mine    a folder of PETRARCH files\n"
        "  casus dict check --dict mine         the same with tables of one's own\n"
        "  casus code --dict mine report.txt    codes with them\n"
        "  casus dict find sanction             where a word stands\n"
        "\n"
        "  --lang LANGUAGE           language pack, default en\n"
        "  --dict FOLDER             tables of one's own, added to those of the data folder\n"
        "  --data FOLDER             the data folder of casus\n"
        "\n"
        "The form of the dictionaries is in docs/dictionaries.md.\n",
    .takes = CLI_TAKES_DATA,
    .run = run,
};
