#include "sources.h"

#include "fetch.h"
#include "folder.h"
#include "pdf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct cli_sources {
    const cli_options *options;
    int argument;    /* next of options->inputs */
    cli_files files; /* of the argument at hand */
    size_t file;     /* next of files */
    int descriptor;  /* -1 = none open */
    casus_reader *reader;
    casus_format format;
    const char *path;
    bool any;            /* the open file gave a document or a fault */
    cli_fetched fetched; /* of an address; its file is NULL otherwise */
    pid_t pdf;           /* the process that reads a PDF; 0 = none */
};

void cli_fault(char fault[CLI_FAULT_ROOM], const char *path, uint32_t line,
               const char *message)
{
    if (strcmp(path, "-") == 0)
        path = "standard input";
    if (line)
        (void)snprintf(fault, CLI_FAULT_ROOM, "%s:%u: %s", path, (unsigned)line, message);
    else
        (void)snprintf(fault, CLI_FAULT_ROOM, "%s: %s", path, message);
}

cli_sources *cli_sources_open(const cli_options *options)
{
    cli_sources *sources = calloc(1, sizeof *sources);
    if (sources) {
        sources->options = options;
        sources->descriptor = -1;
    }
    return sources;
}

static void close_file(cli_sources *sources)
{
    casus_reader_close(sources->reader);
    sources->reader = NULL;
    FILE *fetched = sources->fetched.file;
    if (sources->descriptor > 0 && !(fetched && sources->descriptor == fileno(fetched)))
        (void)close(sources->descriptor);
    if (fetched)
        (void)fclose(fetched);
    sources->fetched.file = NULL;
    if (sources->pdf)
        (void)cli_pdf_close(sources->pdf);
    sources->pdf = 0;
    sources->descriptor = -1;
}

void cli_sources_close(cli_sources *sources)
{
    if (!sources)
        return;
    close_file(sources);
    cli_files_free(&sources->files);
    free(sources);
}

static ptrdiff_t read_descriptor(void *context, char *buffer, size_t size)
{
    const cli_sources *sources = context;
    ssize_t got;
    do
        got = read(sources->descriptor, buffer, size);
    while (got < 0 && errno == EINTR);
    return got;
}

static bool ends_in(const char *path, const char *suffix)
{
    const size_t length = strlen(path), tail = strlen(suffix);
    return length > tail && strcmp(path + length - tail, suffix) == 0;
}

static casus_format format_of(const cli_options *options, const char *path)
{
    const char *from = options->from;
    if (from ? strcmp(from, "jsonl") == 0
             : ends_in(path, ".jsonl") || ends_in(path, ".ndjson") ||
                   ends_in(path, ".jsonl.gz"))
        return CASUS_FORMAT_JSONL;
    if (from ? strcmp(from, "conllu") == 0 : ends_in(path, ".conllu"))
        return CASUS_FORMAT_CONLLU;
    if (from && strcmp(from, "html") == 0)
        return CASUS_FORMAT_HTML;
    if (from && strcmp(from, "warc") == 0)
        return CASUS_FORMAT_WARC;
    if (from && strcmp(from, "feed") == 0)
        return CASUS_FORMAT_FEED;
    return from ? CASUS_FORMAT_TEXT : CASUS_FORMAT_ANY;
}

static bool system_fault(cli_document *out, const char *path, int code)
{
    char message[256];
    const char *remedy = code == ENOENT   ? " (check the name)"
                         : code == EACCES ? " (you may not read it)"
                                          : "";
    (void)snprintf(message, sizeof message, "%s%s", strerror(code), remedy);
    cli_fault(out->fault, path, 0, message);
    return false;
}

/* Puts pdftotext between the open file and its reader. */
static bool open_pdf(cli_sources *sources)
{
    const int text = cli_pdf_open(sources->descriptor, &sources->pdf);
    if (text < 0)
        return false;
    if (!sources->fetched.file)
        (void)close(sources->descriptor);
    sources->descriptor = text;
    sources->format = CASUS_FORMAT_TEXT;
    return true;
}

