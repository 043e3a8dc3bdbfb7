/* recode.c - casus_store_compare(), casus_store_recode(): kept articles through the stages. */
#include "base/error.h"
#include "pipeline/pipeline.h"
#include "store/run.h"

/* One pass over the kept articles. */
typedef struct cs_recoding {
    casus_store *store;
    casus_coder *coder;
    bool writes;
    casus_change_function changed;
    void *context;
    casus_recoded *out;
    casus_error *error;
} cs_recoding;

static casus_status take(cs_recoding *work, int64_t document, const casus_doc *doc)
{
    if (!work->writes)
        return cs_recode_compare(work->store, document, doc, work->changed, work->context,
                                 work->out, work->error);
    work->out->documents++;
    work->out->added += doc->events.count;
    return cs_recode_write(work->store, document, doc, work->error);
}

static casus_status code_one(cs_recoding *work, int64_t document)
{
    casus_doc doc = {.dict = &work->coder->data->dict, .depth = CASUS_DEPTH_EVENTS};
    casus_status status = cs_recode_load(work->store, document, &doc, work->error);
    doc.coder = cs_text_of(work->coder->data->version);
    if (status == CASUS_OK)
        status = cs_code_article(work->coder, &doc, work->error);
    if (status == CASUS_OK)
        status = take(work, document, &doc);
    cs_arena_free(&doc.arena);
    return status;
}

static casus_status code_all(cs_recoding *work, const cs_recode_list *all)
{
    for (uint32_t i = 0; i < all->count; i++)
        CS_TRY(code_one(work, all->items[i]));
    return CASUS_OK;
}

casus_status casus_store_compare(casus_store *store, casus_coder *coder,
                                 const char *document, const char *since,
                                 casus_change_function changed, void *context,
                                 casus_recoded *out, casus_error *error)
{
    cs_arena arena = {0};
    cs_recode_list all = {.items = NULL};
    cs_recoding work = {.store = store,
                        .coder = coder,
                        .changed = changed,
                        .context = context,
                        .out = out,
                        .error = error};
    *out = (casus_recoded){.documents = 0};
    casus_status status = cs_recode_find(store, coder->data->dict.language, document,
                                         since, &arena, &all, error);
    out->left = all.left;
    if (status == CASUS_OK)
        status = code_all(&work, &all);
    cs_arena_free(&arena);
    return status;
}

/* All within the transaction. */
static casus_status recode(cs_recoding *work, cs_arena *arena)
{
    cs_recode_list all = {.items = NULL};
    CS_TRY(cs_recode_find(work->store, work->coder->data->dict.language, NULL, NULL,
                          arena, &all, work->error));
    work->out->left = all.left;
    if (all.left)
        return cs_fail(
            work->error, CASUS_MISUSE, 0,
            "%llu documents cannot be coded again: they were given as tokens, or "
            "coded with another language pack (add the others to a store of their "
            "own)",
            (unsigned long long)all.left);
    CS_TRY(cs_recode_empty(work->store, work->error));
    return code_all(work, &all);
}

casus_status casus_store_recode(casus_store *store, casus_coder *coder,
                                const char *options, casus_recoded *out,
                                casus_error *error)
{
    cs_arena arena = {0};
    const casus_data *data = coder->data;
    cs_recoding work = {
        .store = store, .coder = coder, .writes = true, .out = out, .error = error};
    *out = (casus_recoded){.documents = 0};
    CS_TRY(
        cs_recode_begin(store, &data->dict, cs_text_of(data->version), options, error));
    const casus_status status = recode(&work, &arena);
    cs_arena_free(&arena);
    if (status != CASUS_OK)
        return cs_recode_undo(store, status);
    const casus_run run = {.documents = out->documents, .events = out->added};
    return casus_store_end(store, &run, error);
}
