#include "data_folder.h"

#include "message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_folder_in(const char *path, const char *below, const char *name)
{
    char folder[CLI_PATH_ROOM + 64];
    struct stat found;
    (void)snprintf(folder, sizeof folder, "%s/%s%s", path, below, name);
    return stat(folder, &found) == 0 && S_ISDIR(found.st_mode);
}

/* A data folder is a folder with the folder `dict` in it. */
static bool is_data_folder(const char *path)
{
    return is_folder_in(path, "dict", "");
}

/* The folder of the program, without a slash at the end; false when the system hides it.
 */
static bool program_folder(char path[CLI_PATH_ROOM])
{
    const ssize_t size = readlink("/proc/self/exe", path, CLI_PATH_ROOM - 1);
    if (size <= 0)
        return false;
    path[size] = '\0';
    char *slash = strrchr(path, '/');
    if (!slash)
        return false;
    *slash = '\0';
    return true;
}

static bool beside(const char *program, const char *below, char path[CLI_PATH_ROOM])
{
    const int size = snprintf(path, CLI_PATH_ROOM, "%s%s", program, below);
    return size > 0 && size < CLI_PATH_ROOM && is_data_folder(path);
}

static void say_not_found(const cli_options *options, const char *environment,
                          const char *program)
{
    cli_message(
        "no data folder (a folder that holds dict, lang and ontology) was found:");
    (void)fprintf(stderr, "  --data          %s%s\n",
                  options->data ? options->data : "not given",
                  options->data ? ": is none" : "");
    (void)fprintf(stderr, "  $CASUS_DATA     %s%s\n",
                  environment ? environment : "not set", environment ? ": is none" : "");
    (void)fprintf(stderr, "  beside casus    %s/data and %s/../share/casus%s\n", program,
                  program, options->data || environment ? ": not tried" : ": are none");
    (void)fprintf(stderr, "  install prefix  %s%s\n", CASUS_INSTALL_DATA,
                  options->data || environment ? ": not tried" : ": is none");
    (void)fputs("  Name the folder with --data FOLDER, or set CASUS_DATA.\n", stderr);
}

bool cli_data_find(const cli_options *options, char path[CLI_PATH_ROOM],
                   const char **found_by)
{
    char program[CLI_PATH_ROOM] = ".";
    const char *environment = getenv("CASUS_DATA");
    const bool known = program_folder(program);
    if (environment && !environment[0])
        environment = NULL;
    const char *given = options->data ? options->data : environment;
    if (given) {
        *found_by = options->data ? "--data" : "$CASUS_DATA";
        (void)snprintf(path, CLI_PATH_ROOM, "%s", given);
        if (is_data_folder(path))
            return true;
    } else if (known && (beside(program, "/data", path) ||
                         beside(program, "/../share/casus", path))) {
        *found_by = "beside the program";
        return true;
    } else if (beside("", CASUS_INSTALL_DATA, path)) {
        *found_by = "the install prefix";
        return true;
    }
    say_not_found(options, environment, program);
    return false;
}

const char *cli_language(const cli_options *options)
{
    return options->language ? options->language : "en";
}

int cli_data_open(const cli_options *options, casus_data **out)
{
    char path[CLI_PATH_ROOM];
    const char *found_by, *language = cli_language(options);
    casus_error error;
    *out = NULL;
    if (!cli_data_find(options, path, &found_by))
        return CLI_NO_DATA;
    if (!is_folder_in(path, "lang/", language)) {
        cli_message(
            "there is no language pack '%s' (the folders of %s/lang are those there are)",
            language, path);
        return options->language ? CLI_USAGE : CLI_NO_DATA;
    }
    if (casus_data_open_with(path, options->dict, language, out, &error) == CASUS_OK)
        return CLI_DONE;
    cli_message("%s", error.message);
    return error.status == CASUS_MISUSE ? CLI_USAGE : CLI_NO_DATA;
}
