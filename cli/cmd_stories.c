/* cmd_stories.c - casus stories: which articles are copies, rewrites, excerpts of each other. */
#include "commands.h"
#include "message.h"
#include "parallel.h"

#include <string.h>

/* What render() hands to gather(), in front of the texts and the sketch. */
typedef struct story_record {
    uint32_t id, date, title, sketch; /* sizes */
} story_record;

static casus_status render(const casus_doc *doc, cli_buffer *out, casus_error *error)
{
    const casus_article *article = casus_doc_article(doc);
    casus_sketch sketch;
    const casus_status status = casus_sketch_make(doc, &sketch, error);
    if (status != CASUS_OK)
        return status;
    const story_record record = {article->id.size, article->date.size,
                                 article->title.size, sketch.size};
    (void)cli_buffer_add(out, (const char *)&record, sizeof record);
    (void)cli_buffer_add(out, article->id.data, article->id.size);
    (void)cli_buffer_add(out, article->date.data, article->date.size);
    (void)cli_buffer_add(out, article->title.data, article->title.size);
    (void)cli_buffer_add(out, (const char *)sketch.bytes, sketch.size);
    if (!out->failed)
        return CASUS_OK;
    (void)strcpy(error->message, "out of memory");
    return CASUS_NOMEM;
}

static casus_text take(const char **at, uint32_t size)
{
    const casus_text text = {*at, size};
    *at += size;
    return text;
}

static bool gather(void *context, const char *bytes, size_t size)
{
    story_record record;
    casus_sketch sketch;
    casus_error error;
    const char *at = bytes + sizeof record;
    (void)size;
    memcpy(&record, bytes, sizeof record);
    const casus_text id = take(&at, record.id);
    const casus_text date = take(&at, record.date);
    const casus_text title = take(&at, record.title);
    sketch.size = record.sketch;
    memcpy(sketch.bytes, at, sketch.size);
    if (casus_stories_add(context, id, date, title, &sketch, &error) == CASUS_OK)
        return true;
    cli_message("%s", error.message);
    return false;
}

static int write_out(void *context, const char *bytes, size_t size)
{
    return cli_output_write(context, bytes, size) ? 0 : -1;
}

static bool finish(void *context, cli_output_file *file)
{
    casus_error error;
    const casus_status status = casus_stories_write(context, write_out, file, &error);
    if (status != CASUS_OK && status != CASUS_IO)
        cli_message("%s", error.message);
    return status == CASUS_OK;
}

static int run(const cli_options *given)
{
    cli_options options = *given;
    casus_stories *stories;
    casus_error error;
    if (casus_stories_new(&stories, &error) != CASUS_OK) {
        cli_message("%s", error.message);
        return CLI_NOTHING;
    }
    const cli_task task = {.depth = CASUS_DEPTH_TOKENS,
                           .render = render,
                           .gather = gather,
                           .finish = finish,
                           .context = stories};
    options.any_language = true; /* words are compared, not understood */
    const int result = cli_run(&options, &task);
    casus_stories_free(stories);
    return result;
}

const cli_command cli_stories = {
    .name = "stories",
    .summary = "which articles are copies, rewrites or excerpts of each other",
    .help =
        "casus stories [OPTIONS] FILE|FOLDER|ADDRESS|- ...\n"
        "\n"
        "Puts articles together that are copies, rewrites or excerpts of each other, and\n"
        "writes one JSON record for each, by date: its story (the id of the story's first\n"
        "article) and its links to earlier articles, with the share of the article that\n"
        "stands in the earlier one and the share of that one that stands in it. A roundup\n"
        "keeps its links to what it puts together and joins neither story.\n"
        "\n"
        "  casus stories news/ -o stories.jsonl\n"
        "  casus stories news/ | jq -r '[.story, .document] | @tsv' | sort\n"
        "\n"
        "  --from text|html|jsonl|warc|feed\n"
        "                            what the input is; otherwise .jsonl tells, else the\n"
        "                            first bytes\n"
        "  --allow-private           fetch addresses of private networks as well\n"
        "  -o, --output FILE         write to FILE, which appears when it is complete\n"
        "  -j, --jobs N              threads; 0 = all cores; the output is the same\n"
        "  --date DATE               date of documents without a date of their own\n"
        "  --lang LANGUAGE           language pack, default en\n"
        "  --data FOLDER             the data folder of casus\n",
    .takes = CLI_TAKES_FROM | CLI_TAKES_JOBS | CLI_TAKES_OUTPUT | CLI_TAKES_DATE |
             CLI_TAKES_DATA,
    .run = run,
};
