/* decode.c - see decode.h.
 *
 * Three steps.  (1) Every word takes its best head; when that is a tree it is the best
 * one there is.  (2) Else, up to CS_EXACT_WORDS words, Eisner's algorithm (COLING 1996)
 * gives the best projective tree.  (3) Longer sentences have their cycles opened one by
 * one, as in the first step of Chu and Liu (1965). */
#include "parse/decode.h"

#include "base/error.h"

#include <float.h>
#include <stdbool.h>
#include <string.h>

#define FAR (-1e9f)

static float arc(const cs_arc_scores *s, uint32_t dependent, uint32_t head)
{
    const uint32_t place = head + s->band - dependent;
    if (place > 2 * s->band)
        return FAR;
    return s->arc[(size_t)(dependent - 1) * (2 * s->band + 1) + place];
}

/* The best head of a word among words, without the root. */
static uint32_t best_word(const cs_arc_scores *s, uint32_t dependent)
{
    const uint32_t first = dependent > s->band ? dependent - s->band : 1;
    const uint32_t last = s->n - dependent > s->band ? dependent + s->band : s->n;
    uint32_t best = dependent > 1 ? dependent - 1 : dependent + 1;
    float best_score = -FLT_MAX;
    const float *row = s->arc + (size_t)(dependent - 1) * (2 * s->band + 1);
    for (uint32_t h = first; h <= last; h++) {
        const float score = row[h + s->band - dependent];
        if (h != dependent && score > best_score) {
            best_score = score;
            best = h;
        }
    }
    return best;
}

/* ---- Step 1 ------------------------------------------------------------- */

/* Fills head[] with the best heads and one root: the word that loses least by it. */
static uint32_t take_best(const cs_arc_scores *s, uint32_t *head)
{
    uint32_t root = 1, roots = 0;
    float best_gain = -FLT_MAX;
    for (uint32_t d = 1; d <= s->n; d++) {
        head[d - 1] = best_word(s, d);
        const float gain = s->root[d - 1] - arc(s, d, head[d - 1]);
        roots += gain > 0.0f;
        if (gain > best_gain) {
            best_gain = gain;
            root = d;
        }
    }
    head[root - 1] = 0;
    return roots;
}

/* mark[w - 1]: 0 unseen, or the number of the walk that saw it.  Returns a word on the
 * cycle that a walk from `word` runs into, or 0. */
static uint32_t walk(const uint32_t *head, uint32_t *mark, uint32_t word)
{
    const uint32_t number = word;
    while (word && !mark[word - 1]) {
        mark[word - 1] = number;
        word = head[word - 1];
    }
    return word && mark[word - 1] == number ? word : 0;
}

static bool is_tree(const uint32_t *head, uint32_t n, uint32_t *mark)
{
    memset(mark, 0, n * sizeof *mark);
    for (uint32_t w = 1; w <= n; w++)
        if (walk(head, mark, w))
            return false;
    return true;
}

/* ---- Step 2: Eisner ------------------------------------------------------ */

/* Spans [i, j] of words 0 .. n-1, n x n tables.  Open spans have an arc between their
 * ends; full ones a head at one end and everything below it.  Each table is kept the
 * way it is read in the inner loop: [i][j], or "turned" [j][i]. */
typedef struct chart {
    uint32_t n;
    float *open_right;       /* [i][j] head i */
    float *open_left_turned; /* [j][i] head j */
    float *full_right, *full_right_turned;
    float *full_left, *full_left_turned;
    uint8_t *open_split, *right_split, *left_split; /* [i][j] */
} chart;

static bool new_chart(chart *c, uint32_t n, cs_workspace *space)
{
    const size_t cells = (size_t)n * n;
    float *scores = cs_workspace_take(space, 6 * cells, sizeof *scores);
    uint8_t *splits = cs_workspace_take(space, 3 * cells, 1);
    if (!scores || !splits)
        return false;
    *c = (chart){n,
                 scores,
                 scores + cells,
                 scores + 2 * cells,
                 scores + 3 * cells,
                 scores + 4 * cells,
                 scores + 5 * cells,
                 splits,
                 splits + cells,
                 splits + 2 * cells};
    for (size_t i = 0; i < n; i++)
        c->full_right[i * n + i] = c->full_right_turned[i * n + i] =
            c->full_left[i * n + i] = c->full_left_turned[i * n + i] = 0.0f;
    return true;
}

/* max over k in [0, count) of a[k] + b[k]; *at = the first k that reaches it. */
static float best_sum(const float *a, const float *b, uint32_t count, uint32_t *at)
{
    float best = -FLT_MAX;
    for (uint32_t k = 0; k < count; k++) {
        const float sum = a[k] + b[k];
        if (sum > best) {
            best = sum;
            *at = k;
        }
    }
    return best;
}

static void fill_span(chart *c, const cs_arc_scores *s, uint32_t i, uint32_t j)
{
    const size_t n = c->n, cell = i * n + j, turned = j * n + i;
    uint32_t k = 0;
    const float open = best_sum(c->full_right + i * n + i,
                                c->full_left_turned + j * n + i + 1, j - i, &k);
    c->open_split[cell] = (uint8_t)(i + k);
    c->open_right[cell] = open + arc(s, j + 1, i + 1);
    c->open_left_turned[turned] = open + arc(s, i + 1, j + 1);
    const float right = best_sum(c->open_right + i * n + i + 1,
                                 c->full_right_turned + j * n + i + 1, j - i, &k);
    c->right_split[cell] = (uint8_t)(i + 1 + k);
    c->full_right[cell] = c->full_right_turned[turned] = right;
    const float left =
        best_sum(c->full_left + i * n + i, c->open_left_turned + j * n + i, j - i, &k);
    c->left_split[cell] = (uint8_t)(i + k);
    c->full_left[cell] = c->full_left_turned[turned] = left;
}

