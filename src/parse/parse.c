/* parse.c - see parse.h.
 *
 *     y       what the last layer says of a word                       [T][D]
 *     heads   relu D | relu H | E | F, four parts of one product of y  [T][2 A + 2 B]
 *     arc(d, h)    D_d . (U H_h) + D_d . P_distance(d, h);  the root has its own vector
 *     label(d, h)  W relu(E_d + F_h)
 * Dozat and Manning (2017), with a term for the distance. */
#include "parse/parse.h"

#include "base/error.h"
#include "model/best.h"
#include "model/layer.h"
#include "parse/decode.h"
#include "parse/distance.h"

#include <string.h>

_Static_assert((int)CS_DISTANCES == (int)CS_DISTANCE_CLASSES, "one number of classes");

#define FAR (-1e9f)

typedef struct parser {
    const cs_model *m;
    cs_analysis *analysis;
    cs_workspace *space;
    uint8_t *q;      /* [T][widest of D, A, B] */
    float *heads;    /* [T][2 A + 2 B] */
    float *mixed;    /* [T][A] */
    float *distance; /* [T][CS_DISTANCES padded] */
    float *hidden;   /* [T][B] */
    float *label;    /* [T][R padded] */
} parser;

static uint32_t heads_width(const cs_model *m)
{
    return 2 * m->arc + 2 * m->label_width;
}

static casus_status take_memory(parser *p, size_t T, casus_error *error)
{
    const cs_model *m = p->m;
    const size_t widest = m->width > m->arc ? m->width : m->arc;
    p->q =
        cs_workspace_take(p->space, T, widest > m->label_width ? widest : m->label_width);
    p->heads = cs_workspace_take(p->space, T * m->heads.outputs, sizeof(float));
    p->mixed = cs_workspace_take(p->space, T * m->mix.outputs, sizeof(float));
    p->distance = cs_workspace_take(p->space, T * m->distance.outputs, sizeof(float));
    p->hidden = cs_workspace_take(p->space, T * m->label_width, sizeof(float));
    p->label = cs_workspace_take(p->space, T * m->label.outputs, sizeof(float));
    return p->q && p->heads && p->mixed && p->distance && p->hidden && p->label
               ? CASUS_OK
               : cs_nomem(error);
}

/* The vector of the chosen tag joins the word's own. */
static void add_tags(const cs_model *m, const cs_vectors *vectors, uint32_t T)
{
    const uint32_t D = m->width;
    for (uint32_t t = 0; t < T; t++) {
        float *restrict x = vectors->x + (size_t)t * D;
        const float *restrict tag = m->tag_vectors + (size_t)vectors->tag[t] * D;
        for (uint32_t d = 0; d < D; d++)
            x[d] = x[d] + tag[d];
    }
}

/* T rows of floats, `row` floats from one to the next. */
typedef struct rows {
    const float *x;
    uint32_t row, T;
} rows;

/* y = W x; negative inputs count as 0 except in the first product. */
static void apply(const parser *p, const cs_matrix *w, rows in, const float *scale,
                  float *y)
{
    const float shift = w == &p->m->heads ? (float)CS_INPUT_ZERO : 0.0f;
    const cs_scaling scaling = {scale, shift, w->inputs};
    p->m->kernels.quantise(&scaling, in.x, in.row, p->q, in.T);
    p->m->kernels.product(w, p->q, w->inputs, y, in.T);
}

static void score_words(const parser *p, const float *x, uint32_t T)
{
    const cs_model *m = p->m;
    const uint32_t A = m->arc, H = heads_width(m);
    apply(p, &m->heads, (rows){x, m->width, T}, m->head_input, p->heads);
    for (uint32_t t = 0; t < T; t++) {
        float *h = p->heads + (size_t)t * H;
        for (uint32_t a = 0; a < A; a++)
            h[a] = h[a] > 0.0f ? h[a] : 0.0f;
    }
    apply(p, &m->mix, (rows){p->heads + A, H, T}, m->mix_input, p->mixed);
    apply(p, &m->distance, (rows){p->heads, H, T}, m->distance_input, p->distance);
}

/* ---- Trees --------------------------------------------------------------- */

enum { PADDING = 16 }; /* the kernel scores this many heads at a time */

