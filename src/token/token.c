#include "token/token.h"

#include "base/error.h"
#include "base/utf8.h"
#include "token/builder.h"

/* A run longer than RUN_LIMIT is no word: it is cut, so that no rule meets a giant. */
enum { MARKUP_LIMIT = 300, RUN_LIMIT = 1024 };

/* The tags that stand inside running text (HTML Living Standard, text-level semantics).
 */
static const char inline_tags[] =
    "|a|abbr|b|bdi|bdo|br|cite|code|em|font|i|ins|del|kbd|mark|q|s|"
    "samp|small|span|strong|strike|sub|sup|time|u|var|wbr|p|div|";

static bool is_inline_tag(casus_text name)
{
    const casus_text tags = CS_TEXT(inline_tags);
    for (uint32_t i = 0; name.size && i + name.size + 1 < tags.size; i++)
        if (tags.data[i] == '|' && tags.data[i + name.size + 1] == '|' &&
            memcmp(tags.data + i + 1, name.data, name.size) == 0)
            return true;
    return false;
}

/* "<s...@sonic.net>" is no tag: a blank, a slash or the bracket ends the name of one. */
static bool ends_tag_name(casus_text text, uint32_t at, uint32_t end)
{
    return at < end &&
           (text.data[at] == '>' || text.data[at] == '/' || text.data[at] == ' ' ||
            text.data[at] == '\n' || text.data[at] == '\t');
}

/* The end of a tag such as <u> or </a> that starts at `at`, or `at` when there is none.
 */
static uint32_t markup_end(casus_text text, uint32_t at, uint32_t end)
{
    uint32_t i = at + 1;
    if (text.data[at] != '<')
        return at;
    i += i < end && text.data[i] == '/';
    const uint32_t name = i;
    while (i < end && text.data[i] >= 'a' && text.data[i] <= 'z')
        i++;
    if (!is_inline_tag(cs_text_span(text, name, i)) || !ends_tag_name(text, i, end))
        return at;
    const uint32_t limit = end - at > MARKUP_LIMIT ? at + MARKUP_LIMIT : end;
    while (i < limit && text.data[i] != '>' && text.data[i] != '<')
        i++;
    return i < limit && text.data[i] == '>' ? i + 1 : at;
}

static uint32_t skip_space(casus_text text, uint32_t at, uint32_t end)
{
    uint32_t length;
    while (at < end && cs_is_space(cs_utf8_decode(text.data + at, &length)))
        at += length;
    return at;
}

static uint32_t run_end(casus_text text, uint32_t at, uint32_t end)
{
    uint32_t length;
    const uint32_t limit = end - at > RUN_LIMIT ? at + RUN_LIMIT : end;
    while (at < limit && !cs_is_space(cs_utf8_decode(text.data + at, &length)) &&
           (text.data[at] != '<' || markup_end(text, at, end) == at))
        at += length;
    return at;
}

/* "-", "--", ":" */
static bool is_divider(const cs_token_builder *builder, uint32_t token)
{
    const casus_token *at = &builder->tokens.items[token];
    for (uint32_t i = at->start, length; i < at->end; i += length) {
        const uint32_t character = cs_utf8_decode(builder->text.data + i, &length);
        if (character != '-' && character != ':' && character != 0x2013 &&
            character != 0x2014)
            return false;
    }
    return true;
}

/* A dateline at the head of a paragraph is a sentence of its own: gives the token behind
 * "CAIRO (Agency) -". */
static uint32_t behind_dateline(const cs_token_builder *builder, casus_text dateline,
                                uint32_t first)
{
    const casus_token *tokens = builder->tokens.items;
    uint32_t at = first;
    if (!dateline.size || dateline.data != builder->text.data + tokens[first].start)
        return first;
    const uint32_t end = tokens[first].start + dateline.size;
    while (at < builder->tokens.count && tokens[at].end <= end)
        at++;
    const uint32_t divider = at;
    while (at < builder->tokens.count && is_divider(builder, at))
        at++;
    return at > divider && at < builder->tokens.count ? at : first;
}

static void split_paragraph(cs_token_builder *builder, const casus_article *article,
                            uint32_t number)
{
    const casus_paragraph *paragraph = &article->paragraphs[number];
    uint32_t first = builder->tokens.count;
    uint32_t at = paragraph->start;
    builder->quote = 0;
    builder->brackets = 0;
    while (!builder->failed &&
           (at = skip_space(builder->text, at, paragraph->end)) < paragraph->end) {
        const uint32_t markup = markup_end(builder->text, at, paragraph->end);
        const uint32_t end =
            markup > at ? markup : run_end(builder->text, at, paragraph->end);
        if (markup == at)
            cs_split_run(builder, at, end);
        at = end;
    }
    if (builder->tokens.count <= first)
        return;
    const uint32_t body = behind_dateline(builder, article->dateline, first);
    if (body > first)
        cs_add_sentence(builder, first, body, number);
    first = body;
    if (builder->boundaries)
        cs_end_sentences(builder, first, number);
    else
        cs_split_sentences(builder, first, number);
}

casus_status cs_token(const casus_article *article, const cs_dict *dict,
                      const cs_boundaries *boundaries, cs_arena *arena, cs_analysis *out,
                      casus_error *error)
{
    cs_token_builder builder = {.text = article->text,
                                .dict = dict,
                                .boundaries = boundaries,
                                .scan = {.text = article->text, .dict = dict},
                                .hyphen_prefix = cs_class_find(dict, "@hyphen-prefix"),
                                .number_unit = cs_class_find(dict, "@number-unit"),
                                .arena = arena};
    cs_builder_learn_clitics(&builder);
    for (uint32_t i = 0; i < article->paragraph_count; i++)
        split_paragraph(&builder, article, i);
    return cs_builder_finish(&builder, out, error);
}
