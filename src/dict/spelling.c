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
    if (cs_text_is(name, "number"))
        return CS_ABBREVIATION_NUMBER;
    return CS_ABBREVIATION_PLAIN;
}

static casus_status add_abbreviation(cs_spelling *spelling, casus_text form,
                                     cs_abbreviation kind, cs_arena *arena,
                                     casus_error *error)
{
    const uint32_t number =
        form.data ? cs_symbol_add(&spelling->abbreviations, form, arena) : 0;
    if (!number)
        return cs_nomem(error);
    if (number <= spelling->abbreviation_kinds.count)
        return CASUS_OK;
    if (!cs_array_push(&spelling->abbreviation_kinds, arena))
        return cs_nomem(error);
    *cs_array_last(&spelling->abbreviation_kinds) = kind;
    return CASUS_OK;
}

/* An entry in lower case fits any case, one with a capital ("Ill.") only itself and, by
 * cs_abbreviation_of(), its form in capitals; titles and months fit any case. */
static casus_status read_abbreviations(cs_spelling *spelling, cs_table *table,
                                       cs_arena *arena)
{
    casus_error *error = table->faults->error;
    while (cs_table_next(table)) {
        const casus_text form = table->column[0];
        const cs_abbreviation kind = kind_from(table->column[1]);
        if (kind == CS_ABBREVIATION_TITLE || kind == CS_ABBREVIATION_MONTH)
            CS_TRY(add_abbreviation(spelling, cs_text_lower(form, arena), kind, arena,
                                    error));
        CS_TRY(add_abbreviation(spelling, form, kind, arena, error));
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
    const uint32_t number =
        lower.data ? cs_symbol_add(&spelling->words, lower, arena) : 0;
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

static cs_abbreviation kind_of(const cs_spelling *spelling, casus_text form)
{
    const uint32_t number = cs_symbol_find(&spelling->abbreviations, form);
    return number ? spelling->abbreviation_kinds.items[number - 1] : CS_ABBREVIATION_NONE;
}

cs_abbreviation cs_abbreviation_of(const cs_spelling *spelling, casus_text form,
                                   casus_text lower)
{
    const cs_abbreviation kind = kind_of(spelling, form);
    if (kind != CS_ABBREVIATION_NONE || !lower.size || lower.size > CS_ABBREVIATION_ROOM)
        return kind;
    if (kind_of(spelling, lower) != CS_ABBREVIATION_NONE)
        return kind_of(spelling, lower);
    if (form.size < 3 || form.data[0] < 'A' || form.data[0] > 'Z' || form.data[1] < 'A' ||
        form.data[1] > 'Z')
        return CS_ABBREVIATION_NONE;
    char capitalised[CS_ABBREVIATION_ROOM];
    memcpy(capitalised, lower.data, lower.size);
    capitalised[0] = form.data[0];
    return kind_of(spelling, cs_text(capitalised, lower.size));
}
