/* clause.c - places in a clause after passives, control, raising, coordination, relative
 * and participle clauses have been undone. */
#include "code/coder.h"

void cs_add_word_once(cs_words *words, uint32_t word)
{
    for (uint32_t i = 0; i < words->count; i++)
        if (words->item[i] == word)
            return;
    if (words->count < CS_WORDS && word != CASUS_NONE)
        words->item[words->count++] = word;
}

static const casus_word *word_at(const cs_coder *coder, uint32_t word)
{
    return &coder->tree->words[word];
}

bool cs_lemma_in(const cs_coder *coder, uint32_t word, uint32_t class)
{
    const cs_symbols *symbols = &coder->tree->symbols[word];
    return cs_in_class(coder->dict, symbols->lemma, class) ||
           cs_in_class(coder->dict, symbols->lower, class);
}

bool cs_is_negated(const cs_coder *coder, uint32_t word)
{
    CS_EACH_CHILD(coder->tree, word, child) {
        const uint8_t relation = word_at(coder, child)->relation;
        if ((relation == CASUS_REL_ADVMOD || relation == CASUS_REL_DET ||
             relation == CASUS_REL_CC) &&
            cs_lemma_in(coder, child, coder->classes.negator))
            return true;
    }
    return false;
}

static bool is_verbal(const casus_word *word)
{
    return word->upos == CASUS_UPOS_VERB || word->upos == CASUS_UPOS_AUX;
}

/* A passive subject beside an object and without auxiliary is a slip of the parser. */
static bool is_passive(const cs_coder *coder, uint32_t word)
{
    return cs_child_sub(coder->tree, word, CASUS_REL_AUX, CASUS_SUB_PASS) != CASUS_NONE ||
           (cs_child_sub(coder->tree, word, CASUS_REL_NSUBJ, CASUS_SUB_PASS) != CASUS_NONE &&
            cs_child(coder->tree, word, CASUS_REL_OBJ) == CASUS_NONE);
}

/* A past participle without auxiliary: "troops sent by Paris". */
static bool is_bare_participle(const cs_coder *coder, uint32_t word)
{
    const casus_word *at = word_at(coder, word);
    return (at->features & CASUS_FEAT_PARTICIPLE) && (at->features & CASUS_FEAT_PAST) &&
           cs_child(coder->tree, word, CASUS_REL_AUX) == CASUS_NONE &&
           cs_child(coder->tree, word, CASUS_REL_NSUBJ) == CASUS_NONE &&
           cs_child(coder->tree, word, CASUS_REL_OBJ) == CASUS_NONE;
}

static uint32_t child_of(const cs_coder *coder, uint32_t word, casus_relation relation)
{
    return cs_child(coder->tree, word, relation);
}

static bool is_relative_pronoun(const cs_coder *coder, uint32_t word)
{
    const casus_word *at = word_at(coder, word);
    return (at->upos == CASUS_UPOS_PRON || at->upos == CASUS_UPOS_DET) &&
           (at->features & (CASUS_FEAT_RELATIVE | CASUS_FEAT_INTERROGATIVE)) != 0;
}

/* A relative pronoun stands for the noun that its clause modifies. */
static uint32_t antecedent(const cs_coder *coder, uint32_t word)
{
    if (word == CASUS_NONE || !is_relative_pronoun(coder, word))
        return word;
    for (uint32_t up = word_at(coder, word)->head; up != CASUS_NONE; up = word_at(coder, up)->head) {
        const casus_word *at = word_at(coder, up);
        if (at->relation == CASUS_REL_ACL)
            return at->head;
        if (at->relation != CASUS_REL_CONJ && at->relation != CASUS_REL_XCOMP &&
            at->relation != CASUS_REL_CCOMP && at->relation != CASUS_REL_OBL &&
            at->relation != CASUS_REL_NMOD)
            break;
    }
    return word;
}

/* The word that stands as subject in the clause, active or passive. */
static uint32_t surface_subject(const cs_coder *coder, uint32_t word)
{
    const uint32_t subject = child_of(coder, word, CASUS_REL_NSUBJ);
    return subject != CASUS_NONE ? antecedent(coder, subject)
                                 : child_of(coder, word, CASUS_REL_EXPL);
}

