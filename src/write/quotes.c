/* quotes.c - attributions and articles as JSON records. */
#include "write/write.h"

static void write_spans(cs_out *out, const char *key, const casus_span *spans,
                        uint32_t count)
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
    if (quote->via.kind.size)
        cs_write_speaker(out, "via", &quote->via);
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

static void write_texts(cs_out *out, const char *key, const casus_text *texts,
                        uint32_t count)
{
    if (!count)
        return;
    cs_json_open(out, key, '[');
    for (uint32_t i = 0; i < count; i++)
        cs_json_text(out, NULL, texts[i]);
    cs_json_close(out, ']');
}

/* A name with several values has a list: {"Region":"Europe","tag":["Mali","Niger"]}. */
static void write_labels(cs_out *out, const casus_article *article)
{
    const casus_label *labels = article->labels;
    char name[64];
    if (!article->label_count)
        return;
    cs_json_open(out, "labels", '{');
    for (uint32_t i = 0; i < article->label_count; i++) {
        bool again = labels[i].name.size >= sizeof name;
        uint32_t same = 0;
        for (uint32_t k = 0; k < article->label_count; k++) {
            same += cs_text_equal(labels[k].name, labels[i].name);
            again |= k < i && cs_text_equal(labels[k].name, labels[i].name);
        }
        if (again)
            continue;
        memcpy(name, labels[i].name.data, labels[i].name.size);
        name[labels[i].name.size] = 0;
        if (same > 1)
            cs_json_open(out, name, '[');
        for (uint32_t k = i; k < article->label_count; k++)
            if (cs_text_equal(labels[k].name, labels[i].name))
                cs_json_text(out, same > 1 ? NULL : name, labels[k].value);
        if (same > 1)
            cs_json_close(out, ']');
    }
    cs_json_close(out, '}');
}

/* Where the paragraphs of the body stand in the page. */
static void write_sources(cs_out *out, const casus_article *article)
{
    if (!article->map_count)
        return;
    cs_json_open(out, "sources", '[');
    for (uint32_t i = 0; i < article->paragraph_count; i++) {
        const casus_paragraph *at = &article->paragraphs[i];
        if (at->kind != CASUS_PARAGRAPH_BODY || at->end == at->start)
            continue;
        cs_json_open(out, NULL, '[');
        cs_json_number(out, NULL, casus_source_offset(article, at->start));
        cs_json_number(out, NULL, casus_source_offset(article, at->end - 1) + 1);
        cs_json_close(out, ']');
    }
    cs_json_close(out, ']');
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
    write_texts(out, "authors", article->authors, article->author_count);
    cs_json_text_if(out, "published", article->date);
    cs_json_text_if(out, "updated", article->updated);
    cs_json_text_if(out, "publisher", article->publisher);
    cs_json_text_if(out, "first_publisher", article->first_publisher);
    cs_json_text_if(out, "dateline", article->dateline);
    write_labels(out, article);
    cs_json_text_if(out, "language", article->language);
    cs_json_text_if(out, "license", article->license);
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
    write_sources(out, article);
    cs_json_text(out, "text", article->text);
    write_texts(out, "notes", article->notes, article->note_count);
    cs_json_close(out, '}');
    cs_out_string(out, "\n");
}
