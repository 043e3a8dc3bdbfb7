/* statements.c - the statements that are used again and again, and values on their way in. */
#include "store/store.h"

#include "base/error.h"
#include "store/columns.h"
#include "store/schema.h"

static const char *const table[CS_SQL_COUNT] = {
    [CS_SQL_HAS] = "SELECT id FROM documents WHERE content = $1",
    [CS_SQL_MAX_DOCUMENT] = "SELECT max(id) FROM documents",
    [CS_SQL_MAX_REPORT] = "SELECT max(id) FROM reports",
    [CS_SQL_MAX_ACTOR] = "SELECT max(id) FROM actors",
    [CS_SQL_MAX_RUN] = "SELECT max(id) FROM runs",
    [CS_SQL_COUNT_CORRECTIONS] = "SELECT count(*) FROM corrections",
    [CS_SQL_ADD_DOCUMENT] =
        "INSERT INTO documents (id, content, name, run, coded) VALUES ($1, $2, $3, $4, $5)",
    [CS_SQL_ADD_NAME] = "INSERT INTO document_names (document, name) VALUES ($1, $2) "
                        "ON CONFLICT DO NOTHING",
    [CS_SQL_ADD_ARTICLE] =
        "INSERT INTO articles (document, text, title, byline, dateline, publisher, "
        "first_publisher, url, updated, language, license, date, date_from) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    [CS_SQL_ADD_NOTE] = "INSERT INTO article_notes (document, number, kind, name, value) "
                        "VALUES ($1, $2, $3, $4, $5)",
    [CS_SQL_ADD_PARAGRAPH] =
        "INSERT INTO paragraphs (document, number, kind, start_byte, end_byte) "
        "VALUES ($1, $2, $3, $4, $5)",
    [CS_SQL_ADD_SENTENCE] =
        "INSERT INTO sentences (document, number, paragraph, start_byte, end_byte) "
        "VALUES ($1, $2, $3, $4, $5)",
    [CS_SQL_ADD_WORDS] =
        "INSERT INTO sentence_words (rowid, text) VALUES ($1, @WORDS_OF$2@WORDS_END)",
    [CS_SQL_ADD_MENTION] =
        "INSERT INTO mentions (document, number, sentence, actor, start_byte, end_byte) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
    [CS_SQL_ADD_ATTRIBUTION] =
        "INSERT INTO attributions (document, number, sentence, kind, class, source, cue, "
        "content, speaker_kind, speaker_name, speaker_code, speaker_role, speaker_start, "
        "speaker_end, parent) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, "
        "$14, $15)",
    [CS_SQL_FIND_ACTOR] =
        "SELECT id FROM actors WHERE code = $1 AND kind = $2 AND role = $3 "
        "AND country = $4",
    [CS_SQL_ADD_ACTOR] = "INSERT INTO actors (id, code, kind, role, country) "
                         "VALUES ($1, $2, $3, $4, $5)",
    [CS_SQL_ADD_REPORT] =
        "INSERT INTO reports (id, document, number, key, sentence, date, date_from, type, mode, "
        "contexts, cameo, cameo_back, action_start, action_end, status, about_predicate, "
        "about_object, about_place, about_polarity, about_start, about_end, voice, origin_kind, "
        "origin_name, origin_code, origin_role, origin_start, origin_end, place_name, "
        "place_country, latitude, longitude, confidence, rule, issues) VALUES ($1, $2, $3, $4, $5, $6, "
        "$7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, "
        "$25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35)",
    [CS_SQL_ADD_REPORT_ACTOR] =
        "INSERT INTO report_actors (report, side, number, actor, name, start_byte, end_byte) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
    [CS_SQL_ADD_REPORT_SOURCE] =
        "INSERT INTO report_sources (report, number, kind, name, code, role, start_byte, "
        "end_byte) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    [CS_SQL_FIND_EVENT] =
        "SELECT x.event FROM reports r JOIN event_reports x ON x.report = r.id "
        "WHERE r.key = $1 ORDER BY x.event LIMIT 1",
    [CS_SQL_ADD_EVENT] =
        "INSERT INTO events (id, key, report, day, date, type, mode, contexts, cameo, status, "
        "place_country, origin_kind, confidence, reports, documents, origins, corrected, "
        "dropped) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, "
        "$16, $17, $18)",
    [CS_SQL_ADD_EVENT_ACTOR] =
        "INSERT INTO event_actors (event, side, number, actor, name, start_byte, end_byte) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
    [CS_SQL_ADD_EVENT_PARTY] = "INSERT INTO event_parties (code, side, day, event) "
                               "VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
    [CS_SQL_MAKE_EVENT] =
        "INSERT INTO events (id, key, report, day, date, type, mode, contexts, cameo, status, "
        "place_country, origin_kind, confidence, reports, documents, origins, corrected, "
        "dropped) SELECT id, key, id, CASE length(date) WHEN 4 THEN date || '-01-01' WHEN 7 "
        "THEN date || '-01' ELSE date END, date, type, mode, contexts, cameo, status, "
        "place_country, origin_kind, confidence, 1, 1, 1, 0, 0 FROM reports WHERE id = $1",
    [CS_SQL_MAKE_EVENT_ACTORS] =
        "INSERT INTO event_actors (event, side, number, actor, name, start_byte, end_byte) "
        "SELECT report, side, number, actor, name, start_byte, end_byte FROM report_actors "
        "WHERE report = $1",
    [CS_SQL_MAKE_EVENT_PARTIES] =
        "INSERT INTO event_parties (code, side, day, event) SELECT w.code, p.side, e.day, e.id "
        "FROM events e JOIN event_actors p ON p.event = e.id JOIN actors w ON w.id = p.actor "
        "WHERE e.id = $1 ON CONFLICT DO NOTHING",
    [CS_SQL_SET_EVENT_REPORT] =
        "INSERT INTO event_reports (report, event, reason, origin) VALUES ($1, $2, $3, $1) "
        "ON CONFLICT (report) DO UPDATE SET event = excluded.event, reason = excluded.reason",
    [CS_SQL_SET_ORIGIN] = "UPDATE event_reports SET origin = $1 WHERE report = $2",
    [CS_SQL_COUNT_EVENT] =
        "UPDATE events SET reports = $1, documents = $2, origins = $3 WHERE id = $4",
    [CS_SQL_LOAD_EVENT_REPORTS] =
        "SELECT x.report, x.event, m.document, a.story, x.reason, m.facts, x.origin "
        "FROM event_reports x CROSS JOIN merge_facts m CROSS JOIN story_articles a "
        "WHERE x.event = $1 AND m.report = x.report AND a.document = m.document "
        "ORDER BY x.report LIMIT $2",
    [CS_SQL_LOAD_REPORT_FACTS] =
        "SELECT m.report, coalesce(x.event, 0), m.document, a.story, coalesce(x.reason, ''), "
        "m.facts FROM merge_facts m JOIN story_articles a ON a.document = m.document "
        "LEFT JOIN event_reports x ON x.report = m.report WHERE m.report = $1",
    [CS_SQL_DOCUMENT_REPORTS] = "SELECT id FROM reports WHERE document = $1 ORDER BY id",
    [CS_SQL_FIND_REPORTS] =
        "SELECT k.report, x.event, m.document, a.story, x.reason, m.facts FROM merge_keys k "
        "CROSS JOIN event_reports x CROSS JOIN merge_facts m CROSS JOIN story_articles a "
        "WHERE k.key = $1 AND k.width = $2 AND k.day BETWEEN $3 AND $4 AND x.report = k.report "
        "AND m.report = k.report AND a.document = m.document ORDER BY k.day, k.report "
        "LIMIT $5",
    [CS_SQL_FIND_REPORT_EVENT] =
        "SELECT x.event FROM reports r JOIN event_reports x ON x.report = r.id WHERE r.key = $1",
    [CS_SQL_ADD_FACTS] =
        "INSERT INTO merge_facts (report, document, facts) VALUES ($1, $2, $3)",
    [CS_SQL_ADD_MERGE_KEY] = "INSERT INTO merge_keys (key, width, day, report) "
                             "VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
    [CS_SQL_DROP_MERGE_KEY] = "DELETE FROM merge_keys WHERE key = $1 AND width = $2 AND "
                              "day = $3 AND report = $4",
    [CS_SQL_LOAD_MERGING] = "SELECT value FROM meta WHERE name = 'merging'",
    [CS_SQL_SET_MERGING] =
        "INSERT INTO meta (name, value) VALUES ('merging', $1) ON CONFLICT "
        "(name) DO UPDATE SET value = excluded.value",
    [CS_SQL_LOAD_FIXES] =
        "SELECT event, substr(field, 8), value = 'together' FROM corrections c WHERE "
        "field LIKE 'report %' AND value IN ('together', 'apart') AND NOT EXISTS (SELECT 1 "
        "FROM corrections d WHERE d.event = c.event AND d.field = c.field AND "
        "(d.made, d.value, d.note) > (c.made, c.value, c.note))",
    [CS_SQL_ADD_SKETCH] =
        "INSERT INTO story_sketches (document, words, sketch) VALUES ($1, $2, $3) "
        "ON CONFLICT (document) DO UPDATE SET words = excluded.words, sketch = excluded.sketch",
    [CS_SQL_LOAD_SKETCH] = "SELECT sketch FROM story_sketches WHERE document = $1",
    [CS_SQL_FIND_STORY_KEY] =
        "SELECT document FROM story_keys WHERE key = $1 ORDER BY document LIMIT $2",
    [CS_SQL_ADD_STORY_KEY] =
        "INSERT INTO story_keys (key, document) VALUES ($1, $2) ON CONFLICT DO NOTHING",
    [CS_SQL_ADD_LINK] =
        "INSERT INTO story_links (document, other, kinship, found, within, share, "
        "share_of_other, start_word, end_word, other_start_word, other_end_word) "
        "VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9, $10)",
    [CS_SQL_LOAD_LINKS] =
        "SELECT other, kinship, found, within, share, share_of_other, start_word, end_word, "
        "other_start_word, other_end_word FROM story_links WHERE document = $1 "
        "ORDER BY other LIMIT $2",
    [CS_SQL_SET_KINSHIP] =
        "UPDATE story_links SET kinship = $1 WHERE document = $2 AND other = $3",
    [CS_SQL_ADD_STORY_ARTICLE] =
        "INSERT INTO story_articles (document, story, date, roundup) "
        "SELECT document, document, date, 0 FROM articles WHERE document = $1",
    [CS_SQL_LOAD_STORY_ARTICLE] =
        "SELECT k.story, k.roundup, k.date, d.name, d.content, s.words FROM story_articles k "
        "JOIN documents d ON d.id = k.document JOIN story_sketches s "
        "ON s.document = k.document WHERE k.document = $1",
    [CS_SQL_SET_STORY_ARTICLE] =
        "UPDATE story_articles SET story = $1, roundup = $2 WHERE document = $3",
    [CS_SQL_PUT_STORY] =
        "INSERT INTO stories (id, document, articles, day, last_day) VALUES ($1, $2, $3, $4, "
        "$5) ON CONFLICT (id) DO UPDATE SET document = excluded.document, "
        "articles = excluded.articles, day = excluded.day, last_day = excluded.last_day",
    [CS_SQL_GROW_STORY] = "UPDATE stories SET articles = articles + 1 WHERE id = $1",
    [CS_SQL_DROP_STORY] = "DELETE FROM stories WHERE id = $1",
    [CS_SQL_ALL_ARTICLES] =
        "SELECT a.document FROM articles a JOIN documents d ON d.id = a.document "
        "ORDER BY a.date = '', a.date, d.name, d.content",
    [CS_SQL_ADD_RUN] =
        "INSERT INTO runs (id, coder, options, started) VALUES ($1, $2, $3, $4)",
    [CS_SQL_END_RUN] =
        "UPDATE runs SET ended = $1, documents = $2, present = $3, skipped = $4, "
        "events = $5 WHERE id = $6",
    [CS_SQL_ADD_CODE] =
        "INSERT INTO codes (cameo, name, type, mode, contexts, plover, goldstein_gdelt, "
        "goldstein_icews, goldstein_phoenix, quad_plover, quad_gdelt) VALUES ($1, $2, $3, $4, "
        "$5, $6, $7, $8, $9, $10, $11) ON CONFLICT (cameo) DO UPDATE SET name = excluded.name, "
        "type = excluded.type, mode = excluded.mode, contexts = excluded.contexts, "
        "plover = excluded.plover, goldstein_gdelt = excluded.goldstein_gdelt, "
        "goldstein_icews = excluded.goldstein_icews, "
        "goldstein_phoenix = excluded.goldstein_phoenix, quad_plover = excluded.quad_plover, "
        "quad_gdelt = excluded.quad_gdelt",
    [CS_SQL_LOAD_ARTICLE] =
        "SELECT d.name, coalesce(t.coder, ''), a.text, a.title, a.byline, a.dateline, "
        "a.publisher, a.first_publisher, a.url, a.updated, a.language, a.license, a.date, "
        "a.date_from FROM articles a JOIN documents d ON d.id = a.document "
        "LEFT JOIN runs t ON t.id = d.coded WHERE a.document = $1",
    [CS_SQL_LOAD_PARAGRAPHS] =
        "SELECT kind, start_byte, end_byte FROM paragraphs WHERE document = $1 ORDER BY number",
    [CS_SQL_LOAD_SENTENCE] = "SELECT start_byte, end_byte, paragraph FROM sentences "
                             "WHERE document = $1 AND number = $2",
    [CS_SQL_LOAD_EVENT_ACTORS] =
        "SELECT p.side, w.code, w.kind, w.role, w.country, p.name, p.start_byte, p.end_byte "
        "FROM event_actors p JOIN actors w ON w.id = p.actor WHERE p.event = $1 "
        "ORDER BY p.side, p.number",
    [CS_SQL_LOAD_REPORT_SOURCES] =
        "SELECT p.kind, p.name, p.code, p.role, p.start_byte, p.end_byte "
        "FROM report_sources p WHERE p.report = $1 ORDER BY p.number",
    [CS_SQL_LOAD_REPORT_ACTORS] =
        "SELECT p.side, w.code, w.kind, w.role, w.country, p.name, p.start_byte, p.end_byte "
        "FROM report_actors p JOIN actors w ON w.id = p.actor WHERE p.report = $1 "
        "ORDER BY p.side, p.number",
    [CS_SQL_LOAD_EVENT] = "SELECT " CS_EVENT_COLUMNS ", e.dropped FROM events e "
                          "JOIN reports r ON r.id = e.report WHERE e.id = $1",
    [CS_SQL_LOAD_LEAD] = "SELECT " CS_REPORT_COLUMNS " FROM events e "
                         "JOIN reports r ON r.id = e.report WHERE e.id = $1",
    [CS_SQL_LOAD_CODE] = "SELECT type, mode, contexts FROM codes WHERE cameo = $1",
    [CS_SQL_DROP_PARTIES] =
        "DELETE FROM event_parties WHERE event = $1 AND (code, side, day) IN (SELECT w.code, "
        "p.side, e.day FROM event_actors p JOIN actors w ON w.id = p.actor "
        "JOIN events e ON e.id = p.event WHERE p.event = $1)",
    [CS_SQL_DROP_ACTORS] = "DELETE FROM event_actors WHERE event = $1",
    [CS_SQL_DROP_EVENT] = "DELETE FROM events WHERE id = $1",
    [CS_SQL_MAX_CORRECTION] = "SELECT max(id) FROM corrections",
    [CS_SQL_LAST_MADE] = "SELECT max(made) FROM corrections",
    [CS_SQL_ADD_CORRECTION] =
        "INSERT INTO corrections (id, event, field, value, note, made) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
    [CS_SQL_HAS_CORRECTION] =
        "SELECT id FROM corrections WHERE event = $1 AND field = $2 "
        "AND value = $3 AND note = $4 AND made = $5",
    [CS_SQL_LAST_CORRECTION] =
        "SELECT value, note FROM corrections WHERE event = $1 AND field = $2 "
        "ORDER BY made DESC, value DESC, note DESC LIMIT 1",
    [CS_SQL_CORRECTIONS_OF] =
        "SELECT c.field, c.value, c.event FROM corrections c WHERE c.event IN (SELECT r.key "
        "FROM event_reports x JOIN reports r ON r.id = x.report WHERE x.event = $1) "
        "ORDER BY c.field, c.made, c.event, c.value, c.note",
    [CS_SQL_ALL_CORRECTIONS] =
        "SELECT c.event, c.field, c.value, c.note, c.made, (SELECT x.event FROM reports r "
        "JOIN event_reports x ON x.report = r.id WHERE r.key = c.event ORDER BY x.event "
        "LIMIT 1), (SELECT count(*) FROM corrections n WHERE n.event = c.event AND n.field = "
        "c.field AND (n.made, n.value, n.note) > (c.made, c.value, c.note)) "
        "FROM corrections c ORDER BY c.made, c.event, c.field, c.value, c.note",
    [CS_SQL_FIND_KEYS] = "SELECT DISTINCT key FROM reports WHERE key >= $1 AND key < $2 "
                         "ORDER BY key LIMIT 2",
    [CS_SQL_FIND_RECODABLE] =
        "SELECT d.id, CASE WHEN t.options LIKE 'lang=%' AND t.options NOT LIKE $1 THEN 0 "
        "WHEN EXISTS (SELECT 1 FROM paragraphs p WHERE p.document = d.id) THEN 1 "
        "WHEN EXISTS (SELECT 1 FROM sentences s WHERE s.document = d.id) THEN 0 ELSE 1 END "
        "FROM documents d JOIN articles a ON a.document = d.id LEFT JOIN runs t ON t.id = d.coded "
        "WHERE ($2 = '' OR EXISTS (SELECT 1 FROM document_names n WHERE n.name = $2 AND "
        "n.document = d.id)) AND a.date >= $3 ORDER BY d.id",
    [CS_SQL_LOAD_REPORTS] = "SELECT " CS_REPORT_COLUMNS
                            " FROM reports r WHERE r.document = $1 ORDER BY r.number",
    [CS_SQL_SET_CODED] = "UPDATE documents SET coded = $1 WHERE id = $2",
    [CS_SQL_DOCUMENT_NAME] = "SELECT name FROM documents WHERE id = $1",
};

