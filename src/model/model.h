/* model.h - a trained model, opened: what encode/, tag/ and parse/ compute with.
 *
 *     D width   G gates a channel   A arc width   B label width   C tags   R labels
 *
 * Immutable after cs_model_open(), so any number of threads may use it at once. */
#ifndef CASUS_MODEL_MODEL_H
#define CASUS_MODEL_MODEL_H

#include "model/kernels.h"
#include "model/lookup.h"
#include "model/model_file.h"

enum {
    CS_LAYERS_MAX = 8,
    CS_WIDTH_MAX = 512, /* D, A and B */
    CS_CLASSES_MAX = 4096,
    CS_DISTANCES = 24 /* classes of distance, see parse/distance.h */
};

/* A list of texts, one for each number of a class. */
typedef struct cs_names {
    const casus_text *items;
    uint32_t count;
} cs_names;

/* What a class of tags says of a word.  Empty texts stand for "_". */
typedef struct cs_tag_fact {
    casus_text xpos, feats;
    uint32_t features; /* CASUS_FEAT_ bits of feats */
    uint8_t upos;      /* casus_upos */
} cs_tag_fact;

typedef struct cs_label_fact {
    casus_text deprel;
    uint8_t relation, subtype; /* casus_relation, casus_subtype */
} cs_label_fact;

typedef struct cs_layer {
    const float *filter; /* [4][D] before, at, after, constant; in units of the input */
    cs_matrix gates;     /* D -> G D */
} cs_layer;

typedef struct cs_model {
    cs_model_file file;
    cs_arena arena;
    cs_kernels kernels;
    uint32_t width, gates, layers, tag_layer, arc, label_width, tags, labels;
    bool tags_have_xpos; /* a tag is UPOS and XPOS, else UPOS and FEATS */
    uint32_t root_label;

    cs_lookup features;       /* hash of a feature -> row + 1 */
    const int8_t *table;      /* [rows][D]; row 0 is the unknown form */
    const float *table_scale; /* [D] */
    cs_layer layer[CS_LAYERS_MAX];

    const float *tag_input; /* [D] units of the bytes that go into `tag` */
    cs_matrix tag;          /* D -> C */
    const float *tag_vectors; /* [C][D] */
    const cs_tag_fact *tag_facts; /* [C] */

    cs_lookup lemma_endings, feats_endings; /* tag and ending -> rule or feats + 1 */
    cs_names lemma_rules, feats;
    const uint32_t *feats_bits; /* CASUS_FEAT_ bits of feats */

    const float *head_input; /* [D] */
    cs_matrix heads;         /* D -> A dependent, A head, B own label, B head's label */
    const float *mix_input, *distance_input, *label_input; /* [A] [A] [B] */
    cs_matrix mix, distance, label; /* A -> A, A -> CS_DISTANCES, B -> R */
    const float *arc_root, *label_root; /* [A] [B] */
    const cs_label_fact *label_facts;   /* [R] */
} cs_model;

/* Opens a model file; `path` is copied.  CASUS_BAD_DATA says what is wrong with it. */
casus_status cs_model_open(const char *path, cs_model **out, casus_error *error);
void cs_model_free(cs_model *model);

/* "en" and "2026.11" of the header. */
static inline const char *cs_model_language(const cs_model *model)
{
    return model->file.header->language;
}

static inline const char *cs_model_version(const cs_model *model)
{
    return model->file.header->version;
}

#endif
