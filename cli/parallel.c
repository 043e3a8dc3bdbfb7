#include "parallel.h"

#include "data_folder.h"
#include "message.h"
#include "output_file.h"
#include "progress.h"
#include "sources.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RING_PER_THREAD = 16, INPUT_TEXTS = 8 };

/* The result of one document: its output, or, when it is bad, a fault in words. */
typedef struct cli_slot {
    cli_buffer out; /* of a document that is kept, its name */
    casus_doc *doc; /* to be kept; NULL = none */
    char key[CASUS_KEY_ROOM];
    bool bad, ready;
} cli_slot;

typedef struct cli_pool {
    const cli_options *options;
    const cli_task *task;
    const casus_data *data;
    cli_sources *sources;
    /* Guarded by `input`. */
    pthread_mutex_t input;
    unsigned long next_read;
    /* Guarded by `output`. */
    pthread_mutex_t output;
    pthread_cond_t room;
    cli_slot *ring; /* [ring_size] of document n at n % ring_size */
    unsigned long ring_size, next_write, coded, skipped;
    cli_output_file file;
    cli_progress progress;
    bool stop;    /* nothing more can be written */
    bool writing; /* a thread is at it */
    bool lost;    /* a document could not be kept */
} cli_pool;

/* One document on its way through one thread. */
typedef struct cli_job {
    unsigned long number;
    cli_next next;
    cli_document document;
    cli_buffer kept; /* what the views of `document` point into */
    char key[CASUS_KEY_ROOM];
    bool known; /* the store has it */
} cli_job;

/* ---- taking a document ------------------------------------------------------ */

/* Copies the views of the document, so that the next one can be read. */
static bool keep_document(cli_job *job)
{
    casus_input *input = &job->document.input;
    casus_text *texts[INPUT_TEXTS] = {&input->text,   &input->id,     &input->date,
                                      &input->title,  &input->url,    &input->publisher,
                                      &input->author, &input->charset};
    size_t at = 0;
    cli_buffer_clear(&job->kept);
    for (size_t i = 0; i < INPUT_TEXTS; i++)
        if (cli_buffer_add(&job->kept, texts[i]->data, texts[i]->size) != 0)
            return false;
    if (cli_buffer_add(&job->kept, job->document.path, strlen(job->document.path) + 1) !=
        0)
        return false;
    for (size_t i = 0; i < INPUT_TEXTS; i++) {
        texts[i]->data = job->kept.bytes + at;
        at += texts[i]->size;
    }
    job->document.path = job->kept.bytes + at;
    return true;
}

/* Waits until the ring has room for the next document; false when all must stop. */
static bool wait_for_room(cli_pool *pool)
{
    (void)pthread_mutex_lock(&pool->output);
    while (!pool->stop && pool->next_read - pool->next_write >= pool->ring_size)
        (void)pthread_cond_wait(&pool->room, &pool->output);
    const bool go_on = !pool->stop;
    (void)pthread_mutex_unlock(&pool->output);
    return go_on;
}

/* Makes a document ready to be coded by this thread. */
static void prepare(const cli_pool *pool, cli_job *job)
{
    casus_input *input = &job->document.input;
    const cli_keeper *keeper = pool->task->keeper;
    const char *date = pool->options->date;
    if (!input->date.size && date)
        input->date = (casus_text){date, (uint32_t)strlen(date)};
    input->any_language = pool->options->any_language;
    job->known = false;
    if (!keep_document(job)) {
        cli_fault(job->document.fault, job->document.path, input->first_line,
                  "out of memory");
        job->next = CLI_NEXT_FAULT;
    } else if (keeper) {
        casus_document_key(input, job->key);
        job->known = keeper->known(keeper->context, job->key);
    }
}

static bool take(cli_pool *pool, cli_job *job)
{
    (void)pthread_mutex_lock(&pool->input);
    bool taken = wait_for_room(pool);
    if (taken) {
        job->next = cli_sources_next(pool->sources, &job->document);
        taken = job->next != CLI_NEXT_END;
    }
    if (taken)
        job->number = pool->next_read++;
    if (taken && job->next == CLI_NEXT_DOCUMENT)
        prepare(pool, job);
    (void)pthread_mutex_unlock(&pool->input);
    return taken;
}

