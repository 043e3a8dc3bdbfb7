/* out.h - output gathered in a buffer and handed on in pieces; JSON with a fixed order. */
#ifndef CASUS_BASE_OUT_H
#define CASUS_BASE_OUT_H

#include "base/text.h"

typedef struct cs_out {
    casus_write_function write;
    void *context;
    casus_status status; /* CASUS_OK until something fails; then nothing more is written */
    uint32_t used;
    bool member; /* a comma is due before the next member or item */
    char buffer[8192];
} cs_out;

void cs_out_start(cs_out *out, casus_write_function write, void *context);

/* Hands over what is left and reports the first failure. */
casus_status cs_out_finish(cs_out *out, casus_error *error);

void cs_out_text(cs_out *out, casus_text text);
void cs_out_string(cs_out *out, const char *string);
void cs_out_number(cs_out *out, int64_t number);

/* At most `digits` digits behind the point, without trailing zeros: the same bytes on every
 * machine. */
void cs_out_decimal(cs_out *out, double number, int digits);

/* JSON.  `key` NULL means an item of an array. */
void cs_json_open(cs_out *out, const char *key, char bracket);
void cs_json_close(cs_out *out, char bracket);
void cs_json_text(cs_out *out, const char *key, casus_text value);
void cs_json_number(cs_out *out, const char *key, int64_t value);
void cs_json_decimal(cs_out *out, const char *key, double value, int digits);

/* Nothing when the value is empty. */
void cs_json_text_if(cs_out *out, const char *key, casus_text value);

#endif
