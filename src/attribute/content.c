/* content.c - what the tree gives a verb of saying as content.  Rules A7-A13 of
 * docs/attribution.md.
 *
 * The forms of content, in the order in which they are tried:
 *   a clause            "X said that ..."; also before the verb
 *   a governing clause  "..., X said": the verb is inserted
 *   an infinitive       "X plans to ...", "X urged Y to ...", "Y is expected to ..."
 *   a naming            "X called it ..."
 *   a deed              "X accused Y of ..."
 *   a matter            "X complained about ..."
 *   a thing             "X announced ..." */
#include "attribute/seeker.h"

enum { STRAY = 12 }; /* words behind a verb that are searched for a strayed clause */

/* The preposition of an oblique or of a clause, CASUS_NONE when it has none. */
uint32_t cs_marker_of(const cs_tree *tree, uint32_t word)
{
    CS_EACH_CHILD(tree, word, child)
    if (tree->words[child].relation == CASUS_REL_CASE ||
        tree->words[child].relation == CASUS_REL_MARK)
        return child;
    return CASUS_NONE;
}

static bool marked_with(const cs_seeker *seeker, uint32_t word, uint32_t class)
{
    const uint32_t marker = cs_marker_of(seeker->tree, word);
    return marker != CASUS_NONE && cs_is_form(seeker, marker, class);
}

/* Whether a clause is what is said, and not when, why or after what it is said. */
static bool is_content(const cs_seeker *seeker, uint32_t word)
{
    const uint32_t mark = cs_child(seeker->tree, word, CASUS_REL_MARK);
    return mark == CASUS_NONE ||
           cs_is_form(seeker, mark, seeker->classes.complementizer) || mark > word;
}

/* The clause begins right behind the verb when its first words hang from the verb instead;
 * people who are told are left out. */
static uint32_t clause_start(const cs_seeker *seeker, const cs_draft *draft,
                             uint32_t clause)
{
    const cs_tree *tree = seeker->tree;
    const uint32_t start = tree->left[clause];
    if (start <= draft->cue || cs_verb_is(seeker, draft->cue, seeker->classes.urge) ||
        cs_child(tree, clause, CASUS_REL_MARK) != CASUS_NONE)
        return start;
    CS_EACH_CHILD(tree, draft->cue, child)
    {
        const uint8_t relation = tree->words[child].relation;
        if (child > draft->cue && child < start && tree->right[child] + 1 == start &&
            (relation == CASUS_REL_OBJ || relation == CASUS_REL_NSUBJ ||
             relation == CASUS_REL_XCOMP) &&
            child != draft->source)
            return tree->left[child] > draft->cue ? tree->left[child] : start;
    }
    return start;
}

/* "while Y said ...": words that set another's saying against what is said before. */
static bool contrasts(const cs_seeker *seeker, uint32_t word)
{
    const uint32_t head = seeker->tree->words[word].head;
    return head != CASUS_NONE && head > word &&
           seeker->tree->words[word].relation == CASUS_REL_MARK &&
           cs_is_form(seeker, word, seeker->classes.contrast) &&
           cs_verb_is(seeker, head, seeker->classes.say) &&
           cs_child(seeker->tree, head, CASUS_REL_NSUBJ) != CASUS_NONE;
}

static bool is_mark(const cs_seeker *seeker, uint32_t word, char mark)
{
    const casus_text form = seeker->tree->words[word].form;
    return form.size == 1 && form.data[0] == mark;
}

/* ", a charge that Moscow denies": a noun that names what was said before it, with a relative
 * clause that tells what became of it. */
