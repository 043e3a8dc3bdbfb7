/* article.c - see article.h: cut into paragraphs, read their signs, mark head and tail.
 */
#include "article/article.h"

#include "article/layout.h"
#include "base/error.h"

static void read_all_signs(cs_layout *layout)
{
    layout->signs = cs_arena_alloc(layout->arena, sizeof *layout->signs *
                                                      (layout->paragraphs.count + 1));
    if (!layout->signs) {
        layout->failed = true;
        return;
    }
    for (uint32_t i = 0; i < layout->paragraphs.count; i++)
        layout->signs[i] = cs_read_signs(layout, cs_paragraph_text(layout, i));
}

static uint32_t first_of(const cs_layout *layout, casus_paragraph_kind kind)
{
    uint32_t i = 0;
    while (i < layout->paragraphs.count && layout->paragraphs.items[i].kind != kind)
        i++;
    return i;
}

static void turn(cs_layout *layout, casus_paragraph_kind from)
{
    for (uint32_t i = 0; i < layout->paragraphs.count; i++)
        if (layout->paragraphs.items[i].kind == from && !layout->signs[i].separator)
            layout->paragraphs.items[i].kind = CASUS_PARAGRAPH_BODY;
}

/* An article has a body: where none was left, titles are it, else the notices. */
static void keep_some_body(cs_layout *layout)
{
    const casus_paragraph_kind kinds[] = {CASUS_PARAGRAPH_TITLE, CASUS_PARAGRAPH_NOTICE,
                                          CASUS_PARAGRAPH_LABEL, CASUS_PARAGRAPH_BYLINE};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (first_of(layout, CASUS_PARAGRAPH_BODY) == layout->paragraphs.count)
            turn(layout, kinds[i]);
}

static void mark_paragraphs(cs_layout *layout)
{
    cs_find_paragraphs(layout);
    if (!layout->failed)
        read_all_signs(layout);
    if (layout->failed)
        return;
    layout->article->byline = layout->input->author;
    cs_read_authors(layout, layout->input->author);
    const uint32_t body = layout->paragraphs.count > 1 ? cs_mark_head(layout) : 0;
    if (body < layout->paragraphs.count) {
        cs_mark_tail(layout, body);
        cs_find_credit(layout, body);
    }
    keep_some_body(layout);
}

casus_status cs_article_credit(const cs_dict *dict, cs_arena *arena,
                               casus_article *article, casus_error *error)
{
    const casus_input input = {.text = article->text};
    cs_layout layout = {
        .input = &input, .dict = dict, .arena = arena, .article = article};
    const uint32_t count = article->paragraph_count;
    for (uint32_t i = 0; i < count; i++) {
        if (!cs_array_push(&layout.paragraphs, arena))
            return cs_nomem(error);
        *cs_array_last(&layout.paragraphs) = article->paragraphs[i];
    }
    for (uint32_t i = 0; i < article->author_count; i++) {
        if (!cs_array_push(&layout.authors, arena))
            return cs_nomem(error);
        *cs_array_last(&layout.authors) = article->authors[i];
    }
    read_all_signs(&layout);
    if (!layout.failed)
        cs_find_credit(&layout, 0);
    return layout.failed ? cs_nomem(error) : CASUS_OK;
}

casus_status cs_article(const casus_input *input, const cs_dict *dict, cs_arena *arena,
                        casus_article *out, casus_error *error)
{
    cs_layout layout = {.input = input, .dict = dict, .arena = arena, .article = out};
    cs_period period;
    *out = (casus_article){.text = input->text,
                           .id = input->id,
                           .title = input->title,
                           .url = input->url,
                           .publisher = input->publisher};
    if (cs_date_parse(input->date, &period)) {
        out->date = input->date;
        out->date_from = CS_TEXT("published");
    }
    mark_paragraphs(&layout);
    if (layout.failed)
        return cs_nomem(error);
    out->paragraphs = layout.paragraphs.items;
    out->paragraph_count = layout.paragraphs.count;
    out->authors = layout.authors.items;
    out->author_count = layout.authors.count;
    out->labels = layout.labels.items;
    out->label_count = layout.labels.count;
    return CASUS_OK;
}
