/* sqlite.c - the store in one file: SQLite. */
#include "store/database.h"

#include "base/error.h"

#include <math.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <time.h>

enum { BUSY_MILLISECONDS = 5000, STEPS_PER_LOOK = 10000 };

typedef struct sqlite_db {
    cs_db head;
    sqlite3 *handle;
    char *path;
    struct timespec deadline;
    bool guarded; /* statements of others run */
} sqlite_db;

typedef struct sqlite_statement {
    cs_statement head;
    sqlite_db *db;
    sqlite3_stmt *handle;
} sqlite_statement;

/* ---- faults in words -------------------------------------------------------------- */

static const char *advice(sqlite3 *handle, int code)
{
    switch (sqlite3_extended_errcode(handle)) {
    case SQLITE_FULL:
        return "there is no room left on the disk; what was kept before is safe (make room, "
               "then run the same command again)";
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_TRUNCATE:
    case SQLITE_IOERR_SHMSIZE:
        return "there is no room left on the disk, or it has a fault; what was kept before is "
               "safe (make room, then run the same command again)";
    default:
        break;
    }
    switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "another process is writing to it (wait until it has finished, then try again)";
    case SQLITE_CORRUPT:
        return "the file is damaged (PRAGMA integrity_check of sqlite3 says where; use a copy of "
               "it, or add the sources to a new store)";
    case SQLITE_NOTADB:
        return "the file is no store of casus (name another one with --db)";
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return "it may not be written (look at the rights of the file and its folder)";
    case SQLITE_CANTOPEN:
        return "it cannot be opened (look at the path and the rights of the folder)";
    case SQLITE_AUTH:
        return "only questions are allowed here (SELECT): this would change something";
    default:
        return NULL;
    }
}

static casus_status fail(const sqlite_db *db, casus_error *error)
{
    const int code = sqlite3_errcode(db->handle) & 0xFF;
    const char *words = advice(db->handle, code);
    if (code == SQLITE_NOMEM)
        return cs_nomem(error);
    if (code == SQLITE_INTERRUPT)
        return cs_fail(
            error, CASUS_TOO_LARGE, 0,
            "%s: the question took longer than allowed (narrow it down, or raise "
            "the limit)",
            db->path);
    if (!words)
        words = sqlite3_errmsg(db->handle);
    const bool asked_badly =
        db->guarded &&
        (code == SQLITE_ERROR || code == SQLITE_AUTH || code == SQLITE_TOOBIG ||
         code == SQLITE_MISMATCH || code == SQLITE_RANGE);
    return cs_fail(error, asked_badly ? CASUS_MISUSE : CASUS_BAD_STORE, 0, "%s: %s",
                   db->path, words);
}

/* ---- the database ------------------------------------------------------------------ */

static void close_database(cs_db *db)
{
    sqlite_db *own = (sqlite_db *)db;
    (void)sqlite3_close(own->handle);
    free(own->path);
    free(own);
}

static casus_status execute(cs_db *db, const char *sql, casus_error *error)
{
    const sqlite_db *own = (const sqlite_db *)db;
    return sqlite3_exec(own->handle, sql, NULL, NULL, NULL) == SQLITE_OK
               ? CASUS_OK
               : fail(own, error);
}

/* WAL lets others read while one writes; a commit is on the disk when it returns. */
static const char writing[] = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                              "PRAGMA wal_autocheckpoint = 4000; ";

static casus_status prepare_writing(cs_db *db, casus_error *error)
{
    return execute(db, writing, error);
}

static casus_status begin(cs_db *db, casus_error *error)
{
    return execute(db, "BEGIN IMMEDIATE", error);
}

static int is_late(void *context)
{
    const sqlite_db *db = context;
    struct timespec now;
    return clock_gettime(CLOCK_MONOTONIC, &now) == 0 && now.tv_sec >= db->deadline.tv_sec;
}

static void limit(cs_db *db, unsigned seconds)
{
    sqlite_db *own = (sqlite_db *)db;
    (void)clock_gettime(CLOCK_MONOTONIC, &own->deadline);
    own->deadline.tv_sec += seconds;
    sqlite3_progress_handler(own->handle, seconds ? STEPS_PER_LOOK : 0,
                             seconds ? is_late : NULL, own);
}

