/* page.h - a web page -> its article.
 *
 * The page is read as a tree (html.h), its visible text cut into blocks (blocks.h), and the
 * learned selector says which blocks are the article.  What the markup claims about it
 * (markup.h) is checked against what the page shows before it is believed.  The article's
 * text is the title and the chosen blocks, with a map from its bytes to those of the page. */
#ifndef CASUS_PAGE_PAGE_H
#define CASUS_PAGE_PAGE_H

#include "page/markup.h"
#include "page/selector.h"
#include "page/tables.h"

/* What reading pages needs from dict/page/: immutable, shared by threads. */
typedef struct cs_page_data {
    cs_selector *selector; /* NULL: the data folder has none, pages cannot be read */
    cs_page_tables tables;
} cs_page_data;

casus_status cs_page_data_open(cs_page_data *data, const char *folder, cs_faults *faults);
void cs_page_data_free(cs_page_data *data);

/* Reads the article of a page.  `input->text` is valid UTF-8 and outlives `out`, as does the
 * arena.  Errors: CASUS_NOMEM, CASUS_BAD_INPUT when nothing of the page is an article. */
casus_status cs_page(const casus_input *input, const cs_page_data *data, cs_arena *arena,
                     casus_article *out, casus_error *error);

/* Finds the blocks of a page and what is known of each: the part that the trainer shares. */
casus_status cs_page_look(const cs_html *html, const cs_markup *markup, cs_arena *arena,
                          cs_blocks *blocks, cs_features *features, casus_error *error);

#endif
