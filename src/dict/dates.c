#include "dict/dates.h"

int32_t cs_days_from_date(int32_t year, int32_t month, int32_t day)
{
    year -= month <= 2;
    const int32_t era = (year >= 0 ? year : year - 399) / 400;
    const int32_t year_of_era = year - era * 400;
    const int32_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int32_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

void cs_date_from_days(int32_t days, int32_t *year, int32_t *month, int32_t *day)
{
    days += 719468;
    const int32_t era = (days >= 0 ? days : days - 146096) / 146097;
    const int32_t day_of_era = days - era * 146097;
    const int32_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int32_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int32_t shifted = (5 * day_of_year + 2) / 153;
    *day = day_of_year - (153 * shifted + 2) / 5 + 1;
    *month = shifted + (shifted < 10 ? 3 : -9);
    *year = year_of_era + era * 400 + (*month <= 2);
}

static bool number(casus_text *text, uint32_t digits, int32_t *out)
{
    if (text->size < digits)
        return false;
    *out = 0;
    for (uint32_t i = 0; i < digits; i++) {
        if (text->data[i] < '0' || text->data[i] > '9')
            return false;
        *out = *out * 10 + (text->data[i] - '0');
    }
    *text = cs_text_span(*text, digits, text->size);
    return true;
}

static bool dash(casus_text *text)
{
    if (!text->size || text->data[0] != '-')
        return false;
    *text = cs_text_span(*text, 1, text->size);
    return true;
}

static int32_t month_days(int32_t year, int32_t month)
{
    return cs_days_from_date(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1,
                             1) -
           cs_days_from_date(year, month, 1);
}

bool cs_date_parse(casus_text text, cs_period *out)
{
    int32_t year, month, day;
    if (!number(&text, 4, &year))
        return false;
    if (!text.size) {
        *out =
            (cs_period){cs_days_from_date(year, 1, 1), cs_days_from_date(year + 1, 1, 1)};
        return true;
    }
    if (!dash(&text) || !number(&text, 2, &month) || month < 1 || month > 12)
        return false;
    const int32_t first = cs_days_from_date(year, month, 1);
    if (!text.size) {
        *out = (cs_period){first, first + month_days(year, month)};
        return true;
    }
    if (!dash(&text) || !number(&text, 2, &day) || day < 1 ||
        day > month_days(year, month))
        return false;
    *out = (cs_period){first + day - 1, first + day};
    return text.size == 0 || text.data[0] == 'T' || text.data[0] == ' ';
}

bool cs_period_parse(casus_text text, cs_period *out)
{
    uint32_t dots = 0;
    while (dots + 1 < text.size &&
           !(text.data[dots] == '.' && text.data[dots + 1] == '.'))
        dots++;
    if (dots + 1 >= text.size)
        return cs_date_parse(text, out);
    *out = CS_ALWAYS;
    cs_period side;
    if (dots > 0) {
        if (!cs_date_parse(cs_text_span(text, 0, dots), &side))
            return false;
        out->from = side.from;
    }
    if (dots + 2 < text.size) {
        if (!cs_date_parse(cs_text_span(text, dots + 2, text.size), &side))
            return false;
        out->to = side.to;
    }
    return out->from < out->to;
}
