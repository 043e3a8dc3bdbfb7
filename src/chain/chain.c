/* chain.c - on whose word each event rests.  Rules H1-H9: docs/attribution.md.
 *
 * An event rests on every report or belief whose content covers its action, from the outermost
 * inward; what points back ("the sources say") brings the chain of what it points to. */
#include "chain/chain.h"

#include "base/error.h"
#include "chain/chainer.h"

/* Links of a chain, parents, attributions inside another that may be of the same speaker. */
enum { MAX_LINKS = 8, CLIMB = 16, NEAR = 8 };

/* Attributions of later sentences whose contents may reach back end this far behind. */
enum { LOOK_AHEAD = 3 };

typedef struct cs_links {
    const casus_speaker *items[MAX_LINKS];
    const casus_attribution
        *sources[MAX_LINKS]; /* what brought the link; NULL: the page */
    uint32_t count;
} cs_links;

/* "The Guardian" and "Guardian": one name ends in the other as a word of its own. */
static bool same_name(casus_text a, casus_text b)
{
    if (a.size < b.size)
        return same_name(b, a);
    return b.size && cs_text_ends(a, b) &&
           (a.size == b.size || a.data[a.size - b.size - 1] == ' ');
}

static bool is_page(const cs_chainer *chainer, const casus_speaker *speaker)
{
    return cs_text_is(speaker->kind, "outlet") &&
           same_name(speaker->name, chainer->article->publisher);
}

/* H2, H4: one link more, unless it is in the chain or is the page itself. */
static void push_link(const cs_chainer *chainer, cs_links *links,
                      const casus_speaker *speaker, const casus_attribution *source)
{
    for (uint32_t i = 0; i < links->count; i++) {
        const casus_speaker *other = links->items[i];
        const bool outlets =
            cs_text_is(other->kind, "outlet") && cs_text_is(speaker->kind, "outlet");
        if (cs_text_equal(other->kind, speaker->kind) &&
            (outlets ? same_name(other->name, speaker->name)
                     : cs_text_equal(other->name, speaker->name)))
            return;
    }
    if (links->count == MAX_LINKS || is_page(chainer, speaker))
        return;
    links->items[links->count] = speaker;
    links->sources[links->count++] = source;
}

