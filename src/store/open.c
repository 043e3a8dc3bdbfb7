/* open.c - a store's life: open, runs, batches, close. */
#include "store/settle.h"

#include "base/error.h"
#include "store/run.h"
#include "store/schema.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* ---- opening ---------------------------------------------------------------------------- */

static casus_status look(const char *where, casus_store_mode mode, casus_error *error)
{
    if (!where[0])
        return cs_fail(error, CASUS_MISUSE, 0, "the store has no name (--db FILE)");
    if (cs_is_address(where) || mode == CASUS_STORE_CREATE || access(where, F_OK) == 0)
        return CASUS_OK;
    return cs_fail(error, CASUS_BAD_STORE, 0,
                   "%s: there is no such store (casus add makes one; --db names it)",
                   where);
}

static casus_status bring(casus_store *store, casus_store_mode mode, casus_error *error)
{
    int64_t version;
    CS_TRY(cs_schema_look(store->db, store->where, &cs_schema_ours, &version, error));
    if (!version && mode != CASUS_STORE_CREATE)
        return cs_fail(error, CASUS_BAD_STORE, 0,
                       "%s: the store is empty (casus add fills it)", store->where);
    if (mode == CASUS_STORE_READ)
        return version == CS_SCHEMA_VERSION
                   ? CASUS_OK
                   : cs_fail(error, CASUS_BAD_STORE, 0,
                             "%s: the store is of an older casus (casus add brings it up "
                             "to date)",
                             store->where);
    CS_TRY(cs_db_prepare_writing(store->db, error));
    return cs_schema_bring(store->db, store->where, &cs_schema_ours, error);
}

static casus_status open_store(casus_store *store, const char *where,
                               casus_store_mode mode, casus_error *error)
{
    const casus_text name = cs_text_copy(cs_text_of(where), &store->arena);
    if (!name.data)
        return cs_nomem(error);
    store->where = name.data;
    store->writable = mode != CASUS_STORE_READ;
    CS_TRY(look(where, mode, error));
    CS_TRY(cs_db_open(where, mode, &store->db, error));
    return bring(store, mode, error);
}

casus_status casus_store_open(const char *where, casus_store_mode mode, casus_store **out,
                              casus_error *error)
{
    *out = NULL;
    casus_store *store = calloc(1, sizeof *store);
    if (!store)
        return cs_nomem(error);
    const casus_status status = open_store(store, where, mode, error);
    if (status != CASUS_OK) {
        casus_store_close(store);
        return status;
    }
    *out = store;
    return CASUS_OK;
}

static void clear_batch(casus_store *store)
{
    cs_actor_cache_clear(&store->actors);
    cs_arena_free(&store->batch);
    memset(&store->changed, 0, sizeof store->changed);
    memset(&store->fixes, 0, sizeof store->fixes);
}

void casus_store_close(casus_store *store)
{
    if (!store)
        return;
    for (int i = 0; i < CS_SQL_COUNT; i++)
        cs_finish(store->statements[i]);
    clear_batch(store);
    cs_db_close(store->db);
    cs_arena_free(&store->arena);
    free(store);
}

casus_status casus_store_has(casus_store *store, const char *key, int *present,
                             casus_error *error)
{
    int64_t document;
    cs_binder find = cs_binder_of(store, CS_SQL_HAS, error);
    *present = 0;
    cs_put_string(&find, key);
    CS_TRY(cs_put_number_of(&find, 0, &document));
    *present = document != 0;
    return CASUS_OK;
}

/* ---- batches ------------------------------------------------------------------------------ */

static casus_status next_number(casus_store *store, cs_sql sql, int64_t *out,
                                casus_error *error)
{
    cs_binder find = cs_binder_of(store, sql, error);
    CS_TRY(cs_put_number_of(&find, 0, out));
    (*out)++;
    return CASUS_OK;
}

casus_status cs_batch_numbers(casus_store *store, casus_error *error)
{
    int64_t corrections;
    CS_TRY(next_number(store, CS_SQL_MAX_DOCUMENT, &store->next.document, error));
    CS_TRY(next_number(store, CS_SQL_MAX_REPORT, &store->next.report, error));
    CS_TRY(next_number(store, CS_SQL_MAX_ACTOR, &store->next.actor, error));
    cs_binder count = cs_binder_of(store, CS_SQL_COUNT_CORRECTIONS, error);
    CS_TRY(cs_put_number_of(&count, 0, &corrections));
    store->corrected = corrections != 0;
    return cs_merging_read(store, error);
}

