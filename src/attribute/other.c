/* other.c - cues that are no verbs: nouns, adjectives, adverbs, prepositions, citing. */
#include "attribute/seeker.h"

enum { CLIMB = 32 };

static uint32_t preposition_of(const cs_tree *tree, uint32_t word)
{
    return cs_child(tree, word, CASUS_REL_CASE);
}

static bool has_preposition(const cs_seeker *seeker, uint32_t word, uint32_t class)
{
    const uint32_t marker = preposition_of(seeker->tree, word);
    return marker != CASUS_NONE && cs_is_form(seeker, marker, class);
}

static bool intent_noun(const cs_seeker *seeker, uint32_t noun)
{
    return cs_is(seeker, noun, seeker->classes.noun_intent);
}

/* "Germany's claim", "a statement by the ministry", "made the claim": whose word it is. */
static uint32_t source_of_noun(const cs_seeker *seeker, uint32_t noun)
{
    const cs_tree *tree = seeker->tree;
    const uint32_t owner = cs_child_sub(tree, noun, CASUS_REL_NMOD, CASUS_SUB_POSS);
    if (owner != CASUS_NONE)
        return owner;
    CS_EACH_CHILD(tree, noun, child)
    if (tree->words[child].relation == CASUS_REL_NMOD &&
        has_preposition(seeker, child, seeker->classes.by_word))
        return child;
    const casus_word *word = &tree->words[noun];
    if (word->relation == CASUS_REL_OBJ &&
        cs_is(seeker, word->head, seeker->classes.support))
        return cs_subject_of(seeker, word->head);
    return CASUS_NONE;
}

/* The source phrase without the preposition that ties it to the noun. */
static void drop_preposition(const cs_seeker *seeker, cs_draft *draft)
{
    if (draft->source == CASUS_NONE)
        return;
    const uint32_t marker = preposition_of(seeker->tree, draft->source);
    if (marker == CASUS_NONE || draft->source_range.first == draft->source_range.last)
        return;
    uint32_t last = marker;
    CS_EACH_CHILD(seeker->tree, marker, child)
    if (seeker->tree->words[child].relation == CASUS_REL_FIXED)
        last = child;
    if (marker == draft->source_range.first && last < draft->source_range.last)
        draft->source_range.first = last + 1;
}

/* The clause, infinitive or "of" phrase that a noun announces, CASUS_NONE when none. */
static uint32_t content_of_noun(const cs_seeker *seeker, uint32_t noun)
{
    const cs_tree *tree = seeker->tree;
    const bool intent = intent_noun(seeker, noun);
    CS_EACH_CHILD(tree, noun, child)
    {
        const casus_word *word = &tree->words[child];
        if (child < noun)
            continue;
        const bool clause =
            word->relation == CASUS_REL_CCOMP || word->relation == CASUS_REL_ACL;
        const uint32_t first = tree->left[child];
        const bool opened = word->subtype == CASUS_SUB_RELCL
                                ? cs_opens_clause(seeker, first) ||
                                      (first == noun + 2 &&
                                       cs_is_form(seeker, noun + 1, seeker->classes.that))
                                : cs_child(tree, child, CASUS_REL_MARK) != CASUS_NONE;
        if (clause && opened &&
            (intent || !(word->features & CASUS_FEAT_INFINITIVE) ||
             cs_is_form(seeker, noun + 1, seeker->classes.that)))
            return child;
        if (word->relation == CASUS_REL_NMOD &&
            has_preposition(seeker, child,
                            intent ? seeker->classes.about_word
                                   : seeker->classes.of_word))
            return child;
    }
    const casus_word *at = &tree->words[noun];
    if (intent &&
        noun + 1 <
            tree->word_count) { /* "repeated its plan to ...", hung from the verb */
        const casus_word *next = &tree->words[noun + 1];
        const uint32_t clause = next->head;
        if (next->relation == CASUS_REL_MARK && clause != CASUS_NONE && clause > noun &&
            (tree->words[clause].features & CASUS_FEAT_INFINITIVE))
            return clause;
    }
    if (at->relation == CASUS_REL_OBJ &&
        cs_is(seeker, at->head, seeker->classes.support)) {
        const uint32_t clause = cs_child(tree, at->head, CASUS_REL_CCOMP);
        return clause != CASUS_NONE && clause > noun ? clause : CASUS_NONE;
    }
    return CASUS_NONE;
}

