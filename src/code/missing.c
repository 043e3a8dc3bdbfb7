/* missing.c - parties that no slot of the frame names: recipients from the content, the owner of
 * the object, the place, the nearest other actor; sources of acts that nouns name, or whose
 * subject the parser lost. */
#include "code/party.h"

#include "code/clause.h"

/* Whether a party has the actor already; roles of public life tell actors of one state apart. */
static bool is_in_party(const cs_coder *coder, const cs_party *party,
                        const casus_actor *actor)
{
    for (uint32_t i = 0; i < party->count; i++) {
        const casus_actor *other = &coder->in->mentions->actors[party->actor[i]];
        const bool other_role = actor->role.size && other->role.size &&
                                !cs_text_equal(actor->role, other->role);
        if (other->word == actor->word ||
            (actor->code.size && cs_text_equal(other->code, actor->code) && !other_role))
            return true;
    }
    return false;
}

static void take_stranger(const cs_coder *coder, uint32_t word, cs_act *act)
{
    const cs_mention *mention = cs_mention_at(coder, word);
    if (!mention || act->to.count || !cs_actors_of(coder, mention)->code.size ||
        is_in_party(coder, &act->from, cs_actors_of(coder, mention)))
        return;
    cs_party_add(&act->to, mention);
    act->to.owned = true;
}

static void take_from_phrase(const cs_coder *coder, uint32_t word, cs_act *act)
{
    if (word == CASUS_NONE || act->to.count)
        return;
    take_stranger(coder, cs_counted_word(coder, word), act);
    const uint32_t owner = cs_owner_in(coder, word, 2);
    if (owner != CASUS_NONE)
        take_stranger(coder, owner, act);
}

/* Acts that are done to whoever holds the place: aid, postures, force (07, 15, 17 to 20). */
static bool is_local(casus_text code)
{
    static const char *const roots[] = {"07", "15", "18", "19", "20"};
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        if (cs_text_starts(code, cs_text_of(roots[i])))
            return true;
    return false;
}

static void take_place(const cs_coder *coder, uint32_t word, cs_act *act)
{
    if (word == CASUS_NONE)
        return;
    CS_EACH_CHILD(coder->tree, word, child)
    {
        if (coder->in->mentions->place_by_word[child] != CASUS_NONE)
            take_stranger(coder, child, act);
    }
}

void cs_take_owner_of_about(const cs_coder *coder, cs_act *act)
{
    if (act->to.count || act->about == CASUS_NONE)
        return;
    const uint32_t owner = cs_owner_before(coder, act->about);
    if (owner != CASUS_NONE)
        take_stranger(coder, owner, act);
}

/* Of an act that is about another: who is asked or blamed is that act's doer, who is promised,
 * refused or threatened something is the one it is done to. */
static bool turns_to_doer(const cs_act *act)
{
    return cs_text_starts(act->code, CS_TEXT("02")) ||
           cs_text_starts(act->code, CS_TEXT("10")) ||
           cs_text_starts(act->code, CS_TEXT("11"));
}

static void take_from_content(const cs_coder *coder, const cs_act *content, cs_act *act)
{
    const cs_party *party = turns_to_doer(act) ? &content->from : &content->to;
    for (uint32_t i = 0; i < party->count && !act->to.count; i++)
        take_stranger(coder, coder->in->mentions->actors[party->actor[i]].word, act);
}

static void take_from_toward(const cs_coder *coder, cs_act *act)
{
    CS_EACH_CHILD(coder->tree, act->word, child)
    {
        const uint32_t mark = cs_child(coder->tree, child, CASUS_REL_CASE);
        if (coder->tree->words[child].relation == CASUS_REL_OBL && mark != CASUS_NONE &&
            cs_lemma_in(coder, mark, coder->classes.toward))
            take_from_phrase(coder, child, act);
    }
}

/* A clause joined to another by a word, with a subject of its own. */
static bool is_joined_clause(const cs_coder *coder, uint32_t verb)
{
    return coder->tree->words[verb].relation == CASUS_REL_CONJ &&
           cs_child(coder->tree, verb, CASUS_REL_CC) != CASUS_NONE &&
           cs_child(coder->tree, verb, CASUS_REL_NSUBJ) != CASUS_NONE;
}

