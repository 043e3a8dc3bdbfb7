/* store.h - the store behind casus.h; inside store/ only.
 *
 * How it holds together
 *
 *   database.h   what is asked of a database               sqlite.c
 *   tables.c     tables, views, indexes                     docs/store.md for readers
 *   schema.c     makes them, brings an older schema up to date
 *   open.c       open, close, run, batch
 *   add.c        a coded document -> rows of what was read and coded ("reports")
 *   settle.c     articles -> stories, reports -> events: settle.h
 *   correct.c    what persons say of events: correct.h
 *   load.c       rows -> casus_event, casus_doc, so that every writer of write/ works on them
 *   query.c      casus_query -> SQL
 *
 * A document is written once: documents, articles, paragraphs, sentences, mentions, attributions,
 * reports never change afterwards (but when it is coded anew).  Events are made from reports and
 * can be made again from them at any time: cs_event_write() takes the leading report and writes
 * the rows of the event, cs_event_correct() puts in what persons say of it.
 *
 * Where merging comes in: when all rows of a document are there, cs_settle() finds its story
 * (settle_story.c) and the event of each of its reports (settle_merge.c).  An event has the number
 * of its leading report.  Settling looks at nothing but tables, so that cs_settle_all() can do it
 * anew.  Counts of events that have changed are made when the batch is committed.
 * Numbers are taken from store->next under the write lock of the batch, so that the content does
 * not depend on threads. */
#ifndef CASUS_STORE_STORE_H
#define CASUS_STORE_STORE_H

#include "base/array.h"
#include "data/doc.h"
#include "merge/merge.h"
#include "store/database.h"

#define CS_SIDE_ACTOR     CS_TEXT("actor")
#define CS_SIDE_RECIPIENT CS_TEXT("recipient")

/* The statements that are used again and again: statements.c. */
typedef enum cs_sql {
    CS_SQL_HAS, CS_SQL_MAX_DOCUMENT, CS_SQL_MAX_REPORT, CS_SQL_MAX_ACTOR, CS_SQL_MAX_RUN,
    CS_SQL_COUNT_CORRECTIONS, CS_SQL_ADD_DOCUMENT, CS_SQL_ADD_NAME, CS_SQL_ADD_ARTICLE,
    CS_SQL_ADD_NOTE, CS_SQL_ADD_PARAGRAPH, CS_SQL_ADD_SENTENCE, CS_SQL_ADD_WORDS,
    CS_SQL_ADD_MENTION, CS_SQL_ADD_ATTRIBUTION, CS_SQL_FIND_ACTOR, CS_SQL_ADD_ACTOR,
    CS_SQL_ADD_REPORT, CS_SQL_ADD_REPORT_ACTOR, CS_SQL_ADD_REPORT_SOURCE,
    CS_SQL_FIND_EVENT, CS_SQL_ADD_EVENT, CS_SQL_ADD_EVENT_ACTOR, CS_SQL_ADD_EVENT_PARTY,
    CS_SQL_MAKE_EVENT, CS_SQL_MAKE_EVENT_ACTORS, CS_SQL_MAKE_EVENT_PARTIES,
    CS_SQL_DROP_PARTIES, CS_SQL_DROP_ACTORS, CS_SQL_DROP_EVENT, CS_SQL_SET_EVENT_REPORT,
    CS_SQL_SET_ORIGIN, CS_SQL_COUNT_EVENT, CS_SQL_LOAD_EVENT_REPORTS,
    CS_SQL_LOAD_REPORT_FACTS, CS_SQL_DOCUMENT_REPORTS, CS_SQL_FIND_REPORTS, CS_SQL_FIND_REPORT_EVENT, CS_SQL_ADD_FACTS,
    CS_SQL_ADD_MERGE_KEY, CS_SQL_DROP_MERGE_KEY, CS_SQL_LOAD_MERGING, CS_SQL_SET_MERGING,
    CS_SQL_LOAD_FIXES, CS_SQL_ADD_SKETCH, CS_SQL_LOAD_SKETCH, CS_SQL_FIND_STORY_KEY,
    CS_SQL_ADD_STORY_KEY, CS_SQL_ADD_LINK, CS_SQL_LOAD_LINKS, CS_SQL_SET_KINSHIP,
    CS_SQL_ADD_STORY_ARTICLE, CS_SQL_LOAD_STORY_ARTICLE, CS_SQL_SET_STORY_ARTICLE,
    CS_SQL_PUT_STORY, CS_SQL_GROW_STORY, CS_SQL_DROP_STORY, CS_SQL_ALL_ARTICLES,
    CS_SQL_ADD_RUN, CS_SQL_END_RUN, CS_SQL_ADD_CODE, CS_SQL_LOAD_ARTICLE,
    CS_SQL_LOAD_PARAGRAPHS, CS_SQL_LOAD_SENTENCE, CS_SQL_LOAD_EVENT_ACTORS,
    CS_SQL_LOAD_REPORT_SOURCES, CS_SQL_LOAD_REPORT_ACTORS, CS_SQL_LOAD_EVENT,
    CS_SQL_LOAD_LEAD, CS_SQL_LOAD_CODE, CS_SQL_MAX_CORRECTION, CS_SQL_LAST_MADE,
    CS_SQL_ADD_CORRECTION, CS_SQL_HAS_CORRECTION, CS_SQL_LAST_CORRECTION,
    CS_SQL_CORRECTIONS_OF, CS_SQL_ALL_CORRECTIONS, CS_SQL_DOCUMENT_NAME, CS_SQL_FIND_KEYS,
    CS_SQL_FIND_RECODABLE, CS_SQL_LOAD_REPORTS, CS_SQL_SET_CODED,
    CS_SQL_COUNT
} cs_sql;

