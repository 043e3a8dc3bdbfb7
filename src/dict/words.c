/* words.c - role words (phrases of lemmas) and word classes. */
#include "dict/load.h"

#include "base/error.h"

static uint32_t phrase_slot(const cs_dict *dict, uint32_t parent, uint32_t symbol)
{
    const uint32_t key[2] = {parent, symbol};
    uint32_t slot = (uint32_t)cs_hash(key, sizeof key) & (dict->phrase_slot_count - 1);
    for (;;) {
        const uint32_t node = dict->phrase_slots[slot];
        if (!node || (dict->phrases.items[node].parent == parent &&
                      dict->phrases.items[node].symbol == symbol))
            return slot;
        slot = (slot + 1) & (dict->phrase_slot_count - 1);
    }
}

uint32_t cs_phrase_step(const cs_dict *dict, uint32_t node, uint32_t symbol)
{
    return symbol && dict->phrase_slot_count
               ? dict->phrase_slots[phrase_slot(dict, node, symbol)]
               : 0;
}

const cs_role_entry *cs_phrase_role(const cs_dict *dict, uint32_t node)
{
    const uint32_t value = node ? dict->phrases.items[node].value : 0;
    return value ? &dict->roles.items[value] : NULL;
}

static bool widen_slots(cs_dict *dict)
{
    dict->phrase_slot_count =
        dict->phrase_slot_count ? dict->phrase_slot_count * 2 : 4096;
    dict->phrase_slots = cs_arena_alloc(&dict->arena, dict->phrase_slot_count *
                                                          sizeof *dict->phrase_slots);
    if (!dict->phrase_slots)
        return false;
    for (uint32_t i = 1; i < dict->phrases.count; i++) {
        const cs_phrase_node *node = &dict->phrases.items[i];
        dict->phrase_slots[phrase_slot(dict, node->parent, node->symbol)] = i;
    }
    return true;
}

/* The node behind `node` by `symbol`, made if needed; 0 when out of memory. */
static uint32_t phrase_made(cs_dict *dict, uint32_t node, uint32_t symbol)
{
    if (dict->phrases.count == 0 && !cs_array_push(&dict->phrases, &dict->arena))
        return 0;
    if (dict->phrases.count * 2 >= dict->phrase_slot_count && !widen_slots(dict))
        return 0;
    const uint32_t slot = phrase_slot(dict, node, symbol);
    if (!dict->phrase_slots[slot]) {
        if (!cs_array_push(&dict->phrases, &dict->arena))
            return 0;
        *cs_array_last(&dict->phrases) =
            (cs_phrase_node){.parent = node, .symbol = symbol};
        dict->phrase_slots[slot] = dict->phrases.count - 1;
    }
    return dict->phrase_slots[slot];
}

/* The next word of a phrase: ends at a blank, and a hyphen is a word of its own, as in UD
 * English. */
static bool next_word(casus_text *rest, casus_text *out)
{
    *rest = cs_text_trim(*rest);
    if (!rest->size)
        return false;
    uint32_t end = 0;
    while (end < rest->size && rest->data[end] != ' ' && rest->data[end] != '-')
        end++;
    end += end == 0;
    *out = cs_text_span(*rest, 0, end);
    *rest = cs_text_span(*rest, end, rest->size);
    return true;
}

casus_status cs_phrase_add(cs_dict *dict, uint32_t start, casus_text phrase,
                           uint32_t *node, casus_error *error)
{
    casus_text word;
    *node = start;
    while (next_word(&phrase, &word)) {
        const uint32_t symbol = cs_symbol_add(&dict->symbols, word, &dict->arena);
        if (!symbol || !(*node = phrase_made(dict, *node, symbol)))
            return cs_nomem(error);
    }
    return CASUS_OK;
}

/* The places of kinds of phrases among the symbols, which no word can take. */
uint32_t cs_phrase_start(cs_dict *dict, cs_phrase_kind kind)
{
    return phrase_made(dict, 0, UINT32_MAX - (uint32_t)kind);
}

static casus_status add_phrase(cs_dict *dict, uint32_t start, casus_text phrase,
                               uint32_t value, casus_error *error)
{
    uint32_t node;
    CS_TRY(cs_phrase_add(dict, start, phrase, &node, error));
    if (node != start && !dict->phrases.items[node].value)
        dict->phrases.items[node].value = value;
    return CASUS_OK;
}

/* Discards are phrases of the same trie that start at a node of their own. */
casus_status cs_discards_read(cs_dict *dict, const char *path, cs_faults *faults)
{
    cs_table table;
    casus_text rest, phrase;
    CS_TRY(cs_table_open(&table, path, &dict->arena, faults));
    if (!dict->discards && !(dict->discards = cs_phrase_start(dict, CS_PHRASE_DISCARD)))
        return cs_nomem(faults->error);
    while (cs_table_next(&table)) {
        const bool document = cs_text_is(table.column[0], "document");
        if (table.columns != 2 ||
            (!document && !cs_text_is(table.column[0], "sentence"))) {
            CS_TRY(cs_table_fault(
                &table, "expected 'sentence  words | words' or 'document  words'"));
            continue;
        }
        for (rest = table.column[1]; cs_next_alternative(&rest, &phrase);)
            CS_TRY(add_phrase(dict, dict->discards, phrase,
                              document ? CS_DISCARD_DOCUMENT : CS_DISCARD_SENTENCE,
                              faults->error));
    }
    return CASUS_OK;
}

