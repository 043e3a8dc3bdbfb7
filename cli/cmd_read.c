/* cmd_read.c - casus read: the article out of its page. */
#include "commands.h"
#include "event_table.h"
#include "parallel.h"

static int run(const cli_options *options)
{
    cli_task task = {.depth = CASUS_DEPTH_ARTICLE, .output = CASUS_OUTPUT_ARTICLE};
    if (cli_wants_table(options))
        task.render = cli_article_page;
    return cli_run(options, &task);
}

const cli_command cli_read = {
    .name = "read",
    .summary = "the article: title, date, publisher, and which paragraphs are its body",
    .help =
        "casus read [OPTIONS] FILE|FOLDER|ADDRESS|- ...\n"
        "\n"
        "Writes what casus takes for the article: title, byline, date, publisher, first\n"
        "publisher, and the paragraphs of its body. Of plain text nothing is cut: what is\n"
        "not body is marked, so that offsets hold. Of a web page the article is taken out,\n"
        "with the bytes of the page where each paragraph stands (\"sources\"). An http or\n"
        "https ADDRESS is fetched, within limits and where its robots.txt allows it.\n"
        "\n"
        "  casus read report.txt                 a page on a terminal\n"
        "  casus read report.txt | jq .published\n"
        "  casus read page.html                  a web page: the article out of it\n"
        "  casus read news/ -o articles.jsonl    one JSON record a document\n"
        "\n"
        "  --from text|html|jsonl|warc|feed\n"
        "                            what the input is; otherwise .jsonl tells, else the\n"
        "                            first bytes: a web page, a feed (RSS, Atom, JSON), a\n"
        "                            web archive (WARC), a PDF, or text; gzip is undone\n"
        "  --format jsonl|table      the form of the output\n"
        "  --allow-private           fetch addresses of private networks as well\n"
        "  -o, --output FILE         write to FILE, which appears when it is complete\n"
        "  -j, --jobs N              threads; 0 = all cores; the output is the same\n"
        "  --date DATE               date of documents without a date of their own\n"
        "  --lang LANGUAGE           language pack, default en\n"
        "  --data FOLDER             the data folder of casus\n",
    .takes = CLI_TAKES_FROM | CLI_TAKES_JOBS | CLI_TAKES_OUTPUT | CLI_TAKES_DATE |
             CLI_TAKES_FORMAT | CLI_TAKES_DATA,
    .run = run,
};
