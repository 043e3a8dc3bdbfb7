/* file.h - whole files, read-only. */
#ifndef CASUS_BASE_FILE_H
#define CASUS_BASE_FILE_H

#include "base/text.h"

/* Reads a whole file into the arena.  CASUS_BAD_DATA (naming the path and the system's
 * reason) when it cannot be read or is larger than CASUS_MAX_TEXT. */
casus_status cs_file_read(const char *path, cs_arena *arena, casus_text *out,
                          casus_error *error);

/* "folder/name" in the arena; NULL when out of memory. */
char *cs_path_join(const char *folder, const char *name, cs_arena *arena);

/* The names of the regular files in a folder that end in `suffix`, in byte order. */
casus_status cs_folder_list(const char *folder, const char *suffix, cs_arena *arena,
                            const char ***out, uint32_t *count, casus_error *error);

#endif
