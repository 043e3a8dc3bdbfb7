/* test_oom.c - the n-th allocation fails, for n = 0, 1, 2 ..., until all goes well.
 *
 *     test_oom DATA-FOLDER data|code|find|store
 *     test_oom FOLDER-OF-DICTIONARIES convert
 *
 * "data" opens and frees the folder, "code" reads, codes and writes documents with it in every
 * form, "find" looks a word up, "store" keeps a coded document in a store in memory and asks for
 * it; "convert" converts dictionaries of the field into the folder "converted" where the test
 * runs.
 * Each failure must be reported as CASUS_NOMEM with a message and must leave nothing
 * behind, which the sanitizers see.  Linked with --wrap, so that only calls of casus
 * itself fail. */
#include "casus.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

static long left = -1; /* allocations until one fails; -1 = none fails */

static bool fails(void)
{
    return left >= 0 && left-- == 0;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
    return fails() ? NULL : __real_realloc(old, size);
}

static const char records[] =
    "{\"n\":1,\"date\":\"2024-06-09\",\"text\":\"Russia shelled Kharkiv on Monday, "
    "Ukraine's "
    "defence ministry said. \\\"We will not talk,\\\" the Kremlin said. France, which "
    "met NATO "
    "officials in Paris last week, urged the United States to send troops.\"}\n"
    "{\"text\":\"Headline\\n\\nBy Someone\\n\\nMr. Putin accused Ukraine of attacking "
    "Russian "
    "troops.\\n\\nAll rights reserved.\"}\n";
static const char given[] = "1-2\tdon't\t_\n1\tdo\t_\n2\tn't\t_\n3\tgo\t_\n\n";

static ptrdiff_t read_text(void *context, char *buffer, size_t size)
{
    const char **rest = context;
    const size_t length = strlen(*rest) < size ? strlen(*rest) : size;
    memcpy(buffer, *rest, length);
    *rest += length;
    return (ptrdiff_t)length;
}

static int discard(void *context, const char *bytes, size_t size)
{
    (void)context;
    (void)bytes;
    (void)size;
    return 0;
}

static casus_status write_all(const casus_doc *doc, casus_error *error)
{
    static const casus_choice choices[] = {{.all_statuses = 0},
                                           {.all_statuses = 1, .one_a_story = 1}};
    casus_status status = CASUS_OK;
    for (int output = 0; output <= CASUS_OUTPUT_UNKNOWN; output++)
        for (size_t i = 0; i < 2 && status == CASUS_OK; i++)
            status = casus_write_chosen(doc, (casus_output)output, &choices[i], discard,
                                        NULL, error);
    return status;
}

/* The same article twice. */
static casus_status find_stories(const casus_doc *doc, casus_error *error)
{
    casus_sketch sketch;
    casus_stories *stories;
    const casus_text id = casus_doc_article(doc)->id;
    casus_status status = casus_stories_new(&stories, error);
    if (status == CASUS_OK)
        status = casus_sketch_make(doc, &sketch, error);
    for (int i = 0; i < 2 && status == CASUS_OK; i++)
        status = casus_stories_add(stories, id, id, id, &sketch, error);
    if (status == CASUS_OK)
        status = casus_stories_write(stories, discard, NULL, error);
    casus_stories_free(stories);
    return status;
}

static casus_status code_one(casus_coder *coder, const casus_input *input, bool conllu,
                             casus_error *error)
{
    casus_doc *doc;
    casus_status status =
        conllu ? casus_code_conllu(coder, input, CASUS_DEPTH_EVENTS, &doc, error)
               : casus_code(coder, input, CASUS_DEPTH_EVENTS, &doc, error);
    if (status == CASUS_OK)
        status = write_all(doc, error);
    if (status == CASUS_OK)
        status = find_stories(doc, error);
    casus_doc_free(doc);
    return status;
}

