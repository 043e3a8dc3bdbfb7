#include "page/selector.h"

#include "base/error.h"

#include <stdlib.h>

enum { H = CS_SELECTOR_HIDDEN };

/* One look: x [inputs]. */
typedef struct cs_look {
    const float *weight; /* [inputs][H] */
    const float *bias;   /* [H] */
    const float *out;    /* [H + 1]: v, c */
} cs_look;

struct cs_selector {
    cs_model_file file;
    cs_lookup lookup;
    const int8_t *names; /* [rows][H] */
    const float *scale;  /* [H] of `names` */
    cs_look first, second;
    char path[];
};

static casus_status open_look(const cs_model_file *file, const char *const names[3],
                              uint32_t inputs, cs_look *out, casus_error *error)
{
    uint32_t weight[2] = {inputs, H}, bias[2] = {1, H}, last[2] = {1, H + 1};
    const void *found;
    CS_TRY(cs_model_section(file, names[0], CS_SECTION_FLOATS, weight, &found, error));
    out->weight = found;
    CS_TRY(cs_model_section(file, names[1], CS_SECTION_FLOATS, bias, &found, error));
    out->bias = found;
    CS_TRY(cs_model_section(file, names[2], CS_SECTION_FLOATS, last, &found, error));
    out->out = found;
    return CASUS_OK;
}

static casus_status open_sections(cs_selector *s, casus_error *error)
{
    static const char *const first[] = {"first.weight", "first.bias", "first.out"};
    static const char *const second[] = {"second.weight", "second.bias", "second.out"};
    uint32_t names[2] = {0, H}, scale[2] = {1, H};
    const void *found;
    CS_TRY(cs_model_section(&s->file, "names", CS_SECTION_BYTES, names, &found, error));
    s->names = found;
    if (!names[0])
        return cs_model_bad(&s->file, "is damaged: it has no names", error);
    CS_TRY(cs_model_section(&s->file, "names.scale", CS_SECTION_FLOATS, scale, &found,
                            error));
    s->scale = found;
    CS_TRY(cs_lookup_open(&s->file, "names.lookup", names[0] - 1, &s->lookup, error));
    CS_TRY(open_look(&s->file, first, CS_FEATURE_INPUTS, &s->first, error));
    return open_look(&s->file, second, CS_CONTEXT_INPUTS, &s->second, error);
}

casus_status cs_selector_open(const char *path, cs_selector **out, casus_error *error)
{
    const size_t size = strlen(path) + 1;
    cs_selector *s = calloc(1, sizeof *s + size);
    *out = NULL;
    if (!s)
        return cs_nomem(error);
    memcpy(s->path, path, size);
    casus_status status = cs_model_file_open(s->path, &s->file, error);
    if (status == CASUS_OK)
        status = open_sections(s, error);
    if (status != CASUS_OK) {
        cs_selector_free(s);
        return status;
    }
    *out = s;
    return CASUS_OK;
}

void cs_selector_free(cs_selector *selector)
{
    if (!selector)
        return;
    cs_model_file_close(&selector->file);
    free(selector);
}

static void add_inputs(const cs_look *look, const float *x, uint32_t inputs, float h[H])
{
    for (uint32_t i = 0; i < inputs; i++) {
        const float *row = look->weight + (size_t)i * H;
        if (x[i] != 0)
            for (uint32_t k = 0; k < H; k++)
                h[k] += x[i] * row[k];
    }
}

static float finish(const cs_look *look, const float h[H])
{
    float z = look->out[H];
    for (uint32_t k = 0; k < H; k++)
        z += (h[k] > 0 ? h[k] : 0) * look->out[k];
    return cs_squash(z);
}

static float first_look(const cs_selector *s, const cs_features *features, uint32_t i)
{
    float x[CS_FEATURE_INPUTS], h[H];
    int32_t sum[H] = {0};
    cs_features_input(features, i, x);
    memcpy(h, s->first.bias, sizeof h);
    for (uint32_t n = features->name_start[i]; n < features->name_start[i + 1]; n++) {
        const uint32_t found = cs_lookup_find(&s->lookup, features->names[n]);
        const int8_t *row = s->names + (size_t)found * H;
        for (uint32_t k = 0; found && k < H; k++)
            sum[k] += row[k];
    }
    for (uint32_t k = 0; k < H; k++)
        h[k] += (float)sum[k] * s->scale[k];
    add_inputs(&s->first, x, CS_FEATURE_INPUTS, h);
    return finish(&s->first, h);
}

casus_status cs_select(const cs_selector *selector, const cs_features *features,
                       cs_arena *arena, float *score, casus_error *error)
{
    const uint32_t count = features->blocks->count;
    float(*context)[CS_CONTEXT_INPUTS] =
        cs_arena_alloc(arena, (count + 1) * sizeof *context);
    if (!context)
        return cs_nomem(error);
    for (uint32_t i = 0; i < count; i++)
        score[i] = first_look(selector, features, i);
    CS_TRY(cs_features_context(features, score, arena, context, error));
    for (uint32_t i = 0; i < count; i++) {
        float h[H];
        memcpy(h, selector->second.bias, sizeof h);
        add_inputs(&selector->second, context[i], CS_CONTEXT_INPUTS, h);
        score[i] = finish(&selector->second, h);
    }
    return CASUS_OK;
}