/* A noun without preposition that hangs on a verb under a relation that nouns do not have
 * there is a slip of the parser: a subject before the verb, an object behind it. */
static uint32_t slipped_noun(const cs_coder *coder, uint32_t verb, bool before)
{
    CS_EACH_CHILD(coder->tree, verb, child) {
        const casus_word *at = word_at(coder, child);
        const bool nominal = at->upos == CASUS_UPOS_NOUN || at->upos == CASUS_UPOS_PROPN;
        const bool odd = at->relation == CASUS_REL_OBL || at->relation == CASUS_REL_COMPOUND ||
                         at->relation == CASUS_REL_VOCATIVE || at->relation == CASUS_REL_NMOD ||
                         at->relation == CASUS_REL_DISLOCATED;
        if (nominal && odd && (child < verb) == before &&
            child_of(coder, child, CASUS_REL_CASE) == CASUS_NONE &&
            coder->in->mentions->by_word[child] != CASUS_NONE &&
            coder->in->mentions->time_by_word[child] == CASUS_NONE)
            return child;
    }
    return CASUS_NONE;
}

static uint32_t doer_at(const cs_coder *coder, uint32_t word, uint32_t depth);
static uint32_t sufferer(const cs_coder *coder, uint32_t word, uint32_t depth);

/* Who is meant to do an infinitive: the object of the verb above it, else its subject. */
static uint32_t controller(const cs_coder *coder, uint32_t above, uint32_t depth)
{
    uint32_t object = child_of(coder, above, CASUS_REL_IOBJ);
    if (object == CASUS_NONE)
        object = child_of(coder, above, CASUS_REL_OBJ);
    if (object != CASUS_NONE && !cs_lemma_in(coder, above, coder->classes.subject_control))
        return antecedent(coder, object);
    if (is_passive(coder, above))
        return surface_subject(coder, above);
    return doer_at(coder, above, depth + 1);
}

/* "Paris's decision", "the US decision" */
static uint32_t owner_of_noun(const cs_coder *coder, uint32_t noun)
{
    const uint32_t owner = cs_child_sub(coder->tree, noun, CASUS_REL_NMOD, CASUS_SUB_POSS);
    if (owner != CASUS_NONE)
        return owner;
    CS_EACH_CHILD(coder->tree, noun, child) {
        const uint8_t relation = word_at(coder, child)->relation;
        if ((relation == CASUS_REL_COMPOUND || relation == CASUS_REL_AMOD) &&
            coder->in->mentions->by_word[child] != CASUS_NONE)
            return child;
    }
    return CASUS_NONE;
}

/* The doer of a clause that hangs on a noun: the noun itself ("troops attacking"), its owner
 * ("its decision to attack"), or who makes it ("wrote a letter calling on ..."). */
static uint32_t doer_from_noun(const cs_coder *coder, uint32_t word, uint32_t depth)
{
    const casus_word *at = word_at(coder, word), *noun = word_at(coder, at->head);
    const bool participle = (at->features & CASUS_FEAT_GERUND) ||
                            ((at->features & CASUS_FEAT_PARTICIPLE) &&
                             (at->features & CASUS_FEAT_PRES));
    const bool acts = coder->in->mentions->by_word[at->head] != CASUS_NONE;
    const bool transitive = cs_child(coder->tree, word, CASUS_REL_OBJ) != CASUS_NONE &&
                            !(at->features & CASUS_FEAT_INFINITIVE);
    if (at->subtype == CASUS_SUB_RELCL || ((participle || transitive) && acts))
        return at->head;
    if ((at->features & CASUS_FEAT_INFINITIVE) && acts)
        return at->head;
    const uint32_t owner = owner_of_noun(coder, at->head);
    if (owner != CASUS_NONE)
        return owner;
    if (noun->relation == CASUS_REL_OBJ && noun->head != CASUS_NONE)
        return doer_at(coder, noun->head, depth + 1);
    return participle ? at->head : CASUS_NONE;
}

/* "accused Russia of bombing", "prevented it from leaving": the object is meant. */
static bool blames_object(const cs_coder *coder, uint32_t word)
{
    const uint32_t mark = child_of(coder, word, CASUS_REL_MARK);
    return mark != CASUS_NONE && cs_lemma_in(coder, mark, coder->classes.object_mark);
}

