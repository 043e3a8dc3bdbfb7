#include "unknown_actors.h"

#include "buffer.h"
#include "message.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { PLACES = CLI_NAMES * 2, EXAMPLE = 400, COLUMNS = 5 };

/* One name: its text and that of its first sentence, both null-terminated, are one block. */
typedef struct cli_name {
    char *name, *example;
    unsigned long as_source, as_recipient;
} cli_name;

struct cli_names {
    cli_name *item;  /* [CLI_NAMES] */
    uint32_t *place; /* [PLACES] number of a name + 1, 0 = empty */
    uint32_t count;
    unsigned long forgotten; /* names */
    bool failed;
};

typedef struct cli_view {
    const char *data;
    size_t size;
} cli_view;

cli_names *cli_names_new(void)
{
    cli_names *names = calloc(1, sizeof *names);
    if (!names)
        return NULL;
    names->item = calloc(CLI_NAMES, sizeof *names->item);
    names->place = calloc(PLACES, sizeof *names->place);
    if (names->item && names->place)
        return names;
    cli_names_free(names);
    return NULL;
}

void cli_names_free(cli_names *names)
{
    for (uint32_t i = 0; names && i < names->count; i++)
        free(names->item[i].name);
    if (names) {
        free(names->item);
        free(names->place);
    }
    free(names);
}

static unsigned long times(const cli_name *name)
{
    return name->as_source + name->as_recipient;
}

static uint32_t *place_of(const cli_names *names, cli_view name)
{
    uint32_t at = 2166136261U;
    for (size_t i = 0; i < name.size; i++)
        at = (at ^ (unsigned char)name.data[i]) * 16777619U;
    for (at %= PLACES; names->place[at]; at = (at + 1) % PLACES) {
        const char *other = names->item[names->place[at] - 1].name;
        if (strncmp(other, name.data, name.size) == 0 && !other[name.size])
            break;
    }
    return &names->place[at];
}

/* Forgets the names that came at most `limit` times. */
static void forget(cli_names *names, unsigned long limit)
{
    uint32_t kept = 0;
    memset(names->place, 0, PLACES * sizeof *names->place);
    for (uint32_t i = 0; i < names->count; i++) {
        if (times(&names->item[i]) <= limit) {
            free(names->item[i].name);
            names->forgotten++;
            continue;
        }
        names->item[kept++] = names->item[i];
        const char *name = names->item[kept - 1].name;
        *place_of(names, (cli_view){name, strlen(name)}) = kept;
    }
    names->count = kept;
}

static void make_room(cli_names *names)
{
    for (unsigned long limit = 1; names->count > CLI_NAMES / 2; limit *= 2)
        forget(names, limit);
}

/* Cuts a text to `room` bytes, not within a character. */
static size_t cut_to(cli_view text, size_t room)
{
    if (text.size <= room)
        return text.size;
    while (room > 0 && ((unsigned char)text.data[room] & 0xC0) == 0x80)
        room--;
    return room;
}

static cli_name *name_at(cli_names *names, cli_view name, cli_view sentence)
{
    if (names->count == CLI_NAMES)
        make_room(names);
    uint32_t *place = place_of(names, name);
    if (*place)
        return &names->item[*place - 1];
    const size_t example = cut_to(sentence, EXAMPLE);
    char *text = malloc(name.size + example + 2);
    if (!text)
        return NULL;
    cli_name *item = &names->item[names->count++];
    *place = names->count;
    *item = (cli_name){.name = text, .example = text + name.size + 1};
    memcpy(text, name.data, name.size);
    text[name.size] = '\0';
    memcpy(item->example, sentence.data, example);
    item->example[example] = '\0';
    return item;
}

/* Name, part, document, number, sentence. */
static bool add_line(cli_names *names, cli_view line)
{
    cli_view column[COLUMNS] = {{NULL, 0}};
    for (size_t i = 0; i < COLUMNS; i++) {
        const char *tab = memchr(line.data, '\t', line.size);
        const size_t size = tab ? (size_t)(tab - line.data) : line.size;
        column[i] = (cli_view){line.data, size};
        line.data += size + (tab != NULL);
        line.size -= size + (tab != NULL);
    }
    cli_name *name = name_at(names, column[0], column[COLUMNS - 1]);
    if (name && column[1].data[0] == 's')
        name->as_source++;
    else if (name)
        name->as_recipient++;
    return name != NULL;
}

static bool out_of_memory(cli_names *names)
{
    cli_message("out of memory");
    names->failed = true;
    return false;
}

bool cli_names_add(void *context, const char *bytes, size_t size)
{
    cli_names *names = context;
    while (size > 0) {
        const char *end = memchr(bytes, '\n', size);
        const size_t length = end ? (size_t)(end - bytes) : size;
        if (!add_line(names, (cli_view){bytes, length}))
            return out_of_memory(names);
        bytes += length + (end != NULL);
        size -= length + (end != NULL);
    }
    return true;
}

static int by_count(const void *a, const void *b)
{
    const cli_name *one = a, *other = b;
    if (times(one) != times(other))
        return times(one) < times(other) ? 1 : -1;
    return strcmp(one->name, other->name);
}

/* The places of the names are of no use afterwards. */
bool cli_names_write(void *context, cli_output_file *file)
{
    cli_names *names = context;
    cli_buffer out = {.bytes = NULL};
    if (names->failed)
        return false;
    qsort(names->item, names->count, sizeof *names->item, by_count);
    (void)cli_buffer_print(&out, "count\tsource\trecipient\tname\texample\n");
    for (uint32_t i = 0; i < names->count; i++) {
        const cli_name *name = &names->item[i];
        (void)cli_buffer_print(&out, "%lu\t%lu\t%lu\t%s\t%s\n", times(name),
                               name->as_source, name->as_recipient, name->name,
                               name->example);
    }
    if (names->forgotten)
        cli_message(
            "%lu rare names were left out to keep memory flat; fewer documents at "
            "a time show them",
            names->forgotten);
    const bool written =
        out.failed ? out_of_memory(names) : cli_output_write(file, out.bytes, out.used);
    cli_buffer_free(&out);
    return written;
}
