/* event.c - the rows of an event. */
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

/* ---- as it was coded --------------------------------------------------------------------------- */

casus_status cs_event_make(casus_store *store, int64_t report, casus_error *error)
{
    CS_TRY(cs_run_with(store, CS_SQL_MAKE_EVENT, report, error));
    CS_TRY(cs_run_with(store, CS_SQL_MAKE_EVENT_ACTORS, report, error));
    return cs_run_with(store, CS_SQL_MAKE_EVENT_PARTIES, report, error);
}

casus_status cs_event_drop(casus_store *store, int64_t event, casus_error *error)
{
    CS_TRY(cs_run_with(store, CS_SQL_DROP_PARTIES, event, error));
    CS_TRY(cs_run_with(store, CS_SQL_DROP_ACTORS, event, error));
    return cs_run_with(store, CS_SQL_DROP_EVENT, event, error);
}
