/* learn.c - see learn.h.
 *
 * A minibatch is cut into LEARN_SHARDS shards, whatever the number of threads; their
 * gradients are added in the order of the shards.  So the result is the same bit for bit
 * on any number of threads. */
#include "learn.h"

#include "base/error.h"
#include "state.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define WARM_UP 200.0f /* steps until the full learning rate */

typedef struct shard {
    net_batch batch;
    net_work work;
    net_dropout drop;
    uint32_t (*rows)[CS_FEATURE_COUNT];
    uint32_t *tags, *heads, *labels, *lengths;
    float *soft_tags, *soft_labels, *soft_arcs;
    size_t arcs, arc_capacity;
    uint32_t token_capacity, sentence_capacity;
} shard;

typedef struct learner {
    net *n;
    const learn_data *data;
    const treebank *bank;
    const coded_bank *coded;
    const learn_options *options;
    adam optimiser;
    shard shards[LEARN_SHARDS];
    uint32_t *order;     /* [sentences] */
    float *gradient;     /* [count] */
    uint32_t *row_slot;  /* [rows] place in touched + 1, or 0 */
    uint32_t *touched;   /* rows */
    float *row_gradient; /* [touched][D] */
    uint32_t touched_count, touched_capacity;
    float scale;
    double loss[3];
    uint32_t steps_total;
} learner;

/* ---- Filling shards ------------------------------------------------------ */

static bool shard_fit(shard *s, uint32_t tokens, uint32_t sentences)
{
    if (sentences > s->sentence_capacity) {
        s->sentence_capacity = 2 * sentences;
        free(s->lengths);
        s->lengths = calloc(s->sentence_capacity, sizeof *s->lengths);
    }
    if (tokens > s->token_capacity) {
        s->token_capacity = 2 * tokens;
        free(s->rows);
        free(s->tags);
        s->rows = calloc(s->token_capacity, sizeof *s->rows);
        s->tags = calloc(3 * (size_t)s->token_capacity, sizeof *s->tags);
        s->heads = s->tags + s->token_capacity;
        s->labels = s->heads + s->token_capacity;
    }
    return s->lengths && s->rows && s->tags;
}

static bool fit_floats(float **array, size_t count)
{
    free(*array);
    *array = calloc(count, sizeof **array);
    return *array != NULL;
}

static bool shard_fit_teaching(const learner *l, shard *s, uint32_t tokens, size_t arcs)
{
    const net_shape *shape = &l->n->shape;
    if (!l->options->teaching)
        return true;
    if (arcs > s->arc_capacity) {
        s->arc_capacity = 2 * arcs;
        if (!fit_floats(&s->soft_arcs, s->arc_capacity))
            return false;
    }
    return fit_floats(&s->soft_tags, (size_t)tokens * shape->tags) &&
           fit_floats(&s->soft_labels, (size_t)tokens * shape->labels);
}

/* Copies what the teachers say of a sentence behind what is there. */
static void shard_add_teaching(const learner *l, shard *s, uint32_t sentence)
{
    const teaching *t = l->options->teaching;
    const tb_sentence *from = &l->bank->sentences[sentence];
    const size_t C = l->n->shape.tags, R = l->n->shape.labels, at = s->batch.tokens;
    const size_t n = from->count, arcs = n * (n + 1);
    memcpy(s->soft_tags + at * C, t->tags + from->start * C, n * C * sizeof(float));
    memcpy(s->soft_labels + at * R, t->labels + from->start * R, n * R * sizeof(float));
    memcpy(s->soft_arcs + s->arcs, t->arcs + t->arc_start[sentence],
           arcs * sizeof(float));
    s->arcs += arcs;
}

/* Rare forms are hidden more often, so that the unknown form learns what rare ones do;
 * other features are left out at one rate. */
