/* events.c - one JSON event record a line; fields without a value are left out. */
#include "write/write.h"

#include <math.h>

static void write_span(cs_out *out, casus_span span)
{
    cs_json_number(out, "start", span.start);
    cs_json_number(out, "end", span.end);
}

static void write_actors(cs_out *out, const char *key, const casus_actor *actors,
                         uint32_t count)
{
    if (!count)
        return;
    cs_json_open(out, key, '[');
    for (uint32_t i = 0; i < count; i++) {
        cs_json_open(out, NULL, '{');
        cs_json_text_if(out, "code", actors[i].code);
        cs_json_text_if(out, "kind", actors[i].kind);
        cs_json_text_if(out, "role", actors[i].role);
        cs_json_text_if(out, "country", actors[i].country);
        cs_json_text_if(out, "name", actors[i].name);
        if (actors[i].span.end >
            actors[i].span.start) /* a correction may have no words */
            write_span(out, actors[i].span);
        cs_json_close(out, '}');
    }
    cs_json_close(out, ']');
}

static void write_contexts(cs_out *out, casus_text contexts)
{
    casus_text context;
    if (!contexts.size)
        return;
    cs_json_open(out, "contexts", '[');
    while (cs_next_part(&contexts, ' ', &context))
        if (context.size)
            cs_json_text(out, NULL, context);
    cs_json_close(out, ']');
}

static void write_action(cs_out *out, const casus_event *event)
{
    cs_json_open(out, "action", '{');
    cs_json_text_if(out, "type", event->type);
    cs_json_text_if(out, "mode", event->mode);
    write_contexts(out, event->contexts);
    cs_json_text_if(out, "cameo", event->cameo);
    write_span(out, event->action);
    cs_json_close(out, '}');
}

static void write_about(cs_out *out, const casus_about *about)
{
    if (!about->polarity)
        return;
    cs_json_open(out, "about", '{');
    cs_json_text_if(out, "predicate", about->predicate);
    cs_json_text_if(out, "object", about->object);
    cs_json_text_if(out, "place", about->place);
    cs_json_number(out, "polarity", about->polarity);
    write_span(out, about->span);
    cs_json_close(out, '}');
}

void cs_write_speaker(cs_out *out, const char *key, const casus_speaker *speaker)
{
    cs_json_open(out, key, '{');
    cs_json_text_if(out, "kind", speaker->kind);
    cs_json_text_if(out, "name", speaker->name);
    if (speaker->code.size || speaker->role.size) {
        cs_json_open(out, "actor", '{');
        cs_json_text_if(out, "code", speaker->code);
        cs_json_text_if(out, "role", speaker->role);
        cs_json_close(out, '}');
    }
    if (speaker->span.end > speaker->span.start)
        write_span(out, speaker->span);
    cs_json_close(out, '}');
}

static void write_sources(cs_out *out, const casus_event *event)
{
    cs_json_text_if(out, "voice", event->voice);
    if (event->origin.kind.size)
        cs_write_speaker(out, "origin", &event->origin);
    if (!event->according_to_count)
        return;
    cs_json_open(out, "according_to", '[');
    for (uint32_t i = 0; i < event->according_to_count; i++)
        cs_write_speaker(out, NULL, &event->according_to[i]);
    cs_json_close(out, ']');
}

static void write_place(cs_out *out, const casus_event *event)
{
    if (!event->place_country.size)
        return;
    cs_json_open(out, "place", '{');
    cs_json_text_if(out, "name", event->place_name);
    cs_json_text(out, "country", event->place_country);
    if (!isnan(event->latitude)) {
        cs_json_decimal(out, "lat", event->latitude, 4);
        cs_json_decimal(out, "lon", event->longitude, 4);
    }
    cs_json_close(out, '}');
}

static void write_scales(cs_out *out, const cs_code *code)
{
    static const char *const names[CS_SCALES] = {"goldstein_gdelt", "goldstein_icews",
                                                 "goldstein_phoenix"};
    bool any = !isnan(code->plover_score);
    for (int i = 0; i < CS_SCALES; i++)
        any = any || !isnan(code->scale[i]);
    if (any) {
        cs_json_open(out, "scales", '{');
        if (!isnan(code->plover_score))
            cs_json_decimal(out, "plover", code->plover_score, 2);
        for (int i = 0; i < CS_SCALES; i++)
            if (!isnan(code->scale[i]))
                cs_json_decimal(out, names[i], code->scale[i], 2);
        cs_json_close(out, '}');
    }
    cs_json_open(out, "quad", '{');
    if (code->quad_plover)
        cs_json_number(out, "plover", code->quad_plover);
    cs_json_number(out, "gdelt", code->quad_gdelt);
    cs_json_close(out, '}');
}

static void write_event(cs_out *out, const casus_doc *doc, const cs_dict *dict,
                        const casus_event *event)
{
    const casus_sentence *sentence = &doc->analysis.sentences[event->sentence];
    const cs_code *code = cs_code_find(&dict->ontology, event->cameo);
    out->member = false;
    cs_json_open(out, NULL, '{');
    cs_json_text(out, "id", cs_text_of(event->id));
    cs_json_text(out, "document", doc->article.id);
    cs_json_number(out, "sentence", event->sentence + 1);
    cs_json_text_if(out, "date", event->date);
    cs_json_text_if(out, "date_from", event->date_from);
    write_actors(out, "actors", event->actors, event->actor_count);
    write_action(out, event);
    write_actors(out, "recipients", event->recipients, event->recipient_count);
    cs_json_text(out, "status", cs_text_of(casus_event_status_name(event->status)));
    write_about(out, &event->about);
    write_sources(out, event);
    write_place(out, event);
    cs_json_text_if(out, "issues", event->issues);
    if (code)
        write_scales(out, code);
    cs_json_text(out, "text",
                 cs_text_span(doc->article.text, sentence->start, sentence->end));
    cs_json_number(out, "start", sentence->start);
    cs_json_number(out, "end", sentence->end);
    cs_json_decimal(out, "confidence", event->confidence, 3);
    if (doc->corrected)
        cs_json_number(out, "corrected", doc->corrected);
    cs_json_text(out, "coder", doc->coder);
    cs_json_close(out, '}');
    cs_out_string(out, "\n");
}

void cs_write_events(cs_out *out, const casus_doc *doc, const cs_dict *dict,
                     const casus_choice *choice)
{
    for (uint32_t i = 0; i < doc->events.count; i++)
        if (doc->events.items[i].confidence >= choice->min_confidence)
            write_event(out, doc, dict, &doc->events.items[i]);
}
