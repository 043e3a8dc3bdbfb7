/* conllu.h - treebanks for the trainer. */
#ifndef CASUS_TRAIN_CONLLU_H
#define CASUS_TRAIN_CONLLU_H

#include "base/arena.h"
#include "base/text.h"

typedef struct tb_word {
    casus_text form, lemma, upos, xpos, feats, deprel;
    uint32_t head; /* 0 = root, else 1-based word of the sentence */
    uint32_t tag, label; /* class numbers, set by the vocabulary */
} tb_word;

typedef struct tb_sentence {
    uint32_t start, count; /* words[start, start + count) */
    uint32_t line;
} tb_sentence;

typedef struct treebank {
    tb_word *words;
    tb_sentence *sentences;
    uint32_t word_count, word_capacity;
    uint32_t sentence_count, sentence_capacity;
} treebank;

/* Appends the sentences of a CoNLL-U file.  Empty nodes and multiword lines are left
 * out: the network sees syntactic words. */
casus_status tb_read(const char *path, treebank *bank, cs_arena *arena, casus_error *error);
void tb_free(treebank *bank);

#endif
