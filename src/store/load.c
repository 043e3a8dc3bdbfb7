/* load.c - rows -> casus_event, and a casus_doc that holds one event and its article. */
#include "store/load.h"

#include "base/error.h"
#include "store/columns.h"

#include <math.h>
#include <stdlib.h>

const char cs_event_columns[] = CS_EVENT_COLUMNS;

/* ---- one row after the other column ---------------------------------------------------------- */

/* Reads the columns of a row one after the other. */
typedef struct cs_row_reader {
    const cs_statement *row;
    cs_arena *arena;
    int column;
    bool failed; /* out of memory */
} cs_row_reader;

static casus_text next_text(cs_row_reader *reader)
{
    const casus_text view = cs_column_text(reader->row, reader->column++);
    if (!view.size)
        return (casus_text){NULL, 0};
    const casus_text copy = cs_text_copy(view, reader->arena);
    reader->failed = reader->failed || !copy.data;
    return copy.data ? copy : (casus_text){NULL, 0};
}

static uint32_t next_count(cs_row_reader *reader)
{
    const int64_t number = cs_column_number(reader->row, reader->column++);
    return number < 0 || number > UINT32_MAX ? 0 : (uint32_t)number;
}

static casus_span next_span(cs_row_reader *reader)
{
    const uint32_t start = next_count(reader);
    return (casus_span){start, next_count(reader)};
}

static casus_event_status status_from(casus_text name)
{
    for (int i = 0; i < CASUS_EVENT_STATUS_COUNT; i++)
        if (cs_text_is(name, casus_event_status_name((casus_event_status)i)))
            return (casus_event_status)i;
    return CASUS_HAPPENED;
}

/* ---- lists of an event -------------------------------------------------------------------------- */

typedef CS_ARRAY(casus_actor) cs_actors;

/* The actors of an event, or, with the other statement, of a report. */
static casus_status load_actors(casus_store *store, cs_sql sql, int64_t number,
                                cs_arena *arena, casus_event *out, casus_error *error)
{
    bool row;
    cs_actors sides[2] = {{0}, {0}};
    cs_binder load = cs_binder_of(store, sql, error);
    cs_put_number(&load, number);
    CS_TRY(cs_put_step(&load, &row));
    while (row) {
        cs_actors *side =
            &sides[cs_text_equal(cs_column_text(load.statement, 0), CS_SIDE_RECIPIENT)];
        cs_row_reader reader = {.row = load.statement, .arena = arena, .column = 1};
        if (!cs_array_push(side, arena))
            return cs_reset(load.statement), cs_nomem(error);
        casus_actor *actor = cs_array_last(side);
        actor->code = next_text(&reader);
        actor->kind = next_text(&reader);
        actor->role = next_text(&reader);
        actor->country = next_text(&reader);
        actor->name = next_text(&reader);
        actor->span = next_span(&reader);
        if (reader.failed)
            return cs_reset(load.statement), cs_nomem(error);
        CS_TRY(cs_put_step(&load, &row));
    }
    out->actors = sides[0].items;
    out->actor_count = sides[0].count;
    out->recipients = sides[1].items;
    out->recipient_count = sides[1].count;
    return CASUS_OK;
}

static casus_status load_sources(casus_store *store, int64_t report, cs_arena *arena,
                                 casus_event *out, casus_error *error)
{
    bool row;
    CS_ARRAY(casus_speaker) all = {0};
    cs_binder load = cs_binder_of(store, CS_SQL_LOAD_REPORT_SOURCES, error);
    cs_put_number(&load, report);
    CS_TRY(cs_put_step(&load, &row));
    while (row) {
        cs_row_reader reader = {.row = load.statement, .arena = arena};
        if (!cs_array_push(&all, arena))
            return cs_reset(load.statement), cs_nomem(error);
        casus_speaker *speaker = cs_array_last(&all);
        speaker->kind = next_text(&reader);
        speaker->name = next_text(&reader);
        speaker->code = next_text(&reader);
        speaker->role = next_text(&reader);
        speaker->span = next_span(&reader);
        if (reader.failed)
            return cs_reset(load.statement), cs_nomem(error);
        CS_TRY(cs_put_step(&load, &row));
    }
    out->according_to = all.items;
    out->according_to_count = all.count;
    return CASUS_OK;
}

