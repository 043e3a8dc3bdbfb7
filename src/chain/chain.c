/* chain.c - on whose word each event rests.  Rules H1-H9: docs/attribution.md.
 *
 * An event rests on every report or belief whose content covers its action, from the outermost
 * inward; what points back ("the sources say") brings the chain of what it points to. */
#include "chain/chain.h"

#include "base/array.h"
#include "base/error.h"

enum { MAX_LINKS = 8, CLIMB = 16, LOOK_BACK = 64 };

typedef struct cs_chain_classes {
    uint32_t definite, author, judging, outlet, anonymous, document, citing;
} cs_chain_classes;

typedef struct cs_chainer {
    const casus_article *article;
    const cs_analysis *analysis;
    const cs_tree *tree;
    const cs_attributions *attributions;
    const cs_dict *dict;
    cs_arena *arena;
    cs_chain_classes classes;
    /* [attributions] head word of the source or CASUS_NONE */
    uint32_t *source_word;
    /* [attributions] the earlier one it points back to, or CASUS_NONE */
    uint32_t *refers;
    /* [sentences + 1] first attribution of the sentence or a later one */
    uint32_t *first_from;
} cs_chainer;

typedef struct cs_links {
    const casus_speaker *items[MAX_LINKS];
    uint32_t count;
} cs_links;

static bool in_class(const cs_chainer *chainer, uint32_t word, uint32_t class)
{
    return cs_in_class(chainer->dict, chainer->analysis->symbols[word].lemma, class);
}

/* The first word that starts at or after a byte. */
static uint32_t word_at(const cs_analysis *analysis, uint32_t byte)
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

