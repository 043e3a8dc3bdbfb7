/* refer.c - "the sources", "this paper": to which earlier source a phrase points back.  Rule H3
 * of docs/attribution.md. */
#include "chain/chainer.h"

uint32_t cs_chain_word_at(const cs_analysis *analysis, uint32_t byte)
{
    uint32_t low = 0, high = analysis->word_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (analysis->words[middle].start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t cs_chain_head(const cs_analysis *analysis, casus_span span)
{
    for (uint32_t i = cs_chain_word_at(analysis, span.start);
         i < analysis->word_count && analysis->words[i].end <= span.end; i++) {
        const uint32_t head = analysis->words[i].head;
        if (head == CASUS_NONE || analysis->words[head].start < span.start ||
            analysis->words[head].end > span.end)
            return i;
    }
    return CASUS_NONE;
}

static bool is_proper(const cs_chainer *chainer, uint32_t word)
{
    if (chainer->analysis->words[word].upos == CASUS_UPOS_PROPN)
        return true;
    CS_EACH_CHILD(chainer->tree, word, child)
    if (chainer->analysis->words[child].upos == CASUS_UPOS_PROPN)
        return true;
    return false;
}

/* "the sources", "these officials", "the paper": definite, and nothing more is said of it. */
static bool points_back(const cs_chainer *chainer, uint32_t word, casus_span span)
{
    const cs_chain_classes *class = &chainer->classes;
    if (is_proper(chainer, word) || (!cs_chain_is(chainer, word, class->outlet) &&
                                     !cs_chain_is(chainer, word, class->anonymous) &&
                                     !cs_chain_is(chainer, word, class->document)))
        return false;
    bool definite = false;
    CS_EACH_CHILD(chainer->tree, word, child)
    {
        const casus_word *at = &chainer->analysis->words[child];
        if (at->start >= span.end)
            continue;
        if (at->relation == CASUS_REL_DET)
            definite = cs_chain_is(chainer, child, class->definite);
        else if (at->relation == CASUS_REL_NMOD || at->relation == CASUS_REL_NUMMOD ||
                 (at->relation == CASUS_REL_ACL &&
                  !cs_chain_is(chainer, child, class->citing)))
            return false;
    }
    return definite;
}

/* The earlier attribution whose source is meant: the same noun, or a named outlet. */
static uint32_t referent(const cs_chainer *chainer, uint32_t index)
{
    const casus_attribution *items = chainer->attributions->items;
    const uint32_t word = chainer->source_word[index];
    if (word == CASUS_NONE || !points_back(chainer, word, items[index].source[0]))
        return CASUS_NONE;
    const uint32_t lemma = chainer->analysis->symbols[word].lemma;
    for (uint32_t i = index; i-- > 0 && i + CS_LOOK_BACK >= index;) {
        const uint32_t other = chainer->source_word[i];
        if (other == CASUS_NONE || other >= word)
            continue;
        const bool outlet = cs_chain_is(chainer, word, chainer->classes.outlet) &&
                            cs_text_is(items[i].speaker.kind, "outlet");
        if (outlet || chainer->analysis->symbols[other].lemma == lemma)
            return chainer->refers[i] != CASUS_NONE ? chainer->refers[i] : i;
    }
    return CASUS_NONE;
}

/* Whether a name stands in another as whole words: "Karl Weber" in "the minister, Karl Weber". */
static bool holds_name(casus_text whole, casus_text name)
{
    for (uint32_t i = 0; name.size && i + name.size <= whole.size; i++) {
        const uint32_t end = i + name.size;
        if (memcmp(whole.data + i, name.data, name.size) == 0 &&
            (i == 0 || whole.data[i - 1] == ' ') &&
            (end == whole.size || whole.data[end] == ' ' || whole.data[end] == ','))
            return true;
    }
    return false;
}

/* H4: the first attribution to the same person. */
static uint32_t first_of_person(const cs_chainer *chainer, uint32_t index)
{
    const casus_attribution *items = chainer->attributions->items;
    if (!cs_text_is(items[index].speaker.kind, "person"))
        return index;
    for (uint32_t i = index; i-- > 0 && i + CS_LOOK_BACK >= index;)
        if (cs_text_is(items[i].speaker.kind, "person") &&
            holds_name(items[i].speaker.name, items[index].speaker.name))
            return chainer->same_as[i];
    return index;
}

void cs_find_referents(cs_chainer *chainer)
{
    for (uint32_t i = 0; i < chainer->attributions->count; i++) {
        const casus_attribution *at = &chainer->attributions->items[i];
        chainer->source_word[i] = at->source_count
                                      ? cs_chain_head(chainer->analysis, at->source[0])
                                      : CASUS_NONE;
        chainer->refers[i] = referent(chainer, i);
        chainer->same_as[i] = first_of_person(chainer, i);
    }
}
