/* cmd_events.c - casus events: asks the store for events. */
#include "buffer.h"
#include "commands.h"
#include "data_folder.h"
#include "event_table.h"
#include "forms.h"
#include "message.h"
#include "output_file.h"
#include "store_file.h"

#include <stdio.h>
#include <string.h>

enum { TABLE_LIMIT = 25 };

typedef struct cli_listing {
    const cli_options *options;
    casus_output output;
    bool table;
    unsigned long count;
    char last[17]; /* id of the last event */
    cli_output_file file;
    cli_buffer buffer;
} cli_listing;

static casus_status write_one(cli_listing *listing, const casus_doc *doc,
                              const casus_kept *kept, casus_error *error)
{
    const casus_choice choice = {.all_statuses = listing->options->all_statuses};
    if (listing->table)
        return cli_kept_row(doc, kept, &listing->buffer, error);
    return casus_write_chosen(doc, listing->output, &choice, cli_buffer_add,
                              &listing->buffer, error);
}

static int found(void *context, const casus_doc *doc, const casus_kept *kept)
{
    cli_listing *listing = context;
    casus_error error;
    uint32_t count;
    const casus_event *event = casus_doc_events(doc, &count);
    const char *heading =
        listing->table ? cli_kept_heading : casus_output_heading(listing->output);
    if (!listing->count++)
        (void)cli_buffer_add(&listing->buffer, heading, strlen(heading));
    memcpy(listing->last, event->id, sizeof listing->last);
    if (write_one(listing, doc, kept, &error) != CASUS_OK) {
        cli_message("%s", error.message);
        listing->file.failed = true;
        return 1;
    }
    const bool good =
        cli_output_write(&listing->file, listing->buffer.bytes, listing->buffer.used);
    cli_buffer_clear(&listing->buffer);
    return !good;
}

static int ask(casus_store *store, const casus_data *data, cli_listing *listing)
{
    const cli_options *options = listing->options;
    casus_query query = options->query;
    casus_error error;
    query.order = cli_order(options->order);
    query.min_origins =
        options->min_origins > UINT32_MAX ? UINT32_MAX : (uint32_t)options->min_origins;
    query.min_confidence = options->min_confidence;
    query.limit = options->limit != CLI_NO_LIMIT ? options->limit
                  : listing->table               ? TABLE_LIMIT
                                                 : 0;
    const casus_status status =
        casus_store_events(store, data, &query, found, listing, &error);
    if (status != CASUS_OK && !listing->file.failed)
        return cli_store_failed(&error);
    if (listing->file.failed)
        return CLI_NOTHING;
    if (!listing->count)
        cli_message("no event fits");
    else if (listing->table && listing->count == query.limit)
        cli_message("the next ones: the same with --after %s", listing->last);
    return listing->count ? CLI_DONE : CLI_NOTHING;
}

static int list(casus_store *store, cli_listing *listing)
{
    casus_data *data = NULL;
    int result = listing->table ? CLI_DONE : cli_data_open(listing->options, &data);
    if (result != CLI_DONE)
        return result;
    result = CLI_NOTHING;
    if (cli_output_open(&listing->file, listing->options->output)) {
        result = ask(store, data, listing);
        if (!cli_output_close(&listing->file, result == CLI_DONE))
            result = CLI_NOTHING;
    }
    cli_buffer_free(&listing->buffer);
    casus_data_free(data);
    return result;
}

static int run(const cli_options *options)
{
    casus_store *store;
    cli_listing listing = {.options = options,
                           .output = cli_form(options->format),
                           .table = cli_wants_table(options)};
    if (options->input_count) {
        cli_message("'%s' is no option (casus events --help shows the filters)",
                    options->inputs[0]);
        return CLI_USAGE;
    }
    int result = cli_store_open(options, CASUS_STORE_READ, &store);
    if (result != CLI_DONE)
        return result;
    result = list(store, &listing);
    casus_store_close(store);
    return result;
}

const cli_command cli_events = {
    .name = "events",
    .summary = "ask the store for events",
    .help =
        "casus events [OPTIONS]\n"
        "\n"
        "Lists events of the store, the newest first: a page of a table on a terminal, all of\n"
        "them as JSON lines otherwise. Filters are combined: an event must fit all of them.\n"
        "\n"
        "  casus events                              the newest ones\n"
        "  casus events --actor RUS --recipient UKR  between two sides\n"
        "  casus events --with \"RUS MIL\" --code 19   fighting with Russia's army in it\n"
        "  casus events --since 2024-06 --until 2024-06-15 --format csv -o june.csv\n"
        "  casus events --text villages              words of the sentence\n"
        "  casus events --status planned --sort oldest --limit 10\n"
        "\n"
        "  --db FILE                 the store, default casus.db\n"
        "  --actor ACTOR             who acts: a code, perhaps with a role (\"RUS MIL\")\n"
        "  --recipient ACTOR         to whom\n"
        "  --with ACTOR              on either side\n"
        "  --type TYPE               PLOVER type: ASSAULT, CONSULT ...\n"
        "  --code CODE               CAMEO code or its beginning: 19, 190\n"
        "  --since DATE              on this day or later\n"
        "  --until DATE              on this day or earlier\n"
        "  --place COUNTRY           where: UKR\n"
        "  --status STATUS           happened, planned, denied ...\n"
        "  --origin KIND             kind of the first source: own_reporting, person, outlet,\n"
        "                            official_statement, social_media, document, anonymous,\n"
        "                            unstated\n"
        "  --min-origins N           at least so many independent origins\n"
        "  --min-confidence SHARE    of this confidence or more, 0 to 1\n"
        "  --text WORDS              words of the sentence; \"a phrase\"; beginnings like shell*\n"
        "  --document NAME           of one document\n"
        "  --sort ORDER              newest, oldest, added, origins\n"
        "  --limit N                 at most so many; 0 = all; 25 in a table, else all\n"
        "  --after ID                go on behind this event\n"
        "  --format FORM             jsonl, table, csv, petrarch, phoenix, icews, gdelt, plover\n"
        "  --all-statuses            keep denied, negated and hypothetical events in forms\n"
        "                            that cannot say so\n"
        "  -o, --output FILE         write to FILE, which appears when it is complete\n"
        "  --lang LANGUAGE           language pack, default en\n"
        "  --dict FOLDER             tables of one's own, added to those of the data folder\n"
        "  --data FOLDER             the data folder of casus\n"
        "\n"
        "The exit code is 3 when no event fits.\n",
    .takes = CLI_TAKES_OUTPUT | CLI_TAKES_FORMS | CLI_TAKES_DATA | CLI_TAKES_DB |
             CLI_TAKES_QUERY,
    .run = run,
};
