/* when.c - the day of publication and of the last change. */
#include "base/error.h"
#include "page/scan.h"

static cs_page_date parse(cs_page_scan *scan, casus_text text)
{
    const casus_text lower = cs_text_lower(text, scan->arena);
    const casus_text language = scan->markup.language;
    const bool month_first =
        !language.size || (language.size >= 2 && (language.data[0] | 0x20) == 'e' &&
                           (language.data[1] | 0x20) == 'n');
    return lower.data ? cs_page_date_find(&scan->data->tables, lower, month_first)
                      : (cs_page_date){0};
}

static cs_page_date claimed(cs_page_scan *scan, const cs_claims *claims, uint8_t from,
                            uint8_t to)
{
    for (uint8_t rank = from; rank <= to; rank++)
        for (uint32_t i = 0; i < claims->count; i++)
            if (claims->items[i].rank == rank) {
                const cs_page_date date = parse(scan, claims->items[i].value);
                if (date.year)
                    return date;
            }
    return (cs_page_date){0};
}

/* The first time element with a date behind the title, else the first one at all. */
static cs_page_date of_times(cs_page_scan *scan)
{
    const uint32_t title = scan->features.title_block;
    const uint32_t from = title == CASUS_NONE ? 0 : scan->blocks.items[title].first;
    cs_page_date first = {0};
    for (uint32_t i = 1; i < scan->html.count; i++) {
        if (scan->html.nodes[i].tag != CS_TAG_TIME)
            continue;
        const casus_text value = cs_html_attribute(&scan->html, i, "datetime");
        const cs_page_date date = value.size ? parse(scan, value) : (cs_page_date){0};
        if (date.year && i >= from)
            return date;
        if (date.year && !first.year)
            first = date;
    }
    return first;
}

/* A short block with a date, the nearest to the title first; one that the page names a date
 * comes before. */
static cs_page_date shown(cs_page_scan *scan)
{
    enum { LONGEST = 160 };
    const uint32_t title =
        scan->features.title_block == CASUS_NONE ? 0 : scan->features.title_block;
    cs_page_date best = {0};
    uint32_t best_cost = UINT32_MAX;
    for (uint32_t i = 0; i < scan->blocks.count; i++) {
        const cs_block *block = &scan->blocks.items[i];
        if (block->digits < 2 || block->end - block->start > LONGEST)
            continue;
        const casus_text text = cs_block_text(&scan->blocks, block);
        const cs_page_date date = parse(scan, text);
        if (!date.year)
            continue;
        const casus_text lower = cs_text_lower(text, scan->arena);
        uint32_t cost = i > title ? i - title : 3 * (title - i) + 4;
        cost += cs_page_named(scan, block->first, "date") ||
                        cs_page_named(scan, block->first, "time") ||
                        cs_page_named(scan, block->first, "datum")
                    ? 0
                    : 12;
        cost += block->inside & (CS_IN_ASIDE | CS_IN_FOOTER | CS_IN_NAV) ? 60 : 0;
        cost += block->words > 12 ? 40 : 0;
        cost += lower.data && cs_page_prefix(&scan->data->tables, CS_PAGE_UPDATED, lower)
                    ? 8
                    : 0;
        if (cost < best_cost) {
            best_cost = cost;
            best = date;
        }
    }
    return best;
}

casus_status cs_page_find_dates(cs_page_scan *scan, casus_error *error)
{
    (void)error;
    casus_article *out = scan->out;
    cs_page_date date =
        claimed(scan, &scan->markup.published, CS_RANK_LINKED, CS_RANK_PROPERTY);
    const cs_page_date updated =
        claimed(scan, &scan->markup.updated, CS_RANK_LINKED, CS_RANK_META);
    if (!date.year)
        date = cs_page_date_of_address(scan->input->url.size ? scan->input->url
                                                             : scan->markup.canonical);
    if (!date.year)
        date = claimed(scan, &scan->markup.published, CS_RANK_META, CS_RANK_LOOSE);
    if (!date.year)
        date = of_times(scan);
    if (!date.year)
        date = shown(scan);
    if (!date.year)
        date = updated;
    out->updated = cs_page_date_text(updated, scan->arena);
    if (!out->date.size && date.year) {
        out->date = cs_page_date_text(date, scan->arena);
        out->date_from = CS_TEXT("published");
    }
    return CASUS_OK;
}
