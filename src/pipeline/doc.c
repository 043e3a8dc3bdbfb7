/* doc.c - what a document shows. */
#include "data/doc.h"

#include "casus.h"

#include <stdlib.h>

const casus_article *casus_doc_article(const casus_doc *doc)
{
    return &doc->article;
}

uint32_t casus_source_offset(const casus_article *article, uint32_t at)
{
    uint32_t low = 0, high = article->map_count;
    if (!high)
        return at;
    while (high - low > 1) {
        const uint32_t middle = low + (high - low) / 2;
        if (article->map[middle].text <= at)
            low = middle;
        else
            high = middle;
    }
    return article->map[low].source + (at - article->map[low].text);
}

const casus_sentence *casus_doc_sentences(const casus_doc *doc, uint32_t *count)
{
    *count = doc->analysis.sentence_count;
    return doc->analysis.sentences;
}

const casus_token *casus_doc_tokens(const casus_doc *doc, uint32_t *count)
{
    *count = doc->analysis.token_count;
    return doc->analysis.tokens;
}

const casus_word *casus_doc_words(const casus_doc *doc, uint32_t *count)
{
    *count = doc->analysis.word_count;
    return doc->analysis.words;
}

const casus_attribution *casus_doc_attributions(const casus_doc *doc, uint32_t *count)
{
    *count = doc->attributions.count;
    return doc->attributions.items;
}

const casus_event *casus_doc_events(const casus_doc *doc, uint32_t *count)
{
    *count = doc->events.count;
    return doc->events.items;
}

void casus_doc_free(casus_doc *doc)
{
    if (!doc)
        return;
    cs_arena_free(&doc->arena);
    free(doc);
}
