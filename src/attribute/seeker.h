/* seeker.h - what the steps of the stage share; inside attribute/ only. */
#ifndef CASUS_ATTRIBUTE_SEEKER_H
#define CASUS_ATTRIBUTE_SEEKER_H

#include "attribute/attribute.h"
#include "base/array.h"

/* The classes of the language pack that the stage knows by name (lang/XX/cues.txt). */
#define CS_CUE_CLASSES(X)                                                                \
    X(say, "@cue-say")                 /* takes a direct quote and a clause */           \
    X(clause, "@cue-clause")           /* takes a clause as what is said or thought */   \
    X(object, "@cue-object")           /* takes a thing or an act as what is said */     \
    X(shows, "@cue-shows")             /* takes a thing when a document does it */       \
    X(infinitive, "@cue-infinitive")   /* takes "to do" as what is meant */              \
    X(urge, "@cue-urge")               /* takes a person and "to do" */                  \
    X(about, "@cue-about")             /* takes what it is about with a preposition */   \
    X(accuse, "@cue-accuse")           /* takes a person and the deed with a preposition */ \
    X(call, "@cue-call")               /* takes a thing and what it is called */         \
    X(passive, "@cue-passive")         /* passive with an infinitive, without a source */ \
    X(belief, "@cue-belief")                                                             \
    X(intent, "@cue-intent")                                                             \
    X(evaluation, "@cue-evaluation")                                                     \
    X(noun, "@cue-noun")               /* takes a clause or "of" */                      \
    X(noun_intent, "@cue-noun-intent") /* takes "to do" */                               \
    X(rumour, "@cue-rumour")           /* noun that is said by nobody in particular */   \
    X(adjective, "@cue-adjective")     /* takes a clause as what is thought */           \
    X(adverb, "@cue-adverb")           /* by itself: no source is named */               \
    X(support, "@cue-support")         /* light verb before a cue noun */                \
    X(about_word, "@about-preposition")                                                  \
    X(of_word, "@of-preposition")                                                        \
    X(as_word, "@as-preposition")                                                        \
    X(deed, "@deed-preposition")                                                         \
    X(by_word, "@by-preposition")                                                        \
    X(according, "@according-preposition")                                               \
    X(complementizer, "@complementizer") /* marks a clause that is said */                \
    X(that, "@that-word")                                                                \
    X(citing, "@citing-verb")                                                            \
    X(not_cue, "@cue-blocked")         /* adverbs and auxiliaries that never join a cue */ \
    X(contrast, "@contrast-word")      /* sets another's word against it: "while" */       \
    X(outlet, "@outlet-word")                                                            \
    X(outlet_name, "@outlet-name")                                                       \
    X(document, "@document-source")                                                      \
    X(body, "@body-word")                                                                \
    X(anonymous, "@anonymous-source")                                                    \
    X(definite, "@definite")                                                             \
    X(title, "@office-word")                                                             \
    X(social, "@social-medium")        /* "on Telegram" */                   \
    X(social_post, "@social-post")     /* "a tweet" */                                     \
    X(social_cue, "@cue-social")       /* "tweeted" */                                     \
    X(tell, "@cue-tell")               /* takes as object to whom it is said */            \
    X(via_word, "@via-preposition")    /* leads to the medium */                           \
    X(outlet_mass, "@outlet-mass")     /* no single outlet: "the media" */

typedef struct cs_cue_classes {
#define CS_CUE_FIELD(name, class) uint32_t name;
    CS_CUE_CLASSES(CS_CUE_FIELD)
#undef CS_CUE_FIELD
} cs_cue_classes;

typedef enum cs_reading { CS_REPORT, CS_BELIEF, CS_INTENT, CS_EVALUATION } cs_reading;

/* Words [first, last]. */
typedef struct cs_range {
    uint32_t first, last;
} cs_range;

enum { CS_MAX_PIECES = 12 }; /* of one attribution; further ones are merged into the last */

/* An attribution in the making. */
typedef struct cs_draft {
    uint32_t cue;    /* head word of the cue, CASUS_NONE = no cue */
    uint32_t source; /* head word of the source phrase, CASUS_NONE = none is named */
    uint32_t speaker; /* word that names who speaks when the source is a pronoun */
    cs_range cue_range[2], source_range, content[CS_MAX_PIECES];
    uint32_t cue_count, content_count;
    uint32_t behind; /* draft whose own source this one is: "X, citing Y"; or CASUS_NONE */
    cs_reading reading;
    cs_range block; /* with `inserted`: the words of the saying, commas included */
    bool inserted;  /* the saying stands inside or behind what it reports */
    bool quoted;   /* a quotation belongs to the content */
    bool dropped;
} cs_draft;

