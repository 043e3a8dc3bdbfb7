/* corrections_json.c - corrections as JSON lines. */
#include "base/error.h"
#include "base/out.h"
#include "store/run.h"

#include <jansson.h>

enum { MEMBERS = 5 };

static const char *const names[MEMBERS] = {"event", "field", "value", "note", "made"};

/* ---- out -------------------------------------------------------------------------------- */

static int write_one(void *context, const casus_correction *correction,
                     casus_correction_state state)
{
    cs_out *out = context;
    const char *const values[MEMBERS] = {correction->event, correction->field,
                                         correction->value, correction->note,
                                         correction->made};
    (void)state;
    out->member = false;
    cs_json_open(out, NULL, '{');
    for (int i = 0; i < MEMBERS; i++)
        cs_json_text_if(out, names[i], cs_text_of(values[i]));
    cs_json_close(out, '}');
    cs_out_string(out, "\n");
    return out->status != CASUS_OK;
}

casus_status casus_store_export(casus_store *store, const char *event,
                                casus_write_function write, void *context,
                                casus_error *error)
{
    cs_out out;
    cs_out_start(&out, write, context);
    CS_TRY(casus_store_corrections(store, event, write_one, &out, error));
    return cs_out_finish(&out, error);
}

/* ---- in --------------------------------------------------------------------------------- */

static casus_status read_members(const json_t *root, const char *values[MEMBERS],
                                 casus_error *error)
{
    for (int i = 0; i < MEMBERS; i++) {
        const json_t *member = json_object_get(root, names[i]);
        values[i] = json_string_value(member);
        if (member && !values[i])
            return cs_fail(error, CASUS_BAD_INPUT, 0, "\"%s\" is no string", names[i]);
        if (!values[i] && i < 3)
            return cs_fail(error, CASUS_BAD_INPUT, 0, "the correction has no \"%s\"",
                           names[i]);
    }
    return CASUS_OK;
}

casus_status cs_import(casus_store *store, const cs_dict *dict, casus_text line,
                       casus_change_function changed, void *context,
                       casus_correction_state *state, casus_error *error)
{
    json_error_t fault;
    const char *values[MEMBERS];
    json_t *root =
        json_loadb(line.data ? line.data : "", line.size, JSON_REJECT_DUPLICATES, &fault);
    if (!root && json_error_code(&fault) == json_error_out_of_memory)
        return cs_nomem(error);
    if (!root)
        return cs_fail(
            error, CASUS_BAD_INPUT, fault.position > 0 ? (uint64_t)fault.position : 0,
            "not a JSON object: %s (byte %d of the line)", fault.text, fault.position);
    casus_status status = read_members(root, values, error);
    const casus_correction correction = {.event = values[0],
                                         .field = values[1],
                                         .value = values[2],
                                         .note = values[3],
                                         .made = values[4]};
    if (status == CASUS_OK)
        status = cs_correct(store, dict, &correction, changed, context, state, error);
    json_decref(root);
    return status;
}
