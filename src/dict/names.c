/* names.c - the names of actors and places in a language. */
#include "dict/load.h"

#include "base/error.h"

static bool class_from(casus_text name, cs_name_class *out)
{
    static const char *const classes[CS_NAME_CLASS_COUNT] = {
        "name", "adjective", "people", "capital", "seat", "place", "capitals"};
    for (int i = 0; i < CS_NAME_CLASS_COUNT; i++) {
        if (cs_text_is(name, classes[i])) {
            *out = (cs_name_class)i;
            return true;
        }
    }
    return false;
}

static casus_status add_name(cs_dict *dict, casus_text name, cs_name_entry entry,
                             casus_error *error)
{
    if (dict->names.count == 0 && !cs_array_push(&dict->names, &dict->arena))
        return cs_nomem(error);
    cs_trie *trie =
        entry.class == CS_NAME_CAPITALS ? &dict->capitals_trie : &dict->name_trie;
    uint32_t *slot = cs_trie_slot(trie, name, &dict->arena);
    if (!slot || !cs_array_push(&dict->names, &dict->arena))
        return cs_nomem(error);
    const uint32_t number = dict->names.count - 1;
    dict->names.items[number] = entry;
    if (!*slot) {
        *slot = number;
        return CASUS_OK;
    }
    uint32_t last = *slot;
    while (dict->names.items[last].next)
        last = dict->names.items[last].next;
    dict->names.items[last].next = number;
    return CASUS_OK;
}

static casus_status read_row(cs_dict *dict, cs_table *table, casus_error *error)
{
    const uint32_t place = cs_symbol_find(&dict->place_ids, table->column[0]);
    cs_name_entry entry = {.actor = cs_actor_find(dict, table->column[0]),
                           .place = place ? place - 1 : CASUS_NONE,
                           .path = table->path,
                           .line = table->line};
    if (table->columns < 3 || !class_from(table->column[1], &entry.class))
        return cs_table_fault(
            table, "expected 'id  class  name | name', columns separated by two "
                   "blanks");
    if (entry.actor == CASUS_NONE && entry.place == CASUS_NONE)
        return cs_table_fault(table, "no actor or place has the id '%.*s'",
                              (int)table->column[0].size, table->column[0].data);
    if (entry.class != CS_NAME_PLACE)
        entry.place = CASUS_NONE;
    casus_text rest = table->column[2], name;
    while (cs_next_alternative(&rest, &name)) {
        if (name.size)
            CS_TRY(add_name(dict, name, entry, error));
        else
            CS_TRY(cs_table_fault(table, "an empty name between two bars"));
    }
    return CASUS_OK;
}

casus_status cs_names_read(cs_dict *dict, const char *path, cs_faults *faults)
{
    cs_table table;
    CS_TRY(cs_table_open(&table, path, &dict->arena, faults));
    while (cs_table_next(&table))
        CS_TRY(read_row(dict, &table, faults->error));
    return CASUS_OK;
}
