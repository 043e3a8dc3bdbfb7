#include "page/markup.h"

#include "base/error.h"

typedef struct cs_markup_scan {
    const cs_html *html;
    cs_arena *arena;
    cs_markup *out;
    bool failed;
} cs_markup_scan;

/* Where the content of a meta element goes. */
typedef struct cs_meta_rule {
    const char *name; /* in lower case */
    uint32_t claims;  /* offset in cs_markup */
    uint8_t rank;
} cs_meta_rule;

#define AT(member) (uint32_t) offsetof(cs_markup, member)

static const cs_meta_rule meta_rules[] = {
    {"og:title", AT(titles), CS_RANK_PROPERTY},
    {"twitter:title", AT(titles), CS_RANK_META},
    {"dc.title", AT(titles), CS_RANK_META},
    {"dcterms.title", AT(titles), CS_RANK_META},
    {"parsely-title", AT(titles), CS_RANK_META},
    {"sailthru.title", AT(titles), CS_RANK_META},
    {"citation_title", AT(titles), CS_RANK_META},
    {"headline", AT(titles), CS_RANK_META},
    {"author", AT(authors), CS_RANK_META},
    {"article:author", AT(authors), CS_RANK_META},
    {"article:author_name", AT(authors), CS_RANK_META},
    {"og:article:author", AT(authors), CS_RANK_META},
    {"dc.creator", AT(authors), CS_RANK_META},
    {"dcterms.creator", AT(authors), CS_RANK_META},
    {"dc.contributor", AT(authors), CS_RANK_LOOSE},
    {"byl", AT(authors), CS_RANK_META},
    {"byline", AT(authors), CS_RANK_META},
    {"parsely-author", AT(authors), CS_RANK_META},
    {"sailthru.author", AT(authors), CS_RANK_META},
    {"citation_author", AT(authors), CS_RANK_META},
    {"cxenseparse:author", AT(authors), CS_RANK_META},
    {"article:published_time", AT(published), CS_RANK_PROPERTY},
    {"og:article:published_time", AT(published), CS_RANK_PROPERTY},
    {"article:published", AT(published), CS_RANK_PROPERTY},
    {"datepublished", AT(published), CS_RANK_PROPERTY},
    {"date", AT(published), CS_RANK_META},
    {"dc.date", AT(published), CS_RANK_META},
    {"dc.date.issued", AT(published), CS_RANK_META},
    {"dc.date.created", AT(published), CS_RANK_META},
    {"dcterms.date", AT(published), CS_RANK_META},
    {"dcterms.created", AT(published), CS_RANK_META},
    {"dcterms.issued", AT(published), CS_RANK_META},
    {"parsely-pub-date", AT(published), CS_RANK_META},
    {"sailthru.date", AT(published), CS_RANK_META},
    {"pubdate", AT(published), CS_RANK_META},
    {"publish-date", AT(published), CS_RANK_META},
    {"publish_date", AT(published), CS_RANK_META},
    {"publication_date", AT(published), CS_RANK_META},
    {"displaydate", AT(published), CS_RANK_META},
    {"cxenseparse:recs:publishtime", AT(published), CS_RANK_META},
    {"og:published_time", AT(published), CS_RANK_META},
    {"citation_publication_date", AT(published), CS_RANK_META},
    {"last-modified", AT(updated), CS_RANK_META},
    {"article:modified_time", AT(updated), CS_RANK_PROPERTY},
    {"article:modified", AT(updated), CS_RANK_PROPERTY},
    {"og:updated_time", AT(updated), CS_RANK_META},
    {"datemodified", AT(updated), CS_RANK_PROPERTY},
    {"dcterms.modified", AT(updated), CS_RANK_META},
    {"og:site_name", AT(sites), CS_RANK_PROPERTY},
    {"application-name", AT(sites), CS_RANK_LOOSE},
    {"apple-mobile-web-app-title", AT(sites), CS_RANK_LOOSE},
    {"article:publisher", AT(sites), CS_RANK_LOOSE},
    {"dc.publisher", AT(sites), CS_RANK_META},
    {"dcterms.publisher", AT(sites), CS_RANK_META},
    {"publisher", AT(sites), CS_RANK_META},
    {"dc.rights", AT(licenses), CS_RANK_META},
    {"dcterms.license", AT(licenses), CS_RANK_META},
    {"dcterms.rights", AT(licenses), CS_RANK_META},
    {"license", AT(licenses), CS_RANK_META},
    {"article:section", AT(sections), CS_RANK_PROPERTY},
    {"og:section", AT(sections), CS_RANK_META},
    {"section", AT(sections), CS_RANK_META},
    {"parsely-section", AT(sections), CS_RANK_META},
    {"article:tag", AT(tags), CS_RANK_PROPERTY},
    {"keywords", AT(tags), CS_RANK_META},
    {"news_keywords", AT(tags), CS_RANK_META},
    {"parsely-tags", AT(tags), CS_RANK_META},
};

