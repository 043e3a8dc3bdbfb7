/* rows.h - answers that are rows of values; inside store/ only. */
#ifndef CASUS_STORE_ROWS_H
#define CASUS_STORE_ROWS_H

#include "store/store.h"

/* Hands the rows of a prepared question on, one after the other, and finishes it.
 *
 *  Errors  CASUS_IO when `found` stopped; those of the database. */
casus_status cs_rows_give(cs_statement *statement, casus_row_function found,
                          void *context, casus_error *error);

/* The same for SQL without parameters, in which the words of a dialect may stand. */
casus_status cs_rows_of(casus_store *store, const char *sql, casus_row_function found,
                        void *context, casus_error *error);

#endif
