/* clock.h - arithmetic of relative times on days since 1970-01-01; no words of any
 * language.
 *
 * Most times can be read in two ways: of what has been done ("attacked in March": the
 * last March) and of what is to come ("will attack in March": the next).  Weeks begin on
 * Monday. */
#ifndef CASUS_MENTION_CLOCK_H
#define CASUS_MENTION_CLOCK_H

#include "dict/dates.h"

#include <stdbool.h>

/* No days at all: the time cannot be read so. */
#define CS_NEVER ((cs_period){INT32_MIN, INT32_MIN})

typedef struct cs_when {
    cs_period past, ahead;
} cs_when;

/* What "last", "this" and "next" say; CS_TURN_NONE where nothing is said. */
typedef enum cs_turn {
    CS_TURN_LAST = -1,
    CS_TURN_THIS = 0,
    CS_TURN_NEXT = 1,
    CS_TURN_NONE = 2
} cs_turn;

/* Lengths in days that name a unit of the calendar. */
enum {
    CS_UNIT_HOUR = 0,
    CS_UNIT_DAY = 1,
    CS_UNIT_WEEKEND = 2,
    CS_UNIT_WEEK = 7,
    CS_UNIT_FORTNIGHT = 14,
    CS_UNIT_MONTH = 30,
    CS_UNIT_QUARTER = 91,
    CS_UNIT_YEAR = 365
};

static inline bool cs_is_never(cs_period period)
{
    return period.from == INT32_MIN;
}

cs_period cs_month_period(int32_t year, int32_t month);
cs_period cs_year_period(int32_t year);

/* Both readings the same. */
cs_when cs_when_exactly(cs_period period);

/* Weekdays are 1 to 7 from Monday, months 1 to 12. */
cs_when cs_when_weekday(int32_t date, int32_t weekday, cs_turn turn);
cs_when cs_when_weekday_of_week(int32_t date, int32_t weekday, int32_t weeks);
cs_when cs_when_month(int32_t date, int32_t month, cs_turn turn);

/* A day without its year; never for the 31st of June. */
cs_when cs_when_month_day(int32_t date, int32_t month, int32_t day);
/* "on the 9th" */
cs_when cs_when_day_of_month(int32_t date, int32_t day);

/* The unit of the calendar that the date lies in, moved by `turn`: "last week". */
cs_when cs_when_unit(int32_t date, int32_t unit, int32_t turn);

/* `count` units before (-) or after the date; weeks and more are as coarse as they are
 * told. */
cs_period cs_when_shifted(int32_t date, int32_t count, int32_t unit);

/* From the beginning of one time to the end of another. */
cs_when cs_when_between(cs_when first, cs_when last);

#endif
