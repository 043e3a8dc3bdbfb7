/* cmd_validate.c - casus validate: precision and recall per code on gold data. */
#include "buffer.h"
#include "commands.h"
#include "data_folder.h"
#include "gold.h"
#include "message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CODES = 512 };

typedef struct cli_tally {
    char code[CLI_GOLD_CELL];
    unsigned gold, coded, right;
} cli_tally;

typedef struct cli_validation {
    const cli_options *options;
    const char *path;
    casus_coder *coder;
    cli_tally tally[CODES];
    int codes;
    unsigned records, exact;
    bool failed;
} cli_validation;

static cli_tally *tally_of(cli_validation *run, const char *code)
{
    for (int i = 0; i < run->codes; i++)
        if (strcmp(run->tally[i].code, code) == 0)
            return &run->tally[i];
    const int at = run->codes < CODES ? run->codes++ : CODES - 1;
    (void)snprintf(run->tally[at].code, sizeof run->tally[at].code, "%s", code);
    return &run->tally[at];
}

/* ---- what casus codes, in the form of the gold ------------------------------------ */

/* Ends the cell at its tab and returns the next one. */
static char *next_cell(char *cell)
{
    char *tab = strchr(cell, '\t');
    if (!tab)
        return cell + strlen(cell);
    *tab = '\0';
    return tab + 1;
}

static void add_rows(cli_gold_record *coded, char *rows)
{
    for (char *next; *rows; rows = next) {
        next = strchr(rows, '\n');
        if (next)
            *next++ = '\0';
        else
            next = rows + strlen(rows);
        char *source = next_cell(rows), *target = next_cell(source);
        char *code = next_cell(target);
        (void)next_cell(code);
        cli_gold_add(coded, source, code, target);
    }
}

static void name_actor(const casus_actor *actors, uint32_t count, uint32_t at, bool role,
                       char out[CLI_GOLD_CELL])
{
    static const casus_actor nobody;
    const casus_actor *actor = at < count ? &actors[at] : &nobody;
    const bool coded = actor->code.size > 0;
    (void)snprintf(out, CLI_GOLD_CELL, "%.*s%s%.*s", (int)(coded ? actor->code.size : 3),
                   coded ? actor->code.data : "---",
                   role && actor->role.size && coded ? " " : "",
                   (int)(role && coded ? actor->role.size : 0),
                   actor->role.data ? actor->role.data : "");
}

static void add_events(cli_gold_record *coded, const casus_doc *doc)
{
    uint32_t count;
    const casus_event *events = casus_doc_events(doc, &count);
    const bool own = coded->form == CLI_GOLD_OWN;
    for (uint32_t e = 0; e < count; e++) {
        const casus_event *event = &events[e];
        const int digits = own ? (int)event->cameo.size : 2;
        char code[CLI_GOLD_CELL], source[CLI_GOLD_CELL], target[CLI_GOLD_CELL];
        (void)snprintf(code, sizeof code, "%.*s", digits, event->cameo.data);
        for (uint32_t i = 0; i == 0 || i < event->actor_count; i++)
            for (uint32_t j = 0; j == 0 || j < event->recipient_count; j++) {
                name_actor(event->actors, event->actor_count, i, own, source);
                name_actor(event->recipients, event->recipient_count, j, own, target);
                cli_gold_add(coded, source, code, target);
            }
    }
}

static casus_status code(cli_validation *run, const cli_gold_record *gold,
                         cli_gold_record *coded, casus_error *error)
{
    char date[16] = "";
    casus_doc *doc = NULL;
    const size_t size = strlen(gold->date);
    (void)snprintf(date, sizeof date, "%.10s", gold->date);
    if (size == 8) /* YYYYMMDD */
        (void)snprintf(date, sizeof date, "%.4s-%.2s-%.2s", gold->date, gold->date + 4,
                       gold->date + 6);
    const casus_input input = {.text = {gold->text, (uint32_t)strlen(gold->text)},
                               .date = {date, (uint32_t)strlen(date)},
                               .any_language = 1};
    casus_status status = casus_code(run->coder, &input, CASUS_DEPTH_EVENTS, &doc, error);
    if (status == CASUS_OK && gold->form == CLI_GOLD_CAMEO) {
        cli_buffer rows = {.used = 0};
        status = casus_write(doc, CASUS_OUTPUT_PETRARCH, cli_buffer_add, &rows, error);
        if (status == CASUS_OK && cli_buffer_add(&rows, "", 1) == 0)
            add_rows(coded, rows.bytes);
        cli_buffer_free(&rows);
    } else if (status == CASUS_OK) {
        add_events(coded, doc);
    }
    casus_doc_free(doc);
    return status;
}

/* ---- comparing ---- */

static bool same(const cli_gold_event *a, const cli_gold_event *b)
{
    return strcmp(a->source, b->source) == 0 && strcmp(a->code, b->code) == 0 &&
           strcmp(a->target, b->target) == 0;
}

/* Events are sets: the same one twice counts once. */
static void drop_doubles(cli_gold_record *record)
{
    int kept = 0;
    for (int i = 0; i < record->event_count; i++) {
        bool seen = false;
        for (int j = 0; j < kept; j++)
            seen = seen || same(&record->event[i], &record->event[j]);
        if (!seen)
            record->event[kept++] = record->event[i];
    }
    record->event_count = kept;
}

