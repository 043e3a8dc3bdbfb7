/* tags.h - the elements that casus knows, sorted by name, and what matters about each. */
#ifndef CASUS_PAGE_TAGS_H
#define CASUS_PAGE_TAGS_H

#include <stdint.h>

enum {
    CS_TAG_VOID = 1,   /* has no content */
    CS_TAG_BLOCK = 2,  /* begins and ends a block of text */
    CS_TAG_RAW = 4,    /* its content is text up to its end tag */
    CS_TAG_SKIP = 8,   /* its content is never part of an article */
    CS_TAG_INLINE = 16 /* an end tag does not close blocks inside it */
};

#define CS_TAGS(X) \
    X(A, "a", CS_TAG_INLINE) \
    X(ABBR, "abbr", CS_TAG_INLINE) \
    X(ADDRESS, "address", CS_TAG_BLOCK) \
    X(AREA, "area", CS_TAG_VOID) \
    X(ARTICLE, "article", CS_TAG_BLOCK) \
    X(ASIDE, "aside", CS_TAG_BLOCK) \
    X(AUDIO, "audio", CS_TAG_SKIP) \
    X(B, "b", CS_TAG_INLINE) \
    X(BASE, "base", CS_TAG_VOID) \
    X(BDI, "bdi", CS_TAG_INLINE) \
    X(BDO, "bdo", CS_TAG_INLINE) \
    X(BIG, "big", CS_TAG_INLINE) \
    X(BLOCKQUOTE, "blockquote", CS_TAG_BLOCK) \
    X(BODY, "body", CS_TAG_BLOCK) \
    X(BR, "br", CS_TAG_VOID) \
    X(BUTTON, "button", CS_TAG_INLINE) \
    X(CANVAS, "canvas", CS_TAG_SKIP) \
    X(CAPTION, "caption", CS_TAG_BLOCK) \
    X(CENTER, "center", CS_TAG_BLOCK) \
    X(CITE, "cite", CS_TAG_INLINE) \
    X(CODE, "code", CS_TAG_INLINE) \
    X(COL, "col", CS_TAG_VOID) \
    X(DATALIST, "datalist", CS_TAG_SKIP) \
    X(DD, "dd", CS_TAG_BLOCK) \
    X(DEL, "del", CS_TAG_INLINE) \
    X(DETAILS, "details", CS_TAG_BLOCK) \
    X(DFN, "dfn", CS_TAG_INLINE) \
    X(DIALOG, "dialog", CS_TAG_BLOCK) \
    X(DIR, "dir", CS_TAG_BLOCK) \
    X(DIV, "div", CS_TAG_BLOCK) \
    X(DL, "dl", CS_TAG_BLOCK) \
    X(DT, "dt", CS_TAG_BLOCK) \
    X(EM, "em", CS_TAG_INLINE) \
    X(EMBED, "embed", CS_TAG_VOID) \
    X(FIELDSET, "fieldset", CS_TAG_BLOCK) \
    X(FIGCAPTION, "figcaption", CS_TAG_BLOCK) \
    X(FIGURE, "figure", CS_TAG_BLOCK) \
    X(FONT, "font", CS_TAG_INLINE) \
    X(FOOTER, "footer", CS_TAG_BLOCK) \
    X(FORM, "form", CS_TAG_BLOCK) \
    X(FRAMESET, "frameset", CS_TAG_BLOCK) \
    X(H1, "h1", CS_TAG_BLOCK) \
    X(H2, "h2", CS_TAG_BLOCK) \
    X(H3, "h3", CS_TAG_BLOCK) \
    X(H4, "h4", CS_TAG_BLOCK) \
    X(H5, "h5", CS_TAG_BLOCK) \
    X(H6, "h6", CS_TAG_BLOCK) \
    X(HEAD, "head", CS_TAG_SKIP) \
    X(HEADER, "header", CS_TAG_BLOCK) \
    X(HGROUP, "hgroup", CS_TAG_BLOCK) \
    X(HR, "hr", CS_TAG_VOID | CS_TAG_BLOCK) \
    X(HTML, "html", CS_TAG_BLOCK) \
    X(I, "i", CS_TAG_INLINE) \
    X(IFRAME, "iframe", CS_TAG_RAW | CS_TAG_SKIP) \
    X(IMG, "img", CS_TAG_VOID) \
    X(INPUT, "input", CS_TAG_VOID) \
    X(INS, "ins", CS_TAG_INLINE) \
    X(KBD, "kbd", CS_TAG_INLINE) \
    X(LABEL, "label", CS_TAG_INLINE) \
    X(LEGEND, "legend", CS_TAG_BLOCK) \
    X(LI, "li", CS_TAG_BLOCK) \
    X(LINK, "link", CS_TAG_VOID) \
    X(MAIN, "main", CS_TAG_BLOCK) \
    X(MAP, "map", CS_TAG_SKIP) \
    X(MARK, "mark", CS_TAG_INLINE) \
    X(MATH, "math", CS_TAG_SKIP) \
    X(MENU, "menu", CS_TAG_BLOCK) \
    X(META, "meta", CS_TAG_VOID) \
    X(NAV, "nav", CS_TAG_BLOCK) \
    X(NOBR, "nobr", CS_TAG_INLINE) \
    X(NOEMBED, "noembed", CS_TAG_RAW | CS_TAG_SKIP) \
    X(NOFRAMES, "noframes", CS_TAG_RAW | CS_TAG_SKIP) \
    X(NOSCRIPT, "noscript", CS_TAG_SKIP) \
    X(OBJECT, "object", CS_TAG_SKIP) \
    X(OL, "ol", CS_TAG_BLOCK) \
    X(OPTION, "option", CS_TAG_BLOCK) \
    X(P, "p", CS_TAG_BLOCK) \
    X(PARAM, "param", CS_TAG_VOID) \
    X(PICTURE, "picture", CS_TAG_INLINE) \
    X(PRE, "pre", CS_TAG_BLOCK) \
    X(Q, "q", CS_TAG_INLINE) \
    X(RP, "rp", CS_TAG_INLINE) \
    X(RT, "rt", CS_TAG_INLINE) \
    X(RUBY, "ruby", CS_TAG_INLINE) \
    X(S, "s", CS_TAG_INLINE) \
    X(SAMP, "samp", CS_TAG_INLINE) \
    X(SCRIPT, "script", CS_TAG_RAW | CS_TAG_SKIP) \
    X(SECTION, "section", CS_TAG_BLOCK) \
    X(SELECT, "select", CS_TAG_BLOCK | CS_TAG_SKIP) \
    X(SMALL, "small", CS_TAG_INLINE) \
    X(SOURCE, "source", CS_TAG_VOID) \
    X(SPAN, "span", CS_TAG_INLINE) \
    X(STRIKE, "strike", CS_TAG_INLINE) \
    X(STRONG, "strong", CS_TAG_INLINE) \
    X(STYLE, "style", CS_TAG_RAW | CS_TAG_SKIP) \
    X(SUB, "sub", CS_TAG_INLINE) \
    X(SUMMARY, "summary", CS_TAG_BLOCK) \
    X(SUP, "sup", CS_TAG_INLINE) \
    X(SVG, "svg", CS_TAG_SKIP) \
    X(TABLE, "table", CS_TAG_BLOCK) \
    X(TBODY, "tbody", CS_TAG_BLOCK) \
    X(TD, "td", CS_TAG_BLOCK) \
    X(TEMPLATE, "template", CS_TAG_SKIP) \
    X(TEXTAREA, "textarea", CS_TAG_RAW | CS_TAG_SKIP) \
    X(TFOOT, "tfoot", CS_TAG_BLOCK) \
    X(TH, "th", CS_TAG_BLOCK) \
    X(THEAD, "thead", CS_TAG_BLOCK) \
    X(TIME, "time", CS_TAG_INLINE) \
    X(TITLE, "title", CS_TAG_RAW | CS_TAG_SKIP) \
    X(TR, "tr", CS_TAG_BLOCK) \
    X(TRACK, "track", CS_TAG_VOID) \
    X(TT, "tt", CS_TAG_INLINE) \
    X(U, "u", CS_TAG_INLINE) \
    X(UL, "ul", CS_TAG_BLOCK) \
    X(VAR, "var", CS_TAG_INLINE) \
    X(VIDEO, "video", CS_TAG_SKIP) \
    X(WBR, "wbr", CS_TAG_VOID) \
    X(XMP, "xmp", CS_TAG_RAW)

typedef enum cs_html_tag {
    CS_TAG_TEXT,  /* a run of text */
    CS_TAG_OTHER, /* an element of another name */
#define CS_TAG_NAME(name, string, flags) CS_TAG_##name,
    CS_TAGS(CS_TAG_NAME)
#undef CS_TAG_NAME
    CS_TAG_COUNT
} cs_html_tag;

uint8_t cs_tag_flags(uint8_t tag);

/* The tag of a name of `size` bytes in any case. */
cs_html_tag cs_tag_find(const char *name, uint32_t size);

/* "div"; empty for text and others. */
const char *cs_tag_name(uint8_t tag);

#endif
