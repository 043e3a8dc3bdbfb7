/* spelling.h - what the tokenizer must know of a language: lang/XX/abbreviations.txt and
 * clitics.txt. */
#ifndef CASUS_DICT_SPELLING_H
#define CASUS_DICT_SPELLING_H

#include "base/array.h"
#include "dict/symbols.h"
#include "dict/table.h"

typedef enum cs_abbreviation {
    CS_ABBREVIATION_NONE,
    CS_ABBREVIATION_PLAIN,  /* does not end a sentence */
    CS_ABBREVIATION_TITLE,  /* a name follows */
    CS_ABBREVIATION_MONTH,  /* a number follows, or the sentence ends */
    CS_ABBREVIATION_EITHER, /* may end a sentence when a capital follows */
    CS_ABBREVIATION_NUMBER  /* one only before a number ("No. 10") */
} cs_abbreviation;

enum {
    CS_CLITIC_PARTS = 4,
    CS_ABBREVIATION_ROOM = 32 /* bytes of one that is looked up */
};

/* "cannot" -> can, not; "-'s" -> 's cut off at the end. */
typedef struct cs_clitic {
    casus_text parts[CS_CLITIC_PARTS];
    uint32_t count;
} cs_clitic;

/* "-n't" cut off at the end of a word; of "-s'" the first letter stays with the stem. */
typedef struct cs_suffix {
    casus_text text;
    uint32_t kept; /* characters of it that stay with the stem, all where it is no word */
} cs_suffix;

typedef struct cs_spelling {
    cs_symbol_table abbreviations; /* as written; titles and months also in lower case */
    CS_ARRAY(cs_abbreviation) abbreviation_kinds;
    cs_symbol_table words; /* lower case; number - 1 is the index of its parts */
    CS_ARRAY(cs_clitic) parts;
    CS_ARRAY(cs_suffix) suffixes;  /* as the file lists them */
    CS_ARRAY(casus_text) prefixes; /* cut off at the start: "l'" */
} cs_spelling;

casus_status cs_spelling_load(cs_spelling *spelling, const char *pack, cs_arena *arena,
                              cs_faults *faults);

/* What kind of abbreviation a text with its full stop is; `lower` is its lower-case form.
 */
cs_abbreviation cs_abbreviation_of(const cs_spelling *spelling, casus_text form,
                                   casus_text lower);

#endif
