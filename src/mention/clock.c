#include "mention/clock.h"

enum { MONTHS = 12, WEEK = 7, LEAP_CYCLE = 8 };

static cs_period one_day(int32_t day)
{
    return (cs_period){day, day + 1};
}

/* Months since the year 0. */
static int32_t month_number(int32_t date)
{
    int32_t year, month, day;
    cs_date_from_days(date, &year, &month, &day);
    return year * MONTHS + month - 1;
}

static cs_period numbered_month(int32_t number)
{
    return cs_month_period(number / MONTHS, number % MONTHS + 1);
}

static int32_t year_of(int32_t date)
{
    return month_number(date) / MONTHS;
}

static int32_t monday_of(int32_t date)
{
    return date - ((date + 3) % WEEK + WEEK) % WEEK; /* 1970-01-01 was a Thursday */
}

cs_period cs_month_period(int32_t year, int32_t month)
{
    return (cs_period){cs_days_from_date(year, month, 1),
                       month == MONTHS ? cs_days_from_date(year + 1, 1, 1)
                                       : cs_days_from_date(year, month + 1, 1)};
}

cs_period cs_year_period(int32_t year)
{
    return (cs_period){cs_days_from_date(year, 1, 1), cs_days_from_date(year + 1, 1, 1)};
}

cs_when cs_when_exactly(cs_period period)
{
    return (cs_when){period, period};
}

cs_when cs_when_weekday(int32_t date, int32_t weekday, cs_turn turn)
{
    const int32_t behind = (date - monday_of(date) + 1 - weekday + WEEK) % WEEK;
    const int32_t last = date - behind;
    const int32_t next = behind ? last + WEEK : last;
    if (turn == CS_TURN_LAST)
        return cs_when_exactly(one_day(behind ? last : last - WEEK));
    if (turn == CS_TURN_NEXT)
        return cs_when_exactly(one_day(last + WEEK));
    return (cs_when){one_day(last), one_day(next)};
}

cs_when cs_when_weekday_of_week(int32_t date, int32_t weekday, int32_t weeks)
{
    return cs_when_exactly(one_day(monday_of(date) + WEEK * weeks + weekday - 1));
}

cs_when cs_when_month(int32_t date, int32_t month, cs_turn turn)
{
    const int32_t now = month_number(date);
    const int32_t behind = (now % MONTHS - (month - 1) + MONTHS) % MONTHS;
    const int32_t last = now - behind;
    switch (turn) {
    case CS_TURN_LAST:
        return cs_when_exactly(numbered_month(behind ? last : last - MONTHS));
    case CS_TURN_NEXT:
        return cs_when_exactly(numbered_month(last + MONTHS));
    case CS_TURN_THIS:
        return cs_when_exactly(cs_month_period(now / MONTHS, month));
    default:
        return (cs_when){numbered_month(last),
                         numbered_month(behind ? last + MONTHS : last)};
    }
}

/* The first day with this name, going from `year` by `step`, on this side of the date. */
static cs_period nearest_day(int32_t date, int32_t month, int32_t day, int32_t step)
{
    int32_t year = year_of(date);
    for (int i = 0; i <= LEAP_CYCLE; i++, year += step) {
        const cs_period whole = cs_month_period(year, month);
        const int32_t found = whole.from + day - 1;
        if (found < whole.to && (step < 0 ? found <= date : found >= date))
            return one_day(found);
    }
    return CS_NEVER;
}

cs_when cs_when_month_day(int32_t date, int32_t month, int32_t day)
{
    return (cs_when){nearest_day(date, month, day, -1), nearest_day(date, month, day, 1)};
}

cs_when cs_when_day_of_month(int32_t date, int32_t day)
{
    cs_when when = {CS_NEVER, CS_NEVER};
    const int32_t now = month_number(date);
    for (int32_t step = 0; step < 3; step++) {
        const cs_period before = numbered_month(now - step),
                        after = numbered_month(now + step);
        const int32_t past = before.from + day - 1, ahead = after.from + day - 1;
        if (cs_is_never(when.past) && past < before.to && past <= date)
            when.past = one_day(past);
        if (cs_is_never(when.ahead) && ahead < after.to && ahead >= date)
            when.ahead = one_day(ahead);
    }
    return when;
}

/* "this weekend" is the last one of what has been, the coming one of what is to come. */
static cs_when weekend(int32_t date, int32_t turn)
{
    const int32_t saturday = monday_of(date) + 5;
    const int32_t begun = date >= saturday ? saturday : saturday - WEEK;
    if (turn != CS_TURN_THIS)
        return cs_when_exactly(turn < 0
                                   ? (cs_period){saturday - WEEK, saturday - WEEK + 2}
                                   : (cs_period){saturday, saturday + WEEK + 2});
    return (cs_when){{begun, begun + 2}, {saturday, saturday + 2}};
}

cs_when cs_when_unit(int32_t date, int32_t unit, int32_t turn)
{
    const int32_t month = month_number(date), week = monday_of(date) + WEEK * turn;
    const int32_t quarter = month - month % 3 + 3 * turn;
    switch (unit) {
    case CS_UNIT_DAY:
        return cs_when_exactly(one_day(date + turn));
    case CS_UNIT_WEEKEND:
        return weekend(date, turn);
    case CS_UNIT_WEEK:
        return cs_when_exactly((cs_period){week, week + WEEK});
    case CS_UNIT_MONTH:
        return cs_when_exactly(numbered_month(month + turn));
    case CS_UNIT_QUARTER:
        return cs_when_exactly(
            (cs_period){numbered_month(quarter).from, numbered_month(quarter + 2).to});
    case CS_UNIT_YEAR:
        return cs_when_exactly(cs_year_period(month / MONTHS + turn));
    default:
        return cs_when_exactly(CS_NEVER);
    }
}

cs_period cs_when_shifted(int32_t date, int32_t count, int32_t unit)
{
    switch (unit) {
    case CS_UNIT_HOUR:
        return one_day(date);
    case CS_UNIT_DAY:
        return one_day(date + count);
    case CS_UNIT_WEEK:
    case CS_UNIT_FORTNIGHT:
        return (cs_period){date + count * unit - 3, date + count * unit + 4};
    case CS_UNIT_MONTH:
        return numbered_month(month_number(date) + count);
    case CS_UNIT_YEAR:
        return cs_year_period(year_of(date) + count);
    default:
        return CS_NEVER;
    }
}

static cs_period between(cs_period first, cs_period last)
{
    if (cs_is_never(first) || cs_is_never(last) || first.from >= last.to)
        return CS_NEVER;
    return (cs_period){first.from, last.to};
}

cs_when cs_when_between(cs_when first, cs_when last)
{
    return (cs_when){between(first.past, last.past), between(first.ahead, last.ahead)};
}