/* A passage between quotation marks, which may run over several sentences of a paragraph. */
typedef struct cs_quotation {
    uint32_t first, last; /* words, marks included */
    uint32_t paragraph;
    uint32_t owner;    /* draft, CASUS_NONE = none yet */
    bool continues;    /* the quotation before was left open at the paragraph's end */
} cs_quotation;

typedef struct cs_seeker {
    const cs_analysis *analysis;
    const cs_tree *tree;
    const cs_mentions *mentions;
    const cs_dict *dict;
    cs_arena *arena;
    cs_cue_classes classes;
    uint32_t *sentence_of;  /* [word_count] */
    uint32_t *quotation_of; /* [word_count] quotation or CASUS_NONE */
    uint32_t *draft_of;     /* [word_count] draft of which the word is the cue, or CASUS_NONE */
    CS_ARRAY(cs_quotation) quotations;
    CS_ARRAY(cs_draft) drafts;
    bool failed; /* out of memory */
} cs_seeker;

/* ---- steps, in order ---- */
void cs_find_quotations(cs_seeker *seeker);
void cs_find_verb_cues(cs_seeker *seeker);
void cs_find_other_cues(cs_seeker *seeker);
void cs_assign_quotations(cs_seeker *seeker);
casus_status cs_finish_attributions(cs_seeker *seeker, cs_attributions *out, casus_error *error);

/* ---- drafts ---- */

/* A new draft with this cue and source word; NULL when out of memory. */
cs_draft *cs_draft_new(cs_seeker *seeker, uint32_t cue, uint32_t source, cs_reading reading);

/* Adds the words of a range, but for those of the draft's cue and source. */
void cs_draft_add(cs_seeker *seeker, cs_draft *draft, cs_range range);

/* Sets the words of the source; they do not reach over a quotation mark or the cue. */
void cs_draft_set_source(cs_seeker *seeker, cs_draft *draft, uint32_t head, cs_range range);

/* Takes words out of the content. */
void cs_draft_cut(cs_seeker *seeker, cs_draft *draft, cs_range range);

/* Adds the subtree of a word. */
void cs_draft_add_subtree(cs_seeker *seeker, cs_draft *draft, uint32_t word);

/* Gives the draft of a verb its content: the first form that the tree has and the verb takes.
 * Returns whether there is any. */
bool cs_take_content(cs_seeker *seeker, cs_draft *draft);

/* ---- looking at words ---- */

/* The preposition of an oblique or of a clause, CASUS_NONE when it has none. */
uint32_t cs_marker_of(const cs_tree *tree, uint32_t word);

static inline bool cs_is(const cs_seeker *seeker, uint32_t word, uint32_t class)
{
    return cs_in_class(seeker->dict, seeker->analysis->symbols[word].lemma, class);
}

static inline bool cs_is_form(const cs_seeker *seeker, uint32_t word, uint32_t class)
{
    return cs_in_class(seeker->dict, seeker->analysis->symbols[word].lower, class);
}

static inline cs_range cs_subtree(const cs_seeker *seeker, uint32_t word)
{
    return (cs_range){seeker->tree->left[word], seeker->tree->right[word]};
}

/* Whether a verb (with its particle) is in a class. */
bool cs_verb_is(const cs_seeker *seeker, uint32_t verb, uint32_t class);

/* Who does the verb: its subject, through coordination, control and relative clauses, or the
 * agent of a passive; CASUS_NONE when no one is named. */
uint32_t cs_subject_of(const cs_seeker *seeker, uint32_t verb);

bool cs_is_passive(const cs_seeker *seeker, uint32_t verb);

/* Whether a word is the conjunction of the clause it hangs from ("that"), also when the parser
 * took it for a second subject or object. */
bool cs_opens_clause(const cs_seeker *seeker, uint32_t word);

/* The last word of the outlet's name of several words that begins at a word, or the word. */
uint32_t cs_outlet_end(const cs_seeker *seeker, uint32_t word);

/* The nominal of a range that hangs from outside of it, or its last one, or CASUS_NONE. */
uint32_t cs_nominal_of(const cs_seeker *seeker, cs_range range);

/* What the verb is a cue of. */
cs_reading cs_reading_of(const cs_seeker *seeker, uint32_t word);

/* The speaker of a draft. */
casus_speaker cs_speaker_of(const cs_seeker *seeker, const cs_draft *draft);

/* The name that the article has given before to the person whom the source, a surname or a
 * pronoun, means; empty when there is none. */
casus_text cs_full_name(const cs_seeker *seeker, const cs_draft *draft);

/* The outlet to whom or the social medium on which it was said; kind empty: none is named. */
casus_speaker cs_via_of(const cs_seeker *seeker, const cs_draft *draft);

/* The word whose phrase a source pronoun stands for, or the word itself. */
uint32_t cs_antecedent(const cs_seeker *seeker, uint32_t word);

#endif