/* ---- coding it ---------------------------------------------------------------- */

/* The name of a document that is kept, and, unless it is known, the document. */
static casus_status hand_over(const cli_job *job, casus_doc *doc, cli_slot *slot)
{
    const casus_text name = job->document.input.id;
    memcpy(slot->key, job->key, sizeof slot->key);
    slot->doc = doc;
    (void)cli_buffer_add(&slot->out, name.data, name.size);
    (void)cli_buffer_add(&slot->out, "", 1);
    return slot->out.failed ? CASUS_NOMEM : CASUS_OK;
}

static casus_status code(const cli_pool *pool, casus_coder *coder, cli_job *job,
                         cli_slot *slot, casus_error *error)
{
    casus_doc *doc = NULL;
    const casus_input *input = &job->document.input;
    const cli_task *task = pool->task;
    if (job->known)
        return hand_over(job, NULL, slot);
    casus_status status = job->document.format == CASUS_FORMAT_CONLLU
                              ? casus_code_conllu(coder, input, task->depth, &doc, error)
                              : casus_code(coder, input, task->depth, &doc, error);
    if (status == CASUS_OK && task->keeper)
        return hand_over(job, doc, slot);
    if (status == CASUS_OK)
        status = task->render ? task->render(doc, &slot->out, error)
                              : casus_write_chosen(doc, task->output, &task->choice,
                                                   cli_buffer_add, &slot->out, error);
    casus_doc_free(doc);
    return status;
}

static void code_job(const cli_pool *pool, casus_coder *coder, cli_job *job,
                     cli_slot *slot)
{
    casus_error error = {.message = "out of memory"};
    cli_document *document = &job->document;
    slot->bad = job->next == CLI_NEXT_FAULT;
    if (!slot->bad && code(pool, coder, job, slot, &error) != CASUS_OK) {
        slot->bad = true;
        cli_fault(document->fault, document->path,
                  document->format == CASUS_FORMAT_JSONL ? document->input.first_line
                                                         : error.line,
                  error.message);
    }
    if (slot->bad) {
        cli_buffer_clear(&slot->out);
        (void)cli_buffer_add(&slot->out, document->fault, strlen(document->fault) + 1);
    }
}

/* ---- writing results in order --------------------------------------------------- */

static void keep_slot(cli_pool *pool, cli_slot *slot)
{
    const cli_keeper *keeper = pool->task->keeper;
    const cli_kept kept = {.key = slot->key, .name = slot->out.bytes, .doc = slot->doc};
    pool->coded++;
    if (!pool->lost)
        pool->lost = !keeper->keep(keeper->context, &kept);
}

static void write_slot(cli_pool *pool, cli_slot *slot)
{
    const cli_keeper *keeper = pool->task->keeper;
    if (slot->bad) {
        cli_progress_clear(&pool->progress);
        cli_message("%s", slot->out.used ? slot->out.bytes : "out of memory");
        pool->skipped++;
        if (keeper)
            keeper->skipped(keeper->context);
    } else if (keeper) {
        keep_slot(pool, slot);
    } else {
        if (!pool->coded++ && pool->task->heading)
            (void)cli_output_write(&pool->file, pool->task->heading,
                                   strlen(pool->task->heading));
        if (pool->task->gather)
            pool->stop |=
                !pool->task->gather(pool->task->context, slot->out.bytes, slot->out.used);
        else
            (void)cli_output_write(&pool->file, slot->out.bytes, slot->out.used);
    }
    casus_doc_free(slot->doc);
    slot->doc = NULL;
    slot->ready = false;
    cli_buffer_clear(&slot->out);
}

/* Writes all results that are ready, in order; one thread at a time does it, while the others
 * go on coding.  `output` is locked before and after. */
static void write_ready(cli_pool *pool)
{
    cli_slot *oldest = &pool->ring[pool->next_write % pool->ring_size];
    while (oldest->ready) {
        (void)pthread_mutex_unlock(&pool->output);
        write_slot(pool, oldest);
        cli_progress_show(&pool->progress, pool->coded, pool->skipped);
        (void)pthread_mutex_lock(&pool->output);
        oldest = &pool->ring[++pool->next_write % pool->ring_size];
        pool->stop = pool->stop || pool->file.failed || pool->lost;
        (void)pthread_cond_broadcast(&pool->room);
    }
}

