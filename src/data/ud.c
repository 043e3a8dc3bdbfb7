#include "data/ud.h"

static const char *const upos_names[CASUS_UPOS_COUNT] = {
    "X",   "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
    "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};

static const char *const relation_names[CASUS_REL_COUNT] = {
    "dep",      "root",     "acl",  "advcl",     "advmod",     "amod",     "appos",
    "aux",      "case",     "cc",   "ccomp",     "clf",        "compound", "conj",
    "cop",      "csubj",    "det",  "discourse", "dislocated", "expl",     "fixed",
    "flat",     "goeswith", "iobj", "list",      "mark",       "nmod",     "nsubj",
    "nummod",   "obj",      "obl",  "orphan",    "parataxis",  "punct",    "reparandum",
    "vocative", "xcomp"};

static const char *const subtype_names[CASUS_SUB_COUNT] = {
    "",       "pass",    "poss",  "agent", "relcl", "prt",  "unmarked",
    "predet", "preconj", "outer", "desc",  "name",  "other"};

static const struct {
    const char *feature;
    uint32_t bits;
} feature_bits[] = {
    {"Tense=Past", CASUS_FEAT_PAST},
    {"Tense=Pres", CASUS_FEAT_PRES},
    {"Tense=Fut", CASUS_FEAT_FUTURE},
    {"VerbForm=Fin", CASUS_FEAT_FINITE},
    {"VerbForm=Inf", CASUS_FEAT_INFINITIVE},
    {"VerbForm=Part", CASUS_FEAT_PARTICIPLE},
    {"VerbForm=Ger", CASUS_FEAT_GERUND},
    {"Mood=Imp", CASUS_FEAT_IMPERATIVE},
    {"Mood=Cnd", CASUS_FEAT_CONDITIONAL},
    {"Mood=Sub", CASUS_FEAT_SUBJUNCTIVE},
    {"Voice=Pass", CASUS_FEAT_PASSIVE},
    {"Number=Plur", CASUS_FEAT_PLURAL},
    {"Number=Ptan", CASUS_FEAT_PLURAL},
    {"Number=Sing", CASUS_FEAT_SINGULAR},
    {"Person=1", CASUS_FEAT_FIRST},
    {"Person=2", CASUS_FEAT_SECOND},
    {"Person=3", CASUS_FEAT_THIRD},
    {"PronType=Prs", CASUS_FEAT_PERSONAL},
    {"PronType=Rel", CASUS_FEAT_RELATIVE},
    {"PronType=Int", CASUS_FEAT_INTERROGATIVE},
    {"PronType=Int,Rel", CASUS_FEAT_INTERROGATIVE | CASUS_FEAT_RELATIVE},
    {"PronType=Neg", CASUS_FEAT_NEGATIVE},
    {"Polarity=Neg", CASUS_FEAT_NEGATIVE},
    {"Poss=Yes", CASUS_FEAT_POSSESSIVE},
    {"Gender=Fem", CASUS_FEAT_FEMININE},
    {"Gender=Masc", CASUS_FEAT_MASCULINE},
};

static int find(const char *const *names, int count, casus_text name)
{
    for (int i = 0; i < count; i++)
        if (cs_text_is(name, names[i]))
            return i;
    return -1;
}

casus_upos cs_upos_from(casus_text name)
{
    const int found = find(upos_names, CASUS_UPOS_COUNT, name);
    return found < 0 ? CASUS_UPOS_X : (casus_upos)found;
}

const char *cs_upos_name(casus_upos upos)
{
    return upos < CASUS_UPOS_COUNT ? upos_names[upos] : "X";
}

casus_relation cs_relation_from(casus_text deprel, casus_subtype *subtype)
{
    const char *colon = deprel.size ? memchr(deprel.data, ':', deprel.size) : NULL;
    *subtype = CASUS_SUB_NONE;
    if (colon) {
        const uint32_t base = (uint32_t)(colon - deprel.data);
        const int found = find(subtype_names, CASUS_SUB_COUNT,
                               cs_text_span(deprel, base + 1, deprel.size));
        *subtype = found < 0 ? CASUS_SUB_OTHER : (casus_subtype)found;
        deprel.size = base;
    }
    const int relation = find(relation_names, CASUS_REL_COUNT, deprel);
    return relation < 0 ? CASUS_REL_DEP : (casus_relation)relation;
}

const char *cs_relation_name(casus_relation relation)
{
    return relation < CASUS_REL_COUNT ? relation_names[relation] : "dep";
}

static uint32_t bits_of(casus_text feature)
{
    for (size_t i = 0; i < sizeof feature_bits / sizeof *feature_bits; i++)
        if (cs_text_is(feature, feature_bits[i].feature))
            return feature_bits[i].bits;
    return 0;
}

uint32_t cs_features_from(casus_text feats)
{
    uint32_t bits = 0;
    while (feats.size) {
        const char *bar = memchr(feats.data, '|', feats.size);
        const uint32_t length = bar ? (uint32_t)(bar - feats.data) : feats.size;
        bits |= bits_of(cs_text(feats.data, length));
        feats = cs_text_span(feats, bar ? length + 1 : length, feats.size);
    }
    return bits;
}
