/* event.c - acts -> events: who may act, what is consumed, dates, places, ids. */
#include "code/coder.h"

#include "code/identity.h"

static const casus_word *word_at(const cs_coder *coder, uint32_t word)
{
    return &coder->tree->words[word];
}

/* An act that another act is about makes no event of its own, unless the other only speaks
 * of it: statements and accusations (CAMEO 01, 11). */
static bool only_speaks(const cs_act *act)
{
    return cs_text_starts(act->code, CS_TEXT("11")) ||
           cs_text_starts(act->code, CS_TEXT("01"));
}

/* Requests, promises, demands, refusals, threats (02, 03, 10, 12, 13): what they are about has
 * not happened, and goes into `about`. */
static bool speaks_of_future(const cs_act *act)
{
    static const char *const roots[] = {"02", "03", "10", "12", "13"};
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        if (cs_text_starts(act->code, cs_text_of(roots[i])))
            return true;
    return false;
}

static bool is_real(const cs_coder *coder, uint32_t word)
{
    const uint8_t status = coder->in->statuses[word];
    return status == CASUS_HAPPENED || status == CASUS_ONGOING ||
           status == CASUS_HISTORICAL;
}

/* All acts within what a speech act is about, as far as they are not told as real. */
static void consume_phrase(cs_coder *coder, const cs_act *act)
{
    for (uint32_t i = coder->tree->left[act->about]; i <= coder->tree->right[act->about];
         i++)
        if (i != act->word && coder->state[i] == CS_ACT_FOUND && !is_real(coder, i))
            coder->consumed[i] = 1;
}

static bool is_violent(const cs_act *act)
{
    return cs_text_starts(act->code, CS_TEXT("18")) ||
           cs_text_starts(act->code, CS_TEXT("19")) ||
           cs_text_starts(act->code, CS_TEXT("20"));
}

static const cs_act *violent_act_at(const cs_coder *coder, uint32_t word)
{
    if (word == CASUS_NONE || coder->state[word] != CS_ACT_FOUND)
        return NULL;
    const cs_act *act = &coder->acts.items[coder->act_of[word]];
    return is_violent(act) ? act : NULL;
}

static bool has_code(const cs_coder *coder, const cs_party *party);
static bool is_political(const cs_coder *coder, const cs_act *act);

/* One deed told twice: "the strike killed", "shelled the island, killing two". */
static void consume_same_deed(cs_coder *coder, const cs_act *act)
{
    cs_words subjects = {.count = 0};
    const casus_word *word = word_at(coder, act->word);
    if (!is_violent(act))
        return;
    cs_fill_place(coder, act->word, CASUS_NONE, (cs_place_in_clause){CS_FILL_SUBJ, 0},
                  &subjects);
    for (uint32_t i = 0; i < subjects.count; i++)
        if (subjects.item[i] != act->word && violent_act_at(coder, subjects.item[i]) &&
            is_political(coder, act))
            coder->consumed[subjects.item[i]] = 1;
    if (word->relation == CASUS_REL_ADVCL && !(word->features & CASUS_FEAT_FINITE) &&
        violent_act_at(coder, word->head) && !has_code(coder, &act->to))
        coder->consumed[act->word] = 1;
}

static bool same_root(const cs_act *a, const cs_act *b)
{
    return a->code.size > 1 && b->code.size > 1 && a->code.data[0] == b->code.data[0] &&
           a->code.data[1] == b->code.data[1];
}

/* Whether every actor of the second party is one of the first. */
static bool holds_party(const cs_party *party, const cs_party *part)
{
    for (uint32_t i = 0; i < part->count; i++) {
        bool found = false;
        for (uint32_t j = 0; j < party->count; j++)
            found = found || party->actor[j] == part->actor[i];
        if (!found)
            return false;
    }
    return true;
}

/* "embarked on a trip to", "joined a meeting with": a noun within the phrase of an act that tells
 * the same of the same parties. */
static void consume_same_noun(cs_coder *coder, const cs_act *act)
{
    uint32_t up = word_at(coder, act->word)->head;
    if (act->frame->upos != CASUS_UPOS_NOUN)
        return;
    while (up != CASUS_NONE && coder->state[up] != CS_ACT_FOUND)
        up = word_at(coder, up)->head;
    if (up == CASUS_NONE)
        return;
    const cs_act *above = &coder->acts.items[coder->act_of[up]];
    if (same_root(above, act) && holds_party(&above->from, &act->from) &&
        holds_party(&above->to, &act->to))
        coder->consumed[act->word] = 1;
}