static void match(cli_gold_record *gold, cli_gold_record *coded)
{
    for (int i = 0; i < gold->event_count; i++)
        for (int j = 0; j < coded->event_count; j++)
            if (same(&gold->event[i], &coded->event[j]))
                gold->event[i].matched = coded->event[j].matched = true;
}

static int count_events(cli_validation *run, const cli_gold_record *record, bool gold)
{
    int missed = 0;
    for (int i = 0; i < record->event_count; i++) {
        cli_tally *tally = tally_of(run, record->event[i].code);
        tally->gold += gold;
        tally->coded += !gold;
        tally->right += gold && record->event[i].matched;
        missed += !record->event[i].matched;
    }
    return missed;
}

static void print_missed(const cli_gold_record *record, const char *what)
{
    for (int i = 0; i < record->event_count; i++)
        if (!record->event[i].matched)
            (void)printf("    %-8s %s %s %s\n", what, record->event[i].source,
                         record->event[i].code, record->event[i].target);
}

static bool validate(void *context, const cli_gold_record *record)
{
    cli_validation *run = context;
    casus_error error;
    cli_gold_record gold = *record, coded = {.form = record->form};
    if (code(run, record, &coded, &error) != CASUS_OK) {
        cli_message("%s:%u: %s", run->path, record->line, error.message);
        run->failed = true;
        return true;
    }
    drop_doubles(&gold);
    drop_doubles(&coded);
    match(&gold, &coded);
    const int wrong = count_events(run, &gold, true) + count_events(run, &coded, false);
    run->records++;
    run->exact += wrong == 0;
    if (wrong) {
        (void)printf("%s:%u: %s\n    %s\n", run->path, record->line, record->id,
                     record->text);
        print_missed(&gold, "missing");
        print_missed(&coded, "extra");
    }
    return true;
}

static int by_code(const void *a, const void *b)
{
    return strcmp(((const cli_tally *)a)->code, ((const cli_tally *)b)->code);
}

static void print_tally(const cli_tally *tally)
{
    (void)printf("%-8s %6u %6u %6u", tally->code, tally->gold, tally->coded,
                 tally->right);
    if (tally->coded)
        (void)printf(" %9.3f", (double)tally->right / tally->coded);
    else
        (void)printf(" %9s", "-");
    if (tally->gold)
        (void)printf(" %7.3f\n", (double)tally->right / tally->gold);
    else
        (void)printf(" %7s\n", "-");
}

static void print_table(cli_validation *run)
{
    cli_tally all = {.code = "all"};
    qsort(run->tally, (size_t)run->codes, sizeof run->tally[0], by_code);
    (void)printf("\n%-8s %6s %6s %6s %9s %7s\n", "CODE", "GOLD", "CODED", "RIGHT",
                 "PRECISION", "RECALL");
    for (int i = 0; i < run->codes; i++) {
        print_tally(&run->tally[i]);
        all.gold += run->tally[i].gold;
        all.coded += run->tally[i].coded;
        all.right += run->tally[i].right;
    }
    print_tally(&all);
    (void)printf("exact: %u of %u\n", run->exact, run->records);
}

static int run_files(cli_validation *run)
{
    bool good = true;
    for (int i = 0; i < run->options->input_count && good; i++) {
        run->path = run->options->inputs[i];
        good = cli_gold_read(run->path, validate, run);
    }
    if (!run->records) {
        if (good)
            cli_message("no coded sentence was found");
        return CLI_NOTHING;
    }
    print_table(run);
    return good && !run->failed ? CLI_DONE : CLI_SKIPPED;
}

static int run(const cli_options *options)
{
    casus_data *data;
    casus_error error;
    if (options->input_count == 0) {
        cli_message("name a gold file: casus validate GOLD");
        return CLI_USAGE;
    }
    const int opened = cli_data_open(options, &data);
    if (opened != CLI_DONE)
        return opened;
    int result = CLI_NOTHING;
    cli_validation *validation = calloc(1, sizeof *validation);
    if (validation && casus_coder_new(data, &validation->coder, &error) == CASUS_OK) {
        validation->options = options;
        result = run_files(validation);
        casus_coder_free(validation->coder);
    } else {
        cli_message("out of memory");
    }
    free(validation);
    casus_data_free(data);
    return result;
}

const cli_command cli_validate = {
    .name = "validate",
    .summary = "precision and recall per code on sentences that people coded",
    .help =
        "casus validate [OPTIONS] GOLD ...\n"
        "\n"
        "Codes the sentences of gold files and compares: every sentence with missing or extra\n"
        "events, then precision and recall of each code. An event is right when source, code\n"
        "and target are.\n"
        "\n"
        "  casus validate fixtures.txt               our fixtures\n"
        "  casus validate --dict mine records.xml    records of PETRARCH\n"
        "  casus validate gold.jsonl                 one sentence a line\n"
        "\n"
        "A line of JSON has text, date, and events with source, code and target in CAMEO's "
        "form\n"
        "(FRAGOV, 040, DEU; --- for nobody), or with root instead of code: then countries "
        "and\n"
        "roots are compared.\n"
        "\n"
        "  --dict FOLDER             tables of one's own, added to those of the data folder\n"
        "  --lang LANGUAGE           language pack, default en\n"
        "  --data FOLDER             the data folder of casus\n",
    .takes = CLI_TAKES_DATA,
    .run = run,
};
