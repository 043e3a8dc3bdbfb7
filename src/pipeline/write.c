/* write.c - casus_write(): chooses the writer. */
#include "write/write.h"

#include "base/error.h"
#include "pipeline/pipeline.h"

static casus_status write_explain(cs_out *out, const casus_doc *doc, casus_error *error)
{
    cs_arena arena = {0};
    cs_reasons reasons;
    const casus_status status = cs_find_reasons(doc, &arena, &reasons, error);
    if (status == CASUS_OK)
        cs_write_explain(out, doc, doc->dict, &reasons);
    cs_arena_free(&arena);
    return status;
}

casus_status casus_explain(const casus_doc *doc, casus_reason_function found,
                           void *context, casus_error *error)
{
    cs_arena arena = {0};
    cs_reasons reasons;
    if (doc->depth < CASUS_DEPTH_EVENTS || doc->stored)
        return cs_fail(error, CASUS_MISUSE, 0,
                       "the document was not coded as far as its events");
    const casus_status status = cs_find_reasons(doc, &arena, &reasons, error);
    for (uint32_t i = 0; status == CASUS_OK && i < reasons.count; i++)
        found(context, &reasons.items[i]);
    cs_arena_free(&arena);
    return status;
}

const char *casus_output_heading(casus_output output)
{
    return output == CASUS_OUTPUT_CSV     ? cs_csv_heading
           : output == CASUS_OUTPUT_ICEWS ? cs_icews_heading
                                          : "";
}

casus_status casus_write(const casus_doc *doc, casus_output output,
                         casus_write_function write, void *context, casus_error *error)
{
    const casus_choice choice = {.all_statuses = 0};
    return casus_write_chosen(doc, output, &choice, write, context, error);
}

/* Whether a form needs no more than an article and its events. */
static bool is_event_form(casus_output output)
{
    return output == CASUS_OUTPUT_EVENTS ||
           (output >= CASUS_OUTPUT_CSV && output <= CASUS_OUTPUT_PLOVER);
}

casus_status casus_write_chosen(const casus_doc *doc, casus_output output,
                                const casus_choice *choice, casus_write_function write,
                                void *context, casus_error *error)
{
    cs_out out;
    const bool events = output != CASUS_OUTPUT_ARTICLE && output != CASUS_OUTPUT_CONLLU;
    if (events && doc->depth < CASUS_DEPTH_EVENTS)
        return cs_fail(error, CASUS_MISUSE, 0,
                       "the document was not coded as far as its events");
    if (doc->stored && (!doc->dict || !is_event_form(output)))
        return cs_fail(
            error, CASUS_MISUSE, 0,
            "an event of a store has no such form, or it was asked for without data");
    cs_out_start(&out, write, context);
    switch (output) {
    case CASUS_OUTPUT_EVENTS:
        cs_write_events(&out, doc, doc->dict, choice);
        break;
    case CASUS_OUTPUT_CSV:
        cs_write_csv(&out, doc, doc->dict, choice);
        break;
    case CASUS_OUTPUT_PETRARCH:
        cs_write_petrarch(&out, doc, doc->dict, choice);
        break;
    case CASUS_OUTPUT_PHOENIX:
        cs_write_phoenix(&out, doc, doc->dict, choice);
        break;
    case CASUS_OUTPUT_ICEWS:
        cs_write_icews(&out, doc, doc->dict, choice);
        break;
    case CASUS_OUTPUT_GDELT:
        cs_write_gdelt(&out, doc, doc->dict, choice);
        break;
    case CASUS_OUTPUT_PLOVER:
        cs_write_plover(&out, doc, doc->dict, choice);
        break;
    case CASUS_OUTPUT_UNKNOWN:
        cs_write_strangers(&out, doc, doc->dict);
        break;
    case CASUS_OUTPUT_QUOTES:
        cs_write_quotes(&out, doc);
        break;
    case CASUS_OUTPUT_CHAINS:
        cs_write_chains(&out, doc);
        break;
    case CASUS_OUTPUT_ARTICLE:
        cs_write_article(&out, doc);
        break;
    case CASUS_OUTPUT_CONLLU:
        cs_write_conllu(&out, doc);
        break;
    case CASUS_OUTPUT_EXPLAIN:
        CS_TRY(write_explain(&out, doc, error));
        break;
    case CASUS_OUTPUT_STATUS:
        cs_write_status(&out, doc);
        break;
    }
    return cs_out_finish(&out, error);
}
