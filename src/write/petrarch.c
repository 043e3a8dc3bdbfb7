/* petrarch.c - the columns of PETRARCH-2 (PETRwriter.py) and of the Phoenix data set
 * (postprocess.py of phoenix_pipeline): tab-separated, no heading. */
#include "write/rows.h"
#include "write/write.h"

/* "document_sentence" */
static void cell_of_sentence(cs_out *out, const cs_row *row)
{
    cs_out_text(out, row->doc->article.id);
    cs_out_string(out, "_");
    cs_cell_number(out, row->event->sentence + 1);
}

static casus_text publisher_of(const casus_doc *doc)
{
    return doc->article.publisher.size ? doc->article.publisher : CS_TEXT("NULL");
}

static void write_petrarch_row(cs_out *out, const cs_row *row)
{
    cs_cell_date(out, row);
    cs_cell_string(out, row->source_code.full);
    cs_cell_string(out, row->target_code.full);
    cs_cell(out, row->cameo);
    cs_cell(out, row->event->issues);
    cell_of_sentence(out, row);
    cs_cell(out, row->doc->article.url);
    cs_last_cell(out, publisher_of(row->doc));
}

void cs_write_petrarch(cs_out *out, const casus_doc *doc, const cs_dict *dict,
                       const casus_choice *choice)
{
    cs_write_rows(out, doc, dict, choice, write_petrarch_row);
}

/* What Phoenix calls the role of an actor; all else is an attribute. */
static bool is_agent(casus_text piece)
{
    static const char *const agents[] = {"GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD",
                                         "SPY", "MED", "EDU", "BUS", "CRM", "CVL"};
    for (size_t i = 0; i < sizeof agents / sizeof *agents; i++)
        if (cs_text_is(piece, agents[i]))
            return true;
    return false;
}

/* Full code, entity, role, attributes: pieces of three letters, by their place. */
static void write_actor(cs_out *out, const cs_actor_code *code)
{
    const casus_text full = cs_text_of(code->full);
    const bool known = code->root.size || code->country.size;
    uint32_t at = CS_CODE_PIECE;
    cs_cell(out, full);
    cs_cell(out, known ? cs_text_span(full, 0, at) : CS_TEXT(""));
    if (full.size >= 2 * CS_CODE_PIECE &&
        is_agent(cs_text_span(full, at, at + CS_CODE_PIECE))) {
        cs_cell(out, cs_text_span(full, at, at + CS_CODE_PIECE));
        at += CS_CODE_PIECE;
    } else {
        cs_empty_cells(out, 1);
    }
    for (; at + CS_CODE_PIECE <= full.size; at += CS_CODE_PIECE) {
        cs_out_text(out, cs_text_span(full, at, at + CS_CODE_PIECE));
        cs_out_string(out, at + 2 * CS_CODE_PIECE <= full.size ? ";" : "");
    }
    cs_empty_cells(out, 1);
}

static void write_place(cs_out *out, const cs_row *row)
{
    const cs_country_code *country =
        cs_country_code_of(&row->dict->ontology.exchange, row->event->place_country);
    cs_cell_decimal(out, row->event->latitude, 4);
    cs_cell_decimal(out, row->event->longitude, 4);
    cs_cell(out, row->event->place_name);
    cs_empty_cells(out, 1); /* state */
    cs_cell(out, country ? country->name : row->event->place_country);
}

static void write_phoenix_row(cs_out *out, const cs_row *row)
{
    cs_cell_number(out, row->id);
    cs_cell_date(out, row);
    const int32_t parts[] = {row->year, row->month, row->day};
    for (size_t i = 0; i < 3; i++) {
        cs_out_string(out, i && row->year && parts[i] < 10 ? "0" : "");
        if (row->year)
            cs_cell_number(out, parts[i]);
        else
            cs_empty_cells(out, 1);
    }
    write_actor(out, &row->source_code);
    write_actor(out, &row->target_code);
    cs_cell(out, row->cameo);
    cs_cell(out, cs_text_span(row->cameo, 0, 2));
    cs_cell_number(out, row->code->quad_phoenix);
    cs_cell_decimal(out, row->code->scale[2], 2);
    cs_cell(out, row->event->issues);
    write_place(out, row);
    cell_of_sentence(out, row);
    cs_cell(out, row->doc->article.url);
    cs_last_cell(out, row->doc->article.publisher);
}

void cs_write_phoenix(cs_out *out, const casus_doc *doc, const cs_dict *dict,
                      const casus_choice *choice)
{
    cs_write_rows(out, doc, dict, choice, write_phoenix_row);
}
