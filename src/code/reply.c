/* reply.c - answers: a state that was done something to, and then condemns, rejects, threatens
 * or fights back without naming whom, answers whoever did it: "Egypt struck Sudan. ... Sudan
 * condemned the attack." */
#include "code/coder.h"

enum { REACH_EVENTS = 6, REACH_SENTENCES = 3 };

static bool answers(casus_text cameo)
{
    static const char *const roots[] = {"11", "12", "13", "16", "19"};
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        if (cs_text_starts(cameo, cs_text_of(roots[i])))
            return true;
    return false;
}

static bool names_code(const casus_actor *actors, uint32_t count, casus_text code)
{
    for (uint32_t i = 0; i < count; i++)
        if (cs_text_equal(actors[i].code, code))
            return true;
    return false;
}

/* "condemned the attack": the object is known to the reader, and names nobody. */
static bool has_known_object(const cs_coder *coder, uint32_t predicate)
{
    const uint32_t object = cs_child(coder->tree, predicate, CASUS_REL_OBJ);
    return object != CASUS_NONE && coder->in->mentions->by_word[object] == CASUS_NONE &&
           cs_child(coder->tree, object, CASUS_REL_DET) != CASUS_NONE &&
           cs_child(coder->tree, object, CASUS_REL_NMOD) == CASUS_NONE;
}

/* The event before that was done to the one who answers, or NULL. */
static const casus_event *cause_of(const cs_coder *coder, uint32_t number)
{
    const casus_event *event = &coder->events.items[number];
    const casus_text code = event->actors[0].code;
    for (uint32_t i = number; i-- > 0 && i + REACH_EVENTS >= number;) {
        const casus_event *before = &coder->events.items[i];
        if (before->sentence + REACH_SENTENCES < event->sentence)
            break;
        if (before->actor_count && before->actors[0].code.size &&
            names_code(before->recipients, before->recipient_count, code) &&
            !names_code(before->actors, before->actor_count, code))
            return before;
    }
    return NULL;
}

void cs_answer_replies(cs_coder *coder)
{
    for (uint32_t i = 0; i < coder->events.count; i++) {
        casus_event *event = &coder->events.items[i];
        if (event->recipient_count || !event->actor_count ||
            !event->actors[0].code.size || !answers(event->cameo) ||
            !has_known_object(coder, event->word))
            continue;
        const casus_event *cause = cause_of(coder, i);
        if (!cause)
            continue;
        event->recipients = cause->actors;
        event->recipient_count = cause->actor_count;
        event->confidence = cs_confidence_answered(coder, event->confidence);
    }
}
