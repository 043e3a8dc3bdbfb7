/* ontology.h - CAMEO and PLOVER codes, their scales and the algebra of nested acts. */
#ifndef CASUS_DICT_ONTOLOGY_H
#define CASUS_DICT_ONTOLOGY_H

#include "base/array.h"
#include "dict/exchange.h"
#include "dict/factors.h"
#include "dict/table.h"

enum { CS_SCALES = 3 }; /* goldstein_gdelt, goldstein_icews, goldstein_phoenix */

typedef struct cs_code {
    casus_text cameo, name;
    casus_text type, mode, contexts; /* PLOVER; empty = none */
    double scale[CS_SCALES];         /* NaN = not known */
    double plover_score;             /* NaN = not known */
    int quad_plover, quad_gdelt, quad_phoenix; /* 0 = none; Phoenix: neutral */
} cs_code;

/* Whose act the content is: the operator's doer's (or nobody's who is named), or another's. */
typedef enum cs_content_doer { CS_DOER_ANY, CS_DOER_OWN, CS_DOER_OTHER } cs_content_doer;

typedef struct cs_composition {
    casus_text operation; /* "@ask", or a code: "020" */
    casus_text content;   /* CAMEO prefix, empty = any */
    bool negated;         /* for negated content */
    cs_content_doer doer; /* of whose content it speaks */
    casus_text result;    /* CAMEO code, "=", "=planned" or "-" */
} cs_composition;

/* Whom an operator takes over from its content when its own slots are empty. */
typedef struct cs_takeover {
    casus_text operation;
    bool from_recipient; /* of the content; else its doer */
    bool must_speak;     /* the content's doer must be the speaker or be left open */
} cs_takeover;

typedef struct cs_ontology {
    CS_ARRAY(cs_code) codes; /* sorted by cameo */
    CS_ARRAY(cs_composition) compositions;
    CS_ARRAY(cs_takeover) takeovers;
    cs_exchange exchange;
    cs_factors factors; /* of an event's confidence */
} cs_ontology;

casus_status cs_ontology_load(cs_ontology *ontology, const cs_roots *roots, cs_arena *arena,
                              cs_faults *faults);

/* The entry of a CAMEO code; of its nearest ancestor when it has none itself; or NULL. */
const cs_code *cs_code_find(const cs_ontology *ontology, casus_text cameo);

/* What an operator makes of a content's code (empty = no known content): a CAMEO code; "=":
 * the content is the event; "=planned": the same, planned; "-" or empty: nothing.  `doer` is
 * never CS_DOER_ANY. */
casus_text cs_compose(const cs_ontology *ontology, casus_text operation, casus_text content,
                      bool negated, cs_content_doer doer);

#endif
