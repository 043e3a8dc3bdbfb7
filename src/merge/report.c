/* report.c - what the rule of merging looks at in a coded event, and that as one text. */
#include "merge/merge.h"

#include "base/error.h"
#include "dict/dates.h"

#include <stdio.h>

enum { FIELD_END = 0x1F, HEAD_BYTES = 160, FIXED_TEXTS = 13 };

static casus_status take_parties(const casus_actor *actors, uint32_t count,
                                 cs_merge_party *out, uint32_t *out_count,
                                 cs_arena *arena, casus_error *error)
{
    *out_count = count < CS_MERGE_PARTIES ? count : CS_MERGE_PARTIES;
    for (uint32_t i = 0; i < *out_count; i++) {
        out[i] = (cs_merge_party){.code = actors[i].code, .role = actors[i].role};
        if (actors[i].code.size)
            continue;
        out[i].name = cs_text_lower(actors[i].name, arena);
        if (!out[i].name.data)
            return cs_nomem(error);
    }
    return CASUS_OK;
}

static void take_origin(const casus_event *event, cs_merge_report *out)
{
    out->origin_kind = event->origin.kind;
    out->origin_name = event->origin.name;
    out->origin_code = event->origin.code;
    for (uint32_t i = 0; i < event->according_to_count; i++)
        if (cs_text_is(event->according_to[i].kind, "outlet"))
            out->outlet = event->according_to[i].name;
}

casus_status cs_merge_report_of(const casus_event *event, const casus_article *article,
                                int64_t story, cs_arena *arena, cs_merge_report *out,
                                casus_error *error)
{
    cs_period period;
    const bool dated = cs_date_parse(event->date, &period);
    *out = (cs_merge_report){
        .id = cs_text_of(event->id),
        .type = event->type,
        .mode = event->mode,
        .cameo = event->cameo,
        .place_country = event->place_country,
        .place_name = event->place_name,
        .about_predicate = event->about.predicate,
        .about_object = event->about.object,
        .day = dated ? period.from : INT32_MIN,
        .last_day = dated ? period.to - 1 : INT32_MAX,
        .said = cs_text_is(event->date_from, "text"),
        .mutual = event->cameo.size >= 2 && event->cameo_back.size >= 2 &&
                  memcmp(event->cameo.data, event->cameo_back.data, 2) == 0,
        .status = event->status,
        .publisher =
            article->first_publisher.size ? article->first_publisher : article->publisher,
        .story = story};
    take_origin(event, out);
    CS_TRY(take_parties(event->actors, event->actor_count, out->actors, &out->actor_count,
                        arena, error));
    return take_parties(event->recipients, event->recipient_count, out->recipients,
                        &out->recipient_count, arena, error);
}

/* The texts of a report that are no parties, in a fixed order. */
static void texts_of(cs_merge_report *report, casus_text *texts[FIXED_TEXTS])
{
    casus_text *const all[FIXED_TEXTS] = {&report->id,
                                          &report->type,
                                          &report->mode,
                                          &report->cameo,
                                          &report->place_country,
                                          &report->place_name,
                                          &report->about_predicate,
                                          &report->about_object,
                                          &report->origin_kind,
                                          &report->origin_name,
                                          &report->origin_code,
                                          &report->outlet,
                                          &report->publisher};
    memcpy(texts, all, sizeof all);
}

static char *put(char *to, casus_text text)
{
    if (text.size)
        memcpy(to, text.data, text.size);
    for (uint32_t i = 0; i < text.size; i++)
        if (to[i] == FIELD_END)
            to[i] = ' ';
    to[text.size] = FIELD_END;
    return to + text.size + 1;
}

static cs_merge_party *party_of(cs_merge_report *report, uint32_t at)
{
    return at < report->actor_count ? &report->actors[at]
                                    : &report->recipients[at - report->actor_count];
}

casus_text cs_merge_pack(const cs_merge_report *report, cs_arena *arena)
{
    cs_merge_report copy = *report;
    casus_text *texts[FIXED_TEXTS];
    texts_of(&copy, texts);
    const uint32_t parties = copy.actor_count + copy.recipient_count;
    size_t size = HEAD_BYTES + FIXED_TEXTS;
    for (uint32_t i = 0; i < FIXED_TEXTS; i++)
        size += texts[i]->size;
    for (uint32_t i = 0; i < parties; i++)
        size += 3 + (size_t)party_of(&copy, i)->code.size +
                party_of(&copy, i)->role.size + party_of(&copy, i)->name.size;
    char *bytes = cs_arena_alloc(arena, size);
    if (!bytes)
        return (casus_text){0};
    char *to = bytes + snprintf(bytes, HEAD_BYTES, "%d %d %d %d %u %lld %u %u%c",
                                copy.day, copy.last_day, copy.said, copy.mutual,
                                copy.status, (long long)copy.story, copy.actor_count,
                                copy.recipient_count, FIELD_END);
    for (uint32_t i = 0; i < FIXED_TEXTS; i++)
        to = put(to, *texts[i]);
    for (uint32_t i = 0; i < parties; i++) {
        to = put(to, party_of(&copy, i)->code);
        to = put(to, party_of(&copy, i)->role);
        to = put(to, party_of(&copy, i)->name);
    }
    return cs_text(bytes, (size_t)(to - bytes));
}

/* The next field; false at the end of the text. */
static bool take(casus_text *rest, casus_text *out)
{
    const char *end = rest->size ? memchr(rest->data, FIELD_END, rest->size) : NULL;
    if (!end)
        return false;
    *out = cs_text(rest->data, (size_t)(end - rest->data));
    *rest = cs_text_span(*rest, out->size + 1, rest->size);
    return true;
}

static bool read_head(casus_text head, cs_merge_report *out)
{
    char room[HEAD_BYTES];
    int said, mutual;
    long long story;
    if (head.size >= sizeof room)
        return false;
    memcpy(room, head.data, head.size);
    room[head.size] = '\0';
    /* NOLINTNEXTLINE(cert-err34-c): our own numbers, counted */
    if (sscanf(room, "%d %d %d %d %u %lld %u %u", &out->day, &out->last_day, &said,
               &mutual, &out->status, &story, &out->actor_count,
               &out->recipient_count) != 8)
        return false;
    out->said = said != 0;
    out->mutual = mutual != 0;
    out->story = story;
    return out->actor_count <= CS_MERGE_PARTIES &&
           out->recipient_count <= CS_MERGE_PARTIES;
}

bool cs_merge_unpack(casus_text text, cs_merge_report *out)
{
    casus_text head, *texts[FIXED_TEXTS];
    *out = (cs_merge_report){0};
    if (!take(&text, &head) || !read_head(head, out))
        return false;
    texts_of(out, texts);
    for (uint32_t i = 0; i < FIXED_TEXTS; i++)
        if (!take(&text, texts[i]))
            return false;
    for (uint32_t i = 0; i < out->actor_count + out->recipient_count; i++) {
        cs_merge_party *party = party_of(out, i);
        if (!take(&text, &party->code) || !take(&text, &party->role) ||
            !take(&text, &party->name))
            return false;
    }
    return text.size == 0;
}
