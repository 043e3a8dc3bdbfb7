/* postgres.c - the store on a server: PostgreSQL. */
#include "store/database.h"

#include "base/error.h"

casus_status cs_postgres_open(const char *address, casus_store_mode mode, cs_db **out,
                              casus_error *error)
{
    (void)address;
    (void)mode;
    *out = NULL;
    return cs_fail(error, CASUS_BAD_STORE, 0, "PostgreSQL is not there yet");
}
