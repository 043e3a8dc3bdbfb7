#include "page/html.h"

#include "base/error.h"

/* The open elements while a page is read. */
typedef struct cs_html_reader {
    cs_html *html;
    cs_arena *arena;
    uint32_t node_limit, attribute_limit;
    uint32_t open[CS_HTML_DEPTH]; /* nodes; 0 is the root */
    uint32_t depth;
    uint32_t open_count[CS_TAG_COUNT]; /* of each tag among `open` */
    uint32_t skipped[CS_TAG_COUNT];    /* opened below the limit of depth */
} cs_html_reader;

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool same_name(casus_text a, const char *b)
{
    uint32_t i = 0;
    for (; i < a.size && b[i]; i++)
        if ((a.data[i] >= 'A' && a.data[i] <= 'Z' ? a.data[i] + 32 : a.data[i]) != b[i])
            return false;
    return i == a.size && !b[i];
}

/* ---- the tree ------------------------------------------------------------------- */

static cs_node *current(cs_html_reader *r)
{
    return &r->html->nodes[r->open[r->depth - 1]];
}

static cs_node *add_node(cs_html_reader *r, uint8_t tag, uint32_t start, uint32_t stop)
{
    cs_html *html = r->html;
    if (html->count == r->node_limit) {
        html->cut = true;
        return NULL;
    }
    cs_node *node = &html->nodes[html->count++];
    *node = (cs_node){.parent = r->open[r->depth - 1],
                      .end = html->count,
                      .start = start,
                      .stop = stop,
                      .tag = tag,
                      .attribute = html->attribute_count};
    return node;
}

static void pop(cs_html_reader *r)
{
    cs_node *node = current(r);
    node->end = r->html->count;
    r->open_count[node->tag]--;
    r->depth--;
}

static void pop_to(cs_html_reader *r, uint32_t depth)
{
    while (r->depth > depth)
        pop(r);
}

/* The place of the innermost open `tag` above any of the barriers, or 0. */
static uint32_t find_open(const cs_html_reader *r, uint8_t tag, const uint8_t *barriers)
{
    if (!r->open_count[tag])
        return 0;
    for (uint32_t i = r->depth - 1; i > 0; i--) {
        const uint8_t at = r->html->nodes[r->open[i]].tag;
        if (at == tag)
            return i;
        for (const uint8_t *b = barriers; *b; b++)
            if (at == *b)
                return 0;
    }
    return 0;
}

static const uint8_t cell_barriers[] = {
    CS_TAG_TD,     CS_TAG_TH,     CS_TAG_CAPTION,  CS_TAG_TABLE,
    CS_TAG_BUTTON, CS_TAG_OBJECT, CS_TAG_TEMPLATE, 0};
static const uint8_t list_barriers[] = {
    CS_TAG_UL, CS_TAG_OL, CS_TAG_MENU, CS_TAG_TD, CS_TAG_TH, CS_TAG_TABLE, 0};
static const uint8_t term_barriers[] = {CS_TAG_DL, CS_TAG_TD, CS_TAG_TH, CS_TAG_TABLE, 0};
static const uint8_t table_barriers[] = {CS_TAG_TABLE, CS_TAG_TEMPLATE, 0};

static void close_open(cs_html_reader *r, uint8_t tag, const uint8_t *barriers)
{
    const uint32_t at = find_open(r, tag, barriers);
    if (at)
        pop_to(r, at);
}

static bool is_heading(uint8_t tag)
{
    return tag >= CS_TAG_H1 && tag <= CS_TAG_H6;
}

