/* oppose.c - sources that contradict each other.  Rules H8, H9 of docs/attribution.md. */
#include "chain/chainer.h"

enum {
    NEAR = 200,
    MAX_AGAINST = 8
}; /* events looked back over; contradictions of one event */

static bool is_off(const casus_event *event)
{
    return event->status == CASUS_DENIED || event->status == CASUS_NEGATED;
}

static bool is_real(const casus_event *event)
{
    return event->status == CASUS_HAPPENED || event->status == CASUS_ONGOING;
}

/* Whether two sides share a code, or, where `open`, one of them is not named. */
static bool same_side(const casus_actor *a, uint32_t a_count, const casus_actor *b,
                      uint32_t b_count, bool open)
{
    bool named_a = false, named_b = false;
    for (uint32_t i = 0; i < a_count; i++)
        named_a = named_a || a[i].code.size;
    for (uint32_t k = 0; k < b_count; k++)
        named_b = named_b || b[k].code.size;
    if (!named_a || !named_b)
        return open;
    for (uint32_t i = 0; i < a_count; i++)
        for (uint32_t k = 0; k < b_count; k++)
            if (a[i].code.size && cs_text_equal(a[i].code, b[k].code))
                return true;
    return false;
}

static bool same_act(const casus_event *a, const casus_event *b)
{
    return a->cameo.size >= 2 && b->cameo.size >= 2 &&
           memcmp(a->cameo.data, b->cameo.data, 2) == 0;
}

static bool same_source(const casus_event *a, const casus_event *b)
{
    return a->according_to_count && b->according_to_count &&
           cs_text_equal(a->origin.name, b->origin.name);
}

/* H8: what one says did not happen has happened as another tells. */
static bool denies(const casus_event *a, const casus_event *b)
{
    return ((is_off(a) && is_real(b)) || (is_off(b) && is_real(a))) &&
           same_side(a->actors, a->actor_count, b->actors, b->actor_count, false) &&
           same_side(a->recipients, a->recipient_count, b->recipients, b->recipient_count,
                     true);
}

static bool acts(const casus_event *event, casus_text code)
{
    for (uint32_t i = 0; code.size && i < event->actor_count; i++)
        if (cs_text_equal(event->actors[i].code, code))
            return true;
    return false;
}

/* H9: each says that the other did it. */
static bool blame_each_other(const casus_event *a, const casus_event *b)
{
    return is_real(a) && is_real(b) && acts(a, b->origin.code) &&
           acts(b, a->origin.code) && !acts(a, a->origin.code) &&
           !acts(b, b->origin.code);
}

static bool is_authors(const casus_event *event)
{
    return cs_text_is(event->voice, "author");
}

static bool contradict(const casus_event *a, const casus_event *b)
{
    return (a->according_to_count || b->according_to_count) && !is_authors(a) &&
           !is_authors(b) && same_act(a, b) && !same_source(a, b) &&
           (denies(a, b) || blame_each_other(a, b));
}

bool cs_oppose(cs_chainer *chainer, cs_events *events)
{
    uint32_t found[MAX_AGAINST];
    for (uint32_t i = 0; i < events->count; i++) {
        uint32_t count = 0;
        const uint32_t from = i > NEAR ? i - NEAR : 0;
        for (uint32_t k = from; k < events->count && k <= i + NEAR && count < MAX_AGAINST;
             k++)
            if (k != i && contradict(&events->items[i], &events->items[k]))
                found[count++] = k;
        if (!count)
            continue;
        uint32_t *against = cs_arena_alloc(chainer->arena, count * sizeof *against);
        if (!against)
            return false;
        memcpy(against, found, count * sizeof *against);
        events->items[i].against = against;
        events->items[i].against_count = count;
    }
    return true;
}
