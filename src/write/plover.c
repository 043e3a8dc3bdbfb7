/* plover.c - PLOVER as JSON lines (manual "Draft 2.0", chapter on data fields).
 *
 * PLOVER has no field for who said it and none for the status; it allows fields of one's own,
 * and ours stand in the object "casus".  Offsets are characters of the text, as PLOVER wants
 * them.  Events without a PLOVER type (CAMEO 01) are left out. */
#include "write/rows.h"
#include "write/write.h"

#include <math.h>

typedef struct cs_plover_writer {
    cs_out *out;
    const casus_doc *doc;
    const cs_dict *dict;
    uint32_t at, characters; /* of the text before byte `at` */
} cs_plover_writer;

/* Sentences come in text order, so the text is counted once. */
static uint32_t characters_before(cs_plover_writer *writer, uint32_t end)
{
    const char *text = writer->doc->article.text.data;
    if (end < writer->at)
        writer->at = writer->characters = 0;
    for (; writer->at < end; writer->at++)
        writer->characters += ((unsigned char)text[writer->at] & 0xC0) != 0x80;
    return writer->characters;
}

static bool is(casus_text kind, const char *name)
{
    return cs_text_is(kind, name);
}

/* A state's code, or one of PLOVER's seven codes for actors that are of no state. */
static casus_text entity_code(const cs_exchange *exchange, const casus_actor *actor)
{
    const casus_text state = cs_actor_state(actor);
    const cs_country_code *country = cs_country_code_of(exchange, state);
    const cs_group_code *row = cs_group_code_of(exchange, actor->code);
    if (country)
        return country->plover;
    if (row && is(row->group, "UNO"))
        return row->group;
    if (is(actor->code, "EUR"))
        return actor->code;
    if (row && row->root.size)
        return row->root;
    return is(actor->kind, "igo")           ? CS_TEXT("IGO")
           : is(actor->kind, "ngo")         ? CS_TEXT("NGO")
           : is(actor->kind, "armed_group") ? CS_TEXT("IMG")
           : is(actor->kind, "company")     ? CS_TEXT("MNC")
                                            : (casus_text){NULL, 0};
}

static casus_text sector_of(const cs_exchange *exchange, const casus_actor *actor)
{
    const cs_role_code *role = cs_role_code_of(exchange, actor->role);
    return role ? role->plover : actor->role;
}

static void write_actors(cs_plover_writer *writer, const char *key,
                         const casus_actor *actors, uint32_t count)
{
    cs_out *out = writer->out;
    const cs_exchange *exchange = &writer->dict->ontology.exchange;
    cs_json_open(out, key, '[');
    for (uint32_t i = 0; i < count; i++) {
        cs_json_open(out, NULL, '{');
        cs_json_text_if(out, "code", entity_code(exchange, &actors[i]));
        cs_json_text_if(out, "sector", sector_of(exchange, &actors[i]));
        cs_json_text_if(out, "entity_text", actors[i].name);
        if (!is(actors[i].kind, "country"))
            cs_json_text_if(out, "identifier_id", actors[i].code);
        cs_json_close(out, '}');
    }
    cs_json_close(out, ']');
}

static void write_list(cs_out *out, const char *key, casus_text items)
{
    casus_text item;
    cs_json_open(out, key, '[');
    while (cs_next_part(&items, ' ', &item))
        if (item.size)
            cs_json_text(out, NULL, item);
    cs_json_close(out, ']');
}

/* PLOVER's auxiliary modes for what is not plainly told as having happened.
 *  intent  the code is one of intent or threat already. */
static const char *auxiliary_of(casus_event_status status, bool intent)
{
    switch (status) {
    case CASUS_PLANNED:
    case CASUS_PROPOSED:
    case CASUS_THREATENED:
        return intent ? NULL : "future";
    case CASUS_HISTORICAL:
        return "historical";
    case CASUS_NEGATED:
    case CASUS_DENIED:
        return "negation";
    case CASUS_CONDITIONAL:
    case CASUS_HYPOTHETICAL:
        return "hypothetical";
    default:
        return NULL;
    }
}

static void write_modes(cs_out *out, const cs_code *code, const casus_event *event)
{
    const char *auxiliary =
        auxiliary_of(event->status, !cs_text_starts(event->cameo, code->cameo));
    if (!code->mode.size && !auxiliary)
        return;
    cs_json_open(out, "mode", '[');
    if (code->mode.size)
        cs_json_text(out, NULL, code->mode);
    if (auxiliary)
        cs_json_text(out, NULL, cs_text_of(auxiliary));
    cs_json_close(out, ']');
}