/* Ends what the start of `tag` ends without saying so. */
static void close_implied(cs_html_reader *r, uint8_t tag)
{
    if (cs_tag_flags(tag) & CS_TAG_BLOCK && tag != CS_TAG_OPTION && tag != CS_TAG_SELECT)
        close_open(r, CS_TAG_P, cell_barriers);
    if (is_heading(tag) && is_heading(current(r)->tag))
        pop(r);
    switch (tag) {
    case CS_TAG_A:
        if (current(r)->tag == CS_TAG_A)
            pop(r);
        break;
    case CS_TAG_LI:
        close_open(r, CS_TAG_LI, list_barriers);
        break;
    case CS_TAG_DD:
    case CS_TAG_DT:
        close_open(r, CS_TAG_DD, term_barriers);
        close_open(r, CS_TAG_DT, term_barriers);
        break;
    case CS_TAG_OPTION:
        if (current(r)->tag == CS_TAG_OPTION)
            pop(r);
        break;
    case CS_TAG_TR:
    case CS_TAG_TBODY:
    case CS_TAG_THEAD:
    case CS_TAG_TFOOT:
        close_open(r, CS_TAG_TR, table_barriers);
        break;
    case CS_TAG_TD:
    case CS_TAG_TH:
        close_open(r, CS_TAG_TD, table_barriers);
        close_open(r, CS_TAG_TH, table_barriers);
        break;
    case CS_TAG_BODY:
        close_open(r, CS_TAG_HEAD, table_barriers);
        break;
    default:
        break;
    }
}

/* Content of the body that stands in an open head ends it. */
static void close_head(cs_html_reader *r, uint8_t tag)
{
    if (r->open_count[CS_TAG_HEAD] &&
        (cs_tag_flags(tag) & (CS_TAG_BLOCK | CS_TAG_INLINE)) &&
        !r->open_count[CS_TAG_NOSCRIPT] && !r->open_count[CS_TAG_TEMPLATE])
        close_open(r, CS_TAG_HEAD, table_barriers);
}

static void end_element(cs_html_reader *r, uint8_t tag, casus_text name)
{
    if (tag == CS_TAG_BODY || tag == CS_TAG_HTML)
        return;
    if (r->skipped[tag]) {
        r->skipped[tag]--;
        return;
    }
    if (!r->open_count[tag])
        return;
    const bool is_inline = cs_tag_flags(tag) & CS_TAG_INLINE;
    for (uint32_t i = r->depth - 1; i > 0; i--) {
        const cs_node *node = &r->html->nodes[r->open[i]];
        if (node->tag == tag &&
            (tag != CS_TAG_OTHER ||
             cs_text_equal(cs_html_name(r->html, r->open[i]), name))) {
            pop_to(r, i);
            return;
        }
        if (is_inline && cs_tag_flags(node->tag) & CS_TAG_BLOCK)
            return;
        if ((node->tag == CS_TAG_TD || node->tag == CS_TAG_TH) && tag != CS_TAG_TR &&
            tag != CS_TAG_TABLE && tag != CS_TAG_TBODY)
            return;
    }
}

/* ---- tokens ------------------------------------------------------------------------ */

/* The value of an attribute: [*value, *value_end) behind the equals sign at `at`. */
static uint32_t read_value(casus_text s, uint32_t at, uint32_t *value,
                           uint32_t *value_end)
{
    while (at < s.size && is_space(s.data[at]))
        at++;
    if (at < s.size && (s.data[at] == '"' || s.data[at] == '\'')) {
        const char *close = memchr(s.data + at + 1, s.data[at], s.size - at - 1);
        *value = at + 1;
        *value_end = close ? (uint32_t)(close - s.data) : s.size;
        return close ? *value_end + 1 : s.size;
    }
    *value = at;
    while (at < s.size && !is_space(s.data[at]) && s.data[at] != '>')
        at++;
    *value_end = at;
    return at;
}

static bool hides(casus_text name, casus_text value)
{
    if (same_name(name, "hidden"))
        return true;
    if (!same_name(name, "style"))
        return false;
    for (uint32_t i = 0; i + 12 <= value.size; i++)
        if (memcmp(value.data + i, "display", 7) == 0) {
            for (i += 7;
                 i < value.size && (is_space(value.data[i]) || value.data[i] == ':');)
                i++;
            return i + 4 <= value.size && memcmp(value.data + i, "none", 4) == 0;
        }
    return false;
}

