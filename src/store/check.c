/* check.c - casus_store_check(): the database's own check, then what must hold between tables.
 *
 * A rule is a question for what breaks it: how many there are, and the first one. */
#include "store/rows.h"

#include "base/error.h"
#include "store/schema.h"

#include <stdio.h>

enum { SQL_ROOM = 1536 };

/* Rows of a table whose `column` names no row of another one. */
typedef struct cs_reference {
    const char *table, *column, *other, *key;
    const char
        *words; /* of what there is one too many, and what the number of the first is */
    const char *unit;
} cs_reference;

static const cs_reference references[] = {
    {"documents", "id", "articles", "document", "documents without an article",
     "document"},
    {"articles", "document", "documents", "id", "articles of no document", "document"},
    {"document_names", "document", "documents", "id", "names of no document", "document"},
    {"article_notes", "document", "documents", "id", "notes of no document", "document"},
    {"paragraphs", "document", "documents", "id", "paragraphs of no document",
     "document"},
    {"sentences", "document", "documents", "id", "sentences of no document", "document"},
    {"mentions", "document", "documents", "id", "mentions of no document", "document"},
    {"mentions", "actor", "actors", "id", "mentions of no actor", "actor"},
    {"attributions", "document", "documents", "id", "attributions of no document",
     "document"},
    {"documents", "coded", "runs", "id", "documents that no run coded", "run"},
    {"reports", "document", "documents", "id", "reports of no document", "document"},
    {"reports", "id", "event_reports", "report", "reports that tell of no event",
     "report"},
    {"report_actors", "report", "reports", "id", "sides of no report", "report"},
    {"report_actors", "actor", "actors", "id", "sides of reports that are no actor",
     "actor"},
    {"report_sources", "report", "reports", "id", "sources of no report", "report"},
    {"event_reports", "report", "reports", "id", "reports that are counted and not there",
     "report"},
    {"event_reports", "event", "events", "id", "reports of events that are not there",
     "event"},
    {"events", "report", "reports", "id", "events without their leading report", "event"},
    {"event_actors", "event", "events", "id", "sides of no event", "event"},
    {"event_actors", "actor", "actors", "id", "sides of events that are no actor",
     "actor"},
    {"event_parties", "event", "events", "id", "index entries of no event", "event"},
    {"story_articles", "document", "documents", "id",
     "articles of stories of no document", "document"},
    {"story_articles", "story", "stories", "id", "articles of no story", "story"},
    {"story_links", "document", "documents", "id", "links of no document", "document"},
    {"story_links", "other", "documents", "id", "links to no document", "document"},
};

/* A question whose one row is how many rows break a rule, and the number of the first. */
typedef struct cs_rule {
    const char *sql, *words, *unit;
} cs_rule;

/* Bytes of every article, counted once. */
#define WITH_SIZES                                                                        \
    "WITH sizes AS MATERIALIZED (SELECT document, @SIZE_OF_TEXT AS bytes FROM articles) " \
    "SELECT count(*), min("

#define OUTSIDE(start, end) "(" start " < 0 OR " end " < " start " OR " end " > z.bytes)"

#define SPANS_OF(table)                                                                  \
    WITH_SIZES "c.document) FROM " table " c JOIN sizes z ON z.document = c.document "   \
               "WHERE " OUTSIDE("c.start_byte", "c.end_byte")

#define SPANS_OF_REPORTS(table)                                                          \
    WITH_SIZES "r.id) FROM " table " c JOIN reports r ON r.id = c.report "               \
               "JOIN sizes z ON z.document = r.document WHERE " OUTSIDE("c.start_byte",  \
                                                                        "c.end_byte")

static const cs_rule rules[] = {
    {SPANS_OF("paragraphs"), "paragraphs that reach out of their text", "document"},
    {SPANS_OF("sentences"), "sentences that reach out of their text", "document"},
    {SPANS_OF("mentions"), "mentions that reach out of their text", "document"},
    {WITH_SIZES
     "r.id) FROM reports r JOIN sizes z ON z.document = r.document WHERE " OUTSIDE(
         "r.action_start",
         "r.action_end") " OR " OUTSIDE("r.about_start",
                                        "r.about_end") " OR " OUTSIDE("r.origin_start",
                                                                      "r.origin_end"),
     "reports that reach out of their text", "report"},
    {SPANS_OF_REPORTS("report_actors"), "sides that reach out of their text", "report"},
    {SPANS_OF_REPORTS("report_sources"), "sources that reach out of their text",
     "report"},
    {"SELECT count(*), min(r.id) FROM reports r WHERE NOT EXISTS (SELECT 1 FROM sentences s "
     "WHERE s.document = r.document AND s.number = r.sentence)",
     "reports without their sentence", "report"},
    {"SELECT count(*), min(m.document) FROM mentions m WHERE NOT EXISTS (SELECT 1 FROM "
     "sentences s WHERE s.document = m.document AND s.number = m.sentence)",
     "mentions without their sentence", "document"},
    {"SELECT count(*), min(e.id) FROM events e LEFT JOIN (SELECT x.event, count(*) AS reports, "
     "count(DISTINCT r.document) AS documents FROM event_reports x JOIN reports r ON r.id = "
     "x.report GROUP BY x.event) c ON c.event = e.id WHERE e.reports <> coalesce(c.reports, 0) "
     "OR e.documents <> coalesce(c.documents, 0) OR e.reports < 1",
     "events whose reports or documents are miscounted", "event"},
    {"SELECT count(*), min(id) FROM events WHERE origins < 1 OR origins > reports",
     "events with more origins than reports, or none", "event"},
    {"SELECT count(*), min(e.id) FROM events e LEFT JOIN event_reports x ON x.report = e.report "
     "WHERE x.event IS NULL OR x.event <> e.id",
     "events whose leading report tells of another one", "event"},
    {"SELECT count(*), min(e.id) FROM events e JOIN reports r ON r.id = e.report "
     "WHERE r.key <> e.key",
     "events that do not carry the id of their leading report", "event"},
    {"SELECT count(*), min(id) FROM events WHERE day <> CASE WHEN length(date) IN (4, 7) THEN "
     "date || substr('0000-01-01', length(date) + 1) ELSE date END",
     "events whose day is not that of their date", "event"},
    {"SELECT count(*), min(q.event) FROM event_actors q JOIN actors w ON w.id = q.actor "
     "JOIN events e ON e.id = q.event WHERE NOT EXISTS (SELECT 1 FROM event_parties p WHERE "
     "p.code = w.code AND p.side = q.side AND p.day = e.day AND p.event = q.event)",
     "sides of events that the index lacks", "event"},
    {"SELECT count(*), min(p.event) FROM event_parties p WHERE NOT EXISTS (SELECT 1 FROM "
     "event_actors q JOIN actors w ON w.id = q.actor WHERE q.event = p.event AND q.side = "
     "p.side AND w.code = p.code)",
     "index entries of sides that events do not have", "event"},
};

