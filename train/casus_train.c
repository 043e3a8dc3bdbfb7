/* casus_train.c - trains a language model from treebanks; README.md is the recipe. */
#include "base/error.h"
#include "learn.h"
#include "release.h"
#include "state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEACHERS_MAX = 16 };

typedef struct job {
    treebank train, dev;
    const char *teachers[TEACHERS_MAX];
    uint32_t teacher_count;
    uint32_t gold_words, gold_sentences; /* of train; what follows is parsed, not gold */
    teaching teaching;
    cs_arena arena;
    vocabulary vocabulary;
    coded_bank train_coded, dev_coded;
    net net;
    net_shape shape;
    learn_options options;
    uint32_t least_form, least_affix;
    const char *language, *version, *out;
} job;

static const char USAGE[] =
    "usage: casus-train --train A.conllu [--train B.conllu ...] --dev DEV.conllu --out "
    "FILE\n"
    "  --language CODE   ISO 639 code of the language (en)\n"
    "  --version TEXT    version of the model, at most 15 bytes (1)\n"
    "  --seed N          where the random numbers begin (1)\n"
    "  --epochs N        passes over the training data (20)\n"
    "  --threads N       the result does not depend on it (1)\n"
    "  --batch N         sentences a step (48)\n"
    "  --rate X          highest learning rate (0.0025)\n"
    "  --dropout-input X --dropout-layer X --dropout-head X   of channels (0.25 each)\n"
    "  --dropout-form X --dropout-affix X   of features of a word (0.05, 0)\n"
    "  --width N --layers N --tag-layer N --gates N --arc N --label N   size of the "
    "network\n"
    "  --least-form N --least-affix N   how often a feature must be seen (2, 3)\n"
    "  --raw FILE        parsed text to learn from as well; behind all --train\n"
    "  --teacher FILE    checkpoint of a network trained on the same --train; several "
    "may teach\n"
    "  --teaching X      how much they count beside the gold (0.5)\n"
    "  --checkpoint FILE kept after each epoch\n"
    "  --resume          goes on from the checkpoint\n";

static job new_job(void)
{
    return (job){.shape = {.width = 128,
                           .gates = 3,
                           .layers = 2,
                           .tag_layer = 1,
                           .arc = 64,
                           .label_width = 48},
                 .options = {.seed = 1,
                             .epochs = 20,
                             .threads = 1,
                             .batch = 48,
                             .rate = 2.5e-3f,
                             .teaching_share = 0.5f,
                             .dropout = {0.25f, 0.25f, 0.25f, 0},
                             .form_dropout = 0.05f},
                 .least_form = 2,
                 .least_affix = 3,
                 .language = "en",
                 .version = "1"};
}

static bool set_number(job *j, const char *key, const char *value)
{
    const struct {
        const char *key;
        uint32_t *number;
    } numbers[] = {
        {"--epochs", &j->options.epochs},   {"--threads", &j->options.threads},
        {"--batch", &j->options.batch},     {"--width", &j->shape.width},
        {"--layers", &j->shape.layers},     {"--tag-layer", &j->shape.tag_layer},
        {"--gates", &j->shape.gates},       {"--arc", &j->shape.arc},
        {"--label", &j->shape.label_width}, {"--least-form", &j->least_form},
        {"--least-affix", &j->least_affix}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (strcmp(key, numbers[i].key) == 0) {
            char *end;
            const unsigned long number = strtoul(value, &end, 10);
            *numbers[i].number = (uint32_t)number;
            return *value && *end == 0 && number > 0 && number < 100000;
        }
    return false;
}

static bool set_rate(learn_options *o, const char *key, const char *value)
{
    const struct {
        const char *key;
        float *rate;
    } rates[] = {{"--rate", &o->rate},
                 {"--dropout-input", &o->dropout.input},
                 {"--dropout-layer", &o->dropout.layer},
                 {"--dropout-head", &o->dropout.head},
                 {"--dropout-form", &o->form_dropout},
                 {"--dropout-affix", &o->affix_dropout},
                 {"--teaching", &o->teaching_share}};
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++)
        if (strcmp(key, rates[i].key) == 0) {
            char *end;
            *rates[i].rate = strtof(value, &end);
            return *value && *end == 0 && *rates[i].rate >= 0.0f && *rates[i].rate < 1.0f;
        }
    return false;
}

static bool set_other(job *j, const char *key, const char *value)
{
    if (strcmp(key, "--language") == 0)
        j->language = value;
    else if (strcmp(key, "--version") == 0)
        j->version = value;
    else if (strcmp(key, "--out") == 0)
        j->out = value;
    else if (strcmp(key, "--checkpoint") == 0)
        j->options.checkpoint = value;
    else if (strcmp(key, "--teacher") == 0 && j->teacher_count < TEACHERS_MAX)
        j->teachers[j->teacher_count++] = value;
    else if (strcmp(key, "--seed") == 0)
        j->options.seed = strtoull(value, NULL, 10);
    else
        return set_rate(&j->options, key, value);
    return true;
}

static casus_status read_bank(job *j, const char *key, const char *path,
                              casus_error *error)
{
    const bool gold = strcmp(key, "--train") == 0;
    if (gold && j->gold_words != j->train.word_count)
        return cs_fail(error, CASUS_MISUSE, 0, "--train goes before --raw");
    CS_TRY(tb_read(path, &j->train, &j->arena, error));
    if (gold)
        j->gold_words = j->train.word_count;
    if (gold)
        j->gold_sentences = j->train.sentence_count;
    return CASUS_OK;
}

