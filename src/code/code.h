/* code.h - trees + mentions + statuses -> events: frames, arguments, composition, about.
 *
 * Rules C1-C24 of docs/coding.md.  Sources of events are filled by chain/. */
#ifndef CASUS_CODE_CODE_H
#define CASUS_CODE_CODE_H

#include "data/findings.h"
#include "data/tree.h"
#include "dict/dict.h"

/* What the stage works on; all of it outlives the events. */
typedef struct cs_code_input {
    const casus_article *article;
    const cs_analysis *analysis;
    const cs_tree *tree;
    const cs_mentions *mentions;
    const uint8_t *statuses; /* [word_count] casus_event_status */
    const cs_dict *dict;
} cs_code_input;

/* Codes the events of an article in text order; arena's. */
casus_status cs_code_events(const cs_code_input *input, cs_arena *arena, cs_events *out,
                            casus_error *error);

/* Codes again and gives the reasons, by word; arena's. */
casus_status cs_code_reasons(const cs_code_input *input, cs_arena *arena, cs_reasons *out,
                             casus_error *error);

#endif
