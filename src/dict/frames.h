/* frames.h - what is done: predicates, their slots and codes (lang/XX/frames/). */
#ifndef CASUS_DICT_FRAMES_H
#define CASUS_DICT_FRAMES_H

#include "base/array.h"
#include "dict/symbols.h"
#include "dict/table.h"

/* Where in the clause something stands, after passives, control, raising, coordination and
 * relative clauses have been undone; the last four are relations of the tree. */
typedef enum cs_filler_kind {
    CS_FILL_NONE,
    CS_FILL_SUBJ,
    CS_FILL_OBJ,
    CS_FILL_IOBJ,
    CS_FILL_XCOMP,
    CS_FILL_CCOMP,
    CS_FILL_ADVCL,
    CS_FILL_POSS,
    CS_FILL_MOD,
    CS_FILL_ANY,
    CS_FILL_AUX,
    CS_FILL_MARK,
    CS_FILL_CASE,
    CS_FILL_AHEAD,
    CS_FILL_BEHIND,
    CS_FILL_NEXT,
    CS_FILL_PREP
} cs_filler_kind;

typedef struct cs_place_in_clause {
    cs_filler_kind kind;
    uint32_t preposition; /* symbol, with CS_FILL_PREP */
} cs_place_in_clause;

/* "obj", "on", "obj.poss": what stands inside `outer`, if `inner` is not CS_FILL_NONE. */
typedef struct cs_filler {
    cs_place_in_clause outer, inner;
} cs_filler;

typedef enum cs_test {
    CS_TEST_PRESENT,
    CS_TEST_LEMMA,
    CS_TEST_CLASS,
    CS_TEST_ACTOR,    /* @actor: the phrase is an actor */
    CS_TEST_INVOLVED, /* @involved: an actor, or one stands in it */
    CS_TEST_PLACE,    /* @place: names a place or a state */
    CS_TEST_ACT,      /* @act: has a frame of its own */
    CS_TEST_ROLE      /* @GOV, @MIL ... @IGO */
} cs_test;

typedef struct cs_condition {
    cs_filler filler;
    cs_test test;
    uint32_t wanted; /* symbol or class */
    casus_text role; /* with CS_TEST_ROLE */
    casus_text written;
    bool forbidden;
} cs_condition;

/* One word of a sequence before or after the predicate. */
typedef enum cs_step_kind {
    CS_STEP_WORD,
    CS_STEP_CLASS,
    CS_STEP_SOURCE, /* $: an actor, who is the source */
    CS_STEP_TARGET, /* +: an actor, who is the recipient */
    CS_STEP_ACTOR   /* ^: any actor */
} cs_step_kind;

typedef struct cs_step {
    cs_step_kind kind;
    uint32_t wanted; /* symbol or class */
    bool next;       /* directly beside the step before it, or the predicate */
} cs_step;

enum { CS_FRAME_STEPS = 8 };

/* From the predicate outwards. */
typedef struct cs_sequence {
    cs_step step[CS_FRAME_STEPS];
    uint32_t count;
} cs_sequence;

enum { CS_FRAME_FILLERS = 12, CS_FRAME_CONDITIONS = 8, CS_FRAME_PARTICLES = 2 };

typedef struct cs_slot {
    cs_filler filler[CS_FRAME_FILLERS];
    uint32_t count;
} cs_slot;

typedef struct cs_frame {
    casus_text code;          /* CAMEO code, or operator with its @ */
    casus_text written;       /* predicate as in the file */
    uint32_t predicate;       /* symbol; 0 with a class */
    uint32_t predicate_class; /* CASUS_NONE = none */
    casus_upos upos;          /* VERB, NOUN or ADJ */
    uint32_t particle[CS_FRAME_PARTICLES];
    uint32_t particle_count;
    uint32_t object;       /* "hold+talk": symbol; 0 = none */
    uint32_t object_class; /* "hold+@talks": class; CASUS_NONE = none */
    cs_slot from, to, about;
    cs_condition condition[CS_FRAME_CONDITIONS];
    uint32_t condition_count;
    cs_sequence before, after;
    casus_text back; /* back=: code of the way back, empty = none */
    bool mutual, side_to;
    bool closed;       /* closed=yes: only what the frame says, nothing is inferred */
    bool main_clause;  /* clause=main: not below a noun, not in a participle */
    bool only_content; /* use=about */
    bool own_people;   /* people=own: done to the doer's own people, if to nobody named */
    bool no_event;     /* code "-": known, and nothing is coded */
    const char *path;
    uint32_t line;
} cs_frame;

typedef struct cs_frame_link {
    uint32_t frame,
        next; /* next link of the same predicate and part of speech, 0 = none */
} cs_frame_link;

typedef struct cs_frames {
    CS_ARRAY(cs_frame) items;      /* item 0 is not used */
    CS_ARRAY(cs_frame_link) links; /* item 0 is not used */
    uint32_t
        *by_symbol[3]; /* [symbols + 1] first link of verb, noun, adjective; 0 = none */
    uint32_t symbol_count;
} cs_frames;

typedef struct cs_dict cs_dict;

/* Reads one file of frames. */
casus_status cs_frames_read(cs_dict *dict, const char *path, cs_faults *faults);

/* Builds the index when all symbols are known. */
casus_status cs_frames_index(cs_dict *dict, casus_error *error);

/* The first link of a lemma or form as a part of speech, 0 = none; go on with cs_frame_next(). */
uint32_t cs_frames_of(const cs_dict *dict, uint32_t lemma, casus_upos upos);
const cs_frame *cs_frame_at(const cs_dict *dict, uint32_t link);
uint32_t cs_frame_next(const cs_dict *dict, uint32_t link);

#endif
