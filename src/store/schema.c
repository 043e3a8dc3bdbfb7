#include "store/schema.h"

#include "base/error.h"

#include <stdio.h>

/* The words in which the two kinds of database differ. */
static const struct {
    const char *word;
    const char *in[CS_DIALECT_COUNT];
} words[] = {
    {"@KEY", {"INTEGER PRIMARY KEY", "BIGINT PRIMARY KEY"}},
    {"@TEXT", {"TEXT NOT NULL DEFAULT ''", "TEXT COLLATE \"C\" NOT NULL DEFAULT ''"}},
    {"@NUMBER", {"INTEGER NOT NULL DEFAULT 0", "BIGINT NOT NULL DEFAULT 0"}},
    {"@REAL", {"REAL", "DOUBLE PRECISION"}},
    {"@CLUSTERED", {"WITHOUT ROWID", ""}},
    {"@LIST", {"group_concat", "string_agg"}},
    {"@SENTENCE",
     {"CAST(substr(CAST(a.text AS BLOB), s.start_byte + 1, s.end_byte - s.start_byte) AS TEXT)",
      "convert_from(substr(convert_to(a.text, 'UTF8'), s.start_byte::int + 1, "
      "(s.end_byte - s.start_byte)::int), 'UTF8')"}},
    {"@ACTION",
     {"CAST(substr(CAST(a.text AS BLOB), r.action_start + 1, r.action_end - r.action_start) AS "
      "TEXT)",
      "convert_from(substr(convert_to(a.text, 'UTF8'), r.action_start::int + 1, "
      "(r.action_end - r.action_start)::int), 'UTF8')"}},
    {"@WORDS_TABLE",
     {"CREATE VIRTUAL TABLE sentence_words USING fts5(text, content = '', columnsize = 0, "
      "tokenize = 'unicode61 remove_diacritics 2')",
      "CREATE TABLE sentence_words (rowid BIGINT PRIMARY KEY, text TSVECTOR)"}},
    {"@WORDS_INDEX",
     {"SELECT 1", "CREATE INDEX sentence_words_text ON sentence_words USING gin (text)"}},
    {"@WORDS_OF", {"", "to_tsvector('simple', "}},
    {"@WORDS_END", {"", ")"}},
};

