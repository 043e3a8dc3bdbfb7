/* via.c - the way a saying took: the outlet to whom it was said, the social medium on which it
 * was written.  Rules A21, A22: docs/attribution.md. */
#include "attribute/seeker.h"

enum {
    PHRASE = 16,
    CLIMB = 6
}; /* words of a phrase that are looked at, heads above a word */

/* "Telegram", "social media", "a post": as the language pack lists them. */
static bool is_social(const cs_seeker *seeker, uint32_t word)
{
    const casus_word *at = &seeker->tree->words[word];
    if (at->upos == CASUS_UPOS_NOUN && cs_is(seeker, word, seeker->classes.social_post))
        return true;
    if (at->upos == CASUS_UPOS_PROPN && cs_is_form(seeker, word, seeker->classes.social))
        return true;
    if (word + 1 >= seeker->tree->word_count)
        return false;
    const casus_text both = cs_text_span(seeker->analysis->text, at->start,
                                         seeker->tree->words[word + 1].end);
    return cs_in_class(seeker->dict, cs_symbol_find(&seeker->dict->symbols, both),
                       seeker->classes.social);
}

/* An outlet that can be talked to: no reporter, no press in general, nobody's own website. */
static bool is_outlet(const cs_seeker *seeker, uint32_t word)
{
    const cs_cue_classes *class = &seeker->classes;
    const casus_word *at = &seeker->tree->words[word];
    if (at->upos == CASUS_UPOS_PROPN)
        return cs_is_form(seeker, word, class->outlet_name) ||
               cs_outlet_end(seeker, word) > word || cs_is(seeker, word, class->outlet);
    if (at->upos != CASUS_UPOS_NOUN || at->relation == CASUS_REL_COMPOUND ||
        !cs_is(seeker, word, class->outlet) || cs_is(seeker, word, class->anonymous))
        return false;
    bool described = false;
    CS_EACH_CHILD(seeker->tree, word, child)
    {
        if (seeker->tree->words[child].subtype == CASUS_SUB_POSS &&
            seeker->tree->words[child].upos == CASUS_UPOS_PRON)
            return false;
        described = described || seeker->tree->words[child].relation == CASUS_REL_AMOD ||
                    seeker->tree->words[child].relation == CASUS_REL_COMPOUND;
    }
    return described || !cs_is(seeker, word, class->outlet_mass);
}

/* Whether only prepositions that lead to a medium stand between the cue and a word. */
static bool is_led_to(const cs_seeker *seeker, uint32_t word, uint32_t cue)
{
    const cs_tree *tree = seeker->tree;
    for (int i = 0; i < CLIMB && word != CASUS_NONE && word != cue; i++) {
        const uint32_t marker = cs_child(tree, word, CASUS_REL_CASE);
        if (marker != CASUS_NONE && !cs_is_form(seeker, marker, seeker->classes.via_word))
            return false;
        if (tree->words[word].relation == CASUS_REL_ACL ||
            tree->words[word].relation == CASUS_REL_ADVCL)
            return false;
        word = tree->words[word].head;
    }
    return word == cue;
}

static casus_speaker speaker_at(const cs_seeker *seeker, uint32_t word, casus_text kind)
{
    const cs_tree *tree = seeker->tree;
    uint32_t first = word, last = cs_outlet_end(seeker, word);
    CS_EACH_CHILD(tree, word, child)
    {
        const uint8_t relation = tree->words[child].relation;
        if (relation == CASUS_REL_CASE || relation == CASUS_REL_PUNCT ||
            relation == CASUS_REL_ACL)
            continue;
        if (child < word && tree->left[child] < first)
            first = tree->left[child];
        if (child > word && tree->right[child] > last &&
            (relation == CASUS_REL_FLAT || relation == CASUS_REL_APPOS))
            last = tree->right[child];
    }
    const casus_span span = {tree->words[first].start, tree->words[last].end};
    return (casus_speaker){.kind = kind,
                           .name =
                               cs_text_span(seeker->analysis->text, span.start, span.end),
                           .span = span};
}

static bool in_content(const cs_draft *draft, uint32_t word)
{
    for (uint32_t i = 0; i < draft->content_count; i++)
        if (draft->content[i].first <= word && word <= draft->content[i].last)
            return true;
    return false;
}

/* What stands in words [first, last] below the cue, outside of what is said. */
static casus_speaker medium_in(const cs_seeker *seeker, const cs_draft *draft,
                               cs_range range)
{
    for (uint32_t i = range.first; i <= range.last && i < range.first + PHRASE; i++) {
        if (in_content(draft, i) || !is_led_to(seeker, i, draft->cue))
            continue;
        if (is_social(seeker, i))
            return speaker_at(seeker, i, CS_TEXT("social_media"));
        if (is_outlet(seeker, i))
            return speaker_at(seeker, i, CS_TEXT("outlet"));
    }
    return (casus_speaker){.kind = {NULL, 0}};
}

/* "A video shared on Telegram", "a post": a source that is itself found on a social medium. */
static casus_speaker medium_of_source(const cs_seeker *seeker, const cs_draft *draft)
{
    const casus_word *head = &seeker->tree->words[draft->speaker];
    if (head->upos != CASUS_UPOS_NOUN ||
        (!cs_is(seeker, draft->speaker, seeker->classes.document) &&
         !cs_is(seeker, draft->speaker, seeker->classes.social_post)))
        return (casus_speaker){.kind = {NULL, 0}};
    for (uint32_t i = draft->source_range.first; i <= draft->source_range.last; i++)
        if (is_social(seeker, i))
            return speaker_at(seeker, i, CS_TEXT("social_media"));
    return (casus_speaker){.kind = {NULL, 0}};
}

casus_speaker cs_via_of(const cs_seeker *seeker, const cs_draft *draft)
{
    const cs_tree *tree = seeker->tree;
    casus_speaker found = {.kind = {NULL, 0}};
    if (draft->cue == CASUS_NONE || draft->source == CASUS_NONE ||
        draft->reading == CS_EVALUATION)
        return found;
    if (cs_verb_is(seeker, draft->cue, seeker->classes.social_cue))
        return speaker_at(seeker, draft->cue, CS_TEXT("social_media"));
    found = medium_of_source(seeker, draft);
    const bool says = cs_verb_is(seeker, draft->cue, seeker->classes.say);
    const bool tells = cs_verb_is(seeker, draft->cue, seeker->classes.tell);
    CS_EACH_CHILD(tree, draft->cue, child)
    {
        const uint8_t relation = tree->words[child].relation;
        const bool told =
            tells && (relation == CASUS_REL_OBJ || relation == CASUS_REL_IOBJ);
        if (found.kind.size || child == draft->source || !says ||
            (!told && relation != CASUS_REL_OBL))
            continue;
        found = medium_in(seeker, draft, cs_subtree(seeker, child));
    }
    return found;
}
