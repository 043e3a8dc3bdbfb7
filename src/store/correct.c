/* correct.c - the corrections in force, put into an event. */
#include "store/correct.h"

#include "base/error.h"
#include "store/load.h"

casus_status cs_event_of(casus_store *store, casus_text key, int64_t *out,
                         casus_error *error)
{
    cs_binder find = cs_binder_of(store, CS_SQL_FIND_EVENT, error);
    cs_put_text(&find, key);
    return cs_put_number_of(&find, 0, out);
}

static casus_status no_such_event(casus_text key, casus_error *error)
{
    return cs_fail(error, CASUS_MISUSE, 0,
                   "there is no event '%.*s' (casus events shows their ids)",
                   key.size > 40 ? 40 : (int)key.size, key.data);
}

casus_status cs_key_complete(casus_store *store, casus_text key, cs_arena *arena,
                             casus_text *out, casus_error *error)
{
    bool row;
    char end[18];
    *out = key;
    if (!cs_is_key_part(key))
        return no_such_event(key, error);
    if (cs_is_key(key))
        return CASUS_OK;
    memcpy(end, key.data, key.size);
    end[key.size] = 'g'; /* behind every hex digit */
    cs_binder find = cs_binder_of(store, CS_SQL_FIND_KEYS, error);
    cs_put_text(&find, key);
    cs_put_text(&find, cs_text(end, key.size + 1));
    CS_TRY(cs_put_step(&find, &row));
    if (!row)
        return no_such_event(key, error);
    *out = cs_text_copy(cs_column_text(find.statement, 0), arena);
    CS_TRY(cs_put_step(&find, &row));
    cs_reset(find.statement);
    if (row)
        return cs_fail(error, CASUS_MISUSE, 0,
                       "several events have ids that begin with %.*s (give more of it)",
                       (int)key.size, key.data);
    return out->data ? CASUS_OK : cs_nomem(error);
}

/* ---- reading ---------------------------------------------------------------------------- */

static casus_status no_event(const casus_store *store, int64_t number, casus_error *error)
{
    return cs_fail(error, CASUS_BAD_STORE, 0,
                   "%s: event number %lld has no report; the store is damaged (add the "
                   "sources to a new one)",
                   store->where, (long long)number);
}

casus_status cs_event_read(casus_store *store, int64_t number, cs_arena *arena,
                           cs_event_state *out, casus_error *error)
{
    bool row;
    cs_binder load = cs_binder_of(store, CS_SQL_LOAD_EVENT, error);
    cs_put_number(&load, number);
    CS_TRY(cs_put_step(&load, &row));
    if (!row)
        return no_event(store, number, error);
    const int last = cs_column_count(load.statement) - 1;
    *out =
        (cs_event_state){.report = cs_column_number(load.statement, 1),
                         .document = cs_column_number(load.statement, CS_COLUMN_DOCUMENT),
                         .dropped = cs_column_number(load.statement, last) != 0};
    const casus_status status =
        cs_load_event(store, load.statement, arena, &out->event, &out->kept, error);
    if (load.statement)
        cs_reset(load.statement);
    return status;
}

/* The leading report as it was coded. */
static casus_status read_coded(casus_store *store, int64_t number, cs_arena *arena,
                               casus_event *out, casus_error *error)
{
    bool row;
    cs_binder load = cs_binder_of(store, CS_SQL_LOAD_LEAD, error);
    cs_put_number(&load, number);
    CS_TRY(cs_put_step(&load, &row));
    if (!row)
        return no_event(store, number, error);
    const casus_status status = cs_load_report(store, load.statement, arena, out, error);
    cs_reset(load.statement);
    return status;
}

