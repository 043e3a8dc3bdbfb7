/* load.c - reads a data folder in the order that references need: actors before persons,
 * both before names, classes before frames. */
#include "dict/load.h"

#include "base/error.h"
#include "base/file.h"

#include <stdio.h>
#include <unistd.h>

static const char places_file[] = "places.txt";

typedef casus_status (*cs_table_reader)(cs_dict *dict, const char *path, cs_faults *faults);

static casus_status read_one(cs_dict *dict, const char *folder, const char *name,
                             cs_table_reader reader, cs_faults *faults)
{
    const char *path = cs_path_join(folder, name, &dict->arena);
    return path ? reader(dict, path, faults) : cs_nomem(faults->error);
}

/* A pack may leave a file out: then it finds less. */
static casus_status read_if_there(cs_dict *dict, const char *folder, const char *name,
                                  cs_table_reader reader, cs_faults *faults)
{
    const char *path = cs_path_join(folder, name, &dict->arena);
    if (!path)
        return cs_nomem(faults->error);
    return access(path, F_OK) == 0 ? reader(dict, path, faults) : CASUS_OK;
}

static casus_status read_folder(cs_dict *dict, const char *folder, const char *name,
                                cs_table_reader reader, cs_faults *faults)
{
    const char **files;
    uint32_t count;
    const char *path = cs_path_join(folder, name, &dict->arena);
    if (!path)
        return cs_nomem(faults->error);
    CS_TRY(cs_folder_list(path, ".txt", &dict->arena, &files, &count, faults->error));
    for (uint32_t i = 0; i < count; i++)
        CS_TRY(read_one(dict, path, files[i], reader, faults));
    return CASUS_OK;
}

/* dict/: every file but places.txt lists actors; persons/ lists offices. */
static casus_status read_shared(cs_dict *dict, const char *folder, cs_faults *faults)
{
    const char **files;
    uint32_t count;
    const char *shared = cs_path_join(folder, "dict", &dict->arena);
    if (!shared)
        return cs_nomem(faults->error);
    CS_TRY(cs_folder_list(shared, ".txt", &dict->arena, &files, &count, faults->error));
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(files[i], places_file) != 0)
            CS_TRY(read_one(dict, shared, files[i], cs_actors_read, faults));
    CS_TRY(read_folder(dict, shared, "persons", cs_persons_read, faults));
    return read_one(dict, shared, places_file, cs_places_read, faults);
}

static casus_status read_language(cs_dict *dict, const char *folder, const char *language,
                                  cs_faults *faults)
{
    char name[32];
    (void)snprintf(name, sizeof name, "lang/%s", language);
    const char *pack = cs_path_join(folder, name, &dict->arena);
    if (!pack)
        return cs_nomem(faults->error);
    CS_TRY(read_folder(dict, pack, "names", cs_names_read, faults));
    CS_TRY(read_one(dict, pack, "roles.txt", cs_roles_read, faults));
    CS_TRY(read_one(dict, pack, "words.txt", cs_classes_read, faults));
    CS_TRY(read_if_there(dict, pack, "cues.txt", cs_classes_read, faults));
    CS_TRY(read_if_there(dict, pack, "signatures.txt", cs_classes_read, faults));
    CS_TRY(cs_spelling_load(&dict->spelling, pack, &dict->arena, faults));
    CS_TRY(cs_calendar_load(&dict->calendar, pack, &dict->arena, faults));
    return read_folder(dict, pack, "frames", cs_frames_read, faults);
}

/* The folder's own word on its versions, one line "name version" each. */
static casus_status read_versions(cs_dict *dict, const char *folder, cs_faults *faults)
{
    cs_table table;
    char stamp[256] = "";
    size_t used = 0;
    const char *path = cs_path_join(folder, "dict/VERSIONS", &dict->arena);
    if (!path)
        return cs_nomem(faults->error);
    CS_TRY(cs_table_open(&table, path, &dict->arena, faults));
    while (cs_table_next(&table) && used < sizeof stamp) {
        const int written =
            snprintf(stamp + used, sizeof stamp - used, "%s%.*s %.*s", used ? "; " : "",
                     (int)table.column[0].size, table.column[0].data, (int)table.column[1].size,
                     table.column[1].data);
        used += written > 0 ? (size_t)written : 0;
    }
    dict->version = cs_text_copy(cs_text_of(stamp), &dict->arena);
    return dict->version.data ? CASUS_OK : cs_nomem(faults->error);
}

casus_status cs_dict_load(cs_dict *dict, const char *folder, const char *language,
                          cs_faults *faults)
{
    *dict = (cs_dict){.class_words = 0};
    (void)snprintf(dict->language, sizeof dict->language, "%s", language);
    CS_TRY(read_versions(dict, folder, faults));
    CS_TRY(read_shared(dict, folder, faults));
    CS_TRY(read_language(dict, folder, language, faults));
    const char *ontology = cs_path_join(folder, "ontology", &dict->arena);
    if (!ontology)
        return cs_nomem(faults->error);
    CS_TRY(cs_ontology_load(&dict->ontology, ontology, &dict->arena, faults));
    CS_TRY(cs_classes_index(dict, faults->error));
    return cs_frames_index(dict, faults->error);
}

void cs_dict_free(cs_dict *dict)
{
    cs_arena_free(&dict->arena);
}
