#include "dict/calendar.h"

#include "base/error.h"
#include "base/file.h"

static int find(const char *const *names, int count, casus_text name)
{
    for (int i = 0; i < count; i++)
        if (cs_text_is(name, names[i]))
            return i;
    return -1;
}

static bool small_number(casus_text text, int32_t *out)
{
    const bool negative = text.size && text.data[0] == '-';
    *out = 0;
    if (text.size == negative || text.size > 6)
        return false;
    for (uint32_t i = negative; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
        *out = *out * 10 + (text.data[i] - '0');
    }
    *out = negative ? -*out : *out;
    return true;
}

static casus_status read_times(cs_calendar *calendar, cs_table *table, cs_arena *arena)
{
    static const char *const kinds[CS_TIME_KIND_COUNT] = {
        "",    "month", "weekday", "day",    "unit",    "direction", "told",
        "ago", "later", "part",    "number", "ordinal", "link",      "range"};
    while (cs_table_next(table)) {
        cs_time_word meaning;
        const int kind = find(kinds, CS_TIME_KIND_COUNT, table->column[0]);
        if (kind < 1 || !small_number(table->column[1], &meaning.number)) {
            CS_TRY(cs_table_fault(table, "expected 'kind  number  words'"));
            continue;
        }
        meaning.kind = (cs_time_kind)kind;
        casus_text rest = table->column[2], word;
        while (cs_next_alternative(&rest, &word)) {
            const casus_text lower = cs_text_lower(word, arena);
            const uint32_t number =
                lower.data ? cs_symbol_add(&calendar->words, lower, arena) : 0;
            if (!number)
                return cs_nomem(table->faults->error);
            meaning.capital = !cs_text_equal(lower, word);
            if (number <= calendar->meanings.count)
                continue;
            if (!cs_array_push(&calendar->meanings, arena))
                return cs_nomem(table->faults->error);
            *cs_array_last(&calendar->meanings) = meaning;
        }
    }
    return CASUS_OK;
}

static bool add_notice(cs_calendar *calendar, cs_notice_kind kind, cs_notice_place place,
                       casus_text name, casus_text phrase, cs_arena *arena)
{
    const bool opens = phrase.size > 1 && phrase.data[0] == '^';
    if (opens)
        phrase = cs_text_span(phrase, 1, phrase.size);
    if (!phrase.size)
        return true;
    if (!cs_array_push(&calendar->notices, arena))
        return false;
    uint32_t *head = &calendar->notice_heads[(unsigned char)phrase.data[0]];
    *cs_array_last(&calendar->notices) =
        (cs_notice){kind, place, phrase, name, opens, *head};
    *head = calendar->notices.count;
    return true;
}

static casus_status read_notices(cs_calendar *calendar, cs_table *table, cs_arena *arena)
{
    static const char *const kinds[] = {"notice", "byline", "label", "source",
                                        "bio",    "joiner", "ender", "agency"};
    static const char *const places[] = {"any", "head", "tail"};
    while (cs_table_next(table)) {
        const int kind = find(kinds, 8, table->column[0]);
        const bool agency = kind == CS_NOTICE_AGENCY;
        const int place = agency ? CS_NOTICE_TAIL : find(places, 3, table->column[1]);
        const casus_text name = agency ? table->column[1] : (casus_text){NULL, 0};
        if (kind < 0 || place < 0) {
            CS_TRY(cs_table_fault(
                table, "expected 'kind  place  phrases', or 'agency  name  phrases'"));
            continue;
        }
        casus_text rest = table->column[2], phrase;
        while (cs_next_alternative(&rest, &phrase)) {
            if (!add_notice(calendar, (cs_notice_kind)kind, (cs_notice_place)place, name,
                            phrase, arena))
                return cs_nomem(table->faults->error);
        }
    }
    return CASUS_OK;
}

casus_status cs_calendar_load(cs_calendar *calendar, const char *pack, cs_arena *arena,
                              cs_faults *faults)
{
    cs_table table;
    const char *times = cs_path_join(pack, "calendar.txt", arena);
    const char *notices = cs_path_join(pack, "notices.txt", arena);
    if (!times || !notices)
        return cs_nomem(faults->error);
    CS_TRY(cs_table_open(&table, times, arena, faults));
    CS_TRY(read_times(calendar, &table, arena));
    CS_TRY(cs_table_open(&table, notices, arena, faults));
    return read_notices(calendar, &table, arena);
}

cs_time_word cs_time_of(const cs_calendar *calendar, casus_text lower)
{
    const uint32_t number = cs_symbol_find(&calendar->words, lower);
    return number ? calendar->meanings.items[number - 1]
                  : (cs_time_word){.kind = CS_TIME_NONE};
}
