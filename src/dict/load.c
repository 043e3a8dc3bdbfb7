/* load.c - reads a data folder in the order that references need: codes first, actors before
 * persons, both before names, classes before frames. */
#include "dict/load.h"

#include "base/error.h"
#include "base/file.h"
#include "dict/roots.h"

#include <stdio.h>
#include <unistd.h>

typedef casus_status (*cs_table_reader)(cs_dict *dict, const char *path,
                                        cs_faults *faults);

typedef struct cs_loading {
    cs_dict *dict;
    cs_roots roots;
    cs_faults *faults;
} cs_loading;

static const char places_file[] = "places.txt";

/* A table of both folders.  `may_miss`: a pack may leave it out; then it finds less. */
static casus_status read_one(cs_loading *loading, const char *name,
                             cs_table_reader reader, bool may_miss)
{
    for (int root = 0; root < CS_ROOTS; root++) {
        const char *path;
        CS_TRY(cs_roots_path(&loading->roots, root, name, &loading->dict->arena, &path,
                             loading->faults->error));
        if (path && !(may_miss && access(path, F_OK) != 0))
            CS_TRY(reader(loading->dict, path, loading->faults));
    }
    return CASUS_OK;
}

/* The tables in a folder, but for the file called `except`. */
static casus_status read_listed(cs_loading *loading, int root, const char *name,
                                const char *except, cs_table_reader reader)
{
    cs_arena *arena = &loading->dict->arena;
    casus_error *error = loading->faults->error;
    const char **files, *path;
    uint32_t count;
    const char *folder = cs_path_join(loading->roots.folder[root], name, arena);
    if (!folder)
        return cs_nomem(error);
    if (root > 0 && access(folder, F_OK) != 0)
        return CASUS_OK;
    CS_TRY(cs_folder_list(folder, ".txt", arena, &files, &count, error));
    for (uint32_t i = 0; i < count; i++) {
        const char *file = cs_path_join(name, files[i], arena);
        if (!file)
            return cs_nomem(error);
        CS_TRY(cs_roots_path(&loading->roots, root, file, arena, &path, error));
        if (path && strcmp(files[i], except) != 0)
            CS_TRY(reader(loading->dict, path, loading->faults));
    }
    return CASUS_OK;
}

static casus_status read_folder(cs_loading *loading, const char *name, const char *except,
                                cs_table_reader reader)
{
    for (int root = 0; root < CS_ROOTS; root++)
        if (loading->roots.folder[root])
            CS_TRY(read_listed(loading, root, name, except, reader));
    return CASUS_OK;
}

/* dict/: every file but places.txt lists actors; persons/ lists offices. */
static casus_status read_shared(cs_loading *loading)
{
    CS_TRY(read_folder(loading, "dict", places_file, cs_actors_read));
    CS_TRY(read_folder(loading, "dict/persons", "", cs_persons_read));
    return read_one(loading, "dict/places.txt", cs_places_read, false);
}

/* Spelling and calendar are the pack's alone. */
static casus_status read_pack(cs_loading *loading, const char *pack)
{
    cs_dict *dict = loading->dict;
    const char *path = cs_path_join(loading->roots.folder[0], pack, &dict->arena);
    if (!path)
        return cs_nomem(loading->faults->error);
    CS_TRY(cs_spelling_load(&dict->spelling, path, &dict->arena, loading->faults));
    return cs_calendar_load(&dict->calendar, path, &dict->arena, loading->faults);
}

static casus_status read_language(cs_loading *loading, const char *language)
{
    static const struct {
        const char *name;
        cs_table_reader reader;
        bool folder, may_miss;
    } tables[] = {{"names", cs_names_read, true, false},
                  {"roles.txt", cs_roles_read, false, false},
                  {"words.txt", cs_classes_read, false, false},
                  {"cues.txt", cs_classes_read, false, true},
                  {"signatures.txt", cs_classes_read, false, true},
                  {"discards.txt", cs_discards_read, false, true},
                  {"issues.txt", cs_issues_read, false, true},
                  {"frames", cs_frames_read, true, false}};
    char pack[32];
    (void)snprintf(pack, sizeof pack, "lang/%s", language);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        const char *name = cs_path_join(pack, tables[i].name, &loading->dict->arena);
        if (!name)
            return cs_nomem(loading->faults->error);
        CS_TRY(tables[i].folder
                   ? read_folder(loading, name, "", tables[i].reader)
                   : read_one(loading, name, tables[i].reader, tables[i].may_miss));
    }
    return read_pack(loading, pack);
}

static casus_status add_versions(cs_loading *loading, const char *path, char *stamp,
                                 size_t room)
{
    cs_table table;
    size_t used = strlen(stamp);
    CS_TRY(cs_table_open(&table, path, &loading->dict->arena, loading->faults));
    while (cs_table_next(&table) && used < room) {
        const int written =
            snprintf(stamp + used, room - used, "%s%.*s %.*s", used ? "; " : "",
                     (int)table.column[0].size, table.column[0].data,
                     (int)table.column[1].size, table.column[1].data);
        used += written > 0 ? (size_t)written : 0;
    }
    return CASUS_OK;
}

/* The folders' own word on their versions, one line "name version" each. */
static casus_status read_versions(cs_loading *loading)
{
    char stamp[256] = "";
    cs_dict *dict = loading->dict;
    for (int root = 0; root < CS_ROOTS; root++) {
        const char *path;
        CS_TRY(cs_roots_path(&loading->roots, root, "dict/VERSIONS", &dict->arena, &path,
                             loading->faults->error));
        if (path)
            CS_TRY(add_versions(loading, path, stamp, sizeof stamp));
    }
    dict->version = cs_text_copy(cs_text_of(stamp), &dict->arena);
    return dict->version.data ? CASUS_OK : cs_nomem(loading->faults->error);
}

casus_status cs_dict_load(cs_dict *dict, const char *folder, const char *own,
                          const char *language, cs_faults *faults)
{
    cs_loading loading = {.dict = dict, .faults = faults};
    *dict = (cs_dict){.class_words = 0};
    dict->capitals_trie.folded = true;
    (void)snprintf(dict->language, sizeof dict->language, "%s", language);
    CS_TRY(cs_roots_open(&loading.roots, folder, own, &dict->arena, faults->error));
    CS_TRY(read_versions(&loading));
    CS_TRY(cs_ontology_load(&dict->ontology, &loading.roots, &dict->arena, faults));
    CS_TRY(read_shared(&loading));
    CS_TRY(read_language(&loading, language));
    CS_TRY(cs_classes_index(dict, faults->error));
    return cs_frames_index(dict, faults->error);
}

void cs_dict_free(cs_dict *dict)
{
    cs_arena_free(&dict->arena);
}
