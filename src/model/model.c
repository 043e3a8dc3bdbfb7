/* model.c - see model.h. */
#include "model/model.h"

#include "base/error.h"
#include "data/ud.h"

#include <stdio.h>
#include <stdlib.h>

#define FLOAT_LIMIT 1e6f /* so that no sum of products overflows */

enum { SHAPE_NUMBERS = 8, TEXT_LIST_MAX = 1 << 20 };

/* ---- Parts --------------------------------------------------------------- */

static casus_status floats(const cs_model *m, const char *name, uint32_t rows,
                           uint32_t columns, const float **out, casus_error *error)
{
    uint32_t shape[2] = {rows, columns};
    const void *data;
    CS_TRY(cs_model_section(&m->file, name, CS_SECTION_FLOATS, shape, &data, error));
    *out = data;
    for (size_t i = 0; i < (size_t)shape[0] * shape[1]; i++)
        if (!((*out)[i] > -FLOAT_LIMIT && (*out)[i] < FLOAT_LIMIT))
            return cs_model_bad(&m->file, "a number is out of range", error);
    return CASUS_OK;
}

static bool weights_fit(const int8_t *weights, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (weights[i] > CS_WEIGHT_MAX || weights[i] < -CS_WEIGHT_MAX)
            return false;
    return true;
}

/* Sections NAME.weight, NAME.scale and NAME.bias. */
static casus_status matrix(cs_model *m, const char *name, uint32_t inputs,
                           uint32_t outputs, cs_matrix *out, casus_error *error)
{
    char full[CS_MODEL_NAME];
    const uint32_t padded = (outputs + CS_BLOCK - 1) / CS_BLOCK * CS_BLOCK;
    uint32_t shape[2] = {padded, inputs};
    const void *weights;
    snprintf(full, sizeof full, "%s.weight", name);
    CS_TRY(cs_model_section(&m->file, full, CS_SECTION_BYTES, shape, &weights, error));
    uint8_t *small = cs_arena_alloc(&m->arena, padded / CS_BLOCK);
    if (!small)
        return cs_nomem(error);
    cs_matrix_measure(weights, inputs, padded, small);
    *out = (cs_matrix){weights, NULL, NULL, small, inputs, padded};
    snprintf(full, sizeof full, "%s.scale", name);
    CS_TRY(floats(m, full, 1, padded, &out->scale, error));
    snprintf(full, sizeof full, "%s.bias", name);
    CS_TRY(floats(m, full, 1, padded, &out->bias, error));
    return weights_fit(weights, (size_t)padded * inputs)
               ? CASUS_OK
               : cs_model_bad(&m->file, "a weight is out of range", error);
}

static casus_text next_line(casus_text *rest, char end)
{
    const char *stop = memchr(rest->data, end, rest->size);
    const uint32_t size = stop ? (uint32_t)(stop - rest->data) : rest->size;
    const casus_text line = cs_text(rest->data, size);
    *rest = cs_text_span(*rest, stop ? size + 1 : size, rest->size);
    return line;
}

/* A section of lines, each ended by a line feed; "_" stands for nothing. */
static casus_status names(cs_model *m, const char *name, cs_names *out,
                          casus_error *error)
{
    uint32_t shape[2] = {0, 1}, count = 0;
    const void *data;
    CS_TRY(cs_model_section(&m->file, name, CS_SECTION_TEXT, shape, &data, error));
    casus_text text = cs_text(data, shape[0]);
    for (uint32_t i = 0; i < text.size; i++)
        count += text.data[i] == '\n';
    if (count > TEXT_LIST_MAX || (text.size && text.data[text.size - 1] != '\n'))
        return cs_model_bad(&m->file, "a list of names is damaged", error);
    casus_text *items = cs_arena_alloc(&m->arena, (count + 1) * sizeof *items);
    if (!items)
        return cs_nomem(error);
    for (uint32_t i = 0; i < count; i++) {
        items[i] = next_line(&text, '\n');
        if (cs_text_is(items[i], "_"))
            items[i] = (casus_text){0};
    }
    *out = (cs_names){items, count};
    return CASUS_OK;
}

