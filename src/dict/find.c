/* find.c - lines that mention a word.  The tables are read as text, so that a line is found
 * whatever is wrong with it. */
#include "dict/find.h"

#include "base/error.h"
#include "base/file.h"
#include "dict/roots.h"

#include <stdio.h>
#include <unistd.h>

typedef CS_ARRAY(casus_text) cs_wanted;

typedef struct cs_search {
    cs_arena *arena;
    const cs_roots *roots;
    cs_faults *faults;
    cs_wanted words; /* the word, then the classes in which it stands */
    bool collects;   /* lines that begin with @ define a class */
    bool classes;    /* look for classes only: in frames */
} cs_search;

static bool is_part_of_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80;
}

static bool same_letter(char a, char b)
{
    const bool letter = (a >= 'a' && a <= 'z') || (a >= 'A' && a <= 'Z');
    return a == b || (letter && (a ^ b) == 0x20);
}

static bool stands_at(casus_text line, uint32_t at, casus_text word)
{
    for (uint32_t i = 0; i < word.size; i++)
        if (!same_letter(line.data[at + i], word.data[i]))
            return false;
    const uint32_t end = at + word.size;
    const bool class_name = word.data[0] == '@';
    const bool goes_on = end < line.size && (is_part_of_word(line.data[end]) ||
                                             (class_name && line.data[end] == '-'));
    return !goes_on && (at == 0 || class_name || !is_part_of_word(line.data[at - 1]));
}

static bool mentions(casus_text line, casus_text word)
{
    for (uint32_t i = 0; i + word.size <= line.size; i++)
        if (stands_at(line, i, word))
            return true;
    return false;
}

/* "@troops  soldier | troop": its class is wanted too. */
static casus_status want_class(cs_search *search, casus_text line)
{
    uint32_t end = 0;
    while (end < line.size && line.data[end] != ' ' && line.data[end] != '\t')
        end++;
    const casus_text class = cs_text_span(line, 0, end);
    for (uint32_t i = 0; i < search->words.count; i++)
        if (cs_text_equal(search->words.items[i], class))
            return CASUS_OK;
    if (!cs_array_push(&search->words, search->arena))
        return cs_nomem(search->faults->error);
    *cs_array_last(&search->words) = class;
    return CASUS_OK;
}

static casus_status search_line(cs_search *search, const char *path, uint32_t number,
                                casus_text line)
{
    bool found = false;
    if (!line.size || line.data[0] == '#')
        return CASUS_OK;
    const uint32_t first = search->classes ? 1 : 0,
                   limit = search->classes ? search->words.count : 1;
    for (uint32_t i = first; i < limit && !found; i++)
        found = mentions(line, search->words.items[i]);
    if (search->classes && mentions(line, search->words.items[0]))
        found = false; /* reported in the first round */
    if (!found)
        return CASUS_OK;
    const casus_text copy = cs_text_copy(line, search->arena);
    if (!copy.data)
        return cs_nomem(search->faults->error);
    search->faults->count++;
    search->faults->found(search->faults->context, path, number, copy.data);
    return search->collects && line.data[0] == '@' ? want_class(search, copy) : CASUS_OK;
}

static casus_status search_file(cs_search *search, const char *path)
{
    casus_text rest, line;
    uint32_t number = 0;
    CS_TRY(cs_file_read(path, search->arena, &rest, search->faults->error));
    while (cs_next_part(&rest, '\n', &line))
        CS_TRY(search_line(search, path, ++number, cs_text_trim(line)));
    return CASUS_OK;
}

static casus_status search_folder(cs_search *search, const char *name, const char *suffix)
{
    casus_error *error = search->faults->error;
    for (int root = 0; root < CS_ROOTS; root++) {
        const char **files, *path;
        uint32_t count;
        if (!search->roots->folder[root])
            continue;
        const char *folder =
            cs_path_join(search->roots->folder[root], name, search->arena);
        if (!folder)
            return cs_nomem(error);
        if (access(folder, F_OK) != 0)
            continue;
        CS_TRY(cs_folder_list(folder, suffix, search->arena, &files, &count, error));
        for (uint32_t i = 0; i < count; i++) {
            const char *file = cs_path_join(name, files[i], search->arena);
            if (!file)
                return cs_nomem(error);
            CS_TRY(cs_roots_path(search->roots, root, file, search->arena, &path, error));
            if (path)
                CS_TRY(search_file(search, path));
        }
    }
    return CASUS_OK;
}

