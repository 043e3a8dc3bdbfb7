/* calendar.h - the words of time and the lines around an article: lang/XX/calendar.txt
 * and notices.txt. */
#ifndef CASUS_DICT_CALENDAR_H
#define CASUS_DICT_CALENDAR_H

#include "base/array.h"
#include "dict/symbols.h"
#include "dict/table.h"

/* What lang/XX/calendar.txt says of each. */
typedef enum cs_time_kind {
    CS_TIME_NONE,
    CS_TIME_MONTH,
    CS_TIME_WEEKDAY,
    CS_TIME_DAY,
    CS_TIME_UNIT,
    CS_TIME_DIRECTION,
    CS_TIME_TOLD,
    CS_TIME_AGO,
    CS_TIME_LATER,
    CS_TIME_PART,
    CS_TIME_NUMBER,
    CS_TIME_ORDINAL,
    CS_TIME_LINK,
    CS_TIME_RANGE,
    CS_TIME_KIND_COUNT
} cs_time_kind;

/* Values of `number` with a meaning of their own. */
enum { CS_DIRECTION_LENGTH = -2, CS_PART_OF_DAY = 1, CS_PART_SEASON = 2 };

typedef struct cs_time_word {
    cs_time_kind kind;
    int32_t number;
    bool capital; /* means this only with a capital letter */
} cs_time_word;

typedef enum cs_notice_kind {
    CS_NOTICE_NOTICE,
    CS_NOTICE_BYLINE,
    CS_NOTICE_LABEL,
    CS_NOTICE_SOURCE,
    CS_NOTICE_BIO,    /* says who an author is */
    CS_NOTICE_JOINER, /* stands between the names of a byline */
    CS_NOTICE_ENDER,  /* ends the names of a byline */
    CS_NOTICE_AGENCY  /* how an agency signs its reports */
} cs_notice_kind;

typedef enum cs_notice_place {
    CS_NOTICE_ANY,
    CS_NOTICE_HEAD,
    CS_NOTICE_TAIL
} cs_notice_place;

typedef struct cs_notice {
    cs_notice_kind kind;
    cs_notice_place place;
    casus_text phrase; /* lower case */
    casus_text name;   /* of an agency */
    bool opens;        /* only where it opens the paragraph: written with ^ */
    uint32_t next;     /* next notice whose phrase begins with the same byte, plus 1 */
} cs_notice;

typedef struct cs_calendar {
    cs_symbol_table words;           /* lower case */
    CS_ARRAY(cs_time_word) meanings; /* by number - 1 */
    CS_ARRAY(cs_notice) notices;
    uint32_t notice_heads[256]; /* by first byte, plus 1 */
} cs_calendar;

casus_status cs_calendar_load(cs_calendar *calendar, const char *pack, cs_arena *arena,
                              cs_faults *faults);

/* What a lower-case word means in time. */
cs_time_word cs_time_of(const cs_calendar *calendar, casus_text lower);

#endif
