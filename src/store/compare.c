/* compare.c - in which fields two codings of an event differ, in words. */
#include "store/correct.h"

#include "base/array.h"
#include "base/error.h"

/* A text that grows. */
typedef struct cs_words {
    cs_arena *arena;
    CS_ARRAY(char) bytes;
    bool failed; /* out of memory */
} cs_words;

static void put(cs_words *words, casus_text text)
{
    for (uint32_t i = 0; i < text.size && !words->failed; i++) {
        words->failed = !cs_array_push(&words->bytes, words->arena);
        if (!words->failed)
            *cs_array_last(&words->bytes) = text.data[i];
    }
}

/* Puts a text behind a separator, unless the text is empty. */
static void put_next(cs_words *words, const char *separator, casus_text text)
{
    if (!text.size)
        return;
    if (words->bytes.count)
        put(words, cs_text_of(separator));
    put(words, text);
}

static void put_actor(cs_words *words, const casus_actor *actor)
{
    if (words->bytes.count)
        put(words, CS_TEXT(", "));
    put(words, actor->code);
    if (actor->code.size && actor->role.size)
        put(words, CS_TEXT(" "));
    put(words, actor->role);
    if (!actor->code.size && !actor->role.size)
        put(words, actor->name);
}

static void put_actors(cs_words *words, const casus_actor *actors, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        put_actor(words, &actors[i]);
}

static void put_sources(cs_words *words, const casus_event *event)
{
    for (uint32_t i = 0; i < event->according_to_count; i++) {
        const casus_speaker *speaker = &event->according_to[i];
        put_next(words, ", ", speaker->name.size ? speaker->name : speaker->kind);
    }
}

static void put_about(cs_words *words, const casus_about *about)
{
    if (!about->polarity)
        return;
    put_next(words, "", about->polarity < 0 ? CS_TEXT("not") : CS_TEXT(""));
    put_next(words, " ", about->predicate);
    put_next(words, " ", about->object);
    put_next(words, " ", about->place);
}

typedef enum cs_field {
    FIELD_DATE,
    FIELD_ACTOR,
    FIELD_RECIPIENT,
    FIELD_CODE,
    FIELD_TYPE,
    FIELD_MODE,
    FIELD_CONTEXTS,
    FIELD_STATUS,
    FIELD_ABOUT,
    FIELD_PLACE,
    FIELD_ORIGIN,
    FIELD_SOURCE,
    FIELD_COUNT
} cs_field;

static const char *const field_names[FIELD_COUNT] = {
    "date",     "actor",  "recipient", "code",  "type",   "mode",
    "contexts", "status", "about",     "place", "origin", "according_to"};

static void put_field(cs_words *words, const casus_event *event, cs_field field)
{
    switch (field) {
    case FIELD_DATE:
        put(words, event->date);
        break;
    case FIELD_ACTOR:
        put_actors(words, event->actors, event->actor_count);
        break;
    case FIELD_RECIPIENT:
        put_actors(words, event->recipients, event->recipient_count);
        break;
    case FIELD_CODE:
        put(words, event->cameo);
        break;
    case FIELD_TYPE:
        put(words, event->type);
        break;
    case FIELD_MODE:
        put(words, event->mode);
        break;
    case FIELD_CONTEXTS:
        put(words, event->contexts);
        break;
    case FIELD_STATUS:
        put(words, cs_text_of(casus_event_status_name(event->status)));
        break;
    case FIELD_ABOUT:
        put_about(words, &event->about);
        break;
    case FIELD_PLACE:
        put_next(words, "", event->place_country);
        put_next(words, " ", event->place_name);
        break;
    case FIELD_ORIGIN:
        put_next(words, "", event->origin.kind);
        put_next(words, " ", event->origin.name);
        break;
    case FIELD_SOURCE:
        put_sources(words, event);
        break;
    case FIELD_COUNT:
        break;
    }
}

static casus_text field_of(const casus_event *event, cs_field field, cs_arena *arena,
                           bool *failed)
{
    cs_words words = {.arena = arena};
    if (event)
        put_field(&words, event, field);
    *failed = *failed || words.failed;
    return cs_text(words.bytes.items ? words.bytes.items : "", words.bytes.count);
}

casus_status cs_differences(const casus_event *before, const casus_event *after,
                            cs_arena *arena, cs_difference_list *out, casus_error *error)
{
    bool failed = false;
    for (int i = 0; i < FIELD_COUNT; i++) {
        const casus_text old = field_of(before, (cs_field)i, arena, &failed);
        const casus_text now = field_of(after, (cs_field)i, arena, &failed);
        if (failed)
            return cs_nomem(error);
        if (cs_text_equal(old, now))
            continue;
        CS_TRY(cs_difference_add(out, field_names[i], old, now, arena, error));
    }
    return CASUS_OK;
}

casus_status cs_difference_add(cs_difference_list *list, const char *field,
                               casus_text before, casus_text after, cs_arena *arena,
                               casus_error *error)
{
    if (!cs_array_push(list, arena))
        return cs_nomem(error);
    *cs_array_last(list) = (casus_difference){field, before, after};
    return CASUS_OK;
}
