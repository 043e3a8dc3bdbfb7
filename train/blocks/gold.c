#include "gold.h"

#include "base/utf8.h"
#include "page/words.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

enum { GRAM = 3, PATH_ROOM = 4096 };

static char *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    if (!file)
        return NULL;
    if (fseek(file, 0, SEEK_END) == 0) {
        *size = (size_t)ftell(file);
        rewind(file);
        bytes = malloc(*size + 1);
        if (bytes && fread(bytes, 1, *size, file) != *size) {
            free(bytes);
            bytes = NULL;
        }
    }
    (void)fclose(file);
    return bytes;
}

/* Bytes that are not UTF-8 become Latin letters, so that labels can be found. */
static casus_text as_utf8(const char *bytes, size_t size, cs_arena *arena)
{
    char *out = cs_arena_alloc(arena, 2 * size + 1);
    size_t used = 0;
    if (cs_utf8_check(bytes, size) == size) {
        memcpy(out, bytes, size);
        return cs_text(out, size);
    }
    for (size_t i = 0; i < size; i++)
        used += cs_utf8_encode((unsigned char)bytes[i], out + used);
    return cs_text(out, used);
}

static void fill_grams(cs_word_set *set, casus_text text)
{
    uint64_t hash, a = 0, b = 0;
    cs_word_scan scan = cs_words_start(text);
    for (uint32_t i = 0; cs_words_next(&scan, &hash); i++) {
        if (i >= 2)
            (void)cs_word_set_add(set, (a * 31 + b) * 31 + hash);
        (void)cs_word_set_add(set, b * 31 + hash);
        (void)cs_word_set_add(set, hash);
        a = b;
        b = hash;
    }
}

/* The share of the block's grams (of as many words as it has, at most GRAM) in the set. */
static float overlap(const cs_word_set *set, casus_text text, uint32_t *words)
{
    uint64_t hash, a = 0, b = 0, last = 0;
    uint32_t grams = 0, found = 0, n = 0;
    cs_word_scan scan = cs_words_start(text);
    for (; cs_words_next(&scan, &hash); n++) {
        if (n >= 2) {
            grams++;
            found += cs_word_set_has(set, (a * 31 + b) * 31 + hash);
        }
        last = n == 1 ? b * 31 + hash : hash;
        a = b;
        b = hash;
    }
    *words = n;
    if (n < GRAM)
        return n && cs_word_set_has(set, last) ? 1 : 0;
    return (float)found / (float)grams;
}

/* What is too short to be compared goes with its neighbours. */
static void settle_short(gold_page *page)
{
    const uint32_t count = page->blocks.count;
    for (uint32_t i = 0; i < count; i++) {
        const bool up = i && page->label[i - 1] > 0.5F;
        const bool down = i + 1 < count && page->label[i + 1] > 0.5F;
        if (page->label[i] < 0 && page->blocks.items[i].words < 6)
            page->label[i] = up && down ? 1.0F : up || down ? -1.0F : 0.0F;
    }
}

static void label_by_text(gold_page *page, casus_text gold)
{
    cs_word_set set;
    const uint32_t count = page->blocks.count;
    if (!cs_word_set_start(&set, &page->arena))
        return;
    fill_grams(&set, gold);
    for (uint32_t i = 0; i < count; i++) {
        const cs_block *block = &page->blocks.items[i];
        uint32_t words;
        const float share = overlap(&set, cs_block_text(&page->blocks, block), &words);
        page->label[i] = share >= 0.6F ? 1.0F : share > 0.3F ? -1.0F : 0.0F;
        page->weight[i] = 0.3F + (float)(block->words < 100 ? block->words : 100) / 25;
        if (words < GRAM && page->label[i] > 0)
            page->label[i] = -1; /* decided by its neighbours below */
    }
    settle_short(page);
}

/* What the scorer does: white space is made single blanks before it searches. */
static bool holds(casus_text text, casus_text segment)
{
    for (uint32_t i = 0; segment.size && i + segment.size <= text.size; i++)
        if (memcmp(text.data + i, segment.data, segment.size) == 0)
            return true;
    return false;
}