/* ---- The whole ----------------------------------------------------------- */

static bool shape_is_sound(const cs_model *m)
{
    return m->width && m->width <= CS_WIDTH_MAX && m->width % 32 == 0 &&
           (m->gates == 2 || m->gates == 3) && m->layers && m->layers <= CS_LAYERS_MAX &&
           m->tag_layer && m->tag_layer <= m->layers && m->arc &&
           m->arc % CS_BLOCK == 0 && m->arc <= CS_WIDTH_MAX && m->label_width &&
           m->label_width % CS_BLOCK == 0 && m->label_width <= CS_WIDTH_MAX;
}

static casus_status load_shape(cs_model *m, casus_error *error)
{
    uint32_t shape[2] = {1, SHAPE_NUMBERS};
    const void *data;
    CS_TRY(cs_model_section(&m->file, "shape", CS_SECTION_WORDS, shape, &data, error));
    const uint32_t *numbers = data;
    m->width = numbers[0];
    m->gates = numbers[1];
    m->layers = numbers[2];
    m->tag_layer = numbers[3];
    m->arc = numbers[4];
    m->label_width = numbers[5];
    m->tags_have_xpos = numbers[6] != 0;
    return shape_is_sound(m) ? CASUS_OK
                             : cs_model_bad(&m->file, "has an impossible shape", error);
}

static casus_status load_encoder(cs_model *m, casus_error *error)
{
    uint32_t shape[2] = {0, m->width};
    const void *table = NULL;
    char name[CS_MODEL_NAME];
    CS_TRY(cs_model_section(&m->file, "feature.table", CS_SECTION_BYTES, shape, &table,
                            error));
    m->table = table;
    CS_TRY(cs_lookup_open(&m->file, "feature.lookup", shape[0], &m->features, error));
    CS_TRY(floats(m, "feature.scale", 1, m->width, &m->table_scale, error));
    for (uint32_t l = 0; l < m->layers; l++) {
        snprintf(name, sizeof name, "layer%u.filter", l);
        CS_TRY(floats(m, name, 4, m->width, &m->layer[l].filter, error));
        snprintf(name, sizeof name, "layer%u", l);
        CS_TRY(matrix(m, name, m->width, m->gates * m->width, &m->layer[l].gates, error));
    }
    return CASUS_OK;
}

static casus_status load_tags(cs_model *m, casus_error *error)
{
    cs_names upos = {0}, rest = {0};
    CS_TRY(names(m, "tag.upos", &upos, error));
    CS_TRY(names(m, "tag.rest", &rest, error));
    m->tags = upos.count;
    if (m->tags == 0 || m->tags > CS_CLASSES_MAX || rest.count != m->tags)
        return cs_model_bad(&m->file, "has no usable list of tags", error);
    cs_tag_fact *facts = cs_arena_alloc(&m->arena, m->tags * sizeof *facts);
    if (!facts)
        return cs_nomem(error);
    for (uint32_t i = 0; i < m->tags; i++) {
        const casus_text feats = m->tags_have_xpos ? (casus_text){0} : rest.items[i];
        facts[i] =
            (cs_tag_fact){m->tags_have_xpos ? rest.items[i] : (casus_text){0}, feats,
                          cs_features_from(feats), (uint8_t)cs_upos_from(upos.items[i])};
    }
    m->tag_facts = facts;
    return CASUS_OK;
}

static casus_status load_feats(cs_model *m, casus_error *error)
{
    CS_TRY(names(m, "feats.values", &m->feats, error));
    uint32_t *bits = cs_arena_alloc(&m->arena, (m->feats.count + 1) * sizeof *bits);
    if (!bits)
        return cs_nomem(error);
    for (uint32_t i = 0; i < m->feats.count; i++)
        bits[i] = cs_features_from(m->feats.items[i]);
    m->feats_bits = bits;
    return cs_lookup_open(&m->file, "feats.lookup", m->feats.count, &m->feats_endings,
                          error);
}

