/* title.c - the publisher's name and the article's title. */
#include "base/error.h"
#include "page/scan.h"
#include "page/words.h"

static bool is_address(casus_text text)
{
    return cs_text_starts(text, CS_TEXT("http")) ||
           memchr(text.data, '/', text.size) != NULL;
}

casus_status cs_page_find_site(cs_page_scan *scan, casus_error *error)
{
    (void)error;
    for (uint8_t rank = 0; rank <= CS_RANK_LOOSE && !scan->site.size; rank++) {
        /* og:site_name is what readers see; JSON-LD often names the company behind it. */
        static const uint8_t order[] = {CS_RANK_PROPERTY, CS_RANK_LINKED, CS_RANK_META,
                                        CS_RANK_LOOSE};
        for (uint32_t i = 0; i < scan->markup.sites.count && !scan->site.size; i++)
            if (scan->markup.sites.items[i].rank == order[rank] &&
                !is_address(scan->markup.sites.items[i].value))
                scan->site = scan->markup.sites.items[i].value;
    }
    scan->out->publisher =
        scan->input->publisher.size ? scan->input->publisher : scan->site;
    return CASUS_OK;
}

/* Words of the shorter one that the other has as well, as a share. */
static float likeness(casus_text a, casus_text b, cs_arena *arena)
{
    cs_word_set set;
    uint64_t hash;
    uint32_t words = 0, shared = 0;
    const cs_arena_point point = cs_arena_mark(arena);
    cs_word_scan words_a = cs_words_start(a), words_b = cs_words_start(b);
    if (!cs_word_set_start(&set, arena))
        return 0;
    while (cs_words_next(&words_a, &hash) && cs_word_set_add(&set, hash))
        ;
    while (cs_words_next(&words_b, &hash)) {
        words++;
        shared += cs_word_set_has(&set, hash);
    }
    const uint32_t most = words > set.count ? words : set.count;
    cs_arena_rewind(arena, point);
    return most ? (float)shared / (float)most : 0;
}

/* Where a separator begins behind `at` ("Title | Site", "Title - Site"); its bytes in *width. */
static uint32_t find_separator(casus_text text, uint32_t at, uint32_t *width)
{
    static const char *const marks[] = {
        " | ",        " - ",        " \xE2\x80\x93 ", " \xE2\x80\x94 ",
        " \xC2\xBB ", " \xC2\xAB ", " \xC2\xB7 ",     " \xE2\x80\xA2 ",
        " :: ",       " / ",        " \xE2\x80\xBA "};
    for (uint32_t i = at; i < text.size; i++)
        for (size_t k = 0; text.data[i] == ' ' && k < sizeof marks / sizeof *marks; k++)
            if (cs_text_starts(cs_text_span(text, i, text.size), cs_text_of(marks[k]))) {
                *width = (uint32_t)strlen(marks[k]);
                return i;
            }
    return text.size;
}

/* The title of the document without the site's name at its end or start. */
static casus_text without_site(casus_text title, casus_text site, casus_text shown,
                               cs_arena *arena)
{
    uint32_t width = 0, last = title.size, last_width = 0;
    for (uint32_t at = 0; at < title.size;) {
        const uint32_t found = find_separator(title, at, &width);
        if (found == title.size)
            break;
        if (shown.size && likeness(cs_text_span(title, 0, found), shown, arena) > 0.99F)
            return cs_text_trim(cs_text_span(title, 0, found));
        last = found;
        last_width = width;
        at = found + width;
    }
    if (last == title.size)
        return title;
    const casus_text head = cs_text_span(title, 0, last);
    const casus_text tail = cs_text_span(title, last + last_width, title.size);
    if (site.size && likeness(head, site, arena) > 0.7F)
        return cs_text_trim(tail);
    if ((site.size && likeness(tail, site, arena) > 0.4F) || tail.size < head.size)
        return cs_text_trim(head);
    return title;
}

static casus_text claimed_title(cs_page_scan *scan, casus_text shown)
{
    const cs_claim *best = NULL;
    for (uint32_t i = 0; i < scan->markup.titles.count; i++) {
        const cs_claim *claim = &scan->markup.titles.items[i];
        if (claim->rank < CS_RANK_LOOSE && (!best || claim->rank < best->rank))
            best = claim;
    }
    const casus_text title = best ? best->value : scan->markup.document_title;
    return without_site(title, scan->site, shown, scan->arena);
}

/* Whether the shown heading is the only one of the first level, and more than a name. */
static bool stands_alone(const cs_page_scan *scan, uint32_t at, casus_text shown)
{
    uint32_t headings = 0;
    for (uint32_t i = 0; i < scan->blocks.count; i++)
        headings += scan->blocks.items[i].heading == 1;
    return headings == 1 && scan->blocks.items[at].heading == 1 &&
           scan->blocks.items[at].words >= 3 &&
           (!scan->site.size || likeness(shown, scan->site, scan->arena) < 0.6F);
}

casus_status cs_page_find_title(cs_page_scan *scan, casus_error *error)
{
    enum { TITLE_LIMIT = 400 };
    const uint32_t at = scan->features.title_block;
    casus_text shown = {NULL, 0};
    if (at != CASUS_NONE && scan->blocks.items[at].heading &&
        scan->blocks.items[at].characters < TITLE_LIMIT) {
        shown = cs_html_clean(cs_block_text(&scan->blocks, &scan->blocks.items[at]),
                              scan->arena);
        if (!shown.data)
            return cs_nomem(error);
    }
    const casus_text claimed = claimed_title(scan, shown);
    const bool agree =
        shown.size && (!claimed.size || likeness(shown, claimed, scan->arena) > 0.5F ||
                       stands_alone(scan, at, shown));
    scan->out->title = agree ? shown : claimed.size ? claimed : shown;
    if (scan->input->title.size)
        scan->out->title = scan->input->title;
    return CASUS_OK;
}
