/* features.h - what the network sees of a word: hashes of its form, affixes and shape.
 *
 * The trainer and the program share this file, so a feature means the same to both.
 * Nothing here knows a language. */
#ifndef CASUS_ENCODE_FEATURES_H
#define CASUS_ENCODE_FEATURES_H

#include "base/text.h"

/* Kinds of features, in the order in which cs_word_features() stores them. */
enum {
    CS_FEATURE_FORM,    /* the whole form */
    CS_FEATURE_SHAPE,   /* pattern of capitals, small letters, digits, signs */
    CS_FEATURE_PREFIX,  /* 1 .. CS_PREFIX_MAX characters */
    CS_FEATURE_SUFFIX = CS_FEATURE_PREFIX + 4,
    CS_FEATURE_COUNT = CS_FEATURE_SUFFIX + 5
};

/* Characters of a word beyond this many are not looked at one by one. */
enum { CS_WORD_CHARACTERS = 64 };

/* Stores one hash a feature.  Forms and affixes are lower-cased and digits are made
 * equal first.  A word shorter than an affix has 0 there: no feature. */
void cs_word_features(casus_text form, uint64_t out[CS_FEATURE_COUNT]);

#endif
