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
casus_status cs_classes_index(cs_dict *dict, casus_error *error);

/* The number of a class, made if needed; CASUS_NONE when out of memory. */
uint32_t cs_class_add(cs_dict *dict, casus_text name);

#endif
