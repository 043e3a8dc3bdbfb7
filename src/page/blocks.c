#include "page/blocks.h"

#include "base/error.h"
#include "base/utf8.h"

typedef struct cs_block_scan {
    const cs_html *html;
    cs_arena *arena;
    cs_blocks *out;
    CS_ARRAY(cs_block) blocks;
    cs_block block;  /* being filled; empty while start == end */
    bool blank;      /* a blank is due before the next character */
    uint32_t breaks; /* line breaks due */
    bool failed;
} cs_block_scan;

/* ---- where elements stand -------------------------------------------------------- */

static uint32_t own_bits(const cs_html *html, uint32_t node)
{
    const cs_node *at = &html->nodes[node];
    uint32_t bits = at->hidden ? CS_IN_HIDDEN : 0;
    if (at->attribute_count &&
        cs_text_is(cs_html_attribute(html, node, "itemprop"), "articleBody"))
        bits |= CS_IN_BODY_MARK;
    switch (at->tag) {
    case CS_TAG_A:
        return bits | CS_IN_LINK;
    case CS_TAG_ARTICLE:
        return bits | CS_IN_ARTICLE;
    case CS_TAG_MAIN:
        return bits | CS_IN_MAIN;
    case CS_TAG_NAV:
        return bits | CS_IN_NAV;
    case CS_TAG_ASIDE:
        return bits | CS_IN_ASIDE;
    case CS_TAG_HEADER:
        return bits | CS_IN_HEADER;
    case CS_TAG_FOOTER:
        return bits | CS_IN_FOOTER;
    case CS_TAG_FIGURE:
        return bits | CS_IN_FIGURE;
    case CS_TAG_FIGCAPTION:
    case CS_TAG_CAPTION:
        return bits | CS_IN_CAPTION;
    case CS_TAG_LI:
    case CS_TAG_DD:
    case CS_TAG_DT:
        return bits | CS_IN_LIST;
    case CS_TAG_TD:
    case CS_TAG_TH:
        return bits | CS_IN_TABLE;
    case CS_TAG_FORM:
    case CS_TAG_FIELDSET:
    case CS_TAG_LABEL:
        return bits | CS_IN_FORM;
    case CS_TAG_BLOCKQUOTE:
        return bits | CS_IN_QUOTE;
    case CS_TAG_P:
        return bits | CS_IN_PARAGRAPH;
    case CS_TAG_ADDRESS:
        return bits | CS_IN_ADDRESS;
    case CS_TAG_PRE:
        return bits | CS_IN_PRE;
    case CS_TAG_B:
    case CS_TAG_STRONG:
        return bits | CS_IN_BOLD;
    case CS_TAG_BUTTON:
        return bits | CS_IN_BUTTON;
    case CS_TAG_TIME:
        return bits | CS_IN_TIME;
    case CS_TAG_SMALL:
        return bits | CS_IN_SMALL;
    case CS_TAG_H1:
    case CS_TAG_H2:
    case CS_TAG_H3:
    case CS_TAG_H4:
    case CS_TAG_H5:
    case CS_TAG_H6:
        return bits | CS_IN_HEADING;
    default:
        return bits;
    }
}

/* ---- text --------------------------------------------------------------------------- */

static void put(cs_block_scan *s, const char *bytes, uint32_t size, uint32_t source)
{
    cs_blocks *out = s->out;
    if (!out->map.count || source - cs_array_last(&out->map)->source !=
                               out->size - cs_array_last(&out->map)->text) {
        if (!cs_array_push(&out->map, s->arena)) {
            s->failed = true;
            return;
        }
        *cs_array_last(&out->map) = (cs_piece){out->size, source};
    }
    memcpy(out->text + out->size, bytes, size);
    out->size += size;
}

static void count_character(cs_block *block, const char *bytes, uint32_t size)
{
    const unsigned char c = (unsigned char)bytes[0];
    block->characters++;
    if (c < 0x80) {
        const bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        block->letters += letter;
        block->capitals += c >= 'A' && c <= 'Z';
        block->digits += c >= '0' && c <= '9';
        block->commas += c == ',';
        block->stops += c == '.' || c == '!' || c == '?';
        return;
    }
    if (size == 3 && c == 0xE3 && bytes[1] == (char)0x80) {
        block->commas += bytes[2] == (char)0x81;
        block->stops += bytes[2] == (char)0x82;
        return;
    }
    if (size == 3 && c >= 0xE3 && c <= 0xE9)
        block->words += block->letters % 2; /* two ideographs count as a word */
    block->letters += c != 0xC2 && c != 0xE2;
    if (size == 2 && (c == 0xC3 || c == 0xD0))
        block->capitals += (unsigned char)bytes[1] < 0xA0;
}

