/* schema.h - the tables, views and indexes of the store; docs/store.md explains them. */
#ifndef CASUS_STORE_SCHEMA_H
#define CASUS_STORE_SCHEMA_H

#include "store/database.h"

enum {
    CS_SCHEMA_VERSION = 1,
    CS_APPLICATION_ID = 0x63617375 /* "casu": marks the file of SQLite */
};

/* A schema: what an empty database gets, and what brings an older one up to date. */
typedef struct cs_schema {
    int version;
    const char *const *tables;       /* tables and indexes, one statement each */
    const char *const *const *views; /* each in parts, NULL behind the last one */
    const char *const
        *migrations; /* [N - 1]: statements that make version N + 1 of version N */
    size_t table_count, view_count;
} cs_schema;

extern const cs_schema cs_schema_ours;

/* Puts the words of the database's dialect into SQL: @KEY, @TEXT ...; the result is in the arena,
 * NULL when out of memory. */
const char *cs_sql_for(const cs_db *db, const char *sql, cs_arena *arena);

/* Looks whether the database is a store of ours and whether it must be made first.
 *
 *  version  receives the version of its schema, 0 for an empty database.
 *  Errors   CASUS_BAD_STORE when it is another program's or of a newer casus. */
casus_status cs_schema_look(cs_db *db, const char *where, const cs_schema *schema,
                            int64_t *version, casus_error *error);

/* Makes the schema in an empty database, or brings an older one up to date, in one transaction. */
casus_status cs_schema_bring(cs_db *db, const char *where, const cs_schema *schema,
                             casus_error *error);

#endif
