/* match.c - which frame fits a predicate best, and what its content makes of an operator. */
#include "code/coder.h"

static bool has_lemma(const cs_coder *coder, uint32_t word, uint32_t symbol)
{
    const cs_symbols *symbols = &coder->tree->symbols[word];
    return symbol && (symbols->lemma == symbol || symbols->lower == symbol);
}

static bool names_place(const cs_coder *coder, uint32_t word)
{
    const cs_mentions *mentions = coder->in->mentions;
    if (mentions->place_by_word[word] != CASUS_NONE)
        return true;
    const uint32_t mention = mentions->by_word[word];
    return mention != CASUS_NONE &&
           cs_text_is(mentions->actors[mentions->items[mention].first_actor].kind,
                      "country");
}

static bool word_passes(cs_coder *coder, uint32_t word, const cs_condition *condition)
{
    switch (condition->test) {
    case CS_TEST_LEMMA:
        return has_lemma(coder, word, condition->wanted);
    case CS_TEST_CLASS:
        return cs_lemma_in(coder, word, condition->wanted);
    case CS_TEST_ACTOR:
        return cs_word_is_actor(coder, word,
                                condition->filler.outer.kind == CS_FILL_SUBJ);
    case CS_TEST_INVOLVED:
        return cs_word_involves_actor(coder, word);
    case CS_TEST_PLACE:
        return names_place(coder, word);
    case CS_TEST_ACT:
        return cs_act_of(coder, word) != NULL;
    case CS_TEST_ROLE:
        return cs_word_has_role(coder, word, condition->role);
    default:
        return true;
    }
}

static bool condition_holds(cs_coder *coder, uint32_t predicate, uint32_t object,
                            const cs_condition *condition)
{
    cs_words words = {.count = 0};
    cs_fill(coder, predicate, object, condition->filler, &words);
    bool passes = false;
    for (uint32_t i = 0; i < words.count && !passes; i++)
        passes = words.item[i] != predicate &&
                 (word_passes(coder, words.item[i], condition) ||
                  word_passes(coder, cs_counted_word(coder, words.item[i]), condition));
    return passes != condition->forbidden;
}

static bool slot_names(const cs_slot *slot, uint32_t preposition)
{
    for (uint32_t i = 0; i < slot->count; i++)
        if (slot->filler[i].outer.kind == CS_FILL_PREP &&
            slot->filler[i].outer.preposition == preposition)
            return true;
    return false;
}

/* "call on": a particle of the verb, or a preposition if a slot of the frame names it. */
static bool particle_there(const cs_coder *coder, const cs_frame *frame, uint32_t word,
                           uint32_t particle)
{
    CS_EACH_CHILD(coder->tree, word, child)
    {
        const casus_word *at = &coder->tree->words[child];
        const bool may =
            (at->relation == CASUS_REL_COMPOUND && at->subtype == CASUS_SUB_PRT) ||
            (at->relation == CASUS_REL_ADVMOD && at->upos != CASUS_UPOS_VERB);
        if (may && has_lemma(coder, child, particle))
            return true;
    }
    const bool named = slot_names(&frame->from, particle) ||
                       slot_names(&frame->to, particle) ||
                       slot_names(&frame->about, particle);
    bool conditioned = false;
    for (uint32_t i = 0; i < frame->condition_count; i++)
        conditioned =
            conditioned || frame->condition[i].filler.outer.preposition == particle;
    if (!named && !conditioned && frame->particle_count < 2)
        return false;
    cs_words words = {.count = 0};
    cs_fill_place(coder, word, CASUS_NONE, (cs_place_in_clause){CS_FILL_PREP, particle},
                  &words);
    return words.count > 0;
}

static bool particles_there(const cs_coder *coder, const cs_frame *frame, uint32_t word)
{
    for (uint32_t i = 0; i < frame->particle_count; i++)
        if (!particle_there(coder, frame, word, frame->particle[i]))
            return false;
    return true;
}

/* The object that a frame such as "hold+@talks" asks for; false when it is not there. */
static bool object_there(const cs_coder *coder, const cs_frame *frame, uint32_t word,
                         uint32_t *object)
{
    cs_words words = {.count = 0};
    *object = CASUS_NONE;
    if (!frame->object && frame->object_class == CASUS_NONE)
        return true;
    cs_fill_place(coder, word, CASUS_NONE, (cs_place_in_clause){CS_FILL_OBJ, 0}, &words);
    for (uint32_t i = 0; i < words.count; i++) {
        const uint32_t counted = cs_counted_word(coder, words.item[i]);
        if (has_lemma(coder, counted, frame->object) ||
            cs_lemma_in(coder, counted, frame->object_class)) {
            *object = counted;
            return true;
        }
    }
    return false;
}

