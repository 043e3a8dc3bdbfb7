/* scan.h - one page while its article is put together; inside page/ only. */
#ifndef CASUS_PAGE_SCAN_H
#define CASUS_PAGE_SCAN_H

#include "page/dates.h"
#include "page/page.h"

typedef struct cs_page_scan {
    const casus_input *input;
    const cs_page_data *data;
    cs_arena *arena;
    cs_html html;
    cs_markup markup;
    cs_blocks blocks;
    cs_features features;
    float *score;    /* [blocks.count] */
    casus_text site; /* the publisher's name */
    casus_article *out;
} cs_page_scan;

/* Each finds one part of the article; CASUS_NOMEM or CASUS_OK. */
casus_status cs_page_find_site(cs_page_scan *scan, casus_error *error);
casus_status cs_page_find_title(cs_page_scan *scan, casus_error *error);
casus_status cs_page_find_authors(cs_page_scan *scan, casus_error *error);
casus_status cs_page_find_dates(cs_page_scan *scan, casus_error *error);
casus_status cs_page_find_license(cs_page_scan *scan, casus_error *error);

/* The name in the class, id, rel or itemprop of a node or of one of the two above it. */
bool cs_page_named(const cs_page_scan *scan, uint32_t node, const char *part);

/* Without letters and digits that differ only in case or kind: whether `part` is in `whole`. */
bool cs_page_holds_words(casus_text whole, casus_text part, cs_arena *arena);

#endif
