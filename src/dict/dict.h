/* dict.h - all dictionaries of a data folder, compiled for look-up and never changed again.
 *
 * Formats: docs/dictionaries.md.  Everything lives in one arena; strings are views. */
#ifndef CASUS_DICT_DICT_H
#define CASUS_DICT_DICT_H

#include "base/array.h"
#include "dict/calendar.h"
#include "dict/dates.h"
#include "dict/frames.h"
#include "dict/ontology.h"
#include "dict/spelling.h"
#include "dict/symbols.h"
#include "dict/table.h"
#include "dict/trie.h"

typedef enum cs_kind {
    CS_KIND_COUNTRY, CS_KIND_IGO, CS_KIND_ARMED_GROUP, CS_KIND_PARTY, CS_KIND_NGO,
    CS_KIND_COMPANY, CS_KIND_PEOPLE, CS_KIND_OTHER, CS_KIND_AGENCY, CS_KIND_PERSON,
    CS_KIND_COUNT
} cs_kind;

/* One line of dict/: what an actor is during a period. */
typedef struct cs_standing {
    uint32_t belongs_to; /* country, or for whom a person acts: actor number or CASUS_NONE */
    casus_text role;     /* empty = none */
    cs_period period;
    casus_text office;
    uint32_t next; /* next standing of the same actor, 0 = none */
} cs_standing;

typedef struct cs_actor_entry {
    casus_text id;
    cs_kind kind;
    bool has_code;      /* id is a code */
    uint32_t standings; /* first, 0 = none */
    uint32_t last_standing;
} cs_actor_entry;

typedef struct cs_place_entry {
    casus_text id;
    uint32_t country; /* actor number */
    double latitude, longitude;
} cs_place_entry;

typedef enum cs_name_class {
    CS_NAME_NAME, CS_NAME_ADJECTIVE, CS_NAME_PEOPLE, CS_NAME_CAPITAL, CS_NAME_SEAT,
    CS_NAME_PLACE, CS_NAME_CAPITALS,
    CS_NAME_CLASS_COUNT
} cs_name_class;

typedef struct cs_name_entry {
    uint32_t actor; /* actor number, or CASUS_NONE */
    uint32_t place; /* place number, or CASUS_NONE */
    cs_name_class class;
    uint32_t next; /* other meanings of the same words, 0 = none */
    const char *path;
    uint32_t line;
} cs_name_entry;

typedef enum cs_role_class {
    CS_ROLE_PERSON, CS_ROLE_BODY, CS_ROLE_PEOPLE, CS_ROLE_INHERIT, CS_ROLE_GENERIC,
    CS_ROLE_CLASS_COUNT
} cs_role_class;

typedef struct cs_role_entry {
    casus_text role; /* empty for inherit */
    cs_role_class class;
} cs_role_entry;

/* What a phrase of issues.txt says: its code, or that there is no issue of its section. */
typedef enum cs_issue_effect {
    CS_ISSUE_CODE, CS_ISSUE_NOT_IN_SENTENCE, CS_ISSUE_NOT_IN_DOCUMENT
} cs_issue_effect;

typedef struct cs_issue {
    casus_text section, code;
    cs_issue_effect effect;
    uint32_t next; /* what else the same phrase says; 0 = nothing */
} cs_issue;

/* A phrase of lemmas: nodes of a trie over symbols, kept in a hash table. */
typedef struct cs_phrase_node {
    uint32_t parent, symbol; /* key; parent 0 is the start */
    uint32_t value;          /* role entry, cs_discard or issue that ends here, 0 = none */
} cs_phrase_node;

struct cs_dict {
    cs_arena arena;
    char language[16];
    casus_text version; /* "en 2026.11; actors 2026.11; actions 2026.11" */
    cs_symbol_table symbols;
    cs_symbol_table actor_ids; /* actor number + 1 by id */
    cs_symbol_table place_ids; /* place number + 1 by id */
    cs_symbol_table classes;   /* class number + 1 by name with its @ */
    CS_ARRAY(cs_actor_entry) actors;
    CS_ARRAY(cs_standing) standings; /* item 0 is not used */
    CS_ARRAY(cs_place_entry) places;
    CS_ARRAY(cs_name_entry) names; /* item 0 is not used */
    cs_trie name_trie;
    cs_trie capitals_trie; /* of class capitals */
    CS_ARRAY(cs_role_entry) roles; /* item 0 is not used */
    CS_ARRAY(cs_phrase_node) phrases; /* item 0 is the start */
    uint32_t *phrase_slots;
    uint32_t phrase_slot_count;
    uint32_t discards; /* phrase node where discards start, 0 = there are none */
    CS_ARRAY(cs_issue) issues; /* item 0 is not used */
    uint32_t issue_start;      /* phrase node where issues start, 0 = there are none */
    CS_ARRAY(uint64_t) memberships; /* class << 32 | symbol */
    uint32_t *class_bits;           /* [symbols.count + 1][class_words] */
    uint32_t class_words;
    cs_spelling spelling;
    cs_calendar calendar;
    cs_frames frames;
    cs_ontology ontology;
};

/* Reads all dictionaries of `folder` for a language, and those of the folder `own`, which may be
 * NULL: docs/dictionaries.md, "Own tables".  Free with cs_dict_free() in any case. */
casus_status cs_dict_load(cs_dict *dict, const char *folder, const char *own,
                          const char *language, cs_faults *faults);
void cs_dict_free(cs_dict *dict);

/* The number of an actor by its id, CASUS_NONE when there is none. */
uint32_t cs_actor_find(const cs_dict *dict, casus_text id);

/* Who an actor is at a date (days; INT32_MIN = not known): fills code, kind, role, country. */
void cs_actor_resolve(const cs_dict *dict, uint32_t actor, int32_t date, casus_actor *out);

/* The number of a class ("@negator"), CASUS_NONE when the language pack has none. */
uint32_t cs_class_find(const cs_dict *dict, const char *name);

/* Whether a symbol belongs to a class; a class of CASUS_NONE has no members. */
static inline bool cs_in_class(const cs_dict *dict, uint32_t symbol, uint32_t class)
{
    return symbol && class != CASUS_NONE &&
           (dict->class_bits[(size_t)symbol * dict->class_words + class / 32] >> class % 32 & 1);
}

/* One step in the trie of role phrases: from node (0 = start) by symbol; 0 = no way. */
uint32_t cs_phrase_step(const cs_dict *dict, uint32_t node, uint32_t symbol);

/* The role that a phrase node ends, NULL when none. */
const cs_role_entry *cs_phrase_role(const cs_dict *dict, uint32_t node);

/* What a phrase that ends at a node (from dict->discards) rules out. */
typedef enum cs_discard { CS_DISCARD_NONE, CS_DISCARD_SENTENCE, CS_DISCARD_DOCUMENT } cs_discard;
cs_discard cs_phrase_discard(const cs_dict *dict, uint32_t node);

/* The first issue of a phrase that ends at a node (from dict->issue_start), and the next; NULL when
 * there is none. */
const cs_issue *cs_phrase_issue(const cs_dict *dict, uint32_t node);
const cs_issue *cs_issue_next(const cs_dict *dict, const cs_issue *issue);

/* Whether a code such as GOV is a role: of ontology/roles.tsv, or, where the folder has none, of
 * docs/dictionaries.md. */
bool cs_role_known(const cs_dict *dict, casus_text role);

/* "country", "igo" ...; a person and an agency are of the kind of whom they act for. */
casus_text cs_kind_name(cs_kind kind);

#endif
