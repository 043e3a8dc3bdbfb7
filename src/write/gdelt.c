/* gdelt.c - the 61 columns of the GDELT 2.0 event table (codebook V2.0, February 2015):
 * tab-separated, no heading. */
#include "write/rows.h"
#include "write/write.h"

#include <math.h>

enum {
    GEO_CELLS = 8,
    GEO_NONE = 0,
    GEO_COUNTRY = 1,
    GEO_US_CITY = 3,
    GEO_WORLD_CITY = 4
};

/* Year and share of the year, a month being 30 days: 2015.1315. */
static double fraction_of(const cs_row *row)
{
    const double days = (row->month - 1) * 30 + row->day;
    return row->year + floor(days / 365 * 10000) / 10000;
}

static void write_date(cs_out *out, const cs_row *row)
{
    cs_cell_date(out, row);
    if (!row->year) {
        cs_empty_cells(out, 3);
        return;
    }
    cs_cell_number(out, row->year * 100 + row->month);
    cs_cell_number(out, row->year);
    cs_cell_decimal(out, fraction_of(row), 4);
}

/* Code, name, country, known group, ethnic, two religions, three types. */
static void write_actor(cs_out *out, const casus_actor *actor, const cs_actor_code *code)
{
    casus_text types[2] = {code->root, code->type};
    int cells = 3;
    if (!actor) {
        cs_empty_cells(out, 10);
        return;
    }
    const bool nobody = !code->root.size && !code->country.size;
    cs_cell_string(out, code->full + (nobody ? CS_CODE_PIECE : 0));
    cs_cell_upper(out, actor->name);
    cs_cell(out, code->country);
    cs_cell(out, code->group);
    cs_empty_cells(out, 3);
    for (size_t i = 0; i < 2; i++)
        for (; types[i].size >= CS_CODE_PIECE && cells; cells--) {
            cs_cell(out, cs_text_span(types[i], 0, CS_CODE_PIECE));
            types[i] = cs_text_span(types[i], CS_CODE_PIECE, types[i].size);
        }
    cs_empty_cells(out, cells);
}

static void write_no_place(cs_out *out)
{
    cs_cell_number(out, GEO_NONE);
    cs_empty_cells(out, GEO_CELLS - 1);
}

/* Type, full name, country, first and second division, latitude, longitude, feature. */
static void write_place(cs_out *out, const cs_row *row)
{
    const casus_event *event = row->event;
    const cs_country_code *country =
        cs_country_code_of(&row->dict->ontology.exchange, event->place_country);
    const bool city = !isnan(event->latitude);
    if (!country) {
        write_no_place(out);
        return;
    }
    cs_cell_number(out, !city                               ? GEO_COUNTRY
                        : cs_text_is(country->cameo, "USA") ? GEO_US_CITY
                                                            : GEO_WORLD_CITY);
    if (city) {
        cs_out_text(out, event->place_name);
        cs_out_string(out, ", ");
    }
    cs_cell(out, country->name);
    cs_cell(out, country->fips);
    cs_empty_cells(out, 2);
    cs_cell_decimal(out, event->latitude, 4);
    cs_cell_decimal(out, event->longitude, 4);
    cs_empty_cells(out, 1);
}

/* Whether the sentence is in the first paragraph of the body. */
static bool is_lead(const cs_row *row)
{
    const casus_article *article = &row->doc->article;
    const uint32_t paragraph =
        row->doc->analysis.sentences[row->event->sentence].paragraph;
    for (uint32_t i = 0; i < article->paragraph_count; i++)
        if (article->paragraphs[i].kind == CASUS_PARAGRAPH_BODY)
            return paragraph <= i;
    return true;
}

static void write_row(cs_out *out, const cs_row *row)
{
    cs_cell_number(out, row->id);
    write_date(out, row);
    write_actor(out, row->source, &row->source_code);
    write_actor(out, row->target, &row->target_code);
    cs_cell_number(out, is_lead(row));
    cs_cell(out, row->cameo);
    cs_cell(out, cs_text_span(row->cameo, 0, row->cameo.size < 3 ? row->cameo.size : 3));
    cs_cell(out, cs_text_span(row->cameo, 0, 2));
    cs_cell_number(out, row->code->quad_gdelt);
    cs_cell_decimal(out, row->code->scale[0], 2);
    cs_cell_number(out, row->mentions);
    for (int i = 0; i < 2; i++) /* sources, articles: a document is one */
        cs_cell_number(out, 1);
    cs_empty_cells(out, 1); /* tone */
    write_no_place(out);
    write_no_place(out);
    write_place(out, row);
    cs_period added;
    int32_t year, month, day;
    if (cs_date_parse(row->doc->article.date, &added)) {
        cs_date_from_days(added.from, &year, &month, &day);
        cs_out_number(out, (int64_t)(year * 10000 + month * 100 + day) * 1000000);
    }
    cs_empty_cells(out, 1);
    cs_last_cell(out, cs_url_of(row->doc));
}

void cs_write_gdelt(cs_out *out, const casus_doc *doc, const cs_dict *dict,
                    const casus_choice *choice)
{
    cs_write_rows(out, doc, dict, choice, write_row);
}