/* The outlet to whom it was said stands before him who said it. */
static void push_source(const cs_chainer *chainer, cs_links *links,
                        const casus_attribution *source)
{
    if (cs_text_is(source->via.kind, "outlet"))
        push_link(chainer, links, &source->via, NULL);
    const uint32_t index = (uint32_t)(source - chainer->attributions->items);
    push_link(chainer, links,
              &chainer->attributions->items[chainer->same_as[index]].speaker, source);
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
        if (cs_chain_counts(&items[up[count]]))
            push_source(chainer, links, &items[meant != CASUS_NONE ? meant : up[count]]);
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

/* "He said he hoped ...": the hope is the speaker's own, and saying so is having it. */
static bool is_self(const cs_chainer *chainer, uint32_t outer, casus_span action)
{
    const casus_attribution *items = chainer->attributions->items;
    for (uint32_t i = outer + 1; i <= outer + NEAR && i < chainer->attributions->count &&
                                 items[i].sentence == items[outer].sentence;
         i++) {
        const uint32_t word = chainer->source_word[i];
        if (!overlaps_cue(&items[i], action) || word == CASUS_NONE ||
            cs_text_is(items[i].reading, "report") ||
            chainer->analysis->words[word].upos != CASUS_UPOS_PRON)
            continue;
        const casus_speaker *inner = &items[i].speaker, *speaker = &items[outer].speaker;
        return (inner->code.size && cs_text_equal(inner->code, speaker->code)) ||
               cs_text_equal(inner->name, speaker->name);
    }
    return false;
}

static bool quotes(const cs_chainer *chainer, const casus_attribution *at,
                   casus_span action)
{
    return cs_text_is(at->kind, "direct") ||
           (cs_text_is(at->kind, "mixed") &&
            in_marks(chainer->analysis->text, at->content[0].start, action.start));
}

static bool add_publisher(const cs_chainer *chainer, cs_links *links)
{
    const casus_text first = chainer->article->first_publisher;
    if (!first.size || same_name(first, chainer->article->publisher))
        return true;
    casus_speaker *speaker = cs_arena_alloc(chainer->arena, sizeof *speaker);
    if (!speaker)
        return false;
    *speaker = (casus_speaker){.kind = CS_TEXT("outlet"), .name = first};
    push_link(chainer, links, speaker, NULL);
    return true;
}

static bool store(const cs_chainer *chainer, const cs_links *links, casus_event *event)
{
    const uint32_t count = links->count;
    casus_speaker *speakers =
        cs_arena_alloc(chainer->arena, ((size_t)count + 1) * sizeof *speakers);
    if (!speakers)
        return false;
    for (uint32_t i = 0; i < count; i++)
        speakers[i] = *links->items[i];
    event->according_to = speakers;
    event->according_to_count = count;
    event->origin = cs_origin_of(chainer, count ? &speakers[count - 1] : NULL,
                                 count ? links->sources[count - 1] : NULL);
    return true;
}

static bool reaches(const cs_chainer *chainer, uint32_t group, casus_span action)
{
    return chainer->reach[group].start <= action.start &&
           action.end <= chainer->reach[group].end;
}

static bool chain_event(const cs_chainer *chainer, const cs_links *own,
                        casus_event *event)
{
    cs_links links = *own;
    bool quoted = false, attributed = false;
    const casus_word *word = &chainer->analysis->words[event->word];
    const casus_span action = {word->start, word->end};
    const uint32_t sentence = event->sentence;
    const uint32_t before = sentence > CS_LOOK_BACK ? sentence - CS_LOOK_BACK : 0;
    const uint32_t behind = sentence + LOOK_AHEAD < chainer->analysis->sentence_count
                                ? sentence + LOOK_AHEAD
                                : chainer->analysis->sentence_count;
    const uint32_t end = chainer->first_from[behind];
    for (uint32_t i = chainer->first_from[before]; i < end; i++) {
        if (i % CS_REACH == 0 && !reaches(chainer, i / CS_REACH, action)) {
            i += CS_REACH - 1;
            continue;
        }
        const casus_attribution *at = &chainer->attributions->items[i];
        if (!cs_chain_counts(at) || !covers(at, action) || overlaps_cue(at, action) ||
            is_self(chainer, i, action))
            continue;
        quoted = quoted || quotes(chainer, at, action);
        attributed = true;
        if (chainer->refers[i] != CASUS_NONE)
            push_referent(chainer, &links, chainer->refers[i]);
        else
            push_source(chainer, &links, at);
    }
    event->voice = quoted       ? CS_TEXT("quote")
                   : attributed ? CS_TEXT("report")
                                : cs_voice_of(chainer, event);
    return store(chainer, &links, event);
}

/* A sentence may have thousands of attributions and of events: what a group of attributions
 * reaches keeps the looking short. */
static bool find_reach(cs_chainer *chainer)
{
    const uint32_t groups = chainer->attributions->count / CS_REACH + 1;
    chainer->reach = cs_arena_alloc(chainer->arena, groups * sizeof *chainer->reach);
    if (!chainer->reach)
        return false;
    for (uint32_t g = 0; g < groups; g++)
        chainer->reach[g] = (casus_span){UINT32_MAX, 0};
    for (uint32_t i = 0; i < chainer->attributions->count; i++) {
        const casus_attribution *at = &chainer->attributions->items[i];
        casus_span *reach = &chainer->reach[i / CS_REACH];
        for (uint32_t c = 0; c < at->content_count; c++) {
            if (at->content[c].start < reach->start)
                reach->start = at->content[c].start;
            if (at->content[c].end > reach->end)
                reach->end = at->content[c].end;
        }
    }
    return true;
}

static bool prepare(cs_chainer *chainer)
{
    const uint32_t count = chainer->attributions->count;
    const uint32_t sentences = chainer->analysis->sentence_count;
    chainer->source_word =
        cs_arena_alloc(chainer->arena, ((size_t)count + 1) * sizeof(uint32_t));
    chainer->refers =
        cs_arena_alloc(chainer->arena, ((size_t)count + 1) * sizeof(uint32_t));
    chainer->same_as =
        cs_arena_alloc(chainer->arena, ((size_t)count + 1) * sizeof(uint32_t));
    chainer->first_from =
        cs_arena_alloc(chainer->arena, ((size_t)sentences + 1) * sizeof(uint32_t));
    if (!chainer->source_word || !chainer->refers || !chainer->same_as ||
        !chainer->first_from)
        return false;
    cs_find_referents(chainer);
    uint32_t next = 0;
    for (uint32_t i = 0; i < count; i++)
        while (next <= chainer->attributions->items[i].sentence && next <= sentences)
            chainer->first_from[next++] = i;
    while (next <= sentences)
        chainer->first_from[next++] = count;
    return find_reach(chainer) && cs_find_opinion(chainer);
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
    chainer.classes = (cs_chain_classes){
#define CS_CHAIN_FIND(name, class) .name = cs_class_find(dict, class),
        CS_CHAIN_CLASSES(CS_CHAIN_FIND)
#undef CS_CHAIN_FIND
    };
    cs_links own = {.count = 0};
    if (!events->count)
        return CASUS_OK;
    if (!prepare(&chainer) || !add_publisher(&chainer, &own))
        return cs_nomem(error);
    for (uint32_t i = 0; i < events->count; i++)
        if (!chain_event(&chainer, &own, &events->items[i]))
            return cs_nomem(error);
    return cs_group_chains(&chainer, events) && cs_oppose(&chainer, events)
               ? CASUS_OK
               : cs_nomem(error);
}
