/* cmd_parse.c - casus parse: sentences, tokens, tags and trees. */
#include "commands.h"
#include "message.h"
#include "parallel.h"

static int run(const cli_options *options)
{
    cli_task task = {.depth = CASUS_DEPTH_TREES, .output = CASUS_OUTPUT_CONLLU};
    if (options->tokens && options->status) {
        cli_message("--tokens and --status do not go together (choose one)");
        return CLI_USAGE;
    }
    if (options->tokens)
        task.depth = CASUS_DEPTH_TOKENS;
    if (options->status) {
        task.depth = CASUS_DEPTH_EVENTS;
        task.output = CASUS_OUTPUT_STATUS;
    }
    return cli_run(options, &task);
}

const cli_command cli_parse = {
    .name = "parse",
    .summary = "sentences, tokens, tags and trees as CoNLL-U",
    .help =
        "casus parse [OPTIONS] FILE|FOLDER|- ...\n"
        "\n"
        "Writes the analysis by Universal Dependencies as CoNLL-U; start= and end= in the last\n"
        "column are byte offsets into the article's text.\n"
        "\n"
        "  casus parse report.txt                      tokens, tags and trees\n"
        "  casus parse --tokens report.txt             only sentences and tokens\n"
        "  casus parse --from conllu gold.conllu       tags and trees for given tokens\n"
        "  casus parse --status report.txt             each predicate and its status, as\n"
        "                                              document, sentence, start, end, word,\n"
        "                                              status, separated by tabs\n"
        "\n"
        "  --from text|jsonl|conllu  what the input is\n"
        "  -o, --output FILE         write to FILE, which appears when it is complete\n"
        "  -j, --jobs N              threads; 0 = all cores; the output is the same\n"
        "  --date DATE               date of documents without a date of their own\n"
        "  --lang LANGUAGE           language pack, default en\n"
        "  --any-language            texts in other languages than the pack's are skipped and\n"
        "                            named; with this they are not\n"
        "  --data FOLDER             the data folder of casus\n",
    .takes = CLI_TAKES_FROM | CLI_TAKES_JOBS | CLI_TAKES_OUTPUT | CLI_TAKES_DATE |
             CLI_TAKES_DATA | CLI_TAKES_LANGUAGE | CLI_TAKES_DEPTH,
    .run = run,
};
