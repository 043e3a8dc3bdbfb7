/* time_reader.h - what the readers of times share; inside mention/ only. */
#ifndef CASUS_MENTION_TIME_READER_H
#define CASUS_MENTION_TIME_READER_H

#include "mention/clock.h"
#include "mention/finder.h"

/* What has been read from word `first`; `end` is the word behind it, 0 = nothing. */
typedef struct cs_reading {
    uint32_t end;
    int32_t weekday, month, day, last_day, year; /* 0 = not said */
    bool length;                                 /* "two days" */
    cs_when when;
} cs_reading;

typedef struct cs_reader {
    cs_finder *finder;
    const cs_time_word *meaning; /* [word_count] */
    uint32_t first, limit;       /* of the sentence */
    cs_when told;                /* day told last */
    uint32_t told_sentence;      /* CASUS_NONE = none */
} cs_reader;

#define CS_NOTHING_READ ((cs_reading){.when = {CS_NEVER, CS_NEVER}})

/* ---- time_words.c ---- */

/* The meaning of each word in time; NULL when out of memory. */
cs_time_word *cs_time_meanings(const cs_finder *finder);

static inline cs_time_word cs_time_at(const cs_reader *reader, uint32_t word)
{
    return word < reader->limit ? reader->meaning[word]
                                : (cs_time_word){.kind = CS_TIME_NONE};
}

static inline bool cs_is_time_kind(const cs_reader *reader, uint32_t word,
                                   cs_time_kind kind)
{
    return cs_time_at(reader, word).kind == kind;
}

/* Over "of the". */
static inline uint32_t cs_skip_links(const cs_reader *reader, uint32_t word)
{
    for (int i = 0; i < 2 && cs_is_time_kind(reader, word, CS_TIME_LINK); i++)
        word++;
    return word;
}

static inline bool cs_is_plural(const cs_reader *reader, uint32_t word)
{
    return (reader->finder->tree->words[word].features & CASUS_FEAT_PLURAL) != 0;
}

/* ---- time_dates.c: each reads from a word on; false and no end when nothing is there
 * ---- */

/* "last" or "next" behind a weekday or unit, as in "lundi dernier". */
bool cs_direction_behind(const cs_reader *reader, uint32_t word, int32_t *turn);

/* "Monday", "Monday evening", "Monday last week", "Monday, 9 June" */
bool cs_read_weekday(const cs_reader *reader, uint32_t word, cs_turn turn,
                     cs_reading *out);
/* "9 June 2024", "June", "March last year", "2024-06-09", "in 2022", "the 2014 coup", "on
 * the 9th" */
bool cs_read_date(const cs_reader *reader, uint32_t word, cs_reading *out);
/* Resolves a date again, when its year was told later. */
void cs_resolve_date(const cs_reader *reader, cs_reading *reading);
/* "morning" behind a day */
uint32_t cs_skip_part_of_day(const cs_reader *reader, uint32_t word);

#endif
