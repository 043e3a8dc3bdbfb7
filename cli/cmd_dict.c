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

static int run(const cli_options *options)
{
    char path[CLI_PATH_ROOM];
    const char *found_by;
    casus_error error;
    uint32_t count = 0;
    if (options->input_count != 1 || strcmp(options->inputs[0], "check") != 0) {
        cli_message("say what to do: casus dict check");
        return CLI_USAGE;
    }
    if (!cli_data_find(options, path, &found_by))
        return CLI_NO_DATA;
    const casus_status status = casus_dict_check(path, cli_language(options),
                                                 print_finding, NULL, &count, &error);
    if (status != CASUS_OK)
        cli_message("%s", error.message);
    else
        (void)printf("%s: %u fault%s\n", path, (unsigned)count, count == 1 ? "" : "s");
    return status != CASUS_OK || count ? CLI_NO_DATA : CLI_DONE;
}

const cli_command cli_dict = {
    .name = "dict",
    .summary = "checks the dictionaries: casus dict check",
    .help = "casus dict check [OPTIONS]\n"
            "\n"
            "Reads all dictionaries and reports every fault with its file and line. Exit "
            "code 0\n"
            "means no fault, 4 means that there are some.\n"
            "\n"
            "  casus dict check                     the data folder that casus uses\n"
            "  casus dict check --data my-folder    another one\n"
            "\n"
            "  --lang LANGUAGE           language pack, default en\n"
            "  --data FOLDER             the data folder of casus\n"
            "\n"
            "The form of the dictionaries is in docs/dictionaries.md.\n",
    .takes = CLI_TAKES_DATA,
    .run = run,
};
