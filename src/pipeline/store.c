/* store.c - the functions of the store that look into the data folder. */
#include "store/run.h"

#include "pipeline/pipeline.h"

casus_status casus_store_begin(casus_store *store, const casus_data *data,
                               const char *options, casus_error *error)
{
    return cs_run_begin(store, &data->dict, cs_text_of(data->version), options, error);
}

casus_status casus_store_events(casus_store *store, const casus_data *data,
                                const casus_query *query, casus_kept_function found,
                                void *context, casus_error *error)
{
    return cs_events_find(store, data ? &data->dict : NULL, query, found, context, error);
}

casus_status casus_store_correct(casus_store *store, const casus_data *data,
                                 const casus_correction *correction,
                                 casus_change_function changed, void *context,
                                 casus_correction_state *state, casus_error *error)
{
    return cs_correct(store, &data->dict, correction, changed, context, state, error);
}

casus_status casus_store_import(casus_store *store, const casus_data *data,
                                casus_text line, casus_change_function changed,
                                void *context, casus_correction_state *state,
                                casus_error *error)
{
    return cs_import(store, &data->dict, line, changed, context, state, error);
}