static casus_status load_tagger(cs_model *m, casus_error *error)
{
    CS_TRY(load_tags(m, error));
    CS_TRY(floats(m, "tag.input", 1, m->width, &m->tag_input, error));
    CS_TRY(matrix(m, "tag", m->width, m->tags, &m->tag, error));
    CS_TRY(floats(m, "tag.vectors", m->tags, m->width, &m->tag_vectors, error));
    CS_TRY(names(m, "lemma.rules", &m->lemma_rules, error));
    CS_TRY(cs_lookup_open(&m->file, "lemma.lookup", m->lemma_rules.count,
                          &m->lemma_endings, error));
    return load_feats(m, error);
}

static casus_status load_labels(cs_model *m, casus_error *error)
{
    cs_names labels = {0};
    CS_TRY(names(m, "label.names", &labels, error));
    m->labels = labels.count;
    m->root_label = CASUS_NONE;
    if (m->labels < 2 || m->labels > CS_CLASSES_MAX)
        return cs_model_bad(&m->file, "has no usable list of relations", error);
    cs_label_fact *facts = cs_arena_alloc(&m->arena, m->labels * sizeof *facts);
    if (!facts)
        return cs_nomem(error);
    for (uint32_t i = 0; i < m->labels; i++) {
        casus_subtype subtype;
        const casus_relation relation = cs_relation_from(labels.items[i], &subtype);
        facts[i] = (cs_label_fact){labels.items[i], (uint8_t)relation, (uint8_t)subtype};
        if (relation == CASUS_REL_ROOT)
            m->root_label = i;
    }
    m->label_facts = facts;
    return m->root_label != CASUS_NONE
               ? CASUS_OK
               : cs_model_bad(&m->file, "has no relation root", error);
}

static casus_status load_parser(cs_model *m, casus_error *error)
{
    const uint32_t A = m->arc, B = m->label_width;
    CS_TRY(load_labels(m, error));
    CS_TRY(floats(m, "label.input", 1, B, &m->label_input, error));
    CS_TRY(matrix(m, "label", B, m->labels, &m->label, error));
    CS_TRY(floats(m, "arc.root", 1, A, &m->arc_root, error));
    return floats(m, "label.root", 1, B, &m->label_root, error);
}

static casus_status load_heads(cs_model *m, casus_error *error)
{
    const uint32_t A = m->arc, B = m->label_width;
    CS_TRY(floats(m, "heads.input", 1, m->width, &m->head_input, error));
    CS_TRY(matrix(m, "heads", m->width, 2 * A + 2 * B, &m->heads, error));
    CS_TRY(floats(m, "mix.input", 1, A, &m->mix_input, error));
    CS_TRY(matrix(m, "mix", A, A, &m->mix, error));
    CS_TRY(floats(m, "distance.input", 1, A, &m->distance_input, error));
    return matrix(m, "distance", A, CS_DISTANCES, &m->distance, error);
}

static casus_status load(cs_model *m, const char *path, casus_error *error)
{
    const casus_text copy = cs_text_copy(cs_text_of(path), &m->arena);
    if (!copy.data)
        return cs_nomem(error);
    CS_TRY(cs_model_file_open(copy.data, &m->file, error));
    m->kernels = cs_kernels_best();
    CS_TRY(load_shape(m, error));
    CS_TRY(load_encoder(m, error));
    CS_TRY(load_tagger(m, error));
    CS_TRY(load_heads(m, error));
    return load_parser(m, error);
}

casus_status cs_model_open(const char *path, cs_model **out, casus_error *error)
{
    cs_model *m = calloc(1, sizeof *m);
    *out = NULL;
    if (!m)
        return cs_nomem(error);
    const casus_status status = load(m, path, error);
    if (status != CASUS_OK) {
        cs_model_free(m);
        return status;
    }
    *out = m;
    return CASUS_OK;
}

void cs_model_free(cs_model *model)
{
    if (!model)
        return;
    cs_model_file_close(&model->file);
    cs_arena_free(&model->arena);
    free(model);
}
