/* filler.c - what stands in a place of a clause: the fillers of frames. */
#include "code/clause.h"
#include "code/place.h"

static void add_once(cs_words *words, uint32_t word)
{
    for (uint32_t i = 0; i < words->count; i++)
        if (words->item[i] == word)
            return;
    if (words->count < CS_WORDS && word != CASUS_NONE)
        words->item[words->count++] = word;
}

static void add_with_joined(const cs_coder *coder, uint32_t word, cs_words *out)
{
    if (word == CASUS_NONE)
        return;
    add_once(out, word);
    CS_EACH_CHILD(coder->tree, word, child)
    if (cs_word_at(coder, child)->relation == CASUS_REL_CONJ &&
        !cs_verbal_word(cs_word_at(coder, child)))
        add_once(out, child);
}

void cs_fill_joined(const cs_coder *coder, uint32_t word, cs_words *out)
{
    add_with_joined(coder, word, out);
}

static bool introduced_by(const cs_coder *coder, uint32_t word, uint32_t preposition)
{
    CS_EACH_CHILD(coder->tree, word, child)
    {
        const uint8_t relation = cs_word_at(coder, child)->relation;
        const cs_symbols *symbols = &coder->tree->symbols[child];
        if ((relation == CASUS_REL_CASE || relation == CASUS_REL_MARK) &&
            (symbols->lemma == preposition || symbols->lower == preposition))
            return true;
    }
    return false;
}

/* "on Thursday" is no recipient. */
static bool names_time(const cs_coder *coder, uint32_t word)
{
    return cs_lemma_in(coder, word, coder->classes.weekday) ||
           cs_lemma_in(coder, word, coder->classes.month) ||
           coder->in->mentions->time_by_word[word] != CASUS_NONE;
}

static void add_introduced(const cs_coder *coder, uint32_t word, uint32_t preposition,
                           cs_words *out)
{
    CS_EACH_CHILD(coder->tree, word, child)
    {
        if (names_time(coder, child))
            continue;
        switch (cs_word_at(coder, child)->relation) {
        case CASUS_REL_OBL:
        case CASUS_REL_NMOD:
        case CASUS_REL_ADVCL:
        case CASUS_REL_ACL:
        case CASUS_REL_XCOMP:
        case CASUS_REL_CCOMP:
            if (introduced_by(coder, child, preposition))
                add_with_joined(coder, cs_antecedent_of(coder, child), out);
            break;
        default:
            break;
        }
    }
}

/* Whether only nouns lead from a word up to another. */
static bool within_noun_phrase(const cs_coder *coder, uint32_t word, uint32_t top)
{
    while (word != top && word != CASUS_NONE) {
        const uint8_t relation = cs_word_at(coder, word)->relation;
        if (relation != CASUS_REL_NMOD && relation != CASUS_REL_CONJ)
            return false;
        word = cs_word_at(coder, word)->head;
    }
    return word == top;
}

/* "assistance in the form of money to Pakistan": the phrase hangs too deep. */
static void add_introduced_below(const cs_coder *coder, uint32_t word,
                                 uint32_t preposition, cs_words *out)
{
    const uint32_t right = coder->tree->right[word];
    for (uint32_t i = word + 1; i <= right && i < word + 40 && !out->count; i++)
        if (cs_word_at(coder, i)->relation == CASUS_REL_NMOD && !names_time(coder, i) &&
            coder->in->mentions->by_word[i] != CASUS_NONE &&
            introduced_by(coder, i, preposition) && within_noun_phrase(coder, i, word))
            add_with_joined(coder, i, out);
}

static void add_children(const cs_coder *coder, uint32_t word, casus_relation relation,
                         cs_words *out)
{
    CS_EACH_CHILD(coder->tree, word, child)
    if (cs_word_at(coder, child)->relation == relation)
        add_with_joined(coder, cs_antecedent_of(coder, child), out);
}

/* "asked Washington and ten others to join": the infinitive hangs on the last of the objects,
 * who are actors, so it is theirs to do. */
static void add_infinitives_of_object(const cs_coder *coder, uint32_t word, cs_words *out)
{
    cs_words objects = {.count = 0};
    add_children(coder, word, CASUS_REL_OBJ, &objects);
    for (uint32_t i = 0; i < objects.count; i++) {
        if (coder->in->mentions->by_word[objects.item[i]] == CASUS_NONE)
            continue;
        CS_EACH_CHILD(coder->tree, objects.item[i], child)
        {
            const casus_word *at = cs_word_at(coder, child);
            if (at->relation == CASUS_REL_ACL && at->subtype != CASUS_SUB_RELCL &&
                (at->features & CASUS_FEAT_INFINITIVE))
                add_once(out, child);
        }
    }
}