/* ---- an event --------------------------------------------------------------------------------- */

static void read_action(cs_row_reader *reader, casus_event *out)
{
    out->date = next_text(reader);
    out->date_from = next_text(reader);
    out->type = next_text(reader);
    out->mode = next_text(reader);
    out->contexts = next_text(reader);
    out->cameo = next_text(reader);
    out->cameo_back = next_text(reader);
    out->action = next_span(reader);
    out->status = status_from(cs_column_text(reader->row, reader->column++));
}

static void read_about(cs_row_reader *reader, casus_about *out)
{
    out->predicate = next_text(reader);
    out->object = next_text(reader);
    out->place = next_text(reader);
    out->polarity = (int32_t)cs_column_number(reader->row, reader->column++);
    out->span = next_span(reader);
}

static void read_source_and_place(cs_row_reader *reader, casus_event *out)
{
    out->voice = next_text(reader);
    out->origin.kind = next_text(reader);
    out->origin.name = next_text(reader);
    out->origin.code = next_text(reader);
    out->origin.role = next_text(reader);
    out->origin.span = next_span(reader);
    out->place_name = next_text(reader);
    out->place_country = next_text(reader);
    out->latitude = cs_column_real(reader->row, reader->column++);
    out->longitude = cs_column_real(reader->row, reader->column++);
    out->confidence = cs_column_real(reader->row, reader->column++);
    out->rule = next_text(reader);
    out->issues = next_text(reader);
}

static casus_status load_event(casus_store *store, cs_sql actors, const cs_statement *row,
                               cs_arena *arena, casus_event *out, casus_kept *kept,
                               casus_error *error)
{
    cs_row_reader reader = {.row = row, .arena = arena};
    *out = (casus_event){.word = CASUS_NONE};
    kept->number = (uint64_t)cs_column_number(row, reader.column++);
    const int64_t report = cs_column_number(row, reader.column++);
    kept->reports = next_count(&reader);
    kept->documents = next_count(&reader);
    kept->origins = next_count(&reader);
    kept->corrected = (int)next_count(&reader);
    reader.column++; /* the document */
    const casus_text key = cs_column_text(row, reader.column++);
    if (key.size < sizeof out->id)
        memcpy(out->id, key.data, key.size);
    out->sentence = next_count(&reader);
    read_action(&reader, out);
    read_about(&reader, &out->about);
    read_source_and_place(&reader, out);
    if (reader.failed)
        return cs_nomem(error);
    CS_TRY(load_actors(store, actors, (int64_t)kept->number, arena, out, error));
    return load_sources(store, report, arena, out, error);
}

casus_status cs_load_event(casus_store *store, const cs_statement *row, cs_arena *arena,
                           casus_event *out, casus_kept *kept, casus_error *error)
{
    return load_event(store, CS_SQL_LOAD_EVENT_ACTORS, row, arena, out, kept, error);
}

casus_status cs_load_report(casus_store *store, const cs_statement *row, cs_arena *arena,
                            casus_event *out, casus_error *error)
{
    casus_kept kept;
    return load_event(store, CS_SQL_LOAD_REPORT_ACTORS, row, arena, out, &kept, error);
}

/* ---- its article --------------------------------------------------------------------------------- */

static casus_paragraph_kind paragraph_kind(casus_text name)
{
    static const char *const kinds[] = {"body", "title", "byline", "label", "notice"};
    for (int i = 0; i < (int)(sizeof kinds / sizeof *kinds); i++)
        if (cs_text_is(name, kinds[i]))
            return (casus_paragraph_kind)i;
    return CASUS_PARAGRAPH_BODY;
}

