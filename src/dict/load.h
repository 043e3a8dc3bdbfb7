/* load.h - the readers of the single tables; inside dict/ only. */
#ifndef CASUS_DICT_LOAD_H
#define CASUS_DICT_LOAD_H

#include "dict/dict.h"

casus_status cs_actors_read(cs_dict *dict, const char *path, cs_faults *faults);
casus_status cs_persons_read(cs_dict *dict, const char *path, cs_faults *faults);
casus_status cs_places_read(cs_dict *dict, const char *path, cs_faults *faults);
casus_status cs_names_read(cs_dict *dict, const char *path, cs_faults *faults);
casus_status cs_roles_read(cs_dict *dict, const char *path, cs_faults *faults);
casus_status cs_classes_read(cs_dict *dict, const char *path, cs_faults *faults);
casus_status cs_discards_read(cs_dict *dict, const char *path, cs_faults *faults);
casus_status cs_issues_read(cs_dict *dict, const char *path, cs_faults *faults);

typedef enum cs_phrase_kind { CS_PHRASE_DISCARD, CS_PHRASE_ISSUE } cs_phrase_kind;

/* The node where phrases of a kind start; those of roles start at 0.  0 when out of memory. */
uint32_t cs_phrase_start(cs_dict *dict, cs_phrase_kind kind);

/* Adds a phrase; `node` receives its end, `start` when it has no words. */
casus_status cs_phrase_add(cs_dict *dict, uint32_t start, casus_text phrase, uint32_t *node,
                           casus_error *error);

casus_status cs_classes_index(cs_dict *dict, casus_error *error);

/* The number of a class, made if needed; CASUS_NONE when out of memory. */
uint32_t cs_class_add(cs_dict *dict, casus_text name);

#endif
