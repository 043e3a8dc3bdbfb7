#include "answer.h"

#include "event_table.h"
#include "message.h"
#include "store_file.h"

#include <string.h>

enum { LAYOUT_ROWS = 200, MAX_WIDTH = 48 };

/* ---- cells ------------------------------------------------------------------------------ */

/* Bytes of the character at `at`, 0 when it is not UTF-8. */
static uint32_t character_size(const char *at, uint32_t left)
{
    const unsigned char first = (unsigned char)at[0];
    const uint32_t size = first < 0x80   ? 1
                          : first < 0xC2 ? 0
                          : first < 0xE0 ? 2
                          : first < 0xF0 ? 3
                          : first < 0xF5 ? 4
                                         : 0;
    if (size > left)
        return 0;
    for (uint32_t i = 1; i < size; i++)
        if (((unsigned char)at[i] & 0xC0) != 0x80)
            return 0;
    return size;
}

static void put(cli_buffer *out, const char *string)
{
    (void)cli_buffer_add(out, string, strlen(string));
}

static void put_json_text(cli_buffer *out, casus_text text)
{
    put(out, "\"");
    for (uint32_t i = 0, size; i < text.size; i += size ? size : 1) {
        const char *at = text.data + i;
        size = character_size(at, text.size - i);
        if (!size)
            put(out, "\\ufffd");
        else if (*at == '"' || *at == '\\')
            (void)cli_buffer_print(out, "\\%c", *at);
        else if ((unsigned char)*at < 0x20)
            (void)cli_buffer_print(out, "\\u%04x", (unsigned)*at);
        else
            (void)cli_buffer_add(out, at, size);
    }
    put(out, "\"");
}

/* Whether JSON has a number for it: not for infinities. */
static bool is_number(const casus_value *value)
{
    const casus_text text = value->text;
    const uint32_t sign = text.size && text.data[0] == '-';
    return (value->kind == CASUS_VALUE_INTEGER || value->kind == CASUS_VALUE_REAL) &&
           text.size > sign && text.data[sign] >= '0' && text.data[sign] <= '9';
}

static void put_json_value(cli_buffer *out, const casus_value *value)
{
    if (value->kind == CASUS_VALUE_NONE)
        put(out, "null");
    else if (is_number(value))
        (void)cli_buffer_add(out, value->text.data, value->text.size);
    else
        put_json_text(out, value->text);
}

void cli_json_row(cli_buffer *out, const casus_value *row, uint32_t count)
{
    put(out, "{");
    for (uint32_t i = 0; i < count; i++) {
        put(out, i ? "," : "");
        put_json_text(out, (casus_text){row[i].name, (uint32_t)strlen(row[i].name)});
        put(out, ":");
        put_json_value(out, &row[i]);
    }
    put(out, "}");
}

static void put_csv_cell(cli_buffer *out, casus_text text)
{
    bool quoted = false;
    for (uint32_t i = 0; i < text.size; i++)
        quoted = quoted || strchr(",\"\r\n", text.data[i]);
    put(out, quoted ? "\"" : "");
    for (uint32_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"')
            put(out, "\"");
        (void)cli_buffer_add(out, text.data + i, 1);
    }
    put(out, quoted ? "\"" : "");
}

static void put_csv_row(cli_buffer *out, const casus_value *row, uint32_t count,
                        bool heading)
{
    for (uint32_t i = 0; i < count; i++) {
        const casus_text name = {row[i].name, (uint32_t)strlen(row[i].name)};
        put(out, i ? "," : "");
        put_csv_cell(out, heading ? name : row[i].text);
    }
    put(out, "\n");
}

/* ---- tables ------------------------------------------------------------------------------- */

static uint32_t characters_in(casus_text text)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < text.size; i++)
        count += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    return count;
}

/* The first `characters` characters of a text. */
static casus_text first_characters(casus_text text, uint32_t characters)
{
    uint32_t size = 0;
    while (size < text.size &&
           (((unsigned char)text.data[size] & 0xC0) == 0x80 || characters-- > 0))
        size++;
    return (casus_text){text.data, size};
}

/* A cell without control characters, cut with "…"; the last one of a row is not filled up. */
static void put_cell(cli_buffer *out, casus_text text, uint32_t width, bool right,
                     bool last)
{
    const uint32_t characters = characters_in(text);
    const bool cut = characters > width;
    const casus_text shown = cut ? first_characters(text, width - 1) : text;
    const int blanks = cut ? 0 : (int)(width - characters);
    if (right)
        (void)cli_buffer_print(out, "%*s", blanks, "");
    for (uint32_t i = 0; i < shown.size; i++) {
        const unsigned char byte = (unsigned char)shown.data[i];
        (void)cli_buffer_add(out, byte < 0x20 || byte == 0x7F ? " " : shown.data + i, 1);
    }
    put(out, cut ? "\xE2\x80\xA6" : "");
    if (!last)
        (void)cli_buffer_print(out, "%*s", (right ? 0 : blanks) + 2, "");
}

/* A row of cells, each {size, bytes}, as it waits. */
static void put_waiting_row(cli_answer *answer, const char **at)
{
    for (uint32_t i = 0; i < answer->column_count; i++) {
        casus_text cell;
        memcpy(&cell.size, *at, sizeof cell.size);
        cell.data = *at + sizeof cell.size;
        *at = cell.data + cell.size;
        put_cell(&answer->buffer, cell, answer->widths[i], answer->right[i],
                 i + 1 == answer->column_count);
    }
    put(&answer->buffer, "\n");
}

