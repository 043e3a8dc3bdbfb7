/* setting.c - when and where an act is done.
 *
 *   D1  A time belongs to the predicate that it hangs on, to the object of a light verb,
 * or to a phrase of place below it ("at a meeting on Monday"). D2  An act without a time
 * has that of what it is part of: the first of joined verbs, the verb above an infinitive
 * or participle, the light verb above its object, the noun that a clause describes. D3
 * The time of a reporting verb is that of a real act only where nothing else is told. D4
 * Planned, proposed and threatened acts are read ahead, all others back. P1  A place
 * stands with the act as its time does; the most exact wins. P2  Acts done on the spot
 * are also where their object, their doer or their target is. */
#include "code/coder.h"

#include "code/identity.h"

#include <math.h>

enum { CLIMB = 6 };

static const casus_word *word_at(const cs_coder *coder, uint32_t word)
{
    return &coder->tree->words[word];
}

static bool is_verb(const cs_coder *coder, uint32_t word)
{
    return word_at(coder, word)->upos == CASUS_UPOS_VERB ||
           word_at(coder, word)->upos == CASUS_UPOS_AUX;
}

static bool has_root(const cs_act *act, const char *const *roots, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (cs_text_starts(act->code, cs_text_of(roots[i])))
            return true;
    return false;
}

/* Seeks in one sentence for one act. */
typedef struct cs_setting {
    const cs_coder *coder;
    casus_event_status status;
    bool ahead; /* D4 */
    bool real;
    bool on_the_spot; /* P2 */
    bool force;
    bool nominal;
    bool made;      /* climbed from a participle to the noun that it describes */
    int32_t today;  /* the article's day, INT32_MIN when not known */
    cs_period time; /* found; from INT32_MIN = none */
    uint32_t place; /* found, or CASUS_NONE */
} cs_setting;

/* ---- times ---- */

/* A noun does not tell whether it has been: "the debate on October 15", told on October
 * 12, is not that of last year. */
enum { LONG_AGO = 180, SOON = 60 }; /* days */

static bool is_soon(const cs_setting *setting, const cs_time_mention *time)
{
    return setting->nominal && setting->today != INT32_MIN &&
           time->ahead_from != INT32_MIN && time->ahead_from < setting->today + SOON &&
           time->from < setting->today - LONG_AGO;
}

/* A present tense reads ahead only to what is near: "meets on Monday", not "still refuses", of
 * a day in May. */
static bool reads_ahead(const cs_setting *setting, const cs_time_mention *time)
{
    return setting->ahead && (!setting->real || setting->today == INT32_MIN ||
                              time->ahead_from < setting->today + SOON);
}

static cs_period reading(const cs_setting *setting, const cs_time_mention *time)
{
    return reads_ahead(setting, time) || is_soon(setting, time)
               ? (cs_period){time->ahead_from, time->ahead_to}
               : (cs_period){time->from, time->to};
}

static bool has_time(const cs_setting *setting)
{
    return setting->time.from != INT32_MIN;
}

/* Takes the time at a word, if it is finer than what was found. */
static void take_time(cs_setting *setting, uint32_t word)
{
    const cs_mentions *mentions = setting->coder->in->mentions;
    const uint32_t time = mentions->time_by_word[word];
    if (time == CASUS_NONE)
        return;
    const cs_period found = reading(setting, &mentions->times[time]);
    if (found.from != INT32_MIN &&
        (!has_time(setting) ||
         found.to - found.from < setting->time.to - setting->time.from))
        setting->time = found;
}

/* ---- places ---- */

static void take_place_number(cs_setting *setting, uint32_t place)
{
    const cs_place_mention *places = setting->coder->in->mentions->places;
    if (place != CASUS_NONE && (setting->place == CASUS_NONE ||
                                places[place].rank > places[setting->place].rank))
        setting->place = place;
}

