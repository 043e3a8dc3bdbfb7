/* cmd_recode.c - casus recode: codes the articles of a store again. */
#include "changes.h"
#include "commands.h"
#include "data_folder.h"
#include "event_table.h"
#include "message.h"
#include "output_file.h"
#include "store_file.h"

#include <stdio.h>
#include <string.h>

enum { MOST_TYPES = 64, TYPE_ROOM = 24, EXAMPLES = 3, CHANGES = 3 };

/* How many events of a type are new, gone, changed. */
typedef struct cli_type_row {
    char name[TYPE_ROOM];
    unsigned long counts[CHANGES];
} cli_type_row;

typedef struct cli_recoder {
    const cli_options *options;
    casus_store *store;
    casus_data *data;
    casus_coder *coder;
    cli_output_file file;
    cli_buffer line;
    bool table;
    cli_type_row types[MOST_TYPES];
    int type_count;
    unsigned long shown[CHANGES];
} cli_recoder;

/* ---- what would change ------------------------------------------------------------------- */

static int change_number(const casus_change *change)
{
    return !change->before ? 0 : !change->after ? 1 : 2;
}

static cli_type_row *row_of(cli_recoder *recoder, const casus_change *change)
{
    char name[TYPE_ROOM];
    const casus_event *event = change->after ? change->after : change->before;
    const casus_text type = event->type.size ? event->type : event->cameo;
    (void)snprintf(name, sizeof name, "%.*s", (int)type.size, type.size ? type.data : "");
    for (int i = 0; i < recoder->type_count; i++)
        if (strcmp(recoder->types[i].name, name) == 0)
            return &recoder->types[i];
    if (recoder->type_count == MOST_TYPES)
        return &recoder->types[MOST_TYPES - 1];
    cli_type_row *row = &recoder->types[recoder->type_count++];
    memcpy(row->name, name, sizeof row->name);
    return row;
}

static void show_example(cli_recoder *recoder, const casus_change *change)
{
    const casus_event *event = change->after ? change->after : change->before;
    if (recoder->shown[change_number(change)]++ >= EXAMPLES)
        return;
    (void)printf("%-7s  %s  %.*s\n", cli_change_name(change), event->id,
                 (int)change->document.size,
                 change->document.size ? change->document.data : "");
    cli_print_differences(change);
}

static int found(void *context, const casus_change *change)
{
    cli_recoder *recoder = context;
    if (recoder->table) {
        row_of(recoder, change)->counts[change_number(change)]++;
        show_example(recoder, change);
        return 0;
    }
    cli_change_json(change, &recoder->line);
    const bool good =
        !recoder->line.failed &&
        cli_output_write(&recoder->file, recoder->line.bytes, recoder->line.used);
    cli_buffer_clear(&recoder->line);
    return !good;
}

static void print_types(const cli_recoder *recoder)
{
    if (recoder->type_count)
        (void)printf("\n%-14s %8s %8s %8s\n", "TYPE", "NEW", "GONE", "CHANGED");
    for (int i = 0; i < recoder->type_count; i++)
        (void)printf("%-14s %8lu %8lu %8lu\n", recoder->types[i].name,
                     recoder->types[i].counts[0], recoder->types[i].counts[1],
                     recoder->types[i].counts[2]);
}

static int compare(cli_recoder *recoder)
{
    casus_error error;
    casus_recoded counts;
    const cli_options *options = recoder->options;
    if (!cli_output_open(&recoder->file, options->output))
        return CLI_NOTHING;
    const bool good = casus_store_compare(recoder->store, recoder->coder,
                                          options->query.document, options->query.since,
                                          found, recoder, &counts, &error) == CASUS_OK;
    if (!cli_output_close(&recoder->file, good))
        return CLI_NOTHING;
    if (!good)
        return cli_store_failed(&error);
    if (recoder->table)
        print_types(recoder);
    if (!counts.documents)
        return cli_message("no document fits"), CLI_NOTHING;
    cli_message(
        "%lu documents, %lu left alone; reports: %lu the same, %lu changed, %lu new, "
        "%lu gone; nothing was written (--apply takes it over)",
        (unsigned long)counts.documents, (unsigned long)counts.left,
        (unsigned long)counts.same, (unsigned long)counts.changed,
        (unsigned long)counts.added, (unsigned long)counts.gone);
    return CLI_DONE;
}

