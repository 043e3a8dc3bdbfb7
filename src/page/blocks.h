/* blocks.h - the tree of a page -> its visible text, cut into blocks.
 *
 * A block is a run of text without a border of a block element or a doubled line break in
 * it: a paragraph, a heading, an item, a cell.  White space becomes single blanks, single
 * line breaks stay.  The map leads from each byte of the text to the byte of the source that
 * it came from. */
#ifndef CASUS_PAGE_BLOCKS_H
#define CASUS_PAGE_BLOCKS_H

#include "base/array.h"
#include "page/html.h"

enum { CS_BLOCKS_LIMIT = 1 << 17 };

/* Where an element stands: bits of cs_block.inside. */
enum {
    CS_IN_LINK = 1 << 0,
    CS_IN_ARTICLE = 1 << 1,
    CS_IN_MAIN = 1 << 2,
    CS_IN_NAV = 1 << 3,
    CS_IN_ASIDE = 1 << 4,
    CS_IN_HEADER = 1 << 5,
    CS_IN_FOOTER = 1 << 6,
    CS_IN_FIGURE = 1 << 7,
    CS_IN_CAPTION = 1 << 8,
    CS_IN_LIST = 1 << 9,
    CS_IN_TABLE = 1 << 10,
    CS_IN_FORM = 1 << 11,
    CS_IN_QUOTE = 1 << 12,
    CS_IN_BODY_MARK = 1 << 13, /* itemprop articleBody */
    CS_IN_HIDDEN = 1 << 14,
    CS_IN_HEADING = 1 << 15,
    CS_IN_PARAGRAPH = 1 << 16,
    CS_IN_ADDRESS = 1 << 17,
    CS_IN_PRE = 1 << 18,
    CS_IN_BOLD = 1 << 19,
    CS_IN_BUTTON = 1 << 20,
    CS_IN_TIME = 1 << 21,
    CS_IN_SMALL = 1 << 22,
    CS_IN_COUNT = 23
};

typedef struct cs_block {
    uint32_t start, end;   /* bytes of the text */
    uint32_t node;         /* the innermost block element around it */
    uint32_t first, last;  /* nodes of its first and last run of text */
    uint32_t inside;       /* CS_IN_ bits of `first` */
    uint32_t words, characters, letters, capitals, digits, commas, stops;
    uint32_t links, link_characters, bold_characters, breaks;
    uint8_t heading;       /* 1 to 6; 0 = none */
} cs_block;

/* From byte `text` on, bytes of the text are those from byte `source` on. */
typedef struct cs_piece {
    uint32_t text, source;
} cs_piece;

typedef struct cs_blocks {
    const cs_html *html;
    char *text; /* [size] */
    uint32_t size, count;
    cs_block *items; /* [count] in the order of the page */
    CS_ARRAY(cs_piece) map;
    uint32_t *inside; /* [html->count] CS_IN_ bits */
    bool cut;
} cs_blocks;

/* Finds the blocks of a page.  Errors: CASUS_NOMEM. */
casus_status cs_blocks_find(const cs_html *html, cs_arena *arena, cs_blocks *out,
                            casus_error *error);

static inline casus_text cs_block_text(const cs_blocks *blocks, const cs_block *block)
{
    return (casus_text){blocks->text + block->start, block->end - block->start};
}

/* The byte of the source behind byte `at` of the text. */
uint32_t cs_blocks_source(const cs_blocks *blocks, uint32_t at);

#endif
