/* table.h - reads the dictionaries' lines: docs/dictionaries.md, "Lines". */
#ifndef CASUS_DICT_TABLE_H
#define CASUS_DICT_TABLE_H

#include "base/text.h"

#define CS_TABLE_COLUMNS 12

/* Where faults go.  With a `found` function every fault is reported there and reading goes
 * on; without one the first fault ends the reading with CASUS_BAD_DATA in `error`. */
typedef struct cs_faults {
    casus_finding_function found;
    void *context;
    uint32_t count;
    casus_error *error;
} cs_faults;

typedef struct cs_table {
    const char *path;
    casus_text rest;
    uint32_t line;       /* of the current row, from 1 */
    casus_text column[CS_TABLE_COLUMNS]; /* trimmed; the last one takes what is left */
    uint32_t columns;
    cs_faults *faults;
} cs_table;

/* Reads a file for cs_table_next(); the bytes stay in the arena. */
casus_status cs_table_open(cs_table *table, const char *path, cs_arena *arena,
                           cs_faults *faults);

/* Moves to the next row that is not empty; false at the end. */
bool cs_table_next(cs_table *table);

/* Reports a fault in the current row.  CASUS_OK means: skip the row and go on. */
casus_status cs_table_fault(cs_table *table, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Splits at " | "; false at the end.  Start with *rest = the whole. */
bool cs_next_alternative(casus_text *rest, casus_text *out);

/* Splits at `separator`; false at the end. */
bool cs_next_part(casus_text *rest, char separator, casus_text *out);

#endif