/* What a question may do; `name` is that of a pragma or function. */
static int judge(void *context, int action, const char *table, const char *name,
                 const char *database, const char *trigger)
{
    static const char *const pragmas[] = {"table_info",  "table_xinfo", "table_list",
                                          "index_list",  "index_info",  "index_xinfo",
                                          "data_version"};
    (void)context;
    (void)database;
    (void)trigger;
    if (action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_RECURSIVE)
        return SQLITE_OK;
    if (action == SQLITE_UPDATE) /* what making a virtual table known looks like */
        return strcmp(table, "sqlite_master") == 0 ? SQLITE_OK : SQLITE_DENY;
    if (action == SQLITE_FUNCTION)
        return strcmp(name, "load_extension") == 0 ? SQLITE_DENY : SQLITE_OK;
    for (size_t i = 0; action == SQLITE_PRAGMA && i < sizeof pragmas / sizeof *pragmas;
         i++)
        if (strcmp(table, pragmas[i]) == 0)
            return SQLITE_OK;
    return SQLITE_DENY;
}

static casus_status guard(cs_db *db, bool on, casus_error *error)
{
    sqlite_db *own = (sqlite_db *)db;
    (void)sqlite3_set_authorizer(own->handle, NULL, NULL);
    own->guarded = on;
    CS_TRY(execute(db, on ? "PRAGMA query_only = ON" : "PRAGMA query_only = OFF", error));
    return sqlite3_set_authorizer(own->handle, on ? judge : NULL, NULL) == SQLITE_OK
               ? CASUS_OK
               : fail(own, error);
}

/* ---- statements --------------------------------------------------------------------- */

static const cs_db_kind sqlite_kind;

static void finish(cs_statement *statement)
{
    sqlite_statement *own = (sqlite_statement *)statement;
    (void)sqlite3_finalize(own->handle);
    free(own);
}

/* Whether a statement stands in SQL, and not only blanks and comments. */
static bool has_statement(const sqlite_db *db, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    const bool bad =
        sqlite3_prepare_v3(db->handle, sql, -1, 0, &statement, NULL) != SQLITE_OK;
    const bool good = statement != NULL;
    (void)sqlite3_finalize(statement);
    return good || bad;
}

static casus_status prepare(cs_db *db, const char *sql, cs_statement **out,
                            casus_error *error)
{
    const char *tail = "";
    sqlite_db *own = (sqlite_db *)db;
    *out = NULL;
    sqlite_statement *statement = calloc(1, sizeof *statement);
    if (!statement)
        return cs_nomem(error);
    statement->head.kind = &sqlite_kind;
    statement->db = own;
    if (sqlite3_prepare_v3(own->handle, sql, -1, SQLITE_PREPARE_PERSISTENT,
                           &statement->handle, &tail) != SQLITE_OK) {
        free(statement);
        return fail(own, error);
    }
    if (!statement->handle || has_statement(own, tail)) {
        const bool any = statement->handle != NULL;
        finish(&statement->head);
        return cs_fail(error, CASUS_MISUSE, 0, "%s",
                       any ? "there is more than one statement (ask one after the other)"
                           : "there is no statement (try SELECT count(*) FROM events)");
    }
    *out = &statement->head;
    return CASUS_OK;
}

static void reset(cs_statement *statement)
{
    (void)sqlite3_reset(((sqlite_statement *)statement)->handle);
}

static casus_status bound(const sqlite_statement *statement, int code, casus_error *error)
{
    return code == SQLITE_OK ? CASUS_OK : fail(statement->db, error);
}

static casus_status bind_text(cs_statement *statement, int at, casus_text text,
                              casus_error *error)
{
    const sqlite_statement *own = (const sqlite_statement *)statement;
    return bound(own,
                 sqlite3_bind_text64(own->handle, at, text.size ? text.data : "",
                                     text.size, SQLITE_STATIC, SQLITE_UTF8),
                 error);
}

static casus_status bind_number(cs_statement *statement, int at, int64_t number,
                                casus_error *error)
{
    const sqlite_statement *own = (const sqlite_statement *)statement;
    return bound(own, sqlite3_bind_int64(own->handle, at, number), error);
}

static casus_status bind_real(cs_statement *statement, int at, double number,
                              casus_error *error)
{
    const sqlite_statement *own = (const sqlite_statement *)statement;
    return bound(own,
                 isnan(number) ? sqlite3_bind_null(own->handle, at)
                               : sqlite3_bind_double(own->handle, at, number),
                 error);
}

