/* time_dates.c - dates of the calendar: "Monday, 9 June", "from 3 to 5 May", "in 2022".
 */
#include "mention/time_reader.h"

enum { FIRST_YEAR = 1800, LAST_YEAR = 2199 };

uint32_t cs_skip_part_of_day(const cs_reader *reader, uint32_t word)
{
    const cs_time_word meaning = cs_time_at(reader, word);
    return meaning.kind == CS_TIME_PART && meaning.number == CS_PART_OF_DAY ? word + 1
                                                                            : word;
}

/* A day of the month in digits or as an ordinal, 0 = none. */
static int32_t day_at(const cs_reader *reader, uint32_t word)
{
    const cs_time_word meaning = cs_time_at(reader, word);
    const bool digits = meaning.kind == CS_TIME_NUMBER && word < reader->limit &&
                        reader->finder->tree->words[word].form.data[0] <= '9';
    const bool day = digits || meaning.kind == CS_TIME_ORDINAL;
    return day && meaning.number >= 1 && meaning.number <= 31 ? meaning.number : 0;
}

static int32_t year_at(const cs_reader *reader, uint32_t word)
{
    const cs_time_word meaning = cs_time_at(reader, word);
    return meaning.kind == CS_TIME_NUMBER && meaning.number >= FIRST_YEAR &&
                   meaning.number <= LAST_YEAR
               ? meaning.number
               : 0;
}

/* "3 to 5": gives the word behind. */
static uint32_t read_days(const cs_reader *reader, uint32_t word, cs_reading *out)
{
    out->day = out->last_day = day_at(reader, word);
    if (!out->day)
        return word;
    if (cs_is_time_kind(reader, word + 1, CS_TIME_RANGE) &&
        day_at(reader, word + 2) > out->day) {
        out->last_day = day_at(reader, word + 2);
        return word + 3;
    }
    return word + 1;
}

/* "9 June", "9th of June", "June 9", "June the 9th", "June", each with a year behind. */
static bool read_month(const cs_reader *reader, uint32_t word, cs_reading *out)
{
    cs_reading days = CS_NOTHING_READ;
    uint32_t next = read_days(reader, word, &days);
    if (days.day) {
        next = cs_skip_links(reader, next);
        if (!cs_is_time_kind(reader, next, CS_TIME_MONTH))
            return false;
        *out = days;
        out->month = cs_time_at(reader, next++).number;
    } else if (cs_is_time_kind(reader, word, CS_TIME_MONTH)) {
        *out = CS_NOTHING_READ;
        out->month = cs_time_at(reader, word).number;
        const uint32_t behind = read_days(reader, cs_skip_links(reader, word + 1), out);
        next = out->day ? behind : word + 1;
    } else {
        return false;
    }
    const uint32_t linked = cs_skip_links(reader, next);
    out->year = year_at(reader, linked);
    out->end = out->year ? linked + 1 : next;
    return true;
}

static bool is_date(int32_t year, int32_t month, int32_t day)
{
    const cs_period whole = cs_month_period(year, month);
    return whole.from + day <= whole.to;
}

static cs_when with_last_day(cs_when when, const cs_reading *reading)
{
    const int32_t more = reading->last_day - reading->day;
    if (!cs_is_never(when.past))
        when.past.to += more;
    if (!cs_is_never(when.ahead))
        when.ahead.to += more;
    return when;
}

/* What day, month and year together mean. */
void cs_resolve_date(const cs_reader *reader, cs_reading *reading)
{
    const cs_finder *finder = reader->finder;
    if (reading->year && reading->day) {
        if (is_date(reading->year, reading->month, reading->last_day)) {
            const int32_t day =
                cs_days_from_date(reading->year, reading->month, reading->day);
            reading->when =
                with_last_day(cs_when_exactly((cs_period){day, day + 1}), reading);
        }
    } else if (reading->year) {
        reading->when = cs_when_exactly(cs_month_period(reading->year, reading->month));
    } else if (finder->dated && reading->day) {
        reading->when = with_last_day(
            cs_when_month_day(finder->date, reading->month, reading->day), reading);
    } else if (finder->dated) {
        reading->when = cs_when_month(finder->date, reading->month, CS_TURN_NONE);
    }
}

static int32_t year_of(int32_t date)
{
    int32_t year, month, day;
    cs_date_from_days(date, &year, &month, &day);
    return year;
}

/* "of last week", "last year" behind a weekday or month: the turn and the unit. */
static bool read_turned_unit(const cs_reader *reader, uint32_t word, int32_t unit,
                             int32_t *turn, uint32_t *end)
{
    const uint32_t first = cs_skip_links(reader, word);
    const cs_time_word direction = cs_time_at(reader, first),
                       what = cs_time_at(reader, first + 1);
    if (direction.kind != CS_TIME_DIRECTION || direction.number == CS_DIRECTION_LENGTH ||
        what.kind != CS_TIME_UNIT || what.number != unit)
        return false;
    *turn = direction.number;
    *end = first + 2;
    return true;
}