static void look_at_noun(cs_seeker *seeker, uint32_t noun)
{
    const uint32_t content = content_of_noun(seeker, noun);
    if (content == CASUS_NONE || seeker->draft_of[noun] != CASUS_NONE)
        return;
    const uint32_t source = source_of_noun(seeker, noun);
    const bool thing = seeker->tree->words[content].relation == CASUS_REL_NMOD;
    if (seeker->quotation_of[noun] != CASUS_NONE ||
        (source == CASUS_NONE && !cs_is(seeker, noun, seeker->classes.rumour)))
        return;
    const bool intent = intent_noun(seeker, noun);
    cs_draft *draft = cs_draft_new(seeker, noun, source, intent ? CS_INTENT : CS_REPORT);
    if (!draft)
        return;
    if (cs_is(seeker, noun, seeker->classes.belief))
        draft->reading = CS_BELIEF;
    draft->cue_range[0] = (cs_range){noun, noun};
    drop_preposition(seeker, draft);
    cs_range range = cs_subtree(seeker, content);
    if (range.first == noun + 2)
        range.first = noun + 1;
    if (thing) {
        const uint32_t marker = preposition_of(seeker->tree, content);
        if (marker == range.first && marker == noun + 1 && marker < range.last) {
            draft->cue_range[0].last = marker;
            range.first = marker + 1;
        }
    }
    cs_draft_add(seeker, draft, range);
}

/* "X is confident that ..." */
static void look_at_adjective(cs_seeker *seeker, uint32_t adjective)
{
    const cs_tree *tree = seeker->tree;
    uint32_t content = cs_child(tree, adjective, CASUS_REL_CCOMP);
    if (content == CASUS_NONE)
        content = cs_child(tree, adjective, CASUS_REL_XCOMP);
    const uint32_t source = cs_child(tree, adjective, CASUS_REL_NSUBJ);
    if (content == CASUS_NONE || content < adjective || source == CASUS_NONE ||
        seeker->quotation_of[adjective] != CASUS_NONE ||
        (tree->words[source].features & (CASUS_FEAT_FIRST | CASUS_FEAT_SECOND)))
        return;
    cs_draft *draft = cs_draft_new(seeker, adjective, source, CS_BELIEF);
    if (draft)
        cs_draft_add_subtree(seeker, draft, content);
}

static bool heads_clause(const casus_word *word)
{
    return word->relation == CASUS_REL_ROOT || word->relation == CASUS_REL_CCOMP ||
           word->relation == CASUS_REL_ADVCL || word->relation == CASUS_REL_ACL ||
           word->relation == CASUS_REL_PARATAXIS;
}

/* The head of the clause that a word stands in. */
static uint32_t clause_of(const cs_tree *tree, uint32_t word)
{
    for (int i = 0; i < 6 && tree->words[word].head != CASUS_NONE; i++) {
        if (heads_clause(&tree->words[word]))
            return word;
        word = tree->words[word].head;
    }
    return word;
}

/* The head of a word, or of its whole clause for something set off at the sentence's edge:
 * what a preposition or an adverb is said of. */
