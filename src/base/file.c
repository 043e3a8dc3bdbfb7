#include "base/file.h"

#include "base/array.h"
#include "base/error.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static casus_status read_stream(FILE *file, const char *path, cs_arena *arena,
                                casus_text *out, casus_error *error)
{
    if (fseek(file, 0, SEEK_END) != 0)
        return cs_fail(error, CASUS_BAD_DATA, 0, "%s: %s", path, strerror(errno));
    const long size = ftell(file);
    if (size < 0 || (unsigned long)size > CASUS_MAX_TEXT)
        return cs_fail(error, CASUS_BAD_DATA, 0, "%s: not a file of at most 64 MiB",
                       path);
    rewind(file);
    char *bytes = cs_arena_alloc(arena, (size_t)size + 1);
    if (!bytes)
        return cs_nomem(error);
    if (fread(bytes, 1, (size_t)size, file) != (size_t)size)
        return cs_fail(error, CASUS_BAD_DATA, 0, "%s: cannot be read whole", path);
    *out = cs_text(bytes, (size_t)size);
    return CASUS_OK;
}

casus_status cs_file_read(const char *path, cs_arena *arena, casus_text *out,
                          casus_error *error)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return cs_fail(error, CASUS_BAD_DATA, 0, "%s: %s", path, strerror(errno));
    const casus_status status = read_stream(file, path, arena, out, error);
    (void)fclose(file);
    return status;
}

char *cs_path_join(const char *folder, const char *name, cs_arena *arena)
{
    const size_t size = strlen(folder) + strlen(name) + 2;
    char *path = cs_arena_alloc(arena, size);
    if (path)
        (void)snprintf(path, size, "%s/%s", folder, name);
    return path;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

casus_status cs_folder_list(const char *folder, const char *suffix, cs_arena *arena,
                            const char ***out, uint32_t *count, casus_error *error)
{
    CS_ARRAY(const char *) names = {0};
    DIR *dir = opendir(folder);
    if (!dir)
        return cs_fail(error, CASUS_BAD_DATA, 0, "%s: %s", folder, strerror(errno));
    for (const struct dirent *entry; (entry = readdir(dir));) {
        const casus_text name = cs_text_of(entry->d_name);
        if (entry->d_name[0] == '.' || !cs_text_ends(name, cs_text_of(suffix)))
            continue;
        const casus_text copy = cs_text_copy(name, arena);
        if (!copy.data || !cs_array_push(&names, arena)) {
            (void)closedir(dir);
            return cs_nomem(error);
        }
        *cs_array_last(&names) = copy.data;
    }
    (void)closedir(dir);
    if (names.count)
        qsort(names.items, names.count, sizeof *names.items, by_bytes);
    *out = names.items;
    *count = names.count;
    return CASUS_OK;
}
