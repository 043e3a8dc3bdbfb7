/* clause.c - who does and who suffers what a predicate says, after passives, control,
 * raising, coordination, relative and participle clauses have been undone. */
#include "code/clause.h"

bool cs_lemma_in(const cs_coder *coder, uint32_t word, uint32_t class)
{
    const cs_symbols *symbols = &coder->tree->symbols[word];
    return cs_in_class(coder->dict, symbols->lemma, class) ||
           cs_in_class(coder->dict, symbols->lower, class);
}

bool cs_is_negated(const cs_coder *coder, uint32_t word)
{
    CS_EACH_CHILD(coder->tree, word, child)
    {
        const uint8_t relation = cs_word_at(coder, child)->relation;
        if ((relation == CASUS_REL_ADVMOD || relation == CASUS_REL_DET ||
             relation == CASUS_REL_CC) &&
            cs_lemma_in(coder, child, coder->classes.negator))
            return true;
    }
    return false;
}

bool cs_verbal_word(const casus_word *word)
{
    return word->upos == CASUS_UPOS_VERB || word->upos == CASUS_UPOS_AUX;
}

/* A passive subject beside an object and without auxiliary is a slip of the parser; so is an
 * agent without the passive: "attacks carried out by rebels". */
bool cs_passive_clause(const cs_coder *coder, uint32_t word)
{
    const cs_tree *tree = coder->tree;
    return cs_child_sub(tree, word, CASUS_REL_AUX, CASUS_SUB_PASS) != CASUS_NONE ||
           (cs_child(tree, word, CASUS_REL_OBJ) == CASUS_NONE &&
            (cs_child_sub(tree, word, CASUS_REL_NSUBJ, CASUS_SUB_PASS) != CASUS_NONE ||
             cs_child_sub(tree, word, CASUS_REL_OBL, CASUS_SUB_AGENT) != CASUS_NONE));
}

/* A past participle without auxiliary: "troops sent by Paris". */
bool cs_bare_participle(const cs_coder *coder, uint32_t word)
{
    const casus_word *at = cs_word_at(coder, word);
    return (at->features & CASUS_FEAT_PARTICIPLE) && (at->features & CASUS_FEAT_PAST) &&
           cs_child(coder->tree, word, CASUS_REL_AUX) == CASUS_NONE &&
           cs_child(coder->tree, word, CASUS_REL_NSUBJ) == CASUS_NONE &&
           cs_child(coder->tree, word, CASUS_REL_OBJ) == CASUS_NONE;
}

static bool is_relative_pronoun(const cs_coder *coder, uint32_t word)
{
    const casus_word *at = cs_word_at(coder, word);
    return (at->upos == CASUS_UPOS_PRON || at->upos == CASUS_UPOS_DET) &&
           (at->features & (CASUS_FEAT_RELATIVE | CASUS_FEAT_INTERROGATIVE)) != 0;
}

/* A relative pronoun stands for the noun that its clause modifies. */
uint32_t cs_antecedent_of(const cs_coder *coder, uint32_t word)
{
    if (word == CASUS_NONE || !is_relative_pronoun(coder, word))
        return word;
    for (uint32_t up = cs_word_at(coder, word)->head; up != CASUS_NONE;
         up = cs_word_at(coder, up)->head) {
        const casus_word *at = cs_word_at(coder, up);
        if (at->relation == CASUS_REL_ACL)
            return at->head;
        if (at->relation != CASUS_REL_CONJ && at->relation != CASUS_REL_XCOMP &&
            at->relation != CASUS_REL_CCOMP && at->relation != CASUS_REL_OBL &&
            at->relation != CASUS_REL_NMOD)
            break;
    }
    return word;
}

/* "led an intervention and imposed sanctions": a noun before the "and" is no subject of the
 * verb behind it, but a slip of the parser. */
static bool stands_before_joiner(const cs_coder *coder, uint32_t verb, uint32_t noun)
{
    if (noun == CASUS_NONE || cs_word_at(coder, verb)->relation != CASUS_REL_CONJ)
        return false;
    CS_EACH_CHILD(coder->tree, verb, child)
    if (cs_word_at(coder, child)->relation == CASUS_REL_CC && noun < child &&
        child < verb)
        return true;
    return false;
}

/* The word that stands as subject in the clause, active or passive. */
uint32_t cs_surface_subject(const cs_coder *coder, uint32_t word)
{
    const uint32_t subject = cs_child_of(coder, word, CASUS_REL_NSUBJ);
    if (stands_before_joiner(coder, word, subject))
        return CASUS_NONE;
    return subject != CASUS_NONE ? cs_antecedent_of(coder, subject)
                                 : cs_child_of(coder, word, CASUS_REL_EXPL);
}

/* A noun without preposition that hangs on a verb under a relation that nouns do not have
 * there is a slip of the parser: a subject before the verb, an object behind it. */
