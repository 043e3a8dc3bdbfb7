/* speaker.c - what kind of source a phrase names, and which actor it is. */
#include "attribute/seeker.h"

enum { PHRASE = 16, NAME_ENDS = 16 }; /* words of a phrase that are looked at */

/* The noun that a relative pronoun stands for: the head of its relative clause. */
static uint32_t relative_head(const cs_tree *tree, uint32_t word)
{
    for (int i = 0; i < 6 && word != CASUS_NONE; i++) {
        if (tree->words[word].relation == CASUS_REL_ACL &&
            tree->words[word].subtype == CASUS_SUB_RELCL)
            return tree->words[word].head;
        word = tree->words[word].head;
    }
    return CASUS_NONE;
}

uint32_t cs_antecedent(const cs_seeker *seeker, uint32_t word)
{
    const casus_word *at = &seeker->tree->words[word];
    if (at->upos != CASUS_UPOS_PRON && at->upos != CASUS_UPOS_DET)
        return word;
    if (at->features & (CASUS_FEAT_RELATIVE | CASUS_FEAT_INTERROGATIVE)) {
        const uint32_t head = relative_head(seeker->tree, word);
        return head != CASUS_NONE ? head : word;
    }
    return word;
}

static const casus_actor *actor_at(const cs_seeker *seeker, uint32_t word)
{
    const uint32_t mention = seeker->mentions->by_word[word];
    if (mention == CASUS_NONE || !seeker->mentions->items[mention].actor_count)
        return NULL;
    return &seeker->mentions->actors[seeker->mentions->items[mention].first_actor];
}

typedef struct cs_look {
    bool outlet, document, body, anonymous, proper, title;
} cs_look;

static bool ties(const casus_word *word)
{
    return word->relation == CASUS_REL_FLAT || word->relation == CASUS_REL_COMPOUND ||
           word->relation == CASUS_REL_APPOS || word->relation == CASUS_REL_FIXED ||
           word->relation == CASUS_REL_AMOD ||
           (word->relation == CASUS_REL_NMOD && word->subtype == CASUS_SUB_DESC);
}

/* Whether a word is part of the name or noun of a phrase, and not of a phrase inside it. */
static bool belongs(const cs_tree *tree, uint32_t word, uint32_t head)
{
    for (int i = 0; i < 4 && word != CASUS_NONE; i++) {
        if (word == head)
            return true;
        if (!ties(&tree->words[word]))
            return false;
        word = tree->words[word].head;
    }
    return false;
}

static cs_look look_at_phrase(const cs_seeker *seeker, uint32_t head)
{
    const cs_cue_classes *class = &seeker->classes;
    const cs_range range = cs_subtree(seeker, head);
    const bool post = seeker->tree->words[head].upos == CASUS_UPOS_NOUN &&
                      cs_is(seeker, head, class->social_post);
    cs_look look = {.outlet = !post && (cs_is(seeker, head, class->outlet) ||
                                        cs_is_form(seeker, head, class->outlet_name)),
                    .document = post || cs_is(seeker, head, class->document),
                    .body = cs_is(seeker, head, class->body),
                    .anonymous = cs_is(seeker, head, class->anonymous)};
    for (uint32_t i = range.first; i <= range.last && i < range.first + PHRASE; i++) {
        if (!belongs(seeker->tree, i, head))
            continue;
        look.proper = look.proper ||
                      (seeker->tree->words[i].upos == CASUS_UPOS_PROPN &&
                       seeker->tree->words[i].relation != CASUS_REL_AMOD &&
                       seeker->tree->words[i].relation != CASUS_REL_COMPOUND) ||
                      (i == head && seeker->tree->words[i].upos == CASUS_UPOS_PROPN);
        look.outlet =
            look.outlet ||
            (!(post && i == head) && cs_is_form(seeker, i, class->outlet_name)) ||
            cs_outlet_end(seeker, i) > i;
        look.title = look.title || cs_is(seeker, i, class->title);
        look.body = look.body || (cs_is(seeker, i, class->body) && i >= head);
    }
    return look;
}

typedef enum cs_named { NAMED_NOBODY, NAMED_PERSON, NAMED_BODY } cs_named;

/* What the dictionaries' name in the phrase names: a person, or (when it covers the head of the
 * phrase) a state or body. */
