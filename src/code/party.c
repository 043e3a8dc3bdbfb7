/* party.c - the actors that stand in a slot.  A phrase that is no actor gives its owner or
 * doer: "condemned Russia's invasion" is against Russia. */
#include "code/coder.h"

static const cs_mention *mention_at(const cs_coder *coder, uint32_t word)
{
    const uint32_t index = coder->in->mentions->by_word[word];
    return index == CASUS_NONE ? NULL : &coder->in->mentions->items[index];
}

uint32_t cs_counted_word(const cs_coder *coder, uint32_t word)
{
    if (mention_at(coder, word) || !cs_lemma_in(coder, word, coder->classes.quantity))
        return word;
    CS_EACH_CHILD(coder->tree, word, child)
        if (coder->tree->words[child].relation == CASUS_REL_NMOD &&
            coder->tree->words[child].subtype == CASUS_SUB_NONE)
            return child;
    return word;
}

static const casus_actor *actors_of(const cs_coder *coder, const cs_mention *mention)
{
    return &coder->in->mentions->actors[mention->first_actor];
}

bool cs_word_has_role(const cs_coder *coder, uint32_t word, casus_text role)
{
    const cs_mention *mention = mention_at(coder, cs_counted_word(coder, word));
    for (uint32_t i = 0; mention && i < mention->actor_count; i++) {
        const casus_actor *actor = &actors_of(coder, mention)[i];
        if (cs_text_equal(actor->role, role))
            return true;
        if (cs_text_is(role, "GOV") && !actor->role.size && cs_text_is(actor->kind, "country"))
            return true;
        if (cs_text_is(role, "IGO") && cs_text_is(actor->kind, "igo"))
            return true;
    }
    return false;
}

/* An actor that stands before the head: "Israel's", "Israeli", "army" bulldozers. */
static uint32_t owner_before(const cs_coder *coder, uint32_t word)
{
    const casus_word *words = coder->tree->words;
    const uint32_t owner = cs_child_sub(coder->tree, word, CASUS_REL_NMOD, CASUS_SUB_POSS);
    if (owner != CASUS_NONE && mention_at(coder, owner))
        return owner;
    CS_EACH_CHILD(coder->tree, word, child) {
        const bool before = words[child].relation == CASUS_REL_AMOD ||
                            words[child].relation == CASUS_REL_COMPOUND;
        if (before && mention_at(coder, child))
            return child;
    }
    return CASUS_NONE;
}

bool cs_word_is_actor(const cs_coder *coder, uint32_t word, bool as_source)
{
    const uint32_t counted = cs_counted_word(coder, word);
    const cs_mention *mention = mention_at(coder, counted);
    if (mention && !(as_source && mention->place))
        return true;
    return as_source && owner_before(coder, counted) != CASUS_NONE;
}

/* The first actor within a phrase: before its head, or behind it with "of" or "by". */
static uint32_t owner_in(const cs_coder *coder, uint32_t word, uint32_t depth)
{
    const casus_word *words = coder->tree->words;
    const uint32_t before = owner_before(coder, word);
    if (before != CASUS_NONE)
        return before;
    CS_EACH_CHILD(coder->tree, word, child) {
        const uint32_t mark = cs_child(coder->tree, child, CASUS_REL_CASE);
        if (words[child].relation != CASUS_REL_NMOD || mark == CASUS_NONE ||
            !cs_lemma_in(coder, mark, coder->classes.owner_preposition))
            continue;
        if (mention_at(coder, child))
            return child;
        if (depth > 0)
            return owner_in(coder, child, depth - 1);
    }
    return CASUS_NONE;
}

bool cs_word_involves_actor(const cs_coder *coder, uint32_t word)
{
    if (cs_word_is_actor(coder, word, false))
        return true;
    for (uint32_t i = coder->tree->left[word]; i <= coder->tree->right[word]; i++)
        if (mention_at(coder, i) && i + 30 > word && word + 30 > i)
            return true;
    return false;
}

static void add_mention(const cs_coder *coder, const cs_mention *mention, cs_party *out)
{
    for (uint32_t i = 0; i < mention->actor_count && out->count < CS_PARTY; i++) {
        bool known = false;
        for (uint32_t j = 0; j < out->count; j++)
            known = known || out->actor[j] == mention->first_actor + i;
        if (!known)
            out->actor[out->count++] = mention->first_actor + i;
    }
    (void)coder;
}

static bool is_pronoun(const cs_coder *coder, uint32_t word)
{
    return coder->tree->words[word].upos == CASUS_UPOS_PRON;
}

static void add_phrase(const cs_coder *coder, uint32_t word, bool as_source, cs_party *out)
{
    word = cs_counted_word(coder, word);
    const cs_mention *mention = mention_at(coder, word);
    if (mention && !(as_source && mention->place)) {
        add_mention(coder, mention, out);
        return;
    }
    const uint32_t owner = owner_in(coder, word, 2);
    if (owner == CASUS_NONE)
        return;
    add_mention(coder, mention_at(coder, owner), out);
    out->owned = true;
}

/* A role without a country: "drone" in "US drone strike". */
static bool is_bare_role(const cs_coder *coder, uint32_t word)
{
    const cs_mention *mention = mention_at(coder, word);
    return mention && !actors_of(coder, mention)->code.size;
}

