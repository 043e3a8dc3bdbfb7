/* feed.c - RSS 0.9 to 2.0, Atom 1.0 and JSON Feed 1.x: each item with text is a document.
 *
 * Feeds are often not well-formed, so they are searched for their elements rather than
 * parsed: no entities are declared or fetched, and what is damaged costs one item.  An item
 * that only links elsewhere is a fault that names its link. */
#include "base/error.h"
#include "base/utf8.h"
#include "document/encoding.h"
#include "document/stream.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

enum { LEAST_TEXT = 200 }; /* bytes of markup that count as an item's text */

struct cs_feed {
    casus_text xml; /* from the next item on */
    casus_text title;
    cs_arena arena; /* of the whole feed */
    json_t *json;   /* of a JSON Feed */
    size_t next;
};

/* ---- XML ---------------------------------------------------------------------------- */

/* Where `part` begins at or behind `at`, or text.size. */
static uint32_t find(casus_text text, uint32_t at, const char *part)
{
    const uint32_t size = (uint32_t)strlen(part);
    while (at + size <= text.size) {
        const char *first = memchr(text.data + at, part[0], text.size - at - size + 1);
        if (!first)
            return text.size;
        at = (uint32_t)(first - text.data);
        if (memcmp(first, part, size) == 0)
            return at;
        at++;
    }
    return text.size;
}

static bool ends_name(char c)
{
    return c == '>' || c == '/' || (unsigned char)c <= ' ';
}

/* The content of the first element of a name; `opening` receives its tag.  False when there
 * is none. */
static bool element(casus_text xml, const char *name, casus_text *opening,
                    casus_text *content)
{
    char open[40], close[40];
    const int size = snprintf(open, sizeof open, "<%s", name);
    (void)snprintf(close, sizeof close, "</%s", name);
    for (uint32_t at = find(xml, 0, open); at < xml.size; at = find(xml, at + 1, open)) {
        const uint32_t behind = at + (uint32_t)size;
        if (behind >= xml.size || !ends_name(xml.data[behind]))
            continue;
        const uint32_t end = find(xml, behind, ">");
        if (end == xml.size)
            return false;
        *opening = cs_text_span(xml, at, end + 1);
        *content = (casus_text){xml.data + end, 0};
        if (xml.data[end - 1] == '/')
            return true;
        const uint32_t stop = find(xml, end + 1, close);
        *content = cs_text_span(xml, end + 1, stop);
        return true;
    }
    return false;
}