casus_status cs_batch_begin(casus_store *store, casus_error *error)
{
    if (store->db->in_transaction)
        return CASUS_OK;
    if (!store->writable)
        return cs_fail(error, CASUS_MISUSE, 0, "the store was opened for reading only");
    clear_batch(store);
    CS_TRY(cs_db_begin(store->db, error));
    const casus_status status = cs_batch_numbers(store, error);
    return status == CASUS_OK ? status : cs_batch_undo(store, status);
}

casus_status cs_batch_undo(casus_store *store, casus_status status)
{
    cs_db_rollback(store->db);
    clear_batch(store);
    return status;
}

casus_status casus_store_commit(casus_store *store, casus_error *error)
{
    if (!store->db->in_transaction)
        return CASUS_OK;
    casus_status status = cs_settle_counts(store, error);
    if (status == CASUS_OK)
        status = cs_db_commit(store->db, error);
    return status == CASUS_OK ? status : cs_batch_undo(store, status);
}

/* ---- runs ----------------------------------------------------------------------------------- */

/* "2026-11-23T10:57:07Z" */
static void put_now(cs_binder *binder, char room[32])
{
    struct tm parts;
    const time_t now = time(NULL);
    room[0] = '\0';
    if (gmtime_r(&now, &parts))
        (void)strftime(room, 32, "%Y-%m-%dT%H:%M:%SZ", &parts);
    cs_put_string(binder, room);
}

static casus_status add_codes(casus_store *store, const cs_dict *dict, casus_error *error)
{
    for (uint32_t i = 0; i < dict->ontology.codes.count; i++) {
        const cs_code *code = &dict->ontology.codes.items[i];
        cs_binder add = cs_binder_of(store, CS_SQL_ADD_CODE, error);
        cs_put_text(&add, code->cameo);
        cs_put_text(&add, code->name);
        cs_put_text(&add, code->type);
        cs_put_text(&add, code->mode);
        cs_put_text(&add, code->contexts);
        cs_put_real(&add, code->plover_score);
        for (int s = 0; s < CS_SCALES; s++)
            cs_put_real(&add, code->scale[s]);
        cs_put_number(&add, code->quad_plover);
        cs_put_number(&add, code->quad_gdelt);
        CS_TRY(cs_put_run(&add));
    }
    return CASUS_OK;
}

casus_status cs_run_add(casus_store *store, const cs_dict *dict, casus_text coder,
                        const char *options, casus_error *error)
{
    char now[32];
    CS_TRY(next_number(store, CS_SQL_MAX_RUN, &store->run, error));
    CS_TRY(add_codes(store, dict, error));
    cs_binder add = cs_binder_of(store, CS_SQL_ADD_RUN, error);
    cs_put_number(&add, store->run);
    cs_put_text(&add, coder);
    cs_put_string(&add, options);
    put_now(&add, now);
    return cs_put_run(&add);
}

casus_status cs_run_begin(casus_store *store, const cs_dict *dict, casus_text coder,
                          const char *options, casus_error *error)
{
    CS_TRY(cs_batch_begin(store, error));
    const casus_status status = cs_run_add(store, dict, coder, options, error);
    if (status == CASUS_OK)
        return casus_store_commit(store, error);
    store->run = 0;
    return cs_batch_undo(store, status);
}

casus_status casus_store_end(casus_store *store, const casus_run *run, casus_error *error)
{
    char now[32];
    CS_TRY(cs_batch_begin(store, error));
    cs_binder end = cs_binder_of(store, CS_SQL_END_RUN, error);
    put_now(&end, now);
    cs_put_number(&end, (int64_t)run->documents);
    cs_put_number(&end, (int64_t)run->present);
    cs_put_number(&end, (int64_t)run->skipped);
    cs_put_number(&end, (int64_t)run->events);
    cs_put_number(&end, store->run);
    const casus_status status = cs_put_run(&end);
    store->run = 0;
    return status == CASUS_OK ? casus_store_commit(store, error)
                              : cs_batch_undo(store, status);
}
