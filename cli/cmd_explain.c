/* cmd_explain.c - casus explain: why a sentence was coded as it was, or was not. */
#include "buffer.h"
#include "commands.h"
#include "data_folder.h"
#include "message.h"

#include <stdio.h>
#include <string.h>

static int write_out(void *context, const char *bytes, size_t size)
{
    return fwrite(bytes, 1, size, context) != size;
}

static casus_status explain(const casus_data *data, const casus_input *input,
                            casus_error *error)
{
    casus_coder *coder;
    casus_doc *doc = NULL;
    casus_status status = casus_coder_new(data, &coder, error);
    if (status != CASUS_OK)
        return status;
    status = casus_code(coder, input, CASUS_DEPTH_EVENTS, &doc, error);
    if (status == CASUS_OK)
        status = casus_write(doc, CASUS_OUTPUT_EXPLAIN, write_out, stdout, error);
    casus_doc_free(doc);
    casus_coder_free(coder);
    return status;
}

/* The arguments as one text, so that quotation marks around it may be left out. */
static bool join(const cli_options *options, cli_buffer *text)
{
    for (int i = 0; i < options->input_count; i++) {
        (void)cli_buffer_add(text, " ", i ? 1 : 0);
        (void)cli_buffer_add(text, options->inputs[i], strlen(options->inputs[i]));
    }
    return !text->failed;
}

static int run(const cli_options *options)
{
    casus_data *data;
    casus_error error;
    cli_buffer text = {.bytes = NULL};
    if (options->input_count == 0) {
        cli_message(
            "give a sentence: casus explain \"Russia denied shelling the town.\"");
        return CLI_USAGE;
    }
    int result = cli_data_open(options, &data);
    if (result != CLI_DONE)
        return result;
    const char *date = options->date ? options->date : "";
    if (join(options, &text)) {
        const casus_input input = {.text = {text.bytes, (uint32_t)text.used},
                                   .id = {"sentence", 8},
                                   .any_language = 1,
                                   .date = {date, (uint32_t)strlen(date)}};
        if (explain(data, &input, &error) != CASUS_OK || fflush(stdout) != 0) {
            cli_message("%s", error.message);
            result = CLI_NOTHING;
        }
    }
    cli_buffer_free(&text);
    casus_data_free(data);
    return result;
}

const cli_command cli_explain = {
    .name = "explain",
    .summary = "why a sentence was coded as it was, or was not",
    .help =
        "casus explain [OPTIONS] SENTENCE\n"
        "\n"
        "Codes one sentence and says why: the dictionary line and the tree path of each\n"
        "event, and for every word that has entries what became of each of them: which\n"
        "one fits, and which condition another one misses.\n"
        "\n"
        "  casus explain \"Russia denied shelling the town.\"\n"
        "  casus explain --date 2010-05-01 \"The British prime minister resigned.\"\n"
        "\n"
        "  --date DATE               the date of the sentence; offices depend on it\n"
        "  --lang LANGUAGE           language pack, default en\n"
        "  --dict FOLDER             tables of one's own, added to those of the data folder\n"
        "  --data FOLDER             the data folder of casus\n",
    .takes = CLI_TAKES_DATE | CLI_TAKES_DATA,
    .run = run,
};