static void take_place(cs_setting *setting, uint32_t word)
{
    const cs_mentions *mentions = setting->coder->in->mentions;
    const uint32_t place = mentions->place_by_word[word];
    if (place != CASUS_NONE && mentions->places[place].location)
        take_place_number(setting, place);
}

/* ---- what hangs on a predicate ---- */

static bool is_act(const cs_coder *coder, uint32_t word)
{
    return coder->state[word] == CS_ACT_FOUND;
}

/* Times and places in a phrase below the predicate: "at a meeting in Geneva on Monday".
 */
static void take_from_phrase(cs_setting *setting, uint32_t phrase)
{
    CS_EACH_CHILD(setting->coder->tree, phrase, child)
    {
        if (word_at(setting->coder, child)->relation != CASUS_REL_NMOD)
            continue;
        take_time(setting, child);
        take_place(setting, child);
    }
}

static bool is_location(const cs_setting *setting, uint32_t word)
{
    const cs_coder *coder = setting->coder;
    const uint32_t mark = cs_child(coder->tree, word, CASUS_REL_CASE);
    return mark != CASUS_NONE && cs_lemma_in(coder, mark, coder->classes.location);
}

/* Arguments that tell where an act on the spot was done; a target's own name does too. */
static void take_from_argument(cs_setting *setting, uint32_t word)
{
    const cs_coder *coder = setting->coder;
    const bool actor = coder->in->mentions->by_word[word] != CASUS_NONE;
    const bool event_noun =
        is_act(coder, word) || cs_lemma_in(coder, word, coder->classes.instrument);
    const bool subject = word_at(coder, word)->relation == CASUS_REL_NSUBJ;
    if (subject ? event_noun || actor : !is_act(coder, word))
        CS_EACH_CHILD(coder->tree, word, child)
    if (subject || child > word)
        take_time(setting, child);
    if (!setting->on_the_spot)
        return;
    if (!subject && setting->force)
        take_place_number(setting, coder->in->mentions->site_by_word[word]);
    CS_EACH_CHILD(coder->tree, word, child)
    if (word_at(coder, child)->relation == CASUS_REL_NMOD)
        take_place(setting, child);
}

/* "strikes on Kharkiv" */
static void take_target(cs_setting *setting, uint32_t word)
{
    const cs_coder *coder = setting->coder;
    const uint32_t mark = cs_child(coder->tree, word, CASUS_REL_CASE);
    if (setting->force && mark != CASUS_NONE &&
        cs_lemma_in(coder, mark, coder->classes.target_mark))
        take_place_number(setting, coder->in->mentions->site_by_word[word]);
}

/* "talks between Serbia and Croatia in Sarajevo on Monday": what stands last hangs there.
 */
static void take_trailing(cs_setting *setting, uint32_t word)
{
    const cs_coder *coder = setting->coder;
    CS_EACH_CHILD(coder->tree, word, child)
    {
        const casus_relation relation = (casus_relation)word_at(coder, child)->relation;
        if (relation == CASUS_REL_NMOD && child > word) {
            take_time(setting, child);
            take_place(setting, child);
        } else if (relation == CASUS_REL_CONJ || relation == CASUS_REL_APPOS) {
            CS_EACH_CHILD(coder->tree, child, inner)
            {
                take_time(setting, inner);
                take_place(setting, inner);
            }
        }
    }
}

static void take_children(cs_setting *setting, uint32_t word)
{
    const cs_coder *coder = setting->coder;
    CS_EACH_CHILD(coder->tree, word, child)
    {
        const casus_relation relation = (casus_relation)word_at(coder, child)->relation;
        take_time(setting, child);
        take_place(setting, child);
        if (relation == CASUS_REL_OBJ || relation == CASUS_REL_NSUBJ)
            take_from_argument(setting, child);
        else if (relation == CASUS_REL_OBL || relation == CASUS_REL_NMOD) {
            take_target(setting, child);
            if (is_location(setting, child))
                take_from_phrase(setting, child);
            if ((!is_verb(coder, word) || setting->on_the_spot) &&
                coder->in->mentions->by_word[child] != CASUS_NONE)
                take_trailing(setting, child);
        } else if (relation == CASUS_REL_ACL && !is_verb(coder, word) &&
                   !is_act(coder, child)) {
            CS_EACH_CHILD(coder->tree, child, inner)
            {
                take_time(setting, inner);
                take_place(setting, inner);
            }
        }
    }
}