/* Actors of this batch by what they are: cs_actor_number(). */
typedef struct cs_actor_cache {
    cs_arena arena;
    struct cs_actor_slot *slots; /* [slot_count]; NULL when empty */
    uint32_t slot_count, used;
} cs_actor_cache;

/* Numbers that the next rows get. */
typedef struct cs_next {
    int64_t document, report, actor;
} cs_next;

struct casus_store {
    cs_db *db;
    cs_statement *statements[CS_SQL_COUNT]; /* NULL until they are wanted */
    const char *where;
    cs_next next;                 /* good within a batch */
    cs_actor_cache actors;        /* good within a batch */
    int64_t run;                  /* 0 = none */
    bool corrected;               /* there are corrections; good within a batch */
    cs_merge_options merge;       /* good within a batch */
    CS_ARRAY(cs_merge_fix) fixes; /* corrections of merging; good within a batch */
    CS_ARRAY(int64_t) changed;    /* events to be counted before the batch ends */
    cs_arena batch;               /* what is good within a batch */
    bool writable;
    cs_arena arena; /* `where` */
};

/* ---- statements ---------------------------------------------------------------------- */

/* Values on their way into a statement, one after the other; the first failure stays. */
typedef struct cs_binder {
    cs_statement *statement;
    int at;
    casus_status status;
    casus_error *error;
} cs_binder;

/* Begins with the first value of a statement of the table. */
cs_binder cs_binder_of(casus_store *store, cs_sql sql, casus_error *error);
void cs_put_text(cs_binder *binder, casus_text text);
void cs_put_string(cs_binder *binder, const char *string);
void cs_put_number(cs_binder *binder, int64_t number);
void cs_put_real(cs_binder *binder, double number);
void cs_put_span(cs_binder *binder, casus_span span);

/* Runs it without a result. */
casus_status cs_put_run(cs_binder *binder);

/* Runs it to its first row; `*row` says whether there is one.  The caller resets
 * binder->statement, or steps on. */
casus_status cs_put_step(cs_binder *binder, bool *row);

/* The number in the first column of the first row; `otherwise` without a row. */
casus_status cs_put_number_of(cs_binder *binder, int64_t otherwise, int64_t *out);

/* Runs a statement that has one value and no result. */
casus_status cs_run_with(casus_store *store, cs_sql sql, int64_t number,
                         casus_error *error);

/* ---- batches --------------------------------------------------------------------------- */

/* Begins a batch unless one is open: takes the write lock and reads the next numbers. */
casus_status cs_batch_begin(casus_store *store, casus_error *error);

/* Reads the next numbers anew. */
casus_status cs_batch_numbers(casus_store *store, casus_error *error);

/* Takes back all since the last commit and returns `status`. */
casus_status cs_batch_undo(casus_store *store, casus_status status);

/* The number of a sentence in sentence_words: documents of up to 64 MiB have less than 2^25. */
enum { CS_SENTENCE_BITS = 25 };
static inline int64_t cs_sentence_number(int64_t document, uint32_t sentence)
{
    return document * ((int64_t)1 << CS_SENTENCE_BITS) + sentence;
}

/* ---- the rule of merging -------------------------------------------------------------- */

/* Reads the rule of the store, the usual one when it has none, and the corrections of merging. */
casus_status cs_merging_read(casus_store *store, casus_error *error);

/* Gives the store another rule: CASUS_MISUSE when it is none.  Settles nothing. */
casus_status cs_merging_write(casus_store *store, const char *rule, casus_error *error);

/* ---- rows -------------------------------------------------------------------------------- */

/* The number of an actor, which gets a row when it is new. */
casus_status cs_actor_number(casus_store *store, const casus_actor *actor, int64_t *out,
                             casus_error *error);
void cs_actor_cache_clear(cs_actor_cache *cache);

/* Writes the rows of one coded event in an article. */
casus_status cs_add_report(casus_store *store, int64_t document, uint32_t number,
                           const casus_event *event, casus_error *error);

/* Writes what was found in a document: sentences, mentions, attributions, reports; settles them. */
casus_status cs_add_contents(casus_store *store, const casus_doc *doc, int64_t document,
                             casus_error *error);

/* An event as it will stand in its row. */
typedef struct cs_event_row {
    const casus_event *event; /* of the leading report */
    int64_t number, report;   /* of the event, of its leading report */
    uint32_t reports, documents, origins;
    uint32_t corrected; /* how many fields are as a person says */
    bool dropped;
} cs_event_row;

/* Writes the rows of an event that has none. */
casus_status cs_event_write(casus_store *store, const cs_event_row *row, casus_error *error);

/* Makes an event that has its rows, those of event_reports too, say what the corrections of its
 * reports say, or what was coded where they are taken back.  To be called after cs_event_write()
 * and when a report has joined, where store->corrected. */
casus_status cs_event_correct(casus_store *store, int64_t event, casus_error *error);

/* Makes the rows of an event that a report leads, as it was coded; takes them away. */
casus_status cs_event_make(casus_store *store, int64_t report, casus_error *error);
casus_status cs_event_drop(casus_store *store, int64_t event, casus_error *error);

/* Gives a document that was just written, and has no story yet, its story, and each of its reports
 * its event: a new one, or one that is there.  Others may move by it. */
casus_status cs_settle(casus_store *store, int64_t document, casus_error *error);

/* Makes all stories and events anew, in the order of the dates of the articles, from what is kept
 * of them; within a batch.  Corrections hold as before. */
casus_status cs_settle_all(casus_store *store, casus_error *error);

#endif