static bool names_the_said(const cs_seeker *seeker, uint32_t comma, uint32_t last)
{
    const cs_tree *tree = seeker->tree;
    for (uint32_t i = comma + 1; i <= last && i <= comma + 4; i++) {
        if (tree->words[i].upos == CASUS_UPOS_DET ||
            tree->words[i].upos == CASUS_UPOS_ADJ)
            continue;
        return i > comma + 1 && tree->words[i].upos == CASUS_UPOS_NOUN &&
               cs_is(seeker, i, seeker->classes.noun) &&
               cs_child_sub(tree, i, CASUS_REL_ACL, CASUS_SUB_RELCL) != CASUS_NONE;
    }
    return false;
}

/* Where a clause that is not quoted ends: a semicolon, a contrast or a name for what was said
 * divides it from what follows. */
static uint32_t clause_end(const cs_seeker *seeker, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last; i++) {
        const casus_word *word = &seeker->tree->words[i];
        if (word->upos == CASUS_UPOS_PUNCT && seeker->quotation_of[i] == CASUS_NONE &&
            word->form.size == 1 && word->form.data[0] == ';' && i > first)
            return i - 1;
        if (i > first && is_mark(seeker, i, ',') && names_the_said(seeker, i, last))
            return i - 1;
        if (i > first && contrasts(seeker, i))
            return i - 1;
    }
    return last;
}

static bool has_noun_subject(const cs_tree *tree, uint32_t verb)
{
    const uint32_t subject = cs_child(tree, verb, CASUS_REL_NSUBJ);
    return subject != CASUS_NONE && tree->words[subject].upos != CASUS_UPOS_PRON;
}

/* A clause behind the verb begins behind it: what stands before the verb says when or why it
 * is said.  What another clause with a subject of its own adds ("..., but X did") goes along. */
static void take_clause(cs_seeker *seeker, cs_draft *draft, uint32_t clause)
{
    const cs_tree *tree = seeker->tree;
    if (clause < draft->cue) {
        cs_draft_add_subtree(seeker, draft, clause);
        return;
    }
    uint32_t first = clause_start(seeker, draft, clause);
    const uint32_t mark = cs_child(tree, clause, CASUS_REL_MARK);
    if (mark != CASUS_NONE && mark > draft->cue && mark < clause &&
        cs_is_form(seeker, mark, seeker->classes.that))
        first = mark;
    if (first <= draft->cue_range[0].last)
        first = draft->cue_range[0].last + 1;
    uint32_t last = tree->right[clause];
    CS_EACH_CHILD(tree, draft->cue, child)
    if (child > clause && tree->words[child].relation == CASUS_REL_CONJ &&
        has_noun_subject(tree, child) && !cs_verb_is(seeker, child, seeker->classes.say))
        last = tree->right[child];
    if (first <= last)
        cs_draft_add(seeker, draft, (cs_range){first, clause_end(seeker, first, last)});
}

/* "said on its website that ...": the clause hangs from a noun behind the verb by mistake of
 * the parser; the conjunction shows what it is. */
static bool take_strayed_clause(cs_seeker *seeker, cs_draft *draft)
{
    const cs_tree *tree = seeker->tree;
    const uint32_t last = tree->right[draft->cue];
    for (uint32_t i = draft->cue + 1; i <= last && i <= draft->cue + STRAY; i++) {
        const casus_word *word = &tree->words[i];
        if (word->upos == CASUS_UPOS_VERB)
            return false;
        if (!cs_opens_clause(seeker, i))
            continue;
        cs_draft_add(seeker, draft, (cs_range){i, tree->right[word->head]});
        return true;
    }
    return false;
}

/* "said he was ...": a clause with a subject begins right behind the verb, wherever the parser
 * has hung it. */
static bool take_next_clause(cs_seeker *seeker, cs_draft *draft)
{
    const cs_tree *tree = seeker->tree;
    const casus_sentence *sentence =
        &seeker->analysis->sentences[seeker->sentence_of[draft->cue]];
    const uint32_t end = sentence->first_word + sentence->word_count;
    const uint32_t start = draft->cue_range[0].last + 1;
    for (uint32_t i = start + 1; i < end && i < start + STRAY; i++) {
        if (tree->left[i] != start)
            continue;
        const uint32_t subject = cs_child(tree, i, CASUS_REL_NSUBJ);
        if (subject == CASUS_NONE || subject < start || subject > i)
            continue;
        cs_draft_add(seeker, draft,
                     (cs_range){start, clause_end(seeker, start, tree->right[i])});
        return true;
    }
    return false;
}

