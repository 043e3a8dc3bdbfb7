/* merge.h - which reports tell of one event, and how many independent origins it has.  Rules M1-M9
 * and O1-O4: docs/stories.md.
 *
 * A report is one coded event of one article.  The functions here see reports only as
 * cs_merge_report, which lies in one block of text (cs_merge_pack) beside a report in a store. */
#ifndef CASUS_MERGE_MERGE_H
#define CASUS_MERGE_MERGE_H

#include "base/arena.h"
#include "base/text.h"

enum {
    CS_MERGE_PARTIES = 8, /* actors of a side that are looked at */
    CS_MERGE_KEYS = 8,    /* keys of one report */
};

/* How alike two acts must be. */
typedef enum cs_merge_action {
    CS_MERGE_ROOT, /* the same two first digits of CAMEO */
    CS_MERGE_TYPE, /* the same PLOVER type as well */
    CS_MERGE_CODE  /* the same CAMEO code */
} cs_merge_action;

/* Which reports may be put together. */
typedef enum cs_merge_scope {
    CS_MERGE_ALL,     /* any two */
    CS_MERGE_STORIES, /* only those of one story */
    CS_MERGE_SAME     /* only the same words of the same text */
} cs_merge_scope;

/* The parameters of the rule. */
typedef struct cs_merge_options {
    uint32_t days_said;      /* between two dates that the texts say */
    uint32_t days_published; /* when one of them is only that of the article */
    uint32_t days_story;     /* between two reports of one story */
    cs_merge_action action;
    cs_merge_scope scope;
} cs_merge_options;

/* 0, 1 and 7 days, the same root, any two reports. */
extern const cs_merge_options cs_merge_usual;

typedef struct cs_merge_party {
    casus_text code, role, name; /* `name` in lower case, of one without a code */
} cs_merge_party;

typedef struct cs_merge_report {
    casus_text id; /* of the coded event: the same wherever the same words stand */
    cs_merge_party actors[CS_MERGE_PARTIES], recipients[CS_MERGE_PARTIES];
    uint32_t actor_count, recipient_count;
    casus_text type, mode, cameo, place_country, place_name, about_predicate,
        about_object;
    int32_t day, last_day; /* the range of its date; INT32_MIN, INT32_MAX: it has none */
    bool said;             /* its date is in the text */
    bool mutual;           /* either side may be the actor */
    uint32_t status;       /* casus_event_status */
    casus_text origin_kind, origin_name, origin_code; /* far end of its chain */
    casus_text outlet;    /* the outlet of the chain that is nearest to the far end */
    casus_text publisher; /* who published it first; may be empty */
    int64_t story;        /* 0: none is known */
    int64_t number; /* of two that are equal the lower one comes first; not packed */
} cs_merge_report;

/* Takes over what counts; the texts of `event` and `article` must stay, lower-case names lie in
 * the arena. */
casus_status cs_merge_report_of(const casus_event *event, const casus_article *article,
                                int64_t story, cs_arena *arena, cs_merge_report *out,
                                casus_error *error);

/* A report as one text; `data` is NULL when out of memory. */
casus_text cs_merge_pack(const cs_merge_report *report, cs_arena *arena);

/* Reads it; the report points into `text`.  False when it is no report. */
bool cs_merge_unpack(casus_text text, cs_merge_report *out);

/* Keys of which two reports of one event share at least one; returns their number. */
uint32_t cs_merge_keys(const cs_merge_report *report, uint32_t keys[CS_MERGE_KEYS]);

/* Why two reports tell of one event, in a few words; NULL: they do not. */
const char *cs_merge_reason(const cs_merge_report *a, const cs_merge_report *b,
                            const cs_merge_options *options);

/* A correction: two reports belong together, or do not. */
typedef struct cs_merge_fix {
    casus_text a, b; /* ids */
    bool together;
} cs_merge_fix;

/* Where a report belongs. */
typedef struct cs_merge_place {
    uint32_t event;     /* number of the report that leads the event: the first one */
    const char *reason; /* why it was put there; "" for the one that leads */
} cs_merge_place;

/* Puts reports together into events: in the order of day and id, each joins the first event none
 * of whose reports contradicts it.  The result does not depend on the order of the reports.
 * Corrections come before the rule. */
casus_status cs_merge_all(const cs_merge_report *reports, uint32_t count,
                          const cs_merge_options *options, const cs_merge_fix *fixes,
                          uint32_t fix_count, cs_arena *arena, cs_merge_place *places,
                          casus_error *error);

/* The number of independent origins of the reports of one event.
 *
 *  origins  receives for each report the number of the first report with the same origin. */
casus_status cs_merge_origins(const cs_merge_report *reports, uint32_t count,
                              cs_arena *arena, uint32_t *origins, uint32_t *out,
                              casus_error *error);

/* The filters of the field, as text that is equal for two reports of which one is left out. */
typedef enum cs_merge_filter {
    CS_MERGE_ONE_A_DAY,  /* the same actors, recipients and code on the same day */
    CS_MERGE_ONE_A_STORY /* the same in one story */
} cs_merge_filter;

uint64_t cs_merge_filter_key(const cs_merge_report *report, cs_merge_filter filter);

#endif
