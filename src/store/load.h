/* load.h - rows -> casus_event and its article; inside store/ only. */
#ifndef CASUS_STORE_LOAD_H
#define CASUS_STORE_LOAD_H

#include "store/store.h"

/* The columns that cs_load_event() reads, of events e and reports r. */
extern const char cs_event_columns[];

enum { CS_COLUMN_DOCUMENT = 6 }; /* which of them is the document of the leading report */

/* Reads the row at hand into an event; texts are copied into the arena. */
casus_status cs_load_event(casus_store *store, const cs_statement *row, cs_arena *arena,
                           casus_event *out, casus_kept *kept, casus_error *error);

/* Reads a row of CS_REPORT_COLUMNS into an event as it was coded; texts are copied into the arena. */
casus_status cs_load_report(casus_store *store, const cs_statement *row, cs_arena *arena,
                            casus_event *out, casus_error *error);

/* Reads the article of a document and its paragraphs into `doc`. */
casus_status cs_load_article(casus_store *store, int64_t document, casus_doc *doc,
                             casus_error *error);

/* Reads the sentence of an event and checks that the event lies within its article. */
casus_status cs_load_sentence(casus_store *store, int64_t document, casus_doc *doc,
                              casus_event *event, casus_error *error);

#endif
