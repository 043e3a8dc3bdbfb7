/* forms.h - the words of options that choose. */
#ifndef CASUS_CLI_FORMS_H
#define CASUS_CLI_FORMS_H

#include "casus.h"

/* The form of the output by its name; events as JSON lines by default. */
casus_output cli_form(const char *name);

/* The order of events by its name; the newest first by default. */
casus_order cli_order(const char *name);

#endif
