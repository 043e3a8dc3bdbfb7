/* chains.c - one JSON record a line for each chain of sources of an article: its links, its far
 * end, the events that rest on it and who says the contrary.  Fields: docs/records.md. */
#include "write/write.h"

static void write_texts(cs_out *out, const char *key, const casus_actor *actors,
                        uint32_t count)
{
    if (!count)
        return;
    cs_json_open(out, key, '[');
    for (uint32_t i = 0; i < count; i++)
        cs_json_text(out, NULL, actors[i].code.size ? actors[i].code : actors[i].name);
    cs_json_close(out, ']');
}

static void write_event(cs_out *out, const casus_doc *doc, const casus_event *event)
{
    cs_json_open(out, NULL, '{');
    cs_json_text(out, "id", cs_text_of(event->id));
    cs_json_number(out, "sentence", event->sentence + 1);
    cs_json_text_if(out, "date", event->date);
    write_texts(out, "actors", event->actors, event->actor_count);
    cs_json_text_if(out, "type", event->type);
    cs_json_text_if(out, "cameo", event->cameo);
    cs_json_text(out, "action",
                 cs_text_span(doc->article.text, event->action.start, event->action.end));
    write_texts(out, "recipients", event->recipients, event->recipient_count);
    cs_json_text(out, "status", cs_text_of(casus_event_status_name(event->status)));
    cs_json_text_if(out, "voice", event->voice);
    if (event->against_count) {
        cs_json_open(out, "against", '[');
        for (uint32_t i = 0; i < event->against_count; i++)
            cs_json_text(out, NULL, cs_text_of(doc->events.items[event->against[i]].id));
        cs_json_close(out, ']');
    }
    cs_json_close(out, '}');
}

static void write_chain(cs_out *out, const casus_doc *doc, uint32_t first)
{
    const casus_event *events = doc->events.items;
    out->member = false;
    cs_json_open(out, NULL, '{');
    cs_json_text(out, "document", doc->article.id);
    cs_json_text_if(out, "publisher", doc->article.publisher);
    cs_write_speaker(out, "origin", &events[first].origin);
    cs_json_open(out, "links", '[');
    for (uint32_t i = 0; i < events[first].according_to_count; i++)
        cs_write_speaker(out, NULL, &events[first].according_to[i]);
    cs_json_close(out, ']');
    cs_json_open(out, "events", '[');
    for (uint32_t i = first; i != CASUS_NONE; i = events[i].next)
        write_event(out, doc, &events[i]);
    cs_json_close(out, ']');
    cs_json_close(out, '}');
    cs_out_string(out, "\n");
}

void cs_write_chains(cs_out *out, const casus_doc *doc)
{
    for (uint32_t i = 0; i < doc->events.count; i++)
        if (doc->events.items[i].chain == i)
            write_chain(out, doc, i);
}