static void wait_cell(cli_answer *answer, uint32_t column, casus_text cell)
{
    const uint32_t characters = characters_in(cell);
    uint32_t *width = &answer->widths[column];
    *width = characters > *width ? characters : *width;
    *width = *width > MAX_WIDTH ? MAX_WIDTH : *width;
    (void)cli_buffer_add(&answer->waiting, (const char *)&cell.size, sizeof cell.size);
    (void)cli_buffer_add(&answer->waiting, cell.data, cell.size);
}

static casus_text cell_of(const casus_value *value)
{
    return value->text.size ? value->text : (casus_text){"-", 1};
}

static void start_table(cli_answer *answer, const casus_value *row, uint32_t count)
{
    answer->column_count = count < CLI_COLUMNS ? count : CLI_COLUMNS;
    for (uint32_t i = 0; i < answer->column_count; i++) {
        answer->widths[i] = 0;
        answer->right[i] =
            row[i].kind == CASUS_VALUE_INTEGER || row[i].kind == CASUS_VALUE_REAL;
        wait_cell(answer, i, (casus_text){row[i].name, (uint32_t)strlen(row[i].name)});
    }
    answer->waiting_rows = 1;
}

static void lay_out(cli_answer *answer)
{
    const char *at = answer->waiting.bytes;
    for (uint32_t i = 0; i < answer->waiting_rows; i++)
        put_waiting_row(answer, &at);
    cli_buffer_clear(&answer->waiting);
    answer->waiting_rows = 0;
    answer->laid_out = true;
}

static void table_row(cli_answer *answer, const casus_value *row, uint32_t count)
{
    if (!answer->laid_out && !answer->waiting_rows)
        start_table(answer, row, count);
    for (uint32_t i = 0; i < answer->column_count; i++) {
        const casus_text cell = cell_of(&row[i]);
        if (answer->laid_out)
            put_cell(&answer->buffer, cell, answer->widths[i], answer->right[i],
                     i + 1 == answer->column_count);
        else
            wait_cell(answer, i, cell);
    }
    if (answer->laid_out)
        put(&answer->buffer, "\n");
    else if (++answer->waiting_rows > LAYOUT_ROWS)
        lay_out(answer);
}

static void list_row(cli_answer *answer, const casus_value *row, uint32_t count)
{
    uint32_t width = 0;
    for (uint32_t i = 0; i < count; i++)
        width = strlen(row[i].name) > width ? (uint32_t)strlen(row[i].name) : width;
    for (uint32_t i = 0; i < count; i++) {
        const casus_text name = {row[i].name, (uint32_t)strlen(row[i].name)};
        const casus_text cell = cell_of(&row[i]);
        put_cell(&answer->buffer, name, width, false, false);
        put_cell(&answer->buffer, cell, characters_in(cell), false, true);
        put(&answer->buffer, "\n");
    }
}

/* ---- all together --------------------------------------------------------------------------- */

cli_answer_form cli_answer_form_of(const cli_options *options)
{
    if (cli_wants_table(options))
        return CLI_ANSWER_TABLE;
    return options->format && strcmp(options->format, "csv") == 0 ? CLI_ANSWER_CSV
                                                                  : CLI_ANSWER_JSONL;
}

bool cli_answer_open(cli_answer *answer, const cli_options *options, cli_answer_form form)
{
    *answer = (cli_answer){.form = form};
    return cli_output_open(&answer->file, options->output);
}

static bool write_buffer(cli_answer *answer)
{
    if (answer->buffer.failed || answer->waiting.failed) {
        cli_message("out of memory");
        answer->file.failed = true;
    }
    const bool good =
        cli_output_write(&answer->file, answer->buffer.bytes, answer->buffer.used);
    cli_buffer_clear(&answer->buffer);
    return good && !answer->file.failed;
}

int cli_answer_row(void *context, const casus_value *row, uint32_t count)
{
    cli_answer *answer = context;
    if (answer->form == CLI_ANSWER_TABLE) {
        table_row(answer, row, count);
    } else if (answer->form == CLI_ANSWER_LIST) {
        list_row(answer, row, count);
    } else if (answer->form == CLI_ANSWER_CSV) {
        if (!answer->count)
            put_csv_row(&answer->buffer, row, count, true);
        put_csv_row(&answer->buffer, row, count, false);
    } else {
        cli_json_row(&answer->buffer, row, count);
        put(&answer->buffer, "\n");
    }
    answer->count++;
    return !write_buffer(answer);
}

bool cli_answer_flush(cli_answer *answer)
{
    lay_out(answer);
    answer->laid_out = false;
    return write_buffer(answer);
}

int cli_answer_close(cli_answer *answer, casus_status status, const casus_error *error,
                     const char *none)
{
    int result = CLI_DONE;
    if (status != CASUS_OK)
        result = answer->file.failed ? CLI_NOTHING : cli_store_failed(error);
    else if (!cli_answer_flush(answer))
        result = CLI_NOTHING;
    if (result == CLI_DONE && !answer->count) {
        cli_message("%s", none);
        result = CLI_NOTHING;
    }
    if (!cli_output_close(&answer->file, result == CLI_DONE))
        result = CLI_NOTHING;
    cli_buffer_free(&answer->buffer);
    cli_buffer_free(&answer->waiting);
    return result;
}