cs_discard cs_phrase_discard(const cs_dict *dict, uint32_t node)
{
    return node ? (cs_discard)dict->phrases.items[node].value : CS_DISCARD_NONE;
}

static bool role_class_from(casus_text name, cs_role_class *out)
{
    static const char *const classes[CS_ROLE_CLASS_COUNT] = {"person", "body", "people",
                                                             "inherit", "generic"};
    for (int i = 0; i < CS_ROLE_CLASS_COUNT; i++) {
        if (cs_text_is(name, classes[i])) {
            *out = (cs_role_class)i;
            return true;
        }
    }
    return false;
}

static casus_status read_role(cs_dict *dict, cs_table *table, casus_error *error)
{
    cs_role_entry entry = {.role = table->column[0]};
    const bool inherits = cs_text_is(entry.role, "-");
    if (table->columns < 3 || !role_class_from(table->column[1], &entry.class))
        return cs_table_fault(
            table, "expected 'role  class  words'; class is person, body, people, "
                   "inherit or generic");
    const bool may_inherit =
        entry.class == CS_ROLE_INHERIT || entry.class == CS_ROLE_GENERIC;
    if (inherits != may_inherit || (!inherits && !cs_role_known(dict, entry.role)))
        return cs_table_fault(table, "'%.*s' is not a role for this class",
                              (int)entry.role.size, entry.role.data);
    if (inherits)
        entry.role = (casus_text){NULL, 0};
    if ((dict->roles.count == 0 && !cs_array_push(&dict->roles, &dict->arena)) ||
        !cs_array_push(&dict->roles, &dict->arena))
        return cs_nomem(error);
    *cs_array_last(&dict->roles) = entry;
    casus_text rest = table->column[2], phrase;
    while (cs_next_alternative(&rest, &phrase))
        CS_TRY(add_phrase(dict, 0, phrase, dict->roles.count - 1, error));
    return CASUS_OK;
}

casus_status cs_roles_read(cs_dict *dict, const char *path, cs_faults *faults)
{
    cs_table table;
    CS_TRY(cs_table_open(&table, path, &dict->arena, faults));
    while (cs_table_next(&table))
        CS_TRY(read_role(dict, &table, faults->error));
    return CASUS_OK;
}

uint32_t cs_class_find(const cs_dict *dict, const char *name)
{
    const uint32_t number = cs_symbol_find(&dict->classes, cs_text_of(name));
    return number ? number - 1 : CASUS_NONE;
}

uint32_t cs_class_add(cs_dict *dict, casus_text name)
{
    const uint32_t number = cs_symbol_add(&dict->classes, name, &dict->arena);
    return number ? number - 1 : CASUS_NONE;
}

static casus_status add_member(cs_dict *dict, uint32_t class, casus_text word,
                               casus_error *error)
{
    const uint32_t symbol = cs_symbol_add(&dict->symbols, word, &dict->arena);
    if (!symbol || !cs_array_push(&dict->memberships, &dict->arena))
        return cs_nomem(error);
    *cs_array_last(&dict->memberships) = (uint64_t) class << 32 | symbol;
    return CASUS_OK;
}

casus_status cs_classes_read(cs_dict *dict, const char *path, cs_faults *faults)
{
    cs_table table;
    CS_TRY(cs_table_open(&table, path, &dict->arena, faults));
    while (cs_table_next(&table)) {
        if (table.columns != 2 || table.column[0].data[0] != '@') {
            CS_TRY(cs_table_fault(&table, "expected '@class  word | word'"));
            continue;
        }
        const uint32_t class = cs_class_add(dict, table.column[0]);
        if (class == CASUS_NONE)
            return cs_nomem(faults->error);
        casus_text rest = table.column[1], word;
        while (cs_next_alternative(&rest, &word))
            if (word.size)
                CS_TRY(add_member(dict, class, word, faults->error));
    }
    return CASUS_OK;
}

casus_status cs_classes_index(cs_dict *dict, casus_error *error)
{
    dict->class_words = dict->classes.count / 32 + 1;
    const size_t size = ((size_t)dict->symbols.count + 1) * dict->class_words;
    dict->class_bits = cs_arena_alloc(&dict->arena, size * sizeof *dict->class_bits);
    if (!dict->class_bits)
        return cs_nomem(error);
    for (uint32_t i = 0; i < dict->memberships.count; i++) {
        const uint64_t member = dict->memberships.items[i];
        const uint32_t class = (uint32_t)(member >> 32), symbol = (uint32_t)member;
        dict->class_bits[(size_t)symbol * dict->class_words + class / 32] |=
            1u << class % 32;
    }
    return CASUS_OK;
}
