#include "code/identity.h"

#include <openssl/sha.h>
#include <stdio.h>

bool cs_set_date(cs_arena *arena, int32_t from, int32_t to, casus_event *event)
{
    enum { LONGEST_MONTH = 31 };
    int32_t year, month, day;
    const size_t room = 16;
    char *date = cs_arena_alloc(arena, room);
    if (!date)
        return false;
    const int32_t days = to - from;
    cs_date_from_days(from + (days - 1) / 2, &year, &month, &day);
    if (year < 0 || year > 9999)
        return true;
    const int size = days > LONGEST_MONTH ? snprintf(date, room, "%04d", year)
                     : days > 1
                         ? snprintf(date, room, "%04d-%02d", year, month)
                         : snprintf(date, room, "%04d-%02d-%02d", year, month, day);
    event->date = cs_text(date, (size_t)size);
    event->date_from = CS_TEXT("text");
    return true;
}

static void put_number(unsigned char *at, uint32_t number)
{
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(number >> (8 * i));
}

void cs_set_ids(casus_text text, casus_event *events, uint32_t count)
{
    unsigned char key[SHA256_DIGEST_LENGTH + 12], digest[SHA256_DIGEST_LENGTH];
    (void)SHA256((const unsigned char *)text.data, text.size, key);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t ordinal = 0;
        for (uint32_t j = i; j-- > 0 && events[j].sentence == events[i].sentence;)
            ordinal += events[j].action.start == events[i].action.start &&
                       events[j].action.end == events[i].action.end;
        put_number(key + SHA256_DIGEST_LENGTH, events[i].action.start);
        put_number(key + SHA256_DIGEST_LENGTH + 4, events[i].action.end);
        put_number(key + SHA256_DIGEST_LENGTH + 8, ordinal);
        (void)SHA256(key, sizeof key, digest);
        for (int b = 0; b < 8; b++)
            (void)snprintf(events[i].id + 2 * (size_t)b, 3, "%02x", digest[b]);
    }
}
