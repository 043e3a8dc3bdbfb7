/* language.h - which language a text is written in.
 *
 * Told by script, by letters that a language does not have, and by frequent small words, all
 * from lang/languages.txt.  Texts of a sentence or more; a few words are not told. */
#ifndef CASUS_LANGUAGE_LANGUAGE_H
#define CASUS_LANGUAGE_LANGUAGE_H

#include "base/array.h"
#include "dict/symbols.h"
#include "dict/table.h"
#include "language/scripts.h"

enum { CS_LANGUAGES = 128 };

/* A set of languages by number. */
typedef struct cs_language_set {
    uint64_t bits[CS_LANGUAGES / 64];
} cs_language_set;

typedef struct cs_language_code {
    casus_text code;
    uint8_t language;
} cs_language_code;

/* Words or letters, each with the languages that have it. */
typedef struct cs_language_index {
    cs_symbol_table symbols;
    CS_ARRAY(cs_language_set) sets; /* by number of the symbol, from 1 */
} cs_language_index;

/* The table: immutable, shared by threads; empty when the data folder has none. */
typedef struct cs_languages {
    casus_text codes[CS_LANGUAGES]; /* [count] ISO 639 */
    uint8_t count;
    cs_language_set scripts[CS_SCRIPTS]; /* languages written in each */
    cs_language_set with_letters;        /* languages whose letters are known */
    cs_language_index words, letters;
    CS_ARRAY(cs_language_code) others; /* other codes for the same */
    cs_arena arena;
} cs_languages;

/* What speaks for each language in a text. */
typedef struct cs_language_scores {
    int32_t score[CS_LANGUAGES]; /* small words less words with foreign letters */
    cs_language_set possible;    /* languages of the script */
    uint32_t words, letters;     /* of the script */
    uint8_t best;                /* CS_LANGUAGES when there is none */
    bool alone;                  /* no other language has the script */
} cs_language_scores;

/* Reads lang/languages.txt of a data folder, if it is there.  Errors as of cs_table_open(). */
casus_status cs_languages_open(cs_languages *languages, const char *folder,
                               cs_faults *faults);
void cs_languages_free(cs_languages *languages);

/* Weighs a text: its first 32 KB. */
void cs_language_weigh(const cs_languages *languages, casus_text text,
                       cs_language_scores *out);

/* The code of a text's language, "" when it cannot be told.  `claim` is what the document
 * says, e.g. "en-GB"; it is kept unless the text speaks against it. */
casus_text cs_language_settle(const cs_languages *languages,
                              const cs_language_scores *scores, casus_text claim);

/* Whether the text is certainly not in the language with this code. */
bool cs_language_is_not(const cs_languages *languages, const cs_language_scores *scores,
                        casus_text code);

#endif