static casus_status prepared(casus_store *store, cs_sql sql, casus_error *error)
{
    cs_arena arena = {0};
    if (store->statements[sql]) {
        cs_reset(store->statements[sql]); /* it may have been left within its rows */
        return CASUS_OK;
    }
    const char *own = cs_sql_for(store->db, table[sql], &arena);
    const casus_status status =
        own ? cs_db_prepare(store->db, own, &store->statements[sql], error)
            : cs_nomem(error);
    cs_arena_free(&arena);
    return status;
}

cs_binder cs_binder_of(casus_store *store, cs_sql sql, casus_error *error)
{
    cs_binder binder = {.at = 1, .error = error};
    binder.status = prepared(store, sql, error);
    binder.statement = store->statements[sql];
    return binder;
}

void cs_put_text(cs_binder *binder, casus_text text)
{
    if (binder->status == CASUS_OK)
        binder->status =
            cs_bind_text(binder->statement, binder->at++, text, binder->error);
}

void cs_put_string(cs_binder *binder, const char *string)
{
    cs_put_text(binder, cs_text_of(string));
}

void cs_put_number(cs_binder *binder, int64_t number)
{
    if (binder->status == CASUS_OK)
        binder->status =
            cs_bind_number(binder->statement, binder->at++, number, binder->error);
}

