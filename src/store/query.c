/* query.c - casus_query -> SQL -> one event after the other.
 *
 * The order of the joins is fixed (CROSS JOIN), since it decides the speed: the most telling
 * filter leads, then the index gives the rows in the order that is wanted, so that a page of a
 * million events costs no sorting of them. */
#include "store/load.h"
#include "store/run.h"
#include "store/schema.h"

#include "base/error.h"

#include <stdio.h>
#include <stdlib.h>

enum { SQL_ROOM = 6144, VALUE_ROOM = 32 };

typedef struct cs_value {
    casus_text text; /* data NULL: `number` */
    double number;
} cs_value;

/* A question on its way to SQL. */
typedef struct cs_ask {
    casus_store *store;
    const casus_query *query;
    cs_arena arena; /* texts of values */
    cs_value values[VALUE_ROOM];
    int value_count;
    const char *day, *event; /* the columns to order by */
    bool failed;             /* out of memory */
    size_t used;
    char sql[SQL_ROOM];
} cs_ask;

static void add(cs_ask *ask, const char *sql)
{
    const size_t size = strlen(sql);
    if (ask->used + size < sizeof ask->sql)
        memcpy(ask->sql + ask->used, sql, size + 1);
    ask->used += size;
}

static void add_value(cs_ask *ask, cs_value value)
{
    char name[16];
    if (ask->value_count == VALUE_ROOM)
        return;
    ask->values[ask->value_count++] = value;
    (void)snprintf(name, sizeof name, "$%d", ask->value_count);
    add(ask, name);
}

static void add_text(cs_ask *ask, casus_text text)
{
    const casus_text copy = cs_text_copy(text, &ask->arena);
    ask->failed = ask->failed || !copy.data;
    add_value(ask, (cs_value){.text = copy.data ? copy : CS_TEXT("")});
}

static void add_string(cs_ask *ask, const char *string)
{
    add_text(ask, cs_text_of(string));
}

static void add_number(cs_ask *ask, double number)
{
    add_value(ask, (cs_value){.number = number});
}

/* " AND column = value", when there is a value. */
static void add_equal(cs_ask *ask, const char *condition, const char *value)
{
    if (!value)
        return;
    add(ask, condition);
    add_string(ask, value);
}

/* ---- words of a text ------------------------------------------------------------------------- */

/* One word or phrase in quotes, so that FTS5 takes nothing in it for an operator. */
static void put_quoted(char *out, size_t *size, const char *from, size_t length)
{
    const bool prefix = length > 1 && from[length - 1] == '*';
    out[(*size)++] = '"';
    for (size_t i = 0; i < length - (prefix ? 1 : 0); i++)
        out[(*size)++] = from[i] == '"' ? ' ' : from[i];
    out[(*size)++] = '"';
    if (prefix)
        out[(*size)++] = '*';
    out[(*size)++] = ' ';
}

/* Words and "phrases" that must all be there. */
static casus_text match_of(cs_ask *ask, const char *text)
{
    const size_t room = strlen(text) * 4 + 4;
    char *out = cs_arena_alloc(&ask->arena, room);
    size_t size = 0;
    ask->failed = ask->failed || !out;
    while (out && *text) {
        const bool phrase = *text == '"';
        const size_t length = strcspn(text += phrase, phrase ? "\"" : " \t\"");
        if (length)
            put_quoted(out, &size, text, length);
        text += length + (text[length] != '\0' && (phrase || text[length] != '"'));
    }
    return out ? cs_text(out, size) : CS_TEXT("");
}

/* ---- what leads --------------------------------------------------------------------------------- */

/* "RUS MIL" -> code and role; the role may be empty. */
static void split_actor(const char *actor, casus_text *code, casus_text *role)
{
    const size_t length = strcspn(actor, " ");
    *code = cs_text(actor, length);
    *role = cs_text_trim(cs_text_of(actor + length));
}

/* The events of reports that a condition finds lead. */
static void lead_by_reports(cs_ask *ask, const char *from)
{
    add(ask, " FROM (SELECT DISTINCT x.event AS event FROM ");
    add(ask, from);
}