static casus_status code_stream(casus_coder *coder, casus_format format, const char *text,
                                casus_error *error)
{
    casus_reader *reader;
    casus_input input;
    casus_status status =
        casus_reader_open(format, "name", read_text, &text, &reader, error);
    while (status == CASUS_OK) {
        status = casus_reader_next(reader, &input, error);
        if (status == CASUS_OK)
            status = code_one(coder, &input, format == CASUS_FORMAT_CONLLU, error);
    }
    casus_reader_close(reader);
    return status == CASUS_END ? CASUS_OK : status;
}

static casus_status code_all(const casus_data *data, casus_error *error)
{
    casus_coder *coder;
    casus_status status = casus_coder_new(data, &coder, error);
    if (status == CASUS_OK)
        status = code_stream(coder, CASUS_FORMAT_JSONL, records, error);
    if (status == CASUS_OK)
        status = code_stream(coder, CASUS_FORMAT_CONLLU, given, error);
    casus_coder_free(coder);
    return status;
}

/* ---- the store ---- */

static casus_doc *kept; /* what "store" keeps */

static casus_status code_kept(const casus_data *data, casus_error *error)
{
    static const char text[] =
        "Russia shelled Kharkiv on Monday, Ukraine's defence ministry said. "
        "France urged the United States to send troops.";
    const casus_input input = {.text = {text, sizeof text - 1}, .id = {"kept", 4}};
    casus_coder *coder;
    casus_status status = casus_coder_new(data, &coder, error);
    if (status == CASUS_OK)
        status = casus_code(coder, &input, CASUS_DEPTH_EVENTS, &kept, error);
    casus_coder_free(coder);
    return status;
}

static int write_kept(void *context, const casus_doc *doc, const casus_kept *of)
{
    (void)of;
    return casus_write(doc, CASUS_OUTPUT_EVENTS, discard, NULL, context) != CASUS_OK;
}

static casus_status import_one(casus_store *store, const casus_data *data, const char *id,
                               const char *field, const char *value, casus_error *error)
{
    char line[200];
    casus_correction_state state;
    const int size = snprintf(line, sizeof line,
                              "{\"event\":\"%s\",\"field\":\"%s\",\"value\":\"%s\"}", id,
                              field, value);
    const casus_text text = {line, (uint32_t)size};
    return casus_store_import(store, data, text, NULL, NULL, &state, error);
}

static casus_status correct_and_list(casus_store *store, const casus_data *data,
                                     casus_error *error)
{
    uint32_t count;
    const char *id = casus_doc_events(kept, &count)->id;
    casus_status status = import_one(store, data, id, "actor", "RUS MIL, HAMAS", error);
    if (status == CASUS_OK)
        status = import_one(store, data, id, "code", "193", error);
    if (status == CASUS_OK)
        status = import_one(store, data, id, "all", "-", error);
    if (status == CASUS_OK)
        status = casus_store_commit(store, error);
    return status == CASUS_OK ? casus_store_export(store, NULL, discard, NULL, error)
                              : status;
}

static casus_status code_again(casus_store *store, const casus_data *data,
                               casus_error *error)
{
    casus_coder *coder;
    casus_recoded counts;
    casus_status status = casus_coder_new(data, &coder, error);
    if (status == CASUS_OK)
        status =
            casus_store_compare(store, coder, NULL, NULL, NULL, NULL, &counts, error);
    if (status == CASUS_OK)
        status = casus_store_recode(store, coder, "", &counts, error);
    casus_coder_free(coder);
    return status;
}

static int ignore_row(void *context, const casus_value *row, uint32_t count)
{
    (void)context;
    (void)row;
    (void)count;
    return 0;
}

static casus_status look_at(casus_store *store, casus_error *error)
{
    casus_findings findings = {.found = NULL};
    casus_status status = casus_store_info(store, ignore_row, NULL, error);
    if (status == CASUS_OK)
        status = casus_store_runs(store, ignore_row, NULL, error);
    if (status == CASUS_OK)
        status = casus_store_sql(store, "SELECT * FROM event_records", 9, ignore_row,
                                 NULL, error);
    return status == CASUS_OK ? casus_store_check(store, &findings, error) : status;
}

