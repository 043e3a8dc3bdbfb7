/* correct.h - what persons say of events, kept beside them; inside store/ only.
 *
 * A correction is a row (event, field, value): `event` is the key of a report, and holds for the
 * event of which that report tells, whatever becomes of the others.  Of one field the correction
 * that was made last is in force; the value "-" stands for what was coded.  Reports are never
 * changed: an event is made from its leading report and the corrections in force. */
#ifndef CASUS_STORE_CORRECT_H
#define CASUS_STORE_CORRECT_H

#include "base/array.h"
#include "dict/dict.h"
#include "store/store.h"

#define CS_AS_CODED     CS_TEXT("-")
#define CS_ALL_FIELDS   CS_TEXT("all") /* with the value "-" only */
#define CS_NOBODY       CS_TEXT("none") /* a side without actors */
#define CS_REPORT_FIELD CS_TEXT("report ") /* and the key of the other report */
#define CS_TOGETHER     CS_TEXT("together")
#define CS_APART        CS_TEXT("apart")

enum { CS_MADE_ROOM = 28 }; /* "2026-11-23T10:57:07.123456Z" */

/* ---- differences: compare.c -------------------------------------------------------------- */

typedef CS_ARRAY(casus_difference) cs_difference_list;

/* Adds each field in which two codings differ; one of them may be NULL.  Texts lie in the arena. */
casus_status cs_differences(const casus_event *before, const casus_event *after,
                            cs_arena *arena, cs_difference_list *out, casus_error *error);
casus_status cs_difference_add(cs_difference_list *list, const char *field,
                               casus_text before, casus_text after, cs_arena *arena,
                               casus_error *error);

/* ---- values: correct_value.c --------------------------------------------------------------- */

/* Whether a text is the key of a report: 16 hex digits; or may be the beginning of one. */
bool cs_is_key(casus_text text);
bool cs_is_key_part(casus_text text);

/* Checks the field and value of a correction and completes the value: "RUS MIL" becomes
 * "RUS MIL:country".
 *
 *  out     receives the value, in the arena.
 *  Errors  CASUS_MISUSE says what is wrong; CASUS_NOMEM. */
casus_status cs_correction_check(const cs_dict *dict, casus_text field, casus_text value,
                                 cs_arena *arena, casus_text *out, casus_error *error);

/* Puts the actors of a completed value in the place of those of a side; who was coded on either
 * side lends name and span.  CASUS_NOMEM. */
casus_status cs_correct_actors(const casus_event *coded, casus_event *event,
                               bool recipients, casus_text value, cs_arena *arena,
                               casus_error *error);

/* ---- events: correct.c ------------------------------------------------------------------------ */

/* An event as it stands in its rows. */
typedef struct cs_event_state {
    casus_event event;
    casus_kept kept;
    int64_t document, report; /* of its leading report */
    bool dropped;
} cs_event_state;

/* Reads an event; its texts lie in the arena. */
casus_status cs_event_read(casus_store *store, int64_t number, cs_arena *arena,
                           cs_event_state *out, casus_error *error);

/* A correction in force. */
typedef struct cs_in_force {
    casus_text field, value, event;
} cs_in_force;

typedef CS_ARRAY(cs_in_force) cs_in_force_list;

/* Of each field of an event the value that was set last, unless it is that of the coder. */
casus_status cs_corrections_of(casus_store *store, int64_t number, cs_arena *arena,
                               cs_in_force_list *out, casus_error *error);

/* Completes the beginning of a key to that of a report of the store; a whole key stays as it is.
 *
 *  out     receives the key, in the arena.
 *  Errors  CASUS_MISUSE when no report's key begins so, or several do; CASUS_NOMEM. */
casus_status cs_key_complete(casus_store *store, casus_text key, cs_arena *arena,
                             casus_text *out, casus_error *error);

/* The number of the event of which a report tells, 0 when there is none. */
casus_status cs_event_of(casus_store *store, casus_text key, int64_t *out, casus_error *error);

#endif
