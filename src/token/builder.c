#include "token/builder.h"

#include "base/error.h"

/* A longer sentence is a list or a table and is cut; half of it is searched for a place.
 */
enum { SENTENCE_LIMIT = 1000 };

static void add_word(cs_token_builder *builder, uint32_t start, uint32_t end,
                     casus_text form)
{
    if (builder->failed || !cs_array_push(&builder->words, builder->arena)) {
        builder->failed = true;
        return;
    }
    *cs_array_last(&builder->words) = (casus_word){.start = start,
                                                   .end = end,
                                                   .token = builder->tokens.count - 1,
                                                   .head = CASUS_NONE,
                                                   .form = form};
    cs_array_last(&builder->tokens)->word_count++;
}

static bool followed_by_space(casus_text text, uint32_t end)
{
    return end >= text.size || text.data[end] == ' ' || text.data[end] == '\n' ||
           text.data[end] == '\t' || text.data[end] == '\r';
}

void cs_add_token(cs_token_builder *builder, uint32_t start, uint32_t end)
{
    if (builder->failed || start >= end)
        return;
    if (!cs_array_push(&builder->tokens, builder->arena)) {
        builder->failed = true;
        return;
    }
    *cs_array_last(&builder->tokens) =
        (casus_token){.start = start,
                      .end = end,
                      .first_word = builder->words.count,
                      .space_after = followed_by_space(builder->text, end)};
    add_word(builder, start, end, cs_text_span(builder->text, start, end));
}

void cs_add_word(cs_token_builder *builder, uint32_t start, uint32_t end, casus_text form)
{
    if (!builder->failed)
        add_word(builder, start, end, form);
}

static void close_sentence(cs_token_builder *builder, uint32_t first, uint32_t end,
                           uint32_t paragraph)
{
    if (builder->failed || first >= end)
        return;
    if (!cs_array_push(&builder->sentences, builder->arena)) {
        builder->failed = true;
        return;
    }
    const casus_token *tokens = builder->tokens.items;
    const uint32_t first_word = tokens[first].first_word;
    const uint32_t end_word =
        end < builder->tokens.count ? tokens[end].first_word : builder->words.count;
    *cs_array_last(&builder->sentences) =
        (casus_sentence){.start = tokens[first].start,
                         .end = tokens[end - 1].end,
                         .first_token = first,
                         .token_count = end - first,
                         .first_word = first_word,
                         .word_count = end_word - first_word,
                         .paragraph = paragraph};
}

/* How safe it is to cut behind a token: semicolon, line end, comma, anything. */
static uint32_t safety(const cs_token_builder *builder, uint32_t token)
{
    const casus_token *at = &builder->tokens.items[token];
    const char *bytes = builder->text.data;
    if (at->end - at->start == 1 && bytes[at->start] == ';')
        return 3;
    if (at->end < builder->text.size && bytes[at->end] == '\n')
        return 2;
    return at->end - at->start == 1 && bytes[at->start] == ',';
}

void cs_add_sentence(cs_token_builder *builder, uint32_t first, uint32_t end,
                     uint32_t paragraph)
{
    while (!builder->failed && end - first > SENTENCE_LIMIT) {
        uint32_t cut = first + SENTENCE_LIMIT, best = 0;
        for (uint32_t i = first + SENTENCE_LIMIT; i-- > first + SENTENCE_LIMIT / 2;) {
            const uint32_t safe = safety(builder, i);
            if (safe > best) {
                best = safe;
                cut = i + 1;
            }
        }
        close_sentence(builder, first, cut, paragraph);
        first = cut;
    }
    close_sentence(builder, first, end, paragraph);
}

casus_status cs_builder_finish(const cs_token_builder *builder, cs_analysis *out,
                               casus_error *error)
{
    if (builder->failed)
        return cs_nomem(error);
    *out = (cs_analysis){.text = builder->text,
                         .sentences = builder->sentences.items,
                         .tokens = builder->tokens.items,
                         .words = builder->words.items,
                         .sentence_count = builder->sentences.count,
                         .token_count = builder->tokens.count,
                         .word_count = builder->words.count};
    return CASUS_OK;
}