static void finish(cli_pool *pool, cli_slot *slot)
{
    (void)pthread_mutex_lock(&pool->output);
    slot->ready = true;
    if (!pool->writing) {
        pool->writing = true;
        write_ready(pool);
        pool->writing = false;
    }
    (void)pthread_mutex_unlock(&pool->output);
}

static void *work(void *context)
{
    cli_pool *pool = context;
    casus_coder *coder;
    casus_error error;
    cli_job *job = calloc(1, sizeof *job);
    if (!job || casus_coder_new(pool->data, &coder, &error) != CASUS_OK) {
        cli_message("out of memory");
        free(job);
        return NULL;
    }
    while (take(pool, job)) {
        cli_slot *slot = &pool->ring[job->number % pool->ring_size];
        code_job(pool, coder, job, slot);
        finish(pool, slot);
    }
    casus_coder_free(coder);
    cli_buffer_free(&job->kept);
    free(job);
    return NULL;
}

/* ---- all together ---- */

/* This thread works too, so one job needs no other thread. */
static void run_threads(cli_pool *pool)
{
    unsigned started = 0;
    pthread_t *threads = calloc(pool->options->jobs, sizeof *threads);
    while (threads && started + 1 < pool->options->jobs &&
           pthread_create(&threads[started], NULL, work, pool) == 0)
        started++;
    (void)work(pool);
    while (started > 0)
        (void)pthread_join(threads[--started], NULL);
    free(threads);
}

static int run_pool(cli_pool *pool)
{
    pool->ring_size = (unsigned long)pool->options->jobs * RING_PER_THREAD;
    pool->ring = calloc(pool->ring_size, sizeof *pool->ring);
    pool->sources = cli_sources_open(pool->options);
    if (!pool->ring || !pool->sources) {
        cli_message("out of memory");
        return CLI_NOTHING;
    }
    cli_progress_start(&pool->progress, !pool->options->output && isatty(STDOUT_FILENO));
    run_threads(pool);
    cli_progress_clear(&pool->progress);
    if (pool->task->finish && pool->coded > 0 &&
        !pool->task->finish(pool->task->context, &pool->file))
        pool->file.failed = true;
    const bool complete =
        cli_output_close(&pool->file, pool->coded > 0 && !pool->file.failed);
    if (pool->lost)
        return CLI_NO_DATA;
    if (!complete || !pool->coded)
        return CLI_NOTHING;
    return pool->skipped ? CLI_SKIPPED : CLI_DONE;
}

int cli_run(const cli_options *options, const cli_task *task)
{
    casus_data *data;
    cli_pool pool = {.options = options, .task = task};
    if (options->input_count == 0) {
        cli_message(
            "name files or folders, or - for standard input (--help shows examples)");
        return CLI_USAGE;
    }
    const int opened = cli_data_open(options, &data);
    if (opened != CLI_DONE)
        return opened;
    pool.data = data;
    int result = CLI_NOTHING;
    if (task->keeper && !task->keeper->begin(task->keeper->context, data)) {
        casus_data_free(data);
        return CLI_NO_DATA;
    }
    if (cli_output_open(&pool.file, options->output)) {
        (void)pthread_mutex_init(&pool.input, NULL);
        (void)pthread_mutex_init(&pool.output, NULL);
        (void)pthread_cond_init(&pool.room, NULL);
        result = run_pool(&pool);
        (void)pthread_cond_destroy(&pool.room);
        (void)pthread_mutex_destroy(&pool.output);
        (void)pthread_mutex_destroy(&pool.input);
    }
    cli_sources_close(pool.sources);
    for (unsigned long i = 0; pool.ring && i < pool.ring_size; i++) {
        casus_doc_free(pool.ring[i].doc);
        cli_buffer_free(&pool.ring[i].out);
    }
    free(pool.ring);
    casus_data_free(data);
    return result;
}
