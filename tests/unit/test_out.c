/* test_out.c - buffered output and JSON. */
#include "base/out.h"
#include "unit.h"

#include <math.h>
#include <stdlib.h>

static int failures;
static char written[65536];
static size_t size;

static int keep(void *context, const char *bytes, size_t count)
{
    (void)context;
    if (size + count >= sizeof written)
        return 1;
    memcpy(written + size, bytes, count);
    size += count;
    written[size] = '\0';
    return 0;
}

static int refuse(void *context, const char *bytes, size_t count)
{
    (void)bytes;
    (void)count;
    ++*(int *)context;
    return 1;
}

static void check_decimal(double number, int digits, const char *want)
{
    cs_out out;
    size = 0;
    cs_out_start(&out, keep, NULL);
    cs_out_decimal(&out, number, digits);
    CHECK(cs_out_finish(&out, NULL) == CASUS_OK);
    CHECK(strcmp(written, want) == 0);
}

static void check_json(void)
{
    cs_out out;
    size = 0;
    cs_out_start(&out, keep, NULL);
    cs_json_open(&out, NULL, '{');
    cs_json_text(&out, "a", CS_TEXT("q\"b\\n\n\t\x01\xC3\xA9"));
    cs_json_text_if(&out, "none", (casus_text){NULL, 0});
    cs_json_open(&out, "list", '[');
    cs_json_number(&out, NULL, -5);
    cs_json_open(&out, NULL, '{');
    cs_json_close(&out, '}');
    cs_json_close(&out, ']');
    cs_json_decimal(&out, "d", 0.25, 3);
    cs_json_close(&out, '}');
    CHECK(cs_out_finish(&out, NULL) == CASUS_OK);
    CHECK(
        strcmp(
            written,
            "{\"a\":\"q\\\"b\\\\n\\n\\t\\u0001\xC3\xA9\",\"list\":[-5,{}],\"d\":0.25}") ==
        0);
}

int main(void)
{
    cs_out out;
    casus_error error;
    int calls = 0;
    check_decimal(0.5, 3, "0.5");
    check_decimal(1.0, 3, "1");
    check_decimal(-0.0001, 2, "0");
    check_decimal(-10, 2, "-10");
    check_decimal(100, 0, "100");
    check_decimal(2.0 / 3.0, 3, "0.667");
    check_decimal(NAN, 2, "0");
    check_json();
    size = 0;
    cs_out_start(&out, keep, NULL);
    for (int i = 0; i < 5000; i++)
        cs_out_string(&out, "1234567");
    CHECK(cs_out_finish(&out, &error) == CASUS_OK && size == 35000);
    cs_out_start(&out, refuse, &calls);
    for (int i = 0; i < 5000; i++)
        cs_out_string(&out, "1234567");
    CHECK(cs_out_finish(&out, &error) == CASUS_IO && error.status == CASUS_IO);
    CHECK(calls == 1); /* after a refusal nothing more is written */
    return failures != 0;
}
