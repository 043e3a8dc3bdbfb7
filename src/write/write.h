/* write.h - what was found, as JSON lines, CoNLL-U, text for people and the forms of the field.
 *
 * Field names and order: docs/records.md, docs/formats.md. */
#ifndef CASUS_WRITE_WRITE_H
#define CASUS_WRITE_WRITE_H

#include "base/out.h"
#include "data/doc.h"
#include "dict/dict.h"

/* Events; those that `choice` leaves out are passed over. */
void cs_write_events(cs_out *out, const casus_doc *doc, const cs_dict *dict,
                     const casus_choice *choice);
void cs_write_csv(cs_out *out, const casus_doc *doc, const cs_dict *dict,
                  const casus_choice *choice);
void cs_write_petrarch(cs_out *out, const casus_doc *doc, const cs_dict *dict,
                       const casus_choice *choice);
void cs_write_phoenix(cs_out *out, const casus_doc *doc, const cs_dict *dict,
                      const casus_choice *choice);
void cs_write_icews(cs_out *out, const casus_doc *doc, const cs_dict *dict,
                    const casus_choice *choice);
void cs_write_gdelt(cs_out *out, const casus_doc *doc, const cs_dict *dict,
                    const casus_choice *choice);
void cs_write_plover(cs_out *out, const casus_doc *doc, const cs_dict *dict,
                     const casus_choice *choice);

/* Names that no dictionary knows, where an actor would stand: name, source or recipient, document,
 * sentence number, sentence. */
void cs_write_strangers(cs_out *out, const casus_doc *doc, const cs_dict *dict);

/* The names of the columns, one line. */
extern const char cs_csv_heading[];
extern const char cs_icews_heading[];

void cs_write_quotes(cs_out *out, const casus_doc *doc);
void cs_write_chains(cs_out *out, const casus_doc *doc);

/* A source as a member `key`, or an item when it is NULL. */
void cs_write_speaker(cs_out *out, const char *key, const casus_speaker *speaker);

void cs_write_article(cs_out *out, const casus_doc *doc);
void cs_write_conllu(cs_out *out, const casus_doc *doc);
void cs_write_explain(cs_out *out, const casus_doc *doc, const cs_dict *dict,
                      const cs_reasons *reasons);
void cs_write_status(cs_out *out, const casus_doc *doc);

#endif
