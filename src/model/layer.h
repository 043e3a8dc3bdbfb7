/* layer.h - one recurrent layer over the words of a batch.  encode/ runs the layers up
 * to the tags, parse/ those above. */
#ifndef CASUS_MODEL_LAYER_H
#define CASUS_MODEL_LAYER_H

#include "model/batch.h"
#include "model/model.h"

/* Runs layers [from, to) on vectors->x.  Scratch is given back. */
casus_status cs_layers_run(const cs_model *model, uint32_t from, uint32_t to,
                           const cs_batch *batch, cs_vectors *vectors, casus_error *error);

#endif