static void lead_by_text(cs_ask *ask)
{
    const bool postgres = ask->store->db->kind->dialect == CS_DIALECT_POSTGRES;
    lead_by_reports(
        ask, "sentence_words f CROSS JOIN reports b CROSS JOIN event_reports x WHERE ");
    add(ask,
        postgres ? "f.text @@ websearch_to_tsquery('simple', " : "sentence_words MATCH ");
    add_text(ask,
             postgres ? cs_text_of(ask->query->text) : match_of(ask, ask->query->text));
    add(ask, postgres ? ")" : "");
    add(ask,
        " AND b.document = f.rowid / 33554432 AND b.sentence = f.rowid % 33554432 AND "
        "x.report = b.id) l CROSS JOIN events e CROSS JOIN reports r WHERE e.id = l.event");
}

static void lead_by_party(cs_ask *ask, const char *actor, const char *side)
{
    casus_text code, role;
    split_actor(actor, &code, &role);
    add(ask,
        side
            ? " FROM event_parties l CROSS JOIN events e CROSS JOIN reports r WHERE l.event = e.id AND l.code = "
            : " FROM (SELECT DISTINCT day, event FROM event_parties WHERE code = ");
    add_text(ask, code);
    if (side) {
        add(ask, " AND l.side = ");
        add_string(ask, side);
        ask->day = "l.day";
        ask->event = "l.event";
    } else {
        add(ask, ") l CROSS JOIN events e CROSS JOIN reports r WHERE l.event = e.id");
    }
}

static void add_lead(cs_ask *ask)
{
    const casus_query *query = ask->query;
    if (query->id) {
        lead_by_reports(
            ask, "reports b JOIN event_reports x ON x.report = b.id WHERE b.key = ");
        add_string(ask, query->id);
        add(ask, ") l CROSS JOIN events e CROSS JOIN reports r WHERE e.id = l.event");
    } else if (query->document) {
        lead_by_reports(ask, "document_names n JOIN reports b ON b.document = n.document "
                             "JOIN event_reports x ON x.report = b.id WHERE n.name = ");
        add_string(ask, query->document);
        add(ask, ") l CROSS JOIN events e CROSS JOIN reports r WHERE e.id = l.event");
    } else if (query->text) {
        lead_by_text(ask);
    } else if (query->actor || query->recipient) {
        lead_by_party(ask, query->actor ? query->actor : query->recipient,
                      query->actor ? "actor" : "recipient");
    } else if (query->with) {
        lead_by_party(ask, query->with, NULL);
    } else {
        add(ask, " FROM events e CROSS JOIN reports r WHERE r.id = e.report");
    }
}

/* ---- filters -------------------------------------------------------------------------------------- */

/* An actor with this code and perhaps role is among those of a side; NULL = either. */
static void add_party(cs_ask *ask, const char *actor, const char *side)
{
    casus_text code, role;
    if (!actor)
        return;
    split_actor(actor, &code, &role);
    add(ask,
        " AND EXISTS (SELECT 1 FROM event_actors q JOIN actors w ON w.id = q.actor WHERE "
        "q.event = e.id AND w.code = ");
    add_text(ask, code);
    if (role.size) {
        add(ask, " AND w.role = ");
        add_text(ask, role);
    }
    add_equal(ask, " AND q.side = ", side);
    add(ask, ")");
}

static void add_day(cs_ask *ask, const char *comparison, const char *date,
                    const char *behind)
{
    char room[16];
    if (!date)
        return;
    (void)snprintf(room, sizeof room, "%.10s%s", date, behind);
    add(ask, " AND ");
    add(ask, ask->day);
    add(ask, comparison);
    add_string(ask, room);
}

/* All codes that begin so, as a range. */
static void add_code(cs_ask *ask, const char *code)
{
    char end[24];
    if (!code)
        return;
    add(ask, " AND e.cameo >= ");
    add_string(ask, code);
    (void)snprintf(end, sizeof end, "%.20s~", code);
    add(ask, " AND e.cameo < ");
    add_string(ask, end);
}

static void add_filters(cs_ask *ask)
{
    const casus_query *query = ask->query;
    add(ask, " AND r.id = e.report AND e.dropped = 0");
    add_party(ask, query->actor, "actor");
    add_party(ask, query->recipient, "recipient");
    add_party(ask, query->with, NULL);
    add_equal(ask, " AND e.type = ", query->type);
    add_code(ask, query->code);
    add_day(ask, " >= ", query->since, "");
    add_day(ask, " <= ", query->until, "~"); /* "2024-06~" is behind every day of June */
    add_equal(ask, " AND e.place_country = ", query->place);
    add_equal(ask, " AND e.status = ", query->status);
    add_equal(ask, " AND e.origin_kind = ", query->origin_kind);
    if (query->min_origins) {
        add(ask, " AND e.origins >= ");
        add_number(ask, query->min_origins);
    }
    if (query->min_confidence > 0) {
        add(ask, " AND e.confidence >= ");
        add_number(ask, query->min_confidence);
    }
}