static void put_character(cs_block_scan *s, const char *bytes, uint32_t size,
                          uint32_t source, uint32_t node)
{
    cs_block *block = &s->block;
    const bool space = (unsigned char)bytes[0] <= ' ' ||
                       (size == 2 && memcmp(bytes, "\xC2\xA0", 2) == 0) ||
                       (size == 3 && (memcmp(bytes, "\xE2\x80\x8B", 3) == 0 ||
                                      memcmp(bytes, "\xEF\xBB\xBF", 3) == 0));
    if (space) {
        s->blank = true;
        return;
    }
    const uint32_t inside = s->out->inside[node];
    if (block->start == block->end) {
        block->start = s->out->size;
        block->first = node;
        block->inside = inside;
        block->words = 1;
    } else if (s->breaks) {
        put(s, "\n", 1, source ? source - 1 : 0);
        block->words++;
        block->breaks++;
    } else if (s->blank) {
        put(s, " ", 1, source ? source - 1 : 0);
        block->words++;
    }
    s->blank = false;
    s->breaks = 0;
    put(s, bytes, size, source);
    block->end = s->out->size;
    block->last = node;
    count_character(block, bytes, size);
    block->link_characters += (inside & CS_IN_LINK) != 0;
    block->bold_characters += (inside & CS_IN_BOLD) != 0;
}

static void add_text(cs_block_scan *s, uint32_t node)
{
    const casus_text source = s->html->source;
    const cs_node *at = &s->html->nodes[node];
    char piece[8];
    uint32_t size;
    for (uint32_t i = at->start; i < at->stop;) {
        const unsigned char c = (unsigned char)source.data[i];
        uint32_t taken = c == '&' ? cs_html_reference(source, i, piece, &size) : 0;
        if (taken) {
            put_character(s, piece, size, i, node);
        } else {
            taken = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
            put_character(s, source.data + i, taken, i, node);
        }
        i += taken;
    }
}

/* ---- blocks ---------------------------------------------------------------------------- */

static void end_block(cs_block_scan *s, uint32_t node)
{
    if (s->block.end > s->block.start && s->block.letters + s->block.digits > 0) {
        if (s->blocks.count >= CS_BLOCKS_LIMIT) {
            s->out->cut = true;
        } else if (cs_array_push(&s->blocks, s->arena)) {
            *cs_array_last(&s->blocks) = s->block;
        } else {
            s->failed = true;
        }
        s->out->text[s->out->size++] = '\n';
    } else if (s->block.end > s->block.start) {
        s->out->text[s->out->size++] = '\n';
    }
    s->block = (cs_block){.node = node};
    s->blank = false;
    s->breaks = 0;
}

static uint8_t heading_of(const cs_html *html, uint32_t node)
{
    const uint8_t tag = html->nodes[node].tag;
    return tag >= CS_TAG_H1 && tag <= CS_TAG_H6 ? (uint8_t)(tag - CS_TAG_H1 + 1) : 0;
}

static void visit(cs_block_scan *s, uint32_t i)
{
    const cs_node *node = &s->html->nodes[i];
    if (node->tag == CS_TAG_TEXT) {
        add_text(s, i);
    } else if (node->tag == CS_TAG_BR) {
        if (++s->breaks > 1)
            end_block(s, s->block.node);
    } else if (cs_tag_flags(node->tag) & CS_TAG_BLOCK) {
        end_block(s, i);
        s->block.heading = heading_of(s->html, i);
    } else if (node->tag == CS_TAG_A) {
        s->block.links++;
    }
}

/* Walks the nodes; `open` holds the block elements around the current one. */
static casus_status walk(cs_block_scan *s, casus_error *error)
{
    const cs_html *html = s->html;
    uint32_t open[CS_HTML_DEPTH + 1], depth = 0;
    open[0] = 0;
    for (uint32_t i = 1; i < html->count && !s->failed;) {
        const cs_node *node = &html->nodes[i];
        s->out->inside[i] = s->out->inside[node->parent] | own_bits(html, i);
        while (depth && html->nodes[open[depth]].end <= i) {
            depth--;
            end_block(s, open[depth]);
            s->block.heading = heading_of(html, open[depth]);
        }
        if (cs_tag_flags(node->tag) & CS_TAG_SKIP) {
            i = node->end;
            continue;
        }
        visit(s, i);
        if (cs_tag_flags(node->tag) & CS_TAG_BLOCK && node->end > i + 1 &&
            depth < CS_HTML_DEPTH)
            open[++depth] = i;
        i++;
    }
    end_block(s, 0);
    return s->failed ? cs_nomem(error) : CASUS_OK;
}

casus_status cs_blocks_find(const cs_html *html, cs_arena *arena, cs_blocks *out,
                            casus_error *error)
{
    cs_block_scan scan = {.html = html, .arena = arena, .out = out};
    *out = (cs_blocks){.html = html};
    /* Each character of the text has its own in the source; a border adds at most one, and
     * stands for a tag of three bytes or more. */
    out->text = cs_arena_alloc(arena, (size_t)html->source.size + html->count + 2);
    out->inside = cs_arena_alloc(arena, html->count * sizeof *out->inside);
    if (!out->text || !out->inside)
        return cs_nomem(error);
    CS_TRY(walk(&scan, error));
    out->items = scan.blocks.items;
    out->count = scan.blocks.count;
    return CASUS_OK;
}

uint32_t cs_blocks_source(const cs_blocks *blocks, uint32_t at)
{
    uint32_t low = 0, high = blocks->map.count;
    while (high - low > 1) {
        const uint32_t middle = low + (high - low) / 2;
        if (blocks->map.items[middle].text <= at)
            low = middle;
        else
            high = middle;
    }
    return blocks->map.count
               ? blocks->map.items[low].source + (at - blocks->map.items[low].text)
               : 0;
}