/* Reads the attributes from `at` to behind the '>'; keeps them when `node` is not NULL. */
static uint32_t read_attributes(cs_html_reader *r, uint32_t at, cs_node *node,
                                bool *closed)
{
    const casus_text s = r->html->source;
    *closed = false;
    for (;;) {
        while (at < s.size && (is_space(s.data[at]) || s.data[at] == '/')) {
            *closed = s.data[at] == '/';
            at++;
        }
        if (at >= s.size || s.data[at] == '>')
            return at < s.size ? at + 1 : at;
        *closed = false;
        const uint32_t name = at;
        uint32_t value = 0, value_end = 0;
        at++;
        while (at < s.size && !is_space(s.data[at]) && s.data[at] != '>' &&
               s.data[at] != '/' && s.data[at] != '=')
            at++;
        const uint32_t name_end = at;
        while (at < s.size && is_space(s.data[at]))
            at++;
        if (at < s.size && s.data[at] == '=')
            at = read_value(s, at + 1, &value, &value_end);
        if (!node || node->attribute_count == CS_HTML_ATTRIBUTES ||
            r->html->attribute_count == r->attribute_limit) {
            r->html->cut = r->html->cut || node;
            continue;
        }
        r->html->attributes[r->html->attribute_count++] =
            (cs_html_pair){name, name_end - name, value, value_end - value};
        node->attribute_count++;
        node->hidden |=
            hides(cs_text_span(s, name, name_end), cs_text_span(s, value, value_end));
    }
}

/* The start of "</name" at or behind `at`, or the end of the source. */
static uint32_t find_end_tag(casus_text s, uint32_t at, const char *name)
{
    const uint32_t size = (uint32_t)strlen(name);
    while (at < s.size) {
        const char *open = memchr(s.data + at, '<', s.size - at);
        if (!open)
            return s.size;
        at = (uint32_t)(open - s.data);
        if (at + 2 + size <= s.size && s.data[at + 1] == '/' &&
            (at + 2 + size == s.size || !is_letter(s.data[at + 2 + size])) &&
            same_name(cs_text_span(s, at + 2, at + 2 + size), name))
            return at;
        at++;
    }
    return s.size;
}

static uint32_t start_tag(cs_html_reader *r, uint32_t at)
{
    const casus_text s = r->html->source;
    uint32_t end = at + 1;
    bool closed;
    while (end < s.size && !is_space(s.data[end]) && s.data[end] != '>' &&
           s.data[end] != '/')
        end++;
    const uint8_t tag = (uint8_t)cs_tag_find(s.data + at + 1, end - at - 1);
    const uint8_t flags = cs_tag_flags(tag);
    if ((tag == CS_TAG_HTML || tag == CS_TAG_BODY) && r->open_count[tag])
        return read_attributes(r, end, NULL, &closed);
    close_head(r, tag);
    close_implied(r, tag);
    cs_node *node = add_node(r, tag, at, end);
    end = read_attributes(r, end, node, &closed);
    if (!node)
        return end;
    node->stop = end;
    const uint32_t index = r->html->count - 1;
    if (flags & CS_TAG_RAW) {
        const uint32_t stop = find_end_tag(s, end, cs_tag_name(tag));
        if (stop > end) {
            r->open[r->depth++] = index;
            r->open_count[tag]++;
            (void)add_node(r, CS_TAG_TEXT, end, stop);
            pop(r);
        }
        return stop;
    }
    if (flags & CS_TAG_VOID || (closed && tag == CS_TAG_OTHER))
        return end;
    if (r->depth == CS_HTML_DEPTH - 1) {
        r->skipped[tag]++;
        r->html->cut = true;
        return end;
    }
    r->open[r->depth++] = index;
    r->open_count[tag]++;
    return end;
}

static uint32_t end_tag(cs_html_reader *r, uint32_t at)
{
    const casus_text s = r->html->source;
    uint32_t end = at + 2;
    while (end < s.size && !is_space(s.data[end]) && s.data[end] != '>' &&
           s.data[end] != '/')
        end++;
    const casus_text name = cs_text_span(s, at + 2, end);
    const char *close = end < s.size ? memchr(s.data + end, '>', s.size - end) : NULL;
    const uint8_t tag = (uint8_t)cs_tag_find(name.data, name.size);
    const uint32_t behind = close ? (uint32_t)(close - s.data) + 1 : s.size;
    if (tag == CS_TAG_BR)
        (void)add_node(r, CS_TAG_BR, at, behind);
    else
        end_element(r, tag, name);
    return behind;
}

