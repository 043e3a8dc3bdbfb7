/* code.c - the order of the stages: the one file that knows it. */
#include "pipeline/pipeline.h"

#include "article/article.h"
#include "attribute/attribute.h"
#include "base/error.h"
#include "chain/chain.h"
#include "code/code.h"
#include "document/encoding.h"
#include "document/reader.h"
#include "mention/mention.h"
#include "status/status.h"
#include "token/token.h"

#include <stdlib.h>

enum { KEPT_SYMBOLS = 4096 }; /* texts whose numbers a coder remembers */

/* The numbers of a text in the table of symbols, as written and in lower case. */
typedef struct found {
    uint32_t as_written, lower;
} found;

casus_status casus_coder_new(const casus_data *data, casus_coder **out,
                             casus_error *error)
{
    *out = calloc(1, sizeof **out);
    if (!*out)
        return cs_nomem(error);
    (*out)->data = data;
    const casus_status status = cs_memo_new(&(*out)->symbols, KEPT_SYMBOLS, sizeof(found))
                                    ? cs_analyse_prepare(*out, error)
                                    : cs_nomem(error);
    if (status != CASUS_OK) {
        casus_coder_free(*out);
        *out = NULL;
    }
    return status;
}

void casus_coder_free(casus_coder *coder)
{
    if (!coder)
        return;
    cs_workspace_free(&coder->space);
    cs_memo_free(&coder->words);
    cs_memo_free(&coder->tags);
    cs_memo_free(&coder->symbols);
    free(coder);
}

/* A verb whose lemma no dictionary has: the longest beginning of its form that has a frame
 * ("shelled" was lemmatised as "shel"). */
static casus_status guess_lemma(casus_doc *doc, const casus_word *word, uint32_t *out,
                                casus_error *error)
{
    enum { SHORTEST = 3, ENDING = 4 };
    const cs_arena_point point = cs_arena_mark(&doc->arena);
    const casus_text form = cs_text_lower(word->form, &doc->arena);
    if (!form.data)
        return cs_nomem(error);
    for (uint32_t cut = 1; cut <= ENDING && form.size >= SHORTEST + cut; cut++) {
        const uint32_t symbol =
            cs_symbol_find(&doc->dict->symbols, cs_text(form.data, form.size - cut));
        if (cs_frames_of(doc->dict, symbol, CASUS_UPOS_VERB)) {
            *out = symbol;
            break;
        }
    }
    cs_arena_rewind(&doc->arena, point);
    return CASUS_OK;
}

static bool find_symbols(const cs_dict *dict, casus_text text, cs_arena *arena,
                         found *out)
{
    const cs_arena_point point = cs_arena_mark(arena);
    const casus_text lower = cs_text_lower(text, arena);
    if (!lower.data)
        return false;
    out->as_written = cs_symbol_find(&dict->symbols, text);
    out->lower = cs_symbol_find(&dict->symbols, lower);
    cs_arena_rewind(arena, point);
    return true;
}

/* The same, remembered for words met before. */
static bool recall_symbols(casus_coder *coder, casus_text text, cs_arena *arena,
                           found *out)
{
    const found *known = cs_memo_find(&coder->symbols, text, 0);
    if (known) {
        *out = *known;
        return true;
    }
    if (!find_symbols(&coder->data->dict, text, arena, out))
        return false;
    found *kept = cs_memo_keep(&coder->symbols, text, 0);
    if (kept)
        *kept = *out;
    return true;
}

/* Gives every word its numbers in the dictionary's table of symbols. */
static casus_status look_up(casus_coder *coder, casus_doc *doc, casus_error *error)
{
    cs_analysis *analysis = &doc->analysis;
    analysis->symbols = cs_arena_alloc(&doc->arena, ((size_t)analysis->word_count + 1) *
                                                        sizeof(cs_symbols));
    if (!analysis->symbols)
        return cs_nomem(error);
    for (uint32_t i = 0; i < analysis->word_count; i++) {
        const casus_word *word = &analysis->words[i];
        found form, lemma;
        if (!recall_symbols(coder, word->form, &doc->arena, &form) ||
            !recall_symbols(coder, word->lemma, &doc->arena, &lemma))
            return cs_nomem(error);
        analysis->symbols[i] = (cs_symbols){
            .form = form.as_written, .lower = form.lower, .lemma = lemma.lower};
        if (word->upos == CASUS_UPOS_VERB && !lemma.lower)
            CS_TRY(guess_lemma(doc, word, &analysis->symbols[i].lemma, error));
    }
    return CASUS_OK;
}

