/* authors.c - who wrote it: claims of the markup, else the byline that is shown.
 *
 * A name is believed when it reads like a name: a few words, no address, no number, not the
 * site's own name, none of the words that stand for nobody.  No author is better than a
 * wrong one. */
#include "base/error.h"
#include "base/utf8.h"
#include "page/scan.h"
#include "page/words.h"

enum { NAMES_LIMIT = 12, NAME_BYTES = 80, NAME_WORDS = 5 };

typedef struct cs_names {
    casus_text items[NAMES_LIMIT];
    uint32_t count;
} cs_names;

static bool same_words(casus_text a, casus_text b)
{
    cs_word_scan x = cs_words_start(a), y = cs_words_start(b);
    uint64_t p, q;
    for (;;) {
        const bool more_a = cs_words_next(&x, &p), more_b = cs_words_next(&y, &q);
        if (!more_a || !more_b)
            return more_a == more_b;
        if (p != q)
            return false;
    }
}

static uint32_t count_words(casus_text text)
{
    cs_word_scan scan = cs_words_start(text);
    uint64_t hash;
    uint32_t words = 0;
    while (cs_words_next(&scan, &hash))
        words++;
    return words;
}

static bool has_any(casus_text text, const char *characters)
{
    for (uint32_t i = 0; i < text.size; i++)
        if (text.data[i] && strchr(characters, text.data[i]))
            return true;
    return false;
}

/* "example.org" */
static bool is_host(casus_text name)
{
    uint32_t dot = name.size;
    while (dot && name.data[dot - 1] != '.')
        dot--;
    return dot > 1 && name.size - dot >= 2 && name.size - dot <= 4 &&
           !memchr(name.data, ' ', name.size);
}

static bool has_firm(const cs_page_scan *scan, casus_text lower)
{
    casus_text rest = lower, word;
    while (cs_next_part(&rest, ' ', &word))
        if (cs_page_is(&scan->data->tables, CS_PAGE_FIRM, word))
            return true;
    return false;
}

static bool is_name(const cs_page_scan *scan, casus_text name, casus_text lower)
{
    const uint32_t words = count_words(name);
    if (!words || words > NAME_WORDS || name.size > NAME_BYTES || name.size < 4 ||
        has_any(name, "@:<>{}[]=|?!\"") || cs_text_starts(lower, CS_TEXT("http")) ||
        cs_page_is(&scan->data->tables, CS_PAGE_NOBODY, lower) ||
        cs_page_prefix(&scan->data->tables, CS_PAGE_UPDATED, lower))
        return false;
    if (scan->site.size && same_words(name, scan->site))
        return false;
    uint32_t digits = 0;
    for (uint32_t i = 0; i < name.size; i++)
        digits += name.data[i] >= '0' && name.data[i] <= '9';
    return digits < 4 && !is_host(name) && !has_firm(scan, lower);
}

/* Each word begins with a capital, or the script has none; "von", "de" may stand within. */
static bool is_capitalised(casus_text name)
{
    uint32_t words = 0, capitals = 0;
    for (uint32_t i = 0, length; i < name.size; i += length) {
        const uint32_t c = cs_utf8_decode(name.data + i, &length);
        if (i && name.data[i - 1] != ' ' && name.data[i - 1] != '-')
            continue;
        words++;
        capitals += cs_is_upper(c) || (cs_is_letter(c) && !cs_is_lower(c));
    }
    return capitals >= 2 && capitals + 2 >= words;
}

static casus_text lower_of(cs_page_scan *scan, casus_text text)
{
    return cs_text_lower(text, scan->arena);
}

