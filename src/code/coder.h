/* coder.h - what the steps of the stage share; inside code/ only. */
#ifndef CASUS_CODE_CODER_H
#define CASUS_CODE_CODER_H

#include "base/array.h"
#include "code/code.h"

enum { CS_WORDS = 16, CS_PARTY = 16, CS_NESTING = 12 };

typedef struct cs_words {
    uint32_t item[CS_WORDS];
    uint32_t count;
} cs_words;

/* Those who stand in a slot: actors, or the words of a phrase that names none. */
typedef struct cs_party {
    uint32_t actor[CS_PARTY]; /* indices into cs_mentions.actors */
    uint32_t count;
    bool phrase;  /* something stood there, actor or not */
    bool pronoun; /* only a pronoun that could not be resolved stood there */
    bool owned;   /* the actors are owners or doers within the phrase */
    bool guessed; /* no slot names them: the nearest others of the sentence */
} cs_party;

/* A predicate with a frame that fits. */
typedef struct cs_act {
    const cs_frame *frame;
    uint32_t word;    /* predicate */
    uint32_t object;  /* head of the object of "hold+@talks", or CASUS_NONE */
    uint32_t content; /* predicate that it is about, or CASUS_NONE */
    uint32_t about;   /* head of the phrase that it is about, or CASUS_NONE */
    casus_text code;  /* CAMEO; empty when an operator found nothing */
    cs_party from, to;
    int specificity;
    bool planned;   /* composed to "=planned" */
    bool refuses;   /* "will not ...": the refusal is expressed, not negated */
    bool threatens; /* "will ... unless": the threat is expressed, not planned */
    bool replaces;  /* composed to "=": stands for its content */
    bool takes_in;  /* a plain code that its content was composed into */
} cs_act;

typedef enum cs_act_state {
    CS_ACT_UNKNOWN,
    CS_ACT_RUNNING,
    CS_ACT_NONE,
    CS_ACT_FOUND
} cs_act_state;

typedef struct cs_code_classes {
    uint32_t negator, light_verb, quantity, sport, owner_preposition, subject_control,
        together, toward, instrument, object_mark, weekday, month, making_verb,
        target_mark, location, unless;
} cs_code_classes;

typedef struct cs_topic cs_topic;

typedef struct cs_coder {
    const cs_code_input *in;
    const cs_tree *tree;
    const cs_dict *dict;
    cs_arena *arena;
    cs_code_classes classes;
    uint8_t *state;    /* [word_count] cs_act_state */
    uint32_t *act_of;  /* [word_count] index into acts */
    uint8_t *consumed; /* [word_count] 1: the act makes no event of its own */
    CS_ARRAY(cs_act) acts;
    CS_ARRAY(casus_event) events;
    cs_topic *
        document_topic; /* issues that the whole document rules out; NULL = not read yet */
    bool explains;      /* reasons are wanted */
    CS_ARRAY(casus_reason) reasons;
    uint32_t nesting;
    bool failed;
} cs_coder;

/* ---- clause.c: who does and who suffers what ---- */

/* The sentence that a word is in. */
const casus_sentence *cs_sentence_of(const cs_coder *coder, uint32_t word);

/* Who does what the nearest verb above a noun says, other than the noun itself; CASUS_NONE when
 * nobody does. */
uint32_t cs_subject_above(const cs_coder *coder, uint32_t noun);

/* The clause on a noun whose light verb makes it: "the call that Trump made to Putin", or
 * CASUS_NONE. */
uint32_t cs_light_clause(const cs_coder *coder, uint32_t noun);

bool cs_is_negated(const cs_coder *coder, uint32_t word);
bool cs_lemma_in(const cs_coder *coder, uint32_t word, uint32_t class);

/* ---- filler.c: what stands in a place of the clause ---- */

/* A word and the nominals joined to it by "and". */
void cs_fill_joined(const cs_coder *coder, uint32_t word, cs_words *out);

/* The words in a place of the predicate's clause, with those joined to them by "and".
 *  object  head of a light verb's object, whose dependents count too; or CASUS_NONE. */
void cs_fill_place(const cs_coder *coder, uint32_t predicate, uint32_t object,
                   cs_place_in_clause place, cs_words *out);

/* The same for a filler with an inner place. */
void cs_fill(const cs_coder *coder, uint32_t predicate, uint32_t object, cs_filler filler,
             cs_words *out);

/* ---- party.c: actors of a slot ---- */

/* The actors that stand in a slot of the predicate's frame. */
void cs_fill_party(const cs_coder *coder, uint32_t predicate, uint32_t object,
                   const cs_slot *slot, bool as_source, cs_party *out);

