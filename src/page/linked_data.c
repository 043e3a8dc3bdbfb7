/* linked_data.c - JSON-LD: things of schema.org, as far as an article needs them.
 *
 * Reads what pages really hold: raw line ends in strings, trailing commas, comments around
 * the whole.  Nesting is limited; a fault ends the reading and keeps what came before. */
#include "base/error.h"
#include "base/utf8.h"
#include "page/markup.h"

enum { DEPTH_LIMIT = 32, NAMES_LIMIT = 256 };

/* What an object has said about itself so far. */
typedef struct cs_thing {
    casus_text type, id, name, headline, published, modified, body, license, section,
        language;
    casus_text keywords, publisher, publisher_id;
    casus_text authors[16], author_ids[16];
    uint32_t author_count, depth;
    bool paywalled;
} cs_thing;

typedef struct cs_linked {
    casus_text json;
    uint32_t at, depth;
    cs_arena *arena;
    cs_markup *out;
    CS_ARRAY(cs_thing) articles;
    CS_ARRAY(cs_thing) named; /* persons and organisations with an @id */
    bool failed, broken;
} cs_linked;

static void skip_space(cs_linked *s)
{
    while (s->at < s->json.size && (unsigned char)s->json.data[s->at] <= ' ')
        s->at++;
}

static char peek(cs_linked *s)
{
    skip_space(s);
    return (char)(s->at < s->json.size ? s->json.data[s->at] : '\0');
}

/* The raw inside of the string at the cursor. */
static casus_text read_string(cs_linked *s)
{
    const uint32_t start = ++s->at;
    while (s->at < s->json.size && s->json.data[s->at] != '"')
        s->at += s->json.data[s->at] == '\\' ? 2 : 1;
    if (s->at >= s->json.size) {
        s->at = s->json.size;
        s->broken = true;
        return (casus_text){NULL, 0};
    }
    return cs_text_span(s->json, start, s->at++);
}

static uint32_t hexadecimal(casus_text raw, uint32_t at)
{
    uint32_t value = 0;
    for (uint32_t i = at; i < at + 4; i++) {
        const char c = (char)(i < raw.size ? raw.data[i] : 'x'), lower = (char)(c | 0x20);
        if (c >= '0' && c <= '9')
            value = value * 16 + (uint32_t)(c - '0');
        else if (lower >= 'a' && lower <= 'f')
            value = value * 16 + (uint32_t)(lower - 'a') + 10;
        else
            return 0xFFFD;
    }
    return value;
}

static uint32_t unescape_unicode(casus_text raw, uint32_t *at)
{
    uint32_t character = hexadecimal(raw, *at + 1);
    *at += 4;
    if (character >= 0xD800 && character < 0xDC00 && *at + 6 < raw.size &&
        raw.data[*at + 1] == '\\' && raw.data[*at + 2] == 'u') {
        const uint32_t low = hexadecimal(raw, *at + 3);
        if (low >= 0xDC00 && low < 0xE000) {
            *at += 6;
            return 0x10000 + ((character - 0xD800) << 10) + (low - 0xDC00);
        }
    }
    return character >= 0xD800 && character < 0xE000 ? 0xFFFD : character;
}

/* The string without its escapes, in the arena. */
static casus_text unescape(cs_linked *s, casus_text raw)
{
    if (!raw.size || !memchr(raw.data, '\\', raw.size))
        return raw;
    char *out = cs_arena_alloc(s->arena, (size_t)raw.size + 4);
    uint32_t used = 0;
    if (!out) {
        s->failed = true;
        return (casus_text){NULL, 0};
    }
    for (uint32_t i = 0; i < raw.size; i++) {
        char c = raw.data[i];
        if (c == '\\' && i + 1 < raw.size) {
            c = raw.data[++i];
            if (c == 'u') {
                used += cs_utf8_encode(unescape_unicode(raw, &i), out + used);
                continue;
            }
            c = (char)(c == 'n' || c == 'r' || c == 't' || c == 'b' || c == 'f' ? ' '
                                                                                : c);
        }
        out[used++] = c;
    }
    return cs_text(out, used);
}