static bool take_clauses(cs_seeker *seeker, cs_draft *draft)
{
    CS_EACH_CHILD(seeker->tree, draft->cue, child)
    {
        const casus_word *word = &seeker->tree->words[child];
        const bool subject_clause = word->relation == CASUS_REL_CSUBJ;
        if ((word->relation == CASUS_REL_CCOMP && is_content(seeker, child)) ||
            (subject_clause && draft->source == CASUS_NONE))
            take_clause(seeker, draft, child);
    }
    return draft->content_count > 0 || take_strayed_clause(seeker, draft) ||
           (cs_verb_is(seeker, draft->cue, seeker->classes.say) &&
            take_next_clause(seeker, draft));
}

/* Whether words [first, last] hold a verb in a finite form, or an auxiliary. */
static bool holds_clause(const cs_seeker *seeker, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last; i++) {
        const casus_word *word = &seeker->tree->words[i];
        if (word->upos == CASUS_UPOS_AUX ||
            (word->upos == CASUS_UPOS_VERB && (word->features & CASUS_FEAT_FINITE)))
            return true;
    }
    return false;
}

/* The first word behind the comma that opens the phrase before the verb; CASUS_NONE when there
 * is none.  A comma right before the verb closes an apposition: "A, X, the mayor, said". */
static uint32_t after_comma(const cs_seeker *seeker, const cs_draft *draft,
                            uint32_t first)
{
    const uint32_t group = draft->cue_range[0].first;
    const bool inverted = draft->source != CASUS_NONE && draft->source > draft->cue;
    uint32_t commas =
        !inverted && group > first && is_mark(seeker, group - 1, ',') ? 3 : 1;
    const uint32_t reach = commas > 1 ? 2 * STRAY : STRAY;
    for (uint32_t i = group; i-- > first && i + reach >= group;) {
        const casus_word *word = &seeker->tree->words[i];
        if (is_mark(seeker, i, ',')) {
            if (--commas == 0)
                return i + 1;
        } else if (word->upos == CASUS_UPOS_VERB || word->upos == CASUS_UPOS_PUNCT ||
                   word->upos == CASUS_UPOS_SCONJ ||
                   (word->upos == CASUS_UPOS_CCONJ && reach == STRAY) ||
                   (word->features & (CASUS_FEAT_RELATIVE | CASUS_FEAT_INTERROGATIVE))) {
            return CASUS_NONE;
        }
    }
    return CASUS_NONE;
}

