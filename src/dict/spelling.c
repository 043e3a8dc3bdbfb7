#include "dict/spelling.h"

#include "base/error.h"
#include "base/file.h"

static cs_abbreviation kind_from(casus_text name)
{
    if (cs_text_is(name, "title"))
        return CS_ABBREVIATION_TITLE;
    if (cs_text_is(name, "month"))
        return CS_ABBREVIATION_MONTH;
    if (cs_text_is(name, "either"))
        return CS_ABBREVIATION_EITHER;
    return CS_ABBREVIATION_PLAIN;
}

static casus_status read_abbreviations(cs_spelling *spelling, cs_table *table, cs_arena *arena)
{
    while (cs_table_next(table)) {
        const casus_text lower = cs_text_lower(table->column[0], arena);
        const uint32_t number =
            lower.data ? cs_symbol_add(&spelling->abbreviations, lower, arena) : 0;
        if (!number)
            return cs_nomem(table->faults->error);
        if (number <= spelling->abbreviation_kinds.count)
            continue;
        if (!cs_array_push(&spelling->abbreviation_kinds, arena))
            return cs_nomem(table->faults->error);
        *cs_array_last(&spelling->abbreviation_kinds) = kind_from(table->column[1]);
    }
    return CASUS_OK;
}

static casus_status add_clitic(cs_spelling *spelling, cs_table *table, cs_arena *arena)
{
    cs_clitic clitic = {.count = 0};
    casus_text rest = table->column[1], part;
    while (clitic.count < CS_CLITIC_PARTS && cs_next_part(&rest, '|', &part))
        if (cs_text_trim(part).size)
            clitic.parts[clitic.count++] = cs_text_trim(part);
    const casus_text lower = cs_text_lower(table->column[0], arena);
    const uint32_t number = lower.data ? cs_symbol_add(&spelling->words, lower, arena) : 0;
    if (!number)
        return cs_nomem(table->faults->error);
    if (number <= spelling->parts.count)
        return CASUS_OK;
    if (!cs_array_push(&spelling->parts, arena))
        return cs_nomem(table->faults->error);
    *cs_array_last(&spelling->parts) = clitic;
    return CASUS_OK;
}

static casus_status read_clitics(cs_spelling *spelling, cs_table *table, cs_arena *arena)
{
    while (cs_table_next(table)) {
        const casus_text word = table->column[0];
        const bool suffix = word.data[0] == '-' && word.size > 1;
        const bool prefix = !suffix && word.data[word.size - 1] == '-' && word.size > 1;
        if (!suffix && !prefix) {
            CS_TRY(add_clitic(spelling, table, arena));
            continue;
        }
        if (suffix) {
            if (!cs_array_push(&spelling->suffixes, arena))
                return cs_nomem(table->faults->error);
            casus_text stem, rest = table->column[1];
            (void)cs_next_part(&rest, '|', &stem);
            *cs_array_last(&spelling->suffixes) = (cs_suffix){
                cs_text_span(word, 1, word.size), stem.size ? stem.size - 1 : 0};
        } else {
            if (!cs_array_push(&spelling->prefixes, arena))
                return cs_nomem(table->faults->error);
            *cs_array_last(&spelling->prefixes) = cs_text_span(word, 0, word.size - 1);
        }
    }
    return CASUS_OK;
}

casus_status cs_spelling_load(cs_spelling *spelling, const char *pack, cs_arena *arena,
                              cs_faults *faults)
{
    cs_table table;
    const char *abbreviations = cs_path_join(pack, "abbreviations.txt", arena);
    const char *clitics = cs_path_join(pack, "clitics.txt", arena);
    if (!abbreviations || !clitics)
        return cs_nomem(faults->error);
    CS_TRY(cs_table_open(&table, abbreviations, arena, faults));
    CS_TRY(read_abbreviations(spelling, &table, arena));
    CS_TRY(cs_table_open(&table, clitics, arena, faults));
    return read_clitics(spelling, &table, arena);
}

cs_abbreviation cs_abbreviation_of(const cs_spelling *spelling, casus_text lower)
{
    const uint32_t number = cs_symbol_find(&spelling->abbreviations, lower);
    return number ? spelling->abbreviation_kinds.items[number - 1] : CS_ABBREVIATION_NONE;
}