/* One statement each. */
static const char *const tables[] = {
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value @TEXT)",
    "CREATE TABLE runs (id @KEY, coder @TEXT, options @TEXT, started @TEXT, ended @TEXT, "
    "documents @NUMBER, present @NUMBER, skipped @NUMBER, events @NUMBER)",
    "CREATE TABLE codes (cameo TEXT PRIMARY KEY, name @TEXT, type @TEXT, mode @TEXT, "
    "contexts @TEXT, plover @REAL, goldstein_gdelt @REAL, goldstein_icews @REAL, "
    "goldstein_phoenix @REAL, quad_plover @NUMBER, quad_gdelt @NUMBER)",
    "CREATE TABLE documents (id @KEY, content @TEXT UNIQUE, name @TEXT, run @NUMBER, "
    "coded @NUMBER)",
    "CREATE TABLE document_names (document BIGINT, name @TEXT, PRIMARY KEY (name, document)) "
    "@CLUSTERED",
    "CREATE TABLE articles (document @KEY, text @TEXT, title @TEXT, byline @TEXT, "
    "dateline @TEXT, publisher @TEXT, first_publisher @TEXT, url @TEXT, updated @TEXT, "
    "language @TEXT, license @TEXT, date @TEXT, date_from @TEXT)",
    "CREATE TABLE article_notes (document BIGINT, number BIGINT, kind @TEXT, name @TEXT, "
    "value @TEXT, PRIMARY KEY (document, number)) @CLUSTERED",
    "CREATE TABLE paragraphs (document BIGINT, number BIGINT, kind @TEXT, start_byte @NUMBER, "
    "end_byte @NUMBER, PRIMARY KEY (document, number)) @CLUSTERED",
    "CREATE TABLE sentences (document BIGINT, number BIGINT, paragraph @NUMBER, "
    "start_byte @NUMBER, end_byte @NUMBER, PRIMARY KEY (document, number)) @CLUSTERED",
    "@WORDS_TABLE",
    "@WORDS_INDEX",
    "CREATE TABLE actors (id @KEY, code @TEXT, kind @TEXT, role @TEXT, country @TEXT, "
    "UNIQUE (code, kind, role, country))",
    "CREATE TABLE mentions (document BIGINT, number BIGINT, sentence @NUMBER, actor @NUMBER, "
    "start_byte @NUMBER, end_byte @NUMBER, PRIMARY KEY (document, number)) @CLUSTERED",
    "CREATE TABLE attributions (document BIGINT, number BIGINT, sentence @NUMBER, kind @TEXT, "
    "class @TEXT, source @TEXT, cue @TEXT, content @TEXT, speaker_kind @TEXT, "
    "speaker_name @TEXT, speaker_code @TEXT, speaker_role @TEXT, speaker_start @NUMBER, "
    "speaker_end @NUMBER, parent BIGINT, PRIMARY KEY (document, number)) @CLUSTERED",
    "CREATE TABLE reports (id @KEY, key @TEXT, document @NUMBER, number @NUMBER, "
    "sentence @NUMBER, date @TEXT, date_from @TEXT, type @TEXT, mode @TEXT, contexts @TEXT, "
    "cameo @TEXT, cameo_back @TEXT, action_start @NUMBER, action_end @NUMBER, status @TEXT, "
    "about_predicate @TEXT, about_object @TEXT, about_place @TEXT, about_polarity @NUMBER, "
    "about_start @NUMBER, about_end @NUMBER, voice @TEXT, origin_kind @TEXT, "
    "origin_name @TEXT, origin_code @TEXT, origin_role @TEXT, origin_start @NUMBER, "
    "origin_end @NUMBER, place_name @TEXT, place_country @TEXT, latitude @REAL, "
    "longitude @REAL, confidence @REAL, rule @TEXT, UNIQUE (document, number))",
    "CREATE INDEX reports_key ON reports (key)",
    "CREATE TABLE report_actors (report BIGINT, side @TEXT, number BIGINT, actor @NUMBER, "
    "name @TEXT, start_byte @NUMBER, end_byte @NUMBER, PRIMARY KEY (report, side, number)) "
    "@CLUSTERED",
    "CREATE TABLE report_sources (report BIGINT, number BIGINT, kind @TEXT, name @TEXT, "
    "code @TEXT, role @TEXT, start_byte @NUMBER, end_byte @NUMBER, "
    "PRIMARY KEY (report, number)) @CLUSTERED",
    "CREATE TABLE events (id @KEY, key @TEXT, report @NUMBER, day @TEXT, date @TEXT, "
    "type @TEXT, mode @TEXT, contexts @TEXT, cameo @TEXT, status @TEXT, place_country @TEXT, "
    "origin_kind @TEXT, confidence @REAL, reports @NUMBER, documents @NUMBER, "
    "origins @NUMBER, corrected @NUMBER, dropped @NUMBER)",
    "CREATE INDEX events_day ON events (day, id)",
    "CREATE INDEX events_cameo ON events (cameo, day, id)",
    "CREATE INDEX events_type ON events (type, day, id)",
    "CREATE INDEX events_status ON events (status, day, id)",
    "CREATE INDEX events_place ON events (place_country, day, id)",
    "CREATE INDEX events_origin_kind ON events (origin_kind, day, id)",
    "CREATE INDEX events_origins ON events (origins, day, id)",
    "CREATE TABLE event_actors (event BIGINT, side @TEXT, number BIGINT, actor @NUMBER, "
    "name @TEXT, start_byte @NUMBER, end_byte @NUMBER, PRIMARY KEY (event, side, number)) "
    "@CLUSTERED",
    "CREATE TABLE event_parties (code @TEXT, side @TEXT, day @TEXT, event BIGINT, "
    "PRIMARY KEY (code, side, day, event)) @CLUSTERED",
    "CREATE TABLE event_reports (report @KEY, event @NUMBER, reason @TEXT)",
    "CREATE INDEX event_reports_event ON event_reports (event)",
    "CREATE TABLE corrections (id @KEY, event @TEXT, field @TEXT, value @TEXT, note @TEXT, "
    "made @TEXT, UNIQUE (event, field, value, note, made))",
};

#define ACTOR_LIST(column, side)                                                          \
    "(SELECT @LIST(list.x, '|') FROM (SELECT " column                                     \
    " AS x FROM event_actors p JOIN actors w ON w.id = p.actor WHERE p.event = e.id AND " \
    "p.side = '" side "' ORDER BY p.number) AS list)"

#define SOURCE_LIST(column)                                                              \
    "(SELECT @LIST(list.x, '|') FROM (SELECT " column                                    \
    " AS x FROM report_sources p WHERE p.report = r.id ORDER BY p.number) AS list)"