/* "A, X said, B" and "A, X said on Monday.": everything but X, said and its adverbials. */
static bool take_inserted(cs_seeker *seeker, cs_draft *draft)
{
    const casus_sentence *sentence =
        &seeker->analysis->sentences[seeker->sentence_of[draft->cue]];
    const uint32_t first = sentence->first_word, end = first + sentence->word_count;
    const uint32_t source = after_comma(seeker, draft, first);
    if (source == CASUS_NONE || source < first + 2 ||
        seeker->quotation_of[source - 1] != CASUS_NONE)
        return false;
    uint32_t after = draft->cue_range[0].last + 1;
    while (after < end && seeker->tree->words[after].upos != CASUS_UPOS_PUNCT &&
           seeker->tree->words[after].upos != CASUS_UPOS_VERB &&
           seeker->tree->words[after].upos != CASUS_UPOS_AUX &&
           seeker->tree->words[after].upos != CASUS_UPOS_SCONJ)
        after++;
    const bool pause = after + 1 < end && is_mark(seeker, after, ',');
    const bool cites = pause && cs_is(seeker, after + 1, seeker->classes.citing);
    const bool closes =
        cites || (pause && cs_is_form(seeker, after + 1, seeker->classes.according));
    const bool final = after + 1 >= end || closes;
    const bool comma = pause && !closes && after == draft->cue_range[0].last + 1;
    const bool named = source < draft->cue_range[0].first;
    if ((!final && !comma) ||
        (!named && !comma && after == draft->cue_range[0].last + 1) ||
        !holds_clause(seeker, first, comma ? end - 1 : source - 1))
        return false;
    if (named) {
        const cs_range range = {source, draft->cue_range[0].first - 1};
        const uint32_t head = cs_nominal_of(seeker, range);
        if (head == CASUS_NONE)
            return false;
        cs_draft_set_source(seeker, draft, head, range);
    }
    draft->inserted = true;
    draft->block = (cs_range){source - 1, cites         ? end - 1
                                          : after < end ? after
                                                        : end - 1};
    cs_draft_add(seeker, draft, (cs_range){first, source - 1});
    if (comma && after + 1 < end)
        cs_draft_add(seeker, draft, (cs_range){after + 1, end - 1});
    return true;
}

/* The verb hangs below the clause that it reports. */
static bool take_governor(cs_seeker *seeker, cs_draft *draft)
{
    const cs_tree *tree = seeker->tree;
    const casus_word *word = &tree->words[draft->cue];
    if (word->relation != CASUS_REL_PARATAXIS || word->head == CASUS_NONE)
        return false;
    const cs_range whole = cs_subtree(seeker, word->head),
                   cue = cs_subtree(seeker, draft->cue);
    if (cue.first > whole.first)
        cs_draft_add(seeker, draft, (cs_range){whole.first, cue.first - 1});
    if (cue.last < whole.last)
        cs_draft_add(seeker, draft, (cs_range){cue.last + 1, whole.last});
    return draft->content_count > 0;
}

static bool take_infinitive(cs_seeker *seeker, cs_draft *draft, bool passive)
{
    const cs_tree *tree = seeker->tree;
    const uint32_t infinitive = cs_child(tree, draft->cue, CASUS_REL_XCOMP);
    if (infinitive == CASUS_NONE)
        return false;
    if (passive) {
        const uint32_t subject = cs_child(tree, draft->cue, CASUS_REL_NSUBJ);
        if (subject != CASUS_NONE)
            cs_draft_add_subtree(seeker, draft, subject);
    }
    const uint32_t object = cs_child(tree, draft->cue, CASUS_REL_OBJ);
    if (object != CASUS_NONE && object < infinitive)
        cs_draft_add_subtree(seeker, draft, object);
    cs_draft_add_subtree(seeker, draft, infinitive);
    return true;
}

static bool take_object(cs_seeker *seeker, cs_draft *draft, bool passive)
{
    const uint32_t object =
        cs_child(seeker->tree, draft->cue, passive ? CASUS_REL_NSUBJ : CASUS_REL_OBJ);
    if (object == CASUS_NONE || cs_antecedent(seeker, object) == draft->source)
        return false;
    cs_draft_add_subtree(seeker, draft, object);
    return true;
}

/* "called it a mistake", "accused them of lying": the object and what is said of it. */
static bool take_object_and(cs_seeker *seeker, cs_draft *draft, bool passive, bool deed)
{
    const uint32_t count = draft->content_count;
    bool found = false;
    const uint32_t object = cs_child(seeker->tree, draft->cue, CASUS_REL_OBJ);
    if (deed && object != CASUS_NONE) /* "accused X of lying", hung from X */
        CS_EACH_CHILD(seeker->tree, object, child)
    found = found || (child > object && marked_with(seeker, child, seeker->classes.deed));
    if (found)
        return take_object(seeker, draft, passive);
    CS_EACH_CHILD(seeker->tree, draft->cue, child)
    {
        const casus_word *word = &seeker->tree->words[child];
        const bool hangs =
            word->relation == CASUS_REL_OBL || word->relation == CASUS_REL_ADVCL;
        const bool said =
            deed ? hangs && marked_with(seeker, child, seeker->classes.of_word)
                 : word->relation == CASUS_REL_XCOMP ||
                       (hangs && child > draft->cue &&
                        marked_with(seeker, child, seeker->classes.as_word));
        if (!said)
            continue;
        if (!found)
            (void)take_object(seeker, draft, passive);
        cs_draft_add_subtree(seeker, draft, child);
        found = true;
    }
    return draft->content_count > count;
}

