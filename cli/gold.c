#include "gold.h"

#include "buffer.h"
#include "message.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void cli_gold_add(cli_gold_record *record, const char *source, const char *code,
                  const char *target)
{
    if (record->event_count == CLI_GOLD_EVENTS)
        return;
    cli_gold_event *event = &record->event[record->event_count++];
    event->matched = false;
    (void)snprintf(event->source, sizeof event->source, "%.40s",
                   source[0] ? source : "---");
    (void)snprintf(event->code, sizeof event->code, "%.40s", code);
    (void)snprintf(event->target, sizeof event->target, "%.40s",
                   target[0] ? target : "---");
}

static char *read_whole(const char *path)
{
    cli_buffer buffer = {.used = 0};
    char piece[65536];
    size_t size = 0;
    FILE *file = fopen(path, "rb");
    bool good = file != NULL;
    while (good && (size = fread(piece, 1, sizeof piece, file)) > 0)
        good = cli_buffer_add(&buffer, piece, size) == 0;
    good = good && !ferror(file) && cli_buffer_add(&buffer, "", 1) == 0;
    if (file)
        (void)fclose(file);
    if (good)
        return buffer.bytes;
    cli_message("%s cannot be read (check the name)", path);
    cli_buffer_free(&buffer);
    return NULL;
}

/* Cuts blanks and line ends off both sides. */
static char *trimmed(char *text)
{
    size_t size;
    while (*text && strchr(" \t\r\n", *text))
        text++;
    for (size = strlen(text); size && strchr(" \t\r\n", text[size - 1]); size--)
        ;
    text[size] = '\0';
    return text;
}

/* "a | b": ends the part before the separator and returns what follows; NULL at the end.
 */
static char *cut(char *text, const char *separator)
{
    char *at = text ? strstr(text, separator) : NULL;
    if (!at)
        return NULL;
    *at = '\0';
    return at + strlen(separator);
}

/* ---- JSON lines ------------------------------------------------------------------ */

static const char *member(const json_t *object, const char *name)
{
    const char *value = json_string_value(json_object_get(object, name));
    return value ? value : "";
}

/* Actors as "USA:GOV" count by what stands before the colon. */
static void add_json_event(cli_gold_record *record, const json_t *event)
{
    char source[CLI_GOLD_CELL], target[CLI_GOLD_CELL];
    const bool root = json_object_get(event, "root") != NULL;
    (void)snprintf(source, sizeof source, "%.40s", member(event, "source"));
    (void)snprintf(target, sizeof target, "%.40s", member(event, "target"));
    record->form = root ? CLI_GOLD_ROOT : CLI_GOLD_CAMEO;
    if (root) {
        (void)cut(source, ":");
        (void)cut(target, ":");
    }
    cli_gold_add(record, source, member(event, root ? "root" : "code"), target);
}

static bool read_json_line(const char *path, unsigned line, char *text,
                           cli_gold_function found, void *context, cli_gold_form *form)
{
    json_error_t fault;
    json_t *object = json_loads(text, 0, &fault);
    const json_t *event;
    size_t index;
    if (!object) {
        cli_message("%s:%u: %s", path, line, fault.text);
        return false;
    }
    cli_gold_record record = {.id = member(object, "id"),
                              .date = member(object, "date"),
                              .text = member(object, "text"),
                              .line = line,
                              .form = *form};
    json_array_foreach(json_object_get(object, "events"), index, event)
        add_json_event(&record, event);
    *form = record.form;
    const bool go_on = found(context, &record);
    json_decref(object);
    return go_on;
}

static bool read_json(const char *path, char *text, cli_gold_function found,
                      void *context)
{
    unsigned line = 0;
    cli_gold_form form = CLI_GOLD_CAMEO;
    for (char *next; text; text = next) {
        next = cut(text, "\n");
        line++;
        if (*trimmed(text) &&
            !read_json_line(path, line, trimmed(text), found, context, &form))
            return false;
    }
    return true;
}

/* ---- PETRARCH's XML ---- */

/* The value of name="..." in a tag; "" when it is not there. */
static const char *attribute(const char *tag, const char *name, char *value, size_t room)
{
    char key[32];
    (void)snprintf(key, sizeof key, "%s=\"", name);
    const char *end = strchr(tag, '>'), *at = strstr(tag, key);
    value[0] = '\0';
    if (!at || !end || at > end)
        return value;
    at += strlen(key);
    (void)snprintf(value, room, "%.*s", (int)strcspn(at, "\""), at);
    return value;
}

