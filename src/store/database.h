/* database.h - what the store needs of a database; sqlite.c gives it.
 *
 * The rest of src/store/ writes one SQL, that both understand: parameters $1, $2 ... in the order
 * in which they first stand in the statement; INSERT ... ON CONFLICT; row values; texts in byte
 * order.  Where the two differ, a word of cs_dialect stands in the SQL and is replaced before the
 * statement is prepared: schema.c has the table.
 *
 * A database and its statements belong to one thread at a time. */
#ifndef CASUS_STORE_DATABASE_H
#define CASUS_STORE_DATABASE_H

#include "base/text.h"

typedef struct cs_db cs_db;
typedef struct cs_statement cs_statement;

/* What a column of the row at hand holds. */
typedef enum cs_column_kind {
    CS_COLUMN_NULL,
    CS_COLUMN_TEXT,
    CS_COLUMN_NUMBER,
    CS_COLUMN_REAL
} cs_column_kind;

typedef enum cs_dialect {
    CS_DIALECT_SQLITE,
    CS_DIALECT_POSTGRES,
    CS_DIALECT_COUNT
} cs_dialect;

/* One kind of database: what each function does is said at its cs_db_ function below. */
typedef struct cs_db_kind {
    cs_dialect dialect;
    void (*close)(cs_db *db);
    casus_status (*execute)(cs_db *db, const char *sql, casus_error *error);
    casus_status (*prepare)(cs_db *db, const char *sql, cs_statement **out,
                            casus_error *error);
    casus_status (*prepare_writing)(cs_db *db, casus_error *error);
    casus_status (*begin)(cs_db *db, casus_error *error);
    void (*limit)(cs_db *db, unsigned seconds);
    casus_status (*guard)(cs_db *db, bool on, casus_error *error);
    void (*finish)(cs_statement *statement);
    void (*reset)(cs_statement *statement);
    casus_status (*bind_text)(cs_statement *statement, int at, casus_text text,
                              casus_error *error);
    casus_status (*bind_number)(cs_statement *statement, int at, int64_t number,
                                casus_error *error);
    casus_status (*bind_real)(cs_statement *statement, int at, double number,
                              casus_error *error);
    casus_status (*step)(cs_statement *statement, bool *row, casus_error *error);
    casus_status (*run)(cs_statement *statement, casus_error *error);
    int (*column_count)(const cs_statement *statement);
    const char *(*column_name)(const cs_statement *statement, int column);
    cs_column_kind (*column_kind)(const cs_statement *statement, int column);
    casus_text (*column_text)(const cs_statement *statement, int column);
    int64_t (*column_number)(const cs_statement *statement, int column);
    double (*column_real)(const cs_statement *statement, int column);
} cs_db_kind;

/* The head of a database and of a statement; each kind puts its own members behind. */
struct cs_db {
    const cs_db_kind *kind;
    bool in_transaction;
};

struct cs_statement {
    const cs_db_kind *kind;
};

/* Opens a database.
 *
 *  where   a path; an address postgresql://... is refused
 *  mode    CASUS_STORE_READ and CASUS_STORE_WRITE want a database that is there.
 *  Errors  CASUS_BAD_STORE says what is wrong with it and what to do; CASUS_NOMEM. */
casus_status cs_db_open(const char *where, casus_store_mode mode, cs_db **out,
                        casus_error *error);
casus_status cs_sqlite_open(const char *path, casus_store_mode mode, cs_db **out,
                            casus_error *error);

/* Whether `where` is the address of a server. */
bool cs_is_address(const char *where);

/* Closes it, taking back what was not committed; NULL is allowed.  Its statements must have been
 * finished. */
void cs_db_close(cs_db *db);

/* Runs statements without parameters and results. */
casus_status cs_db_execute(cs_db *db, const char *sql, casus_error *error);

/* Prepares one statement; text with none or with several of them is CASUS_MISUSE. */
casus_status cs_db_prepare(cs_db *db, const char *sql, cs_statement **out,
                           casus_error *error);

/* Sets up what a connection that writes needs; to be called when the database is known to be ours. */
casus_status cs_db_prepare_writing(cs_db *db, casus_error *error);

/* A transaction that writes: of several processes one at a time is in one. */
casus_status cs_db_begin(cs_db *db, casus_error *error);
casus_status cs_db_commit(cs_db *db, casus_error *error);
void cs_db_rollback(cs_db *db); /* nothing when there is no transaction */

/* Ends what runs longer than this many seconds from now; 0 = no limit. */
void cs_db_limit(cs_db *db, unsigned seconds);

/* While it is on, statements of others are let in: they may only read, whatever they say, and
 * what is wrong with them is CASUS_MISUSE in the database's own words.  To be called outside of
 * a transaction. */
casus_status cs_db_guard(cs_db *db, bool on, casus_error *error);

/* Binds the parameter $at.  The text must stay until the statement was run or reset. */
casus_status cs_bind_text(cs_statement *statement, int at, casus_text text,
                          casus_error *error);
casus_status cs_bind_number(cs_statement *statement, int at, int64_t number,
                            casus_error *error);
casus_status cs_bind_real(cs_statement *statement, int at, double number,
                          casus_error *error); /* NaN is NULL */

/* The next row of the result, or `*row` false at its end, where the statement is reset. */
casus_status cs_next_row(cs_statement *statement, bool *row, casus_error *error);

/* Runs a statement whose result nobody wants, and resets it.  A server may run it later: then a
 * failure is that of a later call, at the latest of cs_db_commit(). */
casus_status cs_run(cs_statement *statement, casus_error *error);

/* Makes it ready for the next values; the old ones are gone. */
void cs_reset(cs_statement *statement);

void cs_finish(cs_statement *statement); /* NULL is allowed */

/* The row at hand.  A text is good until the next step, reset or finish; NULL gives an empty text,
 * 0, NaN. */
int cs_column_count(const cs_statement *statement);
const char *cs_column_name(const cs_statement *statement, int column);
cs_column_kind cs_column_kind_of(const cs_statement *statement, int column);
casus_text cs_column_text(const cs_statement *statement, int column);
int64_t cs_column_number(const cs_statement *statement, int column);
double cs_column_real(const cs_statement *statement, int column);

#endif