static bool take_matter(cs_seeker *seeker, cs_draft *draft)
{
    CS_EACH_CHILD(seeker->tree, draft->cue, child)
    {
        const casus_word *word = &seeker->tree->words[child];
        if (child < draft->cue ||
            (word->relation != CASUS_REL_OBL && word->relation != CASUS_REL_ADVCL) ||
            word->subtype == CASUS_SUB_AGENT ||
            !marked_with(seeker, child, seeker->classes.about_word))
            continue;
        cs_range range = cs_subtree(seeker, child);
        const uint32_t marker = cs_marker_of(seeker->tree, child);
        if (marker == range.first &&
            marker < range.last) { /* the preposition is the cue's */
            if (draft->cue_range[0].last + 1 == marker)
                draft->cue_range[0].last = marker;
            range.first = marker + 1;
        }
        cs_draft_add(seeker, draft, range);
        return true;
    }
    return false;
}

/* "X quoted Y as saying that ...": Y's saying is X's content. */
static bool take_quoted_saying(cs_seeker *seeker, cs_draft *draft)
{
    CS_EACH_CHILD(seeker->tree, draft->cue, child)
    {
        const casus_word *word = &seeker->tree->words[child];
        if (child < draft->cue || word->upos != CASUS_UPOS_VERB ||
            (word->relation != CASUS_REL_ADVCL && word->relation != CASUS_REL_XCOMP) ||
            !cs_verb_is(seeker, child, seeker->classes.say))
            continue;
        cs_draft_add_subtree(seeker, draft, child);
        return true;
    }
    return false;
}

bool cs_take_content(cs_seeker *seeker, cs_draft *draft)
{
    const cs_cue_classes *class = &seeker->classes;
    const uint32_t verb = draft->cue;
    const bool passive = cs_is_passive(seeker, verb);
    if (cs_verb_is(seeker, verb, class->citing) && take_quoted_saying(seeker, draft))
        return true;
    if (cs_verb_is(seeker, verb, class->say) && !passive && take_inserted(seeker, draft))
        return true;
    if (cs_verb_is(seeker, verb, class->clause) && take_clauses(seeker, draft))
        return true;
    if (cs_verb_is(seeker, verb, class->say) && take_governor(seeker, draft))
        return true;
    if (cs_verb_is(seeker, verb, class->accuse) &&
        take_object_and(seeker, draft, passive, true))
        return true;
    if (cs_verb_is(seeker, verb, class->call) &&
        take_object_and(seeker, draft, passive, false))
        return true;
    const uint32_t infinitive = passive ? class->passive : class->infinitive;
    if ((cs_verb_is(seeker, verb, infinitive) ||
         (!passive && cs_verb_is(seeker, verb, class->urge))) &&
        take_infinitive(seeker, draft, passive))
        return true;
    if (passive && draft->source == CASUS_NONE)
        return false;
    const bool shows = cs_verb_is(seeker, verb, class->shows) &&
                       draft->source != CASUS_NONE &&
                       cs_is(seeker, draft->speaker, class->document);
    if ((shows || cs_verb_is(seeker, verb, class->object)) &&
        take_object(seeker, draft, passive))
        return true;
    return cs_verb_is(seeker, verb, class->about) && take_matter(seeker, draft);
}