static void add_codings(cli_gold_record *record, const char *at)
{
    char source[CLI_GOLD_CELL], code[CLI_GOLD_CELL], target[CLI_GOLD_CELL];
    while ((at = strstr(at, "<EventCoding")) != NULL) {
        (void)attribute(at, "sourcecode", source, sizeof source);
        (void)attribute(at, "eventcode", code, sizeof code);
        (void)attribute(at, "targetcode", target, sizeof target);
        if (code[0])
            cli_gold_add(record, source, code, target);
        at++;
    }
}

static unsigned lines_before(const char *start, const char *end)
{
    unsigned lines = 1;
    for (; start < end; start++)
        lines += *start == '\n';
    return lines;
}

static bool read_xml(char *text, cli_gold_function found, void *context)
{
    char *start = text, *next;
    unsigned line = 1;
    for (char *at = strstr(text, "<Sentence "); at; at = next) {
        char id[64], date[32];
        line += lines_before(start, at) - 1;
        start = at;
        next = strstr(at + 1, "<Sentence ");
        const bool ends_line = next && next[-1] == '\n';
        if (next)
            next[-1] = '\0';
        cli_gold_record record = {.line = line, .form = CLI_GOLD_CAMEO};
        record.id = attribute(at, "id", id, sizeof id);
        record.date = attribute(at, "date", date, sizeof date);
        add_codings(&record, at);
        char *words = strstr(at, "<Text>");
        if (!words) {
            line += ends_line;
            continue;
        }
        words += strlen("<Text>");
        char *rest = cut(words, "</Text>");
        record.text = trimmed(words);
        line +=
            lines_before(start, words) - 1 + lines_before(words, rest ? rest : words) - 1;
        start = rest ? rest : words;
        line += ends_line;
        if (!found(context, &record))
            return false;
    }
    return true;
}

/* ---- our fixtures ------------------------------------------------------------------ */

/* "FRA GOV, DEU > USA | CONSULT 040 | ...", a pair of actors each; what stands in
 * quotation marks is a name and does not count. */
static void add_pairs(cli_gold_record *record, char *sources, const char *code,
                      char *targets)
{
    for (char *next_source; sources; sources = next_source) {
        char all[256];
        next_source = cut(sources, ",");
        (void)snprintf(all, sizeof all, "%s", targets);
        for (char *target = all, *next_target; target; target = next_target) {
            next_target = cut(target, ",");
            (void)cut(target, "\"");
            (void)cut(sources, "\"");
            cli_gold_add(record, trimmed(sources), code, trimmed(target));
        }
    }
}

static void add_fixture_event(cli_gold_record *record, char *line)
{
    char *actors = cut(line, "|");
    char *action = cut(actors, "|");
    (void)cut(action, "|");
    char *targets = cut(actors, ">");
    char *code = action ? strrchr(trimmed(action), ' ') : NULL;
    if (code && targets)
        add_pairs(record, actors, code + 1, targets);
}

/* One case: title and attributes, a rule of "=", the text, sections. */
static bool read_case(char *head, char *body, unsigned line, cli_gold_function found,
                      void *context)
{
    char *date = strstr(head, ":date ");
    char *sections = cut(body, "\n--- ");
    cli_gold_record record = {.id = "", .date = "", .line = line, .form = CLI_GOLD_OWN};
    record.text = trimmed(body);
    if (date) {
        date += strlen(":date ");
        (void)cut(date, "\n");
        record.date = trimmed(date);
    }
    (void)cut(head, "\n");
    record.id = trimmed(head);
    for (char *next; sections; sections = next) {
        next = cut(sections, "\n--- ");
        char *lines = cut(sections, "\n");
        if (strcmp(trimmed(sections), "events") != 0)
            continue;
        for (char *after; lines; lines = after) {
            after = cut(lines, "\n");
            add_fixture_event(&record, lines);
        }
        return found(context, &record);
    }
    return true;
}

static bool read_fixtures(char *text, cli_gold_function found, void *context)
{
    static const char rule[] = "\n==================\n";
    unsigned line = 1;
    const char *counted = text;
    char *head = cut(text, rule);
    for (char *next; head; head = next) {
        line += lines_before(counted, head); /* one line end is cut away */
        counted = head;
        char *body = cut(head, rule);
        next = cut(body, rule);
        const unsigned here = line;
        if (next) {
            line += lines_before(counted, next) + 1; /* two are */
            counted = next;
        }
        if (body && !read_case(head, body, here, found, context))
            return false;
    }
    return true;
}

bool cli_gold_read(const char *path, cli_gold_function found, void *context)
{
    char *text = read_whole(path);
    bool good = false;
    if (!text)
        return false;
    if (text[0] == '{')
        good = read_json(path, text, found, context);
    else if (text[0] == '<')
        good = read_xml(text, found, context);
    else if (strstr(text, "\n=================="))
        good = read_fixtures(text, found, context);
    else
        cli_message("%s is none of JSON lines, PETRARCH's XML and fixtures", path);
    free(text);
    return good;
}