static bool read_month_date(const cs_reader *reader, uint32_t word, cs_reading *out)
{
    int32_t turn;
    if (!read_month(reader, word, out))
        return false;
    if (!out->year && reader->finder->dated &&
        read_turned_unit(reader, out->end, CS_UNIT_YEAR, &turn, &out->end))
        out->year = year_of(reader->finder->date) + turn;
    cs_resolve_date(reader, out);
    return true;
}

bool cs_direction_behind(const cs_reader *reader, uint32_t word, int32_t *turn)
{
    const cs_time_word direction = cs_time_at(reader, word);
    const cs_time_kind next = cs_time_at(reader, word + 1).kind;
    if (direction.kind != CS_TIME_DIRECTION ||
        (direction.number != CS_TURN_LAST && direction.number != CS_TURN_NEXT) ||
        next == CS_TIME_UNIT || next == CS_TIME_WEEKDAY || next == CS_TIME_MONTH)
        return false;
    *turn = direction.number;
    return true;
}

bool cs_read_weekday(const cs_reader *reader, uint32_t word, cs_turn turn,
                     cs_reading *out)
{
    const cs_finder *finder = reader->finder;
    const int32_t weekday = cs_time_at(reader, word).number;
    cs_reading date;
    int32_t weeks;
    if (!cs_is_time_kind(reader, word, CS_TIME_WEEKDAY))
        return false;
    *out = CS_NOTHING_READ;
    out->weekday = weekday;
    out->end = cs_skip_part_of_day(reader, word + 1);
    if (read_month_date(reader, cs_skip_links(reader, out->end), &date) && date.day) {
        date.weekday = weekday;
        *out = date;
    } else if (finder->dated &&
               read_turned_unit(reader, out->end, CS_UNIT_WEEK, &weeks, &out->end)) {
        out->when = cs_when_weekday_of_week(finder->date, weekday, weeks);
    } else if (finder->dated) {
        int32_t behind = turn;
        if (turn == CS_TURN_NONE && cs_direction_behind(reader, out->end, &behind))
            out->end++;
        out->when = cs_when_weekday(finder->date, weekday, (cs_turn)behind);
    }
    return true;
}

static bool read_iso(const cs_reader *reader, uint32_t word, cs_reading *out)
{
    enum { ISO_SIZE = 10 };
    const casus_text form = reader->finder->tree->words[word].form;
    cs_period period;
    if (form.size != ISO_SIZE || !cs_date_parse(form, &period))
        return false;
    *out = CS_NOTHING_READ;
    out->when = cs_when_exactly(period);
    out->end = word + 1;
    return true;
}

/* "in 2022", "the 2014 coup"; not "2000 soldiers". */
static bool read_year(const cs_reader *reader, uint32_t word, cs_reading *out)
{
    const casus_word *words = reader->finder->tree->words;
    const cs_time_word meaning = cs_time_at(reader, word);
    uint32_t number = word;
    if (meaning.kind == CS_TIME_PART && meaning.number == CS_PART_SEASON)
        number = cs_skip_links(reader, word + 1);
    const int32_t year = year_at(reader, number);
    if (!year)
        return false;
    const casus_word *at_year = &words[number];
    const uint32_t before = word > reader->first ? word - 1 : word;
    const bool modifies = at_year->head != CASUS_NONE && at_year->head > number &&
                          (words[at_year->head].upos == CASUS_UPOS_NOUN ||
                           words[at_year->head].upos == CASUS_UPOS_PROPN);
    const bool hangs = at_year->relation == CASUS_REL_OBL ||
                       at_year->relation == CASUS_REL_NMOD ||
                       at_year->relation == CASUS_REL_CONJ;
    const bool introduced = words[before].upos == CASUS_UPOS_ADP ||
                            cs_is_time_kind(reader, before, CS_TIME_PART);
    if (modifies ? cs_is_plural(reader, at_year->head)
                 : number == word && !(hangs && introduced))
        return false;
    *out = CS_NOTHING_READ;
    out->year = year;
    out->when = cs_when_exactly(cs_year_period(year));
    out->end = number + 1;
    return true;
}

/* "on the 9th" */
static bool read_ordinal(const cs_reader *reader, uint32_t word, cs_reading *out)
{
    const casus_word *words = reader->finder->tree->words;
    const bool hangs =
        words[word].relation == CASUS_REL_OBL || words[word].relation == CASUS_REL_NMOD;
    if (!cs_is_time_kind(reader, word, CS_TIME_ORDINAL) || !day_at(reader, word) ||
        !hangs || word < reader->first + 2 ||
        !cs_is_time_kind(reader, word - 1, CS_TIME_LINK) ||
        words[word - 2].upos != CASUS_UPOS_ADP || !reader->finder->dated)
        return false;
    *out = CS_NOTHING_READ;
    out->when = cs_when_day_of_month(reader->finder->date, day_at(reader, word));
    out->end = word + 1;
    return true;
}

bool cs_read_date(const cs_reader *reader, uint32_t word, cs_reading *out)
{
    return read_month_date(reader, word, out) || read_iso(reader, word, out) ||
           read_year(reader, word, out) || read_ordinal(reader, word, out);
}
