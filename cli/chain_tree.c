#include "chain_tree.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { LEVELS = 10, NAME_WIDTH = 72 }; /* of one chain; characters of a name at most */

/* One drawing: the lines that run down on the left are kept as one flag a level. */
typedef struct cli_tree {
    const casus_doc *doc;
    const casus_event *events;
    cli_buffer *out;
    uint32_t *numbers; /* [event_count] indexes of events, sorted out level by level */
    uint32_t count;
    bool more[LEVELS + 2];
} cli_tree;

static bool same_text(casus_text a, casus_text b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

static bool same_speaker(const casus_speaker *a, const casus_speaker *b)
{
    return same_text(a->kind, b->kind) && same_text(a->name, b->name);
}

/* ---- one line ------------------------------------------------------------------- */

/* A text on one line, cut with "…"; underscores of kinds become blanks. */
static void put(cli_tree *tree, casus_text text, bool kind)
{
    size_t characters = 0;
    for (uint32_t i = 0; i < text.size; i++) {
        const unsigned char byte = (unsigned char)text.data[i];
        const char shown =
            byte < 0x20 || byte == 0x7F || (kind && byte == '_') ? ' ' : text.data[i];
        if ((byte & 0xC0) != 0x80 && characters++ == NAME_WIDTH) {
            (void)cli_buffer_add(tree->out, "\xE2\x80\xA6", 3);
            return;
        }
        (void)cli_buffer_add(tree->out, &shown, 1);
    }
}

static void put_string(cli_tree *tree, const char *string)
{
    (void)cli_buffer_add(tree->out, string, strlen(string));
}

/* The lines from the levels above, and the branch of this one. */
static void begin(cli_tree *tree, uint32_t level, bool last)
{
    for (uint32_t i = 1; i < level; i++)
        put_string(tree, tree->more[i] ? "\xE2\x94\x82  " : "   ");
    if (level)
        put_string(tree,
                   last ? "\xE2\x94\x94\xE2\x94\x80 " : "\xE2\x94\x9C\xE2\x94\x80 ");
    tree->more[level] = !last;
}

static void put_actors(cli_tree *tree, const casus_actor *actors, uint32_t count)
{
    if (!count)
        put_string(tree, "?");
    for (uint32_t i = 0; i < count; i++) {
        put_string(tree, i ? ", " : "");
        put(tree, actors[i].code, false);
        put_string(tree, actors[i].code.size && actors[i].role.size ? " " : "");
        put(tree, actors[i].role, false);
        if (!actors[i].code.size && !actors[i].role.size)
            put(tree, actors[i].name, false);
    }
}

/* "[2] denied   RUS > UKR  ASSAULT 190  "attacked"   against [1]" */
static void event_line(cli_tree *tree, uint32_t index, uint32_t level, bool last)
{
    const casus_event *event = &tree->events[index];
    const casus_text text = casus_doc_article(tree->doc)->text;
    begin(tree, level, last);
    (void)cli_buffer_print(tree->out, "[%u] %s  ", index + 1,
                           casus_event_status_name(event->status));
    put_actors(tree, event->actors, event->actor_count);
    put_string(tree, " > ");
    put_actors(tree, event->recipients, event->recipient_count);
    put_string(tree, "  ");
    put(tree, event->type, false);
    put_string(tree, event->type.size ? " " : "");
    put(tree, event->cameo, false);
    put_string(tree, "  \"");
    put(tree,
        (casus_text){text.data + event->action.start,
                     event->action.end - event->action.start},
        false);
    put_string(tree, "\"");
    for (uint32_t i = 0; i < event->against_count; i++)
        (void)cli_buffer_print(tree->out, "%s[%u]", i ? ", " : "  against ",
                               event->against[i] + 1);
    put_string(tree, "\n");
}

/* "Welt am Sonntag  outlet": what it is, and as what the chain that ends here counts. */
static void source_line(cli_tree *tree, uint32_t first, uint32_t depth, uint32_t level,
                        bool last)
{
    const casus_event *event = &tree->events[first];
    const casus_speaker *speaker = &event->according_to[depth];
    begin(tree, level, last);
    if (speaker->name.size) {
        put(tree, speaker->name, false);
        put_string(tree, "  (");
    } else {
        put_string(tree, "somebody  (");
    }
    put(tree, speaker->kind, true);
    if (event->according_to_count == depth + 1 &&
        !same_text(speaker->kind, event->origin.kind)) {
        put_string(tree, ", ");
        put(tree, event->origin.kind, true);
    }
    put_string(tree, ")\n");
}

/* ---- levels ------------------------------------------------------------------------ */

static bool is_authors(const cli_tree *tree, uint32_t index)
{
    const casus_text voice = tree->events[index].voice;
    return same_text(voice, (casus_text){"author", 6});
}

typedef enum cli_rest { REST_TOLD, REST_AUTHOR, REST_DEEPER } cli_rest;

/* What becomes of an event at a level: it ends here, or goes on to a further source. */
static cli_rest rest_of(const cli_tree *tree, uint32_t index, uint32_t depth)
{
    if (tree->events[index].according_to_count > depth)
        return REST_DEEPER;
    return is_authors(tree, index) ? REST_AUTHOR : REST_TOLD;
}

/* Moves the events of [from, to) that belong together to the front, in their order; gives
 * where they end.  `with` is the first of them for REST_DEEPER. */
static uint32_t gather(cli_tree *tree, uint32_t from, uint32_t to, uint32_t depth,
                       cli_rest rest)
{
    uint32_t end = from;
    const casus_event *first = &tree->events[tree->numbers[from]];
    for (uint32_t i = from; i < to; i++) {
        const uint32_t index = tree->numbers[i];
        const casus_event *event = &tree->events[index];
        if (rest_of(tree, index, depth) != rest ||
            (rest == REST_DEEPER &&
             !same_speaker(&first->according_to[depth], &event->according_to[depth])))
            continue;
        memmove(tree->numbers + end + 1, tree->numbers + end,
                (i - end) * sizeof *tree->numbers);
        tree->numbers[end++] = index;
    }
    return end;
}

static void event_lines(cli_tree *tree, uint32_t from, uint32_t to, uint32_t level,
                        bool last)
{
    for (uint32_t i = from; i < to; i++)
        event_line(tree, tree->numbers[i], level, last && i + 1 == to);
}

/* Draws the events [from, to), all of which share their first `depth` sources. */
static void draw(cli_tree *tree, uint32_t from, uint32_t to, uint32_t depth)
{
    const uint32_t level = depth + 1;
    const uint32_t told = gather(tree, from, to, depth, REST_TOLD);
    event_lines(tree, from, told, level, told == to);
    const uint32_t own = told < to ? gather(tree, told, to, depth, REST_AUTHOR) : to;
    if (own > told && level < LEVELS) {
        begin(tree, level, own == to);
        put_string(tree, "the author, for himself\n");
        event_lines(tree, told, own, level + 1, true);
    }
    for (uint32_t at = own; at < to;) {
        const uint32_t end = gather(tree, at, to, depth, REST_DEEPER);
        source_line(tree, tree->numbers[at], depth, level, end == to);
        if (level < LEVELS)
            draw(tree, at, end, depth + 1);
        at = end;
    }
}

static void heading(cli_tree *tree)
{
    const casus_article *article = casus_doc_article(tree->doc);
    put(tree, article->id, false);
    if (article->title.size) {
        put_string(tree, ": ");
        put(tree, article->title, false);
    }
    put_string(tree, "\n");
    put(tree, article->publisher.size ? article->publisher : (casus_text){"this page", 9},
        false);
    put_string(tree, "\n");
}

casus_status cli_chain_tree(const casus_doc *doc, cli_buffer *out, casus_error *error)
{
    cli_tree tree = {.doc = doc, .out = out};
    tree.events = casus_doc_events(doc, &tree.count);
    if (!tree.count)
        return CASUS_OK;
    tree.numbers = malloc(tree.count * sizeof *tree.numbers);
    if (tree.numbers) {
        for (uint32_t i = 0; i < tree.count; i++)
            tree.numbers[i] = i;
        heading(&tree);
        draw(&tree, 0, tree.count, 0);
        put_string(&tree, "\n");
        free(tree.numbers);
    }
    if (tree.numbers && !out->failed)
        return CASUS_OK;
    *error = (casus_error){.status = CASUS_NOMEM, .message = "out of memory"};
    return CASUS_NOMEM;
}