/* Infinitives also hang as advcl or acl where the treebank sees an adjunct. */
static void add_infinitives(const cs_coder *coder, uint32_t word, cs_words *out)
{
    add_children(coder, word, CASUS_REL_XCOMP, out);
    if (out->count)
        return;
    CS_EACH_CHILD(coder->tree, word, child)
    {
        const casus_word *at = cs_word_at(coder, child);
        if ((at->relation == CASUS_REL_ACL || at->relation == CASUS_REL_ADVCL) &&
            at->subtype != CASUS_SUB_RELCL && (at->features & CASUS_FEAT_INFINITIVE))
            add_once(out, child);
    }
    if (!out->count && cs_verbal_word(cs_word_at(coder, word)))
        add_infinitives_of_object(coder, word, out);
}

static void add_content_clauses(const cs_coder *coder, uint32_t word, cs_words *out)
{
    add_children(coder, word, CASUS_REL_CCOMP, out);
    if (out->count || cs_verbal_word(cs_word_at(coder, word)))
        return;
    CS_EACH_CHILD(coder->tree, word, child)
    if (cs_word_at(coder, child)->relation == CASUS_REL_ACL &&
        (cs_word_at(coder, child)->features & CASUS_FEAT_FINITE) &&
        cs_child_of(coder, child, CASUS_REL_MARK) != CASUS_NONE)
        add_once(out, child);
}

static void add_modifiers(const cs_coder *coder, uint32_t word, cs_words *out)
{
    const bool verb = cs_verbal_word(cs_word_at(coder, word));
    CS_EACH_CHILD(coder->tree, word, child)
    {
        const casus_word *at = cs_word_at(coder, child);
        const bool modifies =
            verb ? at->relation == CASUS_REL_ADVMOD
                 : at->relation == CASUS_REL_AMOD || at->relation == CASUS_REL_COMPOUND ||
                       (at->relation == CASUS_REL_NMOD && at->subtype == CASUS_SUB_DESC);
        if (modifies)
            add_with_joined(coder, child, out);
    }
}

/* Any noun of the sentence is not a list but a test; the first CS_WORDS nouns stand for it. */
static void add_nouns(const cs_coder *coder, uint32_t word, cs_words *out)
{
    const casus_sentence *sentence = cs_sentence_of(coder, word);
    for (uint32_t i = 0; i < sentence->word_count && out->count < CS_WORDS; i++) {
        const uint8_t upos = cs_word_at(coder, sentence->first_word + i)->upos;
        if (upos == CASUS_UPOS_NOUN || upos == CASUS_UPOS_PROPN)
            add_once(out, sentence->first_word + i);
    }
}

/* The last of a long list often hangs on the verb as its subject, with the "and" before it:
 * those before it in the list act too. */
static void add_list_before(const cs_coder *coder, cs_words *out)
{
    const uint32_t subject = out->count ? out->item[0] : CASUS_NONE;
    const uint32_t joiner =
        subject == CASUS_NONE ? CASUS_NONE : cs_child_of(coder, subject, CASUS_REL_CC);
    if (joiner == CASUS_NONE || joiner > subject || joiner == 0)
        return;
    uint32_t before = joiner - 1;
    while (before > 0 && cs_word_at(coder, before)->upos == CASUS_UPOS_PUNCT)
        before--;
    if (cs_word_at(coder, before)->relation == CASUS_REL_CONJ)
        add_with_joined(coder, cs_first_conjunct(coder->tree, before), out);
}

/* "Norway, Ireland and Spain recognised": names that each hang on the verb as subject. */
static void add_listed_subjects(const cs_coder *coder, uint32_t predicate, cs_words *out)
{
    if (!out->count || cs_word_at(coder, out->item[0])->head != predicate ||
        cs_word_at(coder, out->item[0])->relation != CASUS_REL_NSUBJ ||
        cs_passive_clause(coder, predicate))
        return;
    CS_EACH_CHILD(coder->tree, predicate, child)
    {
        const casus_word *at = cs_word_at(coder, child);
        if (at->relation == CASUS_REL_NSUBJ && at->upos == CASUS_UPOS_PROPN &&
            child < predicate && coder->in->mentions->by_word[child] != CASUS_NONE)
            add_with_joined(coder, child, out);
    }
}

/* "Germany, along with Italy, refused": Italy refused too. */
static void add_companions(const cs_coder *coder, uint32_t predicate, cs_words *out)
{
    const uint32_t subject = out->count ? out->item[0] : CASUS_NONE;
    const uint32_t heads[] = {predicate, subject};
    for (size_t h = 0; h < 2; h++) {
        if (heads[h] == CASUS_NONE)
            continue;
        CS_EACH_CHILD(coder->tree, heads[h], child)
        {
            const uint32_t mark = cs_child_of(coder, child, CASUS_REL_CASE);
            if (mark != CASUS_NONE && out->count && child != subject &&
                cs_lemma_in(coder, mark, coder->classes.together))
                add_with_joined(coder, child, out);
        }
    }
}

