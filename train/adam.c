/* adam.c - see adam.h. */
#include "adam.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define FIRST  0.9f
#define SECOND 0.98f
#define TINY   1e-8f

bool adam_new(adam *a, const net *n, float keep)
{
    const size_t cells = (size_t)n->shape.rows * n->shape.width;
    *a = (adam){.keep = keep};
    a->first = calloc(n->at.count, sizeof(float));
    a->second = calloc(n->at.count, sizeof(float));
    a->mean = calloc(n->at.count, sizeof(float));
    a->row_first = calloc(cells, sizeof(float));
    a->row_second = calloc(cells, sizeof(float));
    a->row_mean = calloc(cells, sizeof(float));
    a->row_step = calloc(n->shape.rows, sizeof(uint32_t));
    if (!a->first || !a->second || !a->mean || !a->row_first || !a->row_second ||
        !a->row_mean || !a->row_step)
        return false;
    memcpy(a->mean, n->value, n->at.count * sizeof(float));
    memcpy(a->row_mean, n->table, cells * sizeof(float));
    return true;
}

void adam_free(adam *a)
{
    free(a->first);
    free(a->second);
    free(a->mean);
    free(a->row_first);
    free(a->row_second);
    free(a->row_mean);
    free(a->row_step);
}

/* The share of the old mean that is left after `steps` steps: slower at the start. */
static float kept(const adam *a, uint32_t steps)
{
    const float early = 1.0f - 10.0f / (10.0f + (float)a->step);
    return powf(early < a->keep ? early : a->keep, (float)steps);
}

/* `count` parameters with their two moments. */
typedef struct moving {
    float *value, *first, *second;
    size_t count;
} moving;

static void move(moving m, const float *gradient, float rate, uint32_t step)
{
    const float fix1 = 1.0f / (1.0f - powf(FIRST, (float)step));
    const float fix2 = 1.0f / (1.0f - powf(SECOND, (float)step));
    for (size_t i = 0; i < m.count; i++) {
        const float g = gradient[i];
        m.first[i] = FIRST * m.first[i] + (1.0f - FIRST) * g;
        m.second[i] = SECOND * m.second[i] + (1.0f - SECOND) * g * g;
        m.value[i] -= rate * m.first[i] * fix1 / (sqrtf(m.second[i] * fix2) + TINY);
    }
}

static void follow(float *mean, const float *value, size_t count, float share)
{
    for (size_t i = 0; i < count; i++)
        mean[i] = value[i] + share * (mean[i] - value[i]);
}

void adam_dense(adam *a, net *n, const float *gradient, float rate)
{
    a->step++;
    move((moving){n->value, a->first, a->second, n->at.count}, gradient, rate, a->step);
    follow(a->mean, n->value, n->at.count, kept(a, 1));
}

void adam_row(adam *a, net *n, uint32_t row, const float *gradient, float rate)
{
    const size_t D = n->shape.width, at = row * D;
    const uint32_t idle = a->step - 1 - a->row_step[row];
    if (idle)
        follow(a->row_mean + at, n->table + at, D, kept(a, idle));
    move((moving){n->table + at, a->row_first + at, a->row_second + at, D}, gradient,
         rate, a->step);
    follow(a->row_mean + at, n->table + at, D, kept(a, 1));
    a->row_step[row] = a->step;
}

void adam_settle(adam *a, const net *n)
{
    const size_t D = n->shape.width;
    for (uint32_t row = 0; row < n->shape.rows; row++) {
        follow(a->row_mean + row * D, n->table + row * D, D,
               kept(a, a->step - a->row_step[row]));
        a->row_step[row] = a->step;
    }
}

void adam_swap(adam *a, net *n)
{
    float *value = n->value, *table = n->table;
    n->value = a->mean;
    n->table = a->row_mean;
    a->mean = value;
    a->row_mean = table;
    net_turn(n);
}
