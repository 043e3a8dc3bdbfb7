/* event.c - acts -> events: who may act, dates, places, ids. */
#include "code/coder.h"

#include "code/identity.h"

static const casus_word *word_at(const cs_coder *coder, uint32_t word)
{
    return &coder->tree->words[word];
}

static const casus_actor *actor_at(const cs_coder *coder, const cs_party *party,
                                   uint32_t i)
{
    return &coder->in->mentions->actors[party->actor[i]];
}

bool cs_has_code(const cs_coder *coder, const cs_party *party)
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

bool cs_is_political(const cs_coder *coder, const cs_act *act)
{
    if (act->frame->closed)
        return true;
    if (is_stranger(&act->from))
        return false;
    return cs_has_code(coder, &act->from) || cs_has_code(coder, &act->to) ||
           holds_power(coder, &act->from) || holds_power(coder, &act->to) ||
           (has_role(coder, &act->from) && has_role(coder, &act->to));
}

/* A line that serves as content makes an event only where both sides are told, and the state of
 * one of them. */
static bool stands_alone(const cs_coder *coder, const cs_act *act)
{
    return !act->frame->only_content ||
           (act->from.count && act->to.count &&
            (cs_has_code(coder, &act->from) || cs_has_code(coder, &act->to))) ||
           (act->from.count > 1 && cs_has_code(coder, &act->from) &&
            cs_has_two_sides(act));
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
    else if (cs_is_political(coder, act))
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
    cs_consume_acts(coder);
    for (uint32_t s = 0; s < analysis->sentence_count && !coder->failed; s++) {
        for (uint32_t i = 0; i < analysis->sentences[s].word_count; i++) {
            const uint32_t word = analysis->sentences[s].first_word + i;
            if (coder->state[word] == CS_ACT_FOUND)
                settle(coder, word, s);
        }
    }
}
