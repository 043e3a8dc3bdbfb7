/* sections.h - gathers the sections of a model file and writes it. */
#ifndef CASUS_TRAIN_SECTIONS_H
#define CASUS_TRAIN_SECTIONS_H

#include "model/model_file.h"

enum { SECTIONS_LIMIT = 128 };

typedef struct sections {
    cs_model_entry entries[SECTIONS_LIMIT];
    void *data[SECTIONS_LIMIT]; /* owned */
    uint32_t count;
    bool failed; /* out of memory or too many */
} sections;

/* Adds a copy of rows * columns elements. */
void sections_add(sections *s, const char *name, cs_section_type type, uint32_t rows,
                  uint32_t columns, const void *data);

/* Adds a list of names, one a line. */
void sections_add_names(sections *s, const char *name, const casus_text *items,
                        uint32_t count);

/* Adds a table for cs_lookup: key i -> numbers[i]. */
void sections_add_lookup(sections *s, const char *name, const uint64_t *keys,
                         const uint32_t *numbers, uint32_t count);

casus_status sections_write(const sections *s, const char *path, const char *language,
                            const char *version, casus_error *error);
void sections_free(sections *s);

#endif
