#include "page/features.h"

#include "base/error.h"
#include "page/words.h"

enum {
    LONG_BLOCK = 80, /* characters of a block that counts as running text */
    NAME_LEVELS = 12,
    NAME_POOL = 24,   /* names of one element at most */
    TOKEN_LIMIT = 24, /* bytes of one part of a class name */
};

/* Sums over the subtree of each element. */
typedef struct cs_sums {
    float *text, *links, *running; /* [nodes] characters */
} cs_sums;

typedef struct cs_name_range {
    uint32_t first, count;
    bool known;
} cs_name_range;

typedef struct cs_feature_scan {
    const cs_blocks *blocks;
    const cs_html *html;
    const cs_page_hints *hints;
    cs_features *out;
    cs_arena *arena;
    cs_sums sums;
    cs_name_range *ranges; /* [nodes] */
    CS_ARRAY(uint64_t) pool;
    CS_ARRAY(uint64_t) names;
    cs_word_set title, body, seen;
    uint32_t headings_since; /* of the first level, behind the title */
    bool failed;
} cs_feature_scan;

static float flag(bool yes)
{
    return yes ? 1.0F : 0.0F;
}

static float part(float a, float b)
{
    return b > 0 ? a / b : 0;
}

static float limit(float value, float most)
{
    return value < most ? value : most;
}

/* A logarithm by steps of the binary one: the same on every machine. */
static float size_of(uint32_t value)
{
    float steps = 0;
    uint32_t v = value + 1;
    while (v >= 2) {
        if (v < 4)
            return steps + (float)v / 2;
        v >>= 1;
        steps += 1;
    }
    return steps;
}

/* ---- sums over elements ------------------------------------------------------------ */

static casus_status sum_up(cs_feature_scan *s, casus_error *error)
{
    const uint32_t n = s->html->count;
    s->sums.text = cs_arena_alloc(s->arena, n * sizeof(float));
    s->sums.links = cs_arena_alloc(s->arena, n * sizeof(float));
    s->sums.running = cs_arena_alloc(s->arena, n * sizeof(float));
    if (!s->sums.text || !s->sums.links || !s->sums.running)
        return cs_nomem(error);
    for (uint32_t i = 0; i < s->blocks->count; i++) {
        const cs_block *block = &s->blocks->items[i];
        s->sums.text[block->node] += (float)block->characters;
        s->sums.links[block->node] += (float)block->link_characters;
        if (block->characters >= LONG_BLOCK && block->stops &&
            block->link_characters * 3 < block->characters)
            s->sums.running[block->node] += (float)block->characters;
    }
    for (uint32_t i = n; i-- > 1;) {
        const uint32_t parent = s->html->nodes[i].parent;
        s->sums.text[parent] += s->sums.text[i];
        s->sums.links[parent] += s->sums.links[i];
        s->sums.running[parent] += s->sums.running[i];
    }
    return CASUS_OK;
}

/* ---- names ---------------------------------------------------------------------------- */