/* Skips what begins with "<!" or "<?". */
static uint32_t skip_declaration(casus_text s, uint32_t at)
{
    if (at + 4 <= s.size && memcmp(s.data + at, "<!--", 4) == 0) {
        uint32_t i = at + 4;
        if (i < s.size && s.data[i] == '>')
            return i + 1;
        while (i < s.size) {
            const char *dash = memchr(s.data + i, '-', s.size - i);
            if (!dash)
                return s.size;
            i = (uint32_t)(dash - s.data);
            if (i + 3 <= s.size && memcmp(dash, "-->", 3) == 0)
                return i + 3;
            i++;
        }
        return s.size;
    }
    const char *close = memchr(s.data + at, '>', s.size - at);
    return close ? (uint32_t)(close - s.data) + 1 : s.size;
}

static void read_all(cs_html_reader *r)
{
    const casus_text s = r->html->source;
    uint32_t text = 0, at = 0;
    while (at < s.size) {
        const char *open = memchr(s.data + at, '<', s.size - at);
        at = open ? (uint32_t)(open - s.data) : s.size;
        const char next = (char)(at + 1 < s.size ? s.data[at + 1] : ' ');
        const bool tag =
            open && (is_letter(next) || next == '!' || next == '?' ||
                     (next == '/' && at + 2 < s.size && is_letter(s.data[at + 2])));
        if (open && !tag) {
            at++;
            continue;
        }
        if (at > text)
            (void)add_node(r, CS_TAG_TEXT, text, at);
        if (!open)
            break;
        at = next == '/'       ? end_tag(r, at)
             : is_letter(next) ? start_tag(r, at)
                               : skip_declaration(s, at);
        text = at;
    }
    pop_to(r, 1);
    r->html->nodes[0].end = r->html->count;
}

casus_status cs_html_read(casus_text source, cs_arena *arena, cs_html *out,
                          casus_error *error)
{
    cs_html_reader *r = cs_arena_alloc(arena, sizeof *r);
    uint32_t opens = 0, equals = 0;
    *out = (cs_html){.source = source};
    if (!r)
        return cs_nomem(error);
    for (uint32_t i = 0; i < source.size; i++) {
        opens += source.data[i] == '<';
        equals += source.data[i] == '=' || source.data[i] == ' ';
    }
    r->html = out;
    r->node_limit = opens < CS_HTML_NODES / 2 ? 2 * opens + 4 : CS_HTML_NODES;
    r->attribute_limit = equals < CS_HTML_NODES ? equals + 4 : CS_HTML_NODES;
    out->nodes = cs_arena_alloc(arena, r->node_limit * sizeof *out->nodes);
    out->attributes = cs_arena_alloc(arena, r->attribute_limit * sizeof *out->attributes);
    if (!out->nodes || !out->attributes)
        return cs_nomem(error);
    out->nodes[0] = (cs_node){.end = 1, .tag = CS_TAG_OTHER};
    out->count = 1;
    r->depth = 1;
    r->open_count[CS_TAG_OTHER] = 1;
    read_all(r);
    return CASUS_OK;
}

/* ---- asking -------------------------------------------------------------------------- */

static const cs_html_pair *find_attribute(const cs_html *html, uint32_t node,
                                          const char *name)
{
    const cs_node *at = &html->nodes[node];
    for (uint32_t i = 0; i < at->attribute_count; i++) {
        const cs_html_pair *attribute = &html->attributes[at->attribute + i];
        if (same_name(cs_text_span(html->source, attribute->name,
                                   attribute->name + attribute->name_size),
                      name))
            return attribute;
    }
    return NULL;
}

casus_text cs_html_attribute(const cs_html *html, uint32_t node, const char *name)
{
    const cs_html_pair *found = find_attribute(html, node, name);
    return found ? cs_text_trim(cs_text_span(html->source, found->value,
                                             found->value + found->value_size))
                 : (casus_text){NULL, 0};
}

bool cs_html_has(const cs_html *html, uint32_t node, const char *name)
{
    return find_attribute(html, node, name) != NULL;
}

casus_text cs_html_name(const cs_html *html, uint32_t node)
{
    const cs_node *at = &html->nodes[node];
    uint32_t end = at->start + 1;
    if (node == 0 || at->tag == CS_TAG_TEXT)
        return (casus_text){NULL, 0};
    while (end < at->stop && !is_space(html->source.data[end]) &&
           html->source.data[end] != '>' && html->source.data[end] != '/')
        end++;
    return cs_text_span(html->source, at->start + 1, end);
}
