/* bench_engine.c - words a second of encode/, tag/ and parse/ on given tokens.
 *
 * usage: bench_engine MODEL FILE.conllu [ROUNDS [KERNELS]]   KERNELS: portable, sse4, avx2 ...
 *        bench_engine MODEL FILE.conllu print     the analysis as CoNLL-U */
#include "base/file.h"
#include "base/out.h"
#include "data/doc.h"
#include "encode/encode.h"
#include "parse/parse.h"
#include "tag/tag.h"
#include "token/token.h"
#include "write/write.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct times {
    double encode, tag, parse;
} times;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static casus_status analyse(const cs_model *model, cs_analysis *analysis, cs_arena *arena,
                            times *spent, casus_error *error)
{
    cs_batch batch = {0};
    cs_workspace space = {0};
    casus_status status = CASUS_OK;
    while (status == CASUS_OK && cs_batch_next(analysis, &batch)) {
        cs_vectors vectors = {.space = &space};
        const cs_workspace_point before = cs_workspace_mark(&space);
        const double t0 = now();
        status = cs_encode(model, analysis, &batch, &vectors, error);
        const double t1 = now();
        if (status == CASUS_OK)
            status = cs_tag(model, analysis, &batch, &vectors, arena, error);
        const double t2 = now();
        if (status == CASUS_OK)
            status = cs_parse(model, analysis, &batch, &vectors, error);
        spent->encode += t1 - t0;
        spent->tag += t2 - t1;
        spent->parse += now() - t2;
        cs_workspace_rewind(&space, before);
    }
    cs_workspace_free(&space);
    return status;
}

static void report(const char *kernels, const cs_analysis *analysis, const times *t,
                   int rounds)
{
    const double words = (double)analysis->word_count * rounds;
    printf("%u words, %d rounds, kernels %s\n", analysis->word_count, rounds, kernels);
    printf("encode %9.0f words/s\ntag    %9.0f words/s\nparse  %9.0f words/s\n",
           words / t->encode, words / t->tag, words / t->parse);
    printf("all    %9.0f words/s\n", words / (t->encode + t->tag + t->parse));
}

static int to_stdout(void *context, const char *bytes, size_t size)
{
    (void)context;
    return fwrite(bytes, 1, size, stdout) != size;
}

static void print(casus_doc *doc)
{
    cs_out out;
    doc->depth = CASUS_DEPTH_TREES;
    cs_out_start(&out, to_stdout, NULL);
    cs_write_conllu(&out, doc);
    if (cs_out_finish(&out, NULL) != CASUS_OK)
        fprintf(stderr, "cannot write\n");
}

/* Replaces the model's kernels by the set of this name, when it can run here. */
static void choose_kernels(cs_model *model, const char *name)
{
    cs_kernels sets[CS_KERNEL_SETS];
    const uint32_t count = cs_kernels_list(sets);
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(sets[i].name, name) == 0)
            model->kernels = sets[i];
}

int main(int count, char **arguments)
{
    const bool printing = count > 3 && strcmp(arguments[3], "print") == 0;
    const int rounds = count > 3 && !printing ? (int)strtol(arguments[3], NULL, 10) : 1;
    casus_doc doc = {0};
    casus_error error = {0};
    cs_model *model = NULL;
    times spent = {0};
    casus_text text;
    if (count < 3)
        return 2;
    casus_status status = cs_model_open(arguments[1], &model, &error);
    if (status == CASUS_OK)
        status = cs_file_read(arguments[2], &doc.arena, &text, &error);
    if (status == CASUS_OK)
        status =
            cs_token_conllu(text, &doc.arena, &doc.article.text, &doc.analysis, &error);
    if (status == CASUS_OK && count > 4)
        choose_kernels(model, arguments[4]);
    for (int i = 0; i < rounds && status == CASUS_OK; i++)
        status = analyse(model, &doc.analysis, &doc.arena, &spent, &error);
    if (status != CASUS_OK)
        fprintf(stderr, "%s\n", error.message);
    else if (printing)
        print(&doc);
    else
        report(model->kernels.name, &doc.analysis, &spent, rounds);
    cs_model_free(model);
    cs_arena_free(&doc.arena);
    return status != CASUS_OK;
}