/* Whether a predicate is told within a noun phrase ("who sent", "to be sent") or in a participle
 * ("..., sending"); what leads up to it counts too. */
static bool is_aside(const cs_coder *coder, uint32_t word)
{
    for (; word != CASUS_NONE; word = coder->tree->words[word].head) {
        const casus_word *at = &coder->tree->words[word];
        if (at->relation == CASUS_REL_ACL)
            return true;
        if (at->relation == CASUS_REL_ADVCL &&
            !(at->features & (CASUS_FEAT_FINITE | CASUS_FEAT_INFINITIVE)) &&
            cs_child(coder->tree, word, CASUS_REL_AUX) == CASUS_NONE)
            return true;
    }
    return false;
}

/* How many things the frame asked for and found, -1 when it does not fit. */
static int fit(cs_coder *coder, const cs_frame *frame, uint32_t word, uint32_t *object,
               cs_bound *bound)
{
    int score = (int)(frame->particle_count + frame->before.count + frame->after.count);
    if (frame->main_clause && is_aside(coder, word)) {
        cs_note(coder, word, CASUS_REASON_ASIDE, frame, NULL);
        return -1;
    }
    if (!cs_sequences_there(coder, frame, word, bound)) {
        cs_note(coder, word, CASUS_REASON_SEQUENCE, frame, NULL);
        return -1;
    }
    const bool whole = particles_there(coder, frame, word);
    if (!whole || !object_there(coder, frame, word, object)) {
        cs_note(coder, word, whole ? CASUS_REASON_OBJECT : CASUS_REASON_PARTICLE, frame,
                NULL);
        return -1;
    }
    score += *object != CASUS_NONE;
    for (uint32_t i = 0; i < frame->condition_count; i++) {
        const cs_condition *condition = &frame->condition[i];
        if (!condition_holds(coder, word, *object, condition)) {
            cs_note(coder, word,
                    condition->forbidden ? CASUS_REASON_FORBIDDEN : CASUS_REASON_MISSING,
                    frame, condition);
            return -1;
        }
        score += !condition->forbidden;
    }
    return score;
}

static casus_upos frame_upos(const casus_word *word)
{
    switch (word->upos) {
    case CASUS_UPOS_VERB:
    case CASUS_UPOS_AUX:
        return CASUS_UPOS_VERB;
    case CASUS_UPOS_NOUN:
    case CASUS_UPOS_PROPN:
        return CASUS_UPOS_NOUN;
    case CASUS_UPOS_ADJ:
        return CASUS_UPOS_ADJ;
    default:
        return CASUS_UPOS_X;
    }
}

/* ---- content ------------------------------------------------------------------ */

static void find_content(cs_coder *coder, cs_act *act)
{
    const cs_slot *slot = &act->frame->about;
    for (uint32_t f = 0; f < slot->count; f++) {
        cs_words words = {.count = 0};
        cs_fill(coder, act->word, act->object, slot->filler[f], &words);
        for (uint32_t i = 0; i < words.count; i++) {
            if (words.item[i] == act->word)
                continue;
            if (act->about == CASUS_NONE)
                act->about = words.item[i];
            if (cs_act_of(coder, words.item[i])) {
                act->about = act->content = words.item[i];
                return;
            }
        }
    }
}

static bool same_party(const cs_coder *coder, const cs_party *a, const cs_party *b)
{
    const casus_actor *actors = coder->in->mentions->actors;
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t j = 0; j < b->count; j++)
            if (a->actor[i] == b->actor[j] ||
                (actors[a->actor[i]].code.size &&
                 cs_text_equal(actors[a->actor[i]].code, actors[b->actor[j]].code)))
                return true;
    return false;
}

/* Rows ":doer" and ":recipient" of compose.tsv; false when the operator must not speak. */
static bool take_over(const cs_coder *coder, cs_act *act, const cs_act *content)
{
    for (uint32_t i = 0; i < coder->dict->ontology.takeovers.count; i++) {
        const cs_takeover *rule = &coder->dict->ontology.takeovers.items[i];
        if (!cs_text_equal(rule->operation, act->frame->code))
            continue;
        const cs_party *party = rule->from_recipient ? &content->to : &content->from;
        if (rule->must_speak) {
            if (party->count && act->from.count && !same_party(coder, party, &act->from))
                return false;
            continue;
        }
        if (!act->to.count && party->count && !same_party(coder, party, &act->from))
            act->to = *party;
    }
    return true;
}