static casus_status step(cs_statement *statement, bool *row, casus_error *error)
{
    const sqlite_statement *own = (const sqlite_statement *)statement;
    const int code = sqlite3_step(own->handle);
    *row = code == SQLITE_ROW;
    if (*row)
        return CASUS_OK;
    const casus_status status = code == SQLITE_DONE ? CASUS_OK : fail(own->db, error);
    (void)sqlite3_reset(own->handle);
    return status;
}

static casus_status run(cs_statement *statement, casus_error *error)
{
    bool row = true;
    while (row)
        CS_TRY(step(statement, &row, error));
    return CASUS_OK;
}

static int column_count(const cs_statement *statement)
{
    return sqlite3_column_count(((const sqlite_statement *)statement)->handle);
}

static const char *column_name(const cs_statement *statement, int column)
{
    const char *name =
        sqlite3_column_name(((const sqlite_statement *)statement)->handle, column);
    return name ? name : "";
}

static cs_column_kind column_kind(const cs_statement *statement, int column)
{
    switch (sqlite3_column_type(((const sqlite_statement *)statement)->handle, column)) {
    case SQLITE_NULL:
        return CS_COLUMN_NULL;
    case SQLITE_INTEGER:
        return CS_COLUMN_NUMBER;
    case SQLITE_FLOAT:
        return CS_COLUMN_REAL;
    default:
        return CS_COLUMN_TEXT;
    }
}

static casus_text column_text(const cs_statement *statement, int column)
{
    sqlite3_stmt *handle = ((const sqlite_statement *)statement)->handle;
    const unsigned char *text = sqlite3_column_text(handle, column);
    return cs_text((const char *)text,
                   text ? (size_t)sqlite3_column_bytes(handle, column) : 0);
}

static int64_t column_number(const cs_statement *statement, int column)
{
    return sqlite3_column_int64(((const sqlite_statement *)statement)->handle, column);
}

static double column_real(const cs_statement *statement, int column)
{
    return column_kind(statement, column) == CS_COLUMN_NULL
               ? (double)NAN
               : sqlite3_column_double(((const sqlite_statement *)statement)->handle,
                                       column);
}

static const cs_db_kind sqlite_kind = {
    .dialect = CS_DIALECT_SQLITE,
    .close = close_database,
    .execute = execute,
    .prepare = prepare,
    .prepare_writing = prepare_writing,
    .begin = begin,
    .limit = limit,
    .guard = guard,
    .finish = finish,
    .reset = reset,
    .bind_text = bind_text,
    .bind_number = bind_number,
    .bind_real = bind_real,
    .step = step,
    .run = run,
    .column_count = column_count,
    .column_name = column_name,
    .column_kind = column_kind,
    .column_text = column_text,
    .column_number = column_number,
    .column_real = column_real,
};

/* ---- opening ------------------------------------------------------------------------ */

/* 64 MiB of pages are kept in memory; what stands in the file is not trusted. */
static const char always[] = "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; "
                             "PRAGMA mmap_size = 268435456; PRAGMA trusted_schema = OFF; "
                             "PRAGMA cell_size_check = ON; ";

static casus_status open_handle(sqlite_db *db, const char *path, casus_store_mode mode,
                                casus_error *error)
{
    const int flags = mode == CASUS_STORE_READ ? SQLITE_OPEN_READONLY
                      : mode == CASUS_STORE_WRITE
                          ? SQLITE_OPEN_READWRITE
                          : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const int code =
        sqlite3_open_v2(path, &db->handle, flags | SQLITE_OPEN_NOMUTEX, NULL);
    if (!db->handle)
        return cs_nomem(error);
    if (code != SQLITE_OK)
        return fail(db, error);
    (void)sqlite3_busy_timeout(db->handle, BUSY_MILLISECONDS);
    (void)sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    CS_TRY(execute(&db->head, "SELECT count(*) FROM sqlite_schema", error));
    return execute(&db->head, always, error);
}

casus_status cs_sqlite_open(const char *path, casus_store_mode mode, cs_db **out,
                            casus_error *error)
{
    *out = NULL;
    sqlite_db *db = calloc(1, sizeof *db);
    if (!db)
        return cs_nomem(error);
    db->head.kind = &sqlite_kind;
    db->path = malloc(strlen(path) + 1);
    if (!db->path) {
        close_database(&db->head);
        return cs_nomem(error);
    }
    memcpy(db->path, path, strlen(path) + 1);
    const casus_status status = open_handle(db, path, mode, error);
    if (status != CASUS_OK) {
        close_database(&db->head);
        return status;
    }
    *out = &db->head;
    return CASUS_OK;
}
