/* main.c - the program `casus`: a table of commands. */
#include "commands.h"
#include "message.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

static const cli_command *const commands[] = {
    &cli_code,  &cli_add,  &cli_events,   &cli_fix,     &cli_settle,  &cli_recode,
    &cli_sql,   &cli_db,   &cli_quotes,   &cli_chain,   &cli_read,    &cli_stories,
    &cli_parse, &cli_dict, &cli_validate, &cli_explain, &cli_version, NULL};

static const char overview[] =
    "casus reads news reports and writes down who did what to whom, when, where,\n"
    "and according to whom.\n"
    "\n"
    "  casus code report.txt                a table on a terminal, JSON lines into a pipe\n"
    "  casus code news/ -o events.jsonl     a folder of reports into a file\n"
    "  casus explain \"Russia denied shelling the town.\"\n"
    "  casus add news/ && casus events      keep them in a store and ask it\n"
    "\n"
    "Commands:\n";

static const char endnote[] =
    "\n"
    "casus help COMMAND, or casus COMMAND --help, shows examples and options.\n"
    "\n"
    "Exit codes: 0 all done; 1 done, but documents were skipped, each named on standard\n"
    "error; 2 the command line is wrong; 3 nothing could be read, coded or written, or\n"
    "nothing fits; 4 the data folder of casus or the store is missing, damaged or full.\n";

static const cli_command *find(const char *name)
{
    for (size_t i = 0; commands[i]; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

static int unknown(const char *name)
{
    cli_message("there is no command '%s' (casus help lists them)", name);
    return CLI_USAGE;
}

static int print(const char *text)
{
    return fputs(text, stdout) < 0 || fflush(stdout) != 0 ? CLI_NOTHING : CLI_DONE;
}

static int help(const char *name)
{
    if (name) {
        const cli_command *command = find(name);
        return command ? print(command->help) : unknown(name);
    }
    (void)fputs(overview, stdout);
    for (size_t i = 0; commands[i]; i++)
        (void)printf("  %-9s %s\n", commands[i]->name, commands[i]->summary);
    return print(endnote);
}

int main(int argc, char **argv)
{
    cli_options options;
    (void)signal(SIGPIPE, SIG_DFL); /* a closed output ends the program quietly */
    if (argc < 2) {
        (void)help(NULL);
        return CLI_USAGE;
    }
    const char *name = argv[1];
    if (strcmp(name, "help") == 0 || strcmp(name, "--help") == 0 ||
        strcmp(name, "-h") == 0)
        return help(argc > 2 ? argv[2] : NULL);
    if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0)
        name = "version";
    const cli_command *command = find(name);
    if (!command)
        return unknown(name);
    if (!cli_options_read(&options, command->takes, argc - 2, argv + 2))
        return CLI_USAGE;
    return options.help ? print(command->help) : command->run(&options);
}
