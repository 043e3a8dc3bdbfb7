/* release.c - see release.h.
 *
 * An input x of a product becomes a byte q = s x + z, one s a channel, z = 64 for signed
 * inputs and 0 behind a relu.  A weight becomes round(W / s / r), r one a output, in
 * -63 .. 63.  Then W x = r (Wq q) - r z sum(Wq), and the last term goes to the bias. */
#include "release.h"

#include "base/error.h"
#include "endings_learn.h"
#include "model/kernels.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { SAMPLE_SENTENCES = 2000 };

/* What was seen of the channels of one input. */
typedef struct range {
    uint32_t width;
    bool is_signed;
    double *squares;
    float *most;
    size_t count;
    float *scale; /* s, from range_close() */
} range;

typedef struct releaser {
    const net *n;
    const vocabulary *v;
    range layer[NET_LAYERS_MAX], tag, heads, mix, dependent, label;
    sections out;
} releaser;

static bool range_open(range *r, uint32_t width, bool is_signed)
{
    *r = (range){.width = width, .is_signed = is_signed};
    r->squares = calloc(width, sizeof *r->squares);
    r->most = calloc(width, sizeof *r->most);
    r->scale = calloc(width, sizeof *r->scale);
    return r->squares && r->most && r->scale;
}

static void range_free(range *r)
{
    free(r->squares);
    free(r->most);
    free(r->scale);
}

static void range_see(range *r, const float *x, uint32_t x_row, uint32_t T)
{
    for (uint32_t t = 0; t < T; t++)
        for (uint32_t d = 0; d < r->width; d++) {
            const float size = fabsf(x[(size_t)t * x_row + d]);
            r->squares[d] += (double)size * size;
            r->most[d] = size > r->most[d] ? size : r->most[d];
        }
    r->count += T;
}

/* Rare extremes are cut off, for the sake of finer steps. */
static void range_close(range *r)
{
    for (uint32_t d = 0; d < r->width; d++) {
        const float spread =
            (float)sqrt(r->squares[d] / (double)(r->count ? r->count : 1));
        const float limit = (r->is_signed ? 4.0f : 5.0f) * spread;
        const float reach = r->most[d] < limit ? r->most[d] : limit;
        r->scale[d] = (r->is_signed ? 63.0f : 127.0f) / (reach > 1e-6f ? reach : 1.0f);
    }
}

/* ---- Measuring ----------------------------------------------------------- */

static bool open_ranges(releaser *r)
{
    const net_shape *s = &r->n->shape;
    bool fine =
        range_open(&r->tag, s->width, true) && range_open(&r->heads, s->width, true) &&
        range_open(&r->mix, s->arc, false) && range_open(&r->dependent, s->arc, false) &&
        range_open(&r->label, s->label_width, false);
    for (uint32_t l = 0; l < s->layers && fine; l++)
        fine = range_open(&r->layer[l], s->width, true);
    return fine;
}

static void see_batch(releaser *r, const net_work *w, uint32_t T)
{
    const net_shape *s = &r->n->shape;
    const uint32_t H = 2 * s->arc + 2 * s->label_width;
    for (uint32_t l = 0; l < s->layers; l++)
        range_see(&r->layer[l], w->v[l], s->width, T);
    range_see(&r->tag, w->x_tag, s->width, T);
    range_see(&r->heads, w->x[s->layers], s->width, T);
    range_see(&r->dependent, w->heads, H, T);
    range_see(&r->mix, w->heads + s->arc, H, T);
    range_see(&r->label, w->label_hidden, s->label_width, T);
}

static void close_ranges(releaser *r)
{
    for (uint32_t l = 0; l < r->n->shape.layers; l++)
        range_close(&r->layer[l]);
    range_close(&r->tag);
    range_close(&r->heads);
    range_close(&r->mix);
    range_close(&r->dependent);
    range_close(&r->label);
}