/* The subject of another clause is busy there, unless that clause is what the act is about;
 * so is everybody in a clause joined to that of the act. */
static bool acts_elsewhere(const cs_coder *coder, uint32_t word, const cs_act *act)
{
    const casus_word *words = coder->tree->words;
    if (!cs_dominates(coder->tree, act->word, word))
        return words[word].relation == CASUS_REL_NSUBJ;
    for (uint32_t up = word; up != act->word && up != CASUS_NONE; up = words[up].head)
        if (is_joined_clause(coder, up))
            return true;
    return false;
}

/* Whom a verb above the act is addressed to hears of it, but has no part in it: "complained to
 * the UN over air raids". */
static bool is_addressee(const cs_coder *coder, uint32_t word, const cs_act *act)
{
    const casus_word *at = &coder->tree->words[word];
    const uint32_t verb = at->head;
    if (verb == CASUS_NONE || !cs_verbal_word(&coder->tree->words[verb]) ||
        !cs_dominates(coder->tree, verb, act->word) || verb == act->word ||
        act->frame->upos != CASUS_UPOS_NOUN)
        return false;
    return at->relation == CASUS_REL_OBL || at->relation == CASUS_REL_IOBJ ||
           at->relation == CASUS_REL_OBJ;
}

/* Acts that take two: to meet, to sign together, to trade, to clash. */
static bool is_two_sided(casus_text code)
{
    return cs_text_starts(code, CS_TEXT("04")) || cs_text_starts(code, CS_TEXT("057")) ||
           cs_text_starts(code, CS_TEXT("06"));
}

bool cs_has_two_sides(const cs_act *act)
{
    const bool fights = act->frame->upos == CASUS_UPOS_NOUN &&
                        (cs_text_starts(act->code, CS_TEXT("05")) ||
                         cs_text_starts(act->code, CS_TEXT("19")));
    return act->frame->side_to || act->frame->mutual || is_two_sided(act->code) || fights;
}

/* "A and B met": the conjoined source will be split into two sides. */
static bool has_own_sides(const cs_act *act)
{
    return act->from.count > 1 && cs_has_two_sides(act);
}

/* How far a mention stands from the act; what stands on the other side of it than is wanted
 * comes behind all others. */
static uint32_t distance(const cs_act *act, uint32_t word, bool before, uint32_t length)
{
    const uint32_t gap = word > act->word ? word - act->word : act->word - word;
    return (word < act->word) == before ? gap : length + gap;
}

/* The nearest actor of the sentence with a code that is neither a party nor busy in another
 * clause, or NULL.
 *  suffers  others who are out of question, or NULL
 *  before   looks before the act first */
static const cs_mention *nearest_other(const cs_coder *coder, const cs_act *act,
                                       const cs_party *party, const cs_party *suffers,
                                       bool before)
{
    const casus_sentence *sentence = cs_sentence_of(coder, act->word);
    const uint32_t length = sentence->word_count;
    const cs_mention *best = NULL;
    for (uint32_t i = 0; i < length; i++) {
        const cs_mention *mention = cs_mention_at(coder, sentence->first_word + i);
        const casus_actor *actor = mention ? cs_actors_of(coder, mention) : NULL;
        if (actor && actor->code.size && !is_in_party(coder, party, actor) &&
            !(suffers && is_in_party(coder, suffers, actor)) &&
            !acts_elsewhere(coder, mention->word, act) &&
            !is_addressee(coder, mention->word, act) &&
            (!best || distance(act, mention->word, before, length) <
                          distance(act, best->word, before, length)))
            best = mention;
    }
    return best;
}

/* Acts of force hit what their slot names, actor or not: "attacked the tanker". */
static bool hits_something(const cs_act *act)
{
    return act->to.phrase && (cs_text_starts(act->code, CS_TEXT("18")) ||
                              cs_text_starts(act->code, CS_TEXT("19")));
}

/* The nearest actor of the sentence, first of those behind the act.  Who suffers what is asked
 * about or condemned is not the one who is asked or blamed.
 *  content  what it is about, or NULL */
