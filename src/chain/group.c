/* group.c - which events of an article rest on the same chain. */
#include "chain/chainer.h"

static bool same_speaker(const casus_speaker *a, const casus_speaker *b)
{
    return cs_text_equal(a->kind, b->kind) && cs_text_equal(a->name, b->name);
}

static bool same_chain(const casus_event *a, const casus_event *b)
{
    if (a->according_to_count != b->according_to_count ||
        !cs_text_equal(a->origin.kind, b->origin.kind))
        return false;
    for (uint32_t i = 0; i < a->according_to_count; i++)
        if (!same_speaker(&a->according_to[i], &b->according_to[i]))
            return false;
    return true;
}

static uint32_t hash_of(const casus_event *event)
{
    uint64_t hash = cs_hash(event->origin.kind.data, event->origin.kind.size);
    for (uint32_t i = 0; i < event->according_to_count; i++) {
        const casus_text name = event->according_to[i].name;
        hash = hash * 31 + cs_hash(name.data, name.size);
    }
    return (uint32_t)(hash ^ hash >> 32);
}

bool cs_group_chains(cs_chainer *chainer, cs_events *events)
{
    uint32_t room = 16;
    while (room < events->count * 2)
        room *= 2;
    /* slots: 1 + the first event of a chain, 0 = free; last: its last event so far */
    uint32_t *slots = cs_arena_alloc(chainer->arena, room * sizeof *slots);
    uint32_t *last =
        cs_arena_alloc(chainer->arena, ((size_t)events->count + 1) * sizeof *last);
    if (!slots || !last)
        return false;
    for (uint32_t i = 0; i < events->count; i++) {
        casus_event *event = &events->items[i];
        uint32_t slot = hash_of(event) & (room - 1);
        while (slots[slot] && !same_chain(&events->items[slots[slot] - 1], event))
            slot = (slot + 1) & (room - 1);
        event->next = CASUS_NONE;
        event->chain = slots[slot] ? slots[slot] - 1 : i;
        if (slots[slot])
            events->items[last[event->chain]].next = i;
        else
            slots[slot] = i + 1;
        last[event->chain] = i;
    }
    return true;
}
