/* explain.c - for people: each sentence, what was coded in it and why, or why nothing. */
#include "write/write.h"

static void write_names(cs_out *out, const casus_actor *actors, uint32_t count)
{
    if (!count)
        cs_out_string(out, "---");
    for (uint32_t i = 0; i < count; i++) {
        cs_out_string(out, i ? ", " : "");
        cs_out_text(out, actors[i].code.size ? actors[i].code : CS_TEXT("---"));
        if (actors[i].role.size) {
            cs_out_string(out, " ");
            cs_out_text(out, actors[i].role);
        }
        cs_out_string(out, " \"");
        cs_out_text(out, actors[i].name);
        cs_out_string(out, "\"");
    }
}

/* The way from the predicate up to the root: "send <xcomp- agree". */
static void write_path(cs_out *out, const casus_doc *doc, uint32_t word)
{
    const casus_word *words = doc->analysis.words;
    for (; word != CASUS_NONE; word = words[word].head) {
        cs_out_text(out, words[word].form);
        cs_out_string(out, " <");
        cs_out_text(out, words[word].deprel);
        cs_out_string(out, words[word].head == CASUS_NONE ? "" : "- ");
    }
    cs_out_string(out, "\n");
}

static void write_event(cs_out *out, const casus_doc *doc, const cs_dict *dict,
                        const casus_event *event)
{
    const cs_code *code = cs_code_find(&dict->ontology, event->cameo);
    cs_out_string(out, "  event   ");
    write_names(out, event->actors, event->actor_count);
    cs_out_string(out, " > ");
    write_names(out, event->recipients, event->recipient_count);
    cs_out_string(out, "\n  code    ");
    cs_out_text(out, event->cameo);
    cs_out_string(out, " ");
    cs_out_text(out, code ? code->name : CS_TEXT(""));
    cs_out_string(out, ", ");
    cs_out_string(out, casus_event_status_name(event->status));
    cs_out_string(out, "\n");
    for (uint32_t i = 0; i < event->according_to_count; i++) {
        cs_out_string(out, "  source  ");
        cs_out_text(out, event->according_to[i].name);
        cs_out_string(out, " (");
        cs_out_text(out, event->according_to[i].kind);
        cs_out_string(out, ")\n");
    }
    cs_out_string(out, "  path    ");
    write_path(out, doc, event->word);
    cs_out_string(out, "  rule    ");
    cs_out_text(out, event->rule);
    cs_out_string(out, "\n\n");
}

static bool names_actor(const casus_doc *doc, const casus_sentence *sentence)
{
    for (uint32_t i = 0; i < sentence->word_count; i++)
        if (doc->mentions.by_word[sentence->first_word + i] != CASUS_NONE)
            return true;
    return false;
}

/* "misses  verbal.txt:12  112  accuse  (obj:@actor)" */
static void write_reason(cs_out *out, const casus_reason *reason)
{
    cs_out_string(out, "    ");
    cs_out_text(out, reason->rule);
    cs_out_string(out, reason->rule.size ? ": " : "");
    cs_out_string(out, casus_reason_name(reason->kind));
    if (reason->condition.size) {
        cs_out_string(out, " ");
        cs_out_text(out, reason->condition);
    }
    cs_out_string(out, "\n");
}

/* What became of the entries of each word of a sentence; returns the next reason. */
static uint32_t write_reasons(cs_out *out, const casus_doc *doc,
                              const cs_reasons *reasons, uint32_t at, uint32_t sentence)
{
    uint32_t word = CASUS_NONE;
    for (; at < reasons->count && reasons->items[at].sentence == sentence; at++) {
        const casus_reason *reason = &reasons->items[at];
        if (reason->word != word) {
            word = reason->word;
            cs_out_string(out, "  \"");
            cs_out_text(out, doc->analysis.words[word].form);
            cs_out_string(out, "\"  ");
            write_path(out, doc, word);
        }
        write_reason(out, reason);
    }
    return at;
}

void cs_write_explain(cs_out *out, const casus_doc *doc, const cs_dict *dict,
                      const cs_reasons *reasons)
{
    uint32_t next = 0, reason = 0;
    for (uint32_t i = 0; i < doc->analysis.sentence_count; i++) {
        const casus_sentence *sentence = &doc->analysis.sentences[i];
        cs_out_number(out, i + 1);
        cs_out_string(out, ". ");
        cs_out_text(out, cs_text_span(doc->article.text, sentence->start, sentence->end));
        cs_out_string(out, "\n");
        const uint32_t first = next;
        for (; next < doc->events.count && doc->events.items[next].sentence == i; next++)
            write_event(out, doc, dict, &doc->events.items[next]);
        if (next == first)
            cs_out_string(out, "  no event\n");
        if (!names_actor(doc, sentence))
            cs_out_string(out, "  no actor of the dictionaries is named\n");
        const uint32_t before = reason;
        reason = write_reasons(out, doc, reasons, reason, i);
        if (reason == before)
            cs_out_string(out, "  no word has an entry in the frames\n");
        cs_out_string(out, "\n");
    }
}

void cs_write_status(cs_out *out, const casus_doc *doc)
{
    for (uint32_t i = 0; i < doc->analysis.sentence_count; i++) {
        const casus_sentence *sentence = &doc->analysis.sentences[i];
        for (uint32_t w = 0; w < sentence->word_count; w++) {
            const casus_word *word = &doc->analysis.words[sentence->first_word + w];
            const uint8_t status = doc->statuses[sentence->first_word + w];
            cs_out_text(out, doc->article.id);
            cs_out_string(out, "\t");
            cs_out_number(out, i + 1);
            cs_out_string(out, "\t");
            cs_out_number(out, word->start);
            cs_out_string(out, "\t");
            cs_out_number(out, word->end);
            cs_out_string(out, "\t");
            cs_out_text(out, word->form);
            cs_out_string(out, "\t");
            cs_out_string(out, casus_event_status_name((casus_event_status)status));
            cs_out_string(out, "\n");
        }
    }
}
