/* foreign_pattern.h - patterns around verbs; inside convert/ only. */
#ifndef CASUS_CONVERT_FOREIGN_PATTERN_H
#define CASUS_CONVERT_FOREIGN_PATTERN_H

#include "convert/foreign.h"

enum { CS_PATTERN_WORDS = 32 };

/* A word of a pattern. */
typedef struct cs_pattern_word {
    casus_text word;
    bool joined;          /* directly behind the word before it */
    bool fixed;           /* belongs to the verb: "GO_TO" */
    uint8_t noun_phrase;  /* number of the { } that it stands in, 0 = none */
    uint8_t prepositional; /* number of the ( ) that it stands in, 0 = none */
} cs_pattern_word;

typedef struct cs_pattern {
    cs_pattern_word item[CS_PATTERN_WORDS];
    uint32_t count;
} cs_pattern;

/* A code field: "033:034", ":110", "023?", "---". */
typedef struct cs_code_field {
    casus_text code, back;
    bool swapped, given;
} cs_code_field;

typedef struct cs_verb {
    casus_text lemma;  /* lower case */
    cs_pattern around; /* other words of the verb, with "*" where it stands */
    cs_code_field code;
    uint32_t line;
} cs_verb;

/* "SO IN_AND_* (TO {REBEL GROUP})": words, and the phrases that they stand in; false when there are
 * too many. */
bool cs_read_pattern(cs_conversion *conversion, casus_text text, cs_pattern *out);

/* The place of the verb, CASUS_NONE when there is none. */
uint32_t cs_star_of(const cs_pattern *pattern);

/* Adds a text that is not there yet. */
casus_status cs_add_text(cs_conversion *conversion, cs_texts *texts, casus_text text);

/* ---- sets of synonyms ---- */

/* NULL when the files name none so. */
const cs_synset *cs_synset_named(const cs_conversion *conversion, casus_text name);

/* "&CURRENCY" */
casus_status cs_open_synset(cs_conversion *conversion, casus_text line);

/* "DOLLAR" below it: a word, words joined by "_", or another set. */
casus_status cs_add_member(cs_foreign_lines *lines, casus_text text);

/* The class of a set's single words, made when it is first used: "@s-currency". */
casus_status cs_class_of_synset(cs_conversion *conversion, const cs_synset *synset,
                                casus_text *out);

/* ---- frames ---- */

/* Adds the frames of a verb with a pattern, `line` of the file.
 *  predicate  the verb's lemma, or a class of verbs */
casus_status cs_frame_of_verb(cs_foreign_lines *lines, const cs_verb *verb, casus_text predicate,
                              const cs_pattern *pattern, const cs_code_field *code, uint32_t line);

#endif
