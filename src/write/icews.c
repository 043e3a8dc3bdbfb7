/* icews.c - the 20 columns of the ICEWS coded event data: tab-separated, with a heading. */
#include "write/rows.h"
#include "write/write.h"

#include <math.h>
#include <stdio.h>

const char cs_icews_heading[] =
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent "
    "Text\tCAMEO Code\t"
    "Intensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\t"
    "Publisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n";

static casus_text name_of_state(const cs_row *row, casus_text id)
{
    const cs_country_code *country =
        cs_country_code_of(&row->dict->ontology.exchange, id);
    return country ? country->name : id;
}

/* Name, sectors, country. */
static void write_actor(cs_out *out, const cs_row *row, const casus_actor *actor)
{
    if (!actor) {
        cs_empty_cells(out, 3);
        return;
    }
    const cs_role_code *role =
        cs_role_code_of(&row->dict->ontology.exchange, actor->role);
    cs_cell(out, actor->name);
    cs_cell(out, role ? role->icews : actor->role);
    cs_cell(out, name_of_state(row, cs_actor_state(actor)));
}

static void write_row(cs_out *out, const cs_row *row)
{
    char date[16] = "";
    const bool city = !isnan(row->event->latitude);
    if (row->year)
        (void)snprintf(date, sizeof date, "%04d-%02d-%02d", (int)row->year % 10000,
                       (int)row->month % 100, (int)row->day % 100);
    cs_cell_number(out, row->id);
    cs_cell_string(out, date);
    write_actor(out, row, row->source);
    cs_cell(out, row->code->name);
    cs_cell(out, row->cameo);
    cs_cell_decimal(out, row->code->scale[1], 2);
    write_actor(out, row, row->target);
    cs_cell(out, row->doc->article.id);
    cs_cell_number(out, row->event->sentence + 1);
    cs_cell(out, row->doc->article.publisher);
    cs_cell(out, city ? row->event->place_name : CS_TEXT(""));
    cs_empty_cells(out, 2); /* district, province */
    cs_cell(out, name_of_state(row, row->event->place_country));
    cs_cell_decimal(out, row->event->latitude, 4);
    if (city)
        cs_out_decimal(out, row->event->longitude, 4);
    cs_last_cell(out, CS_TEXT(""));
}

void cs_write_icews(cs_out *out, const casus_doc *doc, const cs_dict *dict,
                    const casus_choice *choice)
{
    cs_write_rows(out, doc, dict, choice, write_row);
}