static casus_status read_options(job *j, int count, char **arguments, casus_error *error)
{
    for (int i = 1; i < count; i++) {
        const char *key = arguments[i], *value = i + 1 < count ? arguments[i + 1] : NULL;
        if (strcmp(key, "--resume") == 0) {
            j->options.resume = true;
            continue;
        }
        i++;
        if (value && (strcmp(key, "--train") == 0 || strcmp(key, "--raw") == 0))
            CS_TRY(read_bank(j, key, value, error));
        else if (value && strcmp(key, "--dev") == 0)
            CS_TRY(tb_read(value, &j->dev, &j->arena, error));
        else if (!value || (!set_number(j, key, value) && !set_other(j, key, value)))
            return cs_fail(error, CASUS_MISUSE, 0, "unknown or unfit option %s", key);
    }
    if (!j->train.sentence_count || !j->dev.sentence_count || !j->out)
        return cs_fail(error, CASUS_MISUSE, 0, "--train, --dev and --out are needed");
    if (j->shape.width % 32 || j->shape.arc % 16 || j->shape.label_width % 16 ||
        j->shape.layers > NET_LAYERS_MAX || j->shape.tag_layer > j->shape.layers ||
        (j->shape.gates != 2 && j->shape.gates != 3))
        return cs_fail(
            error, CASUS_MISUSE, 0,
            "the width must be a multiple of 32, arc and label of 16, gates 2 or 3");
    return CASUS_OK;
}

/* The part of the training data that people have annotated. */
static treebank gold_part(const job *j)
{
    treebank gold = j->train;
    gold.word_count = j->gold_words;
    gold.sentence_count = j->gold_sentences;
    return gold;
}

/* The teachers know the features of the gold words only. */
static casus_status ask_teachers(job *j, casus_error *error)
{
    const treebank gold = gold_part(j);
    vocabulary v;
    coded_bank coded = {0};
    bool fine = vocabulary_learn(&v, &gold, j->least_form, j->least_affix) &&
                vocabulary_code(&v, &j->train, &coded) &&
                teaching_new(&j->teaching, &j->shape, &j->train);
    for (uint32_t i = 0; i < j->teacher_count && fine; i++) {
        net teacher;
        fine = state_net(j->teachers[i], &teacher) &&
               teacher.shape.tags == j->shape.tags &&
               teacher.shape.labels == j->shape.labels && teacher.shape.rows == v.rows &&
               teaching_add(&j->teaching, &teacher, &j->train, &coded);
        net_free(&teacher);
        fprintf(stderr, "teacher %s %s\n", j->teachers[i],
                fine ? "heard" : "cannot be used");
    }
    if (fine)
        teaching_close(&j->teaching, &j->shape, &j->train);
    coded_free(&coded);
    vocabulary_free(&v);
    j->options.teaching = &j->teaching;
    return fine ? CASUS_OK
                : cs_fail(error, CASUS_BAD_INPUT, 0, "a teacher cannot be used");
}

static casus_status run(job *j, casus_error *error)
{
    if (!vocabulary_learn(&j->vocabulary, &j->train, j->least_form, j->least_affix) ||
        !vocabulary_code(&j->vocabulary, &j->train, &j->train_coded) ||
        !vocabulary_code(&j->vocabulary, &j->dev, &j->dev_coded))
        return cs_nomem(error);
    j->shape.tags = j->vocabulary.tags.size;
    j->shape.labels = j->vocabulary.labels.size;
    j->shape.rows = j->vocabulary.rows;
    if (!net_new(&j->net, j->shape, j->options.seed))
        return cs_nomem(error);
    fprintf(stderr,
            "%u words, %u sentences, %u tags, %u relations, %u rows, %zu weights\n",
            j->train.word_count, j->train.sentence_count, j->shape.tags, j->shape.labels,
            j->shape.rows, j->net.at.count);
    if (j->teacher_count)
        CS_TRY(ask_teachers(j, error));
    else
        j->options.teaching_share = 0.0f;
    const learn_data data = {&j->vocabulary, &j->train, &j->dev, &j->train_coded,
                             &j->dev_coded};
    CS_TRY(learn(&j->net, &data, &j->options, error));
    const treebank gold = gold_part(j);
    const release_label label = {j->out, j->language, j->version};
    return release(&j->net, &j->vocabulary, &gold, &j->train_coded, &label, error);
}

static void free_job(job *j)
{
    net_free(&j->net);
    teaching_free(&j->teaching);
    coded_free(&j->train_coded);
    coded_free(&j->dev_coded);
    vocabulary_free(&j->vocabulary);
    tb_free(&j->train);
    tb_free(&j->dev);
    cs_arena_free(&j->arena);
}

int main(int count, char **arguments)
{
    job j = new_job();
    casus_error error = {0};
    casus_status status = read_options(&j, count, arguments, &error);
    if (status == CASUS_OK)
        status = run(&j, &error);
    if (status != CASUS_OK)
        fprintf(stderr, "casus-train: %s\n%s", error.message,
                status == CASUS_MISUSE ? USAGE : "");
    free_job(&j);
    return status == CASUS_OK ? 0 : status == CASUS_MISUSE ? 2 : 1;
}
