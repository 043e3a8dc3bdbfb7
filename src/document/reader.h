/* reader.h - bytes -> documents: plain text (the whole stream is one document) and JSON
 * lines (one document a line).  Nothing read is trusted: sizes are capped, encoding is
 * checked, a bad document is reported and the next one is read. */
#ifndef CASUS_DOCUMENT_READER_H
#define CASUS_DOCUMENT_READER_H

#include "casus.h"

/* Takes one line of JSON lines apart.  Views of `input` are good until *keep is freed with
 * cs_jsonl_free(). */
casus_status cs_jsonl_parse(casus_text line, void **keep, casus_input *input,
                            casus_error *error);
void cs_jsonl_free(void *keep);

/* Checks that a text may be a document: size, binary bytes, UTF-8. */
casus_status cs_document_check(casus_text text, casus_error *error);

#endif
