/* topic.c - phrases of a whole sentence: those that rule it out, and the issues it speaks of. */
#include "code/coder.h"

#include <stdio.h>

static uint32_t step(const cs_coder *coder, uint32_t node, uint32_t word)
{
    const cs_symbols *symbols = &coder->tree->symbols[word];
    const uint32_t next = cs_phrase_step(coder->dict, node, symbols->lower);
    return next ? next : cs_phrase_step(coder->dict, node, symbols->lemma);
}

/* What a phrase of discards.txt that begins at a word rules out. */
static cs_discard discard_at(const cs_coder *coder, uint32_t word, uint32_t limit)
{
    cs_discard found = CS_DISCARD_NONE;
    uint32_t node = coder->dict->discards;
    for (uint32_t i = word; i < limit && node; i++) {
        node = step(coder, node, i);
        if (cs_phrase_discard(coder->dict, node) > found)
            found = cs_phrase_discard(coder->dict, node);
    }
    return found;
}

cs_discard cs_discard_of(const cs_coder *coder, const casus_sentence *sentence)
{
    cs_discard found = CS_DISCARD_NONE;
    const uint32_t limit = sentence->first_word + sentence->word_count;
    for (uint32_t i = sentence->first_word; i < limit && coder->dict->discards; i++) {
        const cs_discard here = discard_at(coder, i, limit);
        found = here > found ? here : found;
    }
    return found;
}

bool cs_is_document_discarded(const cs_coder *coder)
{
    const cs_analysis *analysis = coder->in->analysis;
    for (uint32_t s = 0; s < analysis->sentence_count && coder->dict->discards; s++)
        if (cs_discard_of(coder, &analysis->sentences[s]) == CS_DISCARD_DOCUMENT)
            return true;
    return false;
}

/* ---- issues --------------------------------------------------------------------------- */

enum { ISSUES = 32, SECTIONS = 32, CODE_ROOM = 40 };

/* The issues of a sentence, each once, and the sections that are ruled out. */
struct cs_topic {
    const cs_issue *issue[ISSUES];
    uint32_t times[ISSUES];
    uint32_t count;
    casus_text closed[SECTIONS];
    uint32_t closed_count;
};

static bool is_closed(const cs_topic *topic, casus_text section)
{
    for (uint32_t i = 0; i < topic->closed_count; i++)
        if (cs_text_equal(topic->closed[i], section))
            return true;
    return false;
}

static void count_issue(cs_topic *topic, const cs_issue *issue)
{
    uint32_t at = 0;
    while (at < topic->count && !cs_text_equal(topic->issue[at]->code, issue->code))
        at++;
    if (at == ISSUES)
        return;
    topic->issue[at] = issue;
    topic->times[at]++;
    topic->count += at == topic->count;
}

static void close_section(cs_topic *topic, casus_text section)
{
    if (topic->closed_count < SECTIONS && !is_closed(topic, section))
        topic->closed[topic->closed_count++] = section;
}

/* What the phrases of a sentence say.  In the first round they close sections, in the second they
 * count issues; `of_document`: only what holds for all sentences is looked for. */
static void read_sentence(const cs_coder *coder, const casus_sentence *sentence,
                          bool of_document, bool counts, cs_topic *topic)
{
    const uint32_t limit = sentence->first_word + sentence->word_count;
    for (uint32_t first = sentence->first_word; first < limit; first++) {
        uint32_t node = coder->dict->issue_start;
        for (uint32_t i = first; i < limit && node; i++) {
            node = step(coder, node, i);
            for (const cs_issue *issue = cs_phrase_issue(coder->dict, node); issue;
                 issue = cs_issue_next(coder->dict, issue)) {
                if (counts && issue->effect == CS_ISSUE_CODE &&
                    !is_closed(topic, issue->section))
                    count_issue(topic, issue);
                if (!counts &&
                    (issue->effect == CS_ISSUE_NOT_IN_DOCUMENT ||
                     (issue->effect == CS_ISSUE_NOT_IN_SENTENCE && !of_document)))
                    close_section(topic, issue->section);
            }
        }
    }
}

/* "SCHOOLS,2;TEACHERS,1" in the order of the text. */
static casus_text text_of(cs_coder *coder, const cs_topic *topic)
{
    char room[ISSUES * CODE_ROOM];
    size_t used = 0;
    for (uint32_t i = 0; i < topic->count; i++) {
        const casus_text code = topic->issue[i]->code;
        const int size =
            snprintf(room + used, sizeof room - used, "%s%.*s,%u", i ? ";" : "",
                     (int)code.size, code.data, (unsigned)topic->times[i]);
        if (size < 0 || used + (size_t)size >= sizeof room)
            break;
        used += (size_t)size;
    }
    const casus_text text = cs_text_copy(cs_text(room, used), coder->arena);
    coder->failed = coder->failed || !text.data;
    return text;
}

/* What is ruled out in the whole document is found once. */
static bool prepare(cs_coder *coder)
{
    const cs_analysis *analysis = coder->in->analysis;
    if (coder->document_topic)
        return true;
    cs_topic *topic = cs_arena_alloc(coder->arena, sizeof *topic);
    coder->document_topic = topic;
    coder->failed = coder->failed || !topic;
    for (uint32_t s = 0; topic && s < analysis->sentence_count; s++)
        read_sentence(coder, &analysis->sentences[s], true, false, topic);
    return topic != NULL;
}

casus_text cs_issues_of(cs_coder *coder, uint32_t sentence)
{
    const casus_sentence *at = &coder->in->analysis->sentences[sentence];
    if (!coder->dict->issue_start || !prepare(coder))
        return (casus_text){NULL, 0};
    cs_topic topic = *coder->document_topic;
    read_sentence(coder, at, false, false, &topic);
    read_sentence(coder, at, false, true, &topic);
    return text_of(coder, &topic);
}
