/* ud.h - the names of Universal Dependencies v2: parts of speech, relations, features. */
#ifndef CASUS_DATA_UD_H
#define CASUS_DATA_UD_H

#include "base/text.h"

/* "NOUN" -> CASUS_UPOS_NOUN; CASUS_UPOS_X for an unknown name. */
casus_upos cs_upos_from(casus_text name);
const char *cs_upos_name(casus_upos upos);

/* "nsubj:pass" -> CASUS_REL_NSUBJ and CASUS_SUB_PASS; CASUS_REL_DEP for an unknown name. */
casus_relation cs_relation_from(casus_text deprel, casus_subtype *subtype);
const char *cs_relation_name(casus_relation relation);

/* "Mood=Ind|Tense=Past|VerbForm=Fin" -> CASUS_FEAT_ bits. */
uint32_t cs_features_from(casus_text feats);

#endif
