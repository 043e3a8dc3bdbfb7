/* cmd_code.c - casus code: events. */
#include "commands.h"
#include "event_table.h"
#include "forms.h"
#include "message.h"
#include "parallel.h"
#include "unknown_actors.h"

static int list_unknown(const cli_options *options)
{
    cli_names *names = cli_names_new();
    const cli_task task = {.depth = CASUS_DEPTH_EVENTS,
                           .output = CASUS_OUTPUT_UNKNOWN,
                           .gather = cli_names_add,
                           .finish = cli_names_write,
                           .context = names};
    if (!names) {
        cli_message("out of memory");
        return CLI_NOTHING;
    }
    const int result = cli_run(options, &task);
    cli_names_free(names);
    return result;
}

static int run(const cli_options *options)
{
    cli_task task = {.depth = CASUS_DEPTH_EVENTS,
                     .output = cli_form(options->format),
                     .choice = {.min_confidence = options->min_confidence,
                                .all_statuses = options->all_statuses,
                                .one_a_story = options->one_a_story}};
    if (options->unknown_actors)
        return list_unknown(options);
    task.heading = casus_output_heading(task.output);
    if (options->explain) {
        task.output = CASUS_OUTPUT_EXPLAIN;
    } else if (cli_wants_table(options)) {
        task.render = cli_event_rows;
        task.heading = cli_event_heading;
    }
    return cli_run(options, &task);
}

const cli_command cli_code = {
    .name = "code",
    .summary = "who did what to whom, when, and according to whom",
    .help =
        "casus code [OPTIONS] FILE|FOLDER|- ...\n"
        "\n"
        "Writes the events of news reports: a table on a terminal, JSON lines otherwise.\n"
        "\n"
        "  casus code report.txt                     one report, as a table\n"
        "  casus code report.txt | jq .status        the same as JSON lines\n"
        "  casus code news/ -j 4 -o events.jsonl     a folder with four threads into a file\n"
        "  casus code articles.jsonl                 one article a line: n or id, text, date\n"
        "  curl -s ADDRESS | casus code -            standard input\n"
        "  casus code --date 2024-06-09 report.txt   the date, where the report has none\n"
        "  casus code --explain report.txt           why each event was coded, or why none\n"
        "  casus code --unknown-actors news/         names for the dictionaries, with counts\n"
        "\n"
        "  --from text|html|jsonl|conllu|warc|feed\n"
        "                            what the input is; otherwise .jsonl, .ndjson and .conllu\n"
        "                            tell, else the first bytes (casus help read)\n"
        "  --format FORM             the form of the output: jsonl, table, csv, and those of\n"
        "                            the field: petrarch, phoenix, icews, gdelt, plover\n"
        "  --min-confidence SHARE    leave out events of less confidence, 0 to 1\n"
        "  --all-statuses            keep denied, negated and hypothetical events in forms\n"
        "                            that cannot say so\n"
        "  --one-a-story             in forms of pairs one row a document for the same date,\n"
        "                            source, target and code\n"
        "  --unknown-actors          instead of events, capitalised names that no dictionary\n"
        "                            has, where an actor of a known act would stand: how\n"
        "                            often, as source, as recipient, name, first sentence\n"
        "  --allow-private           fetch addresses of private networks as well\n"
        "  -o, --output FILE         write to FILE, which appears when it is complete\n"
        "  -j, --jobs N              threads; 0 = all cores; the output is the same\n"
        "  --date DATE               date of documents without a date of their own\n"
        "  --explain                 sentences with their events, rules and tree paths\n"
        "  --lang LANGUAGE           language pack, default en\n"
        "  --any-language            texts in other languages than the pack's are skipped and\n"
        "                            named; with this they are not\n"
        "  --dict FOLDER             tables of one's own, added to those of the data folder\n"
        "  --data FOLDER             the data folder of casus\n"
        "\n"
        "The fields of a record are in docs/records.md, the other forms in docs/formats.md.\n",
    .takes = CLI_TAKES_FROM | CLI_TAKES_JOBS | CLI_TAKES_OUTPUT | CLI_TAKES_DATE |
             CLI_TAKES_EXPLAIN | CLI_TAKES_FORMS | CLI_TAKES_DATA | CLI_TAKES_LANGUAGE,
    .run = run,
};