/* "thousands of troops": the word that is counted; else the word itself. */
uint32_t cs_counted_word(const cs_coder *coder, uint32_t word);

/* Whether the phrase is an actor; a place is one only where something is done to it. */
bool cs_word_is_actor(const cs_coder *coder, uint32_t word, bool as_source);

bool cs_word_involves_actor(const cs_coder *coder, uint32_t word);
bool cs_word_has_role(const cs_coder *coder, uint32_t word, casus_text role);

/* An actor that stands before the head: "Israel's", "Israeli", "army" bulldozers. */
uint32_t cs_owner_before(const cs_coder *coder, uint32_t word);

/* The first actor within a phrase: before its head, or behind it with "of" or "by". */
uint32_t cs_owner_in(const cs_coder *coder, uint32_t word, uint32_t depth);

/* ---- missing.c: parties that no slot names ---- */

/* Whether a conjoined source without recipient is two sides: "A and B met". */
bool cs_has_two_sides(const cs_act *act);

/* "vetoed a NATO plan": whose act it is about is the recipient, if no slot names another. */
void cs_take_owner_of_about(const cs_coder *coder, cs_act *act);

/* Looks for a recipient where no slot of the frame found one: a party of the content (NULL =
 * none), the owner of the object, an actor in what the act is about, the state of the place
 * where it was done. */
void cs_fill_missing_recipient(const cs_coder *coder, const cs_act *content, cs_act *act);

/* "in a meeting with Erdogan, Trump asked": the subject of the clause met him; "is preparing
 * sanctions": who prepares them imposes them. */
void cs_fill_missing_source(const cs_coder *coder, cs_act *act);

/* The actors of the phrase at a word and of those joined to it. */
void cs_add_party(const cs_coder *coder, uint32_t word, cs_party *out);

/* ---- sequence.c: words before and after the predicate ---- */

typedef struct cs_bound {
    uint32_t source, target; /* words that stood for $ and +; CASUS_NONE = none */
} cs_bound;

/* Whether the frame's before= and after= are there. */
bool cs_sequences_there(const cs_coder *coder, const cs_frame *frame, uint32_t word,
                        cs_bound *bound);

/* ---- turn.c: codes that the clause changes ---- */

/* "will not lift" refuses, "will leave unless" threatens, private violence is assault. */
void cs_turn_code(const cs_coder *coder, cs_act *act);

/* ---- match.c: the frame that fits a predicate best ---- */

/* The act of a predicate, NULL when it has none; the pointer is good until the next call. */
const cs_act *cs_act_of(cs_coder *coder, uint32_t word);

/* ---- reason.c: what became of an entry ---- */

/* Notes a reason when reasons are wanted.  `frame` and `condition` may be NULL. */
void cs_note(cs_coder *coder, uint32_t word, casus_reason_kind kind,
             const cs_frame *frame, const cs_condition *condition);

/* "file:line  code  predicate" in the arena; empty when out of memory. */
casus_text cs_rule_text(cs_coder *coder, const cs_frame *frame);

/* ---- setting.c: when and where ---- */

/* Sets place and date of an event; its status is set already. */
void cs_set_place_and_date(cs_coder *coder, const cs_act *act, casus_event *event);

/* ---- topic.c: what sentences speak of ---- */

/* What the phrases of discards.txt rule out. */
cs_discard cs_discard_of(const cs_coder *coder, const casus_sentence *sentence);
bool cs_is_document_discarded(const cs_coder *coder);

/* The issues of a sentence, "SCHOOLS,2;TEACHERS,1", empty when there are none. */
casus_text cs_issues_of(cs_coder *coder, uint32_t sentence);

/* ---- confidence.c: how likely an event is right ---- */

/* 0..1; all else of the event is set already. */
double cs_confidence(const cs_coder *coder, const cs_act *act, const casus_event *event);

/* The same after an event without recipient was given whom it answers. */
double cs_confidence_answered(const cs_coder *coder, double confidence);

/* ---- reply.c: whom an answer is addressed to ---- */

/* Gives events that answer an earlier one, and name nobody, its doers as recipients. */
void cs_answer_replies(cs_coder *coder);

/* ---- consume.c: acts that make no event of their own ---- */

/* Marks what is part of other acts: their contents, purposes, and deeds told twice. */
void cs_consume_acts(cs_coder *coder);

/* ---- event.c: acts -> events ---- */

/* Whether an actor of the party has a code. */
bool cs_has_code(const cs_coder *coder, const cs_party *party);

/* Whether the parties make a political event: somebody with a code, a holder of power, or known
 * roles on both sides; and no stranger as the doer. */
bool cs_is_political(const cs_coder *coder, const cs_act *act);

void cs_make_events(cs_coder *coder);

#endif
