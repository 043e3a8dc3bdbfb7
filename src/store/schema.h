/* schema.h - the tables, views and indexes of the store; docs/store.md explains them. */
#ifndef CASUS_STORE_SCHEMA_H
#define CASUS_STORE_SCHEMA_H

#include "store/database.h"

enum {
    CS_SCHEMA_VERSION = 1,
    CS_APPLICATION_ID = 0x63617375 /* "casu": marks the file of SQLite */
};

/* Puts the words of the database's dialect into SQL: @KEY, @TEXT ...; the result is in the arena,
 * NULL when out of memory. */
const char *cs_sql_for(const cs_db *db, const char *sql, cs_arena *arena);

/* Looks whether the database is a store of ours and whether it must be made first.
 *
 *  version  receives the version of its schema, 0 for an empty database.
 *  Errors   CASUS_BAD_STORE when it is another program's or of a newer casus. */
casus_status cs_schema_look(cs_db *db, const char *where, int64_t *version, casus_error *error);

/* Makes the schema in an empty database, or brings an older one up to date, in one transaction. */
casus_status cs_schema_bring(cs_db *db, const char *where, casus_error *error);

#endif
