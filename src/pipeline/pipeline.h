/* pipeline.h - the handles behind casus.h; inside pipeline/ only. */
#ifndef CASUS_PIPELINE_PIPELINE_H
#define CASUS_PIPELINE_PIPELINE_H

#include "data/doc.h"
#include "dict/dict.h"

#define CASUS_VERSION "0.1.0"

struct casus_data {
    cs_dict dict;
    char version[512];
};

struct casus_coder {
    const casus_data *data;
};

#endif
