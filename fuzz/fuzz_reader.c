/* fuzz_reader.c - the reader: the first byte chooses the format, the rest is the stream.
 */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    casus_reader *reader;
    casus_input input;
    casus_error error;
    if (!size)
        return 0;
    fuzz_stream stream = {data + 1, size - 1};
    if (casus_reader_open((casus_format)(data[0] % 7), "name", fuzz_read, &stream,
                          &reader, &error) != CASUS_OK)
        abort();
    for (;;) {
        const casus_status status = casus_reader_next(reader, &input, &error);
        if (status == CASUS_END)
            break;
        if (status != CASUS_OK && !error.message[0])
            abort();
    }
    casus_reader_close(reader);
    return 0;
}