/* Values of itemprop and their claims; the text is the element's or its attribute's. */
static const cs_meta_rule property_rules[] = {
    {"headline", AT(titles), CS_RANK_PROPERTY},
    {"author", AT(authors), CS_RANK_PROPERTY},
    {"creator", AT(authors), CS_RANK_PROPERTY},
    {"datepublished", AT(published), CS_RANK_PROPERTY},
    {"datecreated", AT(published), CS_RANK_META},
    {"datemodified", AT(updated), CS_RANK_PROPERTY},
    {"license", AT(licenses), CS_RANK_PROPERTY},
    {"articlesection", AT(sections), CS_RANK_PROPERTY},
};

static bool same(casus_text text, const char *lower)
{
    uint32_t i = 0;
    for (; i < text.size && lower[i]; i++)
        if ((text.data[i] >= 'A' && text.data[i] <= 'Z' ? text.data[i] + 32
                                                        : text.data[i]) != lower[i])
            return false;
    return i == text.size && !lower[i];
}

static cs_claims *claims_at(cs_markup *markup, uint32_t offset)
{
    return (cs_claims *)(void *)((char *)markup + offset);
}

bool cs_claim_add(cs_claims *claims, casus_text raw, uint8_t rank, uint32_t node,
                  cs_arena *arena)
{
    enum { CLAIMS_LIMIT = 64, VALUE_LIMIT = 2000 };
    if (!raw.size || raw.size > VALUE_LIMIT || claims->count >= CLAIMS_LIMIT)
        return true;
    const casus_text value = cs_html_clean(raw, arena);
    if (!value.data)
        return false;
    if (!value.size)
        return true;
    if (!cs_array_push(claims, arena))
        return false;
    *cs_array_last(claims) = (cs_claim){value, rank, node};
    return true;
}

static void claim(cs_markup_scan *s, uint32_t offset, casus_text raw, uint8_t rank,
                  uint32_t node)
{
    if (!cs_claim_add(claims_at(s->out, offset), raw, rank, node, s->arena))
        s->failed = true;
}

static void read_meta(cs_markup_scan *s, uint32_t i)
{
    const casus_text content = cs_html_attribute(s->html, i, "content");
    casus_text names[] = {cs_html_attribute(s->html, i, "property"),
                          cs_html_attribute(s->html, i, "name"),
                          cs_html_attribute(s->html, i, "itemprop")};
    for (size_t n = 0; n < 3; n++) {
        for (size_t k = 0; names[n].size && k < sizeof meta_rules / sizeof *meta_rules;
             k++)
            if (same(names[n], meta_rules[k].name))
                claim(s, meta_rules[k].claims, content, meta_rules[k].rank, 0);
        if (n == 0 && same(names[n], "og:type"))
            s->out->type = content;
        if (same(names[n], "description") || same(names[n], "og:description"))
            s->out->description = cs_html_clean(content, s->arena);
        if (same(names[n], "og:url") && !s->out->canonical.size)
            s->out->canonical = content;
    }
}

static void read_link(cs_markup_scan *s, uint32_t i)
{
    const casus_text rel = cs_html_attribute(s->html, i, "rel");
    const casus_text address = cs_html_attribute(s->html, i, "href");
    if (same(rel, "canonical") && address.size)
        s->out->canonical = address;
    else if (same(rel, "license"))
        claim(s, AT(licenses), address, CS_RANK_PROPERTY, i);
    else if (same(rel, "amphtml"))
        return;
}

