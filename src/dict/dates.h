/* dates.h - ISO 8601 dates, perhaps reduced to a month or a year, as days. */
#ifndef CASUS_DICT_DATES_H
#define CASUS_DICT_DATES_H

#include "base/text.h"

/* Half-open range of days since 1970-01-01; INT32_MIN and INT32_MAX are open ends. */
typedef struct cs_period {
    int32_t from, to;
} cs_period;

#define CS_ALWAYS ((cs_period){INT32_MIN, INT32_MAX})

/* Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant's algorithm). */
int32_t cs_days_from_date(int32_t year, int32_t month, int32_t day);
void cs_date_from_days(int32_t days, int32_t *year, int32_t *month, int32_t *day);

/* "2024", "2024-03", "2024-03-09" (what follows a T is ignored) -> all days that it covers;
 * false when it is not a date. */
bool cs_date_parse(casus_text text, cs_period *out);

/* "2017-05-14..2020", "..1991", "1999..", "2004": both ends included. */
bool cs_period_parse(casus_text text, cs_period *out);

#endif
