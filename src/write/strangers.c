/* strangers.c - names that no dictionary knows, where an actor would stand: tab-separated. */
#include "dict/dict.h"
#include "dict/frames.h"
#include "write/rows.h"
#include "write/write.h"

/* "source" or "recipient" of a verb that has a frame, NULL elsewhere. */
static const char *part_of(const casus_doc *doc, const cs_dict *dict, uint32_t word)
{
    const cs_tree *tree = &doc->tree;
    while (tree->words[word].relation == CASUS_REL_CONJ &&
           tree->words[word].head != CASUS_NONE)
        word = tree->words[word].head;
    const casus_word *at = &tree->words[word];
    const bool passive = at->subtype == CASUS_SUB_PASS;
    if (at->head == CASUS_NONE || tree->words[at->head].upos != CASUS_UPOS_VERB ||
        !cs_frames_of(dict, tree->symbols[at->head].lemma, CASUS_UPOS_VERB))
        return NULL;
    switch (at->relation) {
    case CASUS_REL_NSUBJ:
        return passive ? "recipient" : "source";
    case CASUS_REL_OBJ:
    case CASUS_REL_IOBJ:
        return "recipient";
    case CASUS_REL_OBL:
        return at->subtype == CASUS_SUB_AGENT ? "source" : NULL;
    default:
        return NULL;
    }
}

static uint32_t sentence_of(const casus_doc *doc, uint32_t word, uint32_t from)
{
    while (from + 1 < doc->analysis.sentence_count &&
           doc->analysis.sentences[from + 1].first_word <= word)
        from++;
    return from;
}

void cs_write_strangers(cs_out *out, const casus_doc *doc, const cs_dict *dict)
{
    uint32_t sentence = 0;
    for (uint32_t i = 0; i < doc->mentions.count; i++) {
        const cs_mention *mention = &doc->mentions.items[i];
        const char *part =
            mention->unknown && doc->tree.words[mention->word].upos == CASUS_UPOS_PROPN
                ? part_of(doc, dict, mention->word)
                : NULL;
        if (!part)
            continue;
        sentence = sentence_of(doc, mention->word, sentence);
        const casus_sentence *at = &doc->analysis.sentences[sentence];
        cs_cell(out, doc->mentions.actors[mention->first_actor].name);
        cs_cell_string(out, part);
        cs_cell(out, doc->article.id);
        cs_cell_number(out, sentence + 1);
        cs_last_cell(out, cs_text_span(doc->article.text, at->start, at->end));
    }
}
