#include "casus.h"

const char *casus_event_status_name(casus_event_status status)
{
    static const char *const names[CASUS_EVENT_STATUS_COUNT] = {
        "happened",   "ongoing", "planned", "proposed",     "conditional",
        "threatened", "negated", "denied",  "hypothetical", "historical"};
    return status < CASUS_EVENT_STATUS_COUNT ? names[status] : "happened";
}

const char *casus_reason_name(casus_reason_kind kind)
{
    static const char *const names[CASUS_REASON_KIND_COUNT] = {
        "fits and makes the event",
        "has no entry",
        "its particle is missing",
        "its object is missing",
        "misses",
        "is ruled out by",
        "no rule for what it is about",
        "fits: nothing is to be coded",
        "fits, but another entry fits better",
        "fits, but is part of another act",
        "fits, but both sides must be known",
        "fits, but who acts is not known",
        "fits, but no political actor is there",
        "misses the words around it",
        "stands aside, in a noun phrase or a participle"};
    return kind < CASUS_REASON_KIND_COUNT ? names[kind] : names[0];
}
