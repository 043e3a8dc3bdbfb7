/* lookup.c - see lookup.h. */
#include "model/lookup.h"

#include "base/error.h"

casus_status cs_lookup_open(const cs_model_file *file, const char *name, uint32_t most,
                            cs_lookup *out, casus_error *error)
{
    uint32_t shape[2] = {0, 2}, empty = 0;
    const void *slots;
    CS_TRY(cs_model_section(file, name, CS_SECTION_WORDS, shape, &slots, error));
    if (shape[0] == 0 || (shape[0] & (shape[0] - 1)) != 0)
        return cs_model_bad(file, "a table's size is no power of two", error);
    *out = (cs_lookup){slots, shape[0] - 1};
    for (uint32_t i = 0; i < shape[0]; i++) {
        const uint32_t number = out->slots[2 * (size_t)i + 1];
        empty += number == 0;
        if (number > most)
            return cs_model_bad(file, "a table points outside of what it names", error);
    }
    return empty ? CASUS_OK : cs_model_bad(file, "a table has no empty slot", error);
}