static cs_period days_of(casus_text date)
{
    cs_period period;
    return cs_date_parse(date, &period) ? period : (cs_period){INT32_MIN, INT32_MIN};
}

static cs_code_input code_input(const casus_doc *doc)
{
    return (cs_code_input){.article = &doc->article,
                           .analysis = &doc->analysis,
                           .tree = &doc->tree,
                           .mentions = &doc->mentions,
                           .statuses = doc->statuses,
                           .dict = doc->dict};
}

casus_status cs_find_reasons(const casus_doc *doc, cs_arena *arena, cs_reasons *out,
                             casus_error *error)
{
    const cs_code_input input = code_input(doc);
    return cs_code_reasons(&input, arena, out, error);
}

static casus_status find_mentions(casus_doc *doc, casus_error *error)
{
    const cs_mention_input input = {.analysis = &doc->analysis,
                                    .tree = &doc->tree,
                                    .dict = doc->dict,
                                    .date = days_of(doc->article.date)};
    return cs_find_mentions(&input, &doc->arena, &doc->mentions, error);
}

static casus_status find_attributions(casus_doc *doc, casus_error *error)
{
    const cs_attribute_input input = {.analysis = &doc->analysis,
                                      .tree = &doc->tree,
                                      .mentions = &doc->mentions,
                                      .dict = doc->dict};
    return cs_attribute(&input, &doc->arena, &doc->attributions, error);
}

static casus_status find_chains(casus_doc *doc, casus_error *error)
{
    const cs_chain_input input = {.article = &doc->article,
                                  .analysis = &doc->analysis,
                                  .tree = &doc->tree,
                                  .attributions = &doc->attributions,
                                  .dict = doc->dict};
    return cs_chain(&input, &doc->arena, &doc->events, error);
}

static casus_status find_events(casus_doc *doc, casus_error *error)
{
    CS_TRY(find_mentions(doc, error));
    CS_TRY(cs_find_statuses(&doc->analysis, &doc->tree, doc->dict, &doc->arena,
                            &doc->statuses, error));
    CS_TRY(find_attributions(doc, error));
    const cs_code_input input = code_input(doc);
    CS_TRY(cs_code_events(&input, &doc->arena, &doc->events, error));
    return find_chains(doc, error);
}

static casus_status run_stages(casus_coder *coder, casus_doc *doc, casus_depth depth,
                               casus_error *error)
{
    if (depth < CASUS_DEPTH_TREES)
        return CASUS_OK;
    CS_TRY(cs_analyse(coder, &doc->analysis, &doc->arena, error));
    CS_TRY(look_up(coder, doc, error));
    CS_TRY(cs_tree_build(&doc->analysis, &doc->arena, &doc->tree, error));
    return depth < CASUS_DEPTH_EVENTS ? CASUS_OK : find_events(doc, error);
}

casus_status cs_code_article(casus_coder *coder, casus_doc *doc, casus_error *error)
{
    if (doc->article.text.size)
        CS_TRY(cs_document_check(doc->article.text, error));
    CS_TRY(cs_token(&doc->article, doc->dict, coder->data->boundaries, &doc->arena,
                    &doc->analysis, error));
    return run_stages(coder, doc, CASUS_DEPTH_EVENTS, error);
}

static casus_status copy_input(const casus_input *input, cs_arena *arena,
                               casus_input *out, casus_error *error)
{
    const casus_text *from[] = {&input->text,   &input->id,     &input->date,
                                &input->title,  &input->url,    &input->publisher,
                                &input->author, &input->charset};
    casus_text *to[] = {&out->text, &out->id,        &out->date,   &out->title,
                        &out->url,  &out->publisher, &out->author, &out->charset};
    for (size_t i = 0; i < sizeof from / sizeof from[0]; i++) {
        *to[i] = cs_text_copy(*from[i], arena);
        if (!to[i]->data)
            return cs_nomem(error);
    }
    return CASUS_OK;
}