/* The subject of a clause that has none of its own, from the clause above. */
static uint32_t doer_from_above(const cs_coder *coder, uint32_t word, uint32_t depth)
{
    const casus_word *at = word_at(coder, word);
    const uint32_t above = at->head;
    if (above == CASUS_NONE)
        return CASUS_NONE;
    switch (at->relation) {
    case CASUS_REL_CONJ:
        if (is_passive(coder, above) && !is_passive(coder, word) && !is_bare_participle(coder, word))
            return surface_subject(coder, above);
        return doer_at(coder, above, depth + 1);
    case CASUS_REL_XCOMP:
        return controller(coder, above, depth);
    case CASUS_REL_ADVCL:
    case CASUS_REL_PARATAXIS:
        if (blames_object(coder, word))
            return controller(coder, above, depth);
        if (is_verbal(word_at(coder, above)) && (at->features & CASUS_FEAT_FINITE) == 0)
            return is_passive(coder, above) ? surface_subject(coder, above)
                                            : doer_at(coder, above, depth + 1);
        return CASUS_NONE;
    case CASUS_REL_ACL:
        return doer_from_noun(coder, word, depth);
    default:
        return CASUS_NONE;
    }
}

const casus_sentence *cs_sentence_of(const cs_coder *coder, uint32_t word)
{
    const cs_analysis *analysis = coder->in->analysis;
    uint32_t low = 0, high = analysis->sentence_count;
    while (high - low > 1) {
        const uint32_t middle = low + (high - low) / 2;
        if (analysis->sentences[middle].first_word <= word)
            low = middle;
        else
            high = middle;
    }
    return &analysis->sentences[low];
}

static bool starts_phrase(const cs_coder *coder, uint32_t word)
{
    const uint32_t first = coder->tree->left[word];
    return cs_child(coder->tree, word, CASUS_REL_CASE) == CASUS_NONE &&
           (first == 0 || word_at(coder, first)->upos == CASUS_UPOS_PUNCT ||
            word_at(coder, first - 1)->upos == CASUS_UPOS_PUNCT);
}

/* A finite main verb without any subject is a slip of the parser: the nearest actor before it
 * that opens a phrase is taken ("..., Germany, along with others, ruled out ..."). */
static uint32_t stray_subject(const cs_coder *coder, uint32_t word)
{
    const casus_word *at = word_at(coder, word);
    const bool main_verb = at->relation == CASUS_REL_ROOT || at->relation == CASUS_REL_CCOMP;
    const casus_sentence *sentence = cs_sentence_of(coder, word);
    if (!main_verb || !is_verbal(at) || !(at->features & CASUS_FEAT_FINITE) ||
        (at->features & CASUS_FEAT_IMPERATIVE))
        return CASUS_NONE;
    for (uint32_t i = word; i-- > sentence->first_word;) {
        const uint32_t mention = coder->in->mentions->by_word[i];
        if (mention != CASUS_NONE && !coder->in->mentions->items[mention].place &&
            starts_phrase(coder, i))
            return i;
    }
    return CASUS_NONE;
}

/* Who does what the verb says: its subject, or the agent of a passive. */
static uint32_t doer_at(const cs_coder *coder, uint32_t word, uint32_t depth)
{
    if (depth > CS_NESTING)
        return CASUS_NONE;
    if (is_passive(coder, word) || is_bare_participle(coder, word))
        return antecedent(coder, cs_child_sub(coder->tree, word, CASUS_REL_OBL, CASUS_SUB_AGENT));
    const uint32_t subject = surface_subject(coder, word);
    if (subject != CASUS_NONE)
        return subject;
    const uint32_t above = doer_from_above(coder, word, depth);
    if (above != CASUS_NONE)
        return above;
    const uint32_t slipped = slipped_noun(coder, word, true);
    return slipped != CASUS_NONE ? slipped : stray_subject(coder, word);
}

/* What a clause's verb is done to, from the clause above: passives without a subject of their
 * own, relative clauses on the object, shared objects. */
