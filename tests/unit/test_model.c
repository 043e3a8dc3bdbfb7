/* test_model.c - damaged model files are refused, never believed.
 *
 * usage: test_model MODEL SCRATCH   without a model: nothing is tested, and it says so */
#include "model/model.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

static unsigned char *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    unsigned char *bytes = malloc(*size + 1);
    if (bytes && fread(bytes, 1, *size, file) != *size)
        *size = 0;
    fclose(file);
    return bytes;
}

static casus_status open_bytes(const char *path, const unsigned char *bytes, size_t size,
                               casus_error *error)
{
    cs_model *model = NULL;
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes, 1, size, file) != size || fclose(file) != 0)
        return CASUS_IO;
    const casus_status status = cs_model_open(path, &model, error);
    cs_model_free(model);
    return status;
}

/* Makes the checksum right, so that what lies behind it is tested. */
static void seal(unsigned char *bytes, size_t size)
{
    const uint64_t sum = cs_model_checksum(bytes + 32, size - 32);
    memcpy(bytes + 24, &sum, sizeof sum);
}

static int try_damage(unsigned char *bytes, size_t size, const char *scratch)
{
    int failures = 0;
    casus_error error = {0};
    cs_model_header header;
    memcpy(&header, bytes, sizeof header);
    const size_t table = CS_MODEL_HEADER + header.section_count * (size_t)CS_MODEL_ENTRY;
    CHECK(open_bytes(scratch, bytes, size, &error) == CASUS_OK);
    CHECK(open_bytes(scratch, bytes, size / 2, &error) == CASUS_BAD_DATA);
    CHECK(strstr(error.message, scratch) && strstr(error.message, "truncated"));
    CHECK(open_bytes(scratch, bytes, 10, &error) == CASUS_BAD_DATA);
    for (size_t at = 0; at < table; at += 97) {
        const unsigned char kept = bytes[at];
        bytes[at] ^= 0x41;
        CHECK(open_bytes(scratch, bytes, size, &error) == CASUS_BAD_DATA);
        bytes[at] = kept;
    }
    return failures;
}

/* With a right checksum any damage to the table must still be harmless. */
static int try_sealed(unsigned char *bytes, size_t size, const char *scratch)
{
    int failures = 0;
    cs_model_header header;
    memcpy(&header, bytes, sizeof header);
    const size_t table = CS_MODEL_HEADER + header.section_count * (size_t)CS_MODEL_ENTRY;
    for (size_t at = 32; at < table; at += 131) {
        const unsigned char kept = bytes[at];
        bytes[at] ^= 0x90;
        seal(bytes, size);
        const casus_status status = open_bytes(scratch, bytes, size, NULL);
        CHECK(status == CASUS_OK || status == CASUS_BAD_DATA);
        bytes[at] = kept;
    }
    seal(bytes, size);
    return failures;
}

int main(int count, char **arguments)
{
    size_t size = 0;
    unsigned char *bytes = count > 2 ? read_file(arguments[1], &size) : NULL;
    if (!bytes) {
        printf("no model: nothing tested\n");
        return 0;
    }
    const int failures =
        try_damage(bytes, size, arguments[2]) + try_sealed(bytes, size, arguments[2]);
    free(bytes);
    return failures != 0;
}
