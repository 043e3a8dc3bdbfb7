/* blocks.c - learns which blocks of a page are its article, for dict/page/blocks.casus.
 *
 *     casus-blocks -o blocks.casus GOLD.jsonl ... --html FOLDER
 *
 * Sites are dealt into folds.  The first look is learned once for each fold without it, so
 * that the second look learns from scores of sites that the first has not seen; figures
 * printed are of unseen sites too.  The same files give the same bytes. */
#include "gold.h"
#include "learn.h"
#include "sections.h"

#include <jansson.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { FOLDS = 5, SITES_LEAST = 6, EPOCHS_FIRST = 6, EPOCHS_SECOND = 5 };

typedef struct job {
    gold_set set;
    uint64_t *keys; /* [row_count] hashes of names; row 0 is none */
    uint32_t row_count;
    learner first[FOLDS + 1], second[FOLDS + 1]; /* the last one has seen all */
} job;

/* ---- names ------------------------------------------------------------------------ */

typedef struct name_use {
    uint64_t name, site;
} name_use;

static int compare_uses(const void *a, const void *b)
{
    const name_use *x = a, *y = b;
    if (x->name != y->name)
        return x->name < y->name ? -1 : 1;
    return x->site < y->site ? -1 : x->site > y->site;
}

static int compare_hashes(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

/* Keeps the names that occur on enough sites. */
static bool collect_names(job *j)
{
    size_t total = 0, used = 0;
    for (uint32_t p = 0; p < j->set.count; p++)
        total += j->set.pages[p].features.name_start[j->set.pages[p].blocks.count];
    name_use *uses = malloc((total + 1) * sizeof *uses);
    j->keys = malloc((total + 1) * sizeof *j->keys);
    if (!uses || !j->keys) {
        free(uses);
        return false;
    }
    for (uint32_t p = 0; p < j->set.count; p++) {
        const gold_page *page = &j->set.pages[p];
        for (uint32_t n = 0; n < page->features.name_start[page->blocks.count]; n++)
            uses[used++] = (name_use){page->features.names[n], page->site};
    }
    qsort(uses, used, sizeof *uses, compare_uses);
    j->row_count = 1;
    j->keys[0] = 0;
    for (size_t i = 0; i < used;) {
        size_t end = i, sites = 0;
        for (; end < used && uses[end].name == uses[i].name; end++)
            sites += end == i || uses[end].site != uses[end - 1].site;
        if (sites >= SITES_LEAST)
            j->keys[j->row_count++] = uses[i].name;
        i = end;
    }
    free(uses);
    for (uint32_t p = 0; p < j->set.count; p++) {
        gold_page *page = &j->set.pages[p];
        for (uint32_t n = 0; n < page->features.name_start[page->blocks.count]; n++) {
            const uint64_t *found =
                bsearch(&page->features.names[n], j->keys + 1, j->row_count - 1,
                        sizeof *j->keys, compare_hashes);
            page->names[n] = found ? (uint32_t)(found - j->keys) : 0;
        }
    }
    return true;
}

/* ---- learning ------------------------------------------------------------------------ */

static uint32_t fold_of(const gold_page *page)
{
    return (uint32_t)((page->site * 0x9E3779B97F4A7C15u >> 40) % FOLDS);
}

static uint32_t *shuffled(const job *j, learner *l)
{
    uint32_t *order = calloc(j->set.count + 1, sizeof *order);
    for (uint32_t i = 0; order && i < j->set.count; i++)
        order[i] = i;
    for (uint32_t i = j->set.count; order && i-- > 1;) {
        const uint32_t k = learner_random(l) % (i + 1), held = order[i];
        order[i] = order[k];
        order[k] = held;
    }
    return order;
}

/* Pages with thousands of blocks must not outweigh the others. */
static float page_weight(const gold_page *page)
{
    float sum = 0;
    for (uint32_t i = 0; i < page->blocks.count; i++)
        if (page->label[i] >= 0)
            sum += page->weight[i];
    return sum > 60 ? 60 / sum * sqrtf(sum / 60) : 1;
}

static void learn_first(job *j, uint32_t fold)
{
    learner *l = &j->first[fold];
    (void)learner_start(l, CS_FEATURE_INPUTS, j->row_count, 7);
    for (uint32_t epoch = 0; epoch < EPOCHS_FIRST; epoch++) {
        uint32_t *order = shuffled(j, l);
        double loss = 0;
        for (uint32_t k = 0; order && k < j->set.count; k++) {
            const gold_page *page = &j->set.pages[order[k]];
            const float share = page_weight(page);
            if (fold_of(page) == fold || page->blocks.count == 0)
                continue;
            for (uint32_t i = 0; i < page->blocks.count; i++) {
                float x[CS_FEATURE_INPUTS];
                const uint32_t start = page->features.name_start[i];
                if (page->label[i] < 0)
                    continue;
                cs_features_input(&page->features, i, x);
                loss += learner_step(l, x, page->names + start,
                                     page->features.name_start[i + 1] - start,
                                     page->label[i], page->weight[i] * share);
            }
        }
        free(order);
        (void)fprintf(stderr, "first look, fold %u, epoch %u: loss %.0f\n", fold, epoch,
                      loss);
    }
}

static void score_first(job *j, uint32_t fold)
{
    for (uint32_t p = 0; p < j->set.count; p++) {
        gold_page *page = &j->set.pages[p];
        if (fold_of(page) != fold)
            continue;
        for (uint32_t i = 0; i < page->blocks.count; i++) {
            float x[CS_FEATURE_INPUTS];
            const uint32_t start = page->features.name_start[i];
            cs_features_input(&page->features, i, x);
            page->score[i] =
                cs_squash(learner_score(&j->first[fold], x, page->names + start,
                                        page->features.name_start[i + 1] - start));
        }
    }
}

typedef float context_row[CS_CONTEXT_INPUTS];

static context_row *context_of(gold_page *page, cs_arena *arena)
{
    casus_error error;
    context_row *rows = cs_arena_alloc(arena, (page->blocks.count + 1) * sizeof *rows);
    if (rows && cs_features_context(&page->features, page->score, arena, rows, &error) !=
                    CASUS_OK)
        rows = NULL;
    return rows;
}

static void learn_second(job *j, uint32_t fold)
{
    learner *l = &j->second[fold];
    (void)learner_start(l, CS_CONTEXT_INPUTS, 1, 11);
    for (uint32_t epoch = 0; epoch < EPOCHS_SECOND; epoch++) {
        uint32_t *order = shuffled(j, l);
        for (uint32_t k = 0; order && k < j->set.count; k++) {
            gold_page *page = &j->set.pages[order[k]];
            const float share = page_weight(page);
            cs_arena arena = {0};
            context_row *rows = fold_of(page) == fold ? NULL : context_of(page, &arena);
            for (uint32_t i = 0; rows && i < page->blocks.count; i++)
                if (page->label[i] >= 0)
                    (void)learner_step(l, rows[i], NULL, 0, page->label[i],
                                       page->weight[i] * share);
            cs_arena_free(&arena);
        }
        free(order);
    }
}

/* Words right and wrong on pages of the fold. */
static void judge(job *j, uint32_t fold, double count[3])
{
    for (uint32_t p = 0; p < j->set.count; p++) {
        gold_page *page = &j->set.pages[p];
        cs_arena arena = {0};
        context_row *rows = fold_of(page) != fold ? NULL : context_of(page, &arena);
        for (uint32_t i = 0; rows && i < page->blocks.count; i++) {
            const bool taken = learner_score(&j->second[fold], rows[i], NULL, 0) > 0;
            if (page->label[i] < 0)
                continue;
            const double w = page->weight[i] * page_weight(page);
            count[0] += taken && page->label[i] > 0.5F ? w : 0;
            count[1] += taken && page->label[i] < 0.5F ? w : 0;
            count[2] += !taken && page->label[i] > 0.5F ? w : 0;
        }
        cs_arena_free(&arena);
    }
}

/* Writes what the networks that have not seen the site take for the article. */
static void predict(job *j, FILE *file)
{
    for (uint32_t p = 0; p < j->set.count; p++) {
        gold_page *page = &j->set.pages[p];
        cs_arena arena = {0};
        context_row *rows = context_of(page, &arena);
        size_t used = 0;
        char *bytes =
            malloc((size_t)page->blocks.size + 2 * (size_t)page->blocks.count + 1);
        for (uint32_t i = 0; rows && bytes && i < page->blocks.count; i++) {
            const casus_text block = cs_block_text(&page->blocks, &page->blocks.items[i]);
            if (learner_score(&j->second[fold_of(page)], rows[i], NULL, 0) <= 0 ||
                page->features.title_block == i)
                continue;
            memcpy(bytes + used, block.data, block.size);
            used += block.size;
            bytes[used++] = '\n';
            bytes[used++] = '\n';
        }
        json_t *record =
            json_pack("{s:s, s:s#}", "id", page->id, "text", bytes, (int)used);
        (void)json_dumpf(record, file, JSON_COMPACT);
        (void)fputc('\n', file);
        json_decref(record);
        free(bytes);
        cs_arena_free(&arena);
    }
}

typedef struct lane {
    job *j;
    uint32_t from, step;
} lane;

static void *run_lane(void *context)
{
    const lane *at = context;
    for (uint32_t fold = at->from; fold <= FOLDS; fold += at->step) {
        learn_first(at->j, fold);
        if (fold < FOLDS)
            score_first(at->j, fold);
    }
    return NULL;
}

/* ---- the file --------------------------------------------------------------------------- */

static void add_look(sections *s, const learner *l, const char *const names[3])
{
    const float *bias = l->value + (size_t)l->inputs * HIDDEN;
    sections_add(s, names[0], CS_SECTION_FLOATS, l->inputs, HIDDEN, l->value);
    sections_add(s, names[1], CS_SECTION_FLOATS, 1, HIDDEN, bias);
    sections_add(s, names[2], CS_SECTION_FLOATS, 1, HIDDEN + 1, bias + HIDDEN);
}

static void add_names(sections *s, const job *j)
{
    const learner *l = &j->first[FOLDS];
    const float *rows = l->value + ((size_t)l->inputs + 2) * HIDDEN + 1;
    float scale[HIDDEN] = {0};
    int8_t *small = calloc(j->row_count, HIDDEN);
    uint32_t *numbers = malloc(j->row_count * sizeof *numbers);
    for (size_t i = 0; i < (size_t)j->row_count * HIDDEN; i++)
        if (fabsf(rows[i]) / 127 > scale[i % HIDDEN])
            scale[i % HIDDEN] = fabsf(rows[i]) / 127;
    for (size_t i = HIDDEN; small && i < (size_t)j->row_count * HIDDEN; i++)
        small[i] = (int8_t)lroundf(rows[i] / (scale[i % HIDDEN] + 1e-20F));
    for (uint32_t i = 0; numbers && i < j->row_count; i++)
        numbers[i] = i;
    sections_add(s, "names", CS_SECTION_BYTES, j->row_count, HIDDEN, small);
    sections_add(s, "names.scale", CS_SECTION_FLOATS, 1, HIDDEN, scale);
    sections_add_lookup(s, "names.lookup", j->keys + 1, numbers + 1, j->row_count - 1);
    free(small);
    free(numbers);
}

static int write_file(const job *j, const char *path)
{
    static const char *const first[] = {"first.weight", "first.bias", "first.out"};
    static const char *const second[] = {"second.weight", "second.bias", "second.out"};
    sections s = {.count = 0};
    casus_error error;
    add_look(&s, &j->first[FOLDS], first);
    add_look(&s, &j->second[FOLDS], second);
    add_names(&s, j);
    const casus_status status = sections_write(&s, path, "", "2026.11", &error);
    sections_free(&s);
    if (status != CASUS_OK)
        (void)fprintf(stderr, "%s\n", error.message);
    return status != CASUS_OK;
}

static int run(job *j, int argc, char **argv)
{
    enum { LANES = 2 };
    const char *out = NULL, *folder = ".", *predicted = NULL;
    double count[3] = {0};
    lane lanes[LANES];
    pthread_t threads[LANES];
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "-o") == 0 && i + 1 < argc)
            out = argv[++i];
        else if (strcmp(argv[i], "--predict") == 0 && i + 1 < argc)
            predicted = argv[++i];
        else if (strcmp(argv[i], "--html") == 0 && i + 1 < argc)
            folder = argv[++i];
        else if (!gold_read(&j->set, argv[i], folder))
            return 1;
    }
    if (!out || !collect_names(j))
        return 2;
    (void)fprintf(stderr, "%u pages, %u names\n", j->set.count, j->row_count);
    for (uint32_t i = 0; i < LANES; i++) {
        lanes[i] = (lane){j, i, LANES};
        if (pthread_create(&threads[i], NULL, run_lane, &lanes[i]) != 0)
            return 1;
    }
    for (uint32_t i = 0; i < LANES; i++)
        (void)pthread_join(threads[i], NULL);
    for (uint32_t fold = 0; fold <= FOLDS; fold++) {
        learn_second(j, fold);
        if (fold < FOLDS)
            judge(j, fold, count);
    }
    (void)fprintf(stderr, "unseen sites: precision %.4f recall %.4f F1 %.4f\n",
                  count[0] / (count[0] + count[1]), count[0] / (count[0] + count[2]),
                  2 * count[0] / (2 * count[0] + count[1] + count[2]));
    FILE *file = predicted ? fopen(predicted, "w") : NULL;
    if (file) {
        predict(j, file);
        (void)fclose(file);
    }
    return write_file(j, out);
}

int main(int argc, char **argv)
{
    job *j = calloc(1, sizeof *j);
    const int code = j ? run(j, argc, argv) : 2;
    free(j);
    return code;
}
