/* time.c - times in the text against the article's date: "on Monday", "two days ago",
 * "last week", "in March", "from 3 to 5 May", "in 2022".
 *
 *   T1  A time is read from left to right by what the calendar says of its words; the
 * tree only says what it hangs on. T2  Each time has two readings, of what has been and
 * of what is to come; code/ chooses. T3  "the previous day" and "a week later" count from
 * the time told before. T4  Lengths ("for two days", "the past week"), ages and centuries
 * are no times; nor is what stands behind a preposition that is not of time ("since",
 * "after"). T5  Without the article's day, only times that name a year are resolved. */
#include "mention/time_reader.h"

enum { TOLD_SENTENCES = 2 };

/* The day that "previous" and "later" count from. */
static bool told_day(const cs_reader *reader, int32_t turn, cs_when *out)
{
    if (reader->told_sentence != CASUS_NONE) {
        *out = reader->told;
        return true;
    }
    *out = cs_when_exactly((cs_period){reader->finder->date, reader->finder->date + 1});
    return turn < 0 && reader->finder->dated;
}

static cs_period unit_from(cs_period told, int32_t unit, int32_t turn)
{
    return cs_is_never(told) ? CS_NEVER : cs_when_unit(told.from, unit, turn).past;
}

/* "the previous day", "the following week" */
static void resolve_told_unit(const cs_reader *reader, int32_t unit, int32_t turn,
                              cs_reading *out)
{
    cs_when told;
    if (told_day(reader, turn, &told))
        out->when = (cs_when){unit_from(told.past, unit, turn),
                              unit_from(told.ahead, unit, turn)};
}

/* "last week", "next March", "this morning"; "the past week" is a length. */
static bool read_directed(const cs_reader *reader, uint32_t word, cs_reading *out)
{
    const cs_finder *finder = reader->finder;
    const cs_time_word direction = cs_time_at(reader, word),
                       what = cs_time_at(reader, word + 1);
    const bool length = direction.number == CS_DIRECTION_LENGTH;
    const cs_turn turn = length ? CS_TURN_LAST : (cs_turn)direction.number;
    const bool the =
        word > reader->first && cs_is_time_kind(reader, word - 1, CS_TIME_LINK);
    if (direction.kind != CS_TIME_DIRECTION)
        return false;
    if (cs_read_weekday(reader, word + 1, turn, out))
        return true;
    *out = CS_NOTHING_READ;
    out->end = word + 2;
    if (!finder->dated)
        return what.kind == CS_TIME_UNIT;
    if (what.kind == CS_TIME_MONTH) {
        out->when = cs_when_month(finder->date, what.number, turn);
        return true;
    }
    if (what.kind == CS_TIME_PART && what.number == CS_PART_OF_DAY) {
        const int32_t day = finder->date + (int32_t)turn;
        out->when = cs_when_exactly((cs_period){day, day + 1});
        return true;
    }
    if (what.kind == CS_TIME_NUMBER && cs_is_time_kind(reader, word + 2, CS_TIME_UNIT))
        out->end = word + 3;
    else if (what.kind != CS_TIME_UNIT)
        return false;
    else if (cs_is_plural(reader, word + 1))
        return true;
    else if (what.number == CS_UNIT_DAY && turn == CS_TURN_NEXT)
        resolve_told_unit(reader, CS_UNIT_DAY, 1, out);
    else if (what.number > CS_UNIT_DAY && !length &&
             (!the || what.number == CS_UNIT_WEEKEND))
        out->when = cs_when_unit(finder->date, what.number, turn);
    return true;
}

static bool read_told(const cs_reader *reader, uint32_t word, cs_reading *out)
{
    const cs_time_word told = cs_time_at(reader, word),
                       what = cs_time_at(reader, word + 1);
    cs_when day;
    if (told.kind != CS_TIME_TOLD)
        return false;
    *out = CS_NOTHING_READ;
    out->end = word + 2;
    if (what.kind == CS_TIME_UNIT && !cs_is_plural(reader, word + 1)) {
        resolve_told_unit(reader, what.number, told.number, out);
        return true;
    }
    if (what.kind != CS_TIME_WEEKDAY || !told.number)
        return false;
    if (told_day(reader, told.number, &day) && !cs_is_never(day.past))
        out->when = cs_when_weekday(day.past.from, what.number, (cs_turn)told.number);
    return true;
}

