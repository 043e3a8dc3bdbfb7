#include "page/page.h"

#include "base/error.h"
#include "base/file.h"
#include "dict/dates.h"
#include "page/scan.h"

#include <unistd.h>

enum { NOTES_LIMIT = 8, LABELS_LIMIT = 32 };

casus_status cs_page_data_open(cs_page_data *data, const char *folder, cs_faults *faults)
{
    cs_arena *arena = &data->tables.arena;
    const char *words = cs_path_join(folder, "dict/page/words.txt", arena);
    const char *blocks = cs_path_join(folder, "dict/page/blocks.casus", arena);
    if (!words || !blocks)
        return cs_nomem(faults->error);
    if (access(words, F_OK) != 0 || access(blocks, F_OK) != 0)
        return CASUS_OK;
    CS_TRY(cs_page_tables_load(&data->tables, words, faults));
    return cs_selector_open(blocks, &data->selector, faults->error);
}

void cs_page_data_free(cs_page_data *data)
{
    cs_selector_free(data->selector);
    cs_page_tables_free(&data->tables);
}

/* ---- names around a node ------------------------------------------------------------ */

static bool holds(casus_text text, const char *part)
{
    const uint32_t size = (uint32_t)strlen(part);
    for (uint32_t i = 0; i + size <= text.size; i++) {
        uint32_t k = 0;
        while (k < size && (text.data[i + k] | 0x20) == part[k])
            k++;
        if (k == size)
            return true;
    }
    return false;
}

bool cs_page_named(const cs_page_scan *scan, uint32_t node, const char *part)
{
    static const char *const attributes[] = {"class", "id", "rel", "itemprop"};
    for (uint32_t level = 0; level < 4 && node;
         level++, node = scan->html.nodes[node].parent)
        for (size_t k = 0; k < sizeof attributes / sizeof *attributes; k++)
            if (scan->html.nodes[node].attribute_count &&
                holds(cs_html_attribute(&scan->html, node, attributes[k]), part))
                return true;
    return false;
}

/* ---- the text ------------------------------------------------------------------------ */

typedef struct cs_page_text {
    char *bytes;
    uint32_t size;
    CS_ARRAY(casus_paragraph) paragraphs;
    CS_ARRAY(casus_piece) map;
} cs_page_text;

/* Copies the map of [start, end) of the blocks' text, which now begins at text->size. */
static bool copy_map(cs_page_scan *scan, cs_page_text *text, uint32_t start, uint32_t end)
{
    uint32_t at = start;
    while (at < end) {
        uint32_t low = 0, high = scan->blocks.map.count;
        while (high - low > 1) {
            const uint32_t middle = low + (high - low) / 2;
            if (scan->blocks.map.items[middle].text <= at)
                low = middle;
            else
                high = middle;
        }
        if (!cs_array_push(&text->map, scan->arena))
            return false;
        *cs_array_last(&text->map) =
            (casus_piece){text->size + (at - start), cs_blocks_source(&scan->blocks, at)};
        at =
            low + 1 < scan->blocks.map.count ? scan->blocks.map.items[low + 1].text : end;
    }
    return true;
}

static casus_status add_paragraph(cs_page_scan *scan, cs_page_text *text,
                                  const cs_block *block, casus_paragraph_kind kind,
                                  casus_error *error)
{
    const casus_text from = cs_block_text(&scan->blocks, block);
    if (text->size) {
        text->bytes[text->size++] = '\n';
        text->bytes[text->size++] = '\n';
    }
    if (!copy_map(scan, text, block->start, block->end) ||
        !cs_array_push(&text->paragraphs, scan->arena))
        return cs_nomem(error);
    memcpy(text->bytes + text->size, from.data, from.size);
    *cs_array_last(&text->paragraphs) =
        (casus_paragraph){text->size, text->size + from.size, kind};
    text->size += from.size;
    return CASUS_OK;
}

/* A chosen block that only names an author is the byline. */
static casus_paragraph_kind kind_of(cs_page_scan *scan, const cs_block *block)
{
    enum { BYLINE_WORDS = 12 };
    const casus_text text = cs_block_text(&scan->blocks, block);
    if (block->words > BYLINE_WORDS || block->stops > 1)
        return CASUS_PARAGRAPH_BODY;
    for (uint32_t i = 0; i < scan->out->author_count; i++) {
        const casus_text name = scan->out->authors[i];
        const casus_text lower = cs_text_lower(text, scan->arena);
        const bool by =
            lower.data && cs_page_prefix(&scan->data->tables, CS_PAGE_BY, lower);
        for (uint32_t at = 0; at + name.size <= text.size; at++)
            if (memcmp(text.data + at, name.data, name.size) == 0 &&
                (by || 2 * name.size > text.size))
                return CASUS_PARAGRAPH_BYLINE;
    }
    return CASUS_PARAGRAPH_BODY;
}

static casus_status write_text(cs_page_scan *scan, casus_error *error)
{
    cs_page_text text = {.size = 0};
    const uint32_t title = scan->features.title_block;
    text.bytes = cs_arena_alloc(scan->arena, (size_t)scan->blocks.size +
                                                 2 * (size_t)scan->blocks.count + 2);
    if (!text.bytes)
        return cs_nomem(error);
    if (title != CASUS_NONE && scan->blocks.items[title].heading)
        CS_TRY(add_paragraph(scan, &text, &scan->blocks.items[title],
                             CASUS_PARAGRAPH_TITLE, error));
    for (uint32_t i = 0; i < scan->blocks.count; i++)
        if (scan->score[i] > 0.5F && i != title)
            CS_TRY(add_paragraph(scan, &text, &scan->blocks.items[i],
                                 kind_of(scan, &scan->blocks.items[i]), error));
    scan->out->text = cs_text(text.bytes, text.size);
    scan->out->paragraphs = text.paragraphs.items;
    scan->out->paragraph_count = text.paragraphs.count;
    scan->out->map = text.map.items;
    scan->out->map_count = text.map.count;
    return CASUS_OK;
}