/* The article of a web page; its markup is gone afterwards. */
static casus_status read_page(const casus_data *data, casus_input *copy, casus_doc *doc,
                              casus_error *error)
{
    CS_TRY(
        cs_encoding_convert(copy->text, copy->charset, &doc->arena, &copy->text, error));
    CS_TRY(cs_page(copy, &data->page, &doc->arena, &doc->article, error));
    return cs_article_credit(&data->dict, &doc->arena, &doc->article, error);
}

/* Settles the article's language; a text of another language goes no further, unless it is
 * asked for. */
static casus_status check_language(const casus_data *data, const casus_input *input,
                                   casus_depth depth, casus_article *article,
                                   casus_error *error)
{
    cs_language_scores scores;
    cs_language_weigh(&data->languages, article->text, &scores);
    article->language = cs_language_settle(&data->languages, &scores, article->language);
    if (depth < CASUS_DEPTH_TOKENS || input->any_language ||
        !cs_language_is_not(&data->languages, &scores, cs_text_of(data->dict.language)))
        return CASUS_OK;
    return cs_fail(error, CASUS_FOREIGN, 0,
                   "the text is in the language '%.*s' and the pack is for '%s' "
                   "(--any-language codes it all the same)",
                   (int)article->language.size, article->language.data,
                   data->dict.language);
}

static casus_status code_text(casus_coder *coder, const casus_input *input,
                              casus_depth depth, casus_doc *doc, casus_error *error)
{
    casus_input copy = {.first_line = input->first_line, .media = input->media};
    const cs_dict *dict = &coder->data->dict;
    const bool page = input->media != CASUS_MEDIA_TEXT;
    if (!page)
        CS_TRY(cs_document_check(input->text, error));
    else if (input->text.size > CASUS_MAX_TEXT)
        return cs_fail(error, CASUS_TOO_LARGE, CASUS_MAX_TEXT,
                       "the page has more than 64 MiB");
    CS_TRY(copy_input(input, &doc->arena, &copy, error));
    if (page)
        CS_TRY(read_page(coder->data, &copy, doc, error));
    else
        CS_TRY(cs_article(&copy, dict, &doc->arena, &doc->article, error));
    CS_TRY(check_language(coder->data, input, depth, &doc->article, error));
    if (depth < CASUS_DEPTH_TOKENS)
        return CASUS_OK;
    CS_TRY(cs_token(&doc->article, dict, coder->data->boundaries, &doc->arena,
                    &doc->analysis, error));
    return run_stages(coder, doc, depth, error);
}

static casus_status code_conllu(casus_coder *coder, const casus_input *input,
                                casus_depth depth, casus_doc *doc, casus_error *error)
{
    casus_input copy = {.first_line = input->first_line};
    casus_text text;
    CS_TRY(cs_document_check(input->text, error));
    CS_TRY(copy_input(input, &doc->arena, &copy, error));
    CS_TRY(cs_token_conllu(copy.text, &doc->arena, &text, &doc->analysis, error));
    doc->article = (casus_article){.text = text, .id = copy.id};
    return run_stages(coder, doc, depth, error);
}

typedef casus_status (*code_function)(casus_coder *, const casus_input *, casus_depth,
                                      casus_doc *, casus_error *);

static casus_status code_with(code_function code, casus_coder *coder,
                              const casus_input *input, casus_depth depth,
                              casus_doc **out, casus_error *error)
{
    *out = NULL;
    casus_doc *doc = calloc(1, sizeof *doc);
    if (!doc)
        return cs_nomem(error);
    doc->depth = depth;
    doc->dict = &coder->data->dict;
    doc->coder = cs_text_of(coder->data->version);
    const casus_status status = code(coder, input, depth, doc, error);
    if (status != CASUS_OK) {
        casus_doc_free(doc);
        return status;
    }
    *out = doc;
    return CASUS_OK;
}

casus_status casus_code(casus_coder *coder, const casus_input *input, casus_depth depth,
                        casus_doc **out, casus_error *error)
{
    return code_with(code_text, coder, input, depth, out, error);
}

casus_status casus_code_conllu(casus_coder *coder, const casus_input *input,
                               casus_depth depth, casus_doc **out, casus_error *error)
{
    return code_with(code_conllu, coder, input, depth, out, error);
}
