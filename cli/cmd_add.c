/* cmd_add.c - casus add: codes news reports and keeps them. */
#include "buffer.h"
#include "commands.h"
#include "message.h"
#include "parallel.h"
#include "store_file.h"

#include <stdio.h>
#include <string.h>

enum { BATCH_DOCUMENTS = 64, BATCH_BYTES = 8 << 20 };

/* A store that is being filled. */
typedef struct cli_filler {
    const cli_options *options;
    casus_store *writer;
    casus_store
        *reader; /* looks for documents that are there, while the other one writes */
    casus_run run;
    unsigned long kept, pending; /* documents: for good; since the last commit */
    size_t pending_bytes;
    cli_buffer names; /* of the pending ones, a line each */
} cli_filler;

static bool known(void *context, const char *key)
{
    const cli_filler *filler = context;
    casus_error error;
    int present;
    /* What cannot be asked here is asked again when it is kept. */
    return casus_store_has(filler->reader, key, &present, &error) == CASUS_OK && present;
}

static bool failed(const cli_filler *filler, const casus_error *error)
{
    cli_message("%s", error->message);
    cli_message("%s: %lu documents were kept; the same command goes on behind them",
                cli_store_name(filler->options), filler->kept);
    return false;
}

static bool commit(cli_filler *filler)
{
    casus_error error;
    if (casus_store_commit(filler->writer, &error) != CASUS_OK)
        return failed(filler, &error);
    filler->kept += filler->pending;
    if (filler->options->verbose && filler->names.used) {
        (void)fwrite(filler->names.bytes, 1, filler->names.used, stdout);
        (void)fflush(stdout);
    }
    filler->pending = 0;
    filler->pending_bytes = 0;
    cli_buffer_clear(&filler->names);
    return true;
}

static bool keep(void *context, const cli_kept *kept)
{
    cli_filler *filler = context;
    casus_error error;
    int added;
    const casus_text name = {kept->name, (uint32_t)strlen(kept->name)};
    if (casus_store_add(filler->writer, kept->key, name, kept->doc, &added, &error) !=
        CASUS_OK)
        return failed(filler, &error);
    if (added) {
        uint32_t events;
        (void)casus_doc_events(kept->doc, &events);
        filler->run.events += events;
        filler->pending_bytes += casus_doc_article(kept->doc)->text.size;
        filler->run.documents++;
        filler->pending++;
        (void)cli_buffer_add(&filler->names, name.data, name.size);
        (void)cli_buffer_add(&filler->names, "\n", 1);
    } else {
        filler->run.present++;
    }
    const bool full =
        filler->pending >= BATCH_DOCUMENTS || filler->pending_bytes >= BATCH_BYTES;
    return !full || commit(filler);
}

static void skipped(void *context)
{
    ((cli_filler *)context)->run.skipped++;
}

static void print_summary(const cli_filler *filler)
{
    const casus_run *run = &filler->run;
    (void)printf("%s: %lu added, %lu there already, %lu skipped; %lu events\n",
                 cli_store_name(filler->options), (unsigned long)run->documents,
                 (unsigned long)run->present, (unsigned long)run->skipped,
                 (unsigned long)run->events);
    (void)fflush(stdout);
}

/* Called by the pool when its data folder is open. */
static bool begin(void *context, const casus_data *data)
{
    cli_filler *filler = context;
    casus_error error;
    char options[512];
    if (filler->options->merge &&
        casus_store_merge(filler->writer, filler->options->merge, &error) != CASUS_OK) {
        cli_message("%s", error.message);
        return false;
    }
    (void)snprintf(options, sizeof options, "lang=%s date=%s dict=%s merge=%s",
                   filler->options->language ? filler->options->language : "en",
                   filler->options->date ? filler->options->date : "",
                   filler->options->dict ? filler->options->dict : "",
                   filler->options->merge ? filler->options->merge : "");
    if (casus_store_begin(filler->writer, data, options, &error) != CASUS_OK) {
        cli_message("%s", error.message);
        return false;
    }
    return true;
}

static int fill(cli_filler *filler)
{
    casus_error error;
    const cli_keeper keeper = {.begin = begin,
                               .known = known,
                               .keep = keep,
                               .skipped = skipped,
                               .context = filler};
    const cli_task task = {.depth = CASUS_DEPTH_EVENTS, .keeper = &keeper};
    const int result = cli_run(filler->options, &task);
    if (result != CLI_DONE && result != CLI_SKIPPED)
        return result;
    if (!commit(filler))
        return CLI_NO_DATA;
    if (casus_store_end(filler->writer, &filler->run, &error) != CASUS_OK)
        return cli_store_failed(&error);
    print_summary(filler);
    return result;
}

static int run(const cli_options *options)
{
    cli_filler filler = {.options = options};
    if (options->input_count == 0) {
        cli_message(
            "name files or folders, or - for standard input (--help shows examples)");
        return CLI_USAGE;
    }
    int result = cli_store_open(options, CASUS_STORE_CREATE, &filler.writer);
    if (result == CLI_DONE)
        result = cli_store_open(options, CASUS_STORE_READ, &filler.reader);
    if (result == CLI_DONE)
        result = fill(&filler);
    cli_buffer_free(&filler.names);
    casus_store_close(filler.reader);
    casus_store_close(filler.writer);
    return result;
}

const cli_command cli_add = {
    .name = "add",
    .summary = "code news reports and keep them in a store",
    .help =
        "casus add [OPTIONS] FILE|FOLDER|- ...\n"
        "\n"
        "Codes news reports like casus code, and keeps articles, attributions and events in a\n"
        "store: the file casus.db, or that of --db. What the store has is not added again, so\n"
        "the same command may be run again and goes on where it was stopped. A document is\n"
        "kept whole or not at all, whatever happens to the program or the machine.\n"
        "\n"
        "  casus add news/                           all reports of a folder\n"
        "  casus add --db my.db -j 4 articles.jsonl  into another store, with four threads\n"
        "  casus add -v report.txt                   names each document when it is kept\n"
        "  casus add --db copies.db --merge stories,code news/\n"
        "                                            one event for copies only, by the whole code\n"
        "  casus events                              what is in the store\n"
        "\n"
        "  --db FILE                 the store, made when it is not there; default casus.db\n"
        "  --merge RULE              which reports tell of one event, for a new store:\n"
        "                            all (default), stories (only those of one story) or same\n"
        "                            (the same words); root (default), type or code must agree;\n"
        "                            said=0,published=1,story=7: days between two reports\n"
        "  -v, --verbose             write the name of each document once it is on the disk\n"
        "  --from text|html|jsonl|conllu|warc|feed\n"
        "                            what the input is (casus help code)\n"
        "  --allow-private           fetch addresses of private networks as well\n"
        "  -j, --jobs N              threads; 0 = all cores; the content is the same\n"
        "  --date DATE               date of documents without a date of their own\n"
        "  --any-language            code texts of other languages too\n"
        "  --lang LANGUAGE           language pack, default en\n"
        "  --dict FOLDER             tables of one's own, added to those of the data folder\n"
        "  --data FOLDER             the data folder of casus\n"
        "\n"
        "A document is known again by its text, date, title, address and publisher. The tables\n"
        "of the store are in docs/store.md.\n",
    .takes = CLI_TAKES_FROM | CLI_TAKES_JOBS | CLI_TAKES_DATE | CLI_TAKES_DATA |
             CLI_TAKES_DB | CLI_TAKES_MERGE | CLI_TAKES_VERBOSE | CLI_TAKES_LANGUAGE,
    .run = run,
};