static casus_status load_paragraphs(casus_store *store, int64_t document, casus_doc *doc,
                                    casus_error *error)
{
    bool row;
    CS_ARRAY(casus_paragraph) all = {0};
    cs_binder load = cs_binder_of(store, CS_SQL_LOAD_PARAGRAPHS, error);
    cs_put_number(&load, document);
    CS_TRY(cs_put_step(&load, &row));
    while (row) {
        cs_row_reader reader = {.row = load.statement, .column = 1};
        if (!cs_array_push(&all, &doc->arena))
            return cs_reset(load.statement), cs_nomem(error);
        const casus_span span = next_span(&reader);
        *cs_array_last(&all) = (casus_paragraph){
            span.start, span.end, paragraph_kind(cs_column_text(load.statement, 0))};
        CS_TRY(cs_put_step(&load, &row));
    }
    doc->article.paragraphs = all.items;
    doc->article.paragraph_count = all.count;
    return CASUS_OK;
}

casus_status cs_load_article(casus_store *store, int64_t document, casus_doc *doc,
                             casus_error *error)
{
    bool row;
    casus_article *article = &doc->article;
    casus_text *const texts[] = {&article->id,        &doc->coder,
                                 &article->text,      &article->title,
                                 &article->byline,    &article->dateline,
                                 &article->publisher, &article->first_publisher,
                                 &article->url,       &article->updated,
                                 &article->language,  &article->license,
                                 &article->date,      &article->date_from};
    cs_binder load = cs_binder_of(store, CS_SQL_LOAD_ARTICLE, error);
    cs_put_number(&load, document);
    CS_TRY(cs_put_step(&load, &row));
    if (!row)
        return cs_fail(
            error, CASUS_BAD_STORE, 0,
            "%s: document %lld has no article; the store is damaged (add the sources to a new one)",
            store->where, (long long)document);
    cs_row_reader reader = {.row = load.statement, .arena = &doc->arena};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = next_text(&reader);
    cs_reset(load.statement);
    doc->analysis.text = article->text;
    return reader.failed ? cs_nomem(error) : load_paragraphs(store, document, doc, error);
}

/* Checks that a span lies in the text, so that a damaged store cannot lead writers astray. */
static bool within(casus_span span, casus_text text)
{
    return span.start <= span.end && span.end <= text.size;
}

static bool event_within(const casus_event *event, casus_text text)
{
    bool good = within(event->action, text) && within(event->about.span, text) &&
                within(event->origin.span, text);
    for (uint32_t i = 0; i < event->actor_count; i++)
        good = good && within(event->actors[i].span, text);
    for (uint32_t i = 0; i < event->recipient_count; i++)
        good = good && within(event->recipients[i].span, text);
    for (uint32_t i = 0; i < event->according_to_count; i++)
        good = good && within(event->according_to[i].span, text);
    return good;
}

casus_status cs_load_sentence(casus_store *store, int64_t document, casus_doc *doc,
                              casus_event *event, casus_error *error)
{
    bool row;
    cs_binder load = cs_binder_of(store, CS_SQL_LOAD_SENTENCE, error);
    cs_put_number(&load, document);
    cs_put_number(&load, event->sentence);
    CS_TRY(cs_put_step(&load, &row));
    if (row) {
        cs_row_reader reader = {.row = load.statement};
        casus_sentence *sentences = cs_arena_alloc(
            &doc->arena, ((size_t)event->sentence + 1) * sizeof *sentences);
        const casus_span span = next_span(&reader);
        const uint32_t paragraph = next_count(&reader);
        cs_reset(load.statement);
        if (!sentences)
            return cs_nomem(error);
        sentences[event->sentence] = (casus_sentence){
            .start = span.start, .end = span.end, .paragraph = paragraph};
        doc->analysis.sentences = sentences;
        doc->analysis.sentence_count = event->sentence + 1;
        row = within(span, doc->article.text) && event_within(event, doc->article.text);
    }
    return row ? CASUS_OK
               : cs_fail(
                     error, CASUS_BAD_STORE, 0,
                     "%s: event %s points out of its article; the store is damaged (add "
                     "the sources to a new one)",
                     store->where, event->id);
}