void cs_put_real(cs_binder *binder, double number)
{
    if (binder->status == CASUS_OK)
        binder->status =
            cs_bind_real(binder->statement, binder->at++, number, binder->error);
}

void cs_put_span(cs_binder *binder, casus_span span)
{
    cs_put_number(binder, span.start);
    cs_put_number(binder, span.end);
}

casus_status cs_put_run(cs_binder *binder)
{
    return binder->status == CASUS_OK ? cs_run(binder->statement, binder->error)
                                      : binder->status;
}

casus_status cs_put_step(cs_binder *binder, bool *row)
{
    *row = false;
    return binder->status == CASUS_OK ? cs_next_row(binder->statement, row, binder->error)
                                      : binder->status;
}

casus_status cs_put_number_of(cs_binder *binder, int64_t otherwise, int64_t *out)
{
    bool row;
    *out = otherwise;
    CS_TRY(cs_put_step(binder, &row));
    if (row) {
        *out = cs_column_number(binder->statement, 0);
        cs_reset(binder->statement);
    }
    return CASUS_OK;
}

casus_status cs_run_with(casus_store *store, cs_sql sql, int64_t number,
                         casus_error *error)
{
    cs_binder run = cs_binder_of(store, sql, error);
    cs_put_number(&run, number);
    return cs_put_run(&run);
}