static void hide_features(const learner *l, uint32_t rows[CS_FEATURE_COUNT],
                          uint32_t count, uint64_t seed)
{
    const float rate = l->options->form_dropout + 0.3f / (0.3f + (float)count);
    for (uint32_t f = 0; f < CS_FEATURE_COUNT; f++) {
        const float draw = net_uniform(seed, f);
        if (f == CS_FEATURE_FORM && draw < rate)
            rows[f] = 1;
        else if (f != CS_FEATURE_FORM && draw < l->options->affix_dropout)
            rows[f] = 0;
    }
}

static void shard_add(learner *l, shard *s, uint32_t sentence, uint64_t seed)
{
    const tb_sentence *from = &l->bank->sentences[sentence];
    const uint32_t at = s->batch.tokens, n = from->count, start = from->start;
    if (l->options->teaching)
        shard_add_teaching(l, s, sentence);
    memcpy(s->rows[at], l->coded->rows[start], n * sizeof *s->rows);
    memcpy(s->tags + at, l->coded->tags + start, n * sizeof(uint32_t));
    memcpy(s->heads + at, l->coded->heads + start, n * sizeof(uint32_t));
    memcpy(s->labels + at, l->coded->labels + start, n * sizeof(uint32_t));
    for (uint32_t i = 0; i < n; i++)
        hide_features(l, s->rows[at + i], l->coded->form_count[start + i],
                      net_random(seed, start + i));
    s->lengths[s->batch.sentences++] = n;
    s->batch.tokens += n;
}

static bool shard_fill(learner *l, shard *s, const uint32_t *sentences, uint32_t count,
                       uint64_t seed)
{
    uint32_t tokens = 0;
    size_t arcs = 0;
    s->batch = (net_batch){0};
    if (count == 0)
        return true;
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t n = l->bank->sentences[sentences[i]].count;
        tokens += n;
        arcs += (size_t)n * (n + 1);
    }
    if (!shard_fit(s, tokens, count) || !shard_fit_teaching(l, s, tokens, arcs))
        return false;
    s->arcs = 0;
    s->batch = (net_batch){.rows = s->rows,
                           .tags = s->tags,
                           .heads = s->heads,
                           .labels = s->labels,
                           .lengths = s->lengths,
                           .soft_tags = s->soft_tags,
                           .soft_labels = s->soft_labels,
                           .soft_arcs = s->soft_arcs,
                           .soft_share = l->options->teaching_share};
    for (uint32_t i = 0; i < count; i++)
        shard_add(l, s, sentences[i], seed);
    s->drop = l->options->dropout;
    s->drop.seed = net_random(seed, 1u << 30);
    return net_work_fit(&s->work, l->n, &s->batch);
}

/* ---- One step ------------------------------------------------------------ */

typedef struct worker {
    learner *l;
    uint32_t first, stride;
} worker;

static void *work(void *argument)
{
    const worker *me = argument;
    learner *l = me->l;
    for (uint32_t i = me->first; i < LEARN_SHARDS; i += me->stride) {
        shard *s = &l->shards[i];
        if (s->work.gradient)
            memset(s->work.gradient, 0, l->n->at.count * sizeof(float));
        memset(s->work.loss, 0, sizeof s->work.loss);
        if (s->batch.tokens == 0) /* a minibatch of fewer sentences than shards */
            continue;
        net_forward(l->n, &s->work, &s->batch, &s->drop);
        net_label(l->n, &s->work, &s->batch, s->batch.heads, &s->drop);
        net_backward(l->n, &s->work, &s->batch, l->scale);
    }
    return NULL;
}

static bool run_shards(learner *l)
{
    enum { THREADS_MAX = 64 };
    pthread_t threads[THREADS_MAX];
    worker workers[THREADS_MAX];
    uint32_t count = l->options->threads, started = 1;
    count = count > LEARN_SHARDS ? LEARN_SHARDS : count ? count : 1;
    for (uint32_t i = 0; i < count; i++)
        workers[i] = (worker){l, i, count};
    while (started < count &&
           pthread_create(&threads[started], NULL, work, &workers[started]) == 0)
        started++;
    work(&workers[0]);
    for (uint32_t i = 1; i < started; i++)
        pthread_join(threads[i], NULL);
    return started == count;
}

