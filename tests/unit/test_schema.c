/* test_schema.c - a store of an older schema is brought up to date, or left as it is. */
#include "store/schema.h"

#include "unit.h"

#include <stdio.h>
#include <string.h>

static const char *const old_tables[] = {
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value @TEXT)",
    "CREATE TABLE things (id @KEY, name @TEXT)",
    "INSERT INTO things (id, name) VALUES (1, 'kept')",
};
static const char *const old_view[] = {"CREATE VIEW names AS ", "SELECT name FROM things",
                                       NULL};
static const char *const *const old_views[] = {old_view};

static const char *const to_two[] = {
    "ALTER TABLE things ADD COLUMN size @NUMBER; UPDATE things SET size = 7",
    "ALTER TABLE things ADD COLUMN colour @TEXT"};
static const char *const broken[] = {
    "ALTER TABLE things ADD COLUMN size @NUMBER; UPDATE nothing SET size = 7"};

static const cs_schema old = {.version = 1,
                              .tables = old_tables,
                              .table_count = 3,
                              .views = old_views,
                              .view_count = 1};

#define VERSION "SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'schema'"

static int64_t number_of(cs_db *db, const char *sql)
{
    casus_error error;
    cs_statement *statement;
    bool row = false;
    int64_t number = -1;
    if (cs_db_prepare(db, sql, &statement, &error) != CASUS_OK)
        return -2;
    if (cs_next_row(statement, &row, &error) == CASUS_OK && row)
        number = cs_column_number(statement, 0);
    cs_finish(statement);
    return number;
}

static cs_db *opened(const char *path, const cs_schema *schema, casus_status want)
{
    casus_error error;
    cs_db *db = NULL;
    if (cs_db_open(path, CASUS_STORE_CREATE, &db, &error) != CASUS_OK)
        return NULL;
    if (cs_schema_bring(db, path, schema, &error) == want)
        return db;
    fprintf(stderr, "version %d: %s\n", schema->version, error.message);
    cs_db_close(db);
    return NULL;
}

static int test_migrations(const char *path)
{
    int failures = 0;
    const cs_schema newer = {.version = 3, .migrations = to_two};
    const cs_schema bad = {.version = 2, .migrations = broken};
    cs_db *db = opened(path, &old, CASUS_OK);
    CHECK(db && number_of(db, "SELECT count(*) FROM names WHERE name = 'kept'") == 1);
    cs_db_close(db);
    /* What fails half-way changes nothing. */
    db = opened(path, &bad, CASUS_BAD_STORE);
    CHECK(db && number_of(db, "SELECT size FROM things") == -2);
    CHECK(db && number_of(db, VERSION) == 1);
    cs_db_close(db);
    db = opened(path, &newer, CASUS_OK);
    CHECK(db &&
          number_of(db, "SELECT size FROM things WHERE name = 'kept' AND colour = ''") ==
              7);
    CHECK(db && number_of(db, VERSION) == 3);
    cs_db_close(db);
    /* The old program leaves what is newer alone. */
    db = opened(path, &old, CASUS_BAD_STORE);
    CHECK(db && number_of(db, "SELECT size FROM things") == 7);
    cs_db_close(db);
    db = opened(path, &newer, CASUS_OK);
    CHECK(db && number_of(db, "SELECT size FROM things") == 7); /* not brought twice */
    cs_db_close(db);
    return failures;
}

/* The schema of today can be made, and every view of it asked. */
static int test_ours(const char *path)
{
    int failures = 0;
    char sql[96];
    static const char *const views[] = {"event_records",    "report_records",
                                        "story_records",    "link_records",
                                        "sentence_records", "attribution_records"};
    CHECK(cs_schema_ours.view_count == sizeof views / sizeof *views);
    cs_db *db = opened(path, &cs_schema_ours, CASUS_OK);
    for (size_t i = 0; db && i < sizeof views / sizeof *views; i++) {
        (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", views[i]);
        CHECK(number_of(db, sql) == 0);
    }
    CHECK(db != NULL);
    cs_db_close(db);
    return failures;
}

int main(int count, char **arguments)
{
    if (count < 2)
        return 2;
    (void)remove(arguments[1]);
    int failures = test_migrations(arguments[1]);
    (void)remove(arguments[1]);
    failures += test_ours(arguments[1]);
    (void)remove(arguments[1]);
    return failures != 0;
}
