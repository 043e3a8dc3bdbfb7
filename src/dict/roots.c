#include "dict/roots.h"

#include "base/error.h"
#include "base/file.h"

#include <unistd.h>

casus_status cs_roots_open(cs_roots *roots, const char *folder, const char *other,
                           cs_arena *arena, casus_error *error)
{
    *roots = (cs_roots){.folder = {folder, other}};
    if (!other)
        return CASUS_OK;
    if (access(other, F_OK) != 0)
        return cs_fail(error, CASUS_BAD_DATA, 0,
                       "%s: there is no such folder of dictionaries", other);
    const char *path = cs_path_join(other, "REPLACES", arena);
    if (!path)
        return cs_nomem(error);
    return access(path, F_OK) == 0 ? cs_file_read(path, arena, &roots->replaced, error)
                                   : CASUS_OK;
}

/* A line names the file itself or a folder above it. */
static bool is_replaced(const cs_roots *roots, casus_text name)
{
    casus_text rest = roots->replaced, line;
    while (cs_next_part(&rest, '\n', &line)) {
        line = cs_text_trim(line);
        if (line.size && cs_text_starts(name, line) &&
            (name.size == line.size || name.data[line.size] == '/'))
            return true;
    }
    return false;
}

casus_status cs_roots_path(const cs_roots *roots, int root, const char *name,
                           cs_arena *arena, const char **path, casus_error *error)
{
    *path = NULL;
    if (!roots->folder[root] || (root == 0 && is_replaced(roots, cs_text_of(name))))
        return CASUS_OK;
    *path = cs_path_join(roots->folder[root], name, arena);
    if (!*path)
        return cs_nomem(error);
    if (root > 0 && access(*path, F_OK) != 0)
        *path = NULL;
    return CASUS_OK;
}

casus_status cs_roots_read(const cs_roots *roots, const cs_table_place *place,
                           void *receiver, cs_arena *arena, cs_faults *faults)
{
    cs_table table;
    for (int root = 0; root < CS_ROOTS; root++) {
        const char *path;
        CS_TRY(cs_roots_path(roots, root, place->name, arena, &path, faults->error));
        if (!path || (place->may_miss && access(path, F_OK) != 0))
            continue;
        CS_TRY(cs_table_open(&table, path, arena, faults));
        while (cs_table_next(&table))
            CS_TRY(place->read(receiver, &table, arena));
    }
    return CASUS_OK;
}