static void take_other_actor(const cs_coder *coder, const cs_act *content, cs_act *act)
{
    const cs_party *suffers =
        content && !act->replaces && turns_to_doer(act) ? &content->to : NULL;
    if (!coder->in->mentions->actors[act->from.actor[0]].code.size ||
        has_own_sides(act) || hits_something(act) || act->frame->only_content)
        return;
    const cs_mention *other = nearest_other(coder, act, &act->from, suffers, false);
    if (!other)
        return;
    take_stranger(coder, other->word, act);
    act->to.guessed = true;
}

/* "the US closed the consulate in Seattle": nobody is his own recipient, so that another may
 * be looked for. */
static void drop_itself(const cs_coder *coder, cs_act *act)
{
    for (uint32_t i = 0; i < act->to.count; i++) {
        const casus_actor *actor = &coder->in->mentions->actors[act->to.actor[i]];
        if (actor->role.size || !is_in_party(coder, &act->from, actor))
            return;
    }
    if (!cs_has_two_sides(act))
        act->to.count = 0;
}

void cs_fill_missing_recipient(const cs_coder *coder, const cs_act *content, cs_act *act)
{
    cs_words objects = {.count = 0};
    drop_itself(coder, act);
    if (act->to.count || !act->from.count)
        return;
    if (content && !act->replaces) {
        take_from_content(coder, content, act);
        if (turns_to_doer(act)) {
            take_other_actor(coder, content, act);
            return;
        }
    }
    cs_fill_place(coder, act->word, CASUS_NONE, (cs_place_in_clause){CS_FILL_OBJ, 0},
                  &objects);
    for (uint32_t i = 0; i < objects.count; i++)
        take_from_phrase(coder, objects.item[i], act);
    if (act->about != CASUS_NONE) {
        take_from_phrase(coder, act->about, act);
        for (uint32_t i = coder->tree->left[act->about];
             i <= coder->tree->right[act->about] && !act->to.count; i++)
            take_stranger(coder, i, act);
    }
    take_from_toward(coder, act);
    if (is_local(act->code)) {
        take_place(coder, act->word, act);
        take_place(coder, act->object, act);
        for (uint32_t i = 0; i < objects.count; i++)
            take_place(coder, objects.item[i], act);
    }
    if (!act->frame->own_people)
        take_other_actor(coder, content, act);
}

/* The subject that an act named by a noun takes from the clause around it, or CASUS_NONE. */
static uint32_t subject_for_noun(const cs_coder *coder, const cs_act *act)
{
    const casus_word *word = &coder->tree->words[act->word];
    const bool made = word->relation == CASUS_REL_OBJ && word->head != CASUS_NONE &&
                      cs_lemma_in(coder, word->head, coder->classes.making_verb);
    const bool consults = cs_text_starts(act->code, CS_TEXT("04"));
    const uint32_t clause = cs_light_clause(coder, act->word);
    if (clause != CASUS_NONE)
        return cs_doer_at(coder, clause, 0);
    return made || consults ? cs_subject_above(coder, act->word) : CASUS_NONE;
}

/* A verb in the active voice has a doer; where the parser found none it is the nearest actor
 * before the verb: "senators have joined others in calling for". */
static const cs_mention *lost_doer(const cs_coder *coder, const cs_act *act)
{
    if (act->from.phrase || act->frame->only_content ||
        cs_passive_clause(coder, act->word) || cs_bare_participle(coder, act->word))
        return NULL;
    const cs_mention *doer = nearest_other(coder, act, &act->to, NULL, true);
    return doer && doer->word < act->word ? doer : NULL;
}

void cs_fill_missing_source(const cs_coder *coder, cs_act *act)
{
    if (act->from.count || !act->to.count)
        return;
    const bool nominal = act->frame->upos == CASUS_UPOS_NOUN;
    const uint32_t subject = nominal ? subject_for_noun(coder, act) : CASUS_NONE;
    const cs_mention *mention = subject != CASUS_NONE ? cs_mention_at(coder, subject)
                                : act->frame->upos == CASUS_UPOS_VERB
                                    ? lost_doer(coder, act)
                                    : NULL;
    if (!mention || mention->place ||
        is_in_party(coder, &act->to, cs_actors_of(coder, mention)))
        return;
    cs_party_add(&act->from, mention);
    act->from.guessed = true;
}