/* ---- labels and notes ------------------------------------------------------------------ */

static casus_status add_labels(cs_page_scan *scan, casus_error *error)
{
    const cs_claims *from[] = {&scan->markup.sections, &scan->markup.tags};
    const casus_text kinds[] = {CS_TEXT("section"), CS_TEXT("tag")};
    casus_label *labels = cs_arena_alloc(scan->arena, LABELS_LIMIT * sizeof *labels);
    uint32_t count = 0;
    if (!labels)
        return cs_nomem(error);
    for (size_t k = 0; k < 2; k++)
        for (uint32_t i = 0; i < from[k]->count; i++) {
            casus_text rest = from[k]->items[i].value, value;
            while (count < LABELS_LIMIT && cs_next_part(&rest, ',', &value)) {
                value = cs_text_trim(value);
                bool known = !value.size;
                for (uint32_t n = 0; n < count && !known; n++)
                    known = cs_text_equal(labels[n].value, value);
                if (!known)
                    labels[count++] = (casus_label){kinds[k], value};
            }
        }
    scan->out->labels = labels;
    scan->out->label_count = count;
    return CASUS_OK;
}

static casus_status add_notes(cs_page_scan *scan, casus_error *error)
{
    casus_text *notes = cs_arena_alloc(scan->arena, NOTES_LIMIT * sizeof *notes);
    uint32_t count = 0;
    if (!notes)
        return cs_nomem(error);
    if (scan->markup.paywalled)
        notes[count++] = CS_TEXT(
            "not free: the page says that parts of the article need a subscription");
    if (scan->markup.amp)
        notes[count++] = CS_TEXT("amp: a page for mobile devices");
    if (scan->html.cut || scan->blocks.cut)
        notes[count++] =
            CS_TEXT("cut: the page passes a limit of depth, attributes or nodes");
    scan->out->notes = notes;
    scan->out->note_count = count;
    return CASUS_OK;
}

/* ---- all together ------------------------------------------------------------------------ */

casus_status cs_page_look(const cs_html *html, const cs_markup *markup, cs_arena *arena,
                          cs_blocks *blocks, cs_features *features, casus_error *error)
{
    cs_page_hints hints = {.title = markup->document_title, .body = markup->body};
    uint8_t best = UINT8_MAX;
    for (uint32_t i = 0; i < markup->titles.count; i++)
        if (markup->titles.items[i].rank < best &&
            markup->titles.items[i].rank < CS_RANK_LOOSE) {
            hints.title = markup->titles.items[i].value;
            best = markup->titles.items[i].rank;
        }
    CS_TRY(cs_blocks_find(html, arena, blocks, error));
    return cs_features_find(blocks, &hints, arena, features, error);
}

/* All of a piece is article but lone links and what is hidden. */
static void take_piece(cs_page_scan *scan)
{
    for (uint32_t i = 0; i < scan->blocks.count; i++) {
        const cs_block *block = &scan->blocks.items[i];
        const bool link = block->link_characters * 10 > block->characters * 9;
        scan->score[i] =
            link || block->inside & (CS_IN_HIDDEN | CS_IN_FORM | CS_IN_BUTTON) ? 0.0F
                                                                               : 1.0F;
    }
}

static casus_status read_page(cs_page_scan *scan, casus_error *error)
{
    CS_TRY(cs_html_read(scan->input->text, scan->arena, &scan->html, error));
    CS_TRY(cs_markup_read(&scan->html, scan->arena, &scan->markup, error));
    CS_TRY(cs_page_look(&scan->html, &scan->markup, scan->arena, &scan->blocks,
                        &scan->features, error));
    scan->score =
        cs_arena_alloc(scan->arena, (scan->blocks.count + 1) * sizeof *scan->score);
    if (!scan->score)
        return cs_nomem(error);
    if (scan->input->media == CASUS_MEDIA_PIECE) {
        take_piece(scan);
        return CASUS_OK;
    }
    return cs_select(scan->data->selector, &scan->features, scan->arena, scan->score,
                     error);
}

casus_status cs_page(const casus_input *input, const cs_page_data *data, cs_arena *arena,
                     casus_article *out, casus_error *error)
{
    cs_page_scan scan = {.input = input, .data = data, .arena = arena, .out = out};
    *out = (casus_article){.id = input->id, .url = input->url};
    cs_period period;
    if (!data->selector)
        return cs_fail(error, CASUS_BAD_DATA, 0,
                       "the data folder has no dict/page: web pages cannot be read");
    if (cs_date_parse(input->date, &period)) {
        out->date = input->date;
        out->date_from = CS_TEXT("published");
    }
    CS_TRY(read_page(&scan, error));
    out->language = scan.markup.language;
    if (!out->url.size)
        out->url = scan.markup.canonical;
    CS_TRY(cs_page_find_site(&scan, error));
    CS_TRY(cs_page_find_title(&scan, error));
    CS_TRY(cs_page_find_authors(&scan, error));
    CS_TRY(cs_page_find_dates(&scan, error));
    CS_TRY(cs_page_find_license(&scan, error));
    CS_TRY(add_labels(&scan, error));
    CS_TRY(add_notes(&scan, error));
    CS_TRY(write_text(&scan, error));
    return out->paragraph_count
               ? CASUS_OK
               : cs_fail(error, CASUS_BAD_INPUT, 0, "the page holds no article");
}
