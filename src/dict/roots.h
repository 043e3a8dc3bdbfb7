/* roots.h - the data folder, and a folder of one's own tables that adds to it or replaces some
 * of it: where a table is to be read. */
#ifndef CASUS_DICT_ROOTS_H
#define CASUS_DICT_ROOTS_H

#include "dict/table.h"

enum { CS_ROOTS = 2 };

typedef struct cs_roots {
    const char *folder[CS_ROOTS]; /* the data folder; the other one or NULL */
    casus_text replaced;          /* lines: files and folders of the first that are not read */
} cs_roots;

/* Reads the second folder's file REPLACES, if it has one. */
casus_status cs_roots_open(cs_roots *roots, const char *folder, const char *other,
                           cs_arena *arena, casus_error *error);

/* The path of a file such as "dict/places.txt" in one of the folders; NULL when it is not to be
 * read there: replaced in the first, not there in the second. */
casus_status cs_roots_path(const cs_roots *roots, int root, const char *name, cs_arena *arena,
                           const char **path, casus_error *error);

/* What a row of a table does: stores itself in the receiver, or reports a fault. */
typedef casus_status (*cs_row_reader)(void *receiver, cs_table *table, cs_arena *arena);

typedef struct cs_table_place {
    const char *name; /* "ontology/quad.tsv" */
    cs_row_reader read;
    bool may_miss; /* a data folder without it finds less */
} cs_table_place;

/* Reads a table of both folders row by row. */
casus_status cs_roots_read(const cs_roots *roots, const cs_table_place *place, void *receiver,
                           cs_arena *arena, cs_faults *faults);

#endif
