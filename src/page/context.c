/* context.c - the second look: what the first look thinks of a block's surroundings. */
#include "base/error.h"
#include "page/features.h"

enum { WINDOW = 4, SOLID_WORDS = 15, SIGNATURES = 1 << 12 };

/* Words and score times words. */
typedef struct cs_mass {
    float words, score;
} cs_mass;

typedef struct cs_context {
    const cs_features *features;
    const float *score;
    cs_mass *node;        /* [nodes] of the subtree */
    cs_mass *same;        /* [SIGNATURES] of the blocks with the same signature */
    uint32_t first, last; /* blocks that are surely text */
} cs_context;

static float part(float a, float b)
{
    return b > 0 ? a / b : 0;
}

static float weight_of(const cs_block *block)
{
    return block->words < 60 ? (float)block->words : 60;
}

static void add(cs_mass *mass, float words, float score)
{
    mass->words += words;
    mass->score += words * score;
}

static void sum_up(cs_context *c)
{
    const cs_blocks *blocks = c->features->blocks;
    const cs_html *html = blocks->html;
    c->first = c->last = CASUS_NONE;
    for (uint32_t i = 0; i < blocks->count; i++) {
        const cs_block *block = &blocks->items[i];
        add(&c->node[block->node], weight_of(block), c->score[i]);
        add(&c->same[c->features->signature[i] % SIGNATURES], weight_of(block),
            c->score[i]);
        if (block->words >= SOLID_WORDS && c->score[i] > 0.5F) {
            c->first = c->first == CASUS_NONE ? i : c->first;
            c->last = i;
        }
    }
    for (uint32_t i = html->count; i-- > 1;) {
        c->node[html->nodes[i].parent].words += c->node[i].words;
        c->node[html->nodes[i].parent].score += c->node[i].score;
    }
}

static float distance(uint32_t from, uint32_t to)
{
    const float steps = (float)(to - from);
    return steps / (steps + 4);
}

static void look(const cs_context *c, uint32_t i, float *f)
{
    const cs_blocks *blocks = c->features->blocks;
    const float *own = c->features->numbers[i];
    uint32_t node = blocks->items[i].node;
    cs_mass before = {0}, behind = {0};
    *f++ = c->score[i];
    for (uint32_t k = 1; k <= WINDOW; k++) {
        const bool up = i >= k, down = i + k < blocks->count;
        *f++ = up ? c->score[i - k] : 0;
        *f++ = down ? c->score[i + k] : 0;
        if (up)
            add(&before, weight_of(&blocks->items[i - k]), c->score[i - k]);
        if (down)
            add(&behind, weight_of(&blocks->items[i + k]), c->score[i + k]);
    }
    *f++ = part(before.score, before.words);
    *f++ = part(behind.score, behind.words);
    *f++ = before.score / (before.score + 40);
    *f++ = behind.score / (behind.score + 40);
    for (uint32_t level = 0; level < CS_CONTEXT_LEVELS; level++) {
        *f++ = part(c->node[node].score, c->node[node].words);
        *f++ = part(c->node[node].score, c->node[0].score);
        node = blocks->html->nodes[node].parent;
    }
    const cs_mass *same = &c->same[c->features->signature[i] % SIGNATURES];
    *f++ = part(same->score, same->words);
    *f++ = part(same->score, c->node[0].score);
    *f++ = c->first != CASUS_NONE && i < c->first ? distance(i, c->first) : 0;
    *f++ = c->last != CASUS_NONE && i > c->last ? distance(c->last, i) : 0;
    *f++ = c->node[0].score / (c->node[0].score + 200);
    *f++ = own[0];
    *f++ = own[2];
    *f++ = own[6];
    *f++ = own[12];
    *f++ = own[15];
    *f = own[62];
}

casus_status cs_features_context(const cs_features *features, const float *score,
                                 cs_arena *arena, float (*out)[CS_CONTEXT_INPUTS],
                                 casus_error *error)
{
    cs_context context = {.features = features, .score = score};
    context.node =
        cs_arena_alloc(arena, features->blocks->html->count * sizeof *context.node);
    context.same = cs_arena_alloc(arena, SIGNATURES * sizeof *context.same);
    if (!context.node || !context.same)
        return cs_nomem(error);
    sum_up(&context);
    for (uint32_t i = 0; i < features->blocks->count; i++)
        look(&context, i, out[i]);
    return CASUS_OK;
}
