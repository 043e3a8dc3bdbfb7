/* convert.h - dictionaries of TABARI and PETRARCH -> a folder of our tables.
 *
 * Formats: docs/dictionaries.md, "Dictionaries of the field".  Every entry that cannot be taken
 * over is reported with its file and line; none is dropped in silence. */
#ifndef CASUS_CONVERT_CONVERT_H
#define CASUS_CONVERT_CONVERT_H

#include "base/text.h"

/* Where findings go, and how many there were. */
typedef struct cs_findings {
    casus_finding_function found;
    void *context;
    uint32_t count;
    casus_error *error;
} cs_findings;

/* Reads the files and folders `inputs` and writes the folder `out`. */
casus_status cs_convert(const char *const *inputs, uint32_t input_count, const char *out,
                        const char *language, cs_findings *findings);

#endif
