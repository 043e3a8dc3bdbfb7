/* chainer.h - what the steps of the stage share; inside chain/ only. */
#ifndef CASUS_CHAIN_CHAINER_H
#define CASUS_CHAIN_CHAINER_H

#include "chain/chain.h"

/* Sentences and attributions that are looked back over. */
enum { CS_LOOK_BACK = 64 };

/* The classes of the language pack that the stage knows by name (lang/XX/cues.txt). */
#define CS_CHAIN_CLASSES(X)                                                              \
    X(definite, "@definite")                                                             \
    X(outlet, "@outlet-word")                                                            \
    X(anonymous, "@anonymous-source")                                                    \
    X(document, "@document-source")                                                      \
    X(citing, "@citing-verb")                                                            \
    X(title, "@office-word")                                                             \
    X(spokes, "@spokes-word")       /* speaks for a body: "a spokesman" */               \
    X(statement, "@statement-word") /* a document that is somebody's word */             \
    X(social_post, "@social-post")                                                       \
    X(author, "@author-word")          /* "unfortunately" */                             \
    X(author_phrase, "@author-phrase") /* "of course" */                                 \
    X(judging, "@judging-word")        /* "it is likely that" */                         \
    X(seeming, "@seeming-verb")        /* "seems to" */                                  \
    X(inferring, "@inferring-verb")    /* "this means that" */                           \
    X(evaluative, "@evaluative-word")  /* "reckless" */                                  \
    X(should, "@modal-should")

typedef struct cs_chain_classes {
#define CS_CHAIN_FIELD(name, class) uint32_t name;
    CS_CHAIN_CLASSES(CS_CHAIN_FIELD)
#undef CS_CHAIN_FIELD
} cs_chain_classes;

/* Attributions that are passed over together where none of them reaches an event. */
enum { CS_REACH = 64 };

typedef struct cs_chainer {
    const casus_article *article;
    const cs_analysis *analysis;
    const cs_tree *tree;
    const cs_attributions *attributions;
    const cs_dict *dict;
    cs_arena *arena;
    cs_chain_classes classes;
    uint32_t *source_word; /* [attributions] head word of the source or CASUS_NONE */
    uint32_t
        *refers; /* [attributions] the earlier one it points back to, or CASUS_NONE */
    uint32_t *same_as; /* [attributions] the first one with the same person as source */
    uint32_t *
        first_from; /* [sentences + 1] first attribution of the sentence or a later one */
    casus_span
        *reach;    /* [attributions / CS_REACH + 1] what the contents of a group of them
                          lie within */
    uint8_t *told; /* [words] 1: somebody is said to have said it, or it is quoted */
    uint8_t *opinion; /* [sentences] 1: the author speaks for himself */
    bool essay;       /* the article is the author's opinion as a whole */
} cs_chainer;

static inline bool cs_chain_is(const cs_chainer *chainer, uint32_t word, uint32_t class)
{
    return cs_in_class(chainer->dict, chainer->analysis->symbols[word].lemma, class);
}

static inline bool cs_chain_is_form(const cs_chainer *chainer, uint32_t word,
                                    uint32_t class)
{
    return cs_in_class(chainer->dict, chainer->analysis->symbols[word].lower, class);
}

/* Whether an attribution makes a link of chains: a report or a belief. */
static inline bool cs_chain_counts(const casus_attribution *attribution)
{
    return cs_text_is(attribution->reading, "report") ||
           cs_text_is(attribution->reading, "belief");
}

/* The first word that starts at or after a byte. */
uint32_t cs_chain_word_at(const cs_analysis *analysis, uint32_t byte);

/* The word of a span whose head lies outside it, or CASUS_NONE. */
uint32_t cs_chain_head(const cs_analysis *analysis, casus_span span);

/* Fills source_word, refers and same_as: to what "the sources say" points back. */
void cs_find_referents(cs_chainer *chainer);

/* Fills told, opinion and essay; false when out of memory. */
bool cs_find_opinion(cs_chainer *chainer);

/* What an event without source is: the report's or the author's. */
casus_text cs_voice_of(const cs_chainer *chainer, const casus_event *event);

/* The far end of a chain.  `last` is the innermost source, `source` the attribution that
 * brought it; both NULL when the page speaks for itself. */
casus_speaker cs_origin_of(const cs_chainer *chainer, const casus_speaker *last,
                           const casus_attribution *source);

/* Fills `chain` and `next` of all events; false when out of memory. */
bool cs_group_chains(cs_chainer *chainer, cs_events *events);

/* Fills `against` of all events; false when out of memory. */
bool cs_oppose(cs_chainer *chainer, cs_events *events);

#endif
