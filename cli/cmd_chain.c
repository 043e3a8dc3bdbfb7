/* cmd_chain.c - casus chain: on whose word events rest. */
#include "chain_tree.h"
#include "commands.h"
#include "event_table.h"
#include "parallel.h"

static int run(const cli_options *options)
{
    cli_task task = {.depth = CASUS_DEPTH_EVENTS, .output = CASUS_OUTPUT_CHAINS};
    if (cli_wants_table(options))
        task.render = cli_chain_tree;
    return cli_run(options, &task);
}

const cli_command cli_chain = {
    .name = "chain",
    .summary = "on whose word events rest: page, outlets, persons, documents",
    .help =
        "casus chain [OPTIONS] FILE|FOLDER|- ...\n"
        "\n"
        "Draws for each report the chain of its sources: from the page to the first publisher,\n"
        "to the outlet cited, to the person, document or anonymous source at its far end. Each\n"
        "event stands below the source on whose word it rests; what the page tells without a\n"
        "source stands first. \"against [2]\": another source says the contrary of event 2.\n"
        "\n"
        "  casus chain report.txt                       a tree on a terminal\n"
        "  casus chain report.txt | jq -r .origin.kind  one JSON record a chain into a pipe\n"
        "  casus chain --format table news/             trees of all reports of a folder\n"
        "  casus chain news/ -o chains.jsonl            records into a file\n"
        "\n"
        "The kinds of far ends: own reporting (the page itself), official statement (a state,\n"
        "body or holder of an office), person (for himself), outlet (another one), anonymous,\n"
        "social media, document, unstated (\"reportedly\").\n"
        "\n"
        "  --from text|html|jsonl|conllu|warc|feed\n"
        "                            what the input is (casus help read)\n"
        "  --format jsonl|table      the form of the output; table is the tree\n"
        "  --allow-private           fetch addresses of private networks as well\n"
        "  -o, --output FILE         write to FILE, which appears when it is complete\n"
        "  -j, --jobs N              threads; 0 = all cores; the output is the same\n"
        "  --date DATE               date of documents without a date of their own\n"
        "  --lang LANGUAGE           language pack, default en\n"
        "  --any-language            texts in other languages than the pack's are skipped and\n"
        "                            named; with this they are not\n"
        "  --dict FOLDER             tables of one's own, added to those of the data folder\n"
        "  --data FOLDER             the data folder of casus\n"
        "\n"
        "The fields of a record are in docs/records.md, the rules in docs/attribution.md.\n",
    .takes = CLI_TAKES_FROM | CLI_TAKES_JOBS | CLI_TAKES_OUTPUT | CLI_TAKES_DATE |
             CLI_TAKES_FORMAT | CLI_TAKES_DATA | CLI_TAKES_LANGUAGE,
    .run = run,
};