/* The event record: the names of docs/formats.md, "csv". */
static const char *const views[] =
    {
        "CREATE VIEW event_records AS SELECT e.key AS id, d.name AS document, "
        "r.sentence + 1 AS sentence, e.date, r.date_from, " ACTOR_LIST("w.code",
                                                                       "actor") " AS actor_codes, " ACTOR_LIST("w.kind", "actor") " AS actor_kinds, " ACTOR_LIST("w.role", "actor") " AS actor_roles, " ACTOR_LIST("w.country", "actor") " AS actor_countries, " ACTOR_LIST("p.name", "actor") " AS actor_names, "
                                                                                                                                                                                                                                                                                               "e.type, e.mode, e.contexts, e.cameo, @ACTION AS action, r.action_start, r.action_end, " ACTOR_LIST("w.code", "recipient") " AS recipient_codes, " ACTOR_LIST("w.kind", "recipient") " AS recipient_kinds, " ACTOR_LIST("w.role", "recipient") " AS recipient_roles, " ACTOR_LIST("w.country", "recipient") " AS recipient_countries, " ACTOR_LIST("p.name", "recipient") " AS recipient_names, "
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                         "e.status, r.about_predicate, r.about_object, r.about_place, r.about_polarity, r.voice, "
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                         "r.origin_kind, r.origin_name, " SOURCE_LIST("p.kind") " AS according_to_kinds, " SOURCE_LIST(
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                             "p.name") " AS according_to_names, " SOURCE_LIST("p.code") " AS according_to_codes, "
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                        "r.place_name, r.place_country, r.latitude, r.longitude, c.plover AS plover_score, "
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                        "c.goldstein_gdelt, c.goldstein_icews, c.goldstein_phoenix, c.quad_plover, c.quad_gdelt, "
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                        "@SENTENCE AS text, s.start_byte AS start, s.end_byte AS \"end\", e.confidence, "
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                        "t.coder, e.reports, e.documents, e.origins, e.corrected, e.day, e.id AS number "
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                        "FROM events e JOIN reports r ON r.id = e.report JOIN documents d ON d.id = r.document "
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                        "JOIN articles a ON a.document = r.document "
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                        "JOIN sentences s ON s.document = r.document AND s.number = r.sentence "
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                        "LEFT JOIN runs t ON t.id = d.coded LEFT JOIN codes c ON c.cameo = e.cameo "
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                        "WHERE e.dropped = 0",
        "CREATE VIEW sentence_records AS SELECT d.name AS document, s.number + 1 AS sentence, "
        "@SENTENCE AS text, s.start_byte AS start, s.end_byte AS \"end\" FROM sentences s "
        "JOIN articles a ON a.document = s.document JOIN documents d ON d.id = s.document",
        "CREATE VIEW attribution_records AS SELECT d.name AS document, q.sentence + 1 AS sentence, "
        "q.kind, q.class, q.source, q.cue, q.content, q.speaker_kind, q.speaker_name, "
        "q.speaker_code, q.speaker_role, q.parent FROM attributions q "
        "JOIN documents d ON d.id = q.document",
};

/* What brings a store of version N, at [N - 1], to version N + 1. */
static const char *const migrations[CS_SCHEMA_VERSION] = {NULL};

/* ---- words of a dialect ------------------------------------------------------------- */

/* The replacement of the word at `at`, the longest that fits; stores its length. */
static const char *replacement(const char *at, cs_dialect dialect, size_t *length)
{
    const char *found = NULL;
    *length = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const size_t size = strlen(words[i].word);
        if (size > *length && strncmp(at, words[i].word, size) == 0) {
            found = words[i].in[dialect];
            *length = size;
        }
    }
    return found;
}

static size_t replace(const char *sql, cs_dialect dialect, char *out)
{
    size_t size = 0, length;
    while (*sql) {
        const char *put = *sql == '@' ? replacement(sql, dialect, &length) : NULL;
        const size_t count = put ? strlen(put) : 1;
        if (out)
            memcpy(out + size, put ? put : sql, count);
        size += count;
        sql += put ? length : 1;
    }
    return size;
}

const char *cs_sql_for(const cs_db *db, const char *sql, cs_arena *arena)
{
    const size_t size = replace(sql, db->kind->dialect, NULL);
    char *out = cs_arena_alloc(arena, size + 1);
    if (out)
        (void)replace(sql, db->kind->dialect, out);
    return out;
}

/* ---- what is there -------------------------------------------------------------------- */

static casus_status ask_number(cs_db *db, const char *sql, int64_t *out,
                               casus_error *error)
{
    cs_statement *statement;
    bool row = false;
    *out = 0;
    CS_TRY(cs_db_prepare(db, sql, &statement, error));
    const casus_status status = cs_next_row(statement, &row, error);
    if (status == CASUS_OK && row)
        *out = cs_column_number(statement, 0);
    cs_finish(statement);
    return status;
}

