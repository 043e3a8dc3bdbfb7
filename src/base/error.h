/* error.h - how a stage reports failure. */
#ifndef CASUS_BASE_ERROR_H
#define CASUS_BASE_ERROR_H

#include "casus.h"

/* Fills `error` (unless it is NULL) and returns `status`, so that a failing
 * function ends in one line:  return cs_fail(error, CASUS_BAD_UTF8, at, "..."); */
casus_status cs_fail(casus_error *error, casus_status status, uint64_t offset,
                     const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The failure that needs no words. */
casus_status cs_nomem(casus_error *error);

/* Returns from the calling function when `call` does not give CASUS_OK. */
#define CS_TRY(call)                                                                     \
    do {                                                                                 \
        const casus_status cs_status_ = (call);                                          \
        if (cs_status_ != CASUS_OK)                                                      \
            return cs_status_;                                                           \
    } while (0)

#endif