static uint32_t sufferer_from_above(const cs_coder *coder, uint32_t word, uint32_t depth)
{
    const casus_word *at = word_at(coder, word);
    const bool passive = is_passive(coder, word) || is_bare_participle(coder, word);
    if (at->head == CASUS_NONE)
        return CASUS_NONE;
    if (at->relation == CASUS_REL_ACL) {
        const bool has_subject = child_of(coder, word, CASUS_REL_NSUBJ) != CASUS_NONE;
        return passive || (at->subtype == CASUS_SUB_RELCL && has_subject) ? at->head : CASUS_NONE;
    }
    if (at->relation == CASUS_REL_CONJ && passive)
        return sufferer(coder, at->head, depth + 1);
    if (passive && (at->relation == CASUS_REL_XCOMP || at->relation == CASUS_REL_ADVCL))
        return at->relation == CASUS_REL_XCOMP ? controller(coder, at->head, depth)
                                               : doer_at(coder, at->head, depth + 1);
    return CASUS_NONE;
}

static uint32_t shared_object(const cs_coder *coder, uint32_t word)
{
    CS_EACH_CHILD(coder->tree, word, child)
        if (word_at(coder, child)->relation == CASUS_REL_CONJ && is_verbal(word_at(coder, child)) &&
            child <= word + 3)
            return child_of(coder, child, CASUS_REL_OBJ);
    return CASUS_NONE;
}

/* Of two objects the first is the person: "promised Ukraine jets". */
static uint32_t last_object(const cs_coder *coder, uint32_t word)
{
    uint32_t last = CASUS_NONE;
    CS_EACH_CHILD(coder->tree, word, child)
        if (word_at(coder, child)->relation == CASUS_REL_OBJ)
            last = child;
    return last;
}

static uint32_t sufferer(const cs_coder *coder, uint32_t word, uint32_t depth)
{
    if (depth > CS_NESTING)
        return CASUS_NONE;
    if (is_passive(coder, word)) {
        const uint32_t subject = surface_subject(coder, word);
        return subject != CASUS_NONE ? subject : sufferer_from_above(coder, word, depth);
    }
    const uint32_t object = antecedent(coder, last_object(coder, word));
    if (object != CASUS_NONE)
        return object;
    const uint32_t person = child_of(coder, word, CASUS_REL_IOBJ);
    if (person != CASUS_NONE)
        return antecedent(coder, person);
    const uint32_t above = sufferer_from_above(coder, word, depth);
    if (above != CASUS_NONE)
        return above;
    const uint32_t shared = shared_object(coder, word);
    return shared != CASUS_NONE ? shared : slipped_noun(coder, word, false);
}

uint32_t cs_subject_above(const cs_coder *coder, uint32_t word)
{
    for (int step = 0; word != CASUS_NONE && step < 6; step++) {
        if (is_verbal(word_at(coder, word)))
            return doer_at(coder, word, 0);
        word = word_at(coder, word)->head;
    }
    return CASUS_NONE;
}

/* The subject of a noun or adjective: of its copula, of the verb whose object it is. */
static uint32_t nominal_subject(const cs_coder *coder, uint32_t word)
{
    const uint32_t subject = surface_subject(coder, word);
    const casus_word *at = word_at(coder, word);
    if (subject != CASUS_NONE || at->head == CASUS_NONE)
        return subject;
    if (at->relation == CASUS_REL_CONJ)
        return nominal_subject(coder, at->head);
    if ((at->relation == CASUS_REL_OBJ || at->relation == CASUS_REL_NSUBJ ||
         at->relation == CASUS_REL_OBL) &&
        cs_lemma_in(coder, at->head, coder->classes.light_verb))
        return doer_at(coder, at->head, 0);
    return at->relation == CASUS_REL_XCOMP ? controller(coder, at->head, 0) : CASUS_NONE;
}

static void add_with_joined(const cs_coder *coder, uint32_t word, cs_words *out)
{
    if (word == CASUS_NONE)
        return;
    cs_add_word_once(out, word);
    CS_EACH_CHILD(coder->tree, word, child)
        if (word_at(coder, child)->relation == CASUS_REL_CONJ && !is_verbal(word_at(coder, child)))
            cs_add_word_once(out, child);
}