static void label_by_segments(gold_page *page, const json_t *segments, float label)
{
    size_t k;
    const json_t *value;
    json_array_foreach(segments, k, value)
    {
        const casus_text segment = cs_html_clean(
            cs_text(json_string_value(value), json_string_length(value)), &page->arena);
        for (uint32_t i = 0; i < page->blocks.count; i++) {
            const casus_text text = cs_html_clean(
                cs_block_text(&page->blocks, &page->blocks.items[i]), &page->arena);
            if (!holds(text, segment))
                continue;
            if (label > 0 && page->label[i] == 0)
                continue; /* also in an unwanted segment */
            page->label[i] = label;
            page->weight[i] = 6;
        }
    }
}

static void label(gold_page *page, const json_t *gold)
{
    const json_t *text = json_object_get(gold, "text");
    for (uint32_t i = 0; i < page->blocks.count; i++) {
        page->label[i] = -1;
        page->weight[i] = 1;
    }
    if (json_is_string(text))
        label_by_text(page, cs_text(json_string_value(text), json_string_length(text)));
    label_by_segments(page, json_object_get(gold, "without"), 0);
    label_by_segments(page, json_object_get(gold, "with"), 1);
}

static bool look(gold_page *page, casus_text source)
{
    casus_error error;
    cs_markup markup;
    return cs_html_read(source, &page->arena, &page->html, &error) == CASUS_OK &&
           cs_markup_read(&page->html, &page->arena, &markup, &error) == CASUS_OK &&
           cs_page_look(&page->html, &markup, &page->arena, &page->blocks,
                        &page->features, &error) == CASUS_OK;
}

static uint64_t site_of(const char *url)
{
    const char *host = strstr(url, "://");
    host = host ? host + 3 : url;
    if (strncmp(host, "www.", 4) == 0)
        host += 4;
    return cs_hash(host, strcspn(host, "/:?"));
}

static bool read_page(gold_set *set, const json_t *record, const char *folder)
{
    char path[PATH_ROOM];
    size_t size = 0;
    const char *name = json_string_value(json_object_get(record, "html"));
    if (!name || set->count == set->capacity)
        return false;
    if (strncmp(name, "html/", 5) == 0)
        name += 5;
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    char *bytes = read_file(path, &size);
    if (!bytes)
        return false;
    gold_page *page = &set->pages[set->count];
    *page =
        (gold_page){.site = site_of(json_string_value(json_object_get(record, "url")))};
    const casus_text source = as_utf8(bytes, size, &page->arena);
    free(bytes);
    page->id = strdup(json_string_value(json_object_get(record, "id")));
    if (!look(page, source))
        return false;
    const uint32_t count = page->blocks.count + 1;
    page->label = cs_arena_alloc(&page->arena, count * sizeof(float));
    page->weight = cs_arena_alloc(&page->arena, count * sizeof(float));
    page->score = cs_arena_alloc(&page->arena, count * sizeof(float));
    page->names =
        cs_arena_alloc(&page->arena, (page->features.name_start[page->blocks.count] + 1) *
                                         sizeof(uint32_t));
    label(page, json_object_get(record, "gold"));
    set->count++;
    return true;
}

bool gold_read(gold_set *set, const char *path, const char *folder)
{
    enum { LINE_ROOM = 8 << 20, PAGES = 20000 };
    char *line = malloc(LINE_ROOM);
    FILE *file = fopen(path, "r");
    json_error_t fault;
    if (!set->pages) {
        set->pages = calloc(PAGES, sizeof *set->pages);
        set->capacity = PAGES;
    }
    while (file && line && fgets(line, LINE_ROOM, file)) {
        json_t *record = json_loads(line, 0, &fault);
        if (!record || !read_page(set, record, folder))
            (void)fprintf(stderr, "%s: a page was left out\n", path);
        json_decref(record);
    }
    free(line);
    if (file)
        (void)fclose(file);
    return file != NULL;
}