static cs_named named_in(const cs_seeker *seeker, uint32_t head)
{
    uint32_t values[NAME_ENDS], ends[NAME_ENDS];
    const cs_range range = cs_subtree(seeker, head);
    for (uint32_t i = range.first; i <= range.last && i < range.first + PHRASE; i++) {
        const casus_word *word = &seeker->tree->words[i];
        if (word->upos != CASUS_UPOS_PROPN || !belongs(seeker->tree, i, head))
            continue;
        const uint32_t found =
            cs_trie_match(&seeker->dict->name_trie, seeker->analysis->text, word->start,
                          NAME_ENDS, values, ends);
        if (!found)
            continue;
        const uint32_t actor = seeker->dict->names.items[values[found - 1]].actor;
        if (actor == CASUS_NONE)
            continue;
        if (seeker->dict->actors.items[actor].kind == CS_KIND_PERSON)
            return NAMED_PERSON;
        if (i <= head && seeker->tree->words[head].end <= ends[found - 1])
            return NAMED_BODY;
    }
    return NAMED_NOBODY;
}

/* Whether the actor is named by an organisation's or a state's own name. */
static bool names_itself(const casus_actor *actor)
{
    return actor->code.size && !actor->role.size;
}

static bool is_definite(const cs_seeker *seeker, uint32_t word)
{
    CS_EACH_CHILD(seeker->tree, word, child)
    {
        const casus_word *at = &seeker->tree->words[child];
        if ((at->relation == CASUS_REL_DET &&
             cs_is(seeker, child, seeker->classes.definite)) ||
            (at->relation == CASUS_REL_NMOD && at->subtype == CASUS_SUB_POSS))
            return !(at->features & CASUS_FEAT_PERSONAL);
    }
    return false;
}

static casus_text kind_of(const cs_seeker *seeker, uint32_t word,
                          const casus_actor *actor)
{
    const casus_word *at = &seeker->tree->words[word];
    if (at->upos == CASUS_UPOS_PRON &&
        (at->features & (CASUS_FEAT_FEMININE | CASUS_FEAT_MASCULINE)))
        return CS_TEXT("person");
    const cs_look look = look_at_phrase(seeker, word);
    const cs_named named = named_in(seeker, word);
    if ((look.title && look.proper) || named == NAMED_PERSON)
        return CS_TEXT("person");
    if (look.outlet)
        return CS_TEXT("outlet");
    if (look.document && !look.proper)
        return CS_TEXT("document");
    if (look.body)
        return CS_TEXT("organisation");
    if (look.title && is_definite(seeker, word))
        return CS_TEXT("person"); /* "the president": nobody else can be meant */
    if ((look.anonymous || look.title) && !look.proper)
        return CS_TEXT("anonymous");
    if (named == NAMED_BODY || (actor && names_itself(actor)))
        return CS_TEXT("organisation");
    if (look.proper || at->upos == CASUS_UPOS_PRON)
        return CS_TEXT("person");
    return actor && actor->role.size ? CS_TEXT("organisation") : CS_TEXT("anonymous");
}

static casus_span range_span(const cs_seeker *seeker, cs_range range)
{
    return (casus_span){seeker->tree->words[range.first].start,
                        seeker->tree->words[range.last].end};
}

/* "Poland's claim": the name ends before the mark, which may share the token's bytes. */
static uint32_t without_owner_mark(const cs_seeker *seeker, const cs_draft *draft)
{
    const casus_word *mark = &seeker->tree->words[draft->source_range.last];
    const casus_word *noun = mark - 1;
    return mark->start > noun->start ? noun->end : mark->end - mark->form.size;
}

casus_speaker cs_speaker_of(const cs_seeker *seeker, const cs_draft *draft)
{
    if (draft->source == CASUS_NONE)
        return (casus_speaker){.kind = CS_TEXT("unstated")};
    casus_speaker speaker = {.span = range_span(seeker, draft->source_range)};
    const casus_actor *actor = actor_at(seeker, draft->speaker);
    speaker.kind = kind_of(seeker, draft->speaker, actor);
    const casus_word *last = &seeker->tree->words[draft->source_range.last];
    const bool owner = last->relation == CASUS_REL_CASE &&
                       draft->source_range.last > draft->source &&
                       last->start < last->end && last->head == draft->source;
    speaker.name =
        cs_text_span(seeker->analysis->text, speaker.span.start,
                     owner ? without_owner_mark(seeker, draft) : speaker.span.end);
    if (draft->speaker != draft->source) {
        const casus_word *word = &seeker->tree->words[draft->speaker];
        speaker.name = word->form;
    }
    if (actor) {
        speaker.code = actor->code;
        speaker.role = actor->role;
        if (seeker->tree->words[draft->speaker].upos == CASUS_UPOS_PRON)
            speaker.name = actor->name;
    }
    const casus_text full = cs_text_is(speaker.kind, "person")
                                ? cs_full_name(seeker, draft)
                                : (casus_text){NULL, 0};
    if (full.size && draft->speaker == draft->source)
        speaker.name = full;
    return speaker;
}