/* "said that A attacked B and took C": what is joined to the act that was taken in. */
static void consume_joined(cs_coder *coder, uint32_t content)
{
    CS_EACH_CHILD(coder->tree, content, child)
    if (word_at(coder, child)->relation == CASUS_REL_CONJ)
        coder->consumed[child] = 1;
}

static bool is_conflict(const cs_act *act)
{
    return cs_text_starts(act->code, CS_TEXT("14")) ||
           cs_text_starts(act->code, CS_TEXT("15")) ||
           cs_text_starts(act->code, CS_TEXT("17")) || is_violent(act);
}

static bool is_meeting(const cs_act *act)
{
    return cs_text_starts(act->code, CS_TEXT("04"));
}

/* Diplomatic and material cooperation, aid, concessions: 05 to 08. */
static bool cooperates(const cs_act *act)
{
    return act->code.data[0] == '0' && act->code.data[1] >= '5';
}

/* "opened fire to disperse the rebels": what a deed was done for is its purpose, and need not
 * have come about; it makes no event beside the deed, but tells whom a conflict is with.  What
 * states meet for ("came to sign a treaty") stays. */
static void consume_purpose(cs_coder *coder, cs_act *act)
{
    CS_EACH_CHILD(coder->tree, act->word, child)
    {
        const casus_word *word = word_at(coder, child);
        if (word->relation != CASUS_REL_ADVCL ||
            !(word->features & CASUS_FEAT_INFINITIVE) ||
            cs_child(coder->tree, child, CASUS_REL_MARK) == CASUS_NONE)
            continue;
        if (coder->state[child] != CS_ACT_FOUND)
            continue;
        const cs_act *purpose = &coder->acts.items[coder->act_of[child]];
        if (is_meeting(act) && cooperates(purpose))
            continue;
        coder->consumed[child] = 1;
        if (is_conflict(act) && !act->to.count)
            act->to = purpose->to;
    }
}

static void consume(cs_coder *coder)
{
    for (uint32_t i = 0; i < coder->acts.count; i++) {
        cs_act *act = &coder->acts.items[i];
        if (act->object != CASUS_NONE)
            coder->consumed[act->object] = 1;
        if (act->content != CASUS_NONE && (act->takes_in || !only_speaks(act)))
            coder->consumed[act->content] = 1;
        if (act->takes_in)
            consume_joined(coder, act->content);
        if (act->about != CASUS_NONE && speaks_of_future(act))
            consume_phrase(coder, act);
        consume_same_deed(coder, act);
        consume_same_noun(coder, act);
        consume_purpose(coder, act);
    }
}

static const casus_actor *actor_at(const cs_coder *coder, const cs_party *party,
                                   uint32_t i)
{
    return &coder->in->mentions->actors[party->actor[i]];
}

static bool has_code(const cs_coder *coder, const cs_party *party)
{
    for (uint32_t i = 0; i < party->count; i++)
        if (actor_at(coder, party, i)->code.size)
            return true;
    return false;
}

static bool has_role(const cs_coder *coder, const cs_party *party)
{
    for (uint32_t i = 0; i < party->count; i++)
        if (actor_at(coder, party, i)->role.size)
            return true;
    return false;
}

/* Roles that are public life by themselves: "the court set bail" needs no state. */
static bool holds_power(const cs_coder *coder, const cs_party *party)
{
    static const char *const roles[] = {"GOV", "LEG", "JUD", "MIL", "OPP", "REB"};
    for (uint32_t i = 0; i < party->count; i++)
        for (size_t r = 0; r < sizeof roles / sizeof *roles; r++)
            if (cs_text_is(actor_at(coder, party, i)->role, roles[r]))
                return true;
    return false;
}

static bool is_stranger(const cs_party *party)
{
    return !party->count && party->phrase && !party->pronoun;
}

/* Whether the parties make a political event: somebody with a code, a holder of power, or known
 * roles on both sides; and no stranger as the doer. */
