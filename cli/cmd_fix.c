/* cmd_fix.c - casus fix: what persons say of events. */
#include "buffer.h"
#include "changes.h"
#include "commands.h"
#include "data_folder.h"
#include "event_table.h"
#include "message.h"
#include "output_file.h"
#include "store_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_LINE = 1 << 20 };

/* One call of casus fix. */
typedef struct cli_fixer {
    const cli_options *options;
    casus_store *store;
    casus_data *data;
    char shown[17]; /* the event of the last change */
    unsigned long changed, kept, present, pending, bad;
} cli_fixer;

/* ---- changing --------------------------------------------------------------------------- */

static int show(void *context, const casus_change *change)
{
    cli_fixer *fixer = context;
    fixer->changed++;
    const casus_text date = change->after->date;
    (void)printf("%s  %.*s%s%.*s\n", change->after->id, (int)date.size,
                 date.size ? date.data : "", date.size ? "  " : "",
                 (int)change->document.size, change->document.data);
    memcpy(fixer->shown, change->after->id, sizeof fixer->shown);
    cli_print_differences(change);
    return 0;
}

static void count(cli_fixer *fixer, casus_correction_state state)
{
    if (state == CASUS_CORRECTION_PRESENT)
        fixer->present++;
    else
        fixer->kept++;
    if (state == CASUS_CORRECTION_PENDING)
        fixer->pending++;
}

static int correct(cli_fixer *fixer, const char *event, const char *field,
                   const char *value)
{
    casus_error error;
    casus_correction_state state;
    const casus_correction correction = {
        .event = event, .field = field, .value = value, .note = fixer->options->fix.note};
    if (!value)
        return CLI_DONE;
    if (casus_store_correct(fixer->store, fixer->data, &correction, show, fixer, &state,
                            &error) != CASUS_OK)
        return cli_store_failed(&error);
    count(fixer, state);
    return CLI_DONE;
}

static int ignore(void *context, const casus_correction *correction,
                  casus_correction_state state)
{
    (void)context;
    (void)correction;
    (void)state;
    return 0;
}

static int fix_event(cli_fixer *fixer, const char *event)
{
    const cli_fixes *fix = &fixer->options->fix;
    const struct {
        const char *field, *value;
    } all[] = {{"all", fix->undo ? "-" : NULL},
               {"actor", fix->actor},
               {"recipient", fix->recipient},
               {"code", fix->code},
               {"status", fix->status},
               {"dropped", fix->drop      ? "yes"
                           : fix->restore ? "-"
                                          : NULL}};
    casus_error error;
    int result = CLI_DONE;
    /* An event that is not there is more likely mistyped than yet to come. */
    if (casus_store_corrections(fixer->store, event, ignore, NULL, &error) != CASUS_OK)
        return cli_store_failed(&error);
    for (size_t i = 0; i < sizeof all / sizeof *all && result == CLI_DONE; i++)
        result = correct(fixer, event, all[i].field, all[i].value);
    return result;
}

static int commit(cli_fixer *fixer)
{
    casus_error error;
    return casus_store_commit(fixer->store, &error) == CASUS_OK
               ? CLI_DONE
               : cli_store_failed(&error);
}

static int fix_events(cli_fixer *fixer)
{
    int result = CLI_DONE;
    for (int i = 0; i < fixer->options->input_count && result == CLI_DONE; i++)
        result = fix_event(fixer, fixer->options->inputs[i]);
    if (result != CLI_DONE) {
        cli_message("nothing was changed");
        return result;
    }
    result = commit(fixer);
    if (result == CLI_DONE && !fixer->changed)
        cli_message("nothing is different now");
    return result;
}

/* ---- lists and files ----------------------------------------------------------------------- */

static int print_one(void *context, const casus_correction *correction,
                     casus_correction_state state)
{
    static const char *const states[] = {"holds", "superseded", "pending", ""};
    (void)context;
    (void)printf("%-16s  %-10s  %.19s  %-9s  %s%s%s\n", correction->event, states[state],
                 correction->made, correction->field, correction->value,
                 correction->note[0] ? "  # " : "", correction->note);
    return 0;
}

