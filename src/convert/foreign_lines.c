#include "convert/foreign.h"

#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"

#include <stdarg.h>

void cs_finding(cs_conversion *conversion, const char *path, uint32_t line,
                const char *format, ...)
{
    char message[256];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    conversion->findings->count++;
    if (conversion->findings->found)
        conversion->findings->found(conversion->findings->context, path, line, message);
}

uint32_t cs_byte_in(casus_text text, char byte)
{
    for (uint32_t i = 0; i < text.size; i++)
        if (text.data[i] == byte)
            return i;
    return text.size;
}

char *cs_foreign_room(cs_conversion *conversion, size_t size)
{
    char *room = cs_arena_alloc(&conversion->arena, size + 1);
    conversion->failed = conversion->failed || !room;
    return room;
}

casus_text cs_recased(cs_conversion *conversion, casus_text text, bool upper,
                      const char *from, char to)
{
    static const char large[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                      small[] = "abcdefghijklmnopqrstuvwxyz";
    const char *letters = upper ? large : small;
    char *copy = cs_foreign_room(conversion, text.size);
    if (!copy)
        return (casus_text){NULL, 0};
    for (uint32_t i = 0; i < text.size; i++) {
        const char c = text.data[i];
        const bool letter = upper ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z';
        copy[i] = c;
        if (letter)
            copy[i] = letters[(c | 0x20) - 'a'];
        if (strchr(from, c))
            copy[i] = to;
    }
    return (casus_text){copy, text.size};
}

/* Latin-1 -> UTF-8 where the file is not UTF-8. */
static casus_status make_utf8(cs_foreign_lines *lines)
{
    const size_t bad = cs_utf8_check(lines->rest.data, lines->rest.size);
    uint32_t line = 1, used = 0;
    if (bad == lines->rest.size)
        return CASUS_OK;
    for (size_t i = 0; i < bad; i++)
        line += lines->rest.data[i] == '\n';
    cs_finding(lines->conversion, lines->path, line,
               "a byte that is not UTF-8; the file is read as Latin-1");
    char *copy =
        cs_arena_alloc(&lines->conversion->arena, (size_t)lines->rest.size * 2 + 1);
    if (!copy)
        return cs_nomem(lines->conversion->findings->error);
    for (uint32_t i = 0; i < lines->rest.size; i++)
        used += cs_utf8_encode((unsigned char)lines->rest.data[i], copy + used);
    lines->rest = cs_text(copy, used);
    return CASUS_OK;
}

casus_status cs_foreign_open(cs_foreign_lines *lines, cs_conversion *conversion,
                             const char *path)
{
    *lines =
        (cs_foreign_lines){.conversion = conversion, .path = path, .semicolons = true};
    CS_TRY(cs_file_read(path, &conversion->arena, &lines->rest,
                        conversion->findings->error));
    return make_utf8(lines);
}

static uint32_t find(casus_text text, const char *what)
{
    const uint32_t size = (uint32_t)strlen(what);
    for (uint32_t i = 0; i + size <= text.size; i++)
        if (memcmp(text.data + i, what, size) == 0)
            return i;
    return CASUS_NONE;
}

/* "#" but for the code [###], and ";". */
static bool begins_comment(const cs_foreign_lines *lines, casus_text line, uint32_t at)
{
    const bool code = at > 0 && (line.data[at - 1] == '[' || line.data[at - 1] == '#');
    return (line.data[at] == '#' && !code) || (line.data[at] == ';' && lines->semicolons);
}

/* Cuts comments off; a comment within the line ends it, as nothing ever follows one. */
static casus_text without_comments(cs_foreign_lines *lines, casus_text line)
{
    if (lines->in_comment) {
        lines->in_comment = find(line, "-->") == CASUS_NONE;
        return cs_text_span(line, 0, 0);
    }
    const uint32_t open = find(line, "<!");
    if (open != CASUS_NONE) {
        lines->in_comment =
            find(line, "<!--") != CASUS_NONE && find(line, "-->") == CASUS_NONE;
        line = cs_text_span(line, 0, open);
    }
    uint32_t end = 0;
    while (end < line.size && !begins_comment(lines, line, end))
        end++;
    return cs_text_span(line, 0, end);
}

/* The sections whose entries are read where they stand. */
static bool is_plain_section(casus_text name)
{
    return cs_text_is(name, "SYNSETS");
}

static void end_section(cs_foreign_lines *lines)
{
    if (lines->section.size)
        cs_finding(lines->conversion, lines->path, lines->section_line,
                   "section <%.*s> is left out, number of entries: %u; casus has "
                   "other means for it (docs/dictionaries.md)",
                   (int)lines->section.size, lines->section.data,
                   (unsigned)lines->section_entries);
    lines->section = (casus_text){NULL, 0};
}

bool cs_foreign_in_section(cs_foreign_lines *lines)
{
    const casus_text line = lines->line;
    const bool marks = line.data[0] == '<' && line.data[line.size - 1] == '>';
    if (!marks) {
        lines->section_entries++;
        return lines->section.size > 0;
    }
    end_section(lines);
    const casus_text name = cs_text_span(line, 1, line.size - 1);
    if (name.size && name.data[0] != '/' && !is_plain_section(name)) {
        lines->section = name;
        lines->section_line = lines->number;
        lines->section_entries = 0;
    }
    return true;
}

bool cs_foreign_is_end(const cs_foreign_lines *lines)
{
    return cs_text_is(lines->line, "~FINISH");
}

bool cs_foreign_next(cs_foreign_lines *lines)
{
    lines->blank_before = false;
    while (lines->rest.size) {
        const char *end = memchr(lines->rest.data, '\n', lines->rest.size);
        const uint32_t size = end ? (uint32_t)(end - lines->rest.data) : lines->rest.size;
        const casus_text raw = cs_text_span(lines->rest, 0, size);
        lines->rest = cs_text_span(lines->rest, size + (end != NULL), lines->rest.size);
        lines->number++;
        lines->line = cs_text_trim(without_comments(lines, raw));
        if (lines->line.size)
            return true;
        lines->blank_before = lines->blank_before || !cs_text_trim(raw).size;
    }
    end_section(lines);
    return false;
}
