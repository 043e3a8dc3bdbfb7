/* cmd_quotes.c - casus quotes: who is said to have said what. */
#include "commands.h"
#include "event_table.h"
#include "parallel.h"

static int run(const cli_options *options)
{
    cli_task task = {.depth = CASUS_DEPTH_EVENTS, .output = CASUS_OUTPUT_QUOTES};
    if (cli_wants_table(options)) {
        task.render = cli_quote_rows;
        task.heading = cli_quote_heading;
    }
    return cli_run(options, &task);
}

const cli_command cli_quotes = {
    .name = "quotes",
    .summary = "who is said to have said what: source, cue and content",
    .help =
        "casus quotes [OPTIONS] FILE|FOLDER|- ...\n"
        "\n"
        "Writes the attributions of news reports: who is said to have said what.\n"
        "\n"
        "  casus quotes report.txt                      a table on a terminal\n"
        "  casus quotes articles.jsonl -o quotes.jsonl  one JSON record a line\n"
        "\n"
        "  --from text|jsonl|conllu  what the input is\n"
        "  --format jsonl|table      the form of the output\n"
        "  -o, --output FILE         write to FILE, which appears when it is complete\n"
        "  -j, --jobs N              threads; 0 = all cores; the output is the same\n"
        "  --date DATE               date of documents without a date of their own\n"
        "  --lang LANGUAGE           language pack, default en\n"
        "  --any-language            texts in other languages than the pack's are skipped and\n"
        "                            named; with this they are not\n"
        "  --dict FOLDER             tables of one's own, added to those of the data folder\n"
        "  --data FOLDER             the data folder of casus\n",
    .takes = CLI_TAKES_FROM | CLI_TAKES_JOBS | CLI_TAKES_OUTPUT | CLI_TAKES_DATE |
             CLI_TAKES_FORMAT | CLI_TAKES_DATA | CLI_TAKES_LANGUAGE,
    .run = run,
};
