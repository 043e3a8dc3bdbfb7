/* pipeline.h - the handles behind casus.h; inside pipeline/ only. */
#ifndef CASUS_PIPELINE_PIPELINE_H
#define CASUS_PIPELINE_PIPELINE_H

#include "base/memo.h"
#include "base/workspace.h"
#include "data/doc.h"
#include "dict/dict.h"
#include "language/language.h"
#include "model/model.h"
#include "page/page.h"
#include "token/token.h"

#define CASUS_VERSION "0.1.0"

struct casus_data {
    cs_dict dict;
    cs_model *model; /* NULL: the language pack has none */
    cs_page_data page;
    cs_languages languages;
    cs_boundaries *boundaries; /* NULL: the language pack has none */
    char version[512];
};

struct casus_coder {
    const casus_data *data;
    cs_workspace space;           /* scratch of the network */
    cs_memo words, tags, symbols; /* of words seen before */
};

/* Makes the memos of the network's stages, when there is a model.  CASUS_NOMEM. */
casus_status cs_analyse_prepare(casus_coder *coder, casus_error *error);

/* Tags and parses all sentences.  CASUS_BAD_DATA when there is no model. */
casus_status cs_analyse(casus_coder *coder, cs_analysis *analysis, cs_arena *arena,
                        casus_error *error);

/* Runs all stages behind the article on a document that has nothing but its article. */
casus_status cs_code_article(casus_coder *coder, casus_doc *doc, casus_error *error);

/* The reasons of the coding stage, in the arena. */
casus_status cs_find_reasons(const casus_doc *doc, cs_arena *arena, cs_reasons *out,
                             casus_error *error);

#endif