/* A span that is still to be read back.  kind: 0 open right, 1 open left, 2 full right,
 * 3 full left. */
typedef struct pending {
    uint8_t i, j, kind;
} pending;

static void read_back(const chart *c, uint32_t *head, uint32_t i, uint32_t j,
                      uint8_t kind, pending *stack)
{
    uint32_t depth = 0;
    stack[depth++] = (pending){(uint8_t)i, (uint8_t)j, kind};
    while (depth) {
        const pending p = stack[--depth];
        const uint32_t cell = (uint32_t)p.i * c->n + p.j;
        if (p.i == p.j)
            continue;
        if (p.kind < 2) {
            const uint8_t k = c->open_split[cell];
            if (p.kind == 0)
                head[p.j] = (uint32_t)p.i + 1;
            else
                head[p.i] = (uint32_t)p.j + 1;
            stack[depth++] = (pending){p.i, k, 2};
            stack[depth++] = (pending){(uint8_t)(k + 1), p.j, 3};
        } else if (p.kind == 2) {
            const uint8_t k = c->right_split[cell];
            stack[depth++] = (pending){p.i, k, 0};
            stack[depth++] = (pending){k, p.j, 2};
        } else {
            const uint8_t k = c->left_split[cell];
            stack[depth++] = (pending){p.i, k, 3};
            stack[depth++] = (pending){k, p.j, 1};
        }
    }
}

static uint32_t best_root(const chart *c, const cs_arc_scores *s)
{
    uint32_t best = 0;
    float best_score = -FLT_MAX;
    for (uint32_t r = 0; r < c->n; r++) {
        const size_t row = (size_t)r * c->n;
        const float score =
            c->full_left_turned[row] + c->full_right[row + c->n - 1] + s->root[r];
        if (score > best_score) {
            best_score = score;
            best = r;
        }
    }
    return best;
}

static casus_status eisner(const cs_arc_scores *s, uint32_t *head, cs_workspace *space,
                           casus_error *error)
{
    pending stack[4 * CS_EXACT_WORDS];
    chart c;
    if (!new_chart(&c, s->n, space))
        return cs_nomem(error);
    for (uint32_t width = 1; width < s->n; width++)
        for (uint32_t i = 0; i + width < s->n; i++)
            fill_span(&c, s, i, i + width);
    const uint32_t root = best_root(&c, s);
    read_back(&c, head, 0, root, 3, stack);
    read_back(&c, head, root, s->n - 1, 2, stack);
    head[root] = 0;
    return CASUS_OK;
}

/* ---- Step 3: long sentences ---------------------------------------------- */

static uint32_t find(uint32_t *component, uint32_t word)
{
    while (component[word] != word) {
        component[word] = component[component[word]];
        word = component[word];
    }
    return word;
}

/* The cheapest way out of the cycle through `start`: *word gets the head *target. */
static void best_exit(const cs_arc_scores *s, const uint32_t *head, uint32_t *component,
                      uint32_t start, uint32_t *word, uint32_t *target)
{
    const uint32_t own = find(component, start);
    float best = -FLT_MAX;
    uint32_t d = start;
    *word = 0;
    do {
        const float now = arc(s, d, head[d - 1]);
        const uint32_t first = d > s->band ? d - s->band : 1;
        const uint32_t last = s->n - d > s->band ? d + s->band : s->n;
        for (uint32_t h = first; h <= last; h++) {
            const float gain = arc(s, d, h) - now;
            if (gain > best && find(component, h) != own) {
                best = gain;
                *word = d;
                *target = h;
            }
        }
        d = head[d - 1];
    } while (d != start);
}

static casus_status open_cycles(const cs_arc_scores *s, uint32_t *head,
                                cs_workspace *space, casus_error *error)
{
    uint32_t *mark = cs_workspace_take(space, 2 * (size_t)s->n + 1, sizeof *mark);
    uint32_t root = 1;
    if (!mark)
        return cs_nomem(error);
    uint32_t *component = mark + s->n; /* [n + 1] */
    memset(mark, 0, s->n * sizeof *mark);
    for (uint32_t w = 0; w <= s->n; w++)
        component[w] = w;
    for (uint32_t w = 1; w <= s->n; w++) {
        component[find(component, w)] = find(component, head[w - 1]);
        if (head[w - 1] == 0)
            root = w;
    }
    for (uint32_t w = 1; w <= s->n; w++) {
        const uint32_t on_cycle = walk(head, mark, w);
        uint32_t word, target = 0;
        if (!on_cycle)
            continue;
        best_exit(s, head, component, on_cycle, &word, &target);
        if (!word) {
            word = on_cycle;
            target = root;
        }
        head[word - 1] = target;
        component[find(component, word)] = find(component, target);
    }
    return CASUS_OK;
}

casus_status cs_decode(const cs_arc_scores *scores, uint32_t *head, cs_workspace *space,
                       casus_error *error)
{
    const cs_workspace_point before = cs_workspace_mark(space);
    casus_status status = CASUS_OK;
    if (scores->n == 1) {
        head[0] = 0;
        return CASUS_OK;
    }
    const uint32_t roots = take_best(scores, head);
    uint32_t *mark = cs_workspace_take(space, scores->n, sizeof *mark);
    if (!mark)
        status = cs_nomem(error);
    else if (roots > 1 || !is_tree(head, scores->n, mark))
        status = scores->n <= CS_EXACT_WORDS ? eisner(scores, head, space, error)
                                             : open_cycles(scores, head, space, error);
    cs_workspace_rewind(space, before);
    return status;
}
