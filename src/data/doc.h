/* doc.h - one document on its way through the stages. */
#ifndef CASUS_DATA_DOC_H
#define CASUS_DATA_DOC_H

#include "base/arena.h"
#include "data/analysis.h"
#include "data/findings.h"
#include "data/tree.h"

struct cs_dict;

struct casus_doc {
    cs_arena arena; /* holds everything below */
    const struct cs_dict *dict; /* what it was coded with; only writers look into it */
    casus_text coder; /* the stamp of versions */
    casus_article article;
    cs_analysis analysis;
    cs_tree tree;
    cs_mentions mentions;
    uint8_t *statuses; /* [word_count] casus_event_status of each predicate */
    cs_attributions attributions;
    cs_events events;
    casus_depth depth; /* how far it has come */
    uint32_t corrected; /* of a store: how many fields of its event are as a person says */
    bool stored; /* of a store: an article and one event, without words */
};

#endif