/* The heads of one segment while they are scored. */
typedef struct segment {
    uint32_t start, n, band;
    uint32_t row;  /* of turned: n and some padding, for the kernel */
    float *turned; /* [A][row] mixed vectors, turned; column n is the root's */
    const uint8_t
        *classes; /* [2 band + 1] cs_distance_class() of head - dependent + band */
    float *arc;   /* [n][2 band + 1], see decode.h, and some padding */
    float *root;  /* [n] */
} segment;

static void turn_heads(const parser *p, const segment *s)
{
    enum { TOGETHER = 4 };
    const uint32_t A = p->m->arc;
    const size_t row = s->row;
    const float *mixed = p->mixed + (size_t)s->start * A;
    uint32_t h = 0;
    for (uint32_t a = 0; a < A; a++) {
        memset(s->turned + a * row + s->n, 0, (row - s->n) * sizeof *s->turned);
        s->turned[a * row + s->n] = p->m->arc_root[a];
    }
    for (; h + TOGETHER <= s->n; h += TOGETHER, mixed += (size_t)TOGETHER * A)
        for (uint32_t a = 0; a < A; a++)
            for (uint32_t i = 0; i < TOGETHER; i++)
                s->turned[a * row + h + i] = mixed[(size_t)i * A + a];
    for (; h < s->n; h++, mixed += A)
        for (uint32_t a = 0; a < A; a++)
            s->turned[a * row + h] = mixed[a];
}

static float score_root(const cs_model *m, const float *own)
{
    float sum = 0.0f;
    for (uint32_t a = 0; a < m->arc; a++)
        sum = sum + own[a] * m->arc_root[a];
    return sum;
}

/* The scores of all heads of word d.  The padding behind them falls on the next row, which
 * is filled later.  When the band reaches the end, the root is scored behind the last head. */
static void score_word(const parser *p, const segment *s, uint32_t d)
{
    const uint32_t first = d > s->band ? d - s->band : 0;
    const uint32_t end = s->n - d > s->band ? d + s->band + 1 : s->n;
    const uint32_t heads = end - first;
    const uint32_t count = (heads + 1 + PADDING - 1) / PADDING * PADDING;
    const float *own = p->heads + (size_t)(s->start + d) * heads_width(p->m);
    const float *bonus = p->distance + (size_t)(s->start + d) * p->m->distance.outputs;
    const uint8_t *classes = s->classes + (first + s->band - d);
    float *out = s->arc + d * (2 * (size_t)s->band + 1) + (first + s->band - d);
    for (uint32_t h = 0; h < heads; h++)
        out[h] = bonus[classes[h]];
    out[d - first] = FAR;
    memset(out + heads, 0, (count - heads) * sizeof *out);
    p->m->kernels.arcs(own, s->turned + first, s->row, p->m->arc, out, count);
    s->root[d] = end == s->n ? out[heads] : score_root(p->m, own);
}

/* The class of each distance; that of 0 is never used. */
static void fill_classes(uint8_t *classes, uint32_t band)
{
    for (uint32_t i = 0; i <= 2 * band; i++)
        classes[i] = (uint8_t)(i == band ? 0 : cs_distance_class(band, i));
}

/* Heads of the segment that begins at word `start` of the batch: 0 root, else 1 .. n. */
static casus_status find_tree(const parser *p, uint32_t start, uint32_t n, uint32_t *head,
                              casus_error *error)
{
    const cs_workspace_point before = cs_workspace_mark(p->space);
    const uint32_t band = n - 1 < CS_HEAD_BAND ? n - 1 : CS_HEAD_BAND;
    const size_t cells = n * (2 * (size_t)band + 1);
    segment s = {.start = start, .n = n, .band = band, .row = n + PADDING};
    uint8_t *classes = cs_workspace_take(p->space, 2 * (size_t)band + 1, 1);
    s.turned = cs_workspace_take(p->space, (size_t)s.row * p->m->arc, sizeof *s.turned);
    s.arc = cs_workspace_take(p->space, cells + PADDING, sizeof *s.arc);
    s.root = cs_workspace_take(p->space, n, sizeof *s.root);
    if (!classes || !s.turned || !s.arc || !s.root)
        return cs_nomem(error);
    fill_classes(classes, band);
    s.classes = classes;
    turn_heads(p, &s);
    for (uint32_t d = 0; d < n; d++)
        score_word(p, &s, d);
    const cs_arc_scores scores = {s.arc, s.root, n, band};
    const casus_status status = cs_decode(&scores, head, p->space, error);
    cs_workspace_rewind(p->space, before);
    return status;
}

