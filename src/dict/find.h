/* find.h - lines of the tables that mention a word; what the dictionaries hold, in numbers. */
#ifndef CASUS_DICT_FIND_H
#define CASUS_DICT_FIND_H

#include "dict/dict.h"

/* Reports every line of the tables with `word` in it, letter case apart, and every frame that
 * uses a class in which it stands.  The count of `faults` is the number of lines. */
casus_status cs_dict_find(const char *folder, const char *own, const char *language,
                          casus_text word, cs_faults *faults);

/* Gives the numbers of a loaded dictionary, one call each. */
void cs_dict_count(const cs_dict *dict, casus_count_function found, void *context);

#endif