static cs_period shifted(cs_period told, int32_t count, int32_t unit)
{
    return cs_is_never(told) ? CS_NEVER : cs_when_shifted(told.from, count, unit);
}

/* "two days ago", "a week later", "in two weeks"; "two days" alone is a length. */
static bool read_length(const cs_reader *reader, uint32_t word, cs_reading *out)
{
    const cs_finder *finder = reader->finder;
    const cs_time_word number = cs_time_at(reader, word),
                       unit = cs_time_at(reader, word + 1),
                       mark = cs_time_at(reader, word + 2);
    cs_when told;
    if (number.kind != CS_TIME_NUMBER || unit.kind != CS_TIME_UNIT)
        return false;
    *out = CS_NOTHING_READ;
    out->end = word + 2;
    if (mark.kind == CS_TIME_AGO) {
        if (finder->dated)
            out->when = cs_when_exactly(
                cs_when_shifted(finder->date, mark.number * number.number, unit.number));
        out->end = word + 3;
    } else if (mark.kind == CS_TIME_LATER) {
        const int32_t count = mark.number * number.number;
        if (told_day(reader, mark.number, &told))
            out->when = (cs_when){shifted(told.past, count, unit.number),
                                  shifted(told.ahead, count, unit.number)};
        out->end = word + 3;
    } else if (word > reader->first && finder->dated &&
               cs_in_class(finder->dict, finder->analysis->symbols[word - 1].lower,
                           finder->classes.delay)) {
        out->when.ahead = cs_when_shifted(finder->date, number.number, unit.number);
    } else {
        out->length = true;
    }
    return true;
}

static bool read_day(const cs_reader *reader, uint32_t word, cs_reading *out)
{
    const cs_time_word meaning = cs_time_at(reader, word);
    const cs_finder *finder = reader->finder;
    int32_t turn;
    *out = CS_NOTHING_READ;
    out->end = cs_skip_part_of_day(reader, word + 1);
    if (meaning.kind == CS_TIME_UNIT && meaning.number > CS_UNIT_DAY &&
        !cs_is_plural(reader, word) && cs_direction_behind(reader, word + 1, &turn)) {
        out->end = word + 2;
        if (finder->dated)
            out->when = cs_when_unit(finder->date, meaning.number, turn);
        return true;
    }
    if (meaning.kind == CS_TIME_UNIT && meaning.number == CS_UNIT_WEEKEND) {
        if (finder->dated)
            out->when = cs_when_unit(finder->date, CS_UNIT_WEEKEND, 0);
        return true;
    }
    if (meaning.kind != CS_TIME_DAY)
        return false;
    if (finder->dated) {
        const int32_t day = finder->date + meaning.number;
        out->when = cs_when_exactly((cs_period){day, day + 1});
    }
    return true;
}

static bool read_one(const cs_reader *reader, uint32_t word, cs_reading *out)
{
    return cs_read_weekday(reader, word, CS_TURN_NONE, out) ||
           read_directed(reader, word, out) || read_told(reader, word, out) ||
           read_length(reader, word, out) || read_day(reader, word, out) ||
           cs_read_date(reader, word, out);
}

/* "from 3 May to 5 June 2024": the year of the last counts for the first too. */
static bool read_time(const cs_reader *reader, uint32_t word, cs_reading *out)
{
    cs_reading last;
    if (!read_one(reader, word, out))
        return false;
    const bool calendar = out->weekday || out->month || out->year;
    if (!calendar || !cs_is_time_kind(reader, out->end, CS_TIME_RANGE) ||
        !read_one(reader, out->end + 1, &last) ||
        !(last.weekday || last.month || last.year))
        return true;
    if (out->month && !out->year && last.year) {
        out->year = last.year;
        cs_resolve_date(reader, out);
    }
    const cs_when both = cs_when_between(out->when, last.when);
    out->when.past = cs_is_never(both.past) ? out->when.past : both.past;
    out->when.ahead = cs_is_never(both.ahead) ? out->when.ahead : both.ahead;
    out->end = last.end;
    return true;
}

/* ---- mentions ---- */

