/* event_table.h - results for people on a terminal. */
#ifndef CASUS_CLI_EVENT_TABLE_H
#define CASUS_CLI_EVENT_TABLE_H

#include "buffer.h"
#include "casus.h"
#include "options.h"

#include <stdbool.h>

/* The lines above the first event and the first quotation. */
extern const char cli_event_heading[];
extern const char cli_quote_heading[];

/* One event a line, the sentence's words cut short. */
casus_status cli_event_rows(const casus_doc *doc, cli_buffer *out, casus_error *error);

/* The same for an event of the store: its id in front, how many documents and independent
 * origins tell of it behind. */
extern const char cli_kept_heading[];
casus_status cli_kept_row(const casus_doc *doc, const casus_kept *kept, cli_buffer *out,
                          casus_error *error);

/* One attribution a line. */
casus_status cli_quote_rows(const casus_doc *doc, cli_buffer *out, casus_error *error);

/* The article: what is known about it, then its paragraphs, those that are not body
 * marked. */
casus_status cli_article_page(const casus_doc *doc, cli_buffer *out, casus_error *error);

/* Whether results are for people: --format table, or a terminal without --format. */
bool cli_wants_table(const cli_options *options);

#endif
