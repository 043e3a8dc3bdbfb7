/* attribute.c - the steps of the stage.  Rules A1-A30: docs/attribution.md.
 *
 * Quotations come from the marks in the text, everything else from the trees.  What is in no
 * class of the language pack (cues.txt) is no cue. */
#include "attribute/attribute.h"

#include "attribute/seeker.h"
#include "base/error.h"

static cs_cue_classes find_classes(const cs_dict *dict)
{
    return (cs_cue_classes){
#define CS_CUE_FIND(name, class) .name = cs_class_find(dict, class),
        CS_CUE_CLASSES(CS_CUE_FIND)
#undef CS_CUE_FIND
    };
}

static bool prepare(cs_seeker *seeker)
{
    const cs_analysis *analysis = seeker->analysis;
    seeker->sentence_of = cs_none_by_word(seeker->arena, analysis->word_count);
    seeker->quotation_of = cs_none_by_word(seeker->arena, analysis->word_count);
    seeker->draft_of = cs_none_by_word(seeker->arena, analysis->word_count);
    if (!seeker->sentence_of || !seeker->quotation_of || !seeker->draft_of)
        return false;
    for (uint32_t s = 0; s < analysis->sentence_count; s++)
        for (uint32_t i = 0; i < analysis->sentences[s].word_count; i++)
            seeker->sentence_of[analysis->sentences[s].first_word + i] = s;
    return true;
}

casus_status cs_attribute(const cs_attribute_input *input, cs_arena *arena,
                          cs_attributions *out, casus_error *error)
{
    *out = (cs_attributions){.count = 0};
    cs_seeker seeker = {.analysis = input->analysis,
                        .tree = input->tree,
                        .mentions = input->mentions,
                        .dict = input->dict,
                        .arena = arena,
                        .classes = find_classes(input->dict)};
    if (!prepare(&seeker))
        return cs_nomem(error);
    cs_find_quotations(&seeker);
    cs_find_verb_cues(&seeker);
    cs_assign_quotations(&seeker);
    cs_find_other_cues(&seeker);
    return seeker.failed ? cs_nomem(error) : cs_finish_attributions(&seeker, out, error);
}
