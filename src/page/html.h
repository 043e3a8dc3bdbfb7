/* html.h - a page's markup as a tree of nodes in document order.
 *
 * A small reader of HTML as browsers meet it: tags left open or closed twice, attributes
 * without quotes, scripts, comments.  It follows the tokenizer of the WHATWG standard and of
 * its tree construction only what matters for text: void elements, implied ends of
 * paragraphs, items and cells, scripts and styles as raw text.  It does not move misnested
 * formatting elements and never fetches or expands anything.
 *
 * All views are into the source, so every node knows its bytes.  Time and memory are linear:
 * at most CS_HTML_DEPTH open elements, CS_HTML_NODES nodes, CS_HTML_ATTRIBUTES attributes of
 * one element; what goes beyond is left out and `cut` is set. */
#ifndef CASUS_PAGE_HTML_H
#define CASUS_PAGE_HTML_H

#include "base/arena.h"
#include "base/text.h"
#include "page/tags.h"

enum {
    CS_HTML_DEPTH = 256,       /* open elements; deeper ones hang on the last one */
    CS_HTML_NODES = 1 << 20,
    CS_HTML_ATTRIBUTES = 32,
};

typedef struct cs_html_pair {
    uint32_t name, name_size, value, value_size; /* bytes of the source */
} cs_html_pair;

typedef struct cs_node {
    uint32_t parent;      /* index; the root is its own */
    uint32_t end;         /* one behind the last node of its subtree */
    uint32_t start, stop; /* bytes of the source: the text, or the opening tag */
    uint32_t attribute;   /* first of `attributes` */
    uint16_t attribute_count;
    uint8_t tag; /* cs_html_tag */
    uint8_t hidden; /* by its own attributes */
} cs_node;

typedef struct cs_html {
    casus_text source;
    cs_node *nodes; /* [count] in document order; 0 is the root */
    cs_html_pair *attributes;
    uint32_t count, attribute_count;
    bool cut; /* something was left out */
} cs_html;

/* Reads `source`, valid UTF-8 that must outlive `out`.  Errors: CASUS_NOMEM. */
casus_status cs_html_read(casus_text source, cs_arena *arena, cs_html *out, casus_error *error);

/* The raw value of an attribute, references not resolved; empty when it has none. */
casus_text cs_html_attribute(const cs_html *html, uint32_t node, const char *name);
bool cs_html_has(const cs_html *html, uint32_t node, const char *name);

/* The name of an element as it is written. */
casus_text cs_html_name(const cs_html *html, uint32_t node);

/* Decodes the character reference at source[at] == '&'.  Returns the bytes it takes, 0 when
 * it is none, and writes at most 8 bytes of UTF-8. */
uint32_t cs_html_reference(casus_text source, uint32_t at, char out[8], uint32_t *size);

/* A copy with references resolved and white space made single blanks, trimmed; `data` is
 * NULL when out of memory. */
casus_text cs_html_clean(casus_text raw, cs_arena *arena);

#endif
