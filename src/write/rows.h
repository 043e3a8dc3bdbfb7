/* rows.h - events as rows of one source, one target and one code; inside write/ only.
 *
 * The forms of the field know neither several actors nor a status.  An event becomes a row for
 * each pair of actor and recipient, a mutual one also the way back; its status goes into the
 * code by ontology/status.tsv, or the event is left out. */
#ifndef CASUS_WRITE_ROWS_H
#define CASUS_WRITE_ROWS_H

#include "base/out.h"
#include "data/doc.h"
#include "write/actor_code.h"

typedef struct cs_row {
    const casus_doc *doc;
    const cs_dict *dict;
    const casus_event *event;
    const casus_actor *source, *target; /* NULL = none */
    cs_actor_code source_code, target_code;
    casus_text cameo;    /* with the status in it */
    const cs_code *code; /* of cameo */
    int64_t id;          /* of this row: 53 bits, so that it fits a double */
    uint32_t mentions;   /* how often the document tells it; 1 unless rows are merged */
    int32_t year, month, day; /* 0 = not known */
} cs_row;

typedef void (*cs_row_writer)(cs_out *out, const cs_row *row);

void cs_write_rows(cs_out *out, const casus_doc *doc, const cs_dict *dict,
                   const casus_choice *choice, cs_row_writer write);

/* The code of an event with its status in it; empty: it is left out. */
casus_text cs_chosen_code(const cs_dict *dict, const casus_choice *choice,
                          const casus_event *event);

/* A cell and the tab before the next one; tabs and line ends within become blanks. */
void cs_cell(cs_out *out, casus_text text);
void cs_cell_string(cs_out *out, const char *string);
void cs_cell_number(cs_out *out, int64_t number);
void cs_cell_decimal(cs_out *out, double number, int digits); /* nothing for NaN */
void cs_cell_upper(cs_out *out, casus_text text);
void cs_empty_cells(cs_out *out, int count);

/* The last cell of a line: no tab, a line end. */
void cs_last_cell(cs_out *out, casus_text text);

/* YYYYMMDD with the first day of a reduced date, nothing when unknown. */
void cs_cell_date(cs_out *out, const cs_row *row);

/* The publisher's name or, where it is not known, the address or id of the document. */
casus_text cs_url_of(const casus_doc *doc);

#endif