static casus_status look_at_tables(cs_db *db, int64_t *all, int64_t *meta,
                                   casus_error *error)
{
    static const char *const count[CS_DIALECT_COUNT] = {
        "SELECT count(*) FROM sqlite_schema",
        "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'casus'"};
    static const char *const find[CS_DIALECT_COUNT] = {
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'meta'",
        "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'casus' AND "
        "table_name = 'meta'"};
    CS_TRY(ask_number(db, count[db->kind->dialect], all, error));
    CS_TRY(ask_number(db, find[db->kind->dialect], meta, error));
    if (db->kind->dialect != CS_DIALECT_SQLITE)
        return CASUS_OK;
    int64_t mark;
    CS_TRY(ask_number(db, "PRAGMA application_id", &mark, error));
    if (mark != CS_APPLICATION_ID)
        *meta = 0;
    return CASUS_OK;
}

casus_status cs_schema_look(cs_db *db, const char *where, int64_t *version,
                            casus_error *error)
{
    int64_t all, meta;
    *version = 0;
    CS_TRY(look_at_tables(db, &all, &meta, error));
    if (!all)
        return CASUS_OK;
    if (!meta)
        return cs_fail(
            error, CASUS_BAD_STORE, 0,
            "%s: the database belongs to another program; nothing was changed (name "
            "another one with --db)",
            where);
    CS_TRY(ask_number(db, "SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'schema'",
                      version, error));
    if (*version > CS_SCHEMA_VERSION)
        return cs_fail(
            error, CASUS_BAD_STORE, 0,
            "%s: the store is of a newer casus (schema %lld, this casus knows %d; "
            "use that casus, or name another store with --db)",
            where, (long long)*version, (int)CS_SCHEMA_VERSION);
    if (*version < 1)
        return cs_fail(
            error, CASUS_BAD_STORE, 0,
            "%s: the store does not say which version its schema has; it is damaged "
            "(use a copy of it)",
            where);
    return CASUS_OK;
}

/* ---- making it -------------------------------------------------------------------------- */

static casus_status execute(cs_db *db, const char *sql, casus_error *error)
{
    cs_arena arena = {0};
    const char *own = cs_sql_for(db, sql, &arena);
    const casus_status status = own ? cs_db_execute(db, own, error) : cs_nomem(error);
    cs_arena_free(&arena);
    return status;
}

static casus_status execute_all(cs_db *db, const char *const *all, size_t count,
                                casus_error *error)
{
    for (size_t i = 0; i < count; i++)
        CS_TRY(execute(db, all[i], error));
    return CASUS_OK;
}

static casus_status make(cs_db *db, casus_error *error)
{
    CS_TRY(execute_all(db, tables, sizeof tables / sizeof *tables, error));
    CS_TRY(execute_all(db, views, sizeof views / sizeof *views, error));
    return cs_db_execute(
        db,
        "INSERT INTO meta (name, value) VALUES ('application', 'casus'), ('schema', '0')",
        error);
}

static casus_status stamp(cs_db *db, casus_error *error)
{
    char sql[128];
    (void)snprintf(sql, sizeof sql, "UPDATE meta SET value = '%d' WHERE name = 'schema'",
                   CS_SCHEMA_VERSION);
    CS_TRY(cs_db_execute(db, sql, error));
    if (db->kind->dialect != CS_DIALECT_SQLITE)
        return CASUS_OK;
    (void)snprintf(sql, sizeof sql,
                   "PRAGMA application_id = %d; PRAGMA user_version = %d",
                   CS_APPLICATION_ID, CS_SCHEMA_VERSION);
    return cs_db_execute(db, sql, error);
}

static casus_status bring(cs_db *db, int64_t version, casus_error *error)
{
    if (!version)
        CS_TRY(make(db, error));
    for (int64_t at = version; version && at < CS_SCHEMA_VERSION; at++)
        CS_TRY(execute(db, migrations[at - 1], error));
    return stamp(db, error);
}

static casus_status look_and_bring(cs_db *db, const char *where, casus_error *error)
{
    int64_t version; /* another process may have been faster */
    CS_TRY(cs_schema_look(db, where, &version, error));
    return version == CS_SCHEMA_VERSION ? CASUS_OK : bring(db, version, error);
}

casus_status cs_schema_bring(cs_db *db, const char *where, casus_error *error)
{
    int64_t version;
    CS_TRY(cs_schema_look(db, where, &version, error));
    if (version == CS_SCHEMA_VERSION)
        return CASUS_OK;
    CS_TRY(cs_db_begin(db, error));
    const casus_status status = look_and_bring(db, where, error);
    if (status == CASUS_OK)
        return cs_db_commit(db, error);
    cs_db_rollback(db);
    return status;
}
