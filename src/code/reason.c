/* reason.c - what became of each entry, for those who ask. */
#include "code/coder.h"

#include <stdio.h>

casus_text cs_rule_text(cs_coder *coder, const cs_frame *frame)
{
    const char *slash = strrchr(frame->path, '/');
    const size_t room = 256;
    char *rule = cs_arena_alloc(coder->arena, room);
    if (!rule) {
        coder->failed = true;
        return (casus_text){NULL, 0};
    }
    const int size =
        snprintf(rule, room, "%s:%u  %.*s  %.*s", slash ? slash + 1 : frame->path,
                 frame->line, (int)frame->code.size, frame->code.data,
                 (int)frame->written.size, frame->written.data);
    return cs_text(rule, size > 0 && (size_t)size < room ? (size_t)size : 0);
}

void cs_note(cs_coder *coder, uint32_t word, casus_reason_kind kind,
             const cs_frame *frame, const cs_condition *condition)
{
    if (!coder->explains)
        return;
    if (!cs_array_push(&coder->reasons, coder->arena)) {
        coder->failed = true;
        return;
    }
    casus_reason *reason = cs_array_last(&coder->reasons);
    const casus_sentence *sentence = cs_sentence_of(coder, word);
    *reason = (casus_reason){.word = word, .kind = kind};
    reason->sentence = (uint32_t)(sentence - coder->in->analysis->sentences);
    if (frame)
        reason->rule = cs_rule_text(coder, frame);
    if (condition)
        reason->condition = condition->written;
}