static casus_text text_of(cs_markup_scan *s, uint32_t node)
{
    enum { TEXT_LIMIT = 600 };
    const cs_html *html = s->html;
    char *out = cs_arena_alloc(s->arena, TEXT_LIMIT + 1);
    uint32_t used = 0;
    if (!out) {
        s->failed = true;
        return (casus_text){NULL, 0};
    }
    for (uint32_t i = node; i < html->nodes[node].end; i++) {
        if (html->nodes[i].tag != CS_TAG_TEXT) {
            if (cs_tag_flags(html->nodes[i].tag) & (CS_TAG_BLOCK | CS_TAG_VOID) &&
                used < TEXT_LIMIT)
                out[used++] = ' ';
            continue;
        }
        const uint32_t size = html->nodes[i].stop - html->nodes[i].start;
        if (used + size > TEXT_LIMIT)
            return (casus_text){NULL, 0};
        memcpy(out + used, html->source.data + html->nodes[i].start, size);
        used += size;
    }
    return cs_text_trim(cs_text(out, used));
}

static void read_property(cs_markup_scan *s, uint32_t i)
{
    const casus_text property = cs_html_attribute(s->html, i, "itemprop");
    for (size_t k = 0;
         property.size && k < sizeof property_rules / sizeof *property_rules; k++)
        if (same(property, property_rules[k].name)) {
            casus_text value = cs_html_attribute(s->html, i, "content");
            if (!value.size)
                value = cs_html_attribute(s->html, i, "datetime");
            if (!value.size && property_rules[k].claims == AT(licenses))
                value = cs_html_attribute(s->html, i, "href");
            claim(s, property_rules[k].claims, value.size ? value : text_of(s, i),
                  property_rules[k].rank, i);
        }
}

static void read_title(cs_markup_scan *s, uint32_t i)
{
    const cs_node *node = &s->html->nodes[i];
    if (s->out->document_title.size || node->end == i + 1)
        return;
    for (uint32_t up = node->parent; up; up = s->html->nodes[up].parent)
        if (s->html->nodes[up].tag == CS_TAG_SVG)
            return;
    s->out->document_title = cs_html_clean(
        cs_text_span(s->html->source, node[1].start, node[1].stop), s->arena);
    s->failed = s->failed || !s->out->document_title.data;
}

static casus_status read_script(cs_markup_scan *s, uint32_t i, casus_error *error)
{
    const cs_node *node = &s->html->nodes[i];
    if (node->end == i + 1 ||
        !same(cs_html_attribute(s->html, i, "type"), "application/ld+json"))
        return CASUS_OK;
    return cs_linked_data_read(cs_text_span(s->html->source, node[1].start, node[1].stop),
                               s->arena, s->out, error);
}

static casus_status read_node(cs_markup_scan *s, uint32_t i, casus_error *error)
{
    const cs_html *html = s->html;
    switch (html->nodes[i].tag) {
    case CS_TAG_META:
        read_meta(s, i);
        break;
    case CS_TAG_LINK:
    case CS_TAG_A:
        read_link(s, i);
        break;
    case CS_TAG_TITLE:
        read_title(s, i);
        break;
    case CS_TAG_SCRIPT:
        return read_script(s, i, error);
    case CS_TAG_HTML:
        s->out->amp = cs_html_has(html, i, "amp") || cs_html_has(html, i, "\xE2\x9A\xA1");
        s->out->language = cs_html_attribute(html, i, "lang");
        break;
    default:
        break;
    }
    if (html->nodes[i].attribute_count && html->nodes[i].tag != CS_TAG_META)
        read_property(s, i);
    return CASUS_OK;
}

casus_status cs_markup_read(const cs_html *html, cs_arena *arena, cs_markup *out,
                            casus_error *error)
{
    cs_markup_scan s = {.html = html, .arena = arena, .out = out};
    *out = (cs_markup){.amp = false};
    for (uint32_t i = 1; i < html->count && !s.failed; i++)
        CS_TRY(read_node(&s, i, error));
    return s.failed ? cs_nomem(error) : CASUS_OK;
}
