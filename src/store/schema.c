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
    {"@SIZE_OF_TEXT", {"length(CAST(text AS BLOB))", "octet_length(text)"}},
    {"@STORE_BYTES",
     {"(SELECT page_count * page_size FROM pragma_page_count, pragma_page_size)",
      "pg_database_size(current_database())"}},
    {"@INDEXED_SENTENCES",
     {"SELECT DISTINCT doc AS number FROM temp.word_places",
      "SELECT rowid AS number FROM sentence_words"}},
    {"@HAS_LETTER", {"GLOB '*[0-9A-Za-z]*'", "~ '[0-9A-Za-z]'"}},
    {"@WORDS_OF", {"", "to_tsvector('simple', "}},
    {"@WORDS_END", {"", ")"}},
};

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

casus_status cs_schema_look(cs_db *db, const char *where, const cs_schema *schema,
                            int64_t *version, casus_error *error)
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
    if (*version > schema->version)
        return cs_fail(
            error, CASUS_BAD_STORE, 0,
            "%s: the store is of a newer casus (schema %lld, this casus knows %d; "
            "use that casus, or name another store with --db)",
            where, (long long)*version, schema->version);
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

/* A view in one text; NULL when out of memory. */
static const char *joined(const char *const *parts, cs_arena *arena)
{
    size_t size = 0, used = 0;
    for (uint32_t i = 0; parts[i]; i++)
        size += strlen(parts[i]);
    char *out = cs_arena_alloc(arena, size + 1);
    for (uint32_t i = 0; out && parts[i]; i++) {
        const size_t length = strlen(parts[i]);
        memcpy(out + used, parts[i], length + 1);
        used += length;
    }
    return out;
}

static casus_status make_view(cs_db *db, const char *const *parts, casus_error *error)
{
    cs_arena arena = {0};
    const char *sql = joined(parts, &arena);
    const casus_status status = sql ? execute(db, sql, error) : cs_nomem(error);
    cs_arena_free(&arena);
    return status;
}

static casus_status make(cs_db *db, const cs_schema *schema, casus_error *error)
{
    for (size_t i = 0; i < schema->table_count; i++)
        CS_TRY(execute(db, schema->tables[i], error));
    for (size_t i = 0; i < schema->view_count; i++)
        CS_TRY(make_view(db, schema->views[i], error));
    return cs_db_execute(
        db,
        "INSERT INTO meta (name, value) VALUES ('application', 'casus'), ('schema', '0')",
        error);
}

static casus_status stamp(cs_db *db, const cs_schema *schema, casus_error *error)
{
    char sql[128];
    (void)snprintf(sql, sizeof sql, "UPDATE meta SET value = '%d' WHERE name = 'schema'",
                   schema->version);
    CS_TRY(cs_db_execute(db, sql, error));
    if (db->kind->dialect != CS_DIALECT_SQLITE)
        return CASUS_OK;
    (void)snprintf(sql, sizeof sql,
                   "PRAGMA application_id = %d; PRAGMA user_version = %d",
                   CS_APPLICATION_ID, schema->version);
    return cs_db_execute(db, sql, error);
}

static casus_status bring(cs_db *db, const cs_schema *schema, int64_t version,
                          casus_error *error)
{
    if (!version)
        CS_TRY(make(db, schema, error));
    for (int64_t at = version; version && at < schema->version; at++)
        CS_TRY(execute(db, schema->migrations[at - 1], error));
    return stamp(db, schema, error);
}

static casus_status look_and_bring(cs_db *db, const char *where, const cs_schema *schema,
                                   casus_error *error)
{
    int64_t version; /* another process may have been faster */
    CS_TRY(cs_schema_look(db, where, schema, &version, error));
    return version == schema->version ? CASUS_OK : bring(db, schema, version, error);
}

casus_status cs_schema_bring(cs_db *db, const char *where, const cs_schema *schema,
                             casus_error *error)
{
    int64_t version;
    CS_TRY(cs_schema_look(db, where, schema, &version, error));
    if (version == schema->version)
        return CASUS_OK;
    CS_TRY(cs_db_begin(db, error));
    const casus_status status = look_and_bring(db, where, schema, error);
    if (status == CASUS_OK)
        return cs_db_commit(db, error);
    cs_db_rollback(db);
    return status;
}
