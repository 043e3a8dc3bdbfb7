/* write.c - casus_write(): chooses the writer. */
#include "write/write.h"

#include "base/error.h"
#include "pipeline/pipeline.h"

casus_status casus_write(const casus_doc *doc, casus_output output, casus_write_function write,
                         void *context, casus_error *error)
{
    cs_out out;
    const bool events = output == CASUS_OUTPUT_EVENTS || output == CASUS_OUTPUT_EXPLAIN ||
                        output == CASUS_OUTPUT_STATUS || output == CASUS_OUTPUT_QUOTES;
    if (events && doc->depth < CASUS_DEPTH_EVENTS)
        return cs_fail(error, CASUS_MISUSE, 0, "the document was not coded as far as its events");
    cs_out_start(&out, write, context);
    switch (output) {
    case CASUS_OUTPUT_EVENTS:
        cs_write_events(&out, doc, doc->dict);
        break;
    case CASUS_OUTPUT_QUOTES:
        cs_write_quotes(&out, doc);
        break;
    case CASUS_OUTPUT_ARTICLE:
        cs_write_article(&out, doc);
        break;
    case CASUS_OUTPUT_CONLLU:
        cs_write_conllu(&out, doc);
        break;
    case CASUS_OUTPUT_EXPLAIN:
        cs_write_explain(&out, doc, doc->dict);
        break;
    case CASUS_OUTPUT_STATUS:
        cs_write_status(&out, doc);
        break;
    }
    return cs_out_finish(&out, error);
}