/* ---- Labels -------------------------------------------------------------- */

/* relu is left to the quantisation. */
static void hide(const parser *p, uint32_t start, uint32_t n, const uint32_t *head)
{
    const size_t A = p->m->arc, B = p->m->label_width, H = heads_width(p->m);
    for (uint32_t d = 0; d < n; d++) {
        const float *restrict own = p->heads + (size_t)(start + d) * H + 2 * A;
        const float *restrict other =
            head[d] ? p->heads + (size_t)(start + head[d] - 1) * H + 2 * A + B
                    : p->m->label_root;
        float *restrict out = p->hidden + (size_t)(start + d) * B;
        for (uint32_t i = 0; i < B; i++)
            out[i] = own[i] + other[i];
    }
}

/* The best relation; root where the head is 0 and only there. */
static const cs_label_fact *best_label(const cs_model *m, float *score, uint32_t head)
{
    if (head == 0)
        return &m->label_facts[m->root_label];
    score[m->root_label] = FAR;
    return &m->label_facts[cs_best_of(score, m->labels)];
}

static void set_relation(casus_word *word, const cs_label_fact *label)
{
    word->deprel = label->deprel;
    word->relation = label->relation;
    word->subtype = label->subtype;
}

/* Writes a segment's tree to its words.  `main_root`: the root of the sentence's first
 * segment, CASUS_NONE in that one. */
static void set_words(const parser *p, const cs_batch *batch, uint32_t start, uint32_t n,
                      const uint32_t *head, uint32_t main_root)
{
    const cs_label_fact joint = {CS_TEXT("parataxis"), CASUS_REL_PARATAXIS,
                                 CASUS_SUB_NONE};
    const uint32_t first = batch->first_word + start;
    for (uint32_t d = 0; d < n; d++) {
        casus_word *word = &p->analysis->words[first + d];
        float *score = p->label + (size_t)(start + d) * p->m->label.outputs;
        word->head = head[d] ? first + head[d] - 1 : main_root;
        set_relation(word, best_label(p->m, score, head[d]));
        if (head[d] == 0 && main_root != CASUS_NONE)
            set_relation(word, &joint);
    }
}

/* The root of the words of a sentence before `end`, or CASUS_NONE. */
static uint32_t earlier_root(const cs_analysis *analysis, uint32_t sentence, uint32_t end)
{
    const uint32_t first = analysis->sentences[sentence].first_word;
    for (uint32_t w = first; w < end; w++)
        if (analysis->words[w].head == CASUS_NONE)
            return w;
    return CASUS_NONE;
}

static casus_status parse_batch(parser *p, const cs_batch *batch, cs_vectors *vectors,
                                casus_error *error)
{
    const cs_model *m = p->m;
    const uint32_t T = batch->word_count;
    uint32_t *head = cs_workspace_take(p->space, T, sizeof *head);
    if (!head)
        return cs_nomem(error);
    CS_TRY(take_memory(p, T, error));
    score_words(p, vectors->x, T);
    uint32_t start = 0;
    for (uint32_t i = 0; i < batch->segment_count; start += batch->lengths[i++]) {
        CS_TRY(find_tree(p, start, batch->lengths[i], head + start, error));
        hide(p, start, batch->lengths[i], head + start);
    }
    apply(p, &m->label, (rows){p->hidden, m->label_width, T}, m->label_input, p->label);
    start = 0;
    for (uint32_t i = 0; i < batch->segment_count; start += batch->lengths[i++]) {
        const uint32_t root =
            earlier_root(p->analysis, batch->sentence[i], batch->first_word + start);
        set_words(p, batch, start, batch->lengths[i], head + start, root);
    }
    return CASUS_OK;
}

casus_status cs_parse(const cs_model *model, cs_analysis *analysis, const cs_batch *batch,
                      cs_vectors *vectors, casus_error *error)
{
    cs_workspace *space = vectors->space;
    const cs_workspace_point before = cs_workspace_mark(space);
    parser p = {.m = model, .analysis = analysis, .space = space};
    add_tags(model, vectors, batch->word_count);
    CS_TRY(cs_layers_run(model, model->tag_layer, model->layers, batch, vectors, error));
    CS_TRY(parse_batch(&p, batch, vectors, error));
    cs_workspace_rewind(space, before);
    return CASUS_OK;
}