static bool touch(learner *l, uint32_t row)
{
    if (l->row_slot[row])
        return true;
    const uint32_t D = l->n->shape.width;
    if (l->touched_count == l->touched_capacity) {
        l->touched_capacity = l->touched_capacity ? 2 * l->touched_capacity : 4096;
        uint32_t *rows = realloc(l->touched, l->touched_capacity * sizeof *rows);
        if (!rows)
            return false;
        l->touched = rows;
        float *g = realloc(l->row_gradient, (size_t)l->touched_capacity * D * sizeof *g);
        if (!g)
            return false;
        l->row_gradient = g;
    }
    memset(l->row_gradient + (size_t)l->touched_count * D, 0, D * sizeof(float));
    l->touched[l->touched_count++] = row;
    l->row_slot[row] = l->touched_count;
    return true;
}

static bool gather_rows(learner *l, const shard *s)
{
    const uint32_t D = l->n->shape.width;
    for (uint32_t t = 0; t < s->batch.tokens; t++)
        for (uint32_t f = 0; f < CS_FEATURE_COUNT; f++) {
            if (!s->rows[t][f])
                continue;
            const uint32_t row = s->rows[t][f] - 1;
            if (!touch(l, row))
                return false;
            float *to = l->row_gradient + (size_t)(l->row_slot[row] - 1) * D;
            const float *from = s->work.dx + (size_t)t * D;
            for (uint32_t d = 0; d < D; d++)
                to[d] += from[d];
        }
    return true;
}

static void change_weights(learner *l, float rate)
{
    const uint32_t D = l->n->shape.width;
    memset(l->gradient, 0, l->n->at.count * sizeof(float));
    for (uint32_t i = 0; i < LEARN_SHARDS; i++) {
        const float *from = l->shards[i].work.gradient;
        for (size_t k = 0; k < l->n->at.count && from; k++)
            l->gradient[k] += from[k];
        for (uint32_t k = 0; k < 3; k++)
            l->loss[k] += (double)l->shards[i].work.loss[k];
    }
    adam_dense(&l->optimiser, l->n, l->gradient, rate);
    for (uint32_t i = 0; i < l->touched_count; i++) {
        adam_row(&l->optimiser, l->n, l->touched[i], l->row_gradient + (size_t)i * D,
                 rate);
        l->row_slot[l->touched[i]] = 0;
    }
    l->touched_count = 0;
    net_turn(l->n);
}

/* Warm-up, then half a cosine down to almost nothing. */
static float rate_now(const learner *l)
{
    const float step = (float)l->optimiser.step, total = (float)l->steps_total;
    const float rise = step < WARM_UP ? (step + 1.0f) / WARM_UP : 1.0f;
    return l->options->rate * rise * (0.505f + 0.495f * cosf(3.14159265f * step / total));
}

static bool take_step(learner *l, const uint32_t *sentences, uint32_t count)
{
    const uint64_t seed = net_random(l->options->seed, 1000 + l->optimiser.step);
    uint32_t tokens = 0, at = 0;
    for (uint32_t i = 0; i < LEARN_SHARDS; i++) {
        const uint32_t end = count * (i + 1) / LEARN_SHARDS;
        if (!shard_fill(l, &l->shards[i], sentences + at, end - at, net_random(seed, i)))
            return false;
        tokens += l->shards[i].batch.tokens;
        at = end;
    }
    l->scale = 1.0f / (float)tokens;
    if (!run_shards(l))
        return false;
    for (uint32_t i = 0; i < LEARN_SHARDS; i++)
        if (!gather_rows(l, &l->shards[i]))
            return false;
    change_weights(l, rate_now(l));
    return true;
}

/* ---- Epochs -------------------------------------------------------------- */

