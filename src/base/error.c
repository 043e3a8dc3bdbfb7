#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

casus_status cs_fail(casus_error *error, casus_status status, uint64_t offset,
                     const char *format, ...)
{
    if (error) {
        va_list args;
        va_start(args, format);
        error->status = status;
        error->offset = offset;
        error->line = 0;
        (void)vsnprintf(error->message, sizeof error->message, format, args);
        va_end(args);
    }
    return status;
}

casus_status cs_nomem(casus_error *error)
{
    return cs_fail(error, CASUS_NOMEM, 0, "out of memory");
}
