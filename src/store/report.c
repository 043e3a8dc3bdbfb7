/* report.c - one coded event of one article as rows. */
#include "store/store.h"

#include "base/error.h"

static casus_status add_actors(casus_store *store, int64_t report, casus_text side,
                               const casus_actor *actors, uint32_t count,
                               casus_error *error)
{
    for (uint32_t i = 0; i < count; i++) {
        int64_t who;
        CS_TRY(cs_actor_number(store, &actors[i], &who, error));
        cs_binder add = cs_binder_of(store, CS_SQL_ADD_REPORT_ACTOR, error);
        cs_put_number(&add, report);
        cs_put_text(&add, side);
        cs_put_number(&add, i);
        cs_put_number(&add, who);
        cs_put_text(&add, actors[i].name);
        cs_put_span(&add, actors[i].span);
        CS_TRY(cs_put_run(&add));
    }
    return CASUS_OK;
}

static casus_status add_sources(casus_store *store, int64_t report,
                                const casus_event *event, casus_error *error)
{
    for (uint32_t i = 0; i < event->according_to_count; i++) {
        const casus_speaker *speaker = &event->according_to[i];
        cs_binder add = cs_binder_of(store, CS_SQL_ADD_REPORT_SOURCE, error);
        cs_put_number(&add, report);
        cs_put_number(&add, i);
        cs_put_text(&add, speaker->kind);
        cs_put_text(&add, speaker->name);
        cs_put_text(&add, speaker->code);
        cs_put_text(&add, speaker->role);
        cs_put_span(&add, speaker->span);
        CS_TRY(cs_put_run(&add));
    }
    return CASUS_OK;
}

static void put_action(cs_binder *add, const casus_event *event)
{
    cs_put_text(add, event->date);
    cs_put_text(add, event->date_from);
    cs_put_text(add, event->type);
    cs_put_text(add, event->mode);
    cs_put_text(add, event->contexts);
    cs_put_text(add, event->cameo);
    cs_put_text(add, event->cameo_back);
    cs_put_span(add, event->action);
    cs_put_string(add, casus_event_status_name(event->status));
}

static void put_about(cs_binder *add, const casus_about *about)
{
    cs_put_text(add, about->predicate);
    cs_put_text(add, about->object);
    cs_put_text(add, about->place);
    cs_put_number(add, about->polarity);
    cs_put_span(add, about->span);
}

static void put_source_and_place(cs_binder *add, const casus_event *event)
{
    cs_put_text(add, event->voice);
    cs_put_text(add, event->origin.kind);
    cs_put_text(add, event->origin.name);
    cs_put_text(add, event->origin.code);
    cs_put_text(add, event->origin.role);
    cs_put_span(add, event->origin.span);
    cs_put_text(add, event->place_name);
    cs_put_text(add, event->place_country);
    cs_put_real(add, event->latitude);
    cs_put_real(add, event->longitude);
}

casus_status cs_add_report(casus_store *store, int64_t document, uint32_t number,
                           const casus_event *event, casus_error *error)
{
    const int64_t report = store->next.report++;
    cs_binder add = cs_binder_of(store, CS_SQL_ADD_REPORT, error);
    cs_put_number(&add, report);
    cs_put_number(&add, document);
    cs_put_number(&add, number);
    cs_put_string(&add, event->id);
    cs_put_number(&add, event->sentence);
    put_action(&add, event);
    put_about(&add, &event->about);
    put_source_and_place(&add, event);
    cs_put_real(&add, event->confidence);
    cs_put_text(&add, event->rule);
    cs_put_text(&add, event->issues);
    CS_TRY(cs_put_run(&add));
    CS_TRY(add_actors(store, report, CS_SIDE_ACTOR, event->actors, event->actor_count,
                      error));
    CS_TRY(add_actors(store, report, CS_SIDE_RECIPIENT, event->recipients,
                      event->recipient_count, error));
    return add_sources(store, report, event, error);
}
