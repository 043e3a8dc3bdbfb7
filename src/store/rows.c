/* rows.c - answers that are rows of values, and questions in SQL. */
#include "store/rows.h"

#include "base/error.h"
#include "store/schema.h"

static void read_row(const cs_statement *statement, casus_value *row, int count)
{
    static const casus_value_kind kinds[] = {
        [CS_COLUMN_NULL] = CASUS_VALUE_NONE,
        [CS_COLUMN_TEXT] = CASUS_VALUE_TEXT,
        [CS_COLUMN_NUMBER] = CASUS_VALUE_INTEGER,
        [CS_COLUMN_REAL] = CASUS_VALUE_REAL,
    };
    for (int i = 0; i < count; i++) {
        row[i].kind = kinds[cs_column_kind_of(statement, i)];
        row[i].name = cs_column_name(statement, i);
        row[i].text = cs_column_text(statement, i);
    }
}

static casus_status give(cs_statement *statement, casus_value *row, int count,
                         casus_row_function found, void *context, casus_error *error)
{
    bool any;
    CS_TRY(cs_next_row(statement, &any, error));
    while (any) {
        read_row(statement, row, count);
        if (found(context, row, (uint32_t)count))
            return cs_fail(error, CASUS_IO, 0, "asking was stopped");
        CS_TRY(cs_next_row(statement, &any, error));
    }
    return CASUS_OK;
}

casus_status cs_rows_give(cs_statement *statement, casus_row_function found,
                          void *context, casus_error *error)
{
    cs_arena arena = {0};
    const int count = cs_column_count(statement);
    casus_value *row = cs_arena_alloc(&arena, ((size_t)count + 1) * sizeof *row);
    const casus_status status =
        row ? give(statement, row, count, found, context, error) : cs_nomem(error);
    cs_finish(statement);
    cs_arena_free(&arena);
    return status;
}

casus_status cs_rows_of(casus_store *store, const char *sql, casus_row_function found,
                        void *context, casus_error *error)
{
    cs_arena arena = {0};
    cs_statement *statement = NULL;
    const char *own = cs_sql_for(store->db, sql, &arena);
    const casus_status status =
        own ? cs_db_prepare(store->db, own, &statement, error) : cs_nomem(error);
    cs_arena_free(&arena);
    return status == CASUS_OK ? cs_rows_give(statement, found, context, error) : status;
}

static casus_status ask(casus_store *store, const char *sql, casus_row_function found,
                        void *context, casus_error *error)
{
    cs_statement *statement;
    CS_TRY(cs_db_prepare(store->db, sql, &statement, error));
    return cs_rows_give(statement, found, context, error);
}

casus_status casus_store_sql(casus_store *store, const char *sql, uint32_t seconds,
                             casus_row_function found, void *context, casus_error *error)
{
    if (store->db->in_transaction)
        return cs_fail(error, CASUS_MISUSE, 0, "what was added is not committed yet");
    CS_TRY(cs_db_guard(store->db, true, error));
    cs_db_limit(store->db, seconds);
    casus_status status = ask(store, sql, found, context, error);
    cs_db_limit(store->db, 0);
    const casus_status ended =
        cs_db_guard(store->db, false, status == CASUS_OK ? error : NULL);
    return status == CASUS_OK ? ended : status;
}
