/* sections.c - see sections.h. */
#include "sections.h"

#include "base/error.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static size_t element_size(cs_section_type type)
{
    return type == CS_SECTION_WORDS || type == CS_SECTION_FLOATS ? 4 : 1;
}

void sections_add(sections *s, const char *name, cs_section_type type, uint32_t rows,
                  uint32_t columns, const void *data)
{
    const size_t size = (size_t)rows * columns * element_size(type);
    void *copy = malloc(size ? size : 1);
    if (!copy || s->count == SECTIONS_LIMIT || strlen(name) >= CS_MODEL_NAME) {
        s->failed = true;
        free(copy);
        return;
    }
    memcpy(copy, data, size);
    cs_model_entry *entry = &s->entries[s->count];
    *entry = (cs_model_entry){
        .type = (uint32_t)type, .rows = rows, .columns = columns, .size = size};
    memcpy(entry->name, name, strlen(name));
    s->data[s->count++] = copy;
}

void sections_add_names(sections *s, const char *name, const casus_text *items,
                        uint32_t count)
{
    size_t size = 0, at = 0;
    for (uint32_t i = 0; i < count; i++)
        size += items[i].size + 1;
    char *text = malloc(size ? size : 1);
    if (!text) {
        s->failed = true;
        return;
    }
    for (uint32_t i = 0; i < count; i++) {
        memcpy(text + at, items[i].data, items[i].size);
        at += items[i].size;
        text[at++] = '\n';
    }
    sections_add(s, name, CS_SECTION_TEXT, (uint32_t)size, 1, text);
    free(text);
}

void sections_add_lookup(sections *s, const char *name, const uint64_t *keys,
                         const uint32_t *numbers, uint32_t count)
{
    uint32_t capacity = 16;
    while (capacity < count + count / 2 + 1)
        capacity *= 2;
    uint32_t *slots = calloc(2 * (size_t)capacity, sizeof *slots);
    if (!slots) {
        s->failed = true;
        return;
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = (uint32_t)keys[i] & (capacity - 1);
        while (slots[2 * (size_t)at + 1])
            at = (at + 1) & (capacity - 1);
        slots[2 * (size_t)at] = (uint32_t)(keys[i] >> 32);
        slots[2 * (size_t)at + 1] = numbers[i];
    }
    sections_add(s, name, CS_SECTION_WORDS, capacity, 2, slots);
    free(slots);
}

static size_t align_up(size_t offset)
{
    return (offset + CS_MODEL_ALIGN - 1) / CS_MODEL_ALIGN * CS_MODEL_ALIGN;
}

static unsigned char *lay_out(const sections *s, const char *language,
                              const char *version, size_t *size)
{
    enum { CHECKED_FROM = 32 };
    size_t end = align_up(CS_MODEL_HEADER + (size_t)s->count * CS_MODEL_ENTRY);
    for (uint32_t i = 0; i < s->count; i++)
        end = align_up(end + (size_t)s->entries[i].size);
    unsigned char *bytes = calloc(1, end);
    if (!bytes)
        return NULL;
    cs_model_header header = {.order = CS_MODEL_ORDER,
                              .format = CS_MODEL_FORMAT,
                              .size = end,
                              .section_count = s->count};
    memcpy(header.magic, CS_MODEL_MAGIC, sizeof header.magic);
    snprintf(header.language, sizeof header.language, "%s", language);
    snprintf(header.version, sizeof header.version, "%s", version);
    size_t at = align_up(CS_MODEL_HEADER + (size_t)s->count * CS_MODEL_ENTRY);
    for (uint32_t i = 0; i < s->count; i++) {
        cs_model_entry entry = s->entries[i];
        entry.offset = at;
        memcpy(bytes + CS_MODEL_HEADER + (size_t)i * CS_MODEL_ENTRY, &entry,
               sizeof entry);
        memcpy(bytes + at, s->data[i], (size_t)entry.size);
        at = align_up(at + (size_t)entry.size);
    }
    memcpy(bytes, &header, sizeof header);
    header.checksum = cs_model_checksum(bytes + CHECKED_FROM, end - CHECKED_FROM);
    memcpy(bytes, &header, sizeof header);
    *size = end;
    return bytes;
}

casus_status sections_write(const sections *s, const char *path, const char *language,
                            const char *version, casus_error *error)
{
    size_t size = 0;
    unsigned char *bytes = s->failed ? NULL : lay_out(s, language, version, &size);
    if (!bytes)
        return cs_nomem(error);
    FILE *file = fopen(path, "wb");
    bool fine = file && fwrite(bytes, 1, size, file) == size;
    if (file && fclose(file) != 0)
        fine = false;
    free(bytes);
    return fine ? CASUS_OK
                : cs_fail(error, CASUS_IO, 0, "%s: cannot be written: %s", path,
                          strerror(errno));
}

void sections_free(sections *s)
{
    for (uint32_t i = 0; i < s->count; i++)
        free(s->data[i]);
    s->count = 0;
}
