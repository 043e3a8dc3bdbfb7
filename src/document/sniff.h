/* sniff.h - what the first bytes of a document say about its format. */
#ifndef CASUS_DOCUMENT_SNIFF_H
#define CASUS_DOCUMENT_SNIFF_H

#include "base/text.h"

/* A web page or a piece of one: its first tag, behind white space, comments and declarations,
 * is one of HTML's. */
bool cs_looks_like_page(casus_text bytes);

/* The first bytes of gzip. */
bool cs_looks_like_gzip(casus_text bytes);

/* WARC, a feed, JSON lines with a text, a page, or else text. */
casus_format cs_format_of(casus_text bytes);

#endif
