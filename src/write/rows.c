#include "write/rows.h"

#include "base/utf8.h"
#include "write/story.h"

#include <math.h>

casus_text cs_chosen_code(const cs_dict *dict, const casus_choice *choice,
                          const casus_event *event)
{
    const casus_text code =
        cs_code_with_status(&dict->ontology.exchange, event->cameo, event->status);
    if (event->confidence < choice->min_confidence)
        return (casus_text){NULL, 0};
    return !code.size && choice->all_statuses ? event->cameo : code;
}

static int64_t id_of(const casus_event *event, uint32_t ordinal)
{
    unsigned char key[sizeof event->id + 4];
    memcpy(key, event->id, sizeof event->id);
    for (size_t i = 0; i < 4; i++)
        key[sizeof event->id + i] = (unsigned char)(ordinal >> (8 * i));
    return (int64_t)(cs_hash(key, sizeof key) >> 11);
}

static void set_date(cs_row *row)
{
    cs_period period;
    if (cs_date_parse(row->event->date, &period))
        cs_date_from_days(period.from, &row->year, &row->month, &row->day);
}

/* Where rows go: to their writer, or first into a story that knows each once. */
typedef struct cs_row_sink {
    cs_out *out;
    cs_row_writer write;
    cs_story *story; /* NULL = none */
} cs_row_sink;

static void put_row(const cs_row_sink *sink, const cs_row *row)
{
    if (!sink->story)
        sink->write(sink->out, row);
    else if (!cs_story_add(sink->story, row))
        sink->out->status = CASUS_NOMEM;
}

/* One row, or two when the act has a way back. */
static void write_pair(const cs_row_sink *sink, cs_row *row, casus_text back,
                       uint32_t *ordinal)
{
    const cs_ontology *ontology = &row->dict->ontology;
    for (int way = 0; way < 2; way++) {
        cs_actor_code_of(&ontology->exchange, row->source, &row->source_code);
        cs_actor_code_of(&ontology->exchange, row->target, &row->target_code);
        row->code = cs_code_find(ontology, row->cameo);
        row->id = id_of(row->event, (*ordinal)++);
        if (row->code)
            put_row(sink, row);
        if (!back.size || !row->source || !row->target)
            return;
        const casus_actor *source = row->source;
        row->source = row->target;
        row->target = source;
        row->cameo = back;
    }
}

static void write_pairs(const cs_row_sink *sink, const cs_row *event)
{
    const uint32_t actors = event->event->actor_count ? event->event->actor_count : 1;
    const uint32_t recipients =
        event->event->recipient_count ? event->event->recipient_count : 1;
    const cs_exchange *exchange = &event->dict->ontology.exchange;
    casus_text back = cs_code_back(exchange, event->cameo);
    uint32_t ordinal = 0;
    if (!back.size)
        back =
            cs_code_with_status(exchange, event->event->cameo_back, event->event->status);
    for (uint32_t i = 0; i < actors; i++) {
        for (uint32_t j = 0; j < recipients; j++) {
            cs_row row = *event;
            row.source = event->event->actor_count ? &event->event->actors[i] : NULL;
            row.target =
                event->event->recipient_count ? &event->event->recipients[j] : NULL;
            write_pair(sink, &row, back, &ordinal);
        }
    }
}

void cs_write_rows(cs_out *out, const casus_doc *doc, const cs_dict *dict,
                   const casus_choice *choice, cs_row_writer write)
{
    cs_story story = {.room = 0};
    const cs_row_sink sink = {out, write, choice->one_a_story ? &story : NULL};
    for (uint32_t i = 0; i < doc->events.count; i++) {
        cs_row row = {
            .doc = doc, .dict = dict, .event = &doc->events.items[i], .mentions = 1};
        row.cameo = cs_chosen_code(dict, choice, row.event);
        set_date(&row);
        if (row.cameo.size)
            write_pairs(&sink, &row);
    }
    for (uint32_t i = 0; i < story.rows.count; i++)
        write(out, &story.rows.items[i]);
    cs_arena_free(&story.arena);
}

/* ---- cells ------------------------------------------------------------------------ */

static void put(cs_out *out, casus_text text)
{
    uint32_t plain = 0;
    for (uint32_t i = 0; i < text.size; i++) {
        if ((unsigned char)text.data[i] >= ' ')
            continue;
        cs_out_text(out, cs_text_span(text, plain, i));
        cs_out_string(out, " ");
        plain = i + 1;
    }
    cs_out_text(out, cs_text_span(text, plain, text.size));
}

void cs_cell(cs_out *out, casus_text text)
{
    put(out, text);
    cs_out_string(out, "\t");
}

void cs_last_cell(cs_out *out, casus_text text)
{
    put(out, text);
    cs_out_string(out, "\n");
}

void cs_cell_string(cs_out *out, const char *string)
{
    cs_cell(out, cs_text_of(string));
}

void cs_cell_number(cs_out *out, int64_t number)
{
    cs_out_number(out, number);
    cs_out_string(out, "\t");
}

void cs_cell_decimal(cs_out *out, double number, int digits)
{
    if (!isnan(number))
        cs_out_decimal(out, number, digits);
    cs_out_string(out, "\t");
}

void cs_cell_upper(cs_out *out, casus_text text)
{
    for (uint32_t i = 0, length; i < text.size; i += length) {
        char bytes[4];
        const uint32_t upper = cs_to_upper(cs_utf8_decode(text.data + i, &length));
        put(out, cs_text(bytes, cs_utf8_encode(upper, bytes)));
    }
    cs_out_string(out, "\t");
}

void cs_empty_cells(cs_out *out, int count)
{
    while (count-- > 0)
        cs_out_string(out, "\t");
}

void cs_cell_date(cs_out *out, const cs_row *row)
{
    if (row->year)
        cs_out_number(out, row->year * 10000 + row->month * 100 + row->day);
    cs_out_string(out, "\t");
}

casus_text cs_url_of(const casus_doc *doc)
{
    return doc->article.url.size ? doc->article.url : doc->article.id;
}