static void read_value(cs_linked *s, casus_text key, cs_thing *owner);

static void add_author(cs_linked *s, cs_thing *owner, casus_text name, casus_text id)
{
    if (owner->author_count >= sizeof owner->authors / sizeof *owner->authors)
        return;
    owner->authors[owner->author_count] = unescape(s, name);
    owner->author_ids[owner->author_count++] = id;
}

static bool is_text(casus_text text, const char *string)
{
    return cs_text_is(text, string);
}

static void set_string(cs_linked *s, cs_thing *owner, casus_text key, casus_text value)
{
    const struct {
        const char *key;
        casus_text *to;
    } rules[] = {
        {"@id", &owner->id},
        {"name", &owner->name},
        {"headline", &owner->headline},
        {"datePublished", &owner->published},
        {"dateModified", &owner->modified},
        {"articleBody", &owner->body},
        {"license", &owner->license},
        {"articleSection", &owner->section},
        {"inLanguage", &owner->language},
        {"publisher", &owner->publisher},
        {"dateCreated", owner->published.size ? &owner->keywords : &owner->published}};
    if (is_text(key, "@type") &&
        (!owner->type.size || cs_text_ends(value, CS_TEXT("Article"))))
        owner->type = value;
    if (is_text(key, "author") || is_text(key, "creator"))
        add_author(s, owner, value, (casus_text){NULL, 0});
    if (is_text(key, "isAccessibleForFree"))
        owner->paywalled = is_text(value, "False") || is_text(value, "false");
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (is_text(key, rules[i].key) && !rules[i].to->size)
            *rules[i].to = unescape(s, value);
}

