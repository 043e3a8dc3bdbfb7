#include "casus.h"

const char *casus_event_status_name(casus_event_status status)
{
    static const char *const names[CASUS_EVENT_STATUS_COUNT] = {
        "happened",   "ongoing", "planned", "proposed",     "conditional",
        "threatened", "negated", "denied",  "hypothetical", "historical"};
    return status < CASUS_EVENT_STATUS_COUNT ? names[status] : "happened";
}
