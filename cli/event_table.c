#include "event_table.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
    DATE_WIDTH = 10,
    STATUS_WIDTH = 12,
    ACTOR_WIDTH = 18,
    CODE_WIDTH = 14,
    WORDS_WIDTH = 16,
    SPEAKER_WIDTH = 26,
    KIND_WIDTH = 8,
    READING_WIDTH = 10
};

const char cli_event_heading[] =
    "DATE       STATUS       WHO                DID WHAT       WORDS            TO WHOM            ACCORDING TO\n";
const char cli_kept_heading[] =
    "ID         DATE       STATUS       WHO                DID WHAT       WORDS            TO WHOM            DOCS/ORIGINS  ACCORDING TO\n";
const char cli_quote_heading[] =
    "KIND     CLASS      SPEAKER                    CUE              WHAT IS SAID\n";

bool cli_wants_table(const cli_options *options)
{
    if (options->format)
        return strcmp(options->format, "table") == 0;
    return !options->output && isatty(STDOUT_FILENO);
}

/* ---- cells -------------------------------------------------------------------- */

/* A cell under construction: at most its width in characters, cut with "…". */
typedef struct cli_cell {
    char bytes[512];
    size_t used;
} cli_cell;

static void add(cli_cell *cell, casus_text text)
{
    for (uint32_t i = 0; i < text.size && cell->used + 1 < sizeof cell->bytes; i++) {
        const unsigned char byte = (unsigned char)text.data[i];
        cell->bytes[cell->used] = text.data[i];
        if (byte < 0x20 || byte == 0x7F)
            cell->bytes[cell->used] = ' ';
        cell->used++;
    }
}

static void add_string(cli_cell *cell, const char *string)
{
    add(cell, (casus_text){string, (uint32_t)strlen(string)});
}

