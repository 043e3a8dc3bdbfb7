/* quotes.c - attributions and articles as JSON records. */
#include "write/write.h"

static void write_spans(cs_out *out, const char *key, const casus_span *spans, uint32_t count)
{
    cs_json_open(out, key, '[');
    for (uint32_t i = 0; i < count; i++) {
        cs_json_open(out, NULL, '[');
        cs_json_number(out, NULL, spans[i].start);
        cs_json_number(out, NULL, spans[i].end);
        cs_json_close(out, ']');
    }
    cs_json_close(out, ']');
}

static void write_quote(cs_out *out, const casus_doc *doc, const casus_attribution *quote)
{
    out->member = false;
    cs_json_open(out, NULL, '{');
    cs_json_text(out, "document", doc->article.id);
    cs_json_number(out, "sentence", quote->sentence + 1);
    cs_json_text(out, "kind", quote->kind);
    cs_json_text(out, "class", quote->reading);
    write_spans(out, "source", quote->source, quote->source_count);
    write_spans(out, "cue", quote->cue, quote->cue_count);
    write_spans(out, "content", quote->content, quote->content_count);
    cs_json_open(out, "speaker", '{');
    cs_json_text_if(out, "kind", quote->speaker.kind);
    cs_json_text_if(out, "name", quote->speaker.name);
    cs_json_text_if(out, "code", quote->speaker.code);
    cs_json_text_if(out, "role", quote->speaker.role);
    cs_json_close(out, '}');
    if (quote->parent != CASUS_NONE)
        cs_json_number(out, "parent", quote->parent);
    cs_json_close(out, '}');
    cs_out_string(out, "\n");
}

void cs_write_quotes(cs_out *out, const casus_doc *doc)
{
    for (uint32_t i = 0; i < doc->attributions.count; i++)
        write_quote(out, doc, &doc->attributions.items[i]);
}

static void write_authors(cs_out *out, const casus_article *article)
{
    if (!article->author_count)
        return;
    cs_json_open(out, "authors", '[');
    for (uint32_t i = 0; i < article->author_count; i++)
        cs_json_text(out, NULL, article->authors[i]);
    cs_json_close(out, ']');
}

/* {"Region":"Europe"}: a name that comes twice is written once, with its first value. */
static void write_labels(cs_out *out, const casus_article *article)
{
    char name[64];
    if (!article->label_count)
        return;
    cs_json_open(out, "labels", '{');
    for (uint32_t i = 0; i < article->label_count; i++) {
        const casus_text text = article->labels[i].name;
        bool again = text.size >= sizeof name;
        for (uint32_t k = 0; k < i; k++)
            again |= cs_text_equal(article->labels[k].name, text);
        if (again)
            continue;
        memcpy(name, text.data, text.size);
        name[text.size] = 0;
        cs_json_text(out, name, article->labels[i].value);
    }
    cs_json_close(out, '}');
}

/* The paragraphs that are not body: [{"kind":"title","start":0,"end":20}]. */
static void write_around(cs_out *out, const casus_article *article)
{
    static const char *const kinds[] = {"body", "title", "byline", "label", "notice"};
    bool any = false;
    for (uint32_t i = 0; i < article->paragraph_count; i++) {
        const casus_paragraph *at = &article->paragraphs[i];
        if (at->kind == CASUS_PARAGRAPH_BODY)
            continue;
        if (!any)
            cs_json_open(out, "around", '[');
        any = true;
        cs_json_open(out, NULL, '{');
        cs_json_text(out, "kind", cs_text_of(kinds[at->kind]));
        cs_json_number(out, "start", at->start);
        cs_json_number(out, "end", at->end);
        cs_json_close(out, '}');
    }
    if (any)
        cs_json_close(out, ']');
}

void cs_write_article(cs_out *out, const casus_doc *doc)
{
    const casus_article *article = &doc->article;
    out->member = false;
    cs_json_open(out, NULL, '{');
    cs_json_text(out, "document", article->id);
    cs_json_text_if(out, "title", article->title);
    cs_json_text_if(out, "byline", article->byline);
    write_authors(out, article);
    cs_json_text_if(out, "published", article->date);
    cs_json_text_if(out, "publisher", article->publisher);
    cs_json_text_if(out, "first_publisher", article->first_publisher);
    cs_json_text_if(out, "dateline", article->dateline);
    write_labels(out, article);
    cs_json_text_if(out, "canonical", article->url);
    cs_json_open(out, "paragraphs", '[');
    for (uint32_t i = 0; i < article->paragraph_count; i++) {
        if (article->paragraphs[i].kind != CASUS_PARAGRAPH_BODY)
            continue;
        cs_json_open(out, NULL, '[');
        cs_json_number(out, NULL, article->paragraphs[i].start);
        cs_json_number(out, NULL, article->paragraphs[i].end);
        cs_json_close(out, ']');
    }
    cs_json_close(out, ']');
    write_around(out, article);
    cs_json_text(out, "text", article->text);
    cs_json_close(out, '}');
    cs_out_string(out, "\n");
}
