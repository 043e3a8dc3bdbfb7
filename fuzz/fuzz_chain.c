/* fuzz_chain.c - the whole chain, from text to every output; every span is checked. */
#include "fuzz.h"

static void check(const casus_doc *doc)
{
    uint32_t count;
    const casus_article *article = casus_doc_article(doc);
    const casus_event *events = casus_doc_events(doc, &count);
    for (uint32_t i = 0; i < count; i++) {
        fuzz_check_span(article, events[i].action.start, events[i].action.end);
        for (uint32_t a = 0; a < events[i].actor_count; a++)
            fuzz_check_span(article, events[i].actors[a].span.start,
                            events[i].actors[a].span.end);
    }
    const casus_attribution *quotes = casus_doc_attributions(doc, &count);
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t c = 0; c < quotes[i].content_count; c++)
            fuzz_check_span(article, quotes[i].content[c].start,
                            quotes[i].content[c].end);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const casus_output outputs[] = {CASUS_OUTPUT_EVENTS,  CASUS_OUTPUT_QUOTES,
                                           CASUS_OUTPUT_ARTICLE, CASUS_OUTPUT_CONLLU,
                                           CASUS_OUTPUT_EXPLAIN, CASUS_OUTPUT_STATUS};
    static casus_coder *coder;
    casus_doc *doc;
    casus_error error;
    const casus_input input = {.text = {(const char *)data, (uint32_t)size},
                               .id = {"id", 2},
                               .date = {"2024-06-09", 10}};
    if (!coder && casus_coder_new(fuzz_data(), &coder, &error) != CASUS_OK)
        abort();
    if (casus_code(coder, &input, CASUS_DEPTH_EVENTS, &doc, &error) == CASUS_OK) {
        check(doc);
        for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++)
            if (casus_write(doc, outputs[i], fuzz_discard, NULL, &error) != CASUS_OK)
                abort();
    }
    casus_doc_free(doc);
    return 0;
}