static void write_place(cs_plover_writer *writer, const casus_event *event)
{
    cs_out *out = writer->out;
    const cs_country_code *country =
        cs_country_code_of(&writer->dict->ontology.exchange, event->place_country);
    if (!event->place_country.size)
        return;
    cs_json_open(out, "event_loc", '{');
    cs_json_text_if(out, "extracted_place", event->place_name);
    if (!isnan(event->latitude)) {
        cs_json_decimal(out, "lat", event->latitude, 4);
        cs_json_decimal(out, "lon", event->longitude, 4);
    }
    if (country)
        cs_json_text_if(out, "country", country->name);
    cs_json_text(out, "country_code", country ? country->plover : event->place_country);
    cs_json_close(out, '}');
}

static void write_text(cs_plover_writer *writer, const casus_event *event)
{
    cs_out *out = writer->out;
    const casus_article *article = &writer->doc->article;
    const casus_sentence *sentence = &writer->doc->analysis.sentences[event->sentence];
    cs_json_text(out, "text",
                 cs_text_span(article->text, sentence->start, sentence->end));
    cs_json_open(out, "text_info", '{');
    cs_json_number(out, "sequence", event->sentence + 1);
    cs_json_number(out, "start", characters_before(writer, sentence->start));
    cs_json_number(out, "end", characters_before(writer, sentence->end));
    cs_json_close(out, '}');
    cs_json_open(out, "cite_info", '{');
    cs_json_text(out, "citation", article->id);
    cs_json_text_if(out, "url", article->url);
    cs_json_text_if(out, "title", article->title);
    cs_json_text(out, "language", cs_text_of(writer->dict->language));
    cs_json_text_if(out, "publication", article->publisher);
    cs_json_text(out, "codebook", CS_TEXT("PLOVER Draft 2.0"));
    cs_json_close(out, '}');
    cs_json_text(out, "coder", writer->doc->coder);
}

static void write_speaker(cs_out *out, const char *key, const casus_speaker *speaker)
{
    cs_json_open(out, key, '{');
    cs_json_text_if(out, "kind", speaker->kind);
    cs_json_text_if(out, "name", speaker->name);
    cs_json_text_if(out, "code", speaker->code);
    cs_json_text_if(out, "role", speaker->role);
    cs_json_close(out, '}');
}

/* What PLOVER has no field for. */
static void write_extension(cs_out *out, const casus_event *event)
{
    cs_json_open(out, "casus", '{');
    cs_json_text(out, "status", cs_text_of(casus_event_status_name(event->status)));
    cs_json_text(out, "cameo", event->cameo);
    cs_json_text_if(out, "voice", event->voice);
    if (event->origin.kind.size)
        write_speaker(out, "origin", &event->origin);
    if (event->according_to_count) {
        cs_json_open(out, "according_to", '[');
        for (uint32_t i = 0; i < event->according_to_count; i++)
            write_speaker(out, NULL, &event->according_to[i]);
        cs_json_close(out, ']');
    }
    if (event->about.polarity) {
        cs_json_open(out, "about", '{');
        cs_json_text_if(out, "predicate", event->about.predicate);
        cs_json_text_if(out, "object", event->about.object);
        cs_json_text_if(out, "place", event->about.place);
        cs_json_number(out, "polarity", event->about.polarity);
        cs_json_close(out, '}');
    }
    cs_json_decimal(out, "confidence", event->confidence, 3);
    cs_json_close(out, '}');
}

static void write_event(cs_plover_writer *writer, const casus_event *event,
                        const cs_code *code)
{
    cs_out *out = writer->out;
    out->member = false;
    cs_json_open(out, NULL, '{');
    cs_json_text(out, "id", cs_text_of(event->id));
    cs_json_text(out, "date", event->date);
    write_actors(writer, "actor", event->actors, event->actor_count);
    if (event->recipient_count)
        write_actors(writer, "recipient", event->recipients, event->recipient_count);
    write_list(out, "event", code->type);
    write_modes(out, code, event);
    if (code->contexts.size)
        write_list(out, "context", code->contexts);
    cs_json_number(out, "quad_code", code->quad_plover);
    if (!isnan(code->plover_score))
        cs_json_decimal(out, "event_scale", code->plover_score, 2);
    cs_json_open(out, "event_text", '[');
    cs_json_text(
        out, NULL,
        cs_text_span(writer->doc->article.text, event->action.start, event->action.end));
    cs_json_close(out, ']');
    write_place(writer, event);
    write_text(writer, event);
    write_extension(out, event);
    cs_json_close(out, '}');
    cs_out_string(out, "\n");
}

void cs_write_plover(cs_out *out, const casus_doc *doc, const cs_dict *dict,
                     const casus_choice *choice)
{
    cs_plover_writer writer = {.out = out, .doc = doc, .dict = dict};
    for (uint32_t i = 0; i < doc->events.count; i++) {
        const casus_event *event = &doc->events.items[i];
        const cs_code *code =
            cs_code_find(&dict->ontology, cs_chosen_code(dict, choice, event));
        if (code && code->type.size)
            write_event(&writer, event, code);
    }
}