static bool is_article(casus_text type)
{
    static const char *const types[] = {"Article", "Posting",  "Report",  "Review",
                                        "Recipe",  "BlogPost", "WebPage", "ItemPage"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (cs_text_ends(type, cs_text_of(types[i])))
            return true;
    return false;
}

static void end_thing(cs_linked *s, casus_text key, cs_thing *thing, cs_thing *owner)
{
    if (owner && (is_text(key, "author") || is_text(key, "creator"))) {
        if (!cs_text_ends(thing->type, CS_TEXT("Organization")))
            add_author(s, owner, thing->name, thing->id);
    } else if (owner && is_text(key, "publisher")) {
        owner->publisher = thing->name;
        owner->publisher_id = thing->id;
    }
    if (thing->id.size && thing->name.size && s->named.count < NAMES_LIMIT) {
        if (cs_array_push(&s->named, s->arena))
            *cs_array_last(&s->named) = *thing;
        else
            s->failed = true;
    }
    if (is_article(thing->type) && s->articles.count < NAMES_LIMIT) {
        if (cs_array_push(&s->articles, s->arena))
            *cs_array_last(&s->articles) = *thing;
        else
            s->failed = true;
    }
}

static void read_object(cs_linked *s, casus_text key, cs_thing *owner)
{
    cs_thing *thing = cs_arena_alloc(s->arena, sizeof *thing);
    if (!thing) {
        s->failed = true;
        return;
    }
    thing->depth = s->depth;
    s->at++;
    while (!s->broken && !s->failed) {
        const char c = peek(s);
        if (c == '}') {
            s->at++;
            break;
        }
        if (c == ',') {
            s->at++;
        } else if (c == '"') {
            const casus_text name = read_string(s);
            if (peek(s) != ':') {
                s->broken = true;
                break;
            }
            s->at++;
            read_value(s, name, thing);
        } else {
            s->broken = true;
        }
    }
    end_thing(s, key, thing, owner);
}

static void read_list(cs_linked *s, casus_text key, cs_thing *owner)
{
    s->at++;
    while (!s->broken && !s->failed) {
        const char c = peek(s);
        if (c == ']') {
            s->at++;
            return;
        }
        if (c == ',')
            s->at++;
        else
            read_value(s, key, owner);
    }
}

static void read_value(cs_linked *s, casus_text key, cs_thing *owner)
{
    const char c = peek(s);
    if (s->depth == DEPTH_LIMIT || c == '\0') {
        s->broken = true;
        return;
    }
    s->depth++;
    if (c == '{') {
        read_object(s, key, owner);
    } else if (c == '[') {
        read_list(s, key, owner);
    } else if (c == '"') {
        const casus_text value = read_string(s);
        if (owner)
            set_string(s, owner, key, value);
    } else {
        const uint32_t start = s->at;
        while (s->at < s->json.size && !strchr(",]} \t\r\n", s->json.data[s->at]))
            s->at++;
        if (owner && is_text(key, "isAccessibleForFree"))
            set_string(s, owner, key, cs_text_span(s->json, start, s->at));
        s->broken = s->broken || s->at == start;
    }
    s->depth--;
}

static casus_text name_of(const cs_linked *s, casus_text name, casus_text id)
{
    for (uint32_t i = 0; !name.size && id.size && i < s->named.count; i++)
        if (cs_text_equal(s->named.items[i].id, id) &&
            !cs_text_ends(s->named.items[i].type, CS_TEXT("Organization")))
            return s->named.items[i].name;
    return name;
}

static casus_text site_of(const cs_linked *s, const cs_thing *thing)
{
    for (uint32_t i = 0;
         !thing->publisher.size && thing->publisher_id.size && i < s->named.count; i++)
        if (cs_text_equal(s->named.items[i].id, thing->publisher_id))
            return s->named.items[i].name;
    return thing->publisher;
}

/* `number` counts the articles, so that names of one are not mixed with those of the next. */
static void claim_thing(cs_linked *s, const cs_thing *thing, uint32_t number)
{
    const bool page = cs_text_ends(thing->type, CS_TEXT("Page"));
    const uint8_t rank = page ? CS_RANK_LOOSE : CS_RANK_LINKED;
    cs_markup *out = s->out;
    bool good = cs_claim_add(&out->published, thing->published, rank, 0, s->arena) &&
                cs_claim_add(&out->updated, thing->modified, rank, 0, s->arena) &&
                cs_claim_add(&out->licenses, thing->license, rank, 0, s->arena) &&
                cs_claim_add(&out->sites, site_of(s, thing), rank, 0, s->arena) &&
                cs_claim_add(&out->sections, thing->section, rank, 0, s->arena) &&
                cs_claim_add(&out->titles, thing->headline, rank, 0, s->arena) &&
                cs_claim_add(&out->titles, thing->name, CS_RANK_LOOSE, 0, s->arena);
    for (uint32_t i = 0; good && i < thing->author_count; i++)
        good = cs_claim_add(&out->authors,
                            name_of(s, thing->authors[i], thing->author_ids[i]), rank,
                            number, s->arena);
    if (!page && thing->body.size > out->body.size)
        out->body = thing->body;
    out->paywalled = out->paywalled || thing->paywalled;
    s->failed = s->failed || !good;
}

casus_status cs_linked_data_read(casus_text json, cs_arena *arena, cs_markup *out,
                                 casus_error *error)
{
    enum { SIZE_LIMIT = 4 << 20 };
    cs_linked s = {.json = json, .arena = arena, .out = out};
    if (json.size > SIZE_LIMIT)
        return CASUS_OK;
    while (s.at < json.size && json.data[s.at] != '{' && json.data[s.at] != '[')
        s.at++;
    if (s.at < json.size)
        read_value(&s, CS_TEXT(""), NULL);
    /* What holds other articles comes before them. */
    uint32_t number = out->titles.count;
    for (uint32_t depth = 0; depth <= DEPTH_LIMIT; depth++)
        for (uint32_t i = 0; i < s.articles.count; i++)
            if (s.articles.items[i].depth == depth)
                claim_thing(&s, &s.articles.items[i], ++number);
    return s.failed ? cs_nomem(error) : CASUS_OK;
}
