/* identity.h - ids and dates of events; inside code/ only. */
#ifndef CASUS_CODE_IDENTITY_H
#define CASUS_CODE_IDENTITY_H

#include "code/coder.h"

/* Writes the event's date from days in the text, half-open: a day, or reduced to the month or
 * year that holds most of them.  False when out of memory. */
bool cs_set_date(cs_arena *arena, int32_t from, int32_t to, casus_event *event);

/* Gives every event its id: the first 16 hex digits of SHA-256 over the text's SHA-256,
 * action start, action end and the ordinal among events of that span, the three as 32-bit
 * little-endian numbers. */
void cs_set_ids(casus_text text, casus_event *events, uint32_t count);

#endif
