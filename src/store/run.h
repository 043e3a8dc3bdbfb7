/* run.h - what the pipeline needs of the store: the functions that look into casus_data. */
#ifndef CASUS_STORE_RUN_H
#define CASUS_STORE_RUN_H

#include "casus.h"
#include "dict/dict.h"

/* casus_store_begin() with the parts of casus_data. */
casus_status cs_run_begin(casus_store *store, const cs_dict *dict, casus_text coder,
                          const char *options, casus_error *error);

/* casus_store_events() with the dictionary of casus_data, or NULL. */
casus_status cs_events_find(casus_store *store, const cs_dict *dict, const casus_query *query,
                            casus_kept_function found, void *context, casus_error *error);

/* casus_store_correct() with the dictionary of casus_data. */
casus_status cs_correct(casus_store *store, const cs_dict *dict,
                        const casus_correction *correction, casus_change_function changed,
                        void *context, casus_correction_state *state, casus_error *error);

/* casus_store_import() with the dictionary of casus_data. */
casus_status cs_import(casus_store *store, const cs_dict *dict, casus_text line,
                       casus_change_function changed, void *context,
                       casus_correction_state *state, casus_error *error);

#endif