/* The index of words.  In SQLite it is read through a table of all places of all words, which
 * lives as long as the connection. */
static const char words_table[] =
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.word_places USING fts5vocab(main, "
    "sentence_words, instance)";

static const cs_rule word_rules[] = {
    {"SELECT count(*), min(w.number / 33554432) FROM (@INDEXED_SENTENCES) w WHERE NOT EXISTS "
     "(SELECT 1 FROM sentences s WHERE s.document = w.number / 33554432 AND s.number = "
     "w.number % 33554432)",
     "sentences in the index of words that are not there", "document"},
    {"SELECT count(*), min(s.document) FROM sentences s JOIN articles a ON a.document = "
     "s.document WHERE s.document * 33554432 + s.number NOT IN (@INDEXED_SENTENCES) AND "
     "@SENTENCE @HAS_LETTER",
     "sentences that the index of words lacks", "document"},
};

/* ---- one rule -------------------------------------------------------------------------------- */

typedef struct cs_checker {
    casus_store *store;
    casus_findings *out;
    casus_error *error;
} cs_checker;

static void report(cs_checker *checker, const char *message)
{
    checker->out->count++;
    if (checker->out->found)
        checker->out->found(checker->out->context, checker->store->where, 0, message);
}

static casus_status check_rule(cs_checker *checker, const cs_rule *rule)
{
    cs_arena arena = {0};
    cs_statement *statement = NULL;
    bool row = false;
    const char *sql = cs_sql_for(checker->store->db, rule->sql, &arena);
    casus_status status =
        sql ? cs_db_prepare(checker->store->db, sql, &statement, checker->error)
            : cs_nomem(checker->error);
    if (status == CASUS_OK)
        status = cs_next_row(statement, &row, checker->error);
    const int64_t count = row ? cs_column_number(statement, 0) : 0;
    if (count) {
        char message[384];
        (void)snprintf(message, sizeof message, "%s: %lld, the first of %s %lld",
                       rule->words, (long long)count, rule->unit,
                       (long long)cs_column_number(statement, 1));
        report(checker, message);
    }
    cs_finish(statement);
    cs_arena_free(&arena);
    return status;
}

static casus_status check_reference(cs_checker *checker, const cs_reference *reference)
{
    char sql[SQL_ROOM];
    (void)snprintf(
        sql, sizeof sql,
        "SELECT count(*), min(c.%s) FROM %s c WHERE NOT EXISTS (SELECT 1 FROM %s p "
        "WHERE p.%s = c.%s)",
        reference->column, reference->table, reference->other, reference->key,
        reference->column);
    const cs_rule rule = {sql, reference->words, reference->unit};
    return check_rule(checker, &rule);
}

/* ---- the database's own check ------------------------------------------------------------ */

static int found_damage(void *context, const casus_value *row, uint32_t count)
{
    cs_checker *checker = context;
    char message[384];
    if (!count || cs_text_is(row->text, "ok"))
        return 0;
    (void)snprintf(message, sizeof message, "damaged: %.*s",
                   (int)(row->text.size < 300 ? row->text.size : 300), row->text.data);
    for (char *at = message; *at; at++)
        if (*at == '\n')
            *at = ' ';
    report(checker, message);
    return 0;
}

static casus_status check_file(cs_checker *checker)
{
    if (checker->store->db->kind->dialect != CS_DIALECT_SQLITE)
        return CASUS_OK;
    return cs_rows_of(checker->store, "PRAGMA integrity_check(20)", found_damage, checker,
                      checker->error);
}

static casus_status check_words(cs_checker *checker)
{
    if (checker->store->db->kind->dialect == CS_DIALECT_SQLITE)
        CS_TRY(cs_db_execute(checker->store->db, words_table, checker->error));
    for (size_t i = 0; i < sizeof word_rules / sizeof *word_rules; i++)
        CS_TRY(check_rule(checker, &word_rules[i]));
    return CASUS_OK;
}

casus_status casus_store_check(casus_store *store, casus_findings *out,
                               casus_error *error)
{
    cs_checker checker = {.store = store, .out = out, .error = error};
    out->count = 0;
    CS_TRY(check_file(&checker));
    if (out->count) /* what stands on broken pages says nothing */
        return CASUS_OK;
    for (size_t i = 0; i < sizeof references / sizeof *references; i++)
        CS_TRY(check_reference(&checker, &references[i]));
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        CS_TRY(check_rule(&checker, &rules[i]));
    return check_words(&checker);
}
