/* layout.h - an article while its paragraphs are found and marked; inside article/ only.
 */
#ifndef CASUS_ARTICLE_LAYOUT_H
#define CASUS_ARTICLE_LAYOUT_H

#include "base/array.h"
#include "base/text.h"
#include "dict/dict.h"

enum {
    CS_TITLE_LIMIT = 200, /* bytes of a title at most */
    CS_LINE_LIMIT = 120,  /* bytes of a byline, date line or label at most */
};

/* What the phrases of notices.txt say of one paragraph. */
typedef struct cs_signs {
    const cs_notice *byline, *label, *source, *agency; /* NULL = none */
    uint32_t byline_end, label_end, source_end; /* bytes of the paragraph's text */
    uint32_t notices; /* phrases that may stand anywhere or at the head */
    uint32_t tails;   /* phrases of the lines below an article */
    uint32_t bios;
    bool separator; /* no letter in it */
    bool sentence;  /* it ends as a sentence does */
} cs_signs;

typedef struct cs_layout {
    const casus_input *input;
    const cs_dict *dict;
    cs_arena *arena;
    CS_ARRAY(casus_paragraph) paragraphs;
    cs_signs *signs; /* [paragraphs.count] */
    CS_ARRAY(casus_text) authors;
    CS_ARRAY(casus_label) labels;
    casus_article *article;
    bool failed; /* out of memory */
} cs_layout;

/* A date in a line of text. */
typedef struct cs_line_date {
    int32_t year, month, day; /* 0 = not there */
    uint32_t start, end;      /* bytes of the line */
} cs_line_date;

static inline casus_text cs_paragraph_text(const cs_layout *layout, uint32_t paragraph)
{
    const casus_paragraph *at = &layout->paragraphs.items[paragraph];
    return cs_text_span(layout->input->text, at->start, at->end);
}

/* Cuts the text into paragraphs. */
void cs_find_paragraphs(cs_layout *layout);

/* Looks for the phrases of notices.txt in one paragraph. */
cs_signs cs_read_signs(const cs_layout *layout, casus_text text);

/* Marks title, byline, labels and date line above the body; gives the first body
 * paragraph. */
uint32_t cs_mark_head(cs_layout *layout);

/* Marks the lines below the body, from `body` on, and notices between its paragraphs. */
void cs_mark_tail(cs_layout *layout, uint32_t body);

/* Takes the names of authors: "Anna Berg, Jan de Wit and Li Na in Kyiv" gives three. */
void cs_read_authors(cs_layout *layout, casus_text names);

/* Finds the first date of a line; month and year at least, day and month if
 * `without_year`. */
bool cs_find_date(const cs_layout *layout, casus_text line, bool without_year,
                  cs_line_date *out);

/* Reads a line that says when, where or by whom an article was published; false when it
 * is none. */
bool cs_read_date_line(cs_layout *layout, casus_text line);

/* Reads "KYIV, June 9 (Reuters) - " at the start of a paragraph of the body; false when
 * there is none.  `only_media`: only one that names a medium. */
bool cs_read_dateline(cs_layout *layout, casus_text paragraph, bool only_media);

/* The name of an agency or publisher becomes the publisher, or, where there is another
 * publisher, the first publisher. */
void cs_keep_source(cs_layout *layout, casus_text name);

/* Whether a text is the name of a place or country, as written or in capitals; `other`:
 * whether it is the name of something else. */
bool cs_is_place(const cs_layout *layout, casus_text text, bool *other);

/* Whether a text is the name of a medium or agency. */
bool cs_is_medium(const cs_layout *layout, casus_text text);

/* Finds who published an article first: its dateline, its author, how it is signed. */
void cs_find_credit(cs_layout *layout, uint32_t body);

/* Whether a text ends with a full stop, question or exclamation mark, quotes behind it or
 * not. */
bool cs_ends_sentence(casus_text text);

/* Without markup such as <u> and ** at both ends. */
casus_text cs_without_markup(casus_text text);

#endif
