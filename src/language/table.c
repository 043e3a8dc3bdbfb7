/* table.c - reads lang/languages.txt. */
#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "language/language.h"

#include <unistd.h>

static void include(cs_language_set *set, uint8_t language)
{
    set->bits[language / 64] |= (uint64_t)1 << language % 64;
}

/* The number of a language, which is given one if needed; CS_LANGUAGES when there are too
 * many. */
static uint8_t number_of(cs_languages *languages, casus_text code)
{
    for (uint8_t i = 0; i < languages->count; i++)
        if (cs_text_equal(languages->codes[i], code))
            return i;
    if (languages->count == CS_LANGUAGES)
        return CS_LANGUAGES;
    languages->codes[languages->count] = code;
    return languages->count++;
}

static casus_status too_many(cs_table *table)
{
    return cs_table_fault(table, "there are more than %d languages", CS_LANGUAGES);
}

/* Adds the language to those of a word or letter; false when out of memory. */
static bool add(cs_language_index *index, casus_text text, uint8_t language,
                cs_arena *arena)
{
    const uint32_t symbol = cs_symbol_add(&index->symbols, text, arena);
    while (index->sets.count <= symbol)
        if (!cs_array_push(&index->sets, arena))
            return false;
    include(&index->sets.items[symbol], language);
    return symbol != 0;
}

static casus_status add_script(cs_languages *languages, cs_table *table)
{
    casus_text rest = table->column[2], code;
    const uint8_t script = cs_script_named(table->column[1]);
    if (script == CS_SCRIPT_NONE)
        return cs_table_fault(table, "there is no script of this name");
    while (cs_next_part(&rest, ' ', &code)) {
        const uint8_t language = number_of(languages, code);
        if (language == CS_LANGUAGES)
            return too_many(table);
        include(&languages->scripts[script], language);
    }
    return CASUS_OK;
}

static casus_status add_words(cs_languages *languages, cs_table *table, uint8_t language,
                              casus_error *error)
{
    casus_text rest = table->column[2], word;
    while (cs_next_part(&rest, ' ', &word))
        if (word.size && !add(&languages->words, word, language, &languages->arena))
            return cs_nomem(error);
    return CASUS_OK;
}

static casus_status add_letters(cs_languages *languages, cs_table *table,
                                uint8_t language, casus_error *error)
{
    const casus_text letters = table->column[2];
    uint32_t length;
    include(&languages->with_letters, language);
    for (uint32_t i = 0; i < letters.size; i += length) {
        (void)cs_utf8_decode(letters.data + i, &length);
        const casus_text letter = cs_text_span(letters, i, i + length);
        if (!add(&languages->letters, letter, language, &languages->arena))
            return cs_nomem(error);
    }
    return CASUS_OK;
}

static casus_status add_codes(cs_languages *languages, cs_table *table, uint8_t language,
                              casus_error *error)
{
    casus_text rest = table->column[2], code;
    while (cs_next_part(&rest, ' ', &code)) {
        if (!cs_array_push(&languages->others, &languages->arena))
            return cs_nomem(error);
        *cs_array_last(&languages->others) = (cs_language_code){code, language};
    }
    return CASUS_OK;
}

static casus_status add_row(cs_languages *languages, cs_table *table, casus_error *error)
{
    const casus_text kind = table->column[0];
    if (table->columns == 3 && cs_text_is(kind, "script"))
        return add_script(languages, table);
    const uint8_t language =
        table->columns == 3 ? number_of(languages, table->column[1]) : 0;
    if (language == CS_LANGUAGES)
        return too_many(table);
    if (table->columns == 3 && cs_text_is(kind, "words"))
        return add_words(languages, table, language, error);
    if (table->columns == 3 && cs_text_is(kind, "letters"))
        return add_letters(languages, table, language, error);
    if (table->columns == 3 && cs_text_is(kind, "same"))
        return add_codes(languages, table, language, error);
    return cs_table_fault(
        table, "a row is: script, letters, words or same; a name; what it has");
}

casus_status cs_languages_open(cs_languages *languages, const char *folder,
                               cs_faults *faults)
{
    cs_table table;
    cs_arena *arena = &languages->arena;
    const char *path = cs_path_join(folder, "lang/languages.txt", arena);
    if (!path)
        return cs_nomem(faults->error);
    if (access(path, F_OK) != 0)
        return CASUS_OK;
    CS_TRY(cs_table_open(&table, path, arena, faults));
    while (cs_table_next(&table))
        CS_TRY(add_row(languages, &table, faults->error));
    return CASUS_OK;
}

void cs_languages_free(cs_languages *languages)
{
    cs_arena_free(&languages->arena);
}
