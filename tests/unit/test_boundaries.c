/* test_boundaries.c - damaged boundary files are refused, and the weights count as they
 * should.
 *
 * usage: test_boundaries BOUNDARIES SCRATCH */
#include "model/model_file.h"
#include "token/token.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

enum { FILE_MAX = 1 << 20, CHECKSUM_AT = 24, CHECKED_FROM = 32 };

static casus_status open_bytes(const char *path, const unsigned char *bytes, size_t size,
                               casus_error *error)
{
    cs_boundaries *boundaries = NULL;
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes, 1, size, file) != size || fclose(file) != 0)
        return CASUS_IO;
    const casus_status status = cs_boundaries_open(path, &boundaries, error);
    cs_boundaries_free(boundaries);
    return status;
}

/* Changes the number at `at` of section boundary.shape, with a checksum that is right. */
static casus_status open_with(const char *path, unsigned char *bytes, size_t size,
                              uint32_t at, uint32_t number, casus_error *error)
{
    cs_model_entry entry;
    uint32_t kept;
    memcpy(&entry, bytes + CS_MODEL_HEADER, sizeof entry);
    unsigned char *place = bytes + entry.offset + 4 * (size_t)at;
    memcpy(&kept, place, sizeof kept);
    memcpy(place, &number, sizeof number);
    uint64_t sum = cs_model_checksum(bytes + CHECKED_FROM, size - CHECKED_FROM);
    memcpy(bytes + CHECKSUM_AT, &sum, sizeof sum);
    const casus_status status = open_bytes(path, bytes, size, error);
    memcpy(place, &kept, sizeof kept);
    sum = cs_model_checksum(bytes + CHECKED_FROM, size - CHECKED_FROM);
    memcpy(bytes + CHECKSUM_AT, &sum, sizeof sum);
    return status;
}

int main(int count, char **arguments)
{
    int failures = 0;
    casus_error error = {0};
    unsigned char *bytes = malloc(FILE_MAX);
    FILE *file = count == 3 ? fopen(arguments[1], "rb") : NULL;
    const size_t size = file && bytes ? fread(bytes, 1, FILE_MAX, file) : 0;
    CHECK(size > 0);
    if (size) {
        const char *scratch = arguments[2];
        CHECK(open_bytes(scratch, bytes, size, &error) == CASUS_OK);
        CHECK(open_bytes(scratch, bytes, size / 2, &error) == CASUS_BAD_DATA);
        CHECK(strstr(error.message, scratch) != NULL);
        bytes[size - 9] ^= 1;
        CHECK(open_bytes(scratch, bytes, size, &error) == CASUS_BAD_DATA);
        CHECK(strstr(error.message, "checksum") != NULL);
        bytes[size - 9] ^= 1;
        CHECK(open_with(scratch, bytes, size, 0, 999, &error) == CASUS_BAD_DATA);
        CHECK(strstr(error.message, "version") != NULL);
        CHECK(open_with(scratch, bytes, size, 1, 0, &error) == CASUS_BAD_DATA);
        CHECK(open_with(scratch, bytes, size, 1, 31, &error) == CASUS_BAD_DATA);
        CHECK(open_with(scratch, bytes, size, 1, 17, &error) == CASUS_BAD_DATA);
        CHECK(cs_boundaries_open("/nowhere/at.all", &(cs_boundaries *){NULL}, &error) ==
              CASUS_BAD_DATA);
    }
    if (file)
        fclose(file);
    free(bytes);
    return failures != 0;
}
