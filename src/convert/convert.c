#include "convert/convert.h"

#include "base/error.h"
#include "base/file.h"
#include "convert/foreign.h"

#include <sys/stat.h>

typedef casus_status (*cs_file_reader)(cs_conversion *conversion, const char *path);

static casus_status skip_unknown(cs_conversion *conversion, const char *path)
{
    cs_finding(
        conversion, path, 0,
        "the name tells none of actors, agents, verbs, discards, issues; left out");
    return CASUS_OK;
}

static bool has_word(const char *name, const char *word)
{
    const size_t size = strlen(word);
    for (; *name; name++) {
        size_t i = 0;
        while (i < size && name[i] && (name[i] | 0x20) == word[i])
            i++;
        if (i == size)
            return true;
    }
    return false;
}

/* What a file holds is told by its name, as in all distributions of these dictionaries. */
static cs_file_reader reader_of(const char *path)
{
    static const struct {
        const char *word;
        cs_file_reader reader;
    } kinds[] = {{"actors", cs_foreign_actors},
                 {"agents", cs_foreign_agents},
                 {"discards", cs_foreign_discards},
                 {"issue", cs_foreign_issues},
                 {"verb", cs_foreign_verbs},
                 {"cameo", cs_foreign_verbs},
                 {"licen", NULL}};
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (has_word(name, kinds[i].word))
            return kinds[i].reader;
    return skip_unknown;
}

static casus_status read_file(cs_conversion *conversion, const char *path)
{
    const cs_file_reader reader = reader_of(path);
    const casus_status status = reader ? reader(conversion, path) : CASUS_OK;
    return status == CASUS_OK && conversion->failed
               ? cs_nomem(conversion->findings->error)
               : status;
}

static casus_status read_input(cs_conversion *conversion, const char *path)
{
    struct stat found;
    const char **files;
    uint32_t count;
    casus_error *error = conversion->findings->error;
    if (stat(path, &found) != 0 || !S_ISDIR(found.st_mode))
        return read_file(conversion, path);
    CS_TRY(cs_folder_list(path, "", &conversion->arena, &files, &count, error));
    for (uint32_t i = 0; i < count; i++) {
        const char *file = cs_path_join(path, files[i], &conversion->arena);
        if (!file)
            return cs_nomem(error);
        CS_TRY(read_file(conversion, file));
    }
    return CASUS_OK;
}

casus_status cs_convert(const char *const *inputs, uint32_t input_count, const char *out,
                        const char *language, cs_findings *findings)
{
    cs_conversion conversion = {.findings = findings, .language = language};
    casus_status status = CASUS_OK;
    for (uint32_t i = 0; i < input_count && status == CASUS_OK; i++)
        status = read_input(&conversion, inputs[i]);
    if (status == CASUS_OK && !conversion.entries)
        status = cs_fail(findings->error, CASUS_BAD_INPUT, 0, "no dictionary was found");
    if (status == CASUS_OK)
        status = cs_foreign_write(&conversion, out);
    cs_arena_free(&conversion.arena);
    return status;
}