/* ---- order and page ---------------------------------------------------------------------------------- */

/* The event behind which the page begins: its place in each order. */
static casus_status find_after(cs_ask *ask, int64_t *number, casus_text *day,
                               int64_t *origins, casus_error *error)
{
    cs_statement *find;
    bool row = false;
    CS_TRY(cs_db_prepare(
        ask->store->db,
        "SELECT e.id, e.day, e.origins FROM reports b JOIN event_reports x ON "
        "x.report = b.id JOIN events e ON e.id = x.event WHERE b.key = $1 LIMIT 1",
        &find, error));
    casus_status status = cs_bind_text(find, 1, cs_text_of(ask->query->after), error);
    if (status == CASUS_OK)
        status = cs_next_row(find, &row, error);
    if (status == CASUS_OK && !row)
        status = cs_fail(error, CASUS_MISUSE, 0,
                         "there is no event %.40s to go on behind", ask->query->after);
    if (status == CASUS_OK) {
        *number = cs_column_number(find, 0);
        *day = cs_text_copy(cs_column_text(find, 1), &ask->arena);
        *origins = cs_column_number(find, 2);
        ask->failed = ask->failed || !day->data;
    }
    cs_finish(find);
    return status;
}

static void add_place(cs_ask *ask, casus_text day, int64_t number, const char *comparison)
{
    add(ask, comparison);
    add_text(ask, day);
    add(ask, ", ");
    add_number(ask, (double)number);
    add(ask, ")");
}

static casus_status add_page(cs_ask *ask, casus_error *error)
{
    const char *columns = ask->day[0] == 'l' ? "l.day, l.event" : "e.day, e.id";
    int64_t number, origins;
    casus_text day;
    if (!ask->query->after)
        return CASUS_OK;
    CS_TRY(find_after(ask, &number, &day, &origins, error));
    if (ask->query->order == CASUS_ORDER_ADDED) {
        add(ask, " AND e.id > ");
        add_number(ask, (double)number);
        return CASUS_OK;
    }
    add(ask, " AND (");
    if (ask->query->order == CASUS_ORDER_ORIGINS) {
        add(ask, "e.origins, e.day, e.id) < (");
        add_number(ask, (double)origins);
        add_place(ask, day, number, ", ");
        return CASUS_OK;
    }
    add(ask, columns);
    add_place(ask, day, number,
              ask->query->order == CASUS_ORDER_OLDEST ? ") > (" : ") < (");
    return CASUS_OK;
}

static void add_order(cs_ask *ask)
{
    char order[128];
    switch (ask->query->order) {
    case CASUS_ORDER_OLDEST:
        (void)snprintf(order, sizeof order, " ORDER BY %s, %s", ask->day, ask->event);
        break;
    case CASUS_ORDER_ADDED:
        (void)snprintf(order, sizeof order, " ORDER BY e.id");
        break;
    case CASUS_ORDER_ORIGINS:
        (void)snprintf(order, sizeof order,
                       " ORDER BY e.origins DESC, e.day DESC, e.id DESC");
        break;
    default:
        (void)snprintf(order, sizeof order, " ORDER BY %s DESC, %s DESC", ask->day,
                       ask->event);
    }
    add(ask, order);
    if (ask->query->limit) {
        add(ask, " LIMIT ");
        add_number(ask, (double)ask->query->limit);
    }
}

/* ---- asking ---------------------------------------------------------------------------------------------- */

static casus_status check(const casus_query *query, casus_error *error)
{
    bool known = !query->status;
    for (int i = 0; !known && i < CASUS_EVENT_STATUS_COUNT; i++)
        known =
            strcmp(query->status, casus_event_status_name((casus_event_status)i)) == 0;
    if (!known)
        return cs_fail(error, CASUS_MISUSE, 0,
                       "there is no status '%.40s' (docs/records.md lists them)",
                       query->status);
    if (query->order >= CASUS_ORDER_COUNT)
        return cs_fail(error, CASUS_MISUSE, 0, "there is no such order");
    if (query->text && !query->text[strspn(query->text, " \t\"*")])
        return cs_fail(error, CASUS_MISUSE, 0, "there is no word to look for");
    return CASUS_OK;
}