/* The order depends on seed and epoch alone, so that training can be resumed. */
static void shuffle(learner *l, uint32_t epoch)
{
    const uint64_t seed = net_random(l->options->seed, epoch);
    for (uint32_t i = 0; i < l->bank->sentence_count; i++)
        l->order[i] = i;
    for (uint32_t i = l->bank->sentence_count; i > 1; i--) {
        const uint32_t j = (uint32_t)(net_random(seed, i) % i), kept = l->order[i - 1];
        l->order[i - 1] = l->order[j];
        l->order[j] = kept;
    }
}

static casus_status report(learner *l, uint32_t epoch, time_t begun, casus_error *error)
{
    const learn_data *d = l->data;
    learn_score score;
    adam_settle(&l->optimiser, l->n);
    adam_swap(&l->optimiser, l->n);
    const casus_status status =
        learn_judge(l->n, d->vocabulary, d->dev, d->dev_coded, &score, error);
    adam_swap(&l->optimiser, l->n);
    const double words = score.words ? score.words : 1, all = l->bank->word_count;
    fprintf(stderr,
            "epoch %2u  loss %.3f %.3f %.3f  dev UPOS %.2f tag %.2f UAS %.2f LAS %.2f  "
            "%lds\n",
            epoch + 1, l->loss[0] / all, l->loss[1] / all, l->loss[2] / all,
            100 * score.upos / words, 100 * score.tag / words, 100 * score.heads / words,
            100 * score.labelled / words, (long)(time(NULL) - begun));
    return status;
}

static casus_status run_epochs(learner *l, casus_error *error)
{
    const learn_options *o = l->options;
    const uint32_t sentences = l->bank->sentence_count;
    const time_t begun = time(NULL);
    uint32_t epoch = 0;
    if (o->resume && !state_keep(o->checkpoint, "rb", l->n, &l->optimiser, &epoch))
        return cs_fail(error, CASUS_BAD_INPUT, 0, "cannot resume from %s", o->checkpoint);
    l->steps_total = o->epochs * ((sentences + o->batch - 1) / o->batch);
    while (epoch < o->epochs) {
        memset(l->loss, 0, sizeof l->loss);
        shuffle(l, epoch);
        for (uint32_t s = 0; s < sentences; s += o->batch)
            if (!take_step(l, l->order + s,
                           s + o->batch < sentences ? o->batch : sentences - s))
                return cs_nomem(error);
        if (epoch % 3 == 2 || epoch + 1 == o->epochs)
            CS_TRY(report(l, epoch, begun, error));
        epoch++;
        if (o->checkpoint &&
            !state_keep(o->checkpoint, "wb", l->n, &l->optimiser, &epoch))
            return cs_fail(error, CASUS_IO, 0, "cannot write %s", o->checkpoint);
    }
    return CASUS_OK;
}

static void learner_free(learner *l)
{
    for (uint32_t i = 0; i < LEARN_SHARDS; i++) {
        shard *s = &l->shards[i];
        net_work_free(&s->work);
        free(s->rows);
        free(s->tags);
        free(s->lengths);
        free(s->soft_tags);
        free(s->soft_labels);
        free(s->soft_arcs);
    }
    adam_free(&l->optimiser);
    free(l->order);
    free(l->gradient);
    free(l->row_slot);
    free(l->touched);
    free(l->row_gradient);
}

casus_status learn(net *n, const learn_data *data, const learn_options *options,
                   casus_error *error)
{
    learner l = {.n = n,
                 .data = data,
                 .bank = data->train,
                 .coded = data->train_coded,
                 .options = options};
    casus_status status = CASUS_NOMEM;
    l.order = calloc(l.bank->sentence_count, sizeof *l.order);
    l.gradient = calloc(n->at.count, sizeof *l.gradient);
    l.row_slot = calloc(n->shape.rows, sizeof *l.row_slot);
    if (l.order && l.gradient && l.row_slot && adam_new(&l.optimiser, n, 0.9985f)) {
        status = run_epochs(&l, error);
        adam_settle(&l.optimiser, n);
        adam_swap(&l.optimiser, n);
    } else {
        cs_nomem(error);
    }
    learner_free(&l);
    return status;
}