static bool starts_character(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

/* Writes the cell, cut or filled up to `width` characters, and one blank. */
static void put(cli_buffer *out, const cli_cell *cell, size_t width)
{
    size_t characters = 0, fits = 0;
    for (size_t i = 0; i < cell->used; i++) {
        if (starts_character(cell->bytes[i]) && characters++ == width - 1)
            fits = i;
    }
    const bool cut = characters > width;
    (void)cli_buffer_add(out, cell->bytes, cut ? fits : cell->used);
    if (cut)
        (void)cli_buffer_add(out, "\xE2\x80\xA6", 3);
    (void)cli_buffer_print(out, "%*s", (int)(cut ? 1 : width - characters + 1), "");
}

static void put_text(cli_buffer *out, casus_text text, size_t width)
{
    cli_cell cell = {.used = 0};
    add(&cell, text.size ? text : (casus_text){"-", 1});
    put(out, &cell, width);
}

/* The last cell of a row: whole, whatever its length up to the cell's room. */
static void put_last(cli_buffer *out, const cli_cell *cell)
{
    (void)cli_buffer_add(out, cell->bytes, cell->used);
    (void)cli_buffer_add(out, "\n", 1);
}

static casus_text piece(const casus_article *article, casus_span span)
{
    return (casus_text){article->text.data + span.start, span.end - span.start};
}

static casus_status ended(const cli_buffer *out, casus_error *error)
{
    if (!out->failed)
        return CASUS_OK;
    *error = (casus_error){.status = CASUS_NOMEM, .message = "out of memory"};
    return CASUS_NOMEM;
}

/* ---- events --------------------------------------------------------------------- */

static void add_actors(cli_cell *cell, const casus_actor *actors, uint32_t count)
{
    if (!count)
        add_string(cell, "-");
    for (uint32_t i = 0; i < count; i++) {
        add_string(cell, i ? ", " : "");
        add(cell, actors[i].code);
        add_string(cell, actors[i].code.size && actors[i].role.size ? " " : "");
        add(cell, actors[i].role);
        if (!actors[i].code.size && !actors[i].role.size)
            add(cell, actors[i].name);
    }
}

static void event_row(const casus_article *article, const casus_event *event,
                      const casus_kept *kept, cli_buffer *out)
{
    cli_cell who = {.used = 0}, what = {.used = 0}, whom = {.used = 0}, by = {.used = 0};
    const char *status = casus_event_status_name(event->status);
    add_actors(&who, event->actors, event->actor_count);
    add(&what, event->type);
    add_string(&what, event->type.size ? " " : "");
    add(&what, event->cameo);
    add_actors(&whom, event->recipients, event->recipient_count);
    for (uint32_t i = 0; i < event->according_to_count; i++) {
        const casus_speaker *speaker = &event->according_to[i];
        add_string(&by, i ? ", " : "");
        add(&by, speaker->name.size ? speaker->name : speaker->kind);
    }
    add_string(&by, by.used ? "" : "-");
    put_text(out, event->date, DATE_WIDTH);
    put_text(out, (casus_text){status, (uint32_t)strlen(status)}, STATUS_WIDTH);
    put(out, &who, ACTOR_WIDTH);
    put(out, &what, CODE_WIDTH);
    put_text(out, piece(article, event->action), WORDS_WIDTH);
    put(out, &whom, ACTOR_WIDTH);
    if (kept)
        (void)cli_buffer_print(out, "%4lu/%-9lu", (unsigned long)kept->documents,
                               (unsigned long)kept->origins);
    put_last(out, &by);
}

casus_status cli_event_rows(const casus_doc *doc, cli_buffer *out, casus_error *error)
{
    uint32_t count;
    const casus_event *events = casus_doc_events(doc, &count);
    for (uint32_t i = 0; i < count; i++)
        event_row(casus_doc_article(doc), &events[i], NULL, out);
    return ended(out, error);
}

casus_status cli_kept_row(const casus_doc *doc, const casus_kept *kept, cli_buffer *out,
                          casus_error *error)
{
    enum { ID_WIDTH = 10 };
    uint32_t count;
    const casus_event *event = casus_doc_events(doc, &count);
    (void)cli_buffer_print(out, "%.*s ", ID_WIDTH, event->id);
    event_row(casus_doc_article(doc), event, kept, out);
    return ended(out, error);
}

/* ---- quotations and articles ---- */

/* The name, with the words of the text in brackets where they are others ("Karl Weber (he)");
 * "(unstated)" where nobody is named. */
static void add_speaker(cli_cell *cell, const casus_article *article,
                        const casus_speaker *speaker)
{
    const casus_text words = piece(article, speaker->span);
    const casus_text name = speaker->name;
    add(cell, name);
    const bool other = words.size && words.size < name.size &&
                       memcmp(name.data + name.size - words.size, words.data, words.size);
    if (name.size && !other)
        return;
    add_string(cell, name.size ? " (" : "(");
    add(cell, name.size ? words : speaker->kind);
    add_string(cell, ")");
}

static void quote_row(const casus_article *article, const casus_attribution *quote,
                      cli_buffer *out)
{
    cli_cell cue = {.used = 0}, content = {.used = 0}, speaker = {.used = 0};
    for (uint32_t i = 0; i < quote->cue_count; i++) {
        add_string(&cue, i ? " " : "");
        add(&cue, piece(article, quote->cue[i]));
    }
    for (uint32_t i = 0; i < quote->content_count; i++) {
        add_string(&content, i ? " ... " : "");
        add(&content, piece(article, quote->content[i]));
    }
    put_text(out, quote->kind, KIND_WIDTH);
    put_text(out, quote->reading, READING_WIDTH);
    add_speaker(&speaker, article, &quote->speaker);
    put(out, &speaker, SPEAKER_WIDTH);
    put(out, &cue, WORDS_WIDTH);
    put_last(out, &content);
}

casus_status cli_quote_rows(const casus_doc *doc, cli_buffer *out, casus_error *error)
{
    uint32_t count;
    const casus_attribution *quotes = casus_doc_attributions(doc, &count);
    for (uint32_t i = 0; i < count; i++)
        quote_row(casus_doc_article(doc), &quotes[i], out);
    return ended(out, error);
}

static void field(cli_buffer *out, const char *name, casus_text value)
{
    if (!value.size)
        return;
    (void)cli_buffer_print(out, "%-16s ", name);
    (void)cli_buffer_add(out, value.data, value.size);
    (void)cli_buffer_add(out, "\n", 1);
}

casus_status cli_article_page(const casus_doc *doc, cli_buffer *out, casus_error *error)
{
    static const char *const marks[] = {"", "[title] ", "[byline] ", "[label] ",
                                        "[notice] "};
    const casus_article *article = casus_doc_article(doc);
    field(out, "document", article->id);
    field(out, "title", article->title);
    field(out, "byline", article->byline);
    field(out, "published", article->date);
    field(out, "publisher", article->publisher);
    field(out, "first publisher", article->first_publisher);
    field(out, "address", article->url);
    for (uint32_t i = 0; i < article->paragraph_count; i++) {
        const casus_paragraph *at = &article->paragraphs[i];
        (void)cli_buffer_print(out, "\n%s", marks[at->kind]);
        (void)cli_buffer_add(out, article->text.data + at->start, at->end - at->start);
        (void)cli_buffer_add(out, "\n", 1);
    }
    (void)cli_buffer_add(out, "\n", 1);
    return ended(out, error);
}
