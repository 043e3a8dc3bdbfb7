/* fuzz_tokens.c - given tokens: CoNLL-U into trees and back. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static casus_coder *coder;
    casus_doc *doc;
    casus_error error;
    const casus_input input = {.text = {(const char *)data, (uint32_t)size},
                               .id = {"id", 2}};
    if (!coder && casus_coder_new(fuzz_data(), &coder, &error) != CASUS_OK)
        abort();
    if (casus_code_conllu(coder, &input, CASUS_DEPTH_EVENTS, &doc, &error) == CASUS_OK &&
        casus_write(doc, CASUS_OUTPUT_CONLLU, fuzz_discard, NULL, &error) != CASUS_OK)
        abort();
    casus_doc_free(doc);
    return 0;
}
