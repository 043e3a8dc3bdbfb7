#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DEPTH_LIMIT = 64 };

int cli_files_add(cli_files *files, const char *path)
{
    const size_t length = strlen(path) + 1;
    if (files->count == files->capacity) {
        const size_t bigger = files->capacity ? files->capacity * 2 : 64;
        char **grown = realloc(files->paths, bigger * sizeof *grown);
        if (!grown)
            return ENOMEM;
        files->paths = grown;
        files->capacity = bigger;
    }
    char *copy = malloc(length);
    if (!copy)
        return ENOMEM;
    memcpy(copy, path, length);
    files->paths[files->count++] = copy;
    return 0;
}

void cli_files_free(cli_files *files)
{
    for (size_t i = 0; i < files->count; i++)
        free(files->paths[i]);
    free(files->paths);
    *files = (cli_files){NULL, 0, 0};
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static int walk(const char *folder, cli_files *files, int depth);

static int add_entry(const char *folder, const char *name, cli_files *files, int depth)
{
    struct stat link, found;
    int fault = 0;
    const size_t length = strlen(folder) + strlen(name) + 2;
    char *path = malloc(length);
    if (!path)
        return ENOMEM;
    const int slash = folder[0] && folder[strlen(folder) - 1] == '/';
    (void)snprintf(path, length, "%s%s%s", folder, slash ? "" : "/", name);
    if (lstat(path, &link) == 0 && stat(path, &found) == 0) {
        if (S_ISREG(found.st_mode))
            fault = cli_files_add(files, path);
        else if (S_ISDIR(link.st_mode) && depth < DEPTH_LIMIT)
            fault = walk(path, files, depth + 1);
    }
    free(path);
    return fault;
}

static int walk(const char *folder, cli_files *files, int depth)
{
    const struct dirent *entry;
    int fault = 0;
    DIR *open = opendir(folder);
    if (!open)
        return errno;
    while (!fault && (entry = readdir(open)) != NULL)
        if (entry->d_name[0] != '.')
            fault = add_entry(folder, entry->d_name, files, depth);
    (void)closedir(open);
    return fault;
}

int cli_folder_walk(const char *folder, cli_files *files)
{
    const size_t first = files->count;
    const int fault = walk(folder, files, 0);
    if (files->count > first)
        qsort(files->paths + first, files->count - first, sizeof *files->paths, by_bytes);
    return fault;
}