static bool is_political(const cs_coder *coder, const cs_act *act)
{
    if (act->frame->closed)
        return true;
    if (is_stranger(&act->from))
        return false;
    return has_code(coder, &act->from) || has_code(coder, &act->to) ||
           holds_power(coder, &act->from) || holds_power(coder, &act->to) ||
           (has_role(coder, &act->from) && has_role(coder, &act->to));
}

/* A line that serves as content makes an event only where both sides are told, and the state of
 * one of them. */
static bool stands_alone(const cs_coder *coder, const cs_act *act)
{
    return !act->frame->only_content ||
           (act->from.count && act->to.count &&
            (has_code(coder, &act->from) || has_code(coder, &act->to))) ||
           (act->from.count > 1 && has_code(coder, &act->from) && cs_has_two_sides(act));
}

/* The same actor twice; roles tell apart only where both are given. */
static bool same_actor(const casus_actor *a, const casus_actor *b)
{
    return a->word == b->word || (a->code.size && cs_text_equal(a->code, b->code) &&
                                  cs_text_equal(a->role, b->role));
}

/* Title and name of one phrase that the parser made two: "Chancellor Olaf", "Scholz". */
static bool is_named_twice(const casus_actor *a, const casus_actor *b)
{
    return cs_text_equal(a->code, b->code) && cs_text_equal(a->role, b->role) &&
           a->span.start < b->span.end && b->span.start < a->span.end;
}

static casus_actor *copy_party(cs_coder *coder, const cs_party *party,
                               const casus_actor *other, uint32_t other_count,
                               uint32_t *count)
{
    casus_actor *actors =
        cs_arena_alloc(coder->arena, (party->count + 1) * sizeof *actors);
    *count = 0;
    if (!actors) {
        coder->failed = true;
        return NULL;
    }
    for (uint32_t i = 0; i < party->count; i++) {
        const casus_actor *actor = &coder->in->mentions->actors[party->actor[i]];
        bool both = false;
        for (uint32_t j = 0; j < other_count; j++)
            both = both || same_actor(actor, &other[j]);
        for (uint32_t j = 0; j < *count; j++)
            both = both || is_named_twice(actor, &actors[j]);
        if (!both)
            actors[(*count)++] = *actor;
    }
    return actors;
}

/* An infinitive below a frame of main clauses is told of its doer alone. */
static bool has_way_back(const cs_coder *coder, const cs_act *act)
{
    return !act->frame->main_clause ||
           word_at(coder, act->word)->relation != CASUS_REL_XCOMP;
}

/* "A and B met": the first against the others. */
static void split_sides(const cs_coder *coder, casus_event *event, const cs_act *act)
{
    const bool open = !event->recipient_count && event->actor_count > 1;
    const bool mutual =
        act->frame->closed ? act->frame->side_to && open : cs_has_two_sides(act);
    if (act->frame->back.size && has_way_back(coder, act))
        event->cameo_back = act->frame->back;
    else if (mutual)
        event->cameo_back = act->code;
    if (!mutual || !open)
        return;
    event->recipients = event->actors + 1;
    event->recipient_count = event->actor_count - 1;
    event->actor_count = 1;
}

static casus_span action_span(const cs_coder *coder, const cs_act *act)
{
    const casus_word *word = word_at(coder, act->word);
    return (casus_span){word->start, word->end};
}

/* "praised Nepal": what is spoken of is the recipient, no act. */
static bool is_about_recipient(const cs_coder *coder, const cs_act *act)
{
    const uint32_t index = coder->in->mentions->by_word[act->about];
    const uint32_t first =
        index == CASUS_NONE ? CASUS_NONE : coder->in->mentions->items[index].first_actor;
    for (uint32_t i = 0; i < act->to.count && index != CASUS_NONE; i++)
        if (act->to.actor[i] == first)
            return true;
    return false;
}