/* "gave Ukraine arms": where a verb has two objects the first receives. */
static void add_receiver(const cs_coder *coder, uint32_t predicate, cs_words *out)
{
    const uint32_t first = cs_child_of(coder, predicate, CASUS_REL_OBJ);
    add_children(coder, predicate, CASUS_REL_IOBJ, out);
    if (!out->count && cs_verbal_word(cs_word_at(coder, predicate)) &&
        first != cs_last_object(coder, predicate))
        add_once(out, first);
}

/* A phrase of a preposition hangs from the predicate, from its object, or below that. */
static void add_phrases(const cs_coder *coder, uint32_t predicate, uint32_t object,
                        uint32_t preposition, cs_words *out)
{
    add_introduced(coder, predicate, preposition, out);
    if (!out->count && object != CASUS_NONE)
        add_introduced(coder, object, preposition, out);
    if (!out->count && !cs_verbal_word(cs_word_at(coder, predicate)) &&
        cs_light_clause(coder, predicate) != CASUS_NONE)
        add_introduced(coder, cs_light_clause(coder, predicate), preposition, out);
    if (out->count || !cs_verbal_word(cs_word_at(coder, predicate)))
        return;
    const uint32_t direct =
        object != CASUS_NONE ? object : cs_child_of(coder, predicate, CASUS_REL_OBJ);
    if (direct != CASUS_NONE)
        add_introduced(coder, direct, preposition, out);
    if (direct != CASUS_NONE && !out->count)
        add_introduced_below(coder, direct, preposition, out);
}

void cs_fill_place(const cs_coder *coder, uint32_t predicate, uint32_t object,
                   cs_place_in_clause place, cs_words *out)
{
    const bool verb = cs_verbal_word(cs_word_at(coder, predicate));
    switch (place.kind) {
    case CS_FILL_SUBJ:
        add_with_joined(coder,
                        verb ? cs_doer_at(coder, predicate, 0)
                             : cs_nominal_subject(coder, predicate),
                        out);
        add_list_before(coder, out);
        add_listed_subjects(coder, predicate, out);
        add_companions(coder, predicate, out);
        break;
    case CS_FILL_OBJ:
        add_with_joined(coder, cs_sufferer(coder, predicate, 0), out);
        break;
    case CS_FILL_IOBJ:
        add_receiver(coder, predicate, out);
        break;
    case CS_FILL_XCOMP:
        add_infinitives(coder, object != CASUS_NONE ? object : predicate, out);
        if (!out->count && object != CASUS_NONE)
            add_infinitives(coder, predicate, out);
        break;
    case CS_FILL_CCOMP:
        add_content_clauses(coder, predicate, out);
        if (!out->count && object != CASUS_NONE)
            add_content_clauses(coder, object, out);
        break;
    case CS_FILL_ADVCL:
        add_children(coder, predicate, CASUS_REL_ADVCL, out);
        break;
    case CS_FILL_POSS:
        add_with_joined(coder,
                        cs_child_sub(coder->tree,
                                     object != CASUS_NONE ? object : predicate,
                                     CASUS_REL_NMOD, CASUS_SUB_POSS),
                        out);
        break;
    case CS_FILL_MOD:
        add_modifiers(coder, object != CASUS_NONE ? object : predicate, out);
        break;
    case CS_FILL_ANY:
        add_nouns(coder, predicate, out);
        break;
    case CS_FILL_AUX:
        add_children(coder, predicate, CASUS_REL_AUX, out);
        break;
    case CS_FILL_MARK:
        add_children(coder, predicate, CASUS_REL_MARK, out);
        break;
    case CS_FILL_CASE:
        add_children(coder, predicate, CASUS_REL_CASE, out);
        break;
    case CS_FILL_AHEAD:
    case CS_FILL_BEHIND:
        add_with_joined(
            coder, cs_actor_beside(coder, predicate, place.kind == CS_FILL_BEHIND), out);
        break;
    case CS_FILL_NEXT:
        add_with_joined(coder, cs_actor_in_clause(coder, predicate), out);
        break;
    case CS_FILL_PREP:
        add_phrases(coder, predicate, object, place.preposition, out);
        break;
    default:
        break;
    }
}

/* The inner place of a path; "part of an aid programme" has what the programme has. */
static void fill_inner(const cs_coder *coder, uint32_t word, cs_place_in_clause place,
                       cs_words *out)
{
    const uint32_t counted = cs_counted_word(coder, word);
    cs_fill_place(coder, word, CASUS_NONE, place, out);
    if (counted != word)
        cs_fill_place(coder, counted, CASUS_NONE, place, out);
}

void cs_fill(const cs_coder *coder, uint32_t predicate, uint32_t object, cs_filler filler,
             cs_words *out)
{
    cs_words outer = {.count = 0};
    if (filler.inner.kind == CS_FILL_NONE) {
        cs_fill_place(coder, predicate, object, filler.outer, out);
        return;
    }
    cs_fill_place(coder, predicate, object, filler.outer, &outer);
    for (uint32_t i = 0; i < outer.count; i++)
        fill_inner(coder, outer.item[i], filler.inner, out);
}
