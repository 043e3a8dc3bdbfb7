/* info.c - what a store holds, in numbers. */
#include "store/rows.h"

#define COUNT_OF(table) "(SELECT count(*) FROM " table ") AS " table ", "

static const char facts[] =
    "SELECT (SELECT CAST(value AS BIGINT) FROM meta WHERE name = 'schema') AS schema, "
    "(SELECT coder FROM runs ORDER BY id DESC LIMIT 1) AS coder, "
    "@STORE_BYTES AS bytes, " COUNT_OF("runs") COUNT_OF("documents") COUNT_OF("sentences")
        COUNT_OF("mentions") COUNT_OF("attributions") COUNT_OF("reports") COUNT_OF(
            "events") "(SELECT count(*) FROM events WHERE reports > 1) AS events_of_several_reports, "
                      "(SELECT count(*) FROM events WHERE origins > 1) AS events_of_several_origins, "
                      "(SELECT count(*) FROM events WHERE dropped <> 0) AS events_dropped, " COUNT_OF(
                          "actors") COUNT_OF("stories")
                          COUNT_OF(
                              "corrections") "(SELECT min(date) FROM articles WHERE date <> '') AS first_published, "
                                             "(SELECT max(date) FROM articles WHERE date <> '') AS last_published, "
                                             "(SELECT min(day) FROM events WHERE day <> '') AS first_event, "
                                             "(SELECT max(day) FROM events WHERE day <> '') AS last_event";

static const char runs[] =
    "SELECT id AS run, started, ended, documents, present, skipped, events, coder, options "
    "FROM runs ORDER BY id";

casus_status casus_store_info(casus_store *store, casus_row_function found, void *context,
                              casus_error *error)
{
    return cs_rows_of(store, facts, found, context, error);
}

casus_status casus_store_runs(casus_store *store, casus_row_function found, void *context,
                              casus_error *error)
{
    return cs_rows_of(store, runs, found, context, error);
}