/* ---- taking it over ------------------------------------------------------------------------ */

static int apply(cli_recoder *recoder)
{
    casus_error error;
    casus_recoded counts;
    char options[512];
    (void)snprintf(options, sizeof options, "lang=%s recode dict=%s",
                   cli_language(recoder->options),
                   recoder->options->dict ? recoder->options->dict : "");
    if (casus_store_recode(recoder->store, recoder->coder, options, &counts, &error) !=
        CASUS_OK) {
        (void)cli_store_failed(&error);
        cli_message("nothing was changed");
        return error.status == CASUS_MISUSE ? CLI_NOTHING : CLI_NO_DATA;
    }
    (void)printf("%s: %lu documents coded again, %lu reports\n",
                 cli_store_name(recoder->options), (unsigned long)counts.documents,
                 (unsigned long)counts.added);
    return CLI_DONE;
}

static int work(cli_recoder *recoder)
{
    casus_error error;
    const cli_options *options = recoder->options;
    int result = cli_data_open(options, &recoder->data);
    if (result == CLI_DONE)
        result =
            cli_store_open(options, options->apply ? CASUS_STORE_WRITE : CASUS_STORE_READ,
                           &recoder->store);
    if (result != CLI_DONE)
        return result;
    if (casus_coder_new(recoder->data, &recoder->coder, &error) != CASUS_OK) {
        cli_message("%s", error.message);
        return CLI_NO_DATA;
    }
    return options->apply ? apply(recoder) : compare(recoder);
}

static int run(const cli_options *options)
{
    cli_recoder recoder = {.options = options,
                           .table = !options->output && cli_wants_table(options)};
    if (options->input_count) {
        cli_message("'%s' is no option (casus recode takes the articles of the store)",
                    options->inputs[0]);
        return CLI_USAGE;
    }
    if (options->apply && (options->query.since || options->query.document)) {
        cli_message(
            "--apply takes over all documents, so that the store is of one coder");
        return CLI_USAGE;
    }
    const int result = work(&recoder);
    cli_buffer_free(&recoder.line);
    casus_coder_free(recoder.coder);
    casus_store_close(recoder.store);
    casus_data_free(recoder.data);
    return result;
}

const cli_command cli_recode = {
    .name = "recode",
    .summary = "code the articles of a store again",
    .help =
        "casus recode [OPTIONS]\n"
        "\n"
        "After a change of dictionaries or model: codes the articles of the store again and\n"
        "shows which reports would be new, gone or changed, by type and with examples, or all\n"
        "of them as JSON lines. Nothing is written until --apply, which takes all over at\n"
        "once: as if the articles had been added now. Corrections hold. The sources are not\n"
        "needed; what is known of an article (title, date, paragraphs) stays as it was read.\n"
        "\n"
        "  casus recode --format table               what would change\n"
        "  casus recode --since 2024-06 -o changes.jsonl\n"
        "  casus recode --data my-folder             with another data folder\n"
        "  casus recode --apply                      take it over\n"
        "\n"
        "  --apply                   take the result over, in one transaction\n"
        "  --since DATE              look only at documents of this day or later\n"
        "  --document NAME           look only at this document\n"
        "  --format FORM             table, jsonl\n"
        "  -o, --output FILE         write JSON lines to FILE\n"
        "  --db FILE                 the store, default casus.db\n"
        "  --lang LANGUAGE           language pack, default en\n"
        "  --dict FOLDER             tables of one's own, added to those of the data folder\n"
        "  --data FOLDER             the data folder of casus\n"
        "\n"
        "Documents that were given as tokens (CoNLL-U) or coded with another language pack\n"
        "are left alone, and a store with such documents cannot be taken over.\n",
    .takes = CLI_TAKES_RECODE | CLI_TAKES_DB | CLI_TAKES_DATA | CLI_TAKES_FORMAT |
             CLI_TAKES_OUTPUT,
    .run = run,
};
