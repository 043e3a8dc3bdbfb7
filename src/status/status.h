/* status.h - trees -> the status of each predicate: happened, planned, denied ...
 *
 * Rules S1-S20 of docs/status.md. */
#ifndef CASUS_STATUS_STATUS_H
#define CASUS_STATUS_STATUS_H

#include "data/tree.h"
#include "dict/dict.h"

/* Finds the status of every word, as if it were a predicate.
 *  out  receives [word_count] casus_event_status; arena's. */
casus_status cs_find_statuses(const cs_analysis *analysis, const cs_tree *tree,
                              const cs_dict *dict, cs_arena *arena, uint8_t **out,
                              casus_error *error);

#endif
