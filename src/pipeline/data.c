/* data.c - opens the data folder: dictionaries and model. */
#include "pipeline/pipeline.h"

#include "base/error.h"
#include "base/file.h"
#include "convert/convert.h"
#include "dict/find.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

const char *casus_version(void)
{
    return CASUS_VERSION;
}

const char *casus_data_version(const casus_data *data)
{
    return data->version;
}

void casus_data_free(casus_data *data)
{
    if (!data)
        return;
    cs_dict_free(&data->dict);
    cs_model_free(data->model);
    cs_boundaries_free(data->boundaries);
    cs_page_data_free(&data->page);
    cs_languages_free(&data->languages);
    free(data);
}

static bool good_language(const char *language)
{
    size_t length = 0;
    while (language[length] >= 'a' && language[length] <= 'z')
        length++;
    return language[length] == '\0' && length >= 2 && length <= 8;
}

/* A language pack without a model can split text, but not tag and parse it; without
 * boundaries it ends sentences by rules. */
static casus_status open_learned(casus_data *data, const char *folder, cs_arena *arena,
                                 casus_error *error)
{
    const char *file = cs_path_join(folder, "model.casus", arena);
    const char *ends = cs_path_join(folder, "boundaries.casus", arena);
    if (!file || !ends)
        return cs_nomem(error);
    if (access(file, F_OK) == 0)
        CS_TRY(cs_model_open(file, &data->model, error));
    return access(ends, F_OK) == 0 ? cs_boundaries_open(ends, &data->boundaries, error)
                                   : CASUS_OK;
}

static casus_status open_model(casus_data *data, const char *path, const char *language,
                               casus_error *error)
{
    cs_arena arena = {0};
    const char *folder = cs_path_join(path, "lang", &arena);
    folder = folder ? cs_path_join(folder, language, &arena) : NULL;
    const casus_status status =
        folder ? open_learned(data, folder, &arena, error) : cs_nomem(error);
    cs_arena_free(&arena);
    return status;
}

static casus_status open_parts(casus_data *data, const char *path, const char *own,
                               const char *language, casus_error *error)
{
    cs_faults faults = {.error = error};
    CS_TRY(cs_dict_load(&data->dict, path, own, language, &faults));
    CS_TRY(open_model(data, path, language, error));
    CS_TRY(cs_page_data_open(&data->page, path, &faults));
    CS_TRY(cs_languages_open(&data->languages, path, &faults));
    (void)snprintf(data->version, sizeof data->version, "casus %s; %s %s; %.*s",
                   CASUS_VERSION, language,
                   data->model ? cs_model_version(data->model) : "without model",
                   (int)data->dict.version.size, data->dict.version.data);
    return CASUS_OK;
}

casus_status casus_data_open(const char *path, const char *language, casus_data **out,
                             casus_error *error)
{
    return casus_data_open_with(path, NULL, language, out, error);
}

casus_status casus_data_open_with(const char *path, const char *own, const char *language,
                                  casus_data **out, casus_error *error)
{
    *out = NULL;
    if (!good_language(language))
        return cs_fail(error, CASUS_MISUSE, 0,
                       "'%.20s' is not a language code; use one such as en", language);
    casus_data *data = calloc(1, sizeof *data);
    if (!data)
        return cs_nomem(error);
    const casus_status status = open_parts(data, path, own, language, error);
    if (status != CASUS_OK) {
        casus_data_free(data);
        return status;
    }
    *out = data;
    return CASUS_OK;
}

casus_status casus_dict_check(const char *path, const char *own, const char *language,
                              casus_findings *out, casus_error *error)
{
    cs_dict dict;
    cs_faults faults = {.found = out->found, .context = out->context, .error = error};
    cs_languages languages = {.count = 0};
    casus_status status = cs_dict_load(&dict, path, own, language, &faults);
    if (status == CASUS_OK)
        status = cs_languages_open(&languages, path, &faults);
    out->count = faults.count;
    cs_languages_free(&languages);
    cs_dict_free(&dict);
    return status;
}

casus_status casus_dict_convert(const char *const *inputs, uint32_t input_count,
                                const char *folder, const char *language,
                                casus_findings *out, casus_error *error)
{
    cs_findings findings = {.found = out->found, .context = out->context, .error = error};
    const casus_status status =
        cs_convert(inputs, input_count, folder, language, &findings);
    out->count = findings.count;
    return status;
}

casus_status casus_dict_find(const char *path, const char *own, const char *language,
                             const char *word, casus_findings *out, casus_error *error)
{
    cs_faults faults = {.found = out->found, .context = out->context, .error = error};
    out->count = 0;
    if (!word[0])
        return cs_fail(error, CASUS_MISUSE, 0, "there is no word to look for");
    const casus_status status =
        cs_dict_find(path, own, language, cs_text_of(word), &faults);
    out->count = faults.count;
    return status;
}

void casus_data_count(const casus_data *data, casus_count_function found, void *context)
{
    cs_dict_count(&data->dict, found, context);
}
