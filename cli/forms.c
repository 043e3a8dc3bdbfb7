#include "forms.h"

#include <string.h>

casus_output cli_form(const char *name)
{
    static const struct {
        const char *name;
        casus_output output;
    } forms[] = {{"csv", CASUS_OUTPUT_CSV},         {"petrarch", CASUS_OUTPUT_PETRARCH},
                 {"phoenix", CASUS_OUTPUT_PHOENIX}, {"icews", CASUS_OUTPUT_ICEWS},
                 {"gdelt", CASUS_OUTPUT_GDELT},     {"plover", CASUS_OUTPUT_PLOVER}};
    for (size_t i = 0; name && i < sizeof forms / sizeof *forms; i++)
        if (strcmp(name, forms[i].name) == 0)
            return forms[i].output;
    return CASUS_OUTPUT_EVENTS;
}

casus_order cli_order(const char *name)
{
    static const char *const names[CASUS_ORDER_COUNT] = {"newest", "oldest", "added",
                                                         "origins"};
    for (int i = 0; name && i < CASUS_ORDER_COUNT; i++)
        if (strcmp(name, names[i]) == 0)
            return (casus_order)i;
    return CASUS_ORDER_NEWEST;
}