/* ---- what it is part of ---- */

/* The time and place at the head of a sentence hang on its last verb, "officials said",
 * but are those of what is said. */
static void take_from_front(cs_setting *setting, uint32_t word, uint32_t above)
{
    const cs_tree *tree = setting->coder->tree;
    if (above < word)
        return;
    CS_EACH_CHILD(tree, above, child)
    {
        if (child < tree->left[word]) {
            take_time(setting, child);
            take_place(setting, child);
        }
    }
}

static bool is_planned(casus_event_status status)
{
    return status == CASUS_PLANNED || status == CASUS_PROPOSED ||
           status == CASUS_THREATENED || status == CASUS_CONDITIONAL;
}

/* "gathered on Wednesday to discuss": done where and when the clause above is. */
static bool is_purpose(const cs_setting *setting, uint32_t word, uint32_t above)
{
    const cs_coder *coder = setting->coder;
    return word_at(coder, word)->relation == CASUS_REL_ADVCL && word > above &&
           setting->status == CASUS_PLANNED &&
           (word_at(coder, word)->features & CASUS_FEAT_INFINITIVE) != 0 &&
           !is_planned((casus_event_status)coder->in->statuses[above]);
}

/* "signed a decree banning" */
static bool is_participle(const cs_coder *coder, uint32_t word)
{
    return word_at(coder, word)->relation == CASUS_REL_ACL &&
           word_at(coder, word)->subtype != CASUS_SUB_RELCL &&
           !(word_at(coder, word)->features &
             (CASUS_FEAT_FINITE | CASUS_FEAT_INFINITIVE));
}

/* Whether an act shares the setting of the word above it. */
static bool is_part_of(const cs_setting *setting, uint32_t word, uint32_t above)
{
    const cs_coder *coder = setting->coder;
    switch (word_at(coder, word)->relation) {
    case CASUS_REL_CONJ:
        return is_verb(coder, word) == is_verb(coder, above);
    case CASUS_REL_XCOMP:
        return setting->real;
    case CASUS_REL_ADVCL:
        return (setting->real &&
                cs_child(coder->tree, word, CASUS_REL_MARK) == CASUS_NONE) ||
               is_purpose(setting, word, above);
    case CASUS_REL_ACL:
        return setting->real && !is_verb(coder, above);
    case CASUS_REL_OBJ:
    case CASUS_REL_NSUBJ:
    case CASUS_REL_OBL:
        return !is_verb(coder, word) &&
               (setting->made || cs_lemma_in(coder, above, coder->classes.light_verb) ||
                ((word_at(coder, word)->subtype != CASUS_SUB_PASS || !setting->real) &&
                 !is_act(coder, above)));
    case CASUS_REL_NMOD:
    case CASUS_REL_COMPOUND:
        return cs_lemma_in(coder, above, coder->classes.quantity);
    default:
        return false;
    }
}

/* Looks at the word above for what is still open; false where nothing is shared. */
static bool take_above(cs_setting *setting, uint32_t word, uint32_t above)
{
    const cs_coder *coder = setting->coder;
    cs_setting found = *setting;
    found.time = (cs_period){INT32_MIN, INT32_MIN};
    found.place = CASUS_NONE;
    found.on_the_spot = found.force = false;
    found.ahead = found.ahead && !is_purpose(setting, word, above);
    if (word_at(coder, word)->relation == CASUS_REL_CCOMP) {
        take_from_front(&found, word, above);
        CS_EACH_CHILD(coder->tree, above, child)
        {
            if (setting->real && !has_time(&found))
                take_time(&found, child);
        }
    } else if (is_part_of(setting, word, above)) {
        take_children(&found, above);
    } else {
        return false;
    }
    setting->ahead = found.ahead;
    setting->time = has_time(setting) ? setting->time : found.time;
    setting->place = setting->place == CASUS_NONE ? found.place : setting->place;
    return true;
}

