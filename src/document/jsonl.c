/* jsonl.c - one document a line: n or id (n if present), text, and optional date, title,
 * url, publisher, author.  Other members mean nothing. */
#include "base/error.h"
#include "base/text.h"
#include "document/reader.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct cs_jsonl_record {
    json_t *root;
    char number[32];
} cs_jsonl_record;

static casus_text member(const json_t *root, const char *name)
{
    const json_t *value = json_object_get(root, name);
    return json_is_string(value)
               ? cs_text(json_string_value(value), json_string_length(value))
               : (casus_text){NULL, 0};
}

static casus_text id_of(cs_jsonl_record *record)
{
    const char *name = json_object_get(record->root, "n") ? "n" : "id";
    const json_t *value = json_object_get(record->root, name);
    if (!json_is_integer(value))
        return member(record->root, name);
    (void)snprintf(record->number, sizeof record->number, "%" JSON_INTEGER_FORMAT,
                   json_integer_value(value));
    return cs_text_of(record->number);
}

void cs_jsonl_free(void *keep)
{
    cs_jsonl_record *record = keep;
    if (record)
        json_decref(record->root);
    free(record);
}

casus_status cs_jsonl_parse(casus_text line, void **keep, casus_input *input,
                            casus_error *error)
{
    json_error_t fault;
    cs_jsonl_record *record = calloc(1, sizeof *record);
    *keep = record;
    if (!record)
        return cs_nomem(error);
    record->root = json_loadb(line.data, line.size, JSON_REJECT_DUPLICATES, &fault);
    if (!record->root)
        return cs_fail(
            error, CASUS_BAD_INPUT, fault.position > 0 ? (uint64_t)fault.position : 0,
            "not a JSON object: %s (byte %d of the line); mend or remove the line",
            fault.text, fault.position);
    if (!json_is_string(json_object_get(record->root, "text")))
        return cs_fail(error, CASUS_BAD_INPUT, 0,
                       "the record has no string \"text\"; each line needs one");
    *input = (casus_input){.text = member(record->root, "text"),
                           .date = member(record->root, "date"),
                           .title = member(record->root, "title"),
                           .url = member(record->root, "url"),
                           .publisher = member(record->root, "publisher"),
                           .author = member(record->root, "author")};
    input->id = id_of(record);
    return CASUS_OK;
}