static bool open_file(cli_sources *sources, const char *path, cli_document *out)
{
    casus_error error;
    const bool standard = strcmp(path, "-") == 0;
    sources->path = path;
    sources->any = false;
    sources->format = format_of(sources->options, path);
    if (cli_is_address(path)) {
        char reason[CLI_FAULT_ROOM / 2];
        if (!cli_fetch(path, sources->options->allow_private, &sources->fetched, reason,
                       sizeof reason)) {
            cli_fault(out->fault, path, 0, reason);
            return false;
        }
        sources->descriptor = fileno(sources->fetched.file);
    } else {
        sources->descriptor = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    }
    if (sources->descriptor < 0)
        return system_fault(out, path, errno);
    if (!standard && !sources->options->from && cli_is_pdf(sources->descriptor) &&
        !open_pdf(sources))
        return system_fault(out, path, errno);
    if (casus_reader_open(sources->format, path, read_descriptor, sources,
                          &sources->reader, &error) == CASUS_OK)
        return true;
    close_file(sources);
    cli_fault(out->fault, path, 0, error.message);
    return false;
}

/* Turns the next argument into files; false, with a fault, when it gives none. */
static bool open_argument(cli_sources *sources, const char *path, cli_document *out)
{
    struct stat found = {.st_mode = S_IFREG};
    int code = 0;
    cli_files_free(&sources->files);
    sources->file = 0;
    if (strcmp(path, "-") != 0 && !cli_is_address(path) && stat(path, &found) != 0)
        return system_fault(out, path, errno);
    if (!S_ISDIR(found.st_mode))
        code = cli_files_add(&sources->files, path);
    else
        code = cli_folder_walk(path, &sources->files);
    if (code)
        return system_fault(out, path, code);
    if (sources->files.count)
        return true;
    cli_fault(
        out->fault, path, 0,
        "the folder holds no file (name a file, or a folder of .txt, .jsonl or .conllu)");
    return false;
}

static bool is_blank(casus_text text)
{
    for (uint32_t i = 0; i < text.size; i++)
        if (!strchr(" \t\r\n", text.data[i]))
            return false;
    return true;
}

/* The next document of the open file; CLI_NEXT_END when it has no more. */
static cli_next next_in_file(cli_sources *sources, cli_document *out)
{
    casus_error error = {.line = 0};
    const casus_status status = casus_reader_next(sources->reader, &out->input, &error);
    const bool whole = sources->format != CASUS_FORMAT_JSONL;
    out->format = sources->format;
    out->path = sources->path;
    if (sources->pdf && !sources->any && (status == CASUS_OK || status == CASUS_END)) {
        const char *reason = cli_pdf_close(sources->pdf);
        sources->pdf = 0;
        if (reason) {
            close_file(sources);
            cli_fault(out->fault, sources->path, 0, reason);
            return CLI_NEXT_FAULT;
        }
    }
    if (status == CASUS_END) {
        close_file(sources);
        if (sources->any)
            return CLI_NEXT_END;
        cli_fault(out->fault, sources->path, 0,
                  "the file is empty (there is nothing to code)");
        return CLI_NEXT_FAULT;
    }
    if (sources->fetched.file && !out->input.url.size) {
        const cli_fetched *fetched = &sources->fetched;
        out->input.url =
            (casus_text){fetched->address, (uint32_t)strlen(fetched->address)};
        out->input.charset =
            (casus_text){fetched->charset, (uint32_t)strlen(fetched->charset)};
    }
    sources->any = true;
    if (status == CASUS_IO || status == CASUS_NOMEM)
        close_file(sources);
    if (status == CASUS_OK && whole && is_blank(out->input.text)) {
        cli_fault(out->fault, sources->path, 0,
                  "the file is empty (there is nothing to code)");
        return CLI_NEXT_FAULT;
    }
    if (status == CASUS_OK)
        return CLI_NEXT_DOCUMENT;
    cli_fault(out->fault, sources->path, error.line, error.message);
    return CLI_NEXT_FAULT;
}

cli_next cli_sources_next(cli_sources *sources, cli_document *out)
{
    for (;;) {
        if (sources->reader) {
            const cli_next next = next_in_file(sources, out);
            if (next != CLI_NEXT_END)
                return next;
        } else if (sources->file < sources->files.count) {
            if (!open_file(sources, sources->files.paths[sources->file++], out))
                return CLI_NEXT_FAULT;
        } else if (sources->argument < sources->options->input_count) {
            if (!open_argument(sources, sources->options->inputs[sources->argument++],
                               out))
                return CLI_NEXT_FAULT;
        } else {
            return CLI_NEXT_END;
        }
    }
}