static void stand_for_content(cs_act *act, const cs_act *content)
{
    const cs_party from = act->from;
    act->code = content->code;
    act->from = content->from.count ? content->from : from;
    act->to = content->to.count ? content->to : act->to;
    act->replaces = true;
}

typedef enum cs_outcome {
    CS_OUTCOME_CODED,
    CS_OUTCOME_NOTHING,
    CS_OUTCOME_NO_RULE
} cs_outcome;

static cs_content_doer doer_of(const cs_coder *coder, const cs_act *act,
                               const cs_act *content)
{
    const bool other = content && content->from.count && act->from.count &&
                       !same_party(coder, &content->from, &act->from);
    return other ? CS_DOER_OTHER : CS_DOER_OWN;
}

/* A closed frame with a plain code keeps it, or takes its content in where compose.tsv has a row
 * for both: the doer of the content is then whom it is done to, if it is another's. */
static cs_outcome compose_code(cs_coder *coder, cs_act *act, const cs_act *found,
                               bool negated)
{
    act->code = act->frame->code;
    if (act->frame->no_event)
        return CS_OUTCOME_NOTHING;
    if (!act->frame->closed || !found)
        return CS_OUTCOME_CODED;
    const cs_act content = *found;
    const cs_content_doer doer = doer_of(coder, act, &content);
    const casus_text result =
        cs_compose(&coder->dict->ontology, act->code, content.code, negated, doer);
    if (cs_text_is(result, "-"))
        act->content = CASUS_NONE;
    if (!result.size || act->content == CASUS_NONE)
        return CS_OUTCOME_CODED;
    act->takes_in = true;
    if (result.data[0] == '=') {
        stand_for_content(act, &content);
        return CS_OUTCOME_CODED;
    }
    act->code = result;
    if (doer == CS_DOER_OTHER)
        act->to = content.from;
    else if (content.to.count)
        act->to = content.to;
    return CS_OUTCOME_CODED;
}

/* Gives an operator its code.  Nothing: the table says so.  No rule: another frame may fit. */
static cs_outcome compose(cs_coder *coder, cs_act *act)
{
    const cs_act *found =
        act->content == CASUS_NONE ? NULL : cs_act_of(coder, act->content);
    const bool negated = act->about != CASUS_NONE && cs_is_negated(coder, act->about);
    if (act->frame->code.data[0] != '@')
        return compose_code(coder, act, found, negated);
    const casus_text result = cs_compose(&coder->dict->ontology, act->frame->code,
                                         found ? found->code : (casus_text){NULL, 0},
                                         negated, doer_of(coder, act, found));
    if (!result.size)
        return CS_OUTCOME_NO_RULE;
    if (cs_text_is(result, "-"))
        return found ? CS_OUTCOME_NOTHING : CS_OUTCOME_NO_RULE;
    if (found) {
        const cs_act content = *found;
        if (!take_over(coder, act, &content))
            return CS_OUTCOME_NOTHING;
        if (result.data[0] == '=') {
            act->planned = result.size > 1;
            stand_for_content(act, &content);
            return CS_OUTCOME_CODED;
        }
    }
    act->code = result;
    return result.data[0] == '=' ? CS_OUTCOME_NO_RULE : CS_OUTCOME_CODED;
}

/* ---- the best frame ---------------------------------------------------------------- */

enum { CS_CANDIDATES = 6 };

typedef struct cs_candidate {
    const cs_frame *frame;
    uint32_t object;
    cs_bound bound;
    int score;
} cs_candidate;

/* Keeps the best candidates in falling order; among equals the one that stands first. */
static void keep(cs_candidate *candidates, uint32_t *count, cs_candidate new_one)
{
    uint32_t at = *count < CS_CANDIDATES ? (*count)++ : CS_CANDIDATES - 1;
    if (at == CS_CANDIDATES - 1 && *count == CS_CANDIDATES && candidates[at].frame &&
        candidates[at].score >= new_one.score)
        return;
    for (; at > 0 && candidates[at - 1].score < new_one.score; at--)
        candidates[at] = candidates[at - 1];
    candidates[at] = new_one;
}

