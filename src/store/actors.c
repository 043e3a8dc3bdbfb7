/* actors.c - the numbers of actors, remembered for a batch. */
#include "store/store.h"

#include "base/error.h"

enum { FIRST_SLOTS = 256 };

typedef struct cs_actor_slot {
    casus_text key; /* empty: the slot is free */
    int64_t number;
} cs_actor_slot;

void cs_actor_cache_clear(cs_actor_cache *cache)
{
    cs_arena_free(&cache->arena);
    *cache = (cs_actor_cache){.slots = NULL};
}

static cs_actor_slot *slot_of(cs_actor_slot *slots, uint32_t count, casus_text key)
{
    uint32_t at = (uint32_t)cs_hash(key.data, key.size) & (count - 1);
    while (slots[at].key.size && !cs_text_equal(slots[at].key, key))
        at = (at + 1) & (count - 1);
    return &slots[at];
}

/* Makes room for one more; false when out of memory. */
static bool make_room(cs_actor_cache *cache)
{
    if (cache->used * 2 < cache->slot_count)
        return true;
    const uint32_t count = cache->slot_count ? cache->slot_count * 2 : FIRST_SLOTS;
    cs_actor_slot *slots = cs_arena_alloc(&cache->arena, count * sizeof *slots);
    if (!slots)
        return false;
    for (uint32_t i = 0; i < cache->slot_count; i++)
        if (cache->slots[i].key.size)
            *slot_of(slots, count, cache->slots[i].key) = cache->slots[i];
    cache->slots = slots;
    cache->slot_count = count;
    return true;
}

/* The four texts of an actor behind each other. */
static casus_text actor_key(const casus_actor *actor, cs_arena *arena)
{
    const casus_text parts[] = {actor->code, actor->kind, actor->role, actor->country};
    size_t size = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        size += parts[i].size + 1;
    char *key = cs_arena_alloc(arena, size);
    casus_text out = {key, 0};
    for (size_t i = 0; key && i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].size)
            memcpy(key + out.size, parts[i].data, parts[i].size);
        key[out.size + parts[i].size] = '\t';
        out.size += parts[i].size + 1;
    }
    return out;
}

static void put_actor(cs_binder *binder, const casus_actor *actor)
{
    cs_put_text(binder, actor->code);
    cs_put_text(binder, actor->kind);
    cs_put_text(binder, actor->role);
    cs_put_text(binder, actor->country);
}

static casus_status find_or_add_actor(casus_store *store, const casus_actor *actor,
                                      int64_t *out, casus_error *error)
{
    cs_binder find = cs_binder_of(store, CS_SQL_FIND_ACTOR, error);
    put_actor(&find, actor);
    CS_TRY(cs_put_number_of(&find, 0, out));
    if (*out)
        return CASUS_OK;
    *out = store->next.actor++;
    cs_binder add = cs_binder_of(store, CS_SQL_ADD_ACTOR, error);
    cs_put_number(&add, *out);
    put_actor(&add, actor);
    return cs_put_run(&add);
}

casus_status cs_actor_number(casus_store *store, const casus_actor *actor, int64_t *out,
                             casus_error *error)
{
    cs_actor_cache *cache = &store->actors;
    if (!make_room(cache))
        return cs_nomem(error);
    const cs_arena_point point = cs_arena_mark(&cache->arena);
    const casus_text key = actor_key(actor, &cache->arena);
    if (!key.data)
        return cs_nomem(error);
    cs_actor_slot *slot = slot_of(cache->slots, cache->slot_count, key);
    if (slot->key.size) {
        cs_arena_rewind(&cache->arena, point);
        *out = slot->number;
        return CASUS_OK;
    }
    CS_TRY(find_or_add_actor(store, actor, out, error));
    *slot = (cs_actor_slot){key, *out};
    cache->used++;
    return CASUS_OK;
}