casus_status cs_corrections_of(casus_store *store, int64_t number, cs_arena *arena,
                               cs_in_force_list *out, casus_error *error)
{
    bool row;
    cs_binder load = cs_binder_of(store, CS_SQL_CORRECTIONS_OF, error);
    cs_put_number(&load, number);
    CS_TRY(cs_put_step(&load, &row));
    while (row) {
        const casus_text field = cs_text_copy(cs_column_text(load.statement, 0), arena);
        const casus_text value = cs_text_copy(cs_column_text(load.statement, 1), arena);
        const casus_text event = cs_text_copy(cs_column_text(load.statement, 2), arena);
        const bool same = out->count && cs_text_equal(cs_array_last(out)->field, field);
        if (!field.data || !value.data || !event.data ||
            (!same && !cs_array_push(out, arena)))
            return cs_reset(load.statement), cs_nomem(error);
        *cs_array_last(out) = (cs_in_force){field, value, event};
        CS_TRY(cs_put_step(&load, &row));
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < out->count; i++)
        if (!cs_text_equal(out->items[i].value, CS_AS_CODED))
            out->items[kept++] = out->items[i];
    out->count = kept;
    return CASUS_OK;
}

/* ---- putting in ----------------------------------------------------------------------------- */

/* A code, and the type, mode and contexts that go with it. */
static casus_status put_code(casus_store *store, casus_event *event, casus_text code,
                             cs_arena *arena, casus_error *error)
{
    bool row;
    casus_text *const texts[] = {&event->type, &event->mode, &event->contexts};
    cs_binder load = cs_binder_of(store, CS_SQL_LOAD_CODE, error);
    cs_put_text(&load, code);
    CS_TRY(cs_put_step(&load, &row));
    event->cameo = code;
    for (int i = 0; i < 3; i++) {
        *texts[i] =
            row ? cs_text_copy(cs_column_text(load.statement, i), arena) : CS_TEXT("");
        if (!texts[i]->data)
            return cs_reset(load.statement), cs_nomem(error);
    }
    cs_reset(load.statement);
    return CASUS_OK;
}

static void put_status(casus_event *event, casus_text value)
{
    for (int i = 0; i < CASUS_EVENT_STATUS_COUNT; i++)
        if (cs_text_is(value, casus_event_status_name((casus_event_status)i)))
            event->status = (casus_event_status)i;
}

static casus_status put_one(casus_store *store, const casus_event *coded,
                            const cs_in_force *correction, cs_event_row *row,
                            casus_event *event, cs_arena *arena, casus_error *error)
{
    const casus_text field = correction->field;
    if (cs_text_equal(field, CS_SIDE_ACTOR) || cs_text_equal(field, CS_SIDE_RECIPIENT))
        return cs_correct_actors(coded, event, cs_text_equal(field, CS_SIDE_RECIPIENT),
                                 correction->value, arena, error);
    if (cs_text_is(field, "code"))
        return put_code(store, event, correction->value, arena, error);
    if (cs_text_is(field, "status"))
        put_status(event, correction->value);
    if (cs_text_is(field, "dropped"))
        row->dropped = true;
    return CASUS_OK;
}

static casus_status correct(casus_store *store, int64_t number,
                            const cs_in_force_list *corrections, cs_arena *arena,
                            casus_error *error)
{
    cs_event_state now;
    casus_event coded;
    CS_TRY(cs_event_read(store, number, arena, &now, error));
    if (!corrections->count && !now.kept.corrected)
        return CASUS_OK;
    CS_TRY(read_coded(store, number, arena, &coded, error));
    casus_event event = coded;
    cs_event_row row = {.event = &event,
                        .number = number,
                        .report = now.report,
                        .reports = (uint32_t)now.kept.reports,
                        .documents = (uint32_t)now.kept.documents,
                        .origins = (uint32_t)now.kept.origins,
                        .corrected = corrections->count};
    for (uint32_t i = 0; i < corrections->count; i++)
        CS_TRY(
            put_one(store, &coded, &corrections->items[i], &row, &event, arena, error));
    CS_TRY(cs_event_drop(store, number, error));
    return cs_event_write(store, &row, error);
}

casus_status cs_event_correct(casus_store *store, int64_t event, casus_error *error)
{
    cs_arena arena = {0};
    cs_in_force_list corrections = {0};
    casus_status status = cs_corrections_of(store, event, &arena, &corrections, error);
    if (status == CASUS_OK)
        status = correct(store, event, &corrections, &arena, error);
    cs_arena_free(&arena);
    return status;
}
