/* analyse.c - words to tags and trees, one batch of sentences after the other. */
#include "pipeline/pipeline.h"

#include "base/error.h"
#include "encode/encode.h"
#include "parse/parse.h"
#include "tag/tag.h"

/* Words that a coder remembers: 1.5 MiB together. */
enum { KEPT_VECTORS = 2048, KEPT_TAGS = 2048 };

casus_status cs_analyse_prepare(casus_coder *coder, casus_error *error)
{
    const cs_model *model = coder->data->model;
    if (!model || (cs_encode_memo_new(model, &coder->words, KEPT_VECTORS) &&
                   cs_tag_memo_new(&coder->tags, KEPT_TAGS)))
        return CASUS_OK;
    return cs_nomem(error);
}

static casus_status run_batch(casus_coder *coder, cs_analysis *analysis,
                              const cs_batch *batch, cs_arena *arena, casus_error *error)
{
    const cs_model *model = coder->data->model;
    cs_vectors vectors = {
        .space = &coder->space, .words = &coder->words, .tags = &coder->tags};
    CS_TRY(cs_encode(model, analysis, batch, &vectors, error));
    CS_TRY(cs_tag(model, analysis, batch, &vectors, arena, error));
    return cs_parse(model, analysis, batch, &vectors, error);
}

casus_status cs_analyse(casus_coder *coder, cs_analysis *analysis, cs_arena *arena,
                        casus_error *error)
{
    cs_batch batch = {0};
    casus_status status = CASUS_OK;
    const cs_workspace_point start = cs_workspace_mark(&coder->space);
    if (!coder->data->model)
        return cs_fail(error, CASUS_BAD_DATA, 0,
                       "the language pack has no model.casus; install or train one");
    while (status == CASUS_OK && cs_batch_next(analysis, &batch)) {
        status = run_batch(coder, analysis, &batch, arena, error);
        cs_workspace_rewind(&coder->space, start);
    }
    return status;
}
