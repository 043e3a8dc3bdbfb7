/* markup.h - what a page says about itself for machines: meta elements, OpenGraph, JSON-LD,
 * microdata, links, time elements.  Claims only: page.c checks them against what is visible. */
#ifndef CASUS_PAGE_MARKUP_H
#define CASUS_PAGE_MARKUP_H

#include "base/array.h"
#include "page/html.h"

/* A claim and how far it is trusted: lower comes first. */
typedef struct cs_claim {
    casus_text value; /* references resolved, white space cleaned; never empty */
    uint8_t rank;
    uint32_t node; /* where it stands; 0 in the head; of JSON-LD, the number of the thing */
} cs_claim;

typedef CS_ARRAY(cs_claim) cs_claims;

/* Ranks of claims, by kind of markup. */
enum {
    CS_RANK_LINKED = 0,    /* JSON-LD */
    CS_RANK_PROPERTY = 1,  /* microdata, article:published_time and the like */
    CS_RANK_META = 2,      /* other meta elements */
    CS_RANK_LOOSE = 3,     /* JSON-LD of the page, not of an article */
    CS_RANK_VISIBLE = 4,
};

typedef struct cs_markup {
    cs_claims titles, authors, published, updated, sites, licenses, sections, tags;
    casus_text document_title; /* the element title */
    casus_text body;           /* articleBody of JSON-LD */
    casus_text canonical, language, description, type;
    bool amp, paywalled; /* isAccessibleForFree: false */
} cs_markup;

/* Reads the claims of a page.  Errors: CASUS_NOMEM. */
casus_status cs_markup_read(const cs_html *html, cs_arena *arena, cs_markup *out,
                            casus_error *error);

/* Reads one script of JSON-LD.  Damaged ones give what stands before the damage. */
casus_status cs_linked_data_read(casus_text json, cs_arena *arena, cs_markup *out,
                                 casus_error *error);

/* Adds a claim unless it is empty; false when out of memory. */
bool cs_claim_add(cs_claims *claims, casus_text raw, uint8_t rank, uint32_t node,
                  cs_arena *arena);

#endif