static bool measure(releaser *r, const treebank *bank, const coded_bank *coded)
{
    net_work work = {0};
    const net_dropout none = {0};
    bool fine = open_ranges(r);
    const uint32_t most =
        bank->sentence_count < SAMPLE_SENTENCES ? bank->sentence_count : SAMPLE_SENTENCES;
    const uint32_t stride = bank->sentence_count / most;
    for (uint32_t s = 0; s + 1 < bank->sentence_count && fine; s += stride) {
        const tb_sentence *sentence = &bank->sentences[s];
        const net_batch batch = {.rows = coded->rows + sentence->start,
                                 .lengths = &sentence->count,
                                 .sentences = 1,
                                 .tokens = sentence->count};
        fine = net_work_fit(&work, r->n, &batch);
        if (!fine)
            break;
        net_forward(r->n, &work, &batch, &none);
        net_label(r->n, &work, &batch, coded->heads + sentence->start, &none);
        see_batch(r, &work, batch.tokens);
    }
    net_work_free(&work);
    close_ranges(r);
    return fine;
}

/* ---- Writing ------------------------------------------------------------- */

static void add_floats(releaser *r, const char *name, uint32_t rows, uint32_t columns,
                       const float *data)
{
    sections_add(&r->out, name, CS_SECTION_FLOATS, rows, columns, data);
}

typedef struct packed_matrix {
    int8_t *weights;
    float *scale, *bias;
} packed_matrix;

/* One output: its weights as integers, its scale and its bias. */
static void quantise_row(const net *n, const net_linear *a, const range *in, uint32_t o,
                         packed_matrix *out)
{
    float *scale = &out->scale[o];
    const float *w = n->value + a->weight;
    const uint32_t K = a->inputs;
    float most = 0.0f;
    int32_t sum = 0;
    for (uint32_t k = 0; k < K; k++) {
        const float size = fabsf(w[(size_t)k * a->outputs + o] / in->scale[k]);
        most = size > most ? size : most;
    }
    *scale = most > 0.0f ? most / (float)CS_WEIGHT_MAX : 1.0f;
    for (uint32_t k = 0; k < K; k++) {
        const float exact = w[(size_t)k * a->outputs + o] / in->scale[k] / *scale;
        const int8_t q = (int8_t)lrintf(exact);
        out->weights[(((size_t)(o / CS_BLOCK) * K / 4 + k / 4) * CS_BLOCK +
                      o % CS_BLOCK) *
                         4 +
                     k % 4] = q;
        sum += q;
    }
    const float zero = in->is_signed ? (float)CS_INPUT_ZERO : 0.0f;
    out->bias[o] = n->value[a->bias + o] - zero * *scale * (float)sum;
}

static void add_matrix(releaser *r, const char *name, const net_linear *a,
                       const range *in)
{
    char full[CS_MODEL_NAME];
    const uint32_t padded = (a->outputs + CS_BLOCK - 1) / CS_BLOCK * CS_BLOCK;
    int8_t *packed = calloc((size_t)padded * a->inputs, 1);
    float *scale = calloc(padded, sizeof *scale), *bias = calloc(padded, sizeof *bias);
    if (packed && scale && bias) {
        for (uint32_t o = 0; o < a->outputs; o++)
            quantise_row(r->n, a, in, o, &(packed_matrix){packed, scale, bias});
        snprintf(full, sizeof full, "%s.weight", name);
        sections_add(&r->out, full, CS_SECTION_BYTES, padded, a->inputs, packed);
        snprintf(full, sizeof full, "%s.scale", name);
        add_floats(r, full, 1, padded, scale);
        snprintf(full, sizeof full, "%s.bias", name);
        add_floats(r, full, 1, padded, bias);
    } else {
        r->out.failed = true;
    }
    free(packed);
    free(scale);
    free(bias);
}

static void add_layer(releaser *r, uint32_t l)
{
    const uint32_t D = r->n->shape.width;
    char name[CS_MODEL_NAME];
    float *filter = calloc(4 * (size_t)D, sizeof *filter);
    if (!filter) {
        r->out.failed = true;
        return;
    }
    for (uint32_t i = 0; i < 4 * D; i++)
        filter[i] = r->n->value[r->n->at.conv[l] + i] * r->layer[l].scale[i % D] +
                    (i >= 3 * D ? (float)CS_INPUT_ZERO : 0.0f);
    snprintf(name, sizeof name, "layer%u.filter", l);
    add_floats(r, name, 4, D, filter);
    free(filter);
    snprintf(name, sizeof name, "layer%u", l);
    add_matrix(r, name, &r->n->at.gates[l], &r->layer[l]);
}

