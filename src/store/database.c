/* database.c - hands each call to the kind of database at hand. */
#include "store/database.h"

#include "base/error.h"

bool cs_is_address(const char *where)
{
    return strncmp(where, "postgresql://", 13) == 0 ||
           strncmp(where, "postgres://", 11) == 0;
}

casus_status cs_db_open(const char *where, casus_store_mode mode, cs_db **out,
                        casus_error *error)
{
    if (cs_is_address(where))
        return cs_fail(error, CASUS_BAD_STORE, 0,
                       "%s: stores on servers are not supported (name a file)", where);
    return cs_sqlite_open(where, mode, out, error);
}

void cs_db_close(cs_db *db)
{
    if (!db)
        return;
    cs_db_rollback(db);
    db->kind->close(db);
}

casus_status cs_db_execute(cs_db *db, const char *sql, casus_error *error)
{
    return db->kind->execute(db, sql, error);
}

casus_status cs_db_prepare(cs_db *db, const char *sql, cs_statement **out,
                           casus_error *error)
{
    return db->kind->prepare(db, sql, out, error);
}

casus_status cs_db_prepare_writing(cs_db *db, casus_error *error)
{
    return db->kind->prepare_writing(db, error);
}

casus_status cs_db_begin(cs_db *db, casus_error *error)
{
    const casus_status status = db->kind->begin(db, error);
    db->in_transaction = status == CASUS_OK;
    return status;
}

casus_status cs_db_commit(cs_db *db, casus_error *error)
{
    const casus_status status = db->kind->execute(db, "COMMIT", error);
    if (status == CASUS_OK)
        db->in_transaction = false;
    else
        cs_db_rollback(db);
    return status;
}

void cs_db_rollback(cs_db *db)
{
    if (db->in_transaction)
        (void)db->kind->execute(db, "ROLLBACK", NULL);
    db->in_transaction = false;
}

void cs_db_limit(cs_db *db, unsigned seconds)
{
    db->kind->limit(db, seconds);
}

casus_status cs_db_guard(cs_db *db, bool on, casus_error *error)
{
    return db->kind->guard(db, on, error);
}

casus_status cs_bind_text(cs_statement *statement, int at, casus_text text,
                          casus_error *error)
{
    return statement->kind->bind_text(statement, at, text, error);
}

casus_status cs_bind_number(cs_statement *statement, int at, int64_t number,
                            casus_error *error)
{
    return statement->kind->bind_number(statement, at, number, error);
}

casus_status cs_bind_real(cs_statement *statement, int at, double number,
                          casus_error *error)
{
    return statement->kind->bind_real(statement, at, number, error);
}

casus_status cs_next_row(cs_statement *statement, bool *row, casus_error *error)
{
    return statement->kind->step(statement, row, error);
}

casus_status cs_run(cs_statement *statement, casus_error *error)
{
    return statement->kind->run(statement, error);
}

void cs_reset(cs_statement *statement)
{
    statement->kind->reset(statement);
}

void cs_finish(cs_statement *statement)
{
    if (statement)
        statement->kind->finish(statement);
}

int cs_column_count(const cs_statement *statement)
{
    return statement->kind->column_count(statement);
}

const char *cs_column_name(const cs_statement *statement, int column)
{
    return statement->kind->column_name(statement, column);
}

cs_column_kind cs_column_kind_of(const cs_statement *statement, int column)
{
    return statement->kind->column_kind(statement, column);
}

casus_text cs_column_text(const cs_statement *statement, int column)
{
    return statement->kind->column_text(statement, column);
}

int64_t cs_column_number(const cs_statement *statement, int column)
{
    return statement->kind->column_number(statement, column);
}

double cs_column_real(const cs_statement *statement, int column)
{
    return statement->kind->column_real(statement, column);
}