static void set_about(cs_coder *coder, const cs_act *act, casus_event *event)
{
    if (act->about == CASUS_NONE || act->replaces || is_about_recipient(coder, act))
        return;
    const uint32_t object = cs_child(coder->tree, act->about, CASUS_REL_OBJ);
    const uint32_t nominal = cs_child(coder->tree, act->about, CASUS_REL_NMOD);
    const uint32_t what = object != CASUS_NONE ? object : nominal;
    event->about = (casus_about){.predicate = word_at(coder, act->about)->lemma,
                                 .polarity = cs_is_negated(coder, act->about) ? -1 : 1,
                                 .span = cs_subtree_span(coder->tree, act->about)};
    if (what != CASUS_NONE)
        event->about.object = word_at(coder, what)->lemma;
    for (uint32_t i = coder->tree->left[act->about]; i <= coder->tree->right[act->about];
         i++) {
        const uint32_t place = coder->in->mentions->place_by_word[i];
        if (place != CASUS_NONE)
            event->about.place = coder->in->mentions->places[place].country;
    }
}

/* "parliament asked the government": roles of one state, unless both are its armed or its
 * governing side, or rebels. */
static bool may_be_domestic(const casus_actor *known, const casus_actor *open)
{
    const bool alike = cs_text_equal(known->role, open->role) &&
                       (cs_text_is(open->role, "GOV") || cs_text_is(open->role, "MIL"));
    return known->code.size && known->role.size && cs_text_is(known->kind, "country") &&
           !open->code.size && open->role.size && !alike &&
           !cs_text_is(open->role, "REB");
}

static void share_state(casus_actor *actors, uint32_t actor_count,
                        casus_actor *recipients, uint32_t recipient_count)
{
    for (uint32_t i = 0; i < actor_count; i++) {
        for (uint32_t j = 0; j < recipient_count; j++) {
            const bool forward = may_be_domestic(&actors[i], &recipients[j]);
            if (!forward && !may_be_domestic(&recipients[j], &actors[i]))
                continue;
            casus_actor *open = forward ? &recipients[j] : &actors[i];
            const casus_actor *known = forward ? &actors[i] : &recipients[j];
            open->code = known->code;
            open->kind = known->kind;
        }
    }
}

static bool is_inferred(const cs_coder *coder, const casus_actor *actor)
{
    const cs_mentions *mentions = coder->in->mentions;
    const uint32_t index = mentions->by_word[actor->word];
    return index != CASUS_NONE && mentions->items[index].inferred;
}

/* A state that speaks or gives does it to others: "Poland takes in refugees" are not Poland's
 * because nobody else is named. */
static void open_inferred(const cs_coder *coder, const cs_act *act,
                          const casus_actor *source, casus_actor *recipients,
                          uint32_t count)
{
    const bool gives = act->code.data[0] == '0' && act->code.data[1] >= '3';
    const bool state = !source->role.size || cs_text_is(source->role, "GOV");
    for (uint32_t i = 0; i < count; i++)
        if (gives && state && is_inferred(coder, &recipients[i]) &&
            cs_text_equal(recipients[i].code, source->code)) {
            recipients[i].code = (casus_text){NULL, 0};
            recipients[i].kind = CS_TEXT("other");
        }
}

static casus_event_status status_of(const cs_coder *coder, const cs_act *act)
{
    const casus_event_status status = (casus_event_status)coder->in->statuses[act->word];
    if (act->planned && (status == CASUS_HAPPENED || status == CASUS_ONGOING))
        return CASUS_PLANNED;
    return act->threatens || (act->refuses && status == CASUS_NEGATED) ? CASUS_HAPPENED
                                                                       : status;
}

/* A state, or a body of it that holds power. */
static bool governs(const casus_actor *actor)
{
    static const char *const roles[] = {"", "GOV", "LEG", "JUD", "COP", "MIL", "SPY"};
    if (!actor->code.size || !cs_text_is(actor->kind, "country"))
        return false;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (cs_text_is(actor->role, roles[i]))
            return true;
    return false;
}

/* "closed the schools", "imposed a curfew": on its own people, whom the object stands for.
 *  recipients  has room for one */
static void add_own_people(const cs_coder *coder, const cs_act *act, casus_event *event,
                           casus_actor *recipients)
{
    cs_words objects = {.count = 0};
    cs_fill_place(coder, act->word, CASUS_NONE, (cs_place_in_clause){CS_FILL_OBJ, 0},
                  &objects);
    if (!act->frame->own_people || event->recipient_count || !event->actor_count ||
        !objects.count || !governs(&event->actors[0]))
        return;
    const casus_word *object = word_at(coder, objects.item[0]);
    recipients[event->recipient_count++] = (casus_actor){
        .code = event->actors[0].code,
        .kind = event->actors[0].kind,
        .role = CS_TEXT("CVL"),
        .name = cs_text_span(coder->in->analysis->text, object->start, object->end),
        .span = {object->start, object->end},
        .word = objects.item[0]};
}