static casus_status write_list(cli_fixer *fixer, const char *event, cli_buffer *buffer,
                               casus_error *error)
{
    return fixer->options->fix.list && cli_wants_table(fixer->options)
               ? casus_store_corrections(fixer->store, event, print_one, NULL, error)
               : casus_store_export(fixer->store, event, cli_buffer_add, buffer, error);
}

static int list(cli_fixer *fixer)
{
    const cli_options *options = fixer->options;
    const char *name = options->fix.write;
    casus_error error = {.message = "out of memory"};
    cli_buffer buffer = {NULL, 0, 0, false};
    cli_output_file file = {NULL, 0, false, false};
    casus_status status = CASUS_OK;
    if (!options->input_count)
        status = write_list(fixer, NULL, &buffer, &error);
    for (int i = 0; i < options->input_count && status == CASUS_OK; i++)
        status = write_list(fixer, options->inputs[i], &buffer, &error);
    int result = status == CASUS_OK ? CLI_NOTHING : cli_store_failed(&error);
    if (status == CASUS_OK &&
        cli_output_open(&file, name && strcmp(name, "-") != 0 ? name : NULL)) {
        const bool good = cli_output_write(&file, buffer.bytes, buffer.used);
        if (cli_output_close(&file, good) && good)
            result = CLI_DONE;
    }
    cli_buffer_free(&buffer);
    return result;
}

static int import_line(cli_fixer *fixer, unsigned long number, const char *line,
                       size_t size)
{
    casus_error error;
    casus_correction_state state;
    const casus_text text = {line, (uint32_t)size};
    if (size > LONGEST_LINE)
        error = (casus_error){.status = CASUS_TOO_LARGE,
                              .message = "the line has more than 1 MiB"};
    else if (casus_store_import(fixer->store, fixer->data, text, NULL, NULL, &state,
                                &error) == CASUS_OK)
        return count(fixer, state), CLI_DONE;
    if (error.status != CASUS_MISUSE && error.status != CASUS_BAD_INPUT &&
        error.status != CASUS_TOO_LARGE)
        return cli_store_failed(&error);
    cli_message("%s:%lu: %s", fixer->options->fix.read, number, error.message);
    fixer->bad++;
    return CLI_DONE;
}

static int import_lines(cli_fixer *fixer, FILE *file)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t size;
    int result = CLI_DONE;
    for (unsigned long number = 1;
         result == CLI_DONE && (size = getline(&line, &room, file)) >= 0; number++) {
        while (size && strchr("\r\n\t ", line[size - 1]))
            size--;
        if (size)
            result = import_line(fixer, number, line, (size_t)size);
    }
    free(line);
    if (result == CLI_DONE && ferror(file)) {
        cli_message("%s: %s", fixer->options->fix.read, strerror(errno));
        result = CLI_NOTHING;
    }
    return result;
}

static int import(cli_fixer *fixer)
{
    const char *name = fixer->options->fix.read;
    const bool standard = strcmp(name, "-") == 0;
    FILE *file = standard ? stdin : fopen(name, "r");
    if (!file) {
        cli_message("%s: %s", name, strerror(errno));
        return CLI_NOTHING;
    }
    int result = import_lines(fixer, file);
    if (!standard)
        (void)fclose(file);
    if (result == CLI_DONE)
        result = commit(fixer);
    if (result != CLI_DONE) {
        cli_message("nothing was taken over");
        return result;
    }
    (void)printf("%lu corrections taken over, %lu there already, %lu bad lines; %lu wait "
                 "for events that the store does not have\n",
                 fixer->kept, fixer->present, fixer->bad, fixer->pending);
    return fixer->bad ? CLI_SKIPPED : CLI_DONE;
}

/* ---- the command ------------------------------------------------------------------------------ */

static bool changes_something(const cli_fixes *fix)
{
    return fix->actor || fix->recipient || fix->code || fix->status || fix->drop ||
           fix->restore || fix->undo;
}