/* Cuts what opens a byline and marks at both ends. */
static casus_text strip(cs_page_scan *scan, casus_text name)
{
    for (uint32_t rounds = 0; rounds < 4; rounds++) {
        const casus_text lower = lower_of(scan, name);
        const uint32_t by = lower.data && lower.size == name.size
                                ? cs_page_prefix(&scan->data->tables, CS_PAGE_BY, lower)
                                : 0;
        uint32_t start = by < name.size ? by : 0, end = name.size;
        while (start < end && strchr(" :,.;-|/*(\t\n", name.data[start]))
            start++;
        while (end > start && strchr(" :,;-|/*)(\t\n", name.data[end - 1]))
            end--;
        if (!start && end == name.size)
            break;
        name = cs_text_span(name, start, end);
    }
    return name;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Cuts the name before the first word that says what someone does. */
static casus_text without_role(cs_page_scan *scan, casus_text name)
{
    for (uint32_t i = 0, end; i < name.size; i = end + 1) {
        for (end = i; end < name.size && name.data[end] != ' ';)
            end++;
        const casus_text word = lower_of(scan, cs_text_span(name, i, end));
        if (word.data &&
            (cs_page_is(&scan->data->tables, CS_PAGE_ROLE, word) ||
             (i && ((word.data[0] == name.data[i] && /* written in lower case */
                     cs_page_is(&scan->data->tables, CS_PAGE_END, word)) ||
                    cs_page_month(&scan->data->tables, word) || is_digit(name.data[i])))))
            return cs_text_trim(cs_text_span(name, 0, i));
    }
    return name;
}

static void add_name(cs_page_scan *scan, cs_names *names, casus_text name)
{
    const char *open = name.size ? memchr(name.data, '(', name.size) : NULL;
    name = strip(
        scan, cs_text_trim(open ? cs_text(name.data, (size_t)(open - name.data)) : name));
    name = strip(scan, without_role(scan, name));
    const casus_text lower = lower_of(scan, name);
    if (!lower.data || !is_name(scan, name, lower) || names->count == NAMES_LIMIT)
        return;
    for (uint32_t i = 0; i < names->count; i++)
        if (same_words(names->items[i], name))
            return;
    names->items[names->count++] = name;
}

/* Whether a word that joins names stands at `at`; its bytes with the blanks around it. */
static uint32_t joint_at(cs_page_scan *scan, casus_text text, uint32_t at)
{
    if (strchr(";,|/\n", text.data[at]))
        return 1;
    if (text.data[at] != ' ')
        return 0;
    uint32_t end = at + 1;
    while (end < text.size && text.data[end] != ' ')
        end++;
    const casus_text lower = lower_of(scan, cs_text_span(text, at + 1, end));
    return end < text.size && lower.data &&
                   cs_page_is(&scan->data->tables, CS_PAGE_AND, lower)
               ? end - at
               : 0;
}

static void add_names(cs_page_scan *scan, cs_names *names, casus_text text)
{
    uint32_t start = 0;
    for (uint32_t i = 0; i < text.size; i++) {
        const uint32_t joint = joint_at(scan, text, i);
        if (!joint)
            continue;
        add_name(scan, names, cs_text_span(text, start, i));
        i += joint - 1;
        start = i + 1;
    }
    add_name(scan, names, cs_text_span(text, start, text.size));
}

static bool is_link(casus_text text)
{
    for (uint32_t i = 0; i + 4 <= text.size; i++)
        if (memcmp(text.data + i, "www.", 4) == 0 || memcmp(text.data + i, "://", 3) == 0)
            return true;
    return false;
}

static bool page_shows(const cs_page_scan *scan, casus_text name)
{
    for (uint32_t i = 0; i + name.size <= scan->blocks.size; i++)
        if (scan->blocks.text[i] == name.data[0] &&
            memcmp(scan->blocks.text + i, name.data, name.size) == 0)
            return true;
    return false;
}

static bool is_apart(const cs_page_scan *scan, uint32_t node)
{
    const uint32_t inside = scan->blocks.inside[node];
    return inside & (CS_IN_ASIDE | CS_IN_NAV) ||
           (inside & (CS_IN_FOOTER | CS_IN_ARTICLE)) == CS_IN_FOOTER ||
           cs_page_named(scan, node, "comment") || cs_page_named(scan, node, "related") ||
           cs_page_named(scan, node, "review") || cs_page_named(scan, node, "kommentar");
}

/* Whether the letters of a name are in the host of the page: the site, not a person. */
static bool in_host(cs_page_scan *scan, casus_text name)
{
    enum { ROOM = 64 };
    char letters[ROOM];
    uint32_t size = 0;
    casus_text url = scan->input->url.size ? scan->input->url : scan->markup.canonical;
    for (uint32_t i = 0; i < name.size && size < ROOM; i++)
        if ((name.data[i] | 0x20) >= 'a' && (name.data[i] | 0x20) <= 'z')
            letters[size++] = (char)(name.data[i] | 0x20);
    for (uint32_t i = 0;
         size > 3 && i + size <= url.size && (i < 8 || url.data[i] != '/'); i++)
        if (memcmp(url.data + i, letters, size) == 0)
            return true;
    return false;
}

/* The owner of a site stands in the head of all its pages: a meta element counts only where
 * the page is said to be an article and shows the name, or gives a time of publication. */
static bool believed(cs_page_scan *scan, const cs_claim *claim)
{
    if (is_link(claim->value))
        return false;
    if (in_host(scan, claim->value))
        return false;
    if (claim->rank == CS_RANK_PROPERTY && claim->node && is_apart(scan, claim->node))
        return false;
    if (claim->rank < CS_RANK_META)
        return true;
    bool dated = false;
    for (uint32_t i = 0; i < scan->markup.published.count; i++)
        dated = dated || scan->markup.published.items[i].rank <= CS_RANK_PROPERTY;
    const bool article = cs_text_is(scan->markup.type, "article");
    return dated || (article && page_shows(scan, claim->value));
}

/* A claim counts only where readers of the page see the name too. */
static void keep_shown(const cs_page_scan *scan, cs_names *names)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < names->count; i++)
        if (page_shows(scan, names->items[i]))
            names->items[kept++] = names->items[i];
    names->count = kept;
}

