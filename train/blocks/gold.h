/* gold.h - pages with what their article should be -> blocks with labels. */
#ifndef CASUS_TRAIN_BLOCKS_GOLD_H
#define CASUS_TRAIN_BLOCKS_GOLD_H

#include "page/page.h"

typedef struct gold_page {
    cs_arena arena;
    cs_html html;
    cs_blocks blocks;
    cs_features features;
    float *label;  /* [count] 1, 0, or negative when not known */
    float *weight; /* [count] */
    uint32_t *names; /* rows of features.names in the table; 0 = none */
    float *score;  /* [count] of the first look, by a network that has not seen the site */
    uint64_t site;
    char *id;
} gold_page;

typedef struct gold_set {
    gold_page *pages;
    uint32_t count, capacity;
} gold_set;

/* Adds the pages of one file of gold records; paths of pages are relative to `folder`. */
bool gold_read(gold_set *set, const char *path, const char *folder);

#endif
