/* fuzz_page.c - web pages: the first byte chooses a whole page or a piece, the rest is its
 * bytes, in whatever encoding. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    casus_coder *coder;
    casus_doc *doc;
    casus_error error;
    if (!size)
        return 0;
    const casus_input input = {
        .text = {(const char *)data + 1, (uint32_t)(size - 1)},
        .id = {"page", 4},
        .media = data[0] % 2 ? CASUS_MEDIA_PIECE : CASUS_MEDIA_HTML,
    };
    if (casus_coder_new(fuzz_data(), &coder, &error) != CASUS_OK)
        abort();
    const casus_status status =
        casus_code(coder, &input, CASUS_DEPTH_ARTICLE, &doc, &error);
    if (status == CASUS_OK) {
        const casus_article *article = casus_doc_article(doc);
        for (uint32_t i = 0; i < article->paragraph_count; i++)
            if (article->paragraphs[i].end > article->text.size ||
                article->paragraphs[i].start > article->paragraphs[i].end)
                abort();
        if (casus_write(doc, CASUS_OUTPUT_ARTICLE, fuzz_discard, NULL, &error) !=
            CASUS_OK)
            abort();
    } else if (!error.message[0]) {
        abort();
    }
    casus_doc_free(doc);
    casus_coder_free(coder);
    return 0;
}