static void add_scope(cs_seeker *seeker, cs_draft *draft, uint32_t word)
{
    const cs_tree *tree = seeker->tree;
    const uint32_t head = tree->words[word].head;
    if (head == CASUS_NONE)
        return;
    uint32_t scope = clause_of(tree, head);
    const casus_sentence *sentence =
        &seeker->analysis->sentences[seeker->sentence_of[word]];
    const uint32_t edge = sentence->first_word + sentence->word_count - 1;
    if (tree->left[word] == sentence->first_word || tree->right[word] + 2 >= edge)
        for (int i = 0; i < CLIMB && tree->words[scope].head != CASUS_NONE; i++)
            scope = tree->words[scope].head;
    cs_range whole = cs_subtree(seeker, scope);
    while (whole.first < scope && tree->words[whole.first].head == scope &&
           (tree->words[whole.first].relation == CASUS_REL_MARK ||
            tree->words[whole.first].relation == CASUS_REL_CC))
        whole.first++;
    cs_range part = cs_subtree(seeker, word);
    if (draft->source == word)
        part.last = draft->source_range.last;
    draft->inserted = true;
    draft->block = part;
    if (part.first > whole.first)
        cs_draft_add(seeker, draft, (cs_range){whole.first, part.first - 1});
    if (part.last < whole.last)
        cs_draft_add(seeker, draft, (cs_range){part.last + 1, whole.last});
}

/* "reportedly": nobody is named. */
static void look_at_adverb(cs_seeker *seeker, uint32_t adverb)
{
    cs_draft *draft = cs_draft_new(seeker, adverb, CASUS_NONE, CS_REPORT);
    if (!draft)
        return;
    draft->cue_range[0] = (cs_range){adverb, adverb};
    add_scope(seeker, draft, adverb);
    if (!draft->content_count)
        draft->dropped = true;
}

/* People, outlets, documents and bodies can be cited as sources; reasons cannot. */
static bool may_speak(const cs_seeker *seeker, uint32_t word)
{
    const cs_cue_classes *class = &seeker->classes;
    return seeker->tree->words[word].upos == CASUS_UPOS_PROPN ||
           seeker->mentions->by_word[word] != CASUS_NONE ||
           cs_is(seeker, word, class->outlet) || cs_is(seeker, word, class->anonymous) ||
           cs_is(seeker, word, class->document) || cs_is(seeker, word, class->body);
}

/* "According to X, Y attacked": when the verb has no subject of its own, the parser has put Y
 * into the phrase, which ends at its first comma. */
static uint32_t phrase_end(const cs_seeker *seeker, uint32_t source, uint32_t last)
{
    const casus_word *words = seeker->tree->words;
    const uint32_t verb = words[source].head;
    if (verb == CASUS_NONE || verb < last ||
        cs_child(seeker->tree, verb, CASUS_REL_NSUBJ) != CASUS_NONE)
        return last;
    for (uint32_t i = source + 1; i < last; i++)
        if (words[i].upos == CASUS_UPOS_PUNCT && words[i].form.size == 1 &&
            words[i].form.data[0] == ',')
            return i - 1;
    return last;
}

/* "according to X": `marker` is the preposition, its head the source. */
static void look_at_according(cs_seeker *seeker, uint32_t marker)
{
    const cs_tree *tree = seeker->tree;
    const uint32_t source = tree->words[marker].head;
    if (source == CASUS_NONE || tree->words[marker].relation != CASUS_REL_CASE)
        return;
    if (tree->first[marker] == CASUS_NONE && !may_speak(seeker, source))
        return; /* "per capita" */
    cs_draft *draft = cs_draft_new(seeker, marker, source, CS_REPORT);
    if (!draft)
        return;
    draft->cue_range[0] = (cs_range){marker, marker};
    CS_EACH_CHILD(tree, marker, child)
    if (tree->words[child].relation == CASUS_REL_FIXED && child > marker)
        draft->cue_range[0].last = child;
    cs_range range = cs_subtree(seeker, source);
    if (range.first <= draft->cue_range[0].last)
        range.first = draft->cue_range[0].last + 1;
    range.last = phrase_end(seeker, source, range.last);
    cs_draft_set_source(seeker, draft, source, range);
    add_scope(seeker, draft, source);
    if (!draft->content_count || draft->source_range.first > draft->source_range.last)
        draft->dropped = true;
}

/* The draft that "citing" belongs to: that of its governor, or the one whose source it hangs
 * from ("Reuters, citing X, reported ..."), which then ends before it. */
