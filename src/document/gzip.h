/* gzip.h - gzip as a stream: any number of members, one behind the other.
 *
 * Bombs are stopped: a member that gives more than 64 MiB must not be more than 200 times as
 * large as its compressed bytes. */
#ifndef CASUS_DOCUMENT_GZIP_H
#define CASUS_DOCUMENT_GZIP_H

#include "casus.h"

typedef struct cs_gzip cs_gzip;

/* `first` holds the compressed bytes that were read already; they are copied. */
casus_status cs_gzip_open(cs_gzip **out, casus_text first, casus_read_function read,
                          void *context, casus_error *error);

/* Gives at most `size` bytes; *got = 0 at the end.  CASUS_BAD_INPUT: the stream is damaged;
 * CASUS_TOO_LARGE: a bomb. */
casus_status cs_gzip_read(cs_gzip *gzip, char *out, size_t size, ptrdiff_t *got,
                          casus_error *error);
void cs_gzip_close(cs_gzip *gzip); /* NULL is allowed */

/* Inflates one whole piece (gzip or zlib form) into at most `most` bytes that the caller
 * frees; NULL when it is damaged or larger. */
char *cs_gzip_inflate(casus_text bytes, size_t most, size_t *size);

#endif
