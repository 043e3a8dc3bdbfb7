/* write.h - what was found, as JSON lines, CoNLL-U and text for people.
 *
 * Field names and order: docs/records.md. */
#ifndef CASUS_WRITE_WRITE_H
#define CASUS_WRITE_WRITE_H

#include "base/out.h"
#include "data/doc.h"
#include "dict/dict.h"

void cs_write_events(cs_out *out, const casus_doc *doc, const cs_dict *dict);
void cs_write_quotes(cs_out *out, const casus_doc *doc);
void cs_write_article(cs_out *out, const casus_doc *doc);
void cs_write_conllu(cs_out *out, const casus_doc *doc);
void cs_write_explain(cs_out *out, const casus_doc *doc, const cs_dict *dict);
void cs_write_status(cs_out *out, const casus_doc *doc);

#endif
