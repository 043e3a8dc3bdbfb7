/* boundaries.c - learns where sentences end: logistic regression over the hashed features
 * of token/boundary.h, made small for lang/XX/boundaries.casus.
 *
 *     P(sentence ends behind token i) = 1 / (1 + exp(-z)),  z = b + sum of w[f mod W]
 *
 * Weights are learned by AdaGrad (Duchi et al. 2011), sentence starts as the learner
 * itself sees them.  The same files and options give the same bytes. */
#include "base/error.h"
#include "paragraphs.h"
#include "sections.h"
#include "token/boundary.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { WEIGHTS_BITS = 18, WEIGHT_RULES = 16, WEIGHT_MAX = 127 };

typedef struct weight_rule {
    casus_text prefix; /* of the document's id */
    float weight;
} weight_rule;

typedef struct job {
    cs_arena arena;
    cs_dict dict;
    paragraphs train, dev;
    float *w, *g; /* [W] weights and sums of squared gradients */
    float bias, bias_g;
    int8_t *small; /* [W] */
    int32_t small_bias;
    weight_rule rules[WEIGHT_RULES];
    uint32_t rule_count, epochs, bits;
    float rate, decay, dropout, threshold, plain_weight, cost;
    uint64_t random;
    const char *plain_path;
    const char *data, *language, *version, *out;
    const char *train_paths[WEIGHT_RULES], *dev_path[4];
    uint32_t train_count, dev_count;
    cs_boundary_scan scan;
} job;

/* ---- learning -------------------------------------------------------------------- */

static float score(const job *j, const uint32_t *features, uint32_t count)
{
    float z = j->bias;
    for (uint32_t f = 0; f < count; f++)
        z += j->w[features[f] >> (32 - j->bits)];
    return z;
}

static void update(job *j, const uint32_t *features, uint32_t count, float gradient)
{
    for (uint32_t f = 0; f < count; f++) {
        const uint32_t at = features[f] >> (32 - j->bits);
        const float slope = gradient + j->decay * j->w[at];
        j->g[at] += slope * slope;
        j->w[at] -= j->rate * slope / sqrtf(j->g[at] + 1.0f);
    }
    j->bias_g += gradient * gradient;
    j->bias -= j->rate * gradient / sqrtf(j->bias_g + 1.0f);
}

static bool scan(job *j, const paragraph *p)
{
    j->scan.text = p->text;
    j->scan.dict = &j->dict;
    return cs_boundary_scan_paragraph(&j->scan, p->tokens, p->token_count, &j->arena);
}

static uint32_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

/* Leaves out a share of the features, so that none is relied on alone. */
static uint32_t drop_some(job *j, uint32_t *features, uint32_t count)
{
    uint32_t kept = 0;
    const uint32_t limit = (uint32_t)(j->dropout * 2147483648.0f);
    for (uint32_t f = 0; f < count; f++)
        if (next_random(&j->random) >= limit)
            features[kept++] = features[f];
    return kept;
}

static bool learn_from(job *j, const paragraph *p)
{
    uint32_t features[CS_BOUNDARY_FEATURES], start = 0;
    if (!scan(j, p))
        return false;
    for (uint32_t i = 0; i + 1 < p->token_count; i++) {
        uint32_t count = cs_boundary_features(&j->scan, start, i, features);
        if (p->labels[i] == LABEL_UNSURE) {
            start = score(j, features, count) > 0 ? i + 1 : start;
            continue;
        }
        count = drop_some(j, features, count);
        const float z = score(j, features, count);
        const float probability = 1.0f / (1.0f + expf(-z));
        const bool harmful =
            p->labels[i] == LABEL_NONE && cs_boundary_is_plain(&j->scan, i);
        update(j, features, count,
               p->weight * (harmful ? j->cost : 1.0f) *
                   (probability - (float)p->labels[i]));
        if (z > 0)
            start = i + 1;
    }
    return true;
}

static bool learn_epoch(job *j, uint32_t *order)
{
    const uint32_t count = j->train.items.count;
    for (uint32_t i = count; i-- > 1;) {
        const uint32_t other = next_random(&j->random) % (i + 1), kept = order[i];
        order[i] = order[other];
        order[other] = kept;
    }
    for (uint32_t i = 0; i < count; i++)
        if (!learn_from(j, &j->train.items.items[order[i]]))
            return false;
    return true;
}

/* ---- judging ---------------------------------------------------------------------- */

typedef struct hits {
    uint32_t gold, system, right;
} hits;

