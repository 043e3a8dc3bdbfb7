#include "code/code.h"

#include "base/error.h"
#include "code/coder.h"
#include "code/identity.h"

static bool prepare(cs_coder *coder)
{
    const size_t count = (size_t)coder->in->analysis->word_count + 1;
    coder->state = cs_arena_alloc(coder->arena, count);
    coder->consumed = cs_arena_alloc(coder->arena, count);
    coder->act_of = cs_arena_alloc(coder->arena, count * sizeof *coder->act_of);
    return coder->state && coder->consumed && coder->act_of;
}

casus_status cs_code_events(const cs_code_input *input, cs_arena *arena, cs_events *out,
                            casus_error *error)
{
    const cs_dict *dict = input->dict;
    cs_coder coder = {.in = input, .tree = input->tree, .dict = dict, .arena = arena};
    *out = (cs_events){.items = NULL};
    coder.classes =
        (cs_code_classes){.negator = cs_class_find(dict, "@negator"),
                          .light_verb = cs_class_find(dict, "@light-verb"),
                          .quantity = cs_class_find(dict, "@quantity"),
                          .sport = cs_class_find(dict, "@sport-word"),
                          .owner_preposition = cs_class_find(dict, "@owner-preposition"),
                          .subject_control = cs_class_find(dict, "@subject-control"),
                          .together = cs_class_find(dict, "@together"),
                          .toward = cs_class_find(dict, "@toward"),
                          .instrument = cs_class_find(dict, "@instrument"),
                          .object_mark = cs_class_find(dict, "@object-mark"),
                          .weekday = cs_class_find(dict, "@weekday"),
                          .month = cs_class_find(dict, "@month"),
                          .making_verb = cs_class_find(dict, "@making-verb")};
    if (!prepare(&coder))
        return cs_nomem(error);
    cs_make_events(&coder);
    if (coder.failed)
        return cs_nomem(error);
    cs_set_ids(input->article->text, coder.events.items, coder.events.count);
    out->items = coder.events.items;
    out->count = coder.events.count;
    return CASUS_OK;
}
