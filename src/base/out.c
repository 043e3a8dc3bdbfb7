#include "base/out.h"

#include "base/error.h"

#include <math.h>
#include <stdio.h>

void cs_out_start(cs_out *out, casus_write_function write, void *context)
{
    out->write = write;
    out->context = context;
    out->status = CASUS_OK;
    out->used = 0;
    out->member = false;
}

static void flush(cs_out *out)
{
    if (out->status == CASUS_OK && out->used &&
        out->write(out->context, out->buffer, out->used) != 0)
        out->status = CASUS_IO;
    out->used = 0;
}

casus_status cs_out_finish(cs_out *out, casus_error *error)
{
    flush(out);
    if (out->status == CASUS_NOMEM)
        return cs_nomem(error);
    return out->status == CASUS_OK
               ? CASUS_OK
               : cs_fail(error, out->status, 0, "writing was stopped");
}

void cs_out_text(cs_out *out, casus_text text)
{
    while (text.size) {
        const uint32_t room = (uint32_t)sizeof out->buffer - out->used;
        const uint32_t piece = text.size < room ? text.size : room;
        memcpy(out->buffer + out->used, text.data, piece);
        out->used += piece;
        text = cs_text_span(text, piece, text.size);
        if (out->used == sizeof out->buffer)
            flush(out);
    }
}

void cs_out_string(cs_out *out, const char *string)
{
    cs_out_text(out, cs_text_of(string));
}

void cs_out_number(cs_out *out, int64_t number)
{
    char buffer[32];
    (void)snprintf(buffer, sizeof buffer, "%lld", (long long)number);
    cs_out_string(out, buffer);
}

void cs_out_decimal(cs_out *out, double number, int digits)
{
    char buffer[64];
    int size =
        snprintf(buffer, sizeof buffer, "%.*f", digits, isfinite(number) ? number : 0.0);
    while (digits > 0 && size > 1 && buffer[size - 1] == '0')
        size--;
    if (buffer[size - 1] == '.')
        size--;
    const bool zero = size == 2 && buffer[0] == '-' && buffer[1] == '0';
    cs_out_text(out, cs_text(buffer + zero, (size_t)size - zero));
}

static void quoted(cs_out *out, casus_text text)
{
    uint32_t plain = 0;
    cs_out_string(out, "\"");
    for (uint32_t i = 0; i < text.size; i++) {
        const unsigned char byte = (unsigned char)text.data[i];
        char escape[8];
        if (byte >= 0x20 && byte != '"' && byte != '\\')
            continue;
        cs_out_text(out, cs_text_span(text, plain, i));
        plain = i + 1;
        if (byte == '"' || byte == '\\')
            (void)snprintf(escape, sizeof escape, "\\%c", byte);
        else if (byte == '\n' || byte == '\t' || byte == '\r')
            (void)snprintf(escape, sizeof escape, "\\%c",
                           byte == '\n'   ? 'n'
                           : byte == '\t' ? 't'
                                          : 'r');
        else
            (void)snprintf(escape, sizeof escape, "\\u%04x", byte);
        cs_out_string(out, escape);
    }
    cs_out_text(out, cs_text_span(text, plain, text.size));
    cs_out_string(out, "\"");
}

static void begin(cs_out *out, const char *key)
{
    if (out->member)
        cs_out_string(out, ",");
    out->member = true;
    if (key) {
        quoted(out, cs_text_of(key));
        cs_out_string(out, ":");
    }
}

void cs_json_open(cs_out *out, const char *key, char bracket)
{
    begin(out, key);
    cs_out_text(out, cs_text(&bracket, 1));
    out->member = false;
}

void cs_json_close(cs_out *out, char bracket)
{
    cs_out_text(out, cs_text(&bracket, 1));
    out->member = true;
}

void cs_json_text(cs_out *out, const char *key, casus_text value)
{
    begin(out, key);
    quoted(out, value);
}

void cs_json_text_if(cs_out *out, const char *key, casus_text value)
{
    if (value.size)
        cs_json_text(out, key, value);
}

void cs_json_number(cs_out *out, const char *key, int64_t value)
{
    begin(out, key);
    cs_out_number(out, value);
}

void cs_json_decimal(cs_out *out, const char *key, double value, int digits)
{
    begin(out, key);
    cs_out_decimal(out, value, digits);
}
