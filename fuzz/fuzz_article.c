/* fuzz_article.c - from bytes to article, sentences, tokens; every span is checked. */
#include "fuzz.h"

static void check(const casus_doc *doc)
{
    uint32_t sentences, tokens, words;
    const casus_article *article = casus_doc_article(doc);
    const casus_sentence *sentence = casus_doc_sentences(doc, &sentences);
    const casus_token *token = casus_doc_tokens(doc, &tokens);
    const casus_word *word = casus_doc_words(doc, &words);
    for (uint32_t i = 0; i < article->paragraph_count; i++)
        fuzz_check_span(article, article->paragraphs[i].start,
                        article->paragraphs[i].end);
    for (uint32_t i = 0; i < sentences; i++) {
        fuzz_check_span(article, sentence[i].start, sentence[i].end);
        if (!sentence[i].token_count || sentence[i].first_token >= tokens ||
            sentence[i].token_count > tokens - sentence[i].first_token)
            abort();
    }
    for (uint32_t i = 0; i < tokens; i++) {
        fuzz_check_span(article, token[i].start, token[i].end);
        if (token[i].start == token[i].end || (i && token[i].start < token[i - 1].end))
            abort();
    }
    for (uint32_t i = 0; i < words; i++)
        fuzz_check_span(article, word[i].start, word[i].end);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static casus_coder *coder;
    casus_doc *doc;
    casus_error error;
    const casus_input input = {.text = {(const char *)data, (uint32_t)size},
                               .id = {"id", 2}};
    if (!coder && casus_coder_new(fuzz_data(), &coder, &error) != CASUS_OK)
        abort();
    if (casus_code(coder, &input, CASUS_DEPTH_TOKENS, &doc, &error) == CASUS_OK) {
        check(doc);
        if (casus_write(doc, CASUS_OUTPUT_CONLLU, fuzz_discard, NULL, &error) != CASUS_OK)
            abort();
    }
    casus_doc_free(doc);
    return 0;
}
