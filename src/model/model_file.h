/* model_file.h - a model file: named sections behind a checked header.
 *
 * docs/model-format.md describes every byte.  The file is mapped, not read; sections are
 * views into it.  Nothing in it is trusted: cs_model_file_open() checks header, checksum
 * and the bounds of every section, cs_model_section() type and shape. */
#ifndef CASUS_MODEL_MODEL_FILE_H
#define CASUS_MODEL_MODEL_FILE_H

#include "base/arena.h"
#include "base/text.h"

#include <stdbool.h>

#define CS_MODEL_MAGIC "CASUSMDL"

enum {
    CS_MODEL_FORMAT = 1,           /* version of the format */
    CS_MODEL_ORDER = 0x01020304,   /* as written by a little-endian machine */
    CS_MODEL_ALIGN = 64,           /* of every section */
    CS_MODEL_HEADER = 64,          /* bytes before the table of sections */
    CS_MODEL_ENTRY = 64,           /* bytes of one entry of the table */
    CS_MODEL_NAME = 32
};

typedef enum cs_section_type {
    CS_SECTION_BYTES = 1, /* int8_t */
    CS_SECTION_WORDS = 2, /* uint32_t */
    CS_SECTION_FLOATS = 3,
    CS_SECTION_TEXT = 4   /* UTF-8 */
} cs_section_type;

/* The first CS_MODEL_HEADER bytes of the file. */
typedef struct cs_model_header {
    char magic[8];
    uint32_t order, format;
    uint64_t size;     /* of the whole file */
    uint64_t checksum; /* cs_model_checksum() of all that follows this field */
    uint32_t section_count, unused;
    char language[8], version[16];
} cs_model_header;

/* One entry of the table that follows it. */
typedef struct cs_model_entry {
    char name[CS_MODEL_NAME]; /* padded with zeros; at least one zero */
    uint32_t type, rows, columns, unused;
    uint64_t offset, size; /* bytes; size = rows * columns * size of an element */
} cs_model_entry;

typedef struct cs_model_file {
    const char *path;
    void *mapping;
    const unsigned char *bytes; /* the same */
    size_t size;
    const cs_model_header *header;
    const cs_model_entry *entries;
} cs_model_file;

/* Maps and checks a file.  `path` must outlive it.  CASUS_BAD_DATA names the file, what
 * is wrong and what to do. */
casus_status cs_model_file_open(const char *path, cs_model_file *out, casus_error *error);
void cs_model_file_close(cs_model_file *file);

/* Finds a section of this type.  shape: rows and columns that it must have, 0 = any;
 * receives those that it has. */
casus_status cs_model_section(const cs_model_file *file, const char *name,
                              cs_section_type type, uint32_t shape[2], const void **out,
                              casus_error *error);

/* The fault `what` of a file, as an error of status CASUS_BAD_DATA. */
casus_status cs_model_bad(const cs_model_file *file, const char *what, casus_error *error);

uint64_t cs_model_checksum(const unsigned char *bytes, size_t size);

#endif