static bool judge_paragraph(job *j, const paragraph *p, bool small, hits *h)
{
    uint32_t features[CS_BOUNDARY_FEATURES], start = 0;
    bool aligned = true; /* the sentence began where a gold sentence begins */
    if (!p->token_count || !scan(j, p))
        return p->token_count == 0;
    for (uint32_t i = 0; i < p->token_count; i++) {
        const bool last = i + 1 == p->token_count;
        bool ends = last;
        if (!last) {
            const uint32_t count = cs_boundary_features(&j->scan, start, i, features);
            int32_t z = j->small_bias;
            for (uint32_t f = 0; small && f < count; f++)
                z += j->small[features[f] >> (32 - j->bits)];
            ends = small ? z > 0 : score(j, features, count) > j->threshold;
        }
        h->system += ends;
        h->right += ends && p->labels[i] == LABEL_END && aligned;
        if (ends)
            start = i + 1;
        if (ends || p->labels[i])
            aligned = ends && p->labels[i];
    }
    h->gold += p->end_count;
    return true;
}

static double judge(job *j, const paragraphs *bank, bool small)
{
    hits h = {0, 0, 0};
    for (uint32_t i = 0; i < bank->items.count; i++)
        if (!judge_paragraph(j, &bank->items.items[i], small, &h))
            return 0;
    return h.right ? 200.0 * h.right / (h.gold + h.system) : 0;
}

/* ---- making small ------------------------------------------------------------------ */

/* One step of the small weights is the largest weight / WEIGHT_MAX. */
static bool make_small(job *j)
{
    const uint32_t count = 1u << j->bits;
    float largest = 1e-9f;
    for (uint32_t i = 0; i < count; i++)
        largest = fabsf(j->w[i]) > largest ? fabsf(j->w[i]) : largest;
    const float step = largest / WEIGHT_MAX;
    j->small = cs_arena_alloc(&j->arena, count);
    if (!j->small)
        return false;
    for (uint32_t i = 0; i < count; i++)
        j->small[i] = (int8_t)lrintf(j->w[i] / step);
    j->small_bias = (int32_t)lrintf((j->bias - j->threshold) / step);
    return true;
}

static casus_status write_model(const job *j, casus_error *error)
{
    sections s = {.count = 0};
    const uint32_t count = 1u << j->bits;
    const uint32_t shape[] = {CS_BOUNDARY_TEMPLATES, j->bits, (uint32_t)j->small_bias};
    sections_add(&s, "boundary.shape", CS_SECTION_WORDS, 3, 1, shape);
    sections_add(&s, "boundary.weights", CS_SECTION_BYTES, count, 1, j->small);
    const casus_status status =
        sections_write(&s, j->out, j->language, j->version, error);
    sections_free(&s);
    return status;
}

/* ---- the program ---------------------------------------------------------------------
 */

static const char USAGE[] =
    "usage: casus-boundaries --data FOLDER --train A.conllu [--train B.conllu ...] --out "
    "FILE\n"
    "  --plain FILE        running prose without annotation, learned as the rules split "
    "it\n"
    "  --plain-weight X    how much a place of it counts (1)\n"
    "  --weight ID=X       documents whose id begins with ID count X times\n"
    "  --dev FILE          judged, never learned from\n"
    "  --language CODE (en)   --version TEXT (1)\n"
    "  --cost X            of an end where no final mark stands and no sentence ends "
    "(1)\n"
    "  --epochs N (12)   --bits N (18)   --rate X (0.1)   --decay X (0)\n"
    "  --dropout X (0.2)   --threshold X (0)\n";

static bool add_rule(job *j, const char *value)
{
    const char *equals = strchr(value, '=');
    if (!equals || j->rule_count == WEIGHT_RULES)
        return false;
    j->rules[j->rule_count++] =
        (weight_rule){cs_text(value, (size_t)(equals - value)), strtof(equals + 1, NULL)};
    return true;
}

