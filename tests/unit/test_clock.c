/* test_clock.c - relative times, read back and ahead. */
#include "mention/clock.h"
#include "unit.h"

static int32_t day(int32_t year, int32_t month, int32_t number)
{
    return cs_days_from_date(year, month, number);
}

static bool is_day(cs_period period, int32_t year, int32_t month, int32_t number)
{
    return period.from == day(year, month, number) && period.to == period.from + 1;
}

static bool is_month(cs_period period, int32_t year, int32_t month)
{
    const cs_period whole = cs_month_period(year, month);
    return period.from == whole.from && period.to == whole.to;
}

static int weekdays(int32_t tuesday)
{
    int failures = 0;
    CHECK(is_day(cs_when_weekday(tuesday, 1, CS_TURN_NONE).past, 2024, 3, 11));
    CHECK(is_day(cs_when_weekday(tuesday, 1, CS_TURN_NONE).ahead, 2024, 3, 18));
    CHECK(is_day(cs_when_weekday(tuesday, 2, CS_TURN_NONE).past, 2024, 3, 12));
    CHECK(is_day(cs_when_weekday(tuesday, 2, CS_TURN_NONE).ahead, 2024, 3, 12));
    CHECK(is_day(cs_when_weekday(tuesday, 2, CS_TURN_LAST).past, 2024, 3, 5));
    CHECK(is_day(cs_when_weekday(tuesday, 2, CS_TURN_NEXT).past, 2024, 3, 19));
    CHECK(is_day(cs_when_weekday(tuesday, 3, CS_TURN_LAST).ahead, 2024, 3, 6));
    CHECK(is_day(cs_when_weekday(tuesday, 3, CS_TURN_NEXT).past, 2024, 3, 13));
    CHECK(is_day(cs_when_weekday_of_week(tuesday, 7, -1).past, 2024, 3, 10));
    CHECK(is_day(cs_when_weekday_of_week(tuesday, 1, 1).past, 2024, 3, 18));
    for (int32_t date = -8; date < 8; date++) /* around 1970-01-01, a Thursday */
        for (int32_t weekday = 1; weekday <= 7; weekday++) {
            const cs_when when = cs_when_weekday(date, weekday, CS_TURN_NONE);
            CHECK(when.past.from <= date && when.past.from > date - 7);
            CHECK(when.ahead.from >= date && when.ahead.from < date + 7);
            CHECK(((when.past.from + 3) % 7 + 7) % 7 + 1 == weekday);
        }
    return failures;
}

static int months(int32_t march)
{
    int failures = 0;
    CHECK(is_month(cs_when_month(march, 3, CS_TURN_NONE).past, 2024, 3));
    CHECK(is_month(cs_when_month(march, 3, CS_TURN_LAST).past, 2023, 3));
    CHECK(is_month(cs_when_month(march, 12, CS_TURN_NONE).past, 2023, 12));
    CHECK(is_month(cs_when_month(march, 12, CS_TURN_NONE).ahead, 2024, 12));
    CHECK(is_month(cs_when_month(march, 1, CS_TURN_NONE).ahead, 2025, 1));
    CHECK(is_month(cs_when_month(march, 1, CS_TURN_THIS).past, 2024, 1));
    CHECK(is_month(cs_when_month(march, 3, CS_TURN_NEXT).past, 2025, 3));
    CHECK(is_day(cs_when_month_day(march, 6, 9).past, 2023, 6, 9));
    CHECK(is_day(cs_when_month_day(march, 6, 9).ahead, 2024, 6, 9));
    CHECK(is_day(cs_when_month_day(march, 2, 29).ahead, 2028, 2, 29));
    CHECK(is_day(cs_when_month_day(day(1899, 12, 1), 2, 29).ahead, 1904, 2, 29));
    CHECK(cs_is_never(cs_when_month_day(march, 6, 31).past));
    CHECK(is_day(cs_when_day_of_month(march, 31).past, 2024, 1, 31));
    CHECK(is_day(cs_when_day_of_month(march, 31).ahead, 2024, 3, 31));
    CHECK(is_day(cs_when_day_of_month(march, 9).ahead, 2024, 4, 9));
    return failures;
}

static int units(int32_t tuesday)
{
    int failures = 0;
    const cs_period week = cs_when_unit(tuesday, CS_UNIT_WEEK, -1).past;
    CHECK(week.from == day(2024, 3, 4) && week.to == day(2024, 3, 11));
    CHECK(is_month(cs_when_unit(day(2024, 1, 31), CS_UNIT_MONTH, 1).past, 2024, 2));
    CHECK(is_month(cs_when_unit(day(2024, 1, 31), CS_UNIT_MONTH, -1).past, 2023, 12));
    const cs_period quarter = cs_when_unit(tuesday, CS_UNIT_QUARTER, -1).past;
    CHECK(quarter.from == day(2023, 10, 1) && quarter.to == day(2024, 1, 1));
    CHECK(cs_when_unit(tuesday, CS_UNIT_YEAR, -1).past.from == day(2023, 1, 1));
    const cs_when weekend = cs_when_unit(tuesday, CS_UNIT_WEEKEND, 0);
    CHECK(weekend.past.from == day(2024, 3, 9) && weekend.past.to == day(2024, 3, 11));
    CHECK(weekend.ahead.from == day(2024, 3, 16));
    CHECK(cs_is_never(cs_when_unit(tuesday, 3652, -1).past));
    return failures;
}

int main(void)
{
    const int32_t tuesday = day(2024, 3, 12);
    int failures = weekdays(tuesday) + months(tuesday) + units(tuesday);
    CHECK(is_day(cs_when_shifted(tuesday, -2, CS_UNIT_DAY), 2024, 3, 10));
    CHECK(cs_when_shifted(tuesday, -3, CS_UNIT_WEEK).from == day(2024, 2, 20) - 3);
    CHECK(is_month(cs_when_shifted(tuesday, -3, CS_UNIT_MONTH), 2023, 12));
    CHECK(cs_when_shifted(tuesday, 1, CS_UNIT_YEAR).from == day(2025, 1, 1));
    CHECK(is_day(cs_when_shifted(tuesday, -5, CS_UNIT_HOUR), 2024, 3, 12));
    const cs_when both = cs_when_between(cs_when_exactly(cs_month_period(2023, 2)),
                                         cs_when_exactly(cs_month_period(2023, 4)));
    CHECK(both.past.from == day(2023, 2, 1) && both.past.to == day(2023, 5, 1));
    CHECK(cs_is_never(cs_when_between(cs_when_exactly(cs_month_period(2023, 4)),
                                      cs_when_exactly(cs_month_period(2023, 2)))
                          .past));
    return failures != 0;
}
