/* recode.c - kept articles coded again: what is different, and taking it over.
 *
 * Taking over empties all tables that adding fills from the coding and adds every document again,
 * in the same order and in one transaction, so that the store is as if it had been filled now. */
#include "store/correct.h"

#include "base/error.h"
#include "store/load.h"
#include "store/run.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- which documents ---------------------------------------------------------------------- */

static casus_status find_all(cs_binder *find, cs_arena *arena, cs_recode_list *out)
{
    bool row;
    CS_TRY(cs_put_step(find, &row));
    while (row) {
        if (!cs_column_number(find->statement, 1)) {
            out->left++;
        } else {
            if (!cs_array_push(out, arena))
                return cs_reset(find->statement), cs_nomem(find->error);
            *cs_array_last(out) = cs_column_number(find->statement, 0);
        }
        CS_TRY(cs_put_step(find, &row));
    }
    return CASUS_OK;
}

casus_status cs_recode_find(casus_store *store, const char *language,
                            const char *document, const char *since, cs_arena *arena,
                            cs_recode_list *out, casus_error *error)
{
    char own[32];
    (void)snprintf(own, sizeof own, "lang=%s %%", language);
    cs_binder find = cs_binder_of(store, CS_SQL_FIND_RECODABLE, error);
    cs_put_string(&find, own);
    cs_put_string(&find, document ? document : "");
    cs_put_string(&find, since ? since : "");
    return find_all(&find, arena, out);
}

/* Spans of a damaged store must not lead the coder astray. */
static casus_status check_paragraphs(const casus_store *store, const casus_doc *doc,
                                     casus_error *error)
{
    uint32_t end = 0;
    for (uint32_t i = 0; i < doc->article.paragraph_count; i++) {
        const casus_paragraph *paragraph = &doc->article.paragraphs[i];
        if (paragraph->start < end || paragraph->end < paragraph->start ||
            paragraph->end > doc->article.text.size)
            return cs_fail(error, CASUS_BAD_STORE, 0,
                           "%s: a paragraph of '%.*s' lies outside of its article; the "
                           "store is damaged (add the sources to a new one)",
                           store->where, (int)doc->article.id.size, doc->article.id.data);
        end = paragraph->end;
    }
    return CASUS_OK;
}

/* The coder knows a dateline by its place at the head of a paragraph of the text. */
static void place_dateline(casus_article *article)
{
    for (uint32_t i = 0; article->dateline.size && i < article->paragraph_count; i++) {
        const casus_paragraph *paragraph = &article->paragraphs[i];
        const casus_text text =
            cs_text_span(article->text, paragraph->start, paragraph->end);
        if (paragraph->kind != CASUS_PARAGRAPH_BODY ||
            !cs_text_starts(text, article->dateline))
            continue;
        article->dateline.data = text.data;
        return;
    }
}

casus_status cs_recode_load(casus_store *store, int64_t document, casus_doc *doc,
                            casus_error *error)
{
    CS_TRY(cs_load_article(store, document, doc, error));
    CS_TRY(check_paragraphs(store, doc, error));
    place_dateline(&doc->article);
    return CASUS_OK;
}

/* ---- what is different ---------------------------------------------------------------------- */

typedef struct cs_comparing {
    const casus_doc *doc;
    cs_arena arena;
    CS_ARRAY(casus_event) old;
    bool *met; /* [old.count] stands in the new coding as well */
    casus_change_function changed;
    void *context;
    casus_recoded *out;
    casus_error *error;
} cs_comparing;

static casus_status load_old(casus_store *store, int64_t document, cs_comparing *work)
{
    bool row;
    cs_binder load = cs_binder_of(store, CS_SQL_LOAD_REPORTS, work->error);
    cs_put_number(&load, document);
    CS_TRY(cs_put_step(&load, &row));
    while (row) {
        casus_status status =
            cs_array_push(&work->old, &work->arena) ? CASUS_OK : cs_nomem(work->error);
        if (status == CASUS_OK)
            status = cs_load_report(store, load.statement, &work->arena,
                                    cs_array_last(&work->old), work->error);
        if (status != CASUS_OK)
            return cs_reset(load.statement), status;
        CS_TRY(cs_put_step(&load, &row));
    }
    work->met = cs_arena_alloc(&work->arena, work->old.count + 1u);
    return work->met ? CASUS_OK : cs_nomem(work->error);
}

