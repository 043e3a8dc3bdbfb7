#include "dict/table.h"

#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>

casus_status cs_table_open(cs_table *table, const char *path, cs_arena *arena,
                           cs_faults *faults)
{
    *table = (cs_table){.path = path, .faults = faults};
    CS_TRY(cs_file_read(path, arena, &table->rest, faults->error));
    const size_t bad = cs_utf8_check(table->rest.data, table->rest.size);
    if (bad != table->rest.size)
        return cs_fail(faults->error, CASUS_BAD_DATA, bad,
                       "%s: byte %zu is not UTF-8; save the file as UTF-8", path, bad);
    if (cs_text_starts(table->rest, CS_TEXT("\xEF\xBB\xBF")))
        table->rest = cs_text_span(table->rest, 3, table->rest.size);
    return CASUS_OK;
}

static casus_text without_comment(casus_text line)
{
    for (uint32_t i = 0; i < line.size; i++)
        if (line.data[i] == '#' &&
            (i == 0 || line.data[i - 1] == ' ' || line.data[i - 1] == '\t'))
            return cs_text_span(line, 0, i);
    return line;
}

/* The end of the column that starts at `i`: a tab or two blanks, or the line's end. */
static uint32_t column_end(casus_text line, uint32_t i)
{
    while (i < line.size && line.data[i] != '\t' &&
           !(line.data[i] == ' ' && i + 1 < line.size &&
             (line.data[i + 1] == ' ' || line.data[i + 1] == '\t')))
        i++;
    return i;
}

static void split_columns(cs_table *table, casus_text line)
{
    table->columns = 0;
    for (uint32_t i = 0; i < line.size && table->columns < CS_TABLE_COLUMNS;) {
        const bool last = table->columns + 1 == CS_TABLE_COLUMNS;
        const uint32_t end = last ? line.size : column_end(line, i);
        table->column[table->columns++] = cs_text_trim(cs_text_span(line, i, end));
        for (i = end; i < line.size && (line.data[i] == ' ' || line.data[i] == '\t'); i++)
            ;
    }
    for (uint32_t i = table->columns; i < CS_TABLE_COLUMNS; i++)
        table->column[i] = (casus_text){NULL, 0};
}

bool cs_table_next(cs_table *table)
{
    casus_text line;
    while (cs_next_part(&table->rest, '\n', &line)) {
        table->line++;
        line = cs_text_trim(without_comment(line));
        if (line.size) {
            split_columns(table, line);
            return true;
        }
    }
    return false;
}

casus_status cs_table_fault(cs_table *table, const char *format, ...)
{
    char message[256];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(message, sizeof message, format, args);
    va_end(args);
    cs_faults *faults = table->faults;
    faults->count++;
    if (faults->found) {
        faults->found(faults->context, table->path, table->line, message);
        return CASUS_OK;
    }
    (void)cs_fail(faults->error, CASUS_BAD_DATA, 0, "%s:%u: %s", table->path, table->line,
                  message);
    if (faults->error)
        faults->error->line = table->line;
    return CASUS_BAD_DATA;
}

bool cs_next_alternative(casus_text *rest, casus_text *out)
{
    if (!rest->data)
        return false;
    for (uint32_t i = 0; i + 2 < rest->size; i++) {
        if (memcmp(rest->data + i, " | ", 3) == 0) {
            *out = cs_text_trim(cs_text_span(*rest, 0, i));
            *rest = cs_text_span(*rest, i + 3, rest->size);
            return true;
        }
    }
    *out = cs_text_trim(*rest);
    *rest = (casus_text){NULL, 0};
    return true;
}

bool cs_next_part(casus_text *rest, char separator, casus_text *out)
{
    if (!rest->data)
        return false;
    const char *at = rest->size ? memchr(rest->data, separator, rest->size) : NULL;
    const uint32_t length = at ? (uint32_t)(at - rest->data) : rest->size;
    *out = cs_text_span(*rest, 0, length);
    *rest = at ? cs_text_span(*rest, length + 1, rest->size) : (casus_text){NULL, 0};
    return true;
}
