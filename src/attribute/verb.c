/* verb.c - verbs as cues: which of them report, and whose word it is.  Rules A6, A14 of
 * docs/attribution.md. */
#include "attribute/seeker.h"

enum { STRAY = 12 }; /* heads above a noun that are looked through */

/* "The Post reports that ...": tagged as a noun, but it heads the sentence, has a name before it
 * and a clause with a conjunction behind it. */
static bool is_disguised(const cs_seeker *seeker, uint32_t word)
{
    const cs_tree *tree = seeker->tree;
    const casus_word *at = &tree->words[word];
    if (at->upos != CASUS_UPOS_NOUN || at->head != CASUS_NONE ||
        word + 1 >= tree->word_count || tree->left[word] == word ||
        !cs_is(seeker, word, seeker->classes.clause) ||
        !cs_is_form(seeker, word + 1, seeker->classes.that))
        return false;
    const casus_word *before = &tree->words[word - 1];
    return before->head == word &&
           (before->upos == CASUS_UPOS_PROPN || before->upos == CASUS_UPOS_NOUN);
}

static void look_at_disguised(cs_seeker *seeker, uint32_t word)
{
    const cs_tree *tree = seeker->tree;
    cs_draft *draft = cs_draft_new(seeker, word, CASUS_NONE, CS_REPORT);
    if (!draft)
        return;
    draft->cue_range[0] = (cs_range){word, word};
    cs_draft_set_source(seeker, draft, word - 1, (cs_range){tree->left[word], word - 1});
    cs_draft_add(seeker, draft, (cs_range){word + 1, tree->right[word]});
}

static bool may_be_cue(const cs_seeker *seeker, uint32_t word)
{
    const casus_word *at = &seeker->tree->words[word];
    return at->upos == CASUS_UPOS_VERB && at->relation != CASUS_REL_CASE &&
           at->relation != CASUS_REL_AMOD && at->relation != CASUS_REL_COMPOUND;
}

static bool is_cue_verb(const cs_seeker *seeker, uint32_t word)
{
    const cs_cue_classes *class = &seeker->classes;
    const uint32_t classes[] = {
        class->say,   class->clause, class->object, class->infinitive, class->urge,
        class->about, class->accuse, class->call,   class->passive,    class->shows};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (cs_verb_is(seeker, word, classes[i]))
            return true;
    return false;
}

static bool is_finite(const cs_seeker *seeker, uint32_t verb)
{
    if (seeker->tree->words[verb].features & CASUS_FEAT_FINITE)
        return true;
    CS_EACH_CHILD(seeker->tree, verb, child)
    if (seeker->tree->words[child].relation == CASUS_REL_AUX)
        return true;
    return false;
}

/* What "I" and "we" say of themselves is no report of somebody's, nor is what a relative clause
 * tells of somebody's wishes; inside a quotation only a
 * third party's saying is. */
static bool is_own_word(const cs_seeker *seeker, const cs_draft *draft)
{
    if (draft->source == CASUS_NONE)
        return false;
    const casus_word *word = &seeker->tree->words[draft->source];
    if ((word->features & CASUS_FEAT_INTERROGATIVE) && draft->speaker == draft->source)
        return true;
    CS_EACH_CHILD(seeker->tree, draft->cue, child)
    if (child < draft->cue_range[0].first &&
        (seeker->tree->words[child].features & CASUS_FEAT_INTERROGATIVE) &&
        (seeker->tree->words[child].relation == CASUS_REL_NSUBJ ||
         seeker->tree->words[child].relation == CASUS_REL_OBJ) &&
        cs_antecedent(seeker, child) == child)
        return true; /* "What he said: ...": a heading */
    if (word->upos == CASUS_UPOS_PRON &&
        (word->features & (CASUS_FEAT_FIRST | CASUS_FEAT_SECOND)))
        return true;
    if (draft->reading != CS_REPORT &&
        (draft->speaker != draft->source || !is_finite(seeker, draft->cue)))
        return true; /* "those who support it": says who they are, not what they say */
    return seeker->quotation_of[draft->cue] != CASUS_NONE &&
           (word->upos == CASUS_UPOS_PRON || draft->reading != CS_REPORT);
}

/* "On the day of the vote | the army denied": a noun with an article of its own, or a name, that
 * the parser has hung without a preposition into a phrase with one. */
static bool is_set_off(const cs_seeker *seeker, uint32_t word)
{
    const cs_tree *tree = seeker->tree;
    const uint32_t head = tree->words[word].head;
    const bool name = tree->words[word].upos == CASUS_UPOS_PROPN &&
                      tree->words[word].relation == CASUS_REL_NMOD &&
                      tree->words[word].subtype == CASUS_SUB_NONE;
    return cs_marker_of(tree, word) == CASUS_NONE &&
           cs_marker_of(tree, head) != CASUS_NONE && tree->left[word] > head &&
           (name || tree->words[tree->left[word]].upos == CASUS_UPOS_DET);
}

/* The noun right before a finite verb that the tree gives no subject. */
static uint32_t noun_before(const cs_seeker *seeker, uint32_t verb)
{
    const casus_word *words = seeker->tree->words;
    uint32_t word = verb;
    if (!(words[verb].features & CASUS_FEAT_FINITE) ||
        !(words[verb].features & CASUS_FEAT_PAST))
        return CASUS_NONE;
    while (word > 0 &&
           (words[word - 1].upos == CASUS_UPOS_AUX ||
            words[word - 1].upos == CASUS_UPOS_ADV ||
            words[word - 1].upos == CASUS_UPOS_PUNCT) &&
           seeker->sentence_of[word - 1] == seeker->sentence_of[verb])
        word--;
    if (word-- == 0 || seeker->sentence_of[word] != seeker->sentence_of[verb] ||
        seeker->quotation_of[word] != seeker->quotation_of[verb])
        return CASUS_NONE;
    for (int i = 0;
         i < STRAY && words[word].head != CASUS_NONE && words[word].head < verb &&
         words[words[word].head].upos != CASUS_UPOS_VERB && !is_set_off(seeker, word);
         i++)
        word = words[word].head;
    return words[word].upos == CASUS_UPOS_NOUN || words[word].upos == CASUS_UPOS_PROPN
               ? word
               : CASUS_NONE;
}

static void look_at_verb(cs_seeker *seeker, uint32_t verb)
{
    const uint32_t count = seeker->drafts.count;
    const bool passive = cs_is_passive(seeker, verb);
    uint32_t source = cs_subject_of(seeker, verb);
    if (source == CASUS_NONE && !passive && cs_verb_is(seeker, verb, seeker->classes.say))
        source = noun_before(seeker, verb);
    cs_draft *draft = cs_draft_new(seeker, verb, source, cs_reading_of(seeker, verb));
    if (!draft)
        return;
    if (!cs_take_content(seeker, draft) || (!passive && source == CASUS_NONE) ||
        (passive && seeker->quotation_of[verb] != CASUS_NONE) ||
        is_own_word(seeker, draft)) {
        seeker->drafts.count = count;
        seeker->draft_of[verb] = CASUS_NONE;
    }
}

void cs_find_verb_cues(cs_seeker *seeker)
{
    for (uint32_t i = 0; i < seeker->analysis->word_count && !seeker->failed; i++)
        if (may_be_cue(seeker, i) && is_cue_verb(seeker, i))
            look_at_verb(seeker, i);
        else if (is_disguised(seeker, i))
            look_at_disguised(seeker, i);
}