static casus_status tell(cs_comparing *work, const casus_event *before,
                         const casus_event *after)
{
    cs_difference_list all = {0};
    const cs_analysis *analysis = &work->doc->analysis;
    casus_change change = {
        .before = before, .after = after, .document = work->doc->article.id};
    CS_TRY(cs_differences(before, after, &work->arena, &all, work->error));
    if (!all.count)
        return work->out->same++, CASUS_OK;
    if (before && after)
        work->out->changed++;
    else
        *(before ? &work->out->gone : &work->out->added) += 1;
    if (after && after->sentence < analysis->sentence_count)
        change.text = cs_text_span(work->doc->article.text,
                                   analysis->sentences[after->sentence].start,
                                   analysis->sentences[after->sentence].end);
    change.differences = all.items;
    change.difference_count = all.count;
    return work->changed && work->changed(work->context, &change)
               ? cs_fail(work->error, CASUS_IO, 0, "comparing was stopped")
               : CASUS_OK;
}

static const casus_event *meet(cs_comparing *work, const casus_event *event)
{
    for (uint32_t i = 0; i < work->old.count; i++)
        if (!work->met[i] && strcmp(work->old.items[i].id, event->id) == 0) {
            work->met[i] = true;
            return &work->old.items[i];
        }
    return NULL;
}

static casus_status compare(casus_store *store, int64_t document, cs_comparing *work)
{
    const cs_events *now = &work->doc->events;
    CS_TRY(load_old(store, document, work));
    for (uint32_t i = 0; i < now->count; i++)
        CS_TRY(tell(work, meet(work, &now->items[i]), &now->items[i]));
    for (uint32_t i = 0; i < work->old.count; i++)
        if (!work->met[i])
            CS_TRY(tell(work, &work->old.items[i], NULL));
    work->out->documents++;
    return CASUS_OK;
}

casus_status cs_recode_compare(casus_store *store, int64_t document, const casus_doc *doc,
                               casus_change_function changed, void *context,
                               casus_recoded *out, casus_error *error)
{
    cs_comparing work = {
        .doc = doc, .changed = changed, .context = context, .out = out, .error = error};
    const casus_status status = compare(store, document, &work);
    cs_arena_free(&work.arena);
    return status;
}

/* ---- taking it over ---------------------------------------------------------------------------- */

/* All that adding writes but documents, their names and their articles. */
static const char *const emptied[] = {
    "DELETE FROM sentences",     "DELETE FROM mentions",
    "DELETE FROM attributions",  "DELETE FROM reports",
    "DELETE FROM report_actors", "DELETE FROM report_sources",
    "DELETE FROM events",        "DELETE FROM event_actors",
    "DELETE FROM event_parties", "DELETE FROM event_reports",
    "DELETE FROM stories",       "DELETE FROM story_articles",
    "DELETE FROM story_links",   "DELETE FROM story_sketches",
    "DELETE FROM story_keys",    "DELETE FROM merge_facts",
    "DELETE FROM merge_keys",    "DELETE FROM actors"};

casus_status cs_recode_empty(casus_store *store, casus_error *error)
{
    static const char *const words[CS_DIALECT_COUNT] = {
        "INSERT INTO sentence_words (sentence_words) VALUES ('delete-all')",
        "DELETE FROM sentence_words"};
    CS_TRY(cs_db_execute(store->db, words[store->db->kind->dialect], error));
    for (size_t i = 0; i < sizeof emptied / sizeof *emptied; i++)
        CS_TRY(cs_db_execute(store->db, emptied[i], error));
    cs_actor_cache_clear(&store->actors);
    return cs_batch_numbers(store, error);
}

casus_status cs_recode_begin(casus_store *store, const cs_dict *dict, casus_text coder,
                             const char *options, casus_error *error)
{
    CS_TRY(cs_batch_begin(store, error));
    const casus_status status = cs_run_add(store, dict, coder, options, error);
    return status == CASUS_OK ? status : cs_recode_undo(store, status);
}

casus_status cs_recode_write(casus_store *store, int64_t document, const casus_doc *doc,
                             casus_error *error)
{
    cs_binder set = cs_binder_of(store, CS_SQL_SET_CODED, error);
    cs_put_number(&set, store->run);
    cs_put_number(&set, document);
    CS_TRY(cs_put_run(&set));
    return cs_add_contents(store, doc, document, error);
}

casus_status cs_recode_undo(casus_store *store, casus_status status)
{
    store->run = 0;
    return cs_batch_undo(store, status);
}