static void add_event(cs_coder *coder, const cs_act *act, uint32_t sentence)
{
    casus_event event = {.sentence = sentence, .word = act->word};
    const cs_code *code = cs_code_find(&coder->dict->ontology, act->code);
    casus_actor *actors = copy_party(coder, &act->from, NULL, 0, &event.actor_count);
    casus_actor *recipients = coder->failed
                                  ? NULL
                                  : copy_party(coder, &act->to, actors, event.actor_count,
                                               &event.recipient_count);
    if (coder->failed || !code || (!event.actor_count && !event.recipient_count)) {
        cs_note(coder, act->word, CASUS_REASON_NOBODY, act->frame, NULL);
        return;
    }
    cs_note(coder, act->word, CASUS_REASON_EVENT, act->frame, NULL);
    if (event.actor_count)
        open_inferred(coder, act, &actors[0], recipients, event.recipient_count);
    share_state(actors, event.actor_count, recipients, event.recipient_count);
    event.actors = actors;
    event.recipients = recipients;
    add_own_people(coder, act, &event, recipients);
    split_sides(coder, &event, act);
    event.cameo = act->code;
    event.type = code->type;
    event.mode = code->mode;
    event.contexts = code->contexts;
    event.action = action_span(coder, act);
    event.status = status_of(coder, act);
    set_about(coder, act, &event);
    cs_set_place_and_date(coder, act, &event);
    event.issues = cs_issues_of(coder, sentence);
    event.rule = cs_rule_text(coder, act->frame);
    event.confidence = cs_confidence(coder, act, &event);
    if (coder->failed || !cs_array_push(&coder->events, coder->arena)) {
        coder->failed = true;
        return;
    }
    *cs_array_last(&coder->events) = event;
}

/* Whether a paragraph is coded: the text itself and its title. */
static bool is_coded(const cs_coder *coder, const casus_sentence *sentence)
{
    if (cs_discard_of(coder, sentence) != CS_DISCARD_NONE)
        return false;
    if (sentence->paragraph >= coder->in->article->paragraph_count)
        return true;
    const casus_paragraph_kind kind =
        coder->in->article->paragraphs[sentence->paragraph].kind;
    return kind == CASUS_PARAGRAPH_BODY || kind == CASUS_PARAGRAPH_TITLE;
}

/* An act makes an event, or the reason why not is noted. */
static void settle(cs_coder *coder, uint32_t word, uint32_t sentence)
{
    const cs_act *act = &coder->acts.items[coder->act_of[word]];
    if (coder->consumed[word])
        cs_note(coder, word, CASUS_REASON_WITHIN, act->frame, NULL);
    else if (!stands_alone(coder, act))
        cs_note(coder, word, CASUS_REASON_SUPPORTING, act->frame, NULL);
    else if (is_political(coder, act))
        add_event(coder, act, sentence);
    else
        cs_note(coder, word,
                is_stranger(&act->from) ? CASUS_REASON_STRANGER : CASUS_REASON_NOBODY,
                act->frame, NULL);
}

void cs_make_events(cs_coder *coder)
{
    const cs_analysis *analysis = coder->in->analysis;
    if (cs_is_document_discarded(coder))
        return;
    for (uint32_t s = 0; s < analysis->sentence_count; s++)
        for (uint32_t i = 0; i < analysis->sentences[s].word_count; i++)
            if (is_coded(coder, &analysis->sentences[s]))
                (void)cs_act_of(coder, analysis->sentences[s].first_word + i);
    consume(coder);
    for (uint32_t s = 0; s < analysis->sentence_count && !coder->failed; s++) {
        for (uint32_t i = 0; i < analysis->sentences[s].word_count; i++) {
            const uint32_t word = analysis->sentences[s].first_word + i;
            if (coder->state[word] == CS_ACT_FOUND)
                settle(coder, word, s);
        }
    }
}
