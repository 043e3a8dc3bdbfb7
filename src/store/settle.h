/* settle.h - the two halves of settling; inside store/ only.
 *
 * What is kept when a document is added (cs_keep_) is all that settling looks at, so that stories
 * and events can be made anew from the tables at any time. */
#ifndef CASUS_STORE_SETTLE_H
#define CASUS_STORE_SETTLE_H

#include "merge/merge.h"
#include "store/store.h"
#include "story/story.h"

/* A document whose story has got another number. */
typedef struct cs_moved {
    int64_t document, from, to;
} cs_moved;

typedef CS_ARRAY(cs_moved) cs_moved_list;

/* Keeps what articles are compared by. */
casus_status cs_keep_sketch(casus_store *store, const casus_doc *doc, int64_t document,
                            casus_error *error);

/* Keeps what the rule of merging looks at in the reports of a document, the first of which has
 * the number `first_report`. */
casus_status cs_keep_facts(casus_store *store, const casus_doc *doc, int64_t document,
                           int64_t first_report, casus_error *error);

/* Keeps the keys of a report whose story is known.
 *
 *  moved  its document had the story `from` before and has its other keys; NULL: it has none. */
casus_status cs_keep_keys(casus_store *store, const cs_merge_report *facts,
                          const cs_moved *moved, casus_error *error);

/* Rows of merge_keys: how many days the date of a report covers, or that `day` is its story. */
enum { CS_WIDTH_DAY, CS_WIDTH_MONTH, CS_WIDTH_YEAR, CS_WIDTH_STORY };

/* Columns of the statements that load facts. */
enum {
    CS_FACTS_REPORT,
    CS_FACTS_EVENT,
    CS_FACTS_DOCUMENT,
    CS_FACTS_STORY,
    CS_FACTS_REASON,
    CS_FACTS_FACTS,
    CS_FACTS_ORIGIN
};

/* A report on which the rule runs. */
typedef struct cs_entry {
    int64_t report, document;
    int64_t event;     /* as it stands in the tables; 0: none yet */
    int64_t target;    /* as the rule says */
    casus_text reason; /* as it stands in the tables */
    const char *why;   /* as the rule says */
    bool full;     /* of an event with more reports than can be loaded: it stays there */
    bool expanded; /* the events around it are loaded */
} cs_entry;

typedef struct cs_gather {
    casus_store *store;
    cs_arena *arena;
    CS_ARRAY(cs_entry) entries;
    CS_ARRAY(cs_merge_report) facts; /* of the entries */
    cs_merge_place *places;          /* of the entries */
} cs_gather;

/* Reads the facts of the row at hand; their texts point into `text`. */
casus_status cs_facts_read(const casus_store *store, const cs_statement *row,
                           casus_text text, cs_merge_report *out, casus_error *error);

/* Adds all rows of a statement that has its values. */
casus_status cs_gather_rows(cs_gather *gather, cs_binder *load, casus_error *error);

/* Gives a document that has no story its own or that of the articles it is akin to.
 *
 *  moved  receives those documents that came into another story by it, and itself, when it is not
 *         the first of its own story; in the arena. */
casus_status cs_settle_story(casus_store *store, int64_t document, cs_arena *arena,
                             cs_moved_list *moved, casus_error *error);

/* Gives a report that has its keys its event, a new one or one that is there; or another one than
 * it has, since its story has changed. */
casus_status cs_settle_report(casus_store *store, int64_t report, casus_error *error);

/* Counts reports, documents and origins of the events that have changed. */
casus_status cs_settle_counts(casus_store *store, casus_error *error);

#endif