static bool introduced_by(const cs_coder *coder, uint32_t word, uint32_t preposition)
{
    CS_EACH_CHILD(coder->tree, word, child) {
        const uint8_t relation = word_at(coder, child)->relation;
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
    CS_EACH_CHILD(coder->tree, word, child) {
        if (names_time(coder, child))
            continue;
        switch (word_at(coder, child)->relation) {
        case CASUS_REL_OBL:
        case CASUS_REL_NMOD:
        case CASUS_REL_ADVCL:
        case CASUS_REL_ACL:
        case CASUS_REL_XCOMP:
        case CASUS_REL_CCOMP:
            if (introduced_by(coder, child, preposition))
                add_with_joined(coder, antecedent(coder, child), out);
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
        const uint8_t relation = word_at(coder, word)->relation;
        if (relation != CASUS_REL_NMOD && relation != CASUS_REL_CONJ)
            return false;
        word = word_at(coder, word)->head;
    }
    return word == top;
}

/* "assistance in the form of money to Pakistan": the phrase hangs too deep. */
static void add_introduced_below(const cs_coder *coder, uint32_t word, uint32_t preposition,
                                 cs_words *out)
{
    const uint32_t right = coder->tree->right[word];
    for (uint32_t i = word + 1; i <= right && i < word + 40 && !out->count; i++)
        if (word_at(coder, i)->relation == CASUS_REL_NMOD && !names_time(coder, i) &&
            coder->in->mentions->by_word[i] != CASUS_NONE &&
            introduced_by(coder, i, preposition) && within_noun_phrase(coder, i, word))
            add_with_joined(coder, i, out);
}

static void add_children(const cs_coder *coder, uint32_t word, casus_relation relation,
                         cs_words *out)
{
    CS_EACH_CHILD(coder->tree, word, child)
        if (word_at(coder, child)->relation == relation)
            add_with_joined(coder, antecedent(coder, child), out);
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
        CS_EACH_CHILD(coder->tree, objects.item[i], child) {
            const casus_word *at = word_at(coder, child);
            if (at->relation == CASUS_REL_ACL && at->subtype != CASUS_SUB_RELCL &&
                (at->features & CASUS_FEAT_INFINITIVE))
                cs_add_word_once(out, child);
        }
    }
}

/* Infinitives also hang as advcl or acl where the treebank sees an adjunct. */
static void add_infinitives(const cs_coder *coder, uint32_t word, cs_words *out)
{
    add_children(coder, word, CASUS_REL_XCOMP, out);
    if (out->count)
        return;
    CS_EACH_CHILD(coder->tree, word, child) {
        const casus_word *at = word_at(coder, child);
        if ((at->relation == CASUS_REL_ACL || at->relation == CASUS_REL_ADVCL) &&
            at->subtype != CASUS_SUB_RELCL && (at->features & CASUS_FEAT_INFINITIVE))
            cs_add_word_once(out, child);
    }
    if (!out->count && is_verbal(word_at(coder, word)))
        add_infinitives_of_object(coder, word, out);
}

static void add_content_clauses(const cs_coder *coder, uint32_t word, cs_words *out)
{
    add_children(coder, word, CASUS_REL_CCOMP, out);
    if (out->count || is_verbal(word_at(coder, word)))
        return;
    CS_EACH_CHILD(coder->tree, word, child)
        if (word_at(coder, child)->relation == CASUS_REL_ACL &&
            (word_at(coder, child)->features & CASUS_FEAT_FINITE) &&
            child_of(coder, child, CASUS_REL_MARK) != CASUS_NONE)
            cs_add_word_once(out, child);
}

static void add_modifiers(const cs_coder *coder, uint32_t word, cs_words *out)
{
    const bool verb = is_verbal(word_at(coder, word));
    CS_EACH_CHILD(coder->tree, word, child) {
        const casus_word *at = word_at(coder, child);
        const bool modifies = verb ? at->relation == CASUS_REL_ADVMOD
                                   : at->relation == CASUS_REL_AMOD ||
                                         at->relation == CASUS_REL_COMPOUND ||
                                         (at->relation == CASUS_REL_NMOD &&
                                          at->subtype == CASUS_SUB_DESC);
        if (modifies)
            add_with_joined(coder, child, out);
    }
}

/* Any noun of the sentence is not a list but a test; the first CS_WORDS nouns stand for it. */
static void add_nouns(const cs_coder *coder, uint32_t word, cs_words *out)
{
    const casus_sentence *sentence = cs_sentence_of(coder, word);
    for (uint32_t i = 0; i < sentence->word_count && out->count < CS_WORDS; i++) {
        const uint8_t upos = word_at(coder, sentence->first_word + i)->upos;
        if (upos == CASUS_UPOS_NOUN || upos == CASUS_UPOS_PROPN)
            cs_add_word_once(out, sentence->first_word + i);
    }
}

/* The last of a long list often hangs on the verb as its subject, with the "and" before it:
 * those before it in the list act too. */
static void add_list_before(const cs_coder *coder, cs_words *out)
{
    const uint32_t subject = out->count ? out->item[0] : CASUS_NONE;
    const uint32_t joiner = subject == CASUS_NONE ? CASUS_NONE
                                                  : child_of(coder, subject, CASUS_REL_CC);
    if (joiner == CASUS_NONE || joiner > subject || joiner == 0)
        return;
    uint32_t before = joiner - 1;
    while (before > 0 && word_at(coder, before)->upos == CASUS_UPOS_PUNCT)
        before--;
    if (word_at(coder, before)->relation == CASUS_REL_CONJ)
        add_with_joined(coder, cs_first_conjunct(coder->tree, before), out);
}

/* "Norway, Ireland and Spain recognised": names that each hang on the verb as subject. */
static void add_listed_subjects(const cs_coder *coder, uint32_t predicate, cs_words *out)
{
    if (!out->count || word_at(coder, out->item[0])->head != predicate ||
        word_at(coder, out->item[0])->relation != CASUS_REL_NSUBJ || is_passive(coder, predicate))
        return;
    CS_EACH_CHILD(coder->tree, predicate, child) {
        const casus_word *at = word_at(coder, child);
        if (at->relation == CASUS_REL_NSUBJ && at->upos == CASUS_UPOS_PROPN && child < predicate &&
            coder->in->mentions->by_word[child] != CASUS_NONE)
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
        CS_EACH_CHILD(coder->tree, heads[h], child) {
            const uint32_t mark = child_of(coder, child, CASUS_REL_CASE);
            if (mark != CASUS_NONE && out->count && child != subject &&
                cs_lemma_in(coder, mark, coder->classes.together))
                add_with_joined(coder, child, out);
        }
    }
}

void cs_fill_place(const cs_coder *coder, uint32_t predicate, uint32_t object,
                   cs_place_in_clause place, cs_words *out)
{
    const bool verb = is_verbal(word_at(coder, predicate));
    switch (place.kind) {
    case CS_FILL_SUBJ:
        add_with_joined(coder, verb ? doer_at(coder, predicate, 0)
                                    : nominal_subject(coder, predicate), out);
        add_list_before(coder, out);
        add_listed_subjects(coder, predicate, out);
        add_companions(coder, predicate, out);
        break;
    case CS_FILL_OBJ:
        add_with_joined(coder, sufferer(coder, predicate, 0), out);
        break;
    case CS_FILL_IOBJ:
        add_children(coder, predicate, CASUS_REL_IOBJ, out);
        if (!out->count && verb &&
            child_of(coder, predicate, CASUS_REL_OBJ) != last_object(coder, predicate))
            cs_add_word_once(out, child_of(coder, predicate, CASUS_REL_OBJ));
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
        add_with_joined(coder, cs_child_sub(coder->tree, object != CASUS_NONE ? object : predicate,
                                            CASUS_REL_NMOD, CASUS_SUB_POSS), out);
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
    case CS_FILL_PREP:
        add_introduced(coder, predicate, place.preposition, out);
        if (!out->count && object != CASUS_NONE)
            add_introduced(coder, object, place.preposition, out);
        if (!out->count && verb) {
            const uint32_t direct =
                object != CASUS_NONE ? object : child_of(coder, predicate, CASUS_REL_OBJ);
            if (direct != CASUS_NONE)
                add_introduced(coder, direct, place.preposition, out);
            if (direct != CASUS_NONE && !out->count)
                add_introduced_below(coder, direct, place.preposition, out);
        }
        break;
    default:
        break;
    }
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
        cs_fill_place(coder, outer.item[i], CASUS_NONE, filler.inner, out);
}