void cs_fill_party(const cs_coder *coder, uint32_t predicate, uint32_t object,
                   const cs_slot *slot, bool as_source, cs_party *out)
{
    *out = (cs_party){.count = 0};
    for (uint32_t f = 0; f < slot->count && !out->count; f++) {
        cs_words words = {.count = 0};
        cs_fill(coder, predicate, object, slot->filler[f], &words);
        for (uint32_t i = 0; i < words.count; i++) {
            if (slot->filler[f].outer.kind == CS_FILL_MOD && is_bare_role(coder, words.item[i]) &&
                words.count > 1)
                continue;
            out->phrase = out->phrase || !as_source ||
                          !cs_lemma_in(coder, words.item[i], coder->classes.instrument);
            out->pronoun = is_pronoun(coder, words.item[i]);
            add_phrase(coder, words.item[i], as_source, out);
        }
    }
}

/* ---- recipients that no slot names -------------------------------------------- */

/* Whether a party has the actor already; roles of public life tell actors of one state apart. */
static bool is_in_party(const cs_coder *coder, const cs_party *party, const casus_actor *actor)
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
    const cs_mention *mention = mention_at(coder, word);
    if (!mention || act->to.count || !actors_of(coder, mention)->code.size ||
        is_in_party(coder, &act->from, actors_of(coder, mention)))
        return;
    add_mention(coder, mention, &act->to);
    act->to.owned = true;
}

static void take_from_phrase(const cs_coder *coder, uint32_t word, cs_act *act)
{
    if (word == CASUS_NONE || act->to.count)
        return;
    take_stranger(coder, cs_counted_word(coder, word), act);
    const uint32_t owner = owner_in(coder, word, 2);
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
    CS_EACH_CHILD(coder->tree, word, child) {
        if (coder->in->mentions->place_by_word[child] != CASUS_NONE)
            take_stranger(coder, child, act);
    }
}

void cs_take_owner_of_about(const cs_coder *coder, cs_act *act)
{
    if (act->to.count || act->about == CASUS_NONE)
        return;
    const uint32_t owner = owner_before(coder, act->about);
    if (owner != CASUS_NONE)
        take_stranger(coder, owner, act);
}

/* Of an act that is about another: who is asked or blamed is that act's doer, who is promised,
 * refused or threatened something is the one it is done to. */
static bool turns_to_doer(const cs_act *act)
{
    return cs_text_starts(act->code, CS_TEXT("02")) || cs_text_starts(act->code, CS_TEXT("10")) ||
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
    CS_EACH_CHILD(coder->tree, act->word, child) {
        const uint32_t mark = cs_child(coder->tree, child, CASUS_REL_CASE);
        if (coder->tree->words[child].relation == CASUS_REL_OBL && mark != CASUS_NONE &&
            cs_lemma_in(coder, mark, coder->classes.toward))
            take_from_phrase(coder, child, act);
    }
}

/* The subject of another clause is busy there. */
static bool acts_elsewhere(const cs_coder *coder, uint32_t word, const cs_act *act)
{
    return coder->tree->words[word].relation == CASUS_REL_NSUBJ &&
           !cs_dominates(coder->tree, act->word, word);
}

/* "A and B met": the conjoined source will be split into two sides. */
static bool has_own_sides(const cs_act *act)
{
    return act->from.count > 1 &&
           (act->frame->side_to || act->frame->mutual || act->frame->upos == CASUS_UPOS_NOUN);
}

/* The only state in the sentence that is not the source's, if there is exactly one. */
static void take_other_state(const cs_coder *coder, cs_act *act)
{
    const casus_sentence *sentence = cs_sentence_of(coder, act->word);
    const cs_mention *other = NULL;
    if (!coder->in->mentions->actors[act->from.actor[0]].code.size || has_own_sides(act) ||
        act->frame->only_content)
        return;
    for (uint32_t i = 0; i < sentence->word_count; i++) {
        const cs_mention *mention = mention_at(coder, sentence->first_word + i);
        const casus_actor *actor = mention ? actors_of(coder, mention) : NULL;
        if (!actor || !cs_text_is(actor->kind, "country") || !actor->code.size ||
            is_in_party(coder, &act->from, actor) || acts_elsewhere(coder, mention->word, act))
            continue;
        if (other && !cs_text_equal(actors_of(coder, other)->code, actor->code))
            return;
        other = mention;
    }
    if (other)
        take_stranger(coder, other->word, act);
}

void cs_fill_missing_recipient(const cs_coder *coder, const cs_act *content, cs_act *act)
{
    cs_words objects = {.count = 0};
    if (act->to.count || !act->from.count)
        return;
    if (content && !act->replaces) {
        take_from_content(coder, content, act);
        if (turns_to_doer(act))
            return;
    }
    cs_fill_place(coder, act->word, CASUS_NONE, (cs_place_in_clause){CS_FILL_OBJ, 0}, &objects);
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
    take_other_state(coder, act);
}

/* The subject that an act named by a noun takes from the clause around it, or CASUS_NONE. */
static uint32_t subject_for_noun(const cs_coder *coder, const cs_act *act)
{
    const casus_word *word = &coder->tree->words[act->word];
    const bool made = word->relation == CASUS_REL_OBJ && word->head != CASUS_NONE &&
                      cs_lemma_in(coder, word->head, coder->classes.making_verb);
    const bool consults = cs_text_starts(act->code, CS_TEXT("04"));
    return made || consults ? cs_subject_above(coder, act->word) : CASUS_NONE;
}

void cs_fill_missing_source(const cs_coder *coder, cs_act *act)
{
    if (act->from.count || !act->to.count || act->frame->upos != CASUS_UPOS_NOUN)
        return;
    const uint32_t subject = subject_for_noun(coder, act);
    const cs_mention *mention = subject == CASUS_NONE ? NULL : mention_at(coder, subject);
    if (mention && !mention->place &&
        !is_in_party(coder, &act->to, actors_of(coder, mention)))
        add_mention(coder, mention, &act->from);
}
