/* exchange.h - our codes in the forms of the field: CAMEO, PLOVER, FIPS (ontology/). */
#ifndef CASUS_DICT_EXCHANGE_H
#define CASUS_DICT_EXCHANGE_H

#include "base/array.h"
#include "dict/roots.h"
#include "dict/table.h"

/* countries.tsv: a state's id in other lists; empty = none. */
typedef struct cs_country_code {
    casus_text id, cameo, fips, plover, name;
} cs_country_code;

/* actor_codes.tsv: the pieces of the code of an actor that is no state, and of ":kind". */
typedef struct cs_group_code {
    casus_text id, root, region, type, group;
} cs_group_code;

/* roles.tsv */
typedef struct cs_role_code {
    casus_text role, cameo, plover, icews;
} cs_role_code;

/* status.tsv: what a code becomes where a form has no place for the status. */
typedef struct cs_status_rule {
    casus_event_status status;
    casus_text code;   /* CAMEO prefix, empty = any */
    casus_text result; /* CAMEO code, "=" or "-" */
} cs_status_rule;

/* mutual.tsv */
typedef struct cs_mutual_rule {
    casus_text code, back;
} cs_mutual_rule;

typedef struct cs_exchange {
    CS_ARRAY(cs_country_code) countries; /* sorted by id */
    CS_ARRAY(cs_group_code) groups;      /* sorted by id */
    CS_ARRAY(cs_role_code) roles;
    CS_ARRAY(cs_status_rule) statuses;
    CS_ARRAY(cs_mutual_rule) mutual;
} cs_exchange;

/* Reads the tables that the folder has; without one its codes stay as they are. */
casus_status cs_exchange_load(cs_exchange *exchange, const cs_roots *roots, cs_arena *arena,
                              cs_faults *faults);

/* NULL when there is none. */
const cs_country_code *cs_country_code_of(const cs_exchange *exchange, casus_text id);
const cs_group_code *cs_group_code_of(const cs_exchange *exchange, casus_text id);
const cs_role_code *cs_role_code_of(const cs_exchange *exchange, casus_text role);

/* The code of an act with its status in it; empty when the form cannot say it. */
casus_text cs_code_with_status(const cs_exchange *exchange, casus_text cameo,
                               casus_event_status status);

/* The code of the way back of an act of two sides; empty when it has none. */
casus_text cs_code_back(const cs_exchange *exchange, casus_text cameo);

#endif
