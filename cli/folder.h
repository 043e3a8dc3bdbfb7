/* folder.h - the files below a folder, in byte order. */
#ifndef CASUS_CLI_FOLDER_H
#define CASUS_CLI_FOLDER_H

#include <stddef.h>

typedef struct cli_files {
    char **paths; /* [count] */
    size_t count, capacity;
} cli_files;

/* Adds the regular files below `folder`, paths sorted by bytes.  Names that begin with a
 * dot are left out, symbolic links to folders are not followed.  0, or errno; the files
 * found so far stay. */
int cli_folder_walk(const char *folder, cli_files *files);

/* Adds a copy of a path; 0 or ENOMEM. */
int cli_files_add(cli_files *files, const char *path);

void cli_files_free(cli_files *files);

#endif
