/* csv.c - the event record as comma-separated values (RFC 4180 with plain line ends), with a
 * heading.  Lists are joined by "|". */
#include "write/write.h"

#include <math.h>

const char cs_csv_heading[] =
    "id,document,sentence,date,date_from,actor_codes,actor_kinds,actor_roles,actor_"
    "countries,"
    "actor_names,type,mode,contexts,cameo,action,action_start,action_end,recipient_codes,"
    "recipient_kinds,recipient_roles,recipient_countries,recipient_names,status,about_"
    "predicate,"
    "about_object,about_place,about_polarity,voice,origin_kind,origin_name,according_to_"
    "kinds,"
    "according_to_names,according_to_codes,place_name,place_country,latitude,longitude,"
    "plover_score,goldstein_gdelt,goldstein_icews,goldstein_phoenix,quad_plover,quad_"
    "gdelt,text,"
    "start,end,issues,confidence,coder\n";

static bool needs_quotes(casus_text text)
{
    for (uint32_t i = 0; i < text.size; i++)
        if (strchr(",\"\r\n", text.data[i]) || text.data[i] == '\0')
            return true;
    return false;
}

static void put(cs_out *out, casus_text text)
{
    uint32_t plain = 0;
    for (uint32_t i = 0; i < text.size; i++) {
        if (text.data[i] != '"')
            continue;
        cs_out_text(out, cs_text_span(text, plain, i + 1));
        plain = i;
    }
    cs_out_text(out, cs_text_span(text, plain, text.size));
}

/* Cells end in a comma; the last one is written without. */
static void cell(cs_out *out, casus_text text)
{
    const char *quote = needs_quotes(text) ? "\"" : "";
    cs_out_string(out, quote);
    put(out, text);
    cs_out_string(out, quote);
    cs_out_string(out, ",");
}

static void number(cs_out *out, int64_t value)
{
    cs_out_number(out, value);
    cs_out_string(out, ",");
}

static void decimal(cs_out *out, double value, int digits)
{
    if (!isnan(value))
        cs_out_decimal(out, value, digits);
    cs_out_string(out, ",");
}

/* A list of the texts at `first`, `step` bytes apart, always in quotes. */
static void list(cs_out *out, const casus_text *first, size_t step, uint32_t count)
{
    cs_out_string(out, count ? "\"" : "");
    for (uint32_t i = 0; i < count; i++) {
        cs_out_string(out, i ? "|" : "");
        put(out, *(const casus_text *)(const void *)((const char *)first + i * step));
    }
    cs_out_string(out, count ? "\"," : ",");
}

static void write_actors(cs_out *out, const casus_actor *actors, uint32_t count)
{
    static const casus_actor none;
    const casus_actor *first = count ? actors : &none;
    list(out, &first->code, sizeof *actors, count);
    list(out, &first->kind, sizeof *actors, count);
    list(out, &first->role, sizeof *actors, count);
    list(out, &first->country, sizeof *actors, count);
    list(out, &first->name, sizeof *actors, count);
}

static void write_sources(cs_out *out, const casus_event *event)
{
    static const casus_speaker none;
    const casus_speaker *first = event->according_to_count ? event->according_to : &none;
    cell(out, event->voice);
    cell(out, event->origin.kind);
    cell(out, event->origin.name);
    list(out, &first->kind, sizeof *first, event->according_to_count);
    list(out, &first->name, sizeof *first, event->according_to_count);
    list(out, &first->code, sizeof *first, event->according_to_count);
}

static void write_about(cs_out *out, const casus_about *about)
{
    cell(out, about->predicate);
    cell(out, about->object);
    cell(out, about->place);
    if (about->polarity)
        number(out, about->polarity);
    else
        cell(out, CS_TEXT(""));
}

static void write_scales(cs_out *out, const cs_code *code)
{
    decimal(out, code ? code->plover_score : NAN, 2);
    for (int i = 0; i < CS_SCALES; i++)
        decimal(out, code ? code->scale[i] : NAN, 2);
    decimal(out, code && code->quad_plover ? (double)code->quad_plover : (double)NAN, 0);
    decimal(out, code ? (double)code->quad_gdelt : (double)NAN, 0);
}

static void write_event(cs_out *out, const casus_doc *doc, const cs_dict *dict,
                        const casus_event *event)
{
    const casus_sentence *sentence = &doc->analysis.sentences[event->sentence];
    cell(out, cs_text_of(event->id));
    cell(out, doc->article.id);
    number(out, event->sentence + 1);
    cell(out, event->date);
    cell(out, event->date_from);
    write_actors(out, event->actors, event->actor_count);
    cell(out, event->type);
    cell(out, event->mode);
    cell(out, event->contexts);
    cell(out, event->cameo);
    cell(out, cs_text_span(doc->article.text, event->action.start, event->action.end));
    number(out, event->action.start);
    number(out, event->action.end);
    write_actors(out, event->recipients, event->recipient_count);
    cell(out, cs_text_of(casus_event_status_name(event->status)));
    write_about(out, &event->about);
    write_sources(out, event);
    cell(out, event->place_name);
    cell(out, event->place_country);
    decimal(out, event->latitude, 4);
    decimal(out, event->longitude, 4);
    write_scales(out, cs_code_find(&dict->ontology, event->cameo));
    cell(out, cs_text_span(doc->article.text, sentence->start, sentence->end));
    number(out, sentence->start);
    number(out, sentence->end);
    cell(out, event->issues);
    decimal(out, event->confidence, 3);
    cs_out_string(out, "\"");
    put(out, doc->coder);
    cs_out_string(out, "\"\n");
}

void cs_write_csv(cs_out *out, const casus_doc *doc, const cs_dict *dict,
                  const casus_choice *choice)
{
    for (uint32_t i = 0; i < doc->events.count; i++)
        if (doc->events.items[i].confidence >= choice->min_confidence)
            write_event(out, doc, dict, &doc->events.items[i]);
}
