/* clause.h - who does and who suffers what a predicate says; inside code/ only.
 *
 * Passives, control, raising, coordination, relative and participle clauses are undone. */
#ifndef CASUS_CODE_CLAUSE_H
#define CASUS_CODE_CLAUSE_H

#include "code/coder.h"

static inline const casus_word *cs_word_at(const cs_coder *coder, uint32_t word)
{
    return &coder->tree->words[word];
}

static inline uint32_t cs_child_of(const cs_coder *coder, uint32_t word, casus_relation relation)
{
    return cs_child(coder->tree, word, relation);
}

bool cs_verbal_word(const casus_word *word);
bool cs_passive_clause(const cs_coder *coder, uint32_t word);

/* A past participle without auxiliary: "troops sent by Paris". */
bool cs_bare_participle(const cs_coder *coder, uint32_t word);

/* The word that stands as subject in the clause, active or passive, or CASUS_NONE. */
uint32_t cs_surface_subject(const cs_coder *coder, uint32_t word);

/* The noun that a relative pronoun stands for; any other word itself. */
uint32_t cs_antecedent_of(const cs_coder *coder, uint32_t word);

/* Who does what the verb says: its subject, or the agent of a passive; CASUS_NONE when
 * nobody is named.  Start with a depth of 0. */
uint32_t cs_doer_at(const cs_coder *coder, uint32_t word, uint32_t depth);

/* Whom or what the verb is done to, or CASUS_NONE.  Start with a depth of 0. */
uint32_t cs_sufferer(const cs_coder *coder, uint32_t word, uint32_t depth);

/* The last of a verb's objects, or CASUS_NONE. */
uint32_t cs_last_object(const cs_coder *coder, uint32_t word);

/* The subject of a noun or adjective: of its copula, of the verb whose object it is. */
uint32_t cs_nominal_subject(const cs_coder *coder, uint32_t word);

#endif
