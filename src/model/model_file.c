/* model_file.c - see model_file.h. */
#include "model/model_file.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

_Static_assert(sizeof(cs_model_header) == CS_MODEL_HEADER, "the header has no gaps");
_Static_assert(sizeof(cs_model_entry) == CS_MODEL_ENTRY, "an entry has no gaps");

enum { SECTIONS_MAX = 4096, CHECKED_FROM = 32 /* offset behind the checksum */ };

casus_status cs_model_bad(const cs_model_file *file, const char *what, casus_error *error)
{
    return cs_fail(error, CASUS_BAD_DATA, 0,
                   "%s: %s; install the model again or train one (train/README.md)",
                   file->path, what);
}

static uint64_t mix(uint64_t sum, uint64_t word)
{
    sum = (sum ^ word) * 0x9E3779B97F4A7C15u;
    return sum ^ sum >> 29;
}

/* Eight bytes at a time, least significant first; the last ones are padded with zeros. */
uint64_t cs_model_checksum(const unsigned char *bytes, size_t size)
{
    uint64_t sum = 0xCBF29CE484222325u ^ size, word;
    size_t at = 0;
    for (; at + 8 <= size; at += 8) {
        memcpy(&word, bytes + at, 8); /* files of the other byte order were refused */
        sum = mix(sum, word);
    }
    word = 0;
    for (size_t i = 0; at + i < size; i++)
        word |= (uint64_t)bytes[at + i] << (8 * i);
    return size % 8 ? mix(sum, word) : sum;
}

static casus_status map(cs_model_file *file, casus_error *error)
{
    struct stat status;
    const int descriptor = open(file->path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return cs_fail(error, CASUS_BAD_DATA, 0, "%s: cannot be opened: %s", file->path,
                       strerror(errno));
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) ||
        status.st_size < CS_MODEL_HEADER) {
        close(descriptor);
        return cs_model_bad(file, "is not a model file, it is too short", error);
    }
    file->size = (size_t)status.st_size;
    void *bytes = mmap(NULL, file->size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    close(descriptor);
    if (bytes == MAP_FAILED)
        return cs_fail(error, CASUS_BAD_DATA, 0, "%s: cannot be mapped: %s", file->path,
                       strerror(errno));
    file->mapping = bytes;
    file->bytes = bytes;
    file->header = (const cs_model_header *)bytes;
    return CASUS_OK;
}

static casus_status check_header(const cs_model_file *file, casus_error *error)
{
    const cs_model_header *h = file->header;
    if (memcmp(h->magic, CS_MODEL_MAGIC, sizeof h->magic) != 0)
        return cs_model_bad(file, "is not a casus model", error);
    if (h->order != CS_MODEL_ORDER)
        return cs_model_bad(file, "was made for another order of bytes", error);
    if (h->format != CS_MODEL_FORMAT)
        return cs_model_bad(file, "has a format that this version of casus does not read",
                            error);
    if (h->size != file->size)
        return cs_model_bad(file, "is truncated or has grown", error);
    if (h->section_count > SECTIONS_MAX ||
        CS_MODEL_HEADER + (uint64_t)h->section_count * CS_MODEL_ENTRY > file->size)
        return cs_model_bad(file, "is damaged: its table of sections is too long", error);
    if (h->language[sizeof h->language - 1] || h->version[sizeof h->version - 1])
        return cs_model_bad(file, "is damaged: language or version has no end", error);
    if (cs_model_checksum(file->bytes + CHECKED_FROM, file->size - CHECKED_FROM) !=
        h->checksum)
        return cs_model_bad(file, "is damaged: its checksum is wrong", error);
    return CASUS_OK;
}

static uint64_t element_size(uint32_t type)
{
    switch (type) {
    case CS_SECTION_BYTES:
    case CS_SECTION_TEXT:
        return 1;
    case CS_SECTION_WORDS:
    case CS_SECTION_FLOATS:
        return 4;
    default:
        return 0;
    }
}

static bool entry_fits(const cs_model_file *file, const cs_model_entry *e)
{
    const uint64_t cells = (uint64_t)e->rows * e->columns, each = element_size(e->type);
    return each && e->name[CS_MODEL_NAME - 1] == 0 && cells <= file->size &&
           e->size == cells * each && e->offset % CS_MODEL_ALIGN == 0 &&
           e->offset <= file->size && e->size <= file->size - e->offset;
}

casus_status cs_model_file_open(const char *path, cs_model_file *out, casus_error *error)
{
    *out = (cs_model_file){.path = path};
    casus_status status = map(out, error);
    if (status == CASUS_OK)
        status = check_header(out, error);
    if (status == CASUS_OK) {
        out->entries =
            (const cs_model_entry *)(const void *)(out->bytes + CS_MODEL_HEADER);
        for (uint32_t i = 0; i < out->header->section_count && status == CASUS_OK; i++)
            if (!entry_fits(out, &out->entries[i]))
                status = cs_model_bad(out, "is damaged: a section lies outside", error);
    }
    if (status != CASUS_OK)
        cs_model_file_close(out);
    return status;
}

void cs_model_file_close(cs_model_file *file)
{
    if (file->mapping)
        munmap(file->mapping, file->size);
    *file = (cs_model_file){0};
}

casus_status cs_model_section(const cs_model_file *file, const char *name,
                              cs_section_type type, uint32_t shape[2], const void **out,
                              casus_error *error)
{
    for (uint32_t i = 0; i < file->header->section_count; i++) {
        const cs_model_entry *e = &file->entries[i];
        if (strcmp(e->name, name) != 0)
            continue;
        if (e->type != (uint32_t)type || (shape[0] && e->rows != shape[0]) ||
            (shape[1] && e->columns != shape[1]))
            return cs_fail(
                error, CASUS_BAD_DATA, 0,
                "%s: section %s has the wrong type or shape; train the model again",
                file->path, name);
        shape[0] = e->rows;
        shape[1] = e->columns;
        *out = file->bytes + e->offset;
        return CASUS_OK;
    }
    return cs_fail(error, CASUS_BAD_DATA, 0,
                   "%s: has no section %s; train the model again", file->path, name);
}
