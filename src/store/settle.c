/* settle.c - reports -> events: which report tells of which event, and what the event says. */
#include "store/store.h"

#include "base/error.h"

/* The first day of a date, perhaps reduced: what events are ordered by. */
static casus_text first_day(casus_text date, char room[11])
{
    static const char first[] = "0000-01-01";
    if (date.size != 4 && date.size != 7)
        return date;
    memcpy(room, first, sizeof first);
    memcpy(room, date.data, date.size);
    return cs_text(room, sizeof first - 1);
}

static casus_status write_actors(casus_store *store, const cs_event_row *row,
                                 casus_text day, bool recipients, casus_error *error)
{
    const casus_event *event = row->event;
    const casus_actor *actors = recipients ? event->recipients : event->actors;
    const uint32_t count = recipients ? event->recipient_count : event->actor_count;
    const casus_text side = recipients ? CS_SIDE_RECIPIENT : CS_SIDE_ACTOR;
    for (uint32_t i = 0; i < count; i++) {
        int64_t who;
        CS_TRY(cs_actor_number(store, &actors[i], &who, error));
        cs_binder add = cs_binder_of(store, CS_SQL_ADD_EVENT_ACTOR, error);
        cs_put_number(&add, row->number);
        cs_put_text(&add, side);
        cs_put_number(&add, i);
        cs_put_number(&add, who);
        cs_put_text(&add, actors[i].name);
        cs_put_span(&add, actors[i].span);
        CS_TRY(cs_put_run(&add));
        cs_binder party = cs_binder_of(store, CS_SQL_ADD_EVENT_PARTY, error);
        cs_put_text(&party, actors[i].code);
        cs_put_text(&party, side);
        cs_put_text(&party, day);
        cs_put_number(&party, row->number);
        CS_TRY(cs_put_run(&party));
    }
    return CASUS_OK;
}

static casus_status write_event(casus_store *store, const cs_event_row *row,
                                casus_text day, casus_error *error)
{
    const casus_event *event = row->event;
    cs_binder add = cs_binder_of(store, CS_SQL_ADD_EVENT, error);
    cs_put_number(&add, row->number);
    cs_put_string(&add, event->id);
    cs_put_number(&add, row->report);
    cs_put_text(&add, day);
    cs_put_text(&add, event->date);
    cs_put_text(&add, event->type);
    cs_put_text(&add, event->mode);
    cs_put_text(&add, event->contexts);
    cs_put_text(&add, event->cameo);
    cs_put_string(&add, casus_event_status_name(event->status));
    cs_put_text(&add, event->place_country);
    cs_put_text(&add, event->origin.kind);
    cs_put_real(&add, event->confidence);
    cs_put_number(&add, row->reports);
    cs_put_number(&add, row->documents);
    cs_put_number(&add, row->origins);
    cs_put_number(&add, row->corrected);
    cs_put_number(&add, row->dropped);
    return cs_put_run(&add);
}

casus_status cs_event_write(casus_store *store, const cs_event_row *row,
                            casus_error *error)
{
    char room[11];
    const casus_text day = first_day(row->event->date, room);
    CS_TRY(write_event(store, row, day, error));
    CS_TRY(write_actors(store, row, day, false, error));
    return write_actors(store, row, day, true, error);
}

static casus_status join(casus_store *store, int64_t report, int64_t event,
                         const char *reason, casus_error *error)
{
    cs_binder add = cs_binder_of(store, CS_SQL_ADD_EVENT_REPORT, error);
    cs_put_number(&add, report);
    cs_put_number(&add, event);
    cs_put_string(&add, reason);
    return cs_put_run(&add);
}

/* The event of a report with the same key, 0 when there is none. */
static casus_status find(casus_store *store, const char *key, int64_t *out,
                         casus_error *error)
{
    cs_binder search = cs_binder_of(store, CS_SQL_FIND_EVENT, error);
    cs_put_string(&search, key);
    return cs_put_number_of(&search, 0, out);
}

static casus_status count(casus_store *store, int64_t event, casus_error *error)
{
    cs_binder update = cs_binder_of(store, CS_SQL_COUNT_EVENT, error);
    cs_put_number(&update, event);
    return cs_put_run(&update);
}

casus_status cs_settle(casus_store *store, const casus_doc *doc, int64_t document,
                       int64_t first_report, casus_error *error)
{
    (void)document;
    for (uint32_t i = 0; i < doc->events.count; i++) {
        const casus_event *event = &doc->events.items[i];
        cs_event_row row = {.event = event,
                            .report = first_report + i,
                            .reports = 1,
                            .documents = 1,
                            .origins = 1};
        CS_TRY(find(store, event->id, &row.number, error));
        if (row.number) {
            CS_TRY(join(store, row.report, row.number, "same words of the same text",
                        error));
            CS_TRY(count(store, row.number, error));
        } else {
            row.number = store->next.event++;
            CS_TRY(cs_event_write(store, &row, error));
            CS_TRY(join(store, row.report, row.number, "", error));
        }
        if (store->corrected)
            CS_TRY(cs_event_correct(store, row.number, error));
    }
    return CASUS_OK;
}