/* The word of a span whose head lies outside it. */
static uint32_t head_of(const cs_analysis *analysis, casus_span span)
{
    for (uint32_t i = word_at(analysis, span.start);
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
    if (is_proper(chainer, word) || (!in_class(chainer, word, class->outlet) &&
                                     !in_class(chainer, word, class->anonymous) &&
                                     !in_class(chainer, word, class->document)))
        return false;
    bool definite = false;
    CS_EACH_CHILD(chainer->tree, word, child)
    {
        const casus_word *at = &chainer->analysis->words[child];
        if (at->start >= span.end)
            continue;
        if (at->relation == CASUS_REL_DET)
            definite = in_class(chainer, child, class->definite);
        else if (at->relation == CASUS_REL_NMOD || at->relation == CASUS_REL_NUMMOD ||
                 (at->relation == CASUS_REL_ACL &&
                  !in_class(chainer, child, class->citing)))
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
    for (uint32_t i = index; i-- > 0 && i + LOOK_BACK >= index;) {
        const uint32_t other = chainer->source_word[i];
        if (other == CASUS_NONE || other >= word)
            continue;
        const bool outlet = in_class(chainer, word, chainer->classes.outlet) &&
                            cs_text_is(items[i].speaker.kind, "outlet");
        if (outlet || chainer->analysis->symbols[other].lemma == lemma)
            return chainer->refers[i] != CASUS_NONE ? chainer->refers[i] : i;
    }
    return CASUS_NONE;
}

static bool counts(const casus_attribution *attribution)
{
    return cs_text_is(attribution->reading, "report") ||
           cs_text_is(attribution->reading, "belief");
}

static void push_link(cs_links *links, const casus_speaker *speaker)
{
    for (uint32_t i = 0; i < links->count; i++)
        if (cs_text_equal(links->items[i]->name, speaker->name) &&
            cs_text_equal(links->items[i]->kind, speaker->kind))
            return;
    if (links->count < MAX_LINKS)
        links->items[links->count++] = speaker;
}

/* The links of what an attribution points back to: its parents from outside, then itself. */
static void push_referent(const cs_chainer *chainer, cs_links *links, uint32_t index)
{
    const casus_attribution *items = chainer->attributions->items;
    uint32_t up[CLIMB], count = 0;
    for (uint32_t at = index; at != CASUS_NONE && count < CLIMB; at = items[at].parent)
        up[count++] = at;
    while (count-- > 0) {
        const uint32_t meant = chainer->refers[up[count]];
        if (counts(&items[up[count]]))
            push_link(links, &items[meant != CASUS_NONE ? meant : up[count]].speaker);
    }
}

static bool covers(const casus_attribution *attribution, casus_span span)
{
    for (uint32_t i = 0; i < attribution->content_count; i++)
        if (attribution->content[i].start <= span.start &&
            span.end <= attribution->content[i].end)
            return true;
    return false;
}

static bool overlaps_cue(const casus_attribution *attribution, casus_span span)
{
    for (uint32_t i = 0; i < attribution->cue_count; i++)
        if (attribution->cue[i].start < span.end && span.start < attribution->cue[i].end)
            return true;
    return false;
}

/* Whether the byte stands between quotation marks of the sentence or content around it. */
static bool in_marks(casus_text text, uint32_t from, uint32_t at)
{
    bool open = false;
    for (uint32_t i = from; i < at && i < text.size; i++) {
        const casus_text rest = cs_text_span(text, i, text.size);
        if (rest.data[0] == '"')
            open = !open;
        else if (cs_text_starts(rest, CS_TEXT("\xE2\x80\x9C")))
            open = true;
        else if (cs_text_starts(rest, CS_TEXT("\xE2\x80\x9D")))
            open = false;
    }
    return open;
}

/* Whether a word gives the author's view of what `act` heads. */
static bool word_judges(const cs_chainer *chainer, uint32_t word, uint32_t act)
{
    const casus_word *at = &chainer->analysis->words[word];
    if (at->upos == CASUS_UPOS_PRON && (at->features & CASUS_FEAT_FIRST))
        return true;
    if (in_class(chainer, word, chainer->classes.author))
        return true;
    return in_class(chainer, word, chainer->classes.judging) &&
           (at->relation == CASUS_REL_ROOT || cs_dominates(chainer->tree, word, act));
}

/* Whether the sentence around a word is the author's own opinion: first person, judging
 * adverbs, "it is likely that", a question. */
static bool is_opinion(const cs_chainer *chainer, const casus_event *event)
{
    const casus_sentence *sentence = &chainer->analysis->sentences[event->sentence];
    const uint32_t end = sentence->first_word + sentence->word_count;
    bool marks = false;
    for (uint32_t i = sentence->first_word; i < end; i++) {
        const casus_word *word = &chainer->analysis->words[i];
        if (word->upos == CASUS_UPOS_PUNCT)
            marks = marks || (word->form.size == 1 && word->form.data[0] == '?');
        else if (word_judges(chainer, i, event->word))
            return true;
    }
    return marks;
}

static casus_text voice_of(const cs_chainer *chainer, const casus_event *event,
                           bool attributed, bool quoted)
{
    if (quoted)
        return CS_TEXT("quote");
    return !attributed && is_opinion(chainer, event) ? CS_TEXT("author")
                                                     : CS_TEXT("report");
}

static bool add_publisher(const cs_chainer *chainer, cs_links *links)
{
    const casus_text first = chainer->article->first_publisher;
    if (!first.size || cs_text_equal(first, chainer->article->publisher))
        return true;
    casus_speaker *speaker = cs_arena_alloc(chainer->arena, sizeof *speaker);
    if (!speaker)
        return false;
    *speaker = (casus_speaker){.kind = CS_TEXT("outlet"), .name = first};
    push_link(links, speaker);
    return true;
}

static bool store(const cs_chainer *chainer, const cs_links *links, casus_event *event)
{
    casus_speaker *speakers =
        cs_arena_alloc(chainer->arena, ((size_t)links->count + 1) * sizeof *speakers);
    if (!speakers)
        return false;
    for (uint32_t i = 0; i < links->count; i++)
        speakers[i] = *links->items[i];
    event->according_to = speakers;
    event->according_to_count = links->count;
    if (links->count)
        event->origin = speakers[links->count - 1];
    return true;
}

static bool chain_event(const cs_chainer *chainer, casus_event *event)
{
    cs_links links = {.count = 0};
    bool quoted = false;
    if (!add_publisher(chainer, &links))
        return false;
    const uint32_t own = links.count;
    const casus_word *word = &chainer->analysis->words[event->word];
    const casus_span action = {word->start, word->end};
    const uint32_t before = event->sentence > LOOK_BACK ? event->sentence - LOOK_BACK : 0;
    for (uint32_t i = chainer->first_from[before];
         i < chainer->attributions->count &&
         chainer->attributions->items[i].sentence <= event->sentence + 2;
         i++) {
        const casus_attribution *at = &chainer->attributions->items[i];
        if (!counts(at) || !covers(at, action) || overlaps_cue(at, action))
            continue;
        quoted = quoted || cs_text_is(at->kind, "direct") ||
                 (cs_text_is(at->kind, "mixed") &&
                  in_marks(chainer->analysis->text, at->content[0].start, action.start));
        if (chainer->refers[i] != CASUS_NONE)
            push_referent(chainer, &links, chainer->refers[i]);
        else
            push_link(&links, &at->speaker);
    }
    event->voice = voice_of(chainer, event, links.count > own, quoted);
    return store(chainer, &links, event);
}

static bool prepare(cs_chainer *chainer)
{
    const uint32_t count = chainer->attributions->count;
    const uint32_t sentences = chainer->analysis->sentence_count;
    chainer->source_word =
        cs_arena_alloc(chainer->arena, ((size_t)count + 1) * sizeof(uint32_t));
    chainer->refers =
        cs_arena_alloc(chainer->arena, ((size_t)count + 1) * sizeof(uint32_t));
    chainer->first_from =
        cs_arena_alloc(chainer->arena, ((size_t)sentences + 1) * sizeof(uint32_t));
    if (!chainer->source_word || !chainer->refers || !chainer->first_from)
        return false;
    uint32_t next = 0;
    for (uint32_t i = 0; i < count; i++) {
        const casus_attribution *at = &chainer->attributions->items[i];
        chainer->source_word[i] =
            at->source_count ? head_of(chainer->analysis, at->source[0]) : CASUS_NONE;
        chainer->refers[i] = referent(chainer, i);
        while (next <= at->sentence && next <= sentences)
            chainer->first_from[next++] = i;
    }
    while (next <= sentences)
        chainer->first_from[next++] = count;
    return true;
}

casus_status cs_chain(const cs_chain_input *input, cs_arena *arena, cs_events *events,
                      casus_error *error)
{
    const cs_dict *dict = input->dict;
    cs_chainer chainer = {.article = input->article,
                          .analysis = input->analysis,
                          .tree = input->tree,
                          .attributions = input->attributions,
                          .dict = dict,
                          .arena = arena};
    chainer.classes =
        (cs_chain_classes){.definite = cs_class_find(dict, "@definite"),
                           .author = cs_class_find(dict, "@author-word"),
                           .judging = cs_class_find(dict, "@judging-word"),
                           .outlet = cs_class_find(dict, "@outlet-word"),
                           .citing = cs_class_find(dict, "@citing-verb"),
                           .anonymous = cs_class_find(dict, "@anonymous-source"),
                           .document = cs_class_find(dict, "@document-source")};
    if (!prepare(&chainer))
        return cs_nomem(error);
    for (uint32_t i = 0; i < events->count; i++)
        if (!chain_event(&chainer, &events->items[i]))
            return cs_nomem(error);
    return CASUS_OK;
}