static uint32_t slipped_noun(const cs_coder *coder, uint32_t verb, bool before)
{
    CS_EACH_CHILD(coder->tree, verb, child)
    {
        const casus_word *at = cs_word_at(coder, child);
        const bool nominal = at->upos == CASUS_UPOS_NOUN || at->upos == CASUS_UPOS_PROPN;
        const bool odd =
            at->relation == CASUS_REL_OBL || at->relation == CASUS_REL_COMPOUND ||
            at->relation == CASUS_REL_VOCATIVE || at->relation == CASUS_REL_NMOD ||
            at->relation == CASUS_REL_DISLOCATED;
        if (nominal && odd && (child < verb) == before &&
            cs_child_of(coder, child, CASUS_REL_CASE) == CASUS_NONE &&
            coder->in->mentions->by_word[child] != CASUS_NONE &&
            coder->in->mentions->time_by_word[child] == CASUS_NONE)
            return child;
    }
    return CASUS_NONE;
}

/* Who is meant to do an infinitive: the object of the verb above it, else its subject. */
static uint32_t controller(const cs_coder *coder, uint32_t above, uint32_t depth)
{
    uint32_t object = cs_child_of(coder, above, CASUS_REL_IOBJ);
    if (object == CASUS_NONE)
        object = cs_child_of(coder, above, CASUS_REL_OBJ);
    if (object != CASUS_NONE &&
        !cs_lemma_in(coder, above, coder->classes.subject_control))
        return cs_antecedent_of(coder, object);
    if (cs_passive_clause(coder, above))
        return cs_surface_subject(coder, above);
    return cs_doer_at(coder, above, depth + 1);
}

