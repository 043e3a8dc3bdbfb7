/* test_dates.c - dates, reduced dates and periods. */
#include "dict/dates.h"
#include "unit.h"

static int covers(const char *text, int32_t days)
{
    cs_period period;
    return cs_date_parse(cs_text_of(text), &period) && period.to - period.from == days;
}

static int is_no_date(const char *text)
{
    cs_period period;
    return !cs_date_parse(cs_text_of(text), &period);
}

static int in_period(const char *text, int32_t year, int32_t month, int32_t day)
{
    cs_period period;
    const int32_t days = cs_days_from_date(year, month, day);
    return cs_period_parse(cs_text_of(text), &period) && days >= period.from &&
           days < period.to;
}

int main(void)
{
    int failures = 0;
    int32_t year, month, day;
    CHECK(cs_days_from_date(1970, 1, 1) == 0);
    CHECK(cs_days_from_date(2024, 6, 9) == 19883);
    for (int32_t days = -800000; days < 800000; days += 13) {
        cs_date_from_days(days, &year, &month, &day);
        CHECK(cs_days_from_date(year, month, day) == days);
    }
    CHECK(covers("2024", 366) && covers("2023", 365) && covers("1900", 365));
    CHECK(covers("2024-02", 29) && covers("2024-12", 31));
    CHECK(covers("2024-06-09", 1) && covers("2024-06-09T12:00:00Z", 1));
    CHECK(is_no_date("") && is_no_date("24-06-09") && is_no_date("2024-13"));
    CHECK(is_no_date("2023-02-29") && is_no_date("2024-00-01") && is_no_date("2024-1-1"));
    CHECK(is_no_date("June 9") && is_no_date("2024-06-9x"));
    CHECK(in_period("2017-05-14..", 2024, 1, 1) &&
          in_period("2017-05-14..", 2017, 5, 14));
    CHECK(!in_period("2017-05-14..", 2017, 5, 13));
    CHECK(in_period("..1991", 1991, 12, 31) && !in_period("..1991", 1992, 1, 1));
    CHECK(in_period("2001-05..2004", 2004, 12, 31) &&
          !in_period("2001-05..2004", 2001, 4, 30));
    CHECK(in_period("2004", 2004, 7, 1) && !in_period("2004", 2005, 1, 1));
    CHECK(!in_period("2004..2001", 2002, 1, 1)); /* the wrong way round */
    return failures != 0;
}