static void claimed(cs_page_scan *scan, cs_names *names)
{
    enum { APART = 40 }; /* nodes between two names of one byline, at most */
    const cs_claims *claims = &scan->markup.authors;
    for (uint8_t rank = 0; rank <= CS_RANK_META && !names->count; rank++) {
        uint32_t last = CASUS_NONE;
        for (uint32_t i = 0; i < claims->count; i++) {
            const cs_claim *claim = &claims->items[i];
            if (claim->rank != rank || !believed(scan, claim))
                continue;
            if (last != CASUS_NONE &&
                (rank == CS_RANK_LINKED ? claim->node != last
                                        : claim->node > last + APART))
                break;
            add_names(scan, names, claim->value);
            last = names->count ? claim->node : CASUS_NONE;
        }
        keep_shown(scan, names);
    }
}

/* The text of a small element, or empty. */
static casus_text text_of(cs_page_scan *scan, uint32_t node)
{
    const cs_html *html = &scan->html;
    char *out = cs_arena_alloc(scan->arena, (size_t)2 * NAME_BYTES);
    uint32_t used = 0;
    for (uint32_t i = node; out && i < html->nodes[node].end; i++) {
        const cs_node *at = &html->nodes[i];
        if (at->tag != CS_TAG_TEXT)
            continue;
        if (used + (at->stop - at->start) + 1 > 2 * NAME_BYTES)
            return (casus_text){NULL, 0};
        memcpy(out + used, html->source.data + at->start, at->stop - at->start);
        used += at->stop - at->start;
    }
    return out ? cs_html_clean(cs_text(out, used), scan->arena) : (casus_text){NULL, 0};
}

static bool holds(casus_text text, const char *part)
{
    const size_t size = strlen(part);
    for (uint32_t i = 0; i + size <= text.size; i++)
        if (memcmp(text.data + i, part, size) == 0)
            return true;
    return false;
}

/* A link that says that it leads to the author. */
static void linked(cs_page_scan *scan, cs_names *names)
{
    const cs_html *html = &scan->html;
    for (uint32_t i = 1; i < html->count && !names->count; i++) {
        if (html->nodes[i].tag != CS_TAG_A || is_apart(scan, i))
            continue;
        const casus_text rel = cs_html_attribute(html, i, "rel");
        const casus_text class = cs_html_attribute(html, i, "class");
        const casus_text address = cs_html_attribute(html, i, "href");
        const bool by_address = scan->blocks.inside[i] & CS_IN_ARTICLE &&
                                (holds(address, "/author/") || holds(address, "/autor/"));
        if (!by_address && !cs_text_is(rel, "author") &&
            !cs_text_is(rel, "author external") &&
            !cs_text_starts(class, CS_TEXT("url fn")) &&
            !cs_text_is(rel, "nofollow author"))
            continue;
        const casus_text text = text_of(scan, i);
        if (text.data && count_words(text) <= NAME_WORDS)
            add_names(scan, names, text);
    }
}

/* A block near the title that opens with a word for a byline, or is named one. */
static void shown(cs_page_scan *scan, cs_names *names)
{
    enum { BEFORE = 5, BEHIND = 10 };
    static const char *const marks[] = {"author", "byline", "autor", "verfasser"};
    const uint32_t title = scan->features.title_block;
    for (uint32_t i = 0; i < scan->blocks.count && !names->count; i++) {
        const cs_block *block = &scan->blocks.items[i];
        const casus_text text = cs_block_text(&scan->blocks, block);
        if (text.size > 2 * NAME_BYTES || is_apart(scan, block->first))
            continue;
        const bool near =
            title != CASUS_NONE && i + BEFORE >= title && i <= title + BEHIND;
        const casus_text lower = lower_of(scan, text);
        bool marked = false;
        for (size_t k = 0; k < sizeof marks / sizeof *marks && !marked; k++)
            marked = cs_page_named(scan, block->first, marks[k]);
        const uint32_t by = lower.data && lower.size == text.size
                                ? cs_page_prefix(&scan->data->tables, CS_PAGE_BY, lower)
                                : 0;
        if (!near || (!marked && !(by && by < text.size)))
            continue;
        const casus_text name = without_role(scan, strip(scan, text));
        const uint32_t words = count_words(name);
        if (words >= 2 && words <= NAME_WORDS * 2 && is_capitalised(name))
            add_names(scan, names, name);
    }
}

casus_status cs_page_find_authors(cs_page_scan *scan, casus_error *error)
{
    cs_names names = {.count = 0};
    claimed(scan, &names);
    if (!names.count)
        linked(scan, &names);
    if (!names.count)
        shown(scan, &names);
    casus_text *out = cs_arena_alloc(scan->arena, (names.count + 1) * sizeof *out);
    if (!out)
        return cs_nomem(error);
    memcpy(out, names.items, names.count * sizeof *out);
    scan->out->authors = out;
    scan->out->author_count = names.count;
    return CASUS_OK;
}