/* "Paris's decision", "the US decision" */
static uint32_t owner_of_noun(const cs_coder *coder, uint32_t noun)
{
    const uint32_t owner =
        cs_child_sub(coder->tree, noun, CASUS_REL_NMOD, CASUS_SUB_POSS);
    if (owner != CASUS_NONE)
        return owner;
    CS_EACH_CHILD(coder->tree, noun, child)
    {
        const uint8_t relation = cs_word_at(coder, child)->relation;
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
    const casus_word *at = cs_word_at(coder, word), *noun = cs_word_at(coder, at->head);
    const bool participle =
        (at->features & CASUS_FEAT_GERUND) ||
        ((at->features & CASUS_FEAT_PARTICIPLE) && (at->features & CASUS_FEAT_PRES));
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
        return cs_doer_at(coder, noun->head, depth + 1);
    return participle ? at->head : CASUS_NONE;
}

/* "accused Russia of bombing", "prevented it from leaving": the object is meant. */
static bool blames_object(const cs_coder *coder, uint32_t word)
{
    const uint32_t mark = cs_child_of(coder, word, CASUS_REL_MARK);
    return mark != CASUS_NONE && cs_lemma_in(coder, mark, coder->classes.object_mark);
}

/* The subject of a clause that has none of its own, from the clause above. */
static uint32_t doer_from_above(const cs_coder *coder, uint32_t word, uint32_t depth)
{
    const casus_word *at = cs_word_at(coder, word);
    const uint32_t above = at->head;
    if (above == CASUS_NONE)
        return CASUS_NONE;
    switch (at->relation) {
    case CASUS_REL_CONJ:
        if (cs_passive_clause(coder, above) && !cs_passive_clause(coder, word) &&
            !cs_bare_participle(coder, word))
            return cs_surface_subject(coder, above);
        return cs_doer_at(coder, above, depth + 1);
    case CASUS_REL_XCOMP:
        return controller(coder, above, depth);
    case CASUS_REL_ADVCL:
    case CASUS_REL_PARATAXIS:
        if (blames_object(coder, word))
            return controller(coder, above, depth);
        if (cs_verbal_word(cs_word_at(coder, above)) &&
            (at->features & CASUS_FEAT_FINITE) == 0)
            return cs_passive_clause(coder, above) ? cs_surface_subject(coder, above)
                                                   : cs_doer_at(coder, above, depth + 1);
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
           (first == 0 || cs_word_at(coder, first)->upos == CASUS_UPOS_PUNCT ||
            cs_word_at(coder, first - 1)->upos == CASUS_UPOS_PUNCT);
}

/* A finite main verb without any subject is a slip of the parser: the nearest actor before it
 * that opens a phrase is taken ("..., Germany, along with others, ruled out ..."). */
static uint32_t stray_subject(const cs_coder *coder, uint32_t word)
{
    const casus_word *at = cs_word_at(coder, word);
    const bool main_verb =
        at->relation == CASUS_REL_ROOT || at->relation == CASUS_REL_CCOMP;
    const casus_sentence *sentence = cs_sentence_of(coder, word);
    if (!main_verb || !cs_verbal_word(at) || !(at->features & CASUS_FEAT_FINITE) ||
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
uint32_t cs_doer_at(const cs_coder *coder, uint32_t word, uint32_t depth)
{
    if (depth > CS_NESTING)
        return CASUS_NONE;
    if (cs_passive_clause(coder, word) || cs_bare_participle(coder, word))
        return cs_antecedent_of(
            coder, cs_child_sub(coder->tree, word, CASUS_REL_OBL, CASUS_SUB_AGENT));
    const uint32_t subject = cs_surface_subject(coder, word);
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
    const casus_word *at = cs_word_at(coder, word);
    const bool passive =
        cs_passive_clause(coder, word) || cs_bare_participle(coder, word);
    if (at->head == CASUS_NONE)
        return CASUS_NONE;
    if (at->relation == CASUS_REL_ACL) {
        const bool has_subject = cs_child_of(coder, word, CASUS_REL_NSUBJ) != CASUS_NONE;
        return passive || (at->subtype == CASUS_SUB_RELCL && has_subject) ? at->head
                                                                          : CASUS_NONE;
    }
    if (at->relation == CASUS_REL_CONJ && passive)
        return cs_sufferer(coder, at->head, depth + 1);
    if (passive && (at->relation == CASUS_REL_XCOMP || at->relation == CASUS_REL_ADVCL))
        return at->relation == CASUS_REL_XCOMP ? controller(coder, at->head, depth)
                                               : cs_doer_at(coder, at->head, depth + 1);
    return CASUS_NONE;
}

static uint32_t shared_object(const cs_coder *coder, uint32_t word)
{
    CS_EACH_CHILD(coder->tree, word, child)
    if (cs_word_at(coder, child)->relation == CASUS_REL_CONJ &&
        cs_verbal_word(cs_word_at(coder, child)) && child <= word + 3)
        return cs_child_of(coder, child, CASUS_REL_OBJ);
    return CASUS_NONE;
}

/* Of two objects the first is the person: "promised Ukraine jets". */
uint32_t cs_last_object(const cs_coder *coder, uint32_t word)
{
    uint32_t last = CASUS_NONE;
    CS_EACH_CHILD(coder->tree, word, child)
    if (cs_word_at(coder, child)->relation == CASUS_REL_OBJ)
        last = child;
    return last;
}

uint32_t cs_sufferer(const cs_coder *coder, uint32_t word, uint32_t depth)
{
    if (depth > CS_NESTING)
        return CASUS_NONE;
    if (cs_passive_clause(coder, word)) {
        const uint32_t subject = cs_surface_subject(coder, word);
        return subject != CASUS_NONE ? subject : sufferer_from_above(coder, word, depth);
    }
    const uint32_t object = cs_antecedent_of(coder, cs_last_object(coder, word));
    if (object != CASUS_NONE)
        return object;
    const uint32_t person = cs_child_of(coder, word, CASUS_REL_IOBJ);
    if (person != CASUS_NONE)
        return cs_antecedent_of(coder, person);
    const uint32_t above = sufferer_from_above(coder, word, depth);
    if (above != CASUS_NONE)
        return above;
    const uint32_t shared = shared_object(coder, word);
    return shared != CASUS_NONE ? shared : slipped_noun(coder, word, false);
}

uint32_t cs_subject_above(const cs_coder *coder, uint32_t noun)
{
    uint32_t word = noun;
    for (int step = 0; word != CASUS_NONE && step < 6; step++) {
        const uint32_t subject = cs_verbal_word(cs_word_at(coder, word))
                                     ? cs_doer_at(coder, word, 0)
                                     : CASUS_NONE;
        const bool itself = subject != CASUS_NONE &&
                            cs_dominates(coder->tree, subject, noun) &&
                            !cs_dominates(coder->tree, subject, word);
        if (subject != CASUS_NONE && !itself)
            return subject;
        word = cs_word_at(coder, word)->head;
    }
    return CASUS_NONE;
}

uint32_t cs_light_clause(const cs_coder *coder, uint32_t noun)
{
    CS_EACH_CHILD(coder->tree, noun, child)
    if (cs_word_at(coder, child)->relation == CASUS_REL_ACL &&
        cs_lemma_in(coder, child, coder->classes.light_verb))
        return child;
    return CASUS_NONE;
}

/* The subject of a noun or adjective: of its copula, of the verb whose object it is. */
uint32_t cs_nominal_subject(const cs_coder *coder, uint32_t word)
{
    const uint32_t subject = cs_surface_subject(coder, word);
    const casus_word *at = cs_word_at(coder, word);
    if (subject != CASUS_NONE || at->head == CASUS_NONE)
        return subject;
    if (at->relation == CASUS_REL_CONJ)
        return cs_nominal_subject(coder, at->head);
    if ((at->relation == CASUS_REL_OBJ || at->relation == CASUS_REL_NSUBJ ||
         at->relation == CASUS_REL_OBL) &&
        cs_lemma_in(coder, at->head, coder->classes.light_verb))
        return cs_doer_at(coder, at->head, 0);
    return at->relation == CASUS_REL_XCOMP ? controller(coder, at->head, 0) : CASUS_NONE;
}