static bool set_number(job *j, const char *key, const char *value)
{
    const struct {
        const char *key;
        float *number;
    } numbers[] = {{"--rate", &j->rate},
                   {"--decay", &j->decay},
                   {"--dropout", &j->dropout},
                   {"--cost", &j->cost},
                   {"--plain-weight", &j->plain_weight},
                   {"--threshold", &j->threshold}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (strcmp(key, numbers[i].key) == 0) {
            char *end;
            *numbers[i].number = strtof(value, &end);
            return *value && *end == 0;
        }
    return false;
}

static bool set_text(job *j, const char *key, const char *value)
{
    const struct {
        const char *key;
        const char **text;
    } texts[] = {{"--data", &j->data},
                 {"--out", &j->out},
                 {"--plain", &j->plain_path},
                 {"--language", &j->language},
                 {"--version", &j->version}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (strcmp(key, texts[i].key) == 0) {
            *texts[i].text = value;
            return true;
        }
    return false;
}

static bool set_option(job *j, const char *key, const char *value)
{
    if (set_text(j, key, value) || set_number(j, key, value))
        return true;
    if (strcmp(key, "--train") == 0 && j->train_count < WEIGHT_RULES)
        j->train_paths[j->train_count++] = value;
    else if (strcmp(key, "--dev") == 0 && j->dev_count < 4)
        j->dev_path[j->dev_count++] = value;
    else if (strcmp(key, "--epochs") == 0)
        j->epochs = (uint32_t)strtoul(value, NULL, 10);
    else if (strcmp(key, "--bits") == 0)
        j->bits = (uint32_t)strtoul(value, NULL, 10);
    else
        return strcmp(key, "--weight") == 0 && add_rule(j, value);
    return true;
}

static void weigh(job *j)
{
    for (uint32_t i = 0; i < j->train.items.count; i++)
        for (uint32_t r = 0; r < j->rule_count; r++)
            if (cs_text_starts(j->train.items.items[i].document, j->rules[r].prefix))
                j->train.items.items[i].weight = j->rules[r].weight;
}

static casus_status read_all(job *j, casus_error *error)
{
    cs_faults faults = {.error = error};
    CS_TRY(cs_dict_load(&j->dict, j->data, NULL, j->language, &faults));
    for (uint32_t i = 0; i < j->train_count; i++)
        CS_TRY(paragraphs_read(j->train_paths[i], &j->dict, &j->train, &j->arena, error));
    weigh(j);
    return j->plain_path ? paragraphs_read_plain(j->plain_path, &j->dict, j->plain_weight,
                                                 &j->train, &j->arena, error)
                         : CASUS_OK;
}

static casus_status learn(job *j, casus_error *error)
{
    const size_t size = sizeof(float) << j->bits;
    uint32_t *order =
        cs_arena_alloc(&j->arena, sizeof *order * (j->train.items.count + 1));
    j->w = cs_arena_alloc(&j->arena, size);
    j->g = cs_arena_alloc(&j->arena, size);
    if (!order || !j->w || !j->g)
        return cs_nomem(error);
    for (uint32_t i = 0; i < j->train.items.count; i++)
        order[i] = i;
    for (uint32_t epoch = 0; epoch < j->epochs; epoch++) {
        if (!learn_epoch(j, order))
            return cs_nomem(error);
        (void)fprintf(stderr, "epoch %u: train %.2f\n", epoch + 1,
                      judge(j, &j->train, false));
    }
    return make_small(j) ? CASUS_OK : cs_nomem(error);
}

static casus_status judge_dev(job *j, casus_error *error)
{
    for (uint32_t i = 0; i < j->dev_count; i++) {
        paragraphs dev = {.lost_count = 0};
        CS_TRY(paragraphs_read(j->dev_path[i], &j->dict, &dev, &j->arena, error));
        (void)fprintf(stderr, "%s: sentences %.2f, small %.2f, ends lost in tokens %u\n",
                      j->dev_path[i], judge(j, &dev, false), judge(j, &dev, true),
                      dev.lost_count);
    }
    return CASUS_OK;
}

static casus_status run(job *j, casus_error *error)
{
    CS_TRY(read_all(j, error));
    (void)fprintf(stderr,
                  "%u paragraphs, %u sentences, %u tokens, %u ends lost in tokens\n",
                  j->train.items.count, j->train.end_count, j->train.token_count,
                  j->train.lost_count);
    CS_TRY(learn(j, error));
    CS_TRY(judge_dev(j, error));
    return write_model(j, error);
}

int main(int count, char **arguments)
{
    job j = {.epochs = 12,
             .bits = WEIGHTS_BITS,
             .rate = 0.1f,
             .dropout = 0.2f,
             .random = 1,
             .plain_weight = 1.0f,
             .cost = 1.0f,
             .language = "en",
             .version = "1"};
    casus_error error = {0};
    for (int i = 1; i + 1 < count; i += 2)
        if (!set_option(&j, arguments[i], arguments[i + 1]))
            j.out = NULL, i = count;
    if (!j.out || !j.data || !j.train_count || count % 2 == 0) {
        (void)fputs(USAGE, stderr);
        return 2;
    }
    const casus_status status = run(&j, &error);
    if (status != CASUS_OK)
        (void)fprintf(stderr, "casus-boundaries: %s\n", error.message);
    cs_dict_free(&j.dict);
    cs_arena_free(&j.arena);
    return status == CASUS_OK ? 0 : 1;
}
