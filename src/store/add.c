/* add.c - a coded document as rows. */
#include "store/settle.h"

#include "base/error.h"

#include <openssl/sha.h>
#include <stdio.h>

enum { KEY_BYTES = 16 };

/* ---- the key of a document ---------------------------------------------------------------- */

void casus_document_key(const casus_input *input, char key[CASUS_KEY_ROOM])
{
    const casus_text parts[] = {input->text, input->date, input->title, input->url,
                                input->publisher};
    unsigned char digests[sizeof parts / sizeof *parts][SHA256_DIGEST_LENGTH];
    unsigned char digest[SHA256_DIGEST_LENGTH];
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        (void)SHA256((const unsigned char *)(parts[i].size ? parts[i].data : ""),
                     parts[i].size, digests[i]);
    (void)SHA256(digests[0], sizeof digests, digest);
    for (int i = 0; i < KEY_BYTES; i++)
        (void)snprintf(key + 2 * (size_t)i, 3, "%02x", digest[i]);
}

/* ---- the article -------------------------------------------------------------------------------- */

static casus_status add_notes(casus_store *store, const casus_article *article,
                              int64_t document, casus_error *error)
{
    const uint32_t all =
        article->author_count + article->label_count + article->note_count;
    for (uint32_t i = 0; i < all; i++) {
        const uint32_t label = i - article->author_count;
        const bool author = i < article->author_count;
        const bool is_label = !author && label < article->label_count;
        cs_binder add = cs_binder_of(store, CS_SQL_ADD_NOTE, error);
        cs_put_number(&add, document);
        cs_put_number(&add, i);
        cs_put_string(&add, author ? "author" : is_label ? "label" : "note");
        cs_put_text(&add, is_label ? article->labels[label].name : CS_TEXT(""));
        cs_put_text(&add, author     ? article->authors[i]
                          : is_label ? article->labels[label].value
                                     : article->notes[label - article->label_count]);
        CS_TRY(cs_put_run(&add));
    }
    return CASUS_OK;
}

static casus_status add_paragraphs(casus_store *store, const casus_article *article,
                                   int64_t document, casus_error *error)
{
    static const char *const kinds[] = {"body", "title", "byline", "label", "notice"};
    for (uint32_t i = 0; i < article->paragraph_count; i++) {
        cs_binder add = cs_binder_of(store, CS_SQL_ADD_PARAGRAPH, error);
        cs_put_number(&add, document);
        cs_put_number(&add, i);
        cs_put_string(&add, kinds[article->paragraphs[i].kind]);
        cs_put_number(&add, article->paragraphs[i].start);
        cs_put_number(&add, article->paragraphs[i].end);
        CS_TRY(cs_put_run(&add));
    }
    return CASUS_OK;
}

static casus_status add_article(casus_store *store, const casus_article *article,
                                int64_t document, casus_error *error)
{
    const casus_text texts[] = {
        article->text,     article->title,     article->byline,
        article->dateline, article->publisher, article->first_publisher,
        article->url,      article->updated,   article->language,
        article->license,  article->date,      article->date_from};
    cs_binder add = cs_binder_of(store, CS_SQL_ADD_ARTICLE, error);
    cs_put_number(&add, document);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        cs_put_text(&add, texts[i]);
    CS_TRY(cs_put_run(&add));
    CS_TRY(add_paragraphs(store, article, document, error));
    return add_notes(store, article, document, error);
}

static casus_status add_words(casus_store *store, int64_t rowid, casus_text text,
                              casus_error *error)
{
    cs_binder add = cs_binder_of(store, CS_SQL_ADD_WORDS, error);
    cs_put_number(&add, rowid);
    cs_put_text(&add, text);
    return cs_put_run(&add);
}

static casus_status add_sentences(casus_store *store, const cs_analysis *analysis,
                                  int64_t document, casus_error *error)
{
    for (uint32_t i = 0; i < analysis->sentence_count; i++) {
        const casus_sentence *sentence = &analysis->sentences[i];
        cs_binder add = cs_binder_of(store, CS_SQL_ADD_SENTENCE, error);
        cs_put_number(&add, document);
        cs_put_number(&add, i);
        cs_put_number(&add, sentence->paragraph);
        cs_put_number(&add, sentence->start);
        cs_put_number(&add, sentence->end);
        CS_TRY(cs_put_run(&add));
        CS_TRY(add_words(store, cs_sentence_number(document, i),
                         cs_text_span(analysis->text, sentence->start, sentence->end),
                         error));
    }
    return CASUS_OK;
}

/* ---- what was found in it --------------------------------------------------------------------- */

