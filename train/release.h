/* release.h - turns a trained network into a model file: weights become small integers. */
#ifndef CASUS_TRAIN_RELEASE_H
#define CASUS_TRAIN_RELEASE_H

#include "net.h"
#include "vocabulary.h"

typedef struct release_label {
    const char *path, *language, *version;
} release_label;

/* Writes the model.  The ranges of the layers' inputs are measured on `bank`. */
casus_status release(const net *n, const vocabulary *v, const treebank *bank,
                     const coded_bank *coded, const release_label *label,
                     casus_error *error);

#endif
