/* teach.c - see teach.h. */
#include "teach.h"

#include <stdlib.h>

static size_t arcs_of(const treebank *bank, size_t *start)
{
    size_t total = 0;
    for (uint32_t s = 0; s < bank->sentence_count; s++) {
        if (start)
            start[s] = total;
        total += (size_t)bank->sentences[s].count * (bank->sentences[s].count + 1);
    }
    return total;
}

bool teaching_new(teaching *t, const net_shape *shape, const treebank *bank)
{
    *t = (teaching){0};
    t->tags = calloc((size_t)bank->word_count * shape->tags, sizeof *t->tags);
    t->labels = calloc((size_t)bank->word_count * shape->labels, sizeof *t->labels);
    t->arc_start = calloc(bank->sentence_count, sizeof *t->arc_start);
    t->arcs = t->arc_start ? calloc(arcs_of(bank, t->arc_start), sizeof *t->arcs) : NULL;
    return t->tags && t->labels && t->arcs;
}

/* to += the probabilities of `rows` rows of scores. */
static void add(float *to, float *score, uint32_t rows, uint32_t width)
{
    for (uint32_t r = 0; r < rows; r++) {
        net_softmax(score + (size_t)r * width, width);
        for (uint32_t i = 0; i < width; i++)
            to[(size_t)r * width + i] += score[(size_t)r * width + i];
    }
}

bool teaching_add(teaching *t, const net *teacher, const treebank *bank,
                  const coded_bank *coded)
{
    const net_dropout none = {0};
    const uint32_t C = teacher->shape.tags, R = teacher->shape.labels;
    net_work work = {0};
    bool fine = true;
    for (uint32_t s = 0; s < bank->sentence_count && fine; s++) {
        const uint32_t start = bank->sentences[s].start, n = bank->sentences[s].count;
        const net_batch batch = {
            .rows = coded->rows + start, .lengths = &n, .sentences = 1, .tokens = n};
        fine = net_work_fit(&work, teacher, &batch);
        if (!fine)
            break;
        net_forward(teacher, &work, &batch, &none);
        net_label(teacher, &work, &batch, coded->heads + start, &none);
        add(t->tags + (size_t)start * C, work.tag_score, n, C);
        add(t->labels + (size_t)start * R, work.label_score, n, R);
        add(t->arcs + t->arc_start[s], work.arc, n, n + 1);
    }
    net_work_free(&work);
    t->teachers++;
    return fine;
}

static void divide(float *x, size_t count, uint32_t by)
{
    for (size_t i = 0; i < count; i++)
        x[i] /= (float)by;
}

void teaching_close(teaching *t, const net_shape *shape, const treebank *bank)
{
    divide(t->tags, (size_t)bank->word_count * shape->tags, t->teachers);
    divide(t->labels, (size_t)bank->word_count * shape->labels, t->teachers);
    divide(t->arcs, arcs_of(bank, NULL), t->teachers);
}

void teaching_free(teaching *t)
{
    free(t->tags);
    free(t->labels);
    free(t->arcs);
    free(t->arc_start);
}
