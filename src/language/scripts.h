/* scripts.h - the scripts that languages are told by; inside language/ only. */
#ifndef CASUS_LANGUAGE_SCRIPTS_H
#define CASUS_LANGUAGE_SCRIPTS_H

#include "base/text.h"

enum {
    CS_SCRIPT_NONE,
    CS_SCRIPT_LATIN,
    CS_SCRIPT_KANA = 26,
    CS_SCRIPT_HAN = 27,
    CS_SCRIPTS = 28
};

/* The script of a letter, CS_SCRIPT_NONE for letters of others. */
uint8_t cs_script_of(uint32_t character);

/* The number of a script by its name in Unicode, CS_SCRIPT_NONE when it is not known. */
uint8_t cs_script_named(casus_text name);

#endif
