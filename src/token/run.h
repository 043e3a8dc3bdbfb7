/* run.h - a run of characters without white space, on its way to tokens; inside token/
 * only. */
#ifndef CASUS_TOKEN_RUN_H
#define CASUS_TOKEN_RUN_H

#include "base/utf8.h"
#include "token/builder.h"

enum { CS_LOWER_ROOM = 64 };

typedef struct cs_run {
    cs_token_builder *builder;
    const char *bytes; /* the article's text */
    uint32_t start, end;
} cs_run;

/* The character that starts at `at`; 0 at the end of the run. */
static inline uint32_t cs_run_char(const cs_run *run, uint32_t at)
{
    uint32_t length;
    return at < run->end ? cs_utf8_decode(run->bytes + at, &length) : 0;
}

static inline uint32_t cs_run_next(const cs_run *run, uint32_t at)
{
    uint32_t length;
    (void)cs_utf8_decode(run->bytes + at, &length);
    return at + length;
}

/* The start of the character before `at`. */
static inline uint32_t cs_run_back(const cs_run *run, uint32_t at)
{
    do
        at--;
    while (at > run->start && ((unsigned char)run->bytes[at] & 0xC0) == 0x80);
    return at;
}

static inline bool cs_is_apostrophe(uint32_t character)
{
    return character == '\'' || character == 0x2019;
}

static inline bool cs_is_dash(uint32_t character)
{
    return character == 0x2013 || character == 0x2014 || character == 0x2015;
}

/* Behind the row of characters at `at` that make one token: "...", "--", "?!". */
uint32_t cs_row_end(const cs_run *run, uint32_t at);

/* Whether [start, end) with its full stop is an abbreviation or a row of initials. */
bool cs_run_abbreviates(const cs_run *run, uint32_t start, uint32_t end);

/* A lower-case copy of a short piece for the tables, with plain apostrophes, in a buffer
 * of CS_LOWER_ROOM; size 0 when it is too long. */
casus_text cs_run_lower(const cs_run *run, uint32_t start, uint32_t end, char *buffer);

/* Adds the tokens of a run from which the marks around it are off. */
void cs_split_word(cs_run *run);

#endif
