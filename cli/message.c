#include "message.h"

#include <stdarg.h>
#include <stdio.h>

void cli_message(const char *format, ...)
{
    char line[2048];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    (void)fprintf(stderr, "casus: %s\n", line);
}
