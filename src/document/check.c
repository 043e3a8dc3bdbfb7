#include "base/error.h"
#include "base/utf8.h"
#include "document/reader.h"

#include <string.h>

static uint32_t line_of(casus_text text, size_t offset)
{
    uint32_t line = 1;
    for (size_t i = 0; i < offset; i++)
        line += text.data[i] == '\n';
    return line;
}

static bool has_utf16_mark(casus_text text)
{
    return text.size >= 2 && (memcmp(text.data, "\xFF\xFE", 2) == 0 ||
                              memcmp(text.data, "\xFE\xFF", 2) == 0);
}

static casus_status fault(casus_text text, casus_error *error, casus_status status,
                          size_t at)
{
    if (error)
        error->line = line_of(text, at);
    return status;
}

casus_status cs_document_check(casus_text text, casus_error *error)
{
    if (text.size > CASUS_MAX_TEXT)
        return cs_fail(error, CASUS_TOO_LARGE, CASUS_MAX_TEXT,
                       "the document has more than 64 MiB; split it");
    if (!text.size)
        return CASUS_OK;
    const size_t bad = cs_utf8_check(text.data, text.size);
    const char *null = memchr(text.data, '\0', text.size);
    if (bad != text.size && has_utf16_mark(text)) {
        (void)cs_fail(
            error, CASUS_BAD_UTF8, bad,
            "the text is UTF-16, not UTF-8; convert it: iconv -f UTF-16 -t UTF-8");
        return fault(text, error, CASUS_BAD_UTF8, bad);
    }
    if (null) {
        const size_t at = (size_t)(null - text.data);
        (void)cs_fail(error, CASUS_BAD_INPUT, at,
                      "byte %zu is null: this is a binary file, not text", at);
        return fault(text, error, CASUS_BAD_INPUT, at);
    }
    if (bad == text.size)
        return CASUS_OK;
    const unsigned char byte = (unsigned char)text.data[bad];
    (void)cs_fail(
        error, CASUS_BAD_UTF8, bad,
        "byte %zu (0x%02X) is not UTF-8; if the text is in another encoding, convert it: "
        "iconv -f %s -t UTF-8",
        bad, byte, byte < 0xA0 ? "WINDOWS-1252" : "ISO-8859-1");
    return fault(text, error, CASUS_BAD_UTF8, bad);
}
