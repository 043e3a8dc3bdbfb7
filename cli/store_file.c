#include "store_file.h"

#include "message.h"

const char *cli_store_name(const cli_options *options)
{
    return options->db ? options->db : "casus.db";
}

int cli_store_failed(const casus_error *error)
{
    cli_message("%s", error->message);
    return error->status == CASUS_MISUSE                                    ? CLI_USAGE
           : error->status == CASUS_END || error->status == CASUS_TOO_LARGE ? CLI_NOTHING
                                                                            : CLI_NO_DATA;
}

int cli_store_open(const cli_options *options, casus_store_mode mode, casus_store **out)
{
    casus_error error;
    if (casus_store_open(cli_store_name(options), mode, out, &error) == CASUS_OK)
        return CLI_DONE;
    return cli_store_failed(&error);
}