static void add_pool(cs_feature_scan *s, cs_name_range *range, uint64_t hash)
{
    if (range->count >= NAME_POOL)
        return;
    if (!cs_array_push(&s->pool, s->arena)) {
        s->failed = true;
        return;
    }
    *cs_array_last(&s->pool) = hash;
    range->count++;
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* The parts of "entry-content mainText": entry, content, entry content, main, text ... */
static void add_parts(cs_feature_scan *s, cs_name_range *range, casus_text value)
{
    char token[TOKEN_LIMIT];
    uint32_t size = 0;
    uint64_t before = 0;
    for (uint32_t i = 0; i <= value.size; i++) {
        const char c = (char)(i < value.size ? value.data[i] : ' ');
        const bool letter = is_lower(c) || is_upper(c);
        const bool new_part = is_upper(c) && i && is_lower(value.data[i - 1]);
        if ((!letter || new_part) && size) {
            const uint64_t hash = cs_hash(token, size);
            if (size > 1)
                add_pool(s, range, hash);
            if (before)
                add_pool(s, range, before * 31 + hash);
            before = c == ' ' ? 0 : hash;
            size = 0;
        }
        if (letter && size < TOKEN_LIMIT)
            token[size++] = (char)(c | 0x20);
    }
}

static const cs_name_range *names_of(cs_feature_scan *s, uint32_t node)
{
    static const char *const attributes[] = {"class",     "id",          "itemprop",
                                             "role",      "data-testid", "data-component",
                                             "data-type", "rel"};
    cs_name_range *range = &s->ranges[node];
    if (range->known)
        return range;
    *range = (cs_name_range){s->pool.count, 0, true};
    if (s->html->nodes[node].attribute_count)
        for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
            add_parts(s, range, cs_html_attribute(s->html, node, attributes[i]));
    return range;
}

static void add_name(cs_feature_scan *s, uint32_t start, uint64_t kind, uint64_t hash)
{
    if (s->names.count - start >= CS_FEATURE_NAMES)
        return;
    hash = (hash + kind * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
    hash ^= hash >> 32;
    for (uint32_t i = start; i < s->names.count; i++)
        if (s->names.items[i] == hash)
            return;
    if (!cs_array_push(&s->names, s->arena)) {
        s->failed = true;
        return;
    }
    *cs_array_last(&s->names) = hash;
}

enum {
    NAME_TAG = 1,
    NAME_NEAR = 10,
    NAME_FAR = 20,
    NAME_BEFORE = 21,
    NAME_BEHIND = 22,
    NAME_FIRST = 23,
    NAME_SECOND = 24,
    NAME_LAST = 25,
    NAME_WHOLE = 26,
    NAME_OWN = 27,
    NAME_WORD = 28
};

static void add_word_names(cs_feature_scan *s, uint32_t start, const cs_block *block)
{
    enum { WHOLE_WORDS = 4, BAG = 16 };
    uint64_t words[WHOLE_WORDS + 1], last = 0, whole = 0;
    uint32_t count = 0, bag = 0;
    cs_word_scan scan = cs_words_start(cs_block_text(s->blocks, block));
    for (uint64_t hash; cs_words_next(&scan, &hash); last = hash) {
        if (bag++ < BAG)
            add_name(s, start, NAME_WORD, hash);
        if (count <= WHOLE_WORDS) {
            words[count++] = hash;
            whole = whole * 31 + hash;
        }
    }
    if (count > 0)
        add_name(s, start, NAME_FIRST, words[0]);
    if (count > 1)
        add_name(s, start, NAME_SECOND, words[0] * 31 + words[1]);
    if (count > 0)
        add_name(s, start, NAME_LAST, last);
    if (count > 0 && count <= WHOLE_WORDS)
        add_name(s, start, NAME_WHOLE, whole);
}

static void add_names(cs_feature_scan *s, uint32_t i)
{
    const cs_block *items = s->blocks->items, *block = &items[i];
    const uint32_t start = s->names.count;
    const cs_node *nodes = s->html->nodes;
    uint32_t node = block->node;
    add_word_names(s, start, block);
    if (i)
        add_name(s, start, NAME_BEFORE, nodes[items[i - 1].node].tag);
    if (i + 1 < s->blocks->count)
        add_name(s, start, NAME_BEHIND, nodes[items[i + 1].node].tag);
    if (nodes[block->first].parent != node) {
        const cs_name_range *own = names_of(s, nodes[block->first].parent);
        add_name(s, start, NAME_OWN, nodes[nodes[block->first].parent].tag);
        for (uint32_t k = 0; k < own->count; k++)
            add_name(s, start, NAME_OWN, s->pool.items[own->first + k]);
    }
    uint64_t signature = 0;
    for (uint32_t level = 0; level < NAME_LEVELS && node;
         level++, node = nodes[node].parent) {
        const cs_name_range *range = names_of(s, node);
        const uint64_t kind = level < 3 ? NAME_NEAR + level : NAME_FAR;
        if (level < 4)
            add_name(s, start, NAME_TAG + level, nodes[node].tag);
        for (uint32_t k = 0; k < range->count; k++) {
            add_name(s, start, kind, s->pool.items[range->first + k]);
            if (level < 3)
                add_name(s, start, NAME_FAR, s->pool.items[range->first + k]);
        }
        if (level < 2)
            signature = (signature * 31 + nodes[node].tag) * 31 +
                        (range->count ? s->pool.items[range->first] : 0);
    }
    s->out->signature[i] = signature;
    s->out->name_start[i + 1] = s->names.count;
}

/* ---- numbers ---------------------------------------------------------------------------- */

static bool ends_in_stop(casus_text text, bool *colon)
{
    uint32_t i = text.size;
    while (i && (text.data[i - 1] == '"' || text.data[i - 1] == ')' ||
                 text.data[i - 1] == '\''))
        i--;
    if (i >= 3 && (memcmp(text.data + i - 3, "\xE2\x80\x9D", 3) == 0 ||
                   memcmp(text.data + i - 3, "\xE2\x80\x9C", 3) == 0 ||
                   memcmp(text.data + i - 3, "\xE2\x80\x99", 3) == 0))
        i -= 3;
    *colon = i && text.data[i - 1] == ':';
    if (i >= 3 && (memcmp(text.data + i - 3, "\xE3\x80\x82", 3) == 0 ||
                   memcmp(text.data + i - 3, "\xE2\x80\xA6", 3) == 0 ||
                   memcmp(text.data + i - 3, "\xE0\xA5\xA4", 3) == 0))
        return true;
    return i && strchr(".!?", text.data[i - 1]) != NULL;
}

static void own_numbers(const cs_block *block, casus_text text, uint8_t tag, float *f)
{
    bool colon;
    const float words = (float)block->words, characters = (float)block->characters;
    f[0] = size_of(block->words) / 8;
    f[1] = size_of(block->characters) / 10;
    f[2] = part((float)block->link_characters, characters);
    f[3] = limit(part((float)block->links, words), 1);
    f[4] = limit(part((float)block->stops, words) * 5, 2);
    f[5] = limit(part((float)block->commas, words) * 5, 2);
    f[6] = flag(ends_in_stop(text, &colon));
    f[7] = flag(colon);
    f[8] = part((float)block->capitals, (float)block->letters);
    f[9] = part((float)block->digits, characters);
    f[10] = part((float)block->letters, characters);
    f[11] = limit(part(characters, words) / 10, 2);
    f[12] = flag(block->heading != 0);
    f[13] = flag((block->inside & CS_IN_PARAGRAPH) != 0);
    f[14] = flag(tag == CS_TAG_LI);
    f[15] = part((float)block->bold_characters, characters);
}

static void place_numbers(const cs_feature_scan *s, uint32_t i, uint32_t before, float *f)
{
    const cs_block *block = &s->blocks->items[i];
    uint32_t node = block->node;
    f[16] = (float)i / (float)s->blocks->count;
    f[17] = part((float)before, s->sums.text[0]);
    f[18] = limit((float)block->breaks / 4, 1);
    for (uint32_t k = 0; k < CS_IN_COUNT; k++)
        f[19 + k] = flag((block->inside & 1u << k) != 0);
    for (uint32_t level = 0; level < CS_CONTEXT_LEVELS; level++) {
        f[42 + level] = part(s->sums.text[node], s->sums.text[0]);
        f[46 + level] = part(s->sums.links[node], s->sums.text[node]);
        f[50 + level] = part(s->sums.running[node], s->sums.text[node]);
        f[54 + level] = part(s->sums.running[node], s->sums.running[0]);
        node = s->html->nodes[node].parent;
    }
}

/* How much of the block is in the title, in the body of the markup, and seen before. */
static void compare_numbers(cs_feature_scan *s, uint32_t i, float *f)
{
    enum { GRAM = 3 };
    const cs_block *block = &s->blocks->items[i];
    uint32_t words = 0, in_title = 0, grams = 0, in_body = 0;
    uint64_t hash, a = 0, b = 0, whole = 0;
    cs_word_scan scan = cs_words_start(cs_block_text(s->blocks, block));
    while (cs_words_next(&scan, &hash)) {
        words++;
        whole = whole * 31 + hash;
        in_title += cs_word_set_has(&s->title, hash);
        if (s->body.count && words >= GRAM) {
            grams++;
            in_body += cs_word_set_has(&s->body, (a * 31 + b) * 31 + hash);
        }
        a = b;
        b = hash;
    }
    f[58] = part((float)in_title, (float)words);
    f[59] = s->title.count ? limit(part((float)in_title, (float)s->title.count), 1) : 0;
    f[60] = part((float)in_body, (float)grams);
    f[61] = flag(s->body.count != 0);
    f[62] = flag(cs_word_set_has(&s->seen, whole));
    if (f[62] == 0 && !cs_word_set_add(&s->seen, whole))
        s->failed = true;
}

static void find_title(cs_feature_scan *s)
{
    float best = 0.75F;
    s->out->title_block = CASUS_NONE;
    for (uint32_t i = 0; i < s->blocks->count; i++) {
        const float *f = s->out->numbers[i];
        const uint8_t heading = s->blocks->items[i].heading;
        const float value = f[58] * f[59] +
                            (heading == 1 ? 0.3F
                             : heading    ? 0.1F
                                          : 0) -
                            (s->blocks->items[i].inside & CS_IN_HIDDEN ? 0.3F : 0);
        if (value > best + 0.001F) {
            best = value;
            s->out->title_block = i;
        }
    }
    for (uint32_t i = 0; i < s->blocks->count && s->out->title_block == CASUS_NONE; i++)
        if (s->blocks->items[i].heading == 1)
            s->out->title_block = i;
}

/* The innermost element `article` around a node, or 0. */
static uint32_t article_of(const cs_html *html, uint32_t node)
{
    while (node && html->nodes[node].tag != CS_TAG_ARTICLE)
        node = html->nodes[node].parent;
    return node;
}

static void title_numbers(const cs_feature_scan *s, uint32_t i, float *f)
{
    const uint32_t title = s->out->title_block;
    const cs_block *items = s->blocks->items;
    if (title != CASUS_NONE && items[i].inside & CS_IN_ARTICLE) {
        const uint32_t own = article_of(s->html, items[i].node);
        const uint32_t with_title = article_of(s->html, items[title].node);
        f[68] = flag(own == with_title);
        f[69] = flag(own != with_title && with_title);
        f[70] = flag(own != with_title && !with_title);
    }
    f[71] = flag(title != CASUS_NONE && i > title && s->headings_since > 0);
    f[63] = flag(title != CASUS_NONE && i < title);
    f[64] = title != CASUS_NONE && i > title ? size_of(i - title) / 8 : 0;
    f[65] = flag(title == i);
    f[66] = flag(s->blocks->items[i].words <= 3);
    f[67] = flag(s->blocks->items[i].heading == 1 || s->blocks->items[i].heading == 2);
}

/* ---- all together --------------------------------------------------------------------- */

static bool fill_sets(cs_feature_scan *s)
{
    uint64_t hash, a = 0, b = 0;
    cs_word_scan scan = cs_words_start(s->hints->title);
    if (!cs_word_set_start(&s->title, s->arena) ||
        !cs_word_set_start(&s->body, s->arena) || !cs_word_set_start(&s->seen, s->arena))
        return false;
    while (cs_words_next(&scan, &hash))
        if (!cs_word_set_add(&s->title, hash))
            return false;
    scan = cs_words_start(s->hints->body);
    for (uint32_t i = 0; cs_words_next(&scan, &hash); i++) {
        if (i >= 2 && !cs_word_set_add(&s->body, (a * 31 + b) * 31 + hash))
            return false;
        a = b;
        b = hash;
    }
    return true;
}

casus_status cs_features_find(const cs_blocks *blocks, const cs_page_hints *hints,
                              cs_arena *arena, cs_features *out, casus_error *error)
{
    cs_feature_scan s = {.blocks = blocks,
                         .html = blocks->html,
                         .hints = hints,
                         .out = out,
                         .arena = arena};
    const uint32_t n = blocks->count;
    uint32_t before = 0;
    *out = (cs_features){.blocks = blocks};
    out->numbers = cs_arena_alloc(arena, (n + 1) * sizeof *out->numbers);
    out->name_start = cs_arena_alloc(arena, (n + 1) * sizeof *out->name_start);
    out->signature = cs_arena_alloc(arena, (n + 1) * sizeof *out->signature);
    s.ranges = cs_arena_alloc(arena, s.html->count * sizeof *s.ranges);
    if (!out->numbers || !out->name_start || !out->signature || !s.ranges ||
        !fill_sets(&s))
        return cs_nomem(error);
    CS_TRY(sum_up(&s, error));
    for (uint32_t i = 0; i < n && !s.failed; i++) {
        const cs_block *block = &blocks->items[i];
        own_numbers(block, cs_block_text(blocks, block), s.html->nodes[block->node].tag,
                    out->numbers[i]);
        place_numbers(&s, i, before, out->numbers[i]);
        compare_numbers(&s, i, out->numbers[i]);
        add_names(&s, i);
        before += block->characters;
    }
    find_title(&s);
    for (uint32_t i = 0; i < n; i++) {
        s.headings_since += out->title_block < i && blocks->items[i].heading == 1;
        title_numbers(&s, i, out->numbers[i]);
    }
    out->names = s.names.items;
    return s.failed ? cs_nomem(error) : CASUS_OK;
}

void cs_features_input(const cs_features *features, uint32_t i,
                       float out[CS_FEATURE_INPUTS])
{
    const size_t shared = CS_FEATURE_SHARED * sizeof *out;
    memcpy(out, features->numbers[i], sizeof features->numbers[i]);
    out += CS_FEATURE_NUMBERS;
    memset(out, 0, 2 * shared);
    if (i)
        memcpy(out, features->numbers[i - 1], shared);
    if (i + 1 < features->blocks->count)
        memcpy(out + CS_FEATURE_SHARED, features->numbers[i + 1], shared);
}
