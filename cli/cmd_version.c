/* cmd_version.c - casus version: what is running, and what was loaded from where. */
#include "commands.h"
#include "data_folder.h"

#include <stdio.h>

static int run(const cli_options *options)
{
    char path[CLI_PATH_ROOM];
    const char *found_by;
    casus_data *data;
    (void)printf("casus %s\n", casus_version());
    (void)fflush(stdout);
    if (!cli_data_find(options, path, &found_by))
        return CLI_NO_DATA;
    (void)printf("data      %s (%s)\n", path, found_by);
    (void)fflush(stdout);
    const int result = cli_data_open(options, &data);
    if (result != CLI_DONE)
        return result;
    (void)printf("language  %s\nversions  %s\n", cli_language(options),
                 casus_data_version(data));
    casus_data_free(data);
    return CLI_DONE;
}

const cli_command cli_version = {
    .name = "version",
    .summary = "the version, and which data was loaded from where",
    .help =
        "casus version [OPTIONS], casus --version\n"
        "\n"
        "Writes the version of casus, the data folder it found and how, and the versions\n"
        "of model and dictionaries, which every record carries in its field coder.\n"
        "\n"
        "  casus --version\n"
        "  casus version --data my-folder\n"
        "\n"
        "  --lang LANGUAGE           language pack, default en\n"
        "  --data FOLDER             the data folder of casus\n"
        "\n"
        "The data folder is looked for in four places: --data, $CASUS_DATA, beside the\n"
        "program (data, ../share/casus), and the prefix that casus was built for.\n",
    .takes = CLI_TAKES_DATA,
    .run = run,
};
