/* endings.c - see endings.h. */
#include "tag/endings.h"

#include "base/utf8.h"

static bool inside_character(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static uint64_t finish(uint64_t hash)
{
    hash ^= hash >> 32;
    hash *= 0x9E3779B97F4A7C15u;
    hash ^= hash >> 29;
    return hash ? hash : 1;
}

/* The hash takes the bytes from the last to the first, so each ending's hash is the next
 * shorter one's, gone on with. */
uint32_t cs_ending_keys(casus_text lower, uint32_t tag, uint64_t keys[CS_ENDING_KEYS])
{
    uint64_t hash = (tag + 1) * 0xD6E8FEB86659FD93u;
    uint32_t count = 0, at = lower.size;
    keys[count++] = finish(hash);
    while (at > 0) {
        at--;
        hash = (hash ^ (unsigned char)lower.data[at]) * 0x100000001B3u;
        if (count <= CS_ENDING_MAX && !inside_character(lower.data[at]))
            keys[count++] = finish(hash);
    }
    keys[count++] = finish(hash ^ 0xA5A5A5A5A5A5A5A5u);
    return count;
}

bool cs_lemma_rule_read(casus_text text, cs_lemma_rule *out)
{
    uint32_t at = 2;
    if (text.size < 4 || text.data[1] != ' ')
        return false;
    out->letter_case = text.data[0];
    out->cut = 0;
    while (at < text.size && text.data[at] >= '0' && text.data[at] <= '9' &&
           out->cut <= CS_LEMMA_BYTES)
        out->cut = 10 * out->cut + (uint32_t)(text.data[at++] - '0');
    if (at == text.size || text.data[at] != ' ')
        return false;
    out->added = cs_text_span(text, at + 1, text.size);
    return out->letter_case == 'l' || out->letter_case == 'k' || out->letter_case == 't';
}

/* The first character as written, the others lower-cased. */
static uint32_t title(casus_text form, casus_text lower, char *out)
{
    uint32_t first, first_lower;
    cs_utf8_decode(form.data, &first);
    cs_utf8_decode(lower.data, &first_lower);
    const uint32_t rest = lower.size - first_lower;
    if (first + rest > CS_LEMMA_BYTES)
        return 0;
    memcpy(out, form.data, first);
    memcpy(out + first, lower.data + first_lower, rest);
    return first + rest;
}

uint32_t cs_lemma_apply(const cs_lemma_rule *rule, casus_text form, casus_text lower,
                        char out[CS_LEMMA_BYTES])
{
    const casus_text base = rule->letter_case == 'k' ? form : lower;
    uint32_t size = base.size;
    if (size == 0 || size > CS_LEMMA_BYTES)
        return 0;
    if (rule->letter_case == 't')
        size = title(form, lower, out);
    else
        memcpy(out, base.data, size);
    if (rule->cut > size || size - rule->cut + rule->added.size > CS_LEMMA_BYTES)
        return 0;
    if (rule->cut && inside_character(out[size - rule->cut]))
        return 0;
    size -= rule->cut;
    memcpy(out + size, rule->added.data, rule->added.size);
    return size + rule->added.size;
}

uint32_t cs_word_lower(casus_text form, char out[CS_LEMMA_BYTES])
{
    uint32_t at = 0, size = 0;
    while (at < form.size) {
        uint32_t length;
        const uint32_t character = cs_utf8_decode(form.data + at, &length);
        if (size + 4 > CS_LEMMA_BYTES)
            return 0;
        size += cs_utf8_encode(cs_to_lower(character), out + size);
        at += length;
    }
    return size;
}