static casus_status fill_and_ask(casus_store *store, const casus_data *data,
                                 casus_error *error)
{
    const casus_text name = {"kept", 4};
    const casus_run run = {.documents = 1};
    const casus_query query = {.text = "troops \"United States\"", .with = "FRA"};
    int added;
    casus_status status = casus_store_begin(store, data, "", error);
    if (status == CASUS_OK)
        status = casus_store_add(store, "0123", name, kept, &added, error);
    if (status == CASUS_OK)
        status = casus_store_add(store, "0123", name, kept, &added, error);
    if (status == CASUS_OK)
        status = casus_store_end(store, &run, error);
    if (status == CASUS_OK)
        status = correct_and_list(store, data, error);
    if (status == CASUS_OK)
        status = code_again(store, data, error);
    if (status == CASUS_OK)
        status = casus_store_events(store, data, &query, write_kept, error, error);
    return status == CASUS_OK ? look_at(store, error) : status;
}

/* ---- what is tried --------------------------------------------------------------- */

/* `data` is what an attempt opened, or what all use. */
typedef casus_status (*attempt)(const char *folder, casus_data **data,
                                casus_error *error);

static casus_status try_data(const char *folder, casus_data **data, casus_error *error)
{
    return casus_data_open(folder, "en", data, error);
}

static casus_status try_code(const char *folder, casus_data **data, casus_error *error)
{
    (void)folder;
    return code_all(*data, error);
}

static void ignore(void *context, const char *file, uint32_t line, const char *message)
{
    (void)context;
    (void)file;
    (void)line;
    (void)message;
}

static casus_status try_find(const char *folder, casus_data **data, casus_error *error)
{
    casus_findings findings = {.found = ignore};
    (void)data;
    return casus_dict_find(folder, NULL, "en", "attack", &findings, error);
}

static casus_status try_convert(const char *folder, casus_data **data, casus_error *error)
{
    casus_findings findings = {.found = NULL};
    (void)data;
    return casus_dict_convert(&folder, 1, "converted", "en", &findings, error);
}

static casus_status try_store(const char *folder, casus_data **data, casus_error *error)
{
    (void)folder;
    casus_store *store;
    casus_status status = casus_store_open(":memory:", CASUS_STORE_CREATE, &store, error);
    if (status == CASUS_OK)
        status = fill_and_ask(store, *data, error);
    casus_store_close(store);
    return status;
}

enum { MODES = 5 };

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        attempt run;
        bool opens, needs_data;
    } modes[MODES] = {{"data", try_data, true, false},
                      {"code", try_code, false, true},
                      {"find", try_find, false, false},
                      {"store", try_store, false, true},
                      {"convert", try_convert, false, false}};
    casus_data *data = NULL;
    casus_error error = {.status = CASUS_OK};
    size_t mode = 0;
    while (argc == 3 && mode < MODES && strcmp(argv[2], modes[mode].name) != 0)
        mode++;
    if (argc != 3 || mode == MODES)
        return 2;
    if (modes[mode].needs_data &&
        casus_data_open(argv[1], "en", &data, &error) != CASUS_OK) {
        (void)fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    if (modes[mode].needs_data && code_kept(data, &error) != CASUS_OK)
        return 1;
    int faults = 0;
    /* Every allocation at first, then a sample that thins out. */
    for (long n = 0;; n += 1 + n / 256) {
        memset(&error, 0, sizeof error);
        left = n;
        const casus_status status = modes[mode].run(argv[1], &data, &error);
        const bool complete = left >= 0;
        left = -1;
        if (modes[mode].opens)
            casus_data_free(data);
        if (complete && status == CASUS_OK) {
            (void)printf("%ld allocations\n", n);
            break;
        }
        if (status != CASUS_NOMEM || !error.message[0] || (modes[mode].opens && data)) {
            (void)fprintf(stderr, "allocation %ld: status %d, message \"%s\"\n", n,
                          (int)status, error.message);
            faults++;
        }
        if (complete && faults)
            break;
    }
    casus_doc_free(kept);
    if (!modes[mode].opens)
        casus_data_free(data);
    return faults != 0;
}
