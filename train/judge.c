/* judge.c - tags and parses a treebank with the net in training and counts hits. */
#include "base/error.h"
#include "learn.h"
#include "parse/decode.h"

#include <stdlib.h>

enum { JUDGE_SENTENCES = 16 };

typedef struct judge {
    const net *n;
    const vocabulary *v;
    const treebank *bank;
    const coded_bank *coded;
    net_work work;
    cs_workspace space;
    uint32_t *heads; /* [words of the bank] */
} judge;

/* Arc scores [n][n + 1] as the decoder wants them. */
static casus_status decode_one(judge *j, const float *arc, uint32_t n, uint32_t *head,
                               casus_error *error)
{
    const cs_workspace_point before = cs_workspace_mark(&j->space);
    float *band = cs_workspace_take(&j->space, (size_t)n * (2 * n + 1), sizeof *band);
    float *root = cs_workspace_take(&j->space, n, sizeof *root);
    if (!band || !root)
        return cs_nomem(error);
    for (uint32_t d = 0; d < n; d++) {
        root[d] = arc[(size_t)d * (n + 1)];
        for (uint32_t h = 0; h < n; h++)
            band[(size_t)d * (2 * n + 1) + h + n - d] = arc[(size_t)d * (n + 1) + h + 1];
    }
    const cs_arc_scores scores = {band, root, n, n};
    const casus_status status = cs_decode(&scores, head, &j->space, error);
    cs_workspace_rewind(&j->space, before);
    return status;
}

static uint32_t best_label(const vocabulary *v, const float *score, bool root)
{
    uint32_t best = CASUS_NONE;
    for (uint32_t r = 0; r < v->labels.size; r++)
        if (cs_text_is(v->labels.upos[r], "root") == root &&
            (best == CASUS_NONE || score[r] > score[best]))
            best = r;
    return best;
}

static casus_text without_subtype(casus_text label)
{
    const char *colon = memchr(label.data, ':', label.size);
    return colon ? cs_text(label.data, (size_t)(colon - label.data)) : label;
}

static void count_word(const judge *j, uint32_t at, uint32_t t, learn_score *out)
{
    const tb_word *gold = &j->bank->words[at];
    const vocabulary *v = j->v;
    const uint32_t tag = j->work.best_tag[t];
    const bool head_right = j->heads[at] == gold->head;
    const uint32_t label = best_label(v, j->work.label_score + (size_t)t * v->labels.size,
                                      j->heads[at] == 0);
    out->words++;
    out->upos += cs_text_equal(v->tags.upos[tag], gold->upos);
    out->tag += tag == j->coded->tags[at];
    out->heads += head_right;
    out->labelled += head_right && cs_text_equal(without_subtype(v->labels.upos[label]),
                                                 without_subtype(gold->deprel));
}

static casus_status judge_batch(judge *j, uint32_t first, uint32_t count,
                                learn_score *out, casus_error *error)
{
    uint32_t lengths[JUDGE_SENTENCES];
    const uint32_t start = j->bank->sentences[first].start;
    const net_dropout none = {0};
    net_batch batch = {
        .rows = j->coded->rows + start, .lengths = lengths, .sentences = count};
    for (uint32_t i = 0; i < count; i++)
        batch.tokens += lengths[i] = j->bank->sentences[first + i].count;
    if (!net_work_fit(&j->work, j->n, &batch))
        return cs_nomem(error);
    net_forward(j->n, &j->work, &batch, &none);
    const float *arc = j->work.arc;
    uint32_t at = start;
    for (uint32_t i = 0; i < count; at += lengths[i++]) {
        CS_TRY(decode_one(j, arc, lengths[i], j->heads + at, error));
        arc += (size_t)lengths[i] * (lengths[i] + 1);
    }
    net_label(j->n, &j->work, &batch, j->heads + start, &none);
    for (uint32_t t = 0; t < batch.tokens; t++)
        count_word(j, start + t, t, out);
    return CASUS_OK;
}

casus_status learn_judge(const net *n, const vocabulary *v, const treebank *bank,
                         const coded_bank *coded, learn_score *out, casus_error *error)
{
    judge j = {.n = n, .v = v, .bank = bank, .coded = coded};
    casus_status status = CASUS_OK;
    *out = (learn_score){0};
    j.heads = calloc(bank->word_count, sizeof *j.heads);
    if (!j.heads)
        return cs_nomem(error);
    for (uint32_t s = 0; s < bank->sentence_count && status == CASUS_OK;
         s += JUDGE_SENTENCES) {
        const uint32_t left = bank->sentence_count - s;
        status = judge_batch(&j, s, left < JUDGE_SENTENCES ? left : JUDGE_SENTENCES, out,
                             error);
    }
    free(j.heads);
    net_work_free(&j.work);
    cs_workspace_free(&j.space);
    return status;
}