/* The five references of XML and numbers, once; CDATA as it stands. */
static casus_text plain(casus_text raw, cs_arena *arena)
{
    static const struct {
        const char *name;
        char character;
    } references[] = {
        {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&amp;", '&'}};
    raw = cs_text_trim(raw);
    if (cs_text_starts(raw, CS_TEXT("<![CDATA["))) {
        const uint32_t end = find(raw, 0, "]]>");
        return cs_text_trim(cs_text_span(raw, 9, end));
    }
    char *out = cs_arena_alloc(arena, (size_t)raw.size + 5);
    uint32_t used = 0;
    for (uint32_t i = 0; out && i < raw.size;) {
        uint32_t taken = 1;
        out[used] = raw.data[i];
        for (size_t k = 0;
             raw.data[i] == '&' && k < sizeof references / sizeof *references; k++)
            if (cs_text_starts(cs_text_span(raw, i, raw.size),
                               cs_text_of(references[k].name))) {
                taken = (uint32_t)strlen(references[k].name);
                out[used] = references[k].character;
            }
        i += taken;
        used++;
    }
    return out ? cs_text(out, used) : (casus_text){NULL, 0};
}

/* The longest content among elements of these names. */
static casus_text longest(casus_text xml, const char *const *names, cs_arena *arena)
{
    casus_text best = {NULL, 0}, opening, content;
    for (; *names; names++)
        if (element(xml, *names, &opening, &content)) {
            const casus_text text = find(opening, 0, "\"xhtml\"") < opening.size
                                        ? content
                                        : plain(content, arena);
            if (text.size > best.size)
                best = text;
        }
    return best;
}

static casus_text first(casus_text xml, const char *const *names, cs_arena *arena)
{
    casus_text opening, content;
    for (; *names; names++)
        if (element(xml, *names, &opening, &content) && content.size)
            return plain(content, arena);
    return (casus_text){NULL, 0};
}

static casus_text link_of(casus_text xml, cs_arena *arena)
{
    casus_text opening, content, rest = xml;
    while (element(rest, "link", &opening, &content)) {
        const uint32_t at = find(opening, 0, "href=");
        if (at == opening.size)
            return plain(content, arena);
        if (find(opening, 0, "rel=") == opening.size ||
            find(opening, 0, "alternate") < opening.size) {
            const char quote = opening.data[at + 5];
            const char *end = memchr(opening.data + at + 6, quote, opening.size - at - 6);
            return end ? plain(cs_text_span(opening, at + 6,
                                            (uint32_t)(end - opening.data)),
                               arena)
                       : (casus_text){NULL, 0};
        }
        const uint32_t behind = (uint32_t)(opening.data + opening.size - rest.data);
        rest = cs_text_span(rest, behind, rest.size);
    }
    return (casus_text){NULL, 0};
}

/* "Sun, 09 Jun 2024 08:30:00 GMT" -> "2024-06-09"; ISO dates stay. */
static casus_text day_of(casus_text date, cs_arena *arena)
{
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    enum { ROOM = 16 };
    if (!date.size)
        return date;
    if (date.size >= 10 && date.data[4] == '-')
        return cs_text_span(date, 0, 10);
    uint32_t at = find(date, 0, ",");
    at = at < date.size ? at + 1 : 0;
    char copy[32] = "", *end;
    const casus_text rest = cs_text_trim(cs_text_span(date, at, date.size));
    memcpy(copy, rest.data, rest.size < sizeof copy ? rest.size : sizeof copy - 1);
    const long day = strtol(copy, &end, 10);
    while (*end == ' ')
        end++;
    for (int month = 0; day > 0 && day < 32 && month < 12; month++)
        if (strncmp(end, months + 3 * (size_t)month, 3) == 0) {
            const long year = strtol(end + 3, NULL, 10);
            char *out = cs_arena_alloc(arena, ROOM);
            if (!out || year < 1970 || year > 2100)
                break;
            return cs_text(out, (size_t)snprintf(out, ROOM, "%04ld-%02d-%02ld", year,
                                                 month + 1, day));
        }
    return (casus_text){NULL, 0};
}

/* The next item's XML; false behind the last one. */
static bool next_item(cs_feed *feed, casus_text *item)
{
    casus_text opening;
    if (!element(feed->xml, "item", &opening, item) &&
        !element(feed->xml, "entry", &opening, item))
        return false;
    const uint32_t behind = (uint32_t)(item->data + item->size - feed->xml.data);
    feed->xml = cs_text_span(feed->xml, behind, feed->xml.size);
    return true;
}

static bool xml_item(cs_feed *feed, cs_arena *arena, casus_input *input)
{
    static const char *const texts[] = {"content:encoded", "content", "description",
                                        "summary", NULL};
    static const char *const titles[] = {"title", NULL};
    static const char *const dates[] = {"pubDate", "published", "dc:date", "updated",
                                        NULL};
    casus_text item;
    if (!next_item(feed, &item))
        return false;
    *input = (casus_input){.media = CASUS_MEDIA_PIECE, .publisher = feed->title};
    input->text = longest(item, texts, arena);
    input->title = first(item, titles, arena);
    input->url = link_of(item, arena);
    input->date = day_of(first(item, dates, arena), arena);
    return true;
}

/* ---- JSON Feed -------------------------------------------------------------------------- */

static casus_text member(const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    return json_is_string(value)
               ? cs_text(json_string_value(value), json_string_length(value))
               : (casus_text){NULL, 0};
}

static bool json_item(cs_feed *feed, cs_arena *arena, casus_input *input)
{
    const json_t *item =
        json_array_get(json_object_get(feed->json, "items"), feed->next++);
    if (!item)
        return false;
    const casus_text html = member(item, "content_html");
    *input = (casus_input){.text = html.size ? html : member(item, "content_text"),
                           .media = html.size ? CASUS_MEDIA_PIECE : CASUS_MEDIA_TEXT,
                           .title = member(item, "title"),
                           .url = member(item, "url"),
                           .date = day_of(member(item, "date_published"), arena),
                           .publisher = feed->title};
    return true;
}

/* ---- all together ------------------------------------------------------------------------ */

static casus_status open_feed(casus_reader *reader, casus_error *error)
{
    casus_text text, opening, content;
    CS_TRY(cs_stream_want(reader, CASUS_MAX_TEXT, error));
    if (!reader->ended && reader->end - reader->start >= CASUS_MAX_TEXT)
        return cs_fail(error, CASUS_TOO_LARGE, CASUS_MAX_TEXT,
                       "the feed has more than 64 MiB");
    cs_feed *feed = calloc(1, sizeof *feed);
    if (!feed)
        return cs_nomem(error);
    reader->feed = feed;
    CS_TRY(cs_encoding_convert(cs_stream_bytes(reader), (casus_text){NULL, 0},
                               &feed->arena, &text, error));
    feed->xml = text;
    if (cs_text_starts(cs_text_trim(text), CS_TEXT("{"))) {
        json_error_t fault;
        feed->json = json_loadb(text.data, text.size, 0, &fault);
        feed->title = member(feed->json, "title");
        return feed->json ? CASUS_OK
                          : cs_fail(error, CASUS_BAD_INPUT, 0, "not a JSON Feed: %s",
                                    fault.text);
    }
    if (element(text, "title", &opening, &content))
        feed->title = plain(content, &feed->arena);
    return CASUS_OK;
}

void cs_feed_close(cs_feed *feed)
{
    if (!feed)
        return;
    json_decref(feed->json);
    cs_arena_free(&feed->arena);
    free(feed);
}

casus_status cs_feed_next(casus_reader *reader, casus_input *input, casus_error *error)
{
    if (!reader->feed)
        CS_TRY(open_feed(reader, error));
    cs_feed *feed = reader->feed;
    if (!(feed->json ? json_item(feed, &reader->arena, input)
                     : xml_item(feed, &reader->arena, input)))
        return CASUS_END;
    input->id = input->url.size ? input->url : cs_text_of(reader->name);
    if (input->text.size < LEAST_TEXT)
        return cs_fail(error, CASUS_BAD_INPUT, 0,
                       "an item without its text; it links to %.*s",
                       (int)(input->url.size < 200 ? input->url.size : 200),
                       input->url.size ? input->url.data : "");
    return CASUS_OK;
}
