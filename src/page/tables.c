#include "page/tables.h"

#include "base/error.h"

#include <stdlib.h>

static const char *const kinds[CS_PAGE_KINDS] = {"by",   "and",     "nobody", "role",
                                                 "firm", "updated", "end",    "month"};

static casus_status add_row(cs_page_tables *tables, cs_table *table, uint8_t kind,
                            casus_error *error)
{
    casus_text rest = table->column[2], phrase;
    const unsigned long value = strtoul(table->column[1].data, NULL, 10);
    const uint8_t number = value <= UINT8_MAX ? (uint8_t)value : 0;
    if (kind == CS_PAGE_MONTH && (number < 1 || number > 12))
        return cs_table_fault(table, "a month has a number from 1 to 12");
    while (cs_next_alternative(&rest, &phrase)) {
        if (!cs_array_push(&tables->words, &tables->arena))
            return cs_nomem(error);
        *cs_array_last(&tables->words) = (cs_page_word){phrase, kind, number};
    }
    return CASUS_OK;
}

casus_status cs_page_tables_load(cs_page_tables *tables, const char *path,
                                 cs_faults *faults)
{
    cs_table table;
    CS_TRY(cs_table_open(&table, path, &tables->arena, faults));
    while (cs_table_next(&table)) {
        uint8_t kind = 0;
        while (kind < CS_PAGE_KINDS && !cs_text_is(table.column[0], kinds[kind]))
            kind++;
        if (kind == CS_PAGE_KINDS || table.columns != 3)
            CS_TRY(cs_table_fault(&table, "a row is: kind, language or number, words"));
        else
            CS_TRY(add_row(tables, &table, kind, faults->error));
    }
    return CASUS_OK;
}

void cs_page_tables_free(cs_page_tables *tables)
{
    cs_arena_free(&tables->arena);
}

static bool in_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c & 0x80);
}

uint32_t cs_page_prefix(const cs_page_tables *tables, cs_page_kind kind, casus_text lower)
{
    uint32_t best = 0;
    for (uint32_t i = 0; i < tables->words.count; i++) {
        const cs_page_word *word = &tables->words.items[i];
        if (word->kind == kind && word->phrase.size > best &&
            cs_text_starts(lower, word->phrase) &&
            (word->phrase.size == lower.size || !in_word(lower.data[word->phrase.size])))
            best = word->phrase.size;
    }
    return best;
}

bool cs_page_is(const cs_page_tables *tables, cs_page_kind kind, casus_text lower)
{
    for (uint32_t i = 0; i < tables->words.count; i++)
        if (tables->words.items[i].kind == kind &&
            cs_text_equal(tables->words.items[i].phrase, lower))
            return true;
    return false;
}

uint8_t cs_page_month(const cs_page_tables *tables, casus_text lower)
{
    for (uint32_t i = 0; i < tables->words.count; i++)
        if (tables->words.items[i].kind == CS_PAGE_MONTH &&
            cs_text_equal(tables->words.items[i].phrase, lower))
            return tables->words.items[i].number;
    return 0;
}
