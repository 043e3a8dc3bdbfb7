/* boundaries.c - opens what was learned about the ends of sentences, and applies it. */
#include "base/error.h"
#include "base/utf8.h"
#include "model/model_file.h"
#include "token/builder.h"

#include <stdlib.h>

enum { BITS_MAX = 24 };

struct cs_boundaries {
    cs_model_file file;
    const int8_t *weights; /* [W] */
    uint32_t shift; /* 32 - log2(W): the upper bits of a feature choose its weight */
    int32_t bias;
    char path[];
};

static casus_status open_sections(cs_boundaries *b, casus_error *error)
{
    uint32_t three[2] = {3, 1}, size[2] = {0, 1};
    const void *shape, *weights;
    CS_TRY(cs_model_section(&b->file, "boundary.shape", CS_SECTION_WORDS, three, &shape,
                            error));
    const uint32_t *numbers = shape;
    if (numbers[0] != CS_BOUNDARY_TEMPLATES)
        return cs_model_bad(&b->file, "was learned for another version of casus", error);
    if (numbers[1] < 1 || numbers[1] > BITS_MAX)
        return cs_model_bad(&b->file, "is damaged: its number of weights is impossible",
                            error);
    size[0] = 1u << numbers[1];
    CS_TRY(cs_model_section(&b->file, "boundary.weights", CS_SECTION_BYTES, size,
                            &weights, error));
    b->weights = weights;
    b->shift = 32 - numbers[1];
    memcpy(&b->bias, &numbers[2], sizeof b->bias);
    return CASUS_OK;
}

casus_status cs_boundaries_open(const char *path, cs_boundaries **out, casus_error *error)
{
    *out = NULL;
    const size_t size = strlen(path) + 1;
    cs_boundaries *b = calloc(1, sizeof *b + size);
    if (!b)
        return cs_nomem(error);
    memcpy(b->path, path, size);
    casus_status status = cs_model_file_open(b->path, &b->file, error);
    if (status == CASUS_OK)
        status = open_sections(b, error);
    if (status != CASUS_OK) {
        cs_boundaries_free(b);
        return status;
    }
    *out = b;
    return CASUS_OK;
}

void cs_boundaries_free(cs_boundaries *boundaries)
{
    if (!boundaries)
        return;
    cs_model_file_close(&boundaries->file);
    free(boundaries);
}

static bool ends_behind(const cs_boundaries *b, const cs_boundary_scan *scan,
                        uint32_t start, uint32_t at)
{
    uint32_t features[CS_BOUNDARY_FEATURES];
    const uint32_t count = cs_boundary_features(scan, start, at, features);
    int32_t score = b->bias;
    for (uint32_t f = 0; f < count; f++)
        score += b->weights[features[f] >> b->shift];
    return score > 0;
}

/* What was learned joins "It left the U.S. Then it came back": treebanks have too few of
 * these.  A capital behind the opener speaks of a headline in title case. */
static bool abbreviation_ends(const cs_token_builder *builder, uint32_t token,
                              uint32_t opener)
{
    uint32_t length;
    const casus_token *after = builder->tokens.items + token + 2;
    if (token + 2 >= builder->tokens.count ||
        builder->text.data[after[-2].end - 1] != '.')
        return false;
    const char *bytes = builder->text.data;
    return cs_is_upper(cs_utf8_decode(bytes + after[-1].start, &length)) &&
           cs_is_lower(cs_utf8_decode(bytes + after->start, &length)) &&
           cs_abbreviation_ends(builder, token, opener);
}

void cs_end_sentences(cs_token_builder *builder, uint32_t first, uint32_t paragraph)
{
    const uint32_t count = builder->tokens.count - first;
    const uint32_t opener = cs_class_find(builder->dict, "@sentence-opener");
    uint32_t start = 0;
    if (!cs_boundary_scan_paragraph(&builder->scan, builder->tokens.items + first, count,
                                    builder->arena)) {
        builder->failed = true;
        return;
    }
    for (uint32_t i = 0; i + 1 < count; i++)
        if (ends_behind(builder->boundaries, &builder->scan, start, i) ||
            abbreviation_ends(builder, first + i, opener)) {
            cs_add_sentence(builder, first + start, first + i + 1, paragraph);
            start = i + 1;
        }
    cs_add_sentence(builder, first + start, first + count, paragraph);
}
