/* turn.c - codes that the clause around an act changes: refusals, threats, private violence. */
#include "code/coder.h"

static bool starts_with_any(casus_text code, const char *const *roots, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (cs_text_starts(code, cs_text_of(roots[i])))
            return true;
    return false;
}

/* "will not lift the embargo", "does not recognise": what is friendly and will not be done is
 * refused.  What was not done ("did not", "has not") is only negated. */
static void turn_into_refusal(const cs_coder *coder, cs_act *act)
{
    static const char *const friendly[] = {"03", "05", "06", "07", "08"};
    bool will = false, past = false;
    if (act->frame->upos != CASUS_UPOS_VERB || !cs_is_negated(coder, act->word) ||
        !(coder->tree->words[act->word].features & CASUS_FEAT_INFINITIVE))
        return;
    CS_EACH_CHILD(coder->tree, act->word, child)
    {
        const casus_word *at = &coder->tree->words[child];
        will = will || at->relation == CASUS_REL_AUX;
        past =
            past || (at->relation == CASUS_REL_AUX && (at->features & CASUS_FEAT_PAST));
    }
    if (!will || past || !starts_with_any(act->code, friendly, 5))
        return;
    const casus_text refused = cs_compose(&coder->dict->ontology, CS_TEXT("@refuse"),
                                          act->code, false, CS_DOER_OWN);
    act->refuses = refused.size && refused.data[0] >= '0' && refused.data[0] <= '9';
    if (act->refuses)
        act->code = refused;
}

/* Force of people who bear no arms for anybody ("settlers stormed the mosque") is assault (18),
 * not fighting (19). */
static void turn_into_assault(const cs_coder *coder, cs_act *act)
{
    static const char *const private_roles[] = {"CVL", "CRM", "EDU", "LAB",
                                                "REL", "MIG", "REF"};
    if (!cs_text_is(act->code, "190") && !cs_text_is(act->code, "193"))
        return;
    for (uint32_t i = 0; i < act->from.count; i++) {
        const casus_actor *actor = &coder->in->mentions->actors[act->from.actor[i]];
        bool is_private = false;
        for (size_t r = 0; r < sizeof private_roles / sizeof *private_roles; r++)
            is_private = is_private || cs_text_is(actor->role, private_roles[r]);
        if (!is_private)
            return;
    }
    if (act->from.count)
        act->code = CS_TEXT("180");
}

/* "will pull out unless ...": what will hurt, or end cooperation, and is done unless the other
 * side gives way, is a threat. */
static void turn_into_threat(const cs_coder *coder, cs_act *act)
{
    static const char *const harmful[] = {"0874", "1", "20"};
    static const char *const speech[] = {"10", "11", "12", "13"};
    const uint8_t status = coder->in->statuses[act->word];
    bool unless = false;
    if (status != CASUS_PLANNED && status != CASUS_CONDITIONAL)
        return;
    CS_EACH_CHILD(coder->tree, act->word, child)
    {
        const uint32_t mark = cs_child(coder->tree, child, CASUS_REL_MARK);
        unless = unless ||
                 (coder->tree->words[child].relation == CASUS_REL_ADVCL &&
                  mark != CASUS_NONE && cs_lemma_in(coder, mark, coder->classes.unless));
    }
    if (!unless || !starts_with_any(act->code, harmful, 3) ||
        starts_with_any(act->code, speech, 4))
        return;
    const casus_text threat = cs_compose(&coder->dict->ontology, CS_TEXT("@threaten"),
                                         act->code, false, CS_DOER_OWN);
    act->threatens = threat.size && threat.data[0] >= '0' && threat.data[0] <= '9';
    if (act->threatens)
        act->code = threat;
}

void cs_turn_code(const cs_coder *coder, cs_act *act)
{
    turn_into_refusal(coder, act);
    turn_into_assault(coder, act);
    turn_into_threat(coder, act);
}
