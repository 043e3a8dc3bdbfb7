/* cmd_settle.c - casus settle: finds the stories and events of a store anew. */
#include "commands.h"
#include "message.h"
#include "store_file.h"

#include <stdio.h>

static int run(const cli_options *options)
{
    casus_store *store;
    casus_error error;
    if (options->input_count) {
        cli_message("'%s' is no option (casus settle --help shows them)",
                    options->inputs[0]);
        return CLI_USAGE;
    }
    const int result = cli_store_open(options, CASUS_STORE_WRITE, &store);
    if (result != CLI_DONE)
        return result;
    const casus_status status = casus_store_settle(store, options->merge, &error);
    casus_store_close(store);
    if (status != CASUS_OK)
        return cli_store_failed(&error);
    (void)printf("%s: settled\n", cli_store_name(options));
    return CLI_DONE;
}

const cli_command cli_settle = {
    .name = "settle",
    .summary = "find the stories and events of a store anew",
    .help =
        "casus settle [OPTIONS]\n"
        "\n"
        "casus add puts articles into stories and reports into events as they come. This does it\n"
        "anew for the whole store, in the order of the dates of the articles: to give it another\n"
        "rule, or after articles were added long after their dates.\n"
        "\n"
        "  casus settle                              by the rule of the store\n"
        "  casus settle --merge stories,code         merge only copies, by the whole code\n"
        "  casus settle --merge said=1,published=2   days between two reports\n"
        "\n"
        "  --db FILE                 the store, default casus.db\n"
        "  --merge RULE              which reports tell of one event: all (default), stories\n"
        "                            (only those of one story) or same (the same words); root\n"
        "                            (default), type or code must agree;\n"
        "                            said=0,published=1,story=7: days between two reports\n"
        "\n"
        "Nothing changes when it fails. The rules are in docs/stories.md.\n",
    .takes = CLI_TAKES_DB | CLI_TAKES_MERGE,
    .run = run,
};
