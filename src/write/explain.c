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

static bool has_frame(const casus_doc *doc, const cs_dict *dict, uint32_t word)
{
    const casus_word *at = &doc->analysis.words[word];
    return cs_frames_of(dict, doc->analysis.symbols[word].lemma, (casus_upos)at->upos) != 0;
}

/* Why nothing was coded in a sentence: no actor, no predicate, or no frame that fits. */
static void write_nothing(cs_out *out, const casus_doc *doc, const cs_dict *dict,
                          const casus_sentence *sentence)
{
    bool actor = false;
    uint32_t frame = CASUS_NONE;
    for (uint32_t i = 0; i < sentence->word_count; i++) {
        const uint32_t word = sentence->first_word + i;
        actor = actor || doc->mentions.by_word[word] != CASUS_NONE;
        if (frame == CASUS_NONE && has_frame(doc, dict, word))
            frame = word;
    }
    if (!actor) {
        cs_out_string(out, "  nothing: no actor of the dictionaries is named\n\n");
    } else if (frame == CASUS_NONE) {
        cs_out_string(out, "  nothing: no word has an entry in the frames\n\n");
    } else {
        cs_out_string(out, "  nothing: \"");
        cs_out_text(out, doc->analysis.words[frame].form);
        cs_out_string(out, "\" has an entry, but its conditions or actors are missing\n\n");
    }
}

void cs_write_explain(cs_out *out, const casus_doc *doc, const cs_dict *dict)
{
    uint32_t next = 0;
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
            write_nothing(out, doc, dict, sentence);
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