/* The preposition before a time, CASUS_NONE without one. */
static uint32_t preposition_of(const cs_reader *reader, uint32_t first)
{
    const casus_word *words = reader->finder->tree->words;
    uint32_t word = first;
    while (word-- > reader->first) {
        const cs_time_kind kind = cs_time_at(reader, word).kind;
        const bool comma = words[word].upos == CASUS_UPOS_PUNCT;
        const bool of = kind == CS_TIME_LINK && words[word].upos == CASUS_UPOS_ADP;
        if (comma ||
            (kind != CS_TIME_LINK && kind != CS_TIME_PART && kind != CS_TIME_LATER) || of)
            return words[word].upos == CASUS_UPOS_ADP ||
                           words[word].upos == CASUS_UPOS_SCONJ
                       ? word
                       : CASUS_NONE;
    }
    return CASUS_NONE;
}

static uint32_t head_of(const cs_finder *finder, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        const uint32_t head = finder->tree->words[i].head;
        if (head == CASUS_NONE || head < first || head >= end)
            return i;
    }
    return first;
}

/* Takes away the readings that the preposition does not allow. */
static void apply_preposition(const cs_reader *reader, uint32_t first, uint32_t head,
                              cs_when *when)
{
    const cs_finder *finder = reader->finder;
    const casus_word *at_head = &finder->tree->words[head];
    const uint32_t preposition = preposition_of(reader, first);
    const bool before_noun =
        at_head->head != CASUS_NONE && at_head->head > head &&
        (at_head->relation == CASUS_REL_NMOD || at_head->relation == CASUS_REL_COMPOUND ||
         at_head->relation == CASUS_REL_NUMMOD || at_head->relation == CASUS_REL_AMOD);
    if (preposition == CASUS_NONE || before_noun)
        return;
    const uint32_t symbol = finder->analysis->symbols[preposition].lower;
    if (cs_in_class(finder->dict, symbol, finder->classes.time_preposition))
        return;
    when->past = CS_NEVER;
    if (!cs_in_class(finder->dict, symbol, finder->classes.ahead_preposition))
        when->ahead = CS_NEVER;
}

static void add_time(cs_reader *reader, uint32_t sentence, uint32_t first,
                     cs_reading *reading)
{
    cs_finder *finder = reader->finder;
    const uint32_t head = head_of(finder, first, reading->end);
    if (finder->tree->words[head].relation == CASUS_REL_NSUBJ)
        return;
    if (!cs_is_never(reading->when.past) &&
        reading->when.past.to - reading->when.past.from == 1) {
        reader->told = reading->when;
        reader->told_sentence = sentence;
    }
    apply_preposition(reader, first, head, &reading->when);
    if (reading->length)
        return;
    if (!cs_array_push(&finder->times, finder->arena)) {
        finder->failed = true;
        return;
    }
    *cs_array_last(&finder->times) =
        (cs_time_mention){.word = head,
                          .from = reading->when.past.from,
                          .to = reading->when.past.to,
                          .ahead_from = reading->when.ahead.from,
                          .ahead_to = reading->when.ahead.to};
    for (uint32_t i = first; i < reading->end; i++)
        finder->out->time_by_word[i] = finder->times.count - 1;
}

static void read_sentence(cs_reader *reader, uint32_t number)
{
    const casus_sentence *sentence = &reader->finder->analysis->sentences[number];
    cs_reading reading;
    reader->first = sentence->first_word;
    reader->limit = sentence->first_word + sentence->word_count;
    if (reader->told_sentence != CASUS_NONE &&
        number > reader->told_sentence + TOLD_SENTENCES)
        reader->told_sentence = CASUS_NONE;
    for (uint32_t i = reader->first; i < reader->limit && !reader->finder->failed;) {
        if (!read_time(reader, i, &reading)) {
            i++;
            continue;
        }
        add_time(reader, number, i, &reading);
        i = reading.end;
    }
}

void cs_find_times(cs_finder *finder)
{
    cs_reader reader = {.finder = finder,
                        .meaning = cs_time_meanings(finder),
                        .told_sentence = CASUS_NONE};
    finder->failed = finder->failed || !reader.meaning;
    for (uint32_t s = 0; s < finder->analysis->sentence_count && !finder->failed; s++)
        read_sentence(&reader, s);
}