static void add_table(releaser *r)
{
    const uint32_t D = r->n->shape.width, rows = r->n->shape.rows;
    int8_t *table = calloc((size_t)rows, D);
    float *scale = calloc(D, sizeof *scale);
    for (uint32_t d = 0; d < D && table && scale; d++) {
        float most = 1e-6f;
        for (uint32_t row = 0; row < rows; row++)
            most = fmaxf(most, fabsf(r->n->table[(size_t)row * D + d]));
        scale[d] = most / 127.0f;
        for (uint32_t row = 0; row < rows; row++)
            table[(size_t)row * D + d] =
                (int8_t)lrintf(r->n->table[(size_t)row * D + d] / scale[d]);
    }
    if (table && scale) {
        sections_add(&r->out, "feature.table", CS_SECTION_BYTES, rows, D, table);
        add_floats(r, "feature.scale", 1, D, scale);
    } else {
        r->out.failed = true;
    }
    free(table);
    free(scale);
}

static void add_features(releaser *r)
{
    const hash_map *map = &r->v->features;
    uint32_t count = 0;
    uint64_t *keys = malloc((map->used + 1) * sizeof *keys);
    uint32_t *numbers = malloc((map->used + 1) * sizeof *numbers);
    for (uint32_t i = 0; i < map->capacity && keys && numbers; i++)
        if (map->entries[i].key && map->entries[i].row != CASUS_NONE) {
            keys[count] = map->entries[i].key;
            numbers[count++] = map->entries[i].row + 1;
        }
    if (keys && numbers)
        sections_add_lookup(&r->out, "feature.lookup", keys, numbers, count);
    else
        r->out.failed = true;
    free(keys);
    free(numbers);
}

static void add_all(releaser *r)
{
    const net_shape *s = &r->n->shape;
    const net_layout *at = &r->n->at;
    const uint32_t shape[8] = {s->width, s->gates,       s->layers,          s->tag_layer,
                               s->arc,   s->label_width, r->v->tag_has_xpos, 0};
    sections_add(&r->out, "shape", CS_SECTION_WORDS, 1, 8, shape);
    add_features(r);
    add_table(r);
    for (uint32_t l = 0; l < s->layers; l++)
        add_layer(r, l);
    sections_add_names(&r->out, "tag.upos", r->v->tags.upos, s->tags);
    sections_add_names(&r->out, "tag.rest", r->v->tags.rest, s->tags);
    add_floats(r, "tag.input", 1, s->width, r->tag.scale);
    add_matrix(r, "tag", &at->tag, &r->tag);
    add_floats(r, "tag.vectors", s->tags, s->width, r->n->value + at->tag_vectors);
    sections_add_names(&r->out, "label.names", r->v->labels.upos, s->labels);
    add_floats(r, "heads.input", 1, s->width, r->heads.scale);
    add_matrix(r, "heads", &at->heads, &r->heads);
    add_floats(r, "mix.input", 1, s->arc, r->mix.scale);
    add_matrix(r, "mix", &at->mix, &r->mix);
    add_floats(r, "distance.input", 1, s->arc, r->dependent.scale);
    add_matrix(r, "distance", &at->distance, &r->dependent);
    add_floats(r, "label.input", 1, s->label_width, r->label.scale);
    add_matrix(r, "label", &at->label, &r->label);
    add_floats(r, "arc.root", 1, s->arc, r->n->value + at->arc_root);
    add_floats(r, "label.root", 1, s->label_width, r->n->value + at->label_root);
}

static void releaser_free(releaser *r)
{
    range *ranges[] = {&r->tag, &r->heads, &r->mix, &r->dependent, &r->label};
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        range_free(ranges[i]);
    for (uint32_t l = 0; l < NET_LAYERS_MAX; l++)
        range_free(&r->layer[l]);
    sections_free(&r->out);
}

casus_status release(const net *n, const vocabulary *v, const treebank *bank,
                     const coded_bank *coded, const release_label *label,
                     casus_error *error)
{
    releaser r = {.n = n, .v = v};
    casus_status status = CASUS_NOMEM;
    if (measure(&r, bank, coded) && endings_learn(bank, coded, v, &r.out)) {
        add_all(&r);
        status =
            sections_write(&r.out, label->path, label->language, label->version, error);
    } else {
        cs_nomem(error);
    }
    releaser_free(&r);
    return status;
}
