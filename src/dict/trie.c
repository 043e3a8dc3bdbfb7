#include "dict/trie.h"

static uint32_t child_with(const cs_trie *trie, uint32_t node, unsigned char byte)
{
    uint32_t child = trie->nodes.items[node].child;
    while (child && trie->nodes.items[child].byte != byte)
        child = trie->nodes.items[child].sibling;
    return child;
}

static uint32_t new_node(cs_trie *trie, unsigned char byte, cs_arena *arena)
{
    if (trie->nodes.count == 0 && !cs_array_push(&trie->nodes, arena))
        return 0;
    if (!cs_array_push(&trie->nodes, arena))
        return 0;
    cs_array_last(&trie->nodes)->byte = byte;
    return trie->nodes.count - 1;
}

static uint32_t child_made(cs_trie *trie, uint32_t node, unsigned char byte,
                           cs_arena *arena)
{
    uint32_t child = child_with(trie, node, byte);
    if (!child && (child = new_node(trie, byte, arena))) {
        trie->nodes.items[child].sibling = trie->nodes.items[node].child;
        trie->nodes.items[node].child = child;
    }
    return child;
}

uint32_t *cs_trie_slot(cs_trie *trie, casus_text name, cs_arena *arena)
{
    const unsigned char first = (unsigned char)name.data[0];
    uint32_t node = trie->root[first];
    if (!node)
        node = trie->root[first] = new_node(trie, first, arena);
    for (uint32_t i = 1; node && i < name.size; i++)
        node = child_made(trie, node, (unsigned char)name.data[i], arena);
    return node ? &trie->nodes.items[node].value : NULL;
}

static unsigned char byte_of(const cs_trie *trie, char c)
{
    const bool small = c >= 'a' && c <= 'z';
    return (unsigned char)(trie->folded && small ? c & ~0x20 : c);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

uint32_t cs_trie_match(const cs_trie *trie, casus_text text, uint32_t start,
                       uint32_t room, uint32_t *values, uint32_t *ends)
{
    uint32_t found = 0;
    uint32_t node = trie->root[byte_of(trie, text.data[start])];
    uint32_t at = start + 1;
    while (node) {
        if (trie->nodes.items[node].value && found < room) {
            values[found] = trie->nodes.items[node].value;
            ends[found++] = at;
        }
        if (at >= text.size)
            break;
        const bool blank = is_blank(text.data[at]);
        node = child_with(trie, node, blank ? ' ' : byte_of(trie, text.data[at]));
        for (at++; blank && at < text.size && is_blank(text.data[at]); at++)
            ;
    }
    return found;
}
