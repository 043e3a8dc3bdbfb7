/* test_decode.c - trees from arc scores: always one root and no cycle, and the best ones. */
#include "parse/decode.h"
#include "unit.h"

#include <stdbool.h>
#include <stdlib.h>

static float random_score(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (float)(*state >> 40) / (float)(1 << 24);
}

static bool is_tree(const uint32_t *head, uint32_t n)
{
    uint32_t roots = 0;
    for (uint32_t w = 1; w <= n; w++) {
        uint32_t at = w, steps = 0;
        roots += head[w - 1] == 0;
        while (at && steps++ <= n)
            at = head[at - 1];
        if (at)
            return false;
    }
    return roots == 1;
}

static float total(const cs_arc_scores *s, const uint32_t *head)
{
    float sum = 0.0f;
    for (uint32_t d = 1; d <= s->n; d++)
        sum += head[d - 1]
                   ? s->arc[(d - 1) * (2 * s->band + 1) + head[d - 1] + s->band - d]
                   : s->root[d - 1];
    return sum;
}

static bool crosses(const uint32_t *head, uint32_t n)
{
    for (uint32_t a = 1; a <= n; a++)
        for (uint32_t b = 1; b <= n; b++) {
            const uint32_t h = head[a - 1], low = a < h ? a : h, high = a < h ? h : a;
            const uint32_t g = head[b - 1];
            if (h && g && b > low && b < high && (g < low || g > high))
                return true;
            if (h && !g && b > low && b < high)
                return true;
        }
    return false;
}

/* The best projective tree of n words by trying all (n + 1)^n head vectors. */
static float best_by_force(const cs_arc_scores *s)
{
    uint32_t head[8] = {0};
    float best = -1e30f;
    for (;;) {
        uint32_t i = 0;
        bool fine = is_tree(head, s->n) && !crosses(head, s->n);
        if (fine && total(s, head) > best)
            best = total(s, head);
        while (i < s->n && ++head[i] > s->n)
            head[i++] = 0;
        if (i == s->n)
            return best;
    }
}

static int run(uint32_t n, uint32_t band, uint64_t seed, bool force)
{
    int failures = 0;
    float *arc = calloc((size_t)n * (2 * band + 1), sizeof *arc);
    float *root = calloc(n, sizeof *root);
    uint32_t *head = calloc(n, sizeof *head);
    cs_workspace space = {0};
    if (!arc || !root || !head)
        return 1;
    for (uint32_t d = 0; d < n; d++) {
        root[d] = random_score(&seed);
        for (uint32_t i = 0; i <= 2 * band; i++)
            arc[d * (2 * band + 1) + i] = i == band ? -1e9f : random_score(&seed);
    }
    const cs_arc_scores scores = {arc, root, n, band};
    CHECK(cs_decode(&scores, head, &space, NULL) == CASUS_OK);
    CHECK(is_tree(head, n));
    if (force)
        CHECK(total(&scores, head) >= best_by_force(&scores) - 1e-4f);
    cs_workspace_free(&space);
    free(arc);
    free(root);
    free(head);
    return failures;
}

int main(void)
{
    int failures = 0;
    for (uint64_t seed = 0; seed < 40; seed++)
        for (uint32_t n = 1; n <= 5; n++)
            failures += run(n, n > 1 ? n - 1 : 1, seed * 100 + n, true);
    for (uint32_t n = 6; n <= 200; n++)
        failures += run(n, n - 1 < 128 ? n - 1 : 128, n, false);
    failures += run(1000, 128, 5, false);
    failures += run(1000, 3, 6, false);
    return failures != 0;
}