static casus_status search_all(cs_search *search, const char *language)
{
    char pack[32], names[40], frames[40];
    (void)snprintf(pack, sizeof pack, "lang/%s", language);
    (void)snprintf(names, sizeof names, "lang/%s/names", language);
    (void)snprintf(frames, sizeof frames, "lang/%s/frames", language);
    CS_TRY(search_folder(search, "dict", ".txt"));
    CS_TRY(search_folder(search, "dict/persons", ".txt"));
    search->collects = true;
    CS_TRY(search_folder(search, pack, ".txt"));
    search->collects = false;
    CS_TRY(search_folder(search, names, ".txt"));
    CS_TRY(search_folder(search, frames, ".txt"));
    CS_TRY(search_folder(search, "ontology", ".tsv"));
    search->classes = true;
    return search->words.count > 1 ? search_folder(search, frames, ".txt") : CASUS_OK;
}

casus_status cs_dict_find(const char *folder, const char *own, const char *language,
                          casus_text word, cs_faults *faults)
{
    cs_arena arena = {0};
    cs_roots roots;
    cs_search search = {.arena = &arena, .roots = &roots, .faults = faults};
    casus_status status = cs_roots_open(&roots, folder, own, &arena, faults->error);
    if (status == CASUS_OK && !cs_array_push(&search.words, &arena))
        status = cs_nomem(faults->error);
    if (status == CASUS_OK) {
        search.words.items[0] = word;
        status = search_all(&search, language);
    }
    cs_arena_free(&arena);
    return status;
}

/* ---- numbers ------------------------------------------------------------------------- */

static void count_actors(const cs_dict *dict, casus_count_function found, void *context)
{
    static const char *const names[CS_KIND_COUNT] = {
        "actors: country", "actors: igo",     "actors: armed_group", "actors: party",
        "actors: ngo",     "actors: company", "actors: people",      "actors: other",
        "actors: agency",  "actors: person"};
    uint32_t counts[CS_KIND_COUNT] = {0}, offices = 0;
    for (uint32_t i = 0; i < dict->actors.count; i++)
        counts[dict->actors.items[i].kind]++;
    for (int i = 0; i < CS_KIND_COUNT; i++)
        found(context, names[i], counts[i]);
    for (uint32_t i = 1; i < dict->standings.count; i++)
        offices += dict->standings.items[i].office.size > 0;
    found(context, "offices", offices);
    found(context, "places", dict->places.count);
}

static void count_frames(const cs_dict *dict, casus_count_function found, void *context)
{
    uint32_t verbs = 0, nouns = 0, adjectives = 0, operators = 0, negatives = 0;
    for (uint32_t i = 1; i < dict->frames.items.count; i++) {
        const cs_frame *frame = &dict->frames.items.items[i];
        verbs += frame->upos == CASUS_UPOS_VERB;
        nouns += frame->upos == CASUS_UPOS_NOUN;
        adjectives += frame->upos == CASUS_UPOS_ADJ;
        operators += frame->code.data[0] == '@';
        negatives += frame->no_event;
    }
    found(context, "frames: verbs", verbs);
    found(context, "frames: nouns", nouns);
    found(context, "frames: adjectives", adjectives);
    found(context, "frames: operators among them", operators);
    found(context, "frames: where nothing is coded", negatives);
}

/* CAMEO codes that some frame or composition can give, by the number of their digits. */
static void count_codes(const cs_dict *dict, casus_count_function found, void *context)
{
    uint32_t all = 0, reached = 0;
    for (uint32_t c = 0; c < dict->ontology.codes.count; c++) {
        const casus_text code = dict->ontology.codes.items[c].cameo;
        bool given = false;
        for (uint32_t i = 1; i < dict->frames.items.count && !given; i++)
            given = cs_text_equal(dict->frames.items.items[i].code, code);
        for (uint32_t i = 0; i < dict->ontology.compositions.count && !given; i++)
            given = cs_text_equal(dict->ontology.compositions.items[i].result, code);
        all++;
        reached += given;
    }
    found(context, "codes", all);
    found(context, "codes: given by a frame or a composition", reached);
}

void cs_dict_count(const cs_dict *dict, casus_count_function found, void *context)
{
    count_actors(dict, found, context);
    found(context, "names", dict->names.count ? dict->names.count - 1 : 0);
    found(context, "role words", dict->roles.count ? dict->phrases.count - 1 : 0);
    found(context, "word classes", dict->classes.count);
    found(context, "words in classes", dict->memberships.count);
    count_frames(dict, found, context);
    found(context, "compositions", dict->ontology.compositions.count);
    count_codes(dict, found, context);
}