static uint32_t reported_by(cs_seeker *seeker, uint32_t verb)
{
    const casus_word *words = seeker->tree->words;
    uint32_t head = words[verb].head;
    for (int i = 0; i < CLIMB && seeker->draft_of[head] == CASUS_NONE &&
                    words[head].relation == CASUS_REL_CCOMP;
         i++)
        head = words[head].head;
    if (seeker->draft_of[head] != CASUS_NONE)
        return seeker->draft_of[head];
    const uint32_t governor = words[head].head;
    const uint32_t found =
        governor == CASUS_NONE ? CASUS_NONE : seeker->draft_of[governor];
    if (found == CASUS_NONE || seeker->drafts.items[found].source != head)
        return CASUS_NONE;
    cs_draft *draft = &seeker->drafts.items[found];
    if (verb > head && draft->source_range.last >= verb)
        cs_draft_set_source(seeker, draft, head,
                            (cs_range){draft->source_range.first, verb - 1});
    return found;
}

/* "..., citing X": X stands behind the whole clause. */
static void look_at_citing(cs_seeker *seeker, uint32_t verb)
{
    const cs_tree *tree = seeker->tree;
    const casus_word *word = &tree->words[verb];
    const uint32_t source = cs_child(tree, verb, CASUS_REL_OBJ);
    if (source == CASUS_NONE || word->head == CASUS_NONE || !may_speak(seeker, source) ||
        (word->relation != CASUS_REL_ADVCL && word->relation != CASUS_REL_PARATAXIS &&
         word->relation != CASUS_REL_ACL && word->relation != CASUS_REL_CASE))
        return;
    if (seeker->draft_of[verb] != CASUS_NONE)
        seeker->drafts.items[seeker->draft_of[verb]].dropped = true;
    cs_draft *draft = cs_draft_new(seeker, verb, source, CS_REPORT);
    if (!draft)
        return;
    cs_range phrase =
        draft->source_range; /* up to the next comma: "sources familiar with it" */
    while (phrase.last < tree->right[verb] &&
           tree->words[phrase.last + 1].upos != CASUS_UPOS_PUNCT &&
           tree->words[phrase.last + 1].upos != CASUS_UPOS_SCONJ)
        phrase.last++;
    cs_draft_set_source(seeker, draft, source, phrase);
    const uint32_t reported = reported_by(seeker, verb);
    if (reported == CASUS_NONE) {
        add_scope(seeker, draft, verb);
        return;
    }
    draft->behind = reported;
    draft->inserted = true;
    draft->block = cs_subtree(seeker, verb);
    const cs_draft *outer =
        &seeker->drafts.items[reported]; /* "X reported that ..., citing Y" */
    for (uint32_t i = 0; i < outer->content_count; i++) {
        cs_range range = outer->content[i];
        const cs_range cited = cs_subtree(seeker, verb);
        if (range.first <= cited.first && cited.first <= range.last)
            range.last = cited.first - 1;
        if (range.first <= range.last)
            cs_draft_add(seeker, draft, range);
    }
}

static void look_at(cs_seeker *seeker, uint32_t word)
{
    const cs_cue_classes *class = &seeker->classes;
    const casus_word *at = &seeker->tree->words[word];
    if (at->upos == CASUS_UPOS_VERB && cs_is(seeker, word, class->citing))
        look_at_citing(seeker, word);
    else if (cs_is_form(seeker, word, class->according))
        look_at_according(seeker, word);
    else if (at->upos == CASUS_UPOS_NOUN && (cs_is(seeker, word, class->noun) ||
                                             cs_is(seeker, word, class->noun_intent)))
        look_at_noun(seeker, word);
    else if (at->upos == CASUS_UPOS_ADJ && cs_is(seeker, word, class->adjective))
        look_at_adjective(seeker, word);
    else if (at->upos == CASUS_UPOS_ADV && cs_is_form(seeker, word, class->adverb))
        look_at_adverb(seeker, word);
}

void cs_find_other_cues(cs_seeker *seeker)
{
    for (uint32_t i = 0; i < seeker->analysis->word_count && !seeker->failed; i++)
        look_at(seeker, i);
}
