/* foreign.h - what the readers of the single files share; inside convert/ only. */
#ifndef CASUS_CONVERT_FOREIGN_H
#define CASUS_CONVERT_FOREIGN_H

#include "base/array.h"
#include "convert/convert.h"

#include <stdio.h>

/* One code of an actor with the days it holds, YYYYMMDD; 0 = open. */
typedef struct cs_foreign_code {
    casus_text code;
    uint32_t from, to;
    bool discards; /* [###], [+++] of TABARI */
} cs_foreign_code;

typedef CS_ARRAY(casus_text) cs_texts;

/* A phrase in capitals with blanks, and its codes in the order of the files. */
typedef struct cs_foreign_actor {
    casus_text phrase;
    CS_ARRAY(cs_foreign_code) codes;
} cs_foreign_actor;

typedef struct cs_synset {
    casus_text name; /* with its & */
    cs_texts members; /* lower case, words joined by "_" */
} cs_synset;

/* One line of frames to be: predicate or class, code, words around it. */
typedef struct cs_foreign_frame {
    casus_text predicate; /* lemma or "@class" */
    casus_text before, after, needs;
    casus_text code, back;
    bool swapped; /* only the way back has a code */
    bool both;    /* % on both sides: one phrase holds source and recipient */
    const char *path;
    uint32_t line;
} cs_foreign_frame;

/* The code that a verb has by itself. */
typedef struct cs_verb_code {
    casus_text verb, code;
} cs_verb_code;

/* "~ a (a b ATTACK) SAY = a b 015": an act told by a verb, as codes; empty inner: any act; empty
 * result: the inner act's. */
typedef struct cs_transformation {
    casus_text outer, inner, result;
    bool other; /* the inner act is another's */
} cs_transformation;

typedef struct cs_foreign_issue {
    casus_text section, code; /* code "-", "--": no issue of the section in the sentence, document */
    casus_text phrase;        /* lower case */
} cs_foreign_issue;

typedef struct cs_class_of_words {
    casus_text name; /* with its @ */
    cs_texts members;
} cs_class_of_words;

typedef struct cs_conversion {
    cs_arena arena;
    cs_findings *findings;
    const char *language;
    CS_ARRAY(cs_foreign_actor) actors;
    CS_ARRAY(cs_foreign_actor) agents; /* the code with its ~ */
    CS_ARRAY(cs_synset) synsets;
    CS_ARRAY(cs_class_of_words) classes;
    CS_ARRAY(cs_foreign_frame) frames;
    CS_ARRAY(cs_verb_code) verbs;
    CS_ARRAY(cs_transformation) transformations;
    cs_texts discards; /* with their + */
    CS_ARRAY(cs_foreign_issue) issues;
    CS_ARRAY(cs_verb_code) labels; /* a code as `code` and its name as `verb` */
    uint32_t entries;  /* lines that were taken over */
    uint32_t block;    /* the first frame of the block that is being read */
    uint32_t long_line; /* the last line that was reported as too long */
    bool failed;       /* out of memory: what was read is not whole */
    bool noun_phrases; /* the verbs are in the syntax of PETRARCH-2 */
} cs_conversion;

/* A file line by line: comments (#, ; and <!-- -->) and blanks at the ends are gone; bytes that
 * are not UTF-8 are taken as Latin-1 and reported. */
typedef struct cs_foreign_lines {
    cs_conversion *conversion;
    const char *path;
    casus_text rest, line;
    uint32_t number;
    bool semicolons; /* ; begins a comment */
    bool in_comment;
    bool blank_before; /* a blank line stood before this one */
    casus_text section; /* <NAME> ... </NAME> of TABARI that is being passed over; empty = none */
    uint32_t section_line, section_entries;
} cs_foreign_lines;

casus_status cs_foreign_open(cs_foreign_lines *lines, cs_conversion *conversion,
                             const char *path);
/* False at the end. */
bool cs_foreign_next(cs_foreign_lines *lines);

/* Passes over sections of TABARI that casus has other means for, such as <TIME>; each is reported
 * once, with the number of its entries.  True when the line belongs to one, or only marks one. */
bool cs_foreign_in_section(cs_foreign_lines *lines);

/* Whether the line is the "~FINISH" that ends files of TABARI. */
bool cs_foreign_is_end(const cs_foreign_lines *lines);

/* Reports a finding in a line. */
void cs_finding(cs_conversion *conversion, const char *path, uint32_t line, const char *format,
                ...) __attribute__((format(printf, 4, 5)));

/* Where a byte stands first; the size when it is not there. */
uint32_t cs_byte_in(casus_text text, char byte);

/* Room for `size` bytes; NULL, and the conversion has failed, when out of memory. */
char *cs_foreign_room(cs_conversion *conversion, size_t size);

/* Copies with the letters A-Z made small (or a-z large) and every byte of `from` made `to`; empty
 * when out of memory. */
casus_text cs_recased(cs_conversion *conversion, casus_text text, bool upper, const char *from,
                      char to);

/* The codes in brackets in a text, without their dates; reports what is none. */
casus_status cs_foreign_actors(cs_conversion *conversion, const char *path);
casus_status cs_foreign_agents(cs_conversion *conversion, const char *path);
casus_status cs_foreign_verbs(cs_conversion *conversion, const char *path);
casus_status cs_foreign_discards(cs_conversion *conversion, const char *path);
casus_status cs_foreign_issues(cs_conversion *conversion, const char *path);

/* Reads a line of the transformations; the verbs are known. */
casus_status cs_foreign_transformation(cs_conversion *conversion, const char *path,
                                       uint32_t number, casus_text line);

/* The rows of ontology/compose.tsv for the verbs of PETRARCH-2. */
void cs_foreign_put_nested(const cs_conversion *conversion, FILE *file);

/* Writes all tables below `out`. */
casus_status cs_foreign_write(const cs_conversion *conversion, const char *out);

#endif