static const char *wrong_use(const cli_options *options)
{
    const cli_fixes *fix = &options->fix;
    const int ways =
        fix->list + (fix->write != NULL) + (fix->read != NULL) + changes_something(fix);
    if (ways == 0)
        return "say what to change, such as --code 190, or --list (--help shows examples)";
    if (ways > 1 || (fix->drop && fix->restore) ||
        (fix->undo && (fix->actor || fix->recipient || fix->code || fix->status ||
                       fix->drop || fix->restore)))
        return "these options do not go together (casus fix --help)";
    if (changes_something(fix) && !options->input_count)
        return "name the event by its id (casus events shows them)";
    return fix->read && options->input_count ? "--import takes all events of its file"
                                             : NULL;
}

static int work(cli_fixer *fixer)
{
    const cli_fixes *fix = &fixer->options->fix;
    if (fix->list || fix->write)
        return list(fixer);
    const int result = cli_data_open(fixer->options, &fixer->data);
    if (result != CLI_DONE)
        return result;
    return fix->read ? import(fixer) : fix_events(fixer);
}

static int run(const cli_options *options)
{
    cli_fixer fixer = {.options = options};
    const char *wrong = wrong_use(options);
    if (wrong) {
        cli_message("%s", wrong);
        return CLI_USAGE;
    }
    const bool reads = options->fix.list || options->fix.write;
    int result = cli_store_open(options, reads ? CASUS_STORE_READ : CASUS_STORE_WRITE,
                                &fixer.store);
    if (result == CLI_DONE)
        result = work(&fixer);
    casus_store_close(fixer.store);
    casus_data_free(fixer.data);
    return result;
}

const cli_command cli_fix = {
    .name = "fix",
    .summary = "correct events of the store",
    .help =
        "casus fix EVENT ... [OPTIONS]\n"
        "\n"
        "Changes what events of the store say, or drops them, and shows what is different\n"
        "now. What was coded stays: a correction is kept beside it, and holds also when the\n"
        "article is coded again or comes into another store. An event is named by its id, or\n"
        "by that of any report of it; the first digits do.\n"
        "\n"
        "  casus fix 5be3ef71 --code 193 --note \"small arms\"  fighting with small arms, not 194\n"
        "  casus fix 5be3ef71 --actor \"RUS MIL\" --recipient \"UKR CVL, POL\"\n"
        "  casus fix f4753711 fd5eda5a --drop        two events that are none\n"
        "  casus fix --list                          all corrections\n"
        "  casus fix f4753711 --undo                 as it was coded\n"
        "  casus fix --export corrections.jsonl      corrections into a file\n"
        "  casus fix --import corrections.jsonl      those of others\n"
        "\n"
        "  --actor ACTORS            who acts: \"RUS MIL\", \"RUS, BLR\", _ for no code; or none\n"
        "  --recipient ACTORS        to whom\n"
        "  --code CODE               CAMEO code; type, mode and contexts follow\n"
        "  --status STATUS           happened, planned, denied ...\n"
        "  --drop                    leave the event out\n"
        "  --restore                 take it in again\n"
        "  --note TEXT               why\n"
        "  --undo                    take back all corrections of the events\n"
        "  --list                    corrections, of all events or those named; each holds, is\n"
        "                            superseded, or is pending: its event is not there yet\n"
        "  --export FILE             write them as JSON lines; - is standard output\n"
        "  --import FILE             take over what --export wrote; - is standard input; what\n"
        "                            is there already is not taken twice\n"
        "  --format FORM             of --list: table, jsonl\n"
        "  --db FILE                 the store, default casus.db\n"
        "  --lang LANGUAGE           language pack, default en\n"
        "  --dict FOLDER             tables of one's own, added to those of the data folder\n"
        "  --data FOLDER             the data folder of casus\n"
        "\n"
        "A value of - takes back one correction: --code -. All changes of one call are made,\n"
        "or none. The exit code is 1 when lines of a file were bad, each named.\n",
    .takes = CLI_TAKES_FIX | CLI_TAKES_DB | CLI_TAKES_DATA | CLI_TAKES_FORMAT,
    .run = run,
};