/* The last sentence that does not begin behind a word. */
static uint32_t sentence_of(const cs_analysis *analysis, uint32_t word)
{
    uint32_t low = 0, high = analysis->sentence_count;
    while (high - low > 1) {
        const uint32_t middle = low + (high - low) / 2;
        if (analysis->sentences[middle].first_word <= word)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static casus_status add_mentions(casus_store *store, const casus_doc *doc,
                                 int64_t document, casus_error *error)
{
    uint32_t number = 0;
    for (uint32_t i = 0; i < doc->mentions.count; i++) {
        const cs_mention *mention = &doc->mentions.items[i];
        const uint32_t sentence = sentence_of(&doc->analysis, mention->word);
        for (uint32_t a = 0; !mention->unknown && a < mention->actor_count; a++) {
            const casus_actor *actor = &doc->mentions.actors[mention->first_actor + a];
            int64_t who;
            CS_TRY(cs_actor_number(store, actor, &who, error));
            cs_binder add = cs_binder_of(store, CS_SQL_ADD_MENTION, error);
            cs_put_number(&add, document);
            cs_put_number(&add, number++);
            cs_put_number(&add, sentence);
            cs_put_number(&add, who);
            cs_put_span(&add, actor->span);
            CS_TRY(cs_put_run(&add));
        }
    }
    return CASUS_OK;
}

/* "12-30 41-44": pieces of an attribution. */
static casus_text pieces(const casus_span *spans, uint32_t count, cs_arena *arena)
{
    const size_t each = 24;
    char *out = cs_arena_alloc(arena, count * each + 1);
    size_t size = 0;
    for (uint32_t i = 0; out && i < count; i++)
        size += (size_t)snprintf(out + size, each, "%s%u-%u", i ? " " : "",
                                 (unsigned)spans[i].start, (unsigned)spans[i].end);
    return cs_text(out, size);
}

static casus_status add_attribution(casus_store *store, const casus_attribution *quote,
                                    int64_t document, uint32_t number, casus_error *error)
{
    cs_arena arena = {0};
    const casus_text source = pieces(quote->source, quote->source_count, &arena);
    const casus_text cue = pieces(quote->cue, quote->cue_count, &arena);
    const casus_text content = pieces(quote->content, quote->content_count, &arena);
    cs_binder add = cs_binder_of(store, CS_SQL_ADD_ATTRIBUTION, error);
    if (!source.data || !cue.data || !content.data) {
        cs_arena_free(&arena);
        return cs_nomem(error);
    }
    cs_put_number(&add, document);
    cs_put_number(&add, number);
    cs_put_number(&add, quote->sentence);
    cs_put_text(&add, quote->kind);
    cs_put_text(&add, quote->reading);
    cs_put_text(&add, source);
    cs_put_text(&add, cue);
    cs_put_text(&add, content);
    cs_put_text(&add, quote->speaker.kind);
    cs_put_text(&add, quote->speaker.name);
    cs_put_text(&add, quote->speaker.code);
    cs_put_text(&add, quote->speaker.role);
    cs_put_span(&add, quote->speaker.span);
    cs_put_number(&add, quote->parent == CASUS_NONE ? -1 : (int64_t)quote->parent);
    const casus_status status = cs_put_run(&add);
    cs_arena_free(&arena);
    return status;
}

static casus_status add_document(casus_store *store, const char *key, casus_text name,
                                 int64_t document, casus_error *error)
{
    cs_binder add = cs_binder_of(store, CS_SQL_ADD_DOCUMENT, error);
    cs_put_number(&add, document);
    cs_put_string(&add, key);
    cs_put_text(&add, name);
    cs_put_number(&add, store->run);
    cs_put_number(&add, store->run);
    return cs_put_run(&add);
}

static casus_status add_name(casus_store *store, int64_t document, casus_text name,
                             casus_error *error)
{
    cs_binder add = cs_binder_of(store, CS_SQL_ADD_NAME, error);
    cs_put_number(&add, document);
    cs_put_text(&add, name);
    return cs_put_run(&add);
}

casus_status cs_add_contents(casus_store *store, const casus_doc *doc, int64_t document,
                             casus_error *error)
{
    const int64_t first_report = store->next.report;
    CS_TRY(add_sentences(store, &doc->analysis, document, error));
    CS_TRY(add_mentions(store, doc, document, error));
    for (uint32_t i = 0; i < doc->attributions.count; i++)
        CS_TRY(add_attribution(store, &doc->attributions.items[i], document, i, error));
    for (uint32_t i = 0; i < doc->events.count; i++)
        CS_TRY(cs_add_report(store, document, i, &doc->events.items[i], error));
    CS_TRY(cs_keep_sketch(store, doc, document, error));
    CS_TRY(cs_keep_facts(store, doc, document, first_report, error));
    return cs_settle(store, document, error);
}

static casus_status add_new(casus_store *store, const char *key, casus_text name,
                            const casus_doc *doc, casus_error *error)
{
    const int64_t document = store->next.document++;
    CS_TRY(add_document(store, key, name, document, error));
    CS_TRY(add_name(store, document, name, error));
    CS_TRY(add_article(store, &doc->article, document, error));
    return cs_add_contents(store, doc, document, error);
}

static casus_status add(casus_store *store, const char *key, casus_text name,
                        const casus_doc *doc, int *added, casus_error *error)
{
    int64_t document;
    cs_binder find = cs_binder_of(store, CS_SQL_HAS, error);
    cs_put_string(&find, key);
    CS_TRY(cs_put_number_of(&find, 0, &document));
    if (document)
        return add_name(store, document, name, error);
    if (!doc)
        return CASUS_OK;
    *added = 1;
    return add_new(store, key, name, doc, error);
}

casus_status casus_store_add(casus_store *store, const char *key, casus_text name,
                             const casus_doc *doc, int *added, casus_error *error)
{
    *added = 0;
    if (!store->run || (doc && doc->depth < CASUS_DEPTH_EVENTS))
        return cs_fail(error, CASUS_MISUSE, 0,
                       store->run ? "the document was not coded as far as its events"
                                  : "no run was begun");
    CS_TRY(cs_batch_begin(store, error));
    const casus_status status = add(store, key, name, doc, added, error);
    return status == CASUS_OK ? status : cs_batch_undo(store, status);
}
