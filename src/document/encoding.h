/* encoding.h - the bytes of a page as UTF-8.
 *
 * In this order: bytes that are valid UTF-8 are UTF-8, whatever they say; a byte order mark;
 * what the sender said; what a meta element says; what the bytes look like (uchardet); at
 * last Windows-1252.  Conversion by iconv; bytes that mean nothing become U+FFFD. */
#ifndef CASUS_DOCUMENT_ENCODING_H
#define CASUS_DOCUMENT_ENCODING_H

#include "base/arena.h"
#include "base/text.h"

/* `charset` is what the sender said, or empty.  Errors: CASUS_NOMEM, CASUS_TOO_LARGE. */
casus_status cs_encoding_convert(casus_text bytes, casus_text charset, cs_arena *arena, casus_text *out,
                       casus_error *error);

#endif
