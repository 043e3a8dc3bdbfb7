/* factors.h - what speaks for an event and against it: the weights of ontology/confidence.tsv. */
#ifndef CASUS_DICT_FACTORS_H
#define CASUS_DICT_FACTORS_H

#include "dict/roots.h"
#include "dict/table.h"

/* In the order of the names in factors.c. */
typedef enum cs_factor {
    CS_FACTOR_BASE,
    CS_FACTOR_NOUN,
    CS_FACTOR_CONTENT,
    CS_FACTOR_OPEN_CONTENT,
    CS_FACTOR_NO_SOURCE,
    CS_FACTOR_SOURCE_WITHOUT_CODE,
    CS_FACTOR_SOURCE_OWNED,
    CS_FACTOR_SOURCE_INFERRED,
    CS_FACTOR_NO_RECIPIENT,
    CS_FACTOR_RECIPIENT_WITHOUT_CODE,
    CS_FACTOR_RECIPIENT_OWNED,
    CS_FACTOR_RECIPIENT_GUESSED,
    CS_FACTOR_RECIPIENT_INFERRED,
    CS_FACTOR_SEVERAL,
    CS_FACTOR_NOT_REAL,
    CS_FACTOR_BELOW,
    CS_FACTOR_LONG_SENTENCE,
    CS_FACTOR_COOPERATION,
    CS_FACTORS
} cs_factor;

typedef struct cs_factors {
    int32_t weight[CS_FACTORS]; /* hundredths of a logit; 0 = does not count */
} cs_factors;

/* Reads them; without the table every weight is 0. */
casus_status cs_factors_load(cs_factors *factors, const cs_roots *roots, cs_arena *arena,
                             cs_faults *faults);

#endif
