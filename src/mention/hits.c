/* hits.c - names are looked up from the start of each word in the text, role phrases in the
 * sequence of lemmas; the longest wins, names before roles. */
#include "mention/finder.h"

#include "base/utf8.h"

enum { NAME_ENDS = 16 };

/* The word of [first, last] whose head lies outside; "The" of "The Hague talks" is not it. */
static uint32_t head_of(const cs_finder *finder, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last; i++) {
        const uint32_t head = finder->tree->words[i].head;
        const bool article = i < last && finder->tree->words[i].relation == CASUS_REL_DET;
        if (!article && (head == CASUS_NONE || head < first || head > last))
            return i;
    }
    return last;
}

static void add_hit(cs_finder *finder, cs_hit hit, uint32_t *cover)
{
    if (finder->failed || !cs_array_push(&finder->hits, finder->arena)) {
        finder->failed = true;
        return;
    }
    hit.head = head_of(finder, hit.first, hit.last);
    *cs_array_last(&finder->hits) = hit;
    for (uint32_t i = hit.first; i <= hit.last; i++)
        cover[i] = finder->hits.count - 1;
}

/* The last word that ends at byte `end`, or CASUS_NONE; words from `first` to `limit`. */
static uint32_t word_ending(const cs_finder *finder, uint32_t first, uint32_t limit,
                            uint32_t end)
{
    for (uint32_t i = first; i < limit && finder->tree->words[i].start < end; i++)
        if (finder->tree->words[i].end == end)
            return i;
    return CASUS_NONE;
}

/* Whether a one-word name is only a piece of a longer name that nobody listed: "Paris" in
 * "Paris Hilton", "Trump" in "Melania Trump", "US" in "US$ 5". */
static bool inside_longer_name(const cs_finder *finder, uint32_t first, uint32_t last)
{
    const casus_word *words = finder->tree->words;
    const uint32_t head = words[first].head, next = first + 1;
    if (first != last)
        return false;
    if (next < finder->analysis->word_count && words[next].upos == CASUS_UPOS_SYM &&
        words[next].start == words[first].end)
        return true;
    if (words[first].relation == CASUS_REL_FLAT && head != CASUS_NONE &&
        head + 1 >= first && finder->role_at[head] == CASUS_NONE &&
        words[head].upos == CASUS_UPOS_PROPN)
        return true;
    const uint32_t flat = cs_child(finder->tree, first, CASUS_REL_FLAT);
    return flat == first + 1 && words[flat].upos == CASUS_UPOS_PROPN;
}

static bool find_name_in(cs_finder *finder, const cs_trie *trie, uint32_t word,
                         uint32_t limit)
{
    uint32_t values[NAME_ENDS], ends[NAME_ENDS];
    const casus_text text = finder->analysis->text;
    uint32_t found = cs_trie_match(trie, text, finder->tree->words[word].start, NAME_ENDS,
                                   values, ends);
    while (found > 0) {
        const uint32_t last = word_ending(finder, word, limit, ends[--found]);
        if (last == CASUS_NONE)
            continue;
        if (!inside_longer_name(finder, word, last))
            add_hit(finder, (cs_hit){.first = word, .last = last, .name = values[found]},
                    finder->name_at);
        return true;
    }
    return false;
}

/* Names of class capitals fit in any letter case, but begin with a capital. */
static void find_name(cs_finder *finder, uint32_t word, uint32_t limit)
{
    uint32_t length;
    const char *start = finder->analysis->text.data + finder->tree->words[word].start;
    if (!find_name_in(finder, &finder->dict->name_trie, word, limit) &&
        !cs_is_lower(cs_utf8_decode(start, &length)))
        (void)find_name_in(finder, &finder->dict->capitals_trie, word, limit);
}

static void find_role(cs_finder *finder, uint32_t word, uint32_t limit)
{
    const cs_symbols *symbols = finder->analysis->symbols;
    const cs_role_entry *best = NULL;
    uint32_t node = 0, last = word;
    for (uint32_t i = word; i < limit && finder->name_at[i] == CASUS_NONE; i++) {
        uint32_t next = cs_phrase_step(finder->dict, node, symbols[i].lemma);
        if (!next)
            next = cs_phrase_step(finder->dict, node, symbols[i].lower);
        if (!next)
            break;
        node = next;
        if (cs_phrase_role(finder->dict, node)) {
            best = cs_phrase_role(finder->dict, node);
            last = i;
        }
    }
    if (!best)
        return;
    const uint32_t head = head_of(finder, word, last);
    const casus_word *at = &finder->tree->words[head];
    const bool adjective = at->upos == CASUS_UPOS_ADJ && at->relation != CASUS_REL_AMOD;
    if (at->upos == CASUS_UPOS_NOUN || at->upos == CASUS_UPOS_PROPN || adjective)
        add_hit(finder, (cs_hit){.first = word, .last = last, .role = best},
                finder->role_at);
}

void cs_find_hits(cs_finder *finder)
{
    for (uint32_t s = 0; s < finder->analysis->sentence_count; s++) {
        const casus_sentence *sentence = &finder->analysis->sentences[s];
        const uint32_t limit = sentence->first_word + sentence->word_count;
        for (uint32_t i = sentence->first_word; i < limit && !finder->failed; i++)
            if (finder->name_at[i] == CASUS_NONE)
                find_name(finder, i, limit);
        for (uint32_t i = sentence->first_word; i < limit && !finder->failed; i++)
            if (finder->name_at[i] == CASUS_NONE && finder->role_at[i] == CASUS_NONE)
                find_role(finder, i, limit);
    }
}
