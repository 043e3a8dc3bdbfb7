#include "document/encoding.h"

#include "base/error.h"
#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <uchardet/uchardet.h>

enum { NAME_ROOM = 40 };

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

/* Copies the name of an encoding; names of ISO 8859-1 mean Windows-1252, as browsers have it. */
static bool set_name(char name[NAME_ROOM], casus_text from)
{
    static const char *const latin[] = {"iso-8859-1",   "latin1",        "latin-1",
                                        "us-ascii",     "ascii",         "iso8859-1",
                                        "windows-1252", "x-user-defined"};
    uint32_t size = 0;
    for (uint32_t i = 0; i < from.size && size + 1 < NAME_ROOM; i++) {
        const char c = lower(from.data[i]);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
            c == ':')
            name[size++] = c;
    }
    name[size] = '\0';
    for (size_t i = 0; i < sizeof latin / sizeof *latin; i++)
        if (strcmp(name, latin[i]) == 0)
            memcpy(name, "windows-1252", sizeof "windows-1252");
    if (strcmp(name, "gb2312") == 0 || strcmp(name, "gbk") == 0)
        memcpy(name, "gb18030", sizeof "gb18030");
    return size > 0;
}

/* "charset=..." among the first bytes, as a meta element or an XML declaration says it. */
static casus_text declared(casus_text bytes)
{
    enum { LOOK = 4096 };
    static const char *const marks[] = {"charset", "encoding"};
    const uint32_t size = bytes.size < LOOK ? bytes.size : LOOK;
    for (uint32_t i = 0; i + 12 < size; i++)
        for (size_t k = 0; k < 2; k++) {
            uint32_t n = 0;
            while (marks[k][n] && lower(bytes.data[i + n]) == marks[k][n])
                n++;
            if (marks[k][n])
                continue;
            uint32_t at = i + n;
            while (at < size && strchr(" =\"'", bytes.data[at]))
                at++;
            uint32_t end = at;
            while (end < size && !strchr(" \"';>/?", bytes.data[end]))
                end++;
            if (end > at && bytes.data[i + n] != '>' && end - at < NAME_ROOM)
                return cs_text_span(bytes, at, end);
        }
    return (casus_text){NULL, 0};
}

static casus_status detect(casus_text bytes, char name[NAME_ROOM], casus_error *error)
{
    enum { ENOUGH = 1 << 18 };
    uchardet_t detector = uchardet_new();
    if (!detector)
        return cs_nomem(error);
    if (uchardet_handle_data(detector, bytes.data,
                             bytes.size < ENOUGH ? bytes.size : ENOUGH) == 0) {
        uchardet_data_end(detector);
        (void)set_name(name, cs_text_of(uchardet_get_charset(detector)));
    }
    uchardet_delete(detector);
    return CASUS_OK;
}

/* U+FFFD */
static const char replacement[3] = {'\xEF', '\xBF', '\xBD'};

/* Converts all of it; false when iconv does not know the encoding or memory is out. */
static bool convert(const char *name, casus_text bytes, cs_arena *arena, casus_text *out)
{
    enum { WORST = 3 };
    const iconv_t converter = iconv_open("UTF-8", name);
    const size_t room = (size_t)bytes.size * WORST + 8;
    char *from = (char *)bytes.data, *to;
    size_t left = bytes.size, space = room;
    if ((intptr_t)converter == -1)
        return false;
    char *start = to = cs_arena_alloc(arena, room);
    while (start && left && space > 8) {
        if (iconv(converter, &from, &left, &to, &space) != (size_t)-1)
            break;
        if (errno != EILSEQ && errno != EINVAL)
            break;
        memcpy(to, replacement, sizeof replacement);
        to += 3;
        space -= 3;
        from++;
        left--;
    }
    (void)iconv_close(converter);
    *out = cs_text(start, start ? (size_t)(to - start) : 0);
    return start != NULL;
}

/* Most of it is valid UTF-8: single damaged bytes become U+FFFD. */
static bool mend(casus_text bytes, cs_arena *arena, casus_text *out)
{
    char *to = cs_arena_alloc(arena, (size_t)bytes.size * 3 + 1);
    size_t used = 0, at = 0;
    while (to && at < bytes.size) {
        const size_t good = cs_utf8_check(bytes.data + at, bytes.size - at);
        memcpy(to + used, bytes.data + at, good);
        used += good;
        at += good;
        if (at < bytes.size) {
            memcpy(to + used, replacement, sizeof replacement);
            used += 3;
            at++;
        }
    }
    *out = cs_text(to, used);
    return to != NULL;
}

/* Whether there are at least ten whole characters beyond ASCII for each broken byte. */
static bool mostly_utf8(casus_text bytes)
{
    size_t at = 0, broken = 0, whole = 0;
    while (at < bytes.size) {
        const size_t good = cs_utf8_check(bytes.data + at, bytes.size - at);
        for (size_t i = at; i < at + good; i++)
            whole += (unsigned char)bytes.data[i] >= 0xC0;
        at += good + 1;
        broken += at <= bytes.size;
    }
    return whole >= 10 * broken;
}

static casus_status checked(casus_text text, casus_text *out, casus_error *error)
{
    if (text.size > CASUS_MAX_TEXT)
        return cs_fail(error, CASUS_TOO_LARGE, CASUS_MAX_TEXT,
                       "the page has more than 64 MiB of text");
    *out = text;
    return CASUS_OK;
}

casus_status cs_encoding_convert(casus_text bytes, casus_text charset, cs_arena *arena,
                                 casus_text *out, casus_error *error)
{
    char name[NAME_ROOM] = "";
    casus_text text;
    if (cs_text_starts(bytes, CS_TEXT("\xFF\xFE")) ||
        cs_text_starts(bytes, CS_TEXT("\xFE\xFF"))) {
        (void)set_name(name, CS_TEXT("utf-16"));
    } else if (cs_utf8_check(bytes.data, bytes.size) == bytes.size) {
        *out = bytes;
        return CASUS_OK;
    } else if (mostly_utf8(bytes)) {
        return mend(bytes, arena, &text) ? checked(text, out, error) : cs_nomem(error);
    }
    if (!name[0] && (!set_name(name, charset) || strcmp(name, "utf-8") == 0))
        (void)set_name(name, declared(bytes));
    if (!name[0] || strcmp(name, "utf-8") == 0 || strcmp(name, "utf8") == 0 ||
        strncmp(name, "utf-16", 6) == 0) {
        if (strncmp(name, "utf-16", 6) != 0 || bytes.data[0] == '<')
            name[0] = '\0';
        if (!name[0])
            CS_TRY(detect(bytes, name, error));
    }
    if (name[0] && convert(name, bytes, arena, &text))
        return checked(text, out, error);
    if (convert("windows-1252", bytes, arena, &text))
        return checked(text, out, error);
    return cs_nomem(error);
}
