/* selector.h - the learned part: which blocks of a page are its article.
 *
 * Two looks, each a small network with one hidden layer:
 *
 *     h = max(0, b + x W + sum of E[names]),   z = h v + c,   score = squash(z)
 *
 * The first sees a block, its neighbours' numbers and its names (features.h); the second
 * sees the first one's scores around the block.  Learned by train/blocks; the sections of
 * the file are in docs/reading.md.  Sums run in a fixed order, so scores are the same on
 * every machine. */
#ifndef CASUS_PAGE_SELECTOR_H
#define CASUS_PAGE_SELECTOR_H

#include "model/lookup.h"
#include "page/features.h"

enum { CS_SELECTOR_HIDDEN = 16 };

typedef struct cs_selector cs_selector;

/* Maps the file; NULL is freed as well.  CASUS_BAD_DATA names the file and the fault. */
casus_status cs_selector_open(const char *path, cs_selector **out, casus_error *error);
void cs_selector_free(cs_selector *selector);

/* The scores of all blocks, [count], between 0 and 1: above one half belongs to the
 * article. */
casus_status cs_select(const cs_selector *selector, const cs_features *features,
                       cs_arena *arena, float *score, casus_error *error);

/* z / (1 + |z|), moved to 0 .. 1. */
static inline float cs_squash(float z)
{
    return 0.5F + 0.5F * z / (1 + (z < 0 ? -z : z));
}

#endif
