/* run.h - what the pipeline needs of the store: the functions that look into casus_data. */
#ifndef CASUS_STORE_RUN_H
#define CASUS_STORE_RUN_H

#include "casus.h"
#include "base/arena.h"
#include "dict/dict.h"

/* casus_store_begin() with the parts of casus_data. */
casus_status cs_run_begin(casus_store *store, const cs_dict *dict, casus_text coder,
                          const char *options, casus_error *error);

/* The rows of a run, within a batch. */
casus_status cs_run_add(casus_store *store, const cs_dict *dict, casus_text coder,
                        const char *options, casus_error *error);

/* casus_store_events() with the dictionary of casus_data, or NULL. */
casus_status cs_events_find(casus_store *store, const cs_dict *dict,
                            const casus_query *query, casus_kept_function found,
                            void *context, casus_error *error);

/* casus_store_correct() with the dictionary of casus_data. */
casus_status cs_correct(casus_store *store, const cs_dict *dict,
                        const casus_correction *correction, casus_change_function changed,
                        void *context, casus_correction_state *state, casus_error *error);

/* casus_store_import() with the dictionary of casus_data. */
casus_status cs_import(casus_store *store, const cs_dict *dict, casus_text line,
                       casus_change_function changed, void *context,
                       casus_correction_state *state, casus_error *error);

/* ---- coding again: recode.c ------------------------------------------------------------------ */

/* Documents to be coded again. */
typedef struct cs_recode_list {
    int64_t *items;
    uint32_t count, capacity;
    uint64_t left; /* that cannot be */
} cs_recode_list;

/* Finds those of a name and date (NULL = any) that were coded with a language pack. */
casus_status cs_recode_find(casus_store *store, const char *language, const char *document,
                            const char *since, cs_arena *arena, cs_recode_list *out,
                            casus_error *error);

/* Reads an article into an empty document. */
casus_status cs_recode_load(casus_store *store, int64_t document, struct casus_doc *doc,
                            casus_error *error);

/* Compares the kept reports of a document with those of its new coding. */
casus_status cs_recode_compare(casus_store *store, int64_t document,
                               const struct casus_doc *doc, casus_change_function changed,
                               void *context, casus_recoded *out, casus_error *error);

/* Begins a transaction, so that nobody else adds, and a run in it. */
casus_status cs_recode_begin(casus_store *store, const cs_dict *dict, casus_text coder,
                             const char *options, casus_error *error);

/* Takes out all that was coded. */
casus_status cs_recode_empty(casus_store *store, casus_error *error);

/* Writes the new coding of a document. */
casus_status cs_recode_write(casus_store *store, int64_t document,
                             const struct casus_doc *doc, casus_error *error);

/* Takes back all since cs_recode_begin() and returns `status`. */
casus_status cs_recode_undo(casus_store *store, casus_status status);

#endif