static void climb(cs_setting *setting, uint32_t word)
{
    const cs_coder *coder = setting->coder;
    for (int step = 0; step < CLIMB; step++) {
        const uint32_t above = word_at(coder, word)->head;
        const uint8_t relation = word_at(coder, word)->relation;
        if (above == CASUS_NONE || !take_above(setting, word, above) ||
            relation == CASUS_REL_CCOMP ||
            (relation == CASUS_REL_ACL && !is_participle(coder, word)))
            return;
        setting->made = relation == CASUS_REL_ACL;
        word = above;
    }
}

/* ---- D4 ---- */

static bool in_title(const cs_coder *coder, uint32_t sentence)
{
    const uint32_t paragraph = coder->in->analysis->sentences[sentence].paragraph;
    return paragraph < coder->in->article->paragraph_count &&
           coder->in->article->paragraphs[paragraph].kind == CASUS_PARAGRAPH_TITLE;
}

/* "The ministers meet on Monday", "are meeting on Monday" */
static bool is_present(const cs_coder *coder, uint32_t word)
{
    const uint32_t present = CASUS_FEAT_PRES | CASUS_FEAT_FINITE;
    if (!is_verb(coder, word))
        return false;
    if ((word_at(coder, word)->features & present) == present)
        return true;
    if (!(word_at(coder, word)->features & CASUS_FEAT_PRES))
        return false;
    CS_EACH_CHILD(coder->tree, word, child)
    if (word_at(coder, child)->relation == CASUS_REL_AUX &&
        (word_at(coder, child)->features & present) == present)
        return true;
    return false;
}

static int32_t today(const cs_coder *coder)
{
    cs_period date;
    return cs_date_parse(coder->in->article->date, &date) ? date.from : INT32_MIN;
}

static cs_setting setting_of(const cs_coder *coder, const cs_act *act,
                             const casus_event *event)
{
    static const char *const force[] = {"18", "19", "20"};
    static const char *const speech[] = {"01", "02", "03", "09", "10", "11", "12", "13"};
    const bool planned = is_planned(event->status);
    return (cs_setting){
        .coder = coder,
        .status = event->status,
        .real = !planned,
        .ahead = planned ||
                 (is_present(coder, act->word) && !in_title(coder, event->sentence)),
        .force = has_root(act, force, sizeof force / sizeof *force),
        .on_the_spot = !has_root(act, speech, sizeof speech / sizeof *speech),
        .nominal = !is_verb(coder, act->word),
        .today = today(coder),
        .time = {INT32_MIN, INT32_MIN},
        .place = CASUS_NONE};
}

void cs_set_place_and_date(cs_coder *coder, const cs_act *act, casus_event *event)
{
    cs_setting setting = setting_of(coder, act, event);
    const bool replaced = act->replaces && act->content != CASUS_NONE;
    event->latitude = event->longitude = NAN;
    event->date = coder->in->article->date;
    event->date_from = coder->in->article->date_from;
    if (replaced)
        take_children(&setting, act->content);
    if (!replaced || !act->planned)
        take_children(&setting, act->word);
    if (act->object != CASUS_NONE)
        take_children(&setting, act->object);
    climb(&setting, act->word);
    if (has_time(&setting) &&
        !cs_set_date(coder->arena, setting.time.from, setting.time.to, event))
        coder->failed = true;
    if (setting.place == CASUS_NONE)
        return;
    const cs_place_mention *place = &coder->in->mentions->places[setting.place];
    event->place_name = place->name;
    event->place_country = place->country;
    event->latitude = place->latitude;
    event->longitude = place->longitude;
}