/* Frames of a lemma, or those of a form, which are closed and name it as it stands. */
static void try_frames(cs_coder *coder, uint32_t word, uint32_t link, bool of_form,
                       cs_candidate *candidates, uint32_t *count)
{
    for (; link; link = cs_frame_next(coder->dict, link)) {
        cs_candidate one = {.frame = cs_frame_at(coder->dict, link)};
        if (of_form && !one.frame->closed)
            continue;
        one.score = fit(coder, one.frame, word, &one.object, &one.bound);
        if (one.score >= 0)
            keep(candidates, count, one);
    }
}

static uint32_t find_candidates(cs_coder *coder, uint32_t word, cs_candidate *candidates)
{
    const cs_symbols *symbols = &coder->tree->symbols[word];
    const casus_upos upos = frame_upos(&coder->tree->words[word]);
    uint32_t count = 0;
    if (upos == CASUS_UPOS_X)
        return 0;
    const uint32_t link = cs_frames_of(coder->dict, symbols->lemma, upos);
    if (coder->explains && upos == CASUS_UPOS_VERB && !link)
        cs_note(coder, word, CASUS_REASON_NO_ENTRY, NULL, NULL);
    if (symbols->lower != symbols->lemma)
        try_frames(coder, word, cs_frames_of(coder->dict, symbols->lower, upos), true,
                   candidates, &count);
    try_frames(coder, word, link, false, candidates, &count);
    return count;
}

/* Those who stand for $ and +, where the frame has them; else those of the slots. */
static void fill_parties(const cs_coder *coder, const cs_bound *bound, cs_act *act)
{
    if (bound->source != CASUS_NONE)
        cs_add_party(coder, bound->source, &act->from);
    else
        cs_fill_party(coder, act->word, act->object, &act->frame->from, true, &act->from);
    if (bound->target != CASUS_NONE)
        cs_add_party(coder, bound->target, &act->to);
    else
        cs_fill_party(coder, act->word, act->object, &act->frame->to, false, &act->to);
}

static cs_outcome try_candidate(cs_coder *coder, uint32_t word,
                                const cs_candidate *candidate, cs_act *act)
{
    *act = (cs_act){.frame = candidate->frame,
                    .word = word,
                    .object = candidate->object,
                    .content = CASUS_NONE,
                    .about = CASUS_NONE,
                    .specificity = candidate->score};
    fill_parties(coder, &candidate->bound, act);
    find_content(coder, act);
    cs_take_owner_of_about(coder, act);
    return compose(coder, act);
}

static bool make_act(cs_coder *coder, uint32_t word, cs_act *act)
{
    cs_candidate candidates[CS_CANDIDATES] = {{.frame = NULL}};
    const uint32_t count = find_candidates(coder, word, candidates);
    for (uint32_t i = 0; i < count; i++) {
        const cs_outcome outcome = try_candidate(coder, word, &candidates[i], act);
        if (outcome == CS_OUTCOME_CODED && !act->frame->closed) {
            cs_fill_missing_source(coder, act);
            const cs_act *content =
                act->content == CASUS_NONE ? NULL : cs_act_of(coder, act->content);
            cs_fill_missing_recipient(coder, content, act);
            cs_turn_code(coder, act);
        }
        if (outcome != CS_OUTCOME_CODED)
            cs_note(coder, word,
                    outcome == CS_OUTCOME_NOTHING ? CASUS_REASON_NOTHING
                                                  : CASUS_REASON_NO_CONTENT,
                    candidates[i].frame, NULL);
        if (outcome == CS_OUTCOME_NO_RULE)
            continue;
        while (++i < count)
            cs_note(coder, word, CASUS_REASON_WEAKER, candidates[i].frame, NULL);
        return outcome == CS_OUTCOME_CODED;
    }
    return false;
}

const cs_act *cs_act_of(cs_coder *coder, uint32_t word)
{
    cs_act act;
    if (coder->state[word] == CS_ACT_FOUND)
        return &coder->acts.items[coder->act_of[word]];
    if (coder->state[word] != CS_ACT_UNKNOWN || coder->nesting > CS_NESTING ||
        coder->failed)
        return NULL;
    coder->state[word] = CS_ACT_RUNNING;
    coder->nesting++;
    const bool found = make_act(coder, word, &act);
    coder->nesting--;
    coder->state[word] = CS_ACT_NONE;
    if (!found)
        return NULL;
    if (!cs_array_push(&coder->acts, coder->arena)) {
        coder->failed = true;
        return NULL;
    }
    *cs_array_last(&coder->acts) = act;
    coder->act_of[word] = coder->acts.count - 1;
    coder->state[word] = CS_ACT_FOUND;
    return cs_array_last(&coder->acts);
}