static casus_status build(cs_ask *ask, casus_error *error)
{
    ask->day = "e.day";
    ask->event = "e.id";
    add(ask, "SELECT ");
    add(ask, cs_event_columns);
    add_lead(ask);
    add_filters(ask);
    CS_TRY(add_page(ask, error));
    add_order(ask);
    if (ask->failed)
        return cs_nomem(error);
    return ask->used < sizeof ask->sql
               ? CASUS_OK
               : cs_fail(error, CASUS_MISUSE, 0, "the question is too long");
}

static casus_status bind(const cs_ask *ask, cs_statement *statement, casus_error *error)
{
    for (int i = 0; i < ask->value_count; i++) {
        const cs_value *value = &ask->values[i];
        CS_TRY(value->text.data ? cs_bind_text(statement, i + 1, value->text, error)
               : value->number == (double)(int64_t)value->number
                   ? cs_bind_number(statement, i + 1, (int64_t)value->number, error)
                   : cs_bind_real(statement, i + 1, value->number, error));
    }
    return CASUS_OK;
}

/* The document of the event before stays as long as events are of it. */
typedef struct cs_page {
    casus_doc doc;
    cs_arena_point article_end;
    int64_t document; /* 0 = none */
} cs_page;

static void clear(cs_page *page)
{
    const struct cs_dict *dict = page->doc.dict;
    cs_arena_free(&page->doc.arena);
    *page = (cs_page){.doc = {.dict = dict, .depth = CASUS_DEPTH_EVENTS, .stored = true}};
}

static casus_status turn_to(casus_store *store, cs_page *page, int64_t document,
                            casus_error *error)
{
    if (page->document == document) {
        cs_arena_rewind(&page->doc.arena, page->article_end);
        return CASUS_OK;
    }
    clear(page);
    CS_TRY(cs_load_article(store, document, &page->doc, error));
    page->article_end = cs_arena_mark(&page->doc.arena);
    page->document = document;
    return CASUS_OK;
}

static casus_status give(cs_ask *ask, const cs_statement *row, cs_page *page,
                         casus_kept_function found, void *context, casus_error *error)
{
    casus_event event;
    casus_kept kept;
    /* The document is named in the row; the event's texts must come behind the article's. */
    CS_TRY(turn_to(ask->store, page, cs_column_number(row, CS_COLUMN_DOCUMENT), error));
    CS_TRY(cs_load_event(ask->store, row, &page->doc.arena, &event, &kept, error));
    CS_TRY(cs_load_sentence(ask->store, page->document, &page->doc, &event, error));
    page->doc.events = (cs_events){&event, 1};
    page->doc.corrected = (uint32_t)kept.corrected;
    const int stop = found(context, &page->doc, &kept);
    page->doc.events.count = 0;
    return stop ? cs_fail(error, CASUS_IO, 0, "asking was stopped") : CASUS_OK;
}

static casus_status ask_all(cs_ask *ask, const cs_dict *dict, casus_kept_function found,
                            void *context, casus_error *error)
{
    cs_statement *statement;
    cs_page page = {.doc = {.dict = dict, .depth = CASUS_DEPTH_EVENTS, .stored = true}};
    bool row = true;
    CS_TRY(cs_db_prepare(ask->store->db, ask->sql, &statement, error));
    casus_status status = bind(ask, statement, error);
    while (status == CASUS_OK && row) {
        status = cs_next_row(statement, &row, error);
        if (status == CASUS_OK && row)
            status = give(ask, statement, &page, found, context, error);
    }
    cs_finish(statement);
    cs_arena_free(&page.doc.arena);
    return status;
}

casus_status cs_events_find(casus_store *store, const cs_dict *dict,
                            const casus_query *query, casus_kept_function found,
                            void *context, casus_error *error)
{
    CS_TRY(check(query, error));
    cs_ask *ask = calloc(1, sizeof *ask);
    if (!ask)
        return cs_nomem(error);
    ask->store = store;
    ask->query = query;
    casus_status status = build(ask, error);
    if (status == CASUS_OK)
        status = ask_all(ask, dict, found, context, error);
    cs_arena_free(&ask->arena);
    free(ask);
    return status;
}
