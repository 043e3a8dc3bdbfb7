/* consume.c - acts that make no event of their own: contents, purposes, deeds told twice. */
#include "code/coder.h"

static const casus_word *word_at(const cs_coder *coder, uint32_t word)
{
    return &coder->tree->words[word];
}

/* An act that another act is about makes no event of its own, unless the other only speaks
 * of it: statements and accusations (CAMEO 01, 11). */
static bool only_speaks(const cs_act *act)
{
    return cs_text_starts(act->code, CS_TEXT("11")) ||
           cs_text_starts(act->code, CS_TEXT("01"));
}

/* Requests, promises, demands, refusals, threats (02, 03, 10, 12, 13): what they are about has
 * not happened, and goes into `about`. */
static bool speaks_of_future(const cs_act *act)
{
    static const char *const roots[] = {"02", "03", "10", "12", "13"};
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        if (cs_text_starts(act->code, cs_text_of(roots[i])))
            return true;
    return false;
}

static bool is_real(const cs_coder *coder, uint32_t word)
{
    const uint8_t status = coder->in->statuses[word];
    return status == CASUS_HAPPENED || status == CASUS_ONGOING ||
           status == CASUS_HISTORICAL;
}

/* All acts within what a speech act is about, as far as they are not told as real. */
static void consume_phrase(cs_coder *coder, const cs_act *act)
{
    for (uint32_t i = coder->tree->left[act->about]; i <= coder->tree->right[act->about];
         i++)
        if (i != act->word && coder->state[i] == CS_ACT_FOUND && !is_real(coder, i))
            coder->consumed[i] = 1;
}

static bool is_violent(const cs_act *act)
{
    return cs_text_starts(act->code, CS_TEXT("18")) ||
           cs_text_starts(act->code, CS_TEXT("19")) ||
           cs_text_starts(act->code, CS_TEXT("20"));
}

static const cs_act *violent_act_at(const cs_coder *coder, uint32_t word)
{
    if (word == CASUS_NONE || coder->state[word] != CS_ACT_FOUND)
        return NULL;
    const cs_act *act = &coder->acts.items[coder->act_of[word]];
    return is_violent(act) ? act : NULL;
}

/* One deed told twice: "the strike killed", "shelled the island, killing two". */
static void consume_same_deed(cs_coder *coder, const cs_act *act)
{
    cs_words subjects = {.count = 0};
    const casus_word *word = word_at(coder, act->word);
    if (!is_violent(act))
        return;
    cs_fill_place(coder, act->word, CASUS_NONE, (cs_place_in_clause){CS_FILL_SUBJ, 0},
                  &subjects);
    for (uint32_t i = 0; i < subjects.count; i++)
        if (subjects.item[i] != act->word && violent_act_at(coder, subjects.item[i]) &&
            cs_is_political(coder, act))
            coder->consumed[subjects.item[i]] = 1;
    if (word->relation == CASUS_REL_ADVCL && !(word->features & CASUS_FEAT_FINITE) &&
        violent_act_at(coder, word->head) && !cs_has_code(coder, &act->to))
        coder->consumed[act->word] = 1;
}

static bool same_root(const cs_act *a, const cs_act *b)
{
    return a->code.size > 1 && b->code.size > 1 && a->code.data[0] == b->code.data[0] &&
           a->code.data[1] == b->code.data[1];
}

/* Whether every actor of the second party is one of the first. */
static bool holds_party(const cs_party *party, const cs_party *part)
{
    for (uint32_t i = 0; i < part->count; i++) {
        bool found = false;
        for (uint32_t j = 0; j < party->count; j++)
            found = found || party->actor[j] == part->actor[i];
        if (!found)
            return false;
    }
    return true;
}

/* "embarked on a trip to", "joined a meeting with": a noun within the phrase of an act that tells
 * the same of the same parties. */
static void consume_same_noun(cs_coder *coder, const cs_act *act)
{
    uint32_t up = word_at(coder, act->word)->head;
    if (act->frame->upos != CASUS_UPOS_NOUN)
        return;
    while (up != CASUS_NONE && coder->state[up] != CS_ACT_FOUND)
        up = word_at(coder, up)->head;
    if (up == CASUS_NONE)
        return;
    const cs_act *above = &coder->acts.items[coder->act_of[up]];
    if (same_root(above, act) && holds_party(&above->from, &act->from) &&
        holds_party(&above->to, &act->to))
        coder->consumed[act->word] = 1;
}

/* "said that A attacked B and took C": what is joined to the act that was taken in. */
static void consume_joined(cs_coder *coder, uint32_t content)
{
    CS_EACH_CHILD(coder->tree, content, child)
    if (word_at(coder, child)->relation == CASUS_REL_CONJ)
        coder->consumed[child] = 1;
}

static bool is_conflict(const cs_act *act)
{
    return cs_text_starts(act->code, CS_TEXT("14")) ||
           cs_text_starts(act->code, CS_TEXT("15")) ||
           cs_text_starts(act->code, CS_TEXT("17")) || is_violent(act);
}

static bool is_meeting(const cs_act *act)
{
    return cs_text_starts(act->code, CS_TEXT("04"));
}

/* Diplomatic and material cooperation, aid, concessions: 05 to 08. */
static bool cooperates(const cs_act *act)
{
    return act->code.data[0] == '0' && act->code.data[1] >= '5';
}

/* "opened fire to disperse the rebels": what a deed was done for is its purpose, and need not
 * have come about; it makes no event beside the deed, but tells whom a conflict is with.  What
 * states meet for ("came to sign a treaty") stays. */
static void consume_purpose(cs_coder *coder, cs_act *act)
{
    CS_EACH_CHILD(coder->tree, act->word, child)
    {
        const casus_word *word = word_at(coder, child);
        if (word->relation != CASUS_REL_ADVCL ||
            !(word->features & CASUS_FEAT_INFINITIVE) ||
            cs_child(coder->tree, child, CASUS_REL_MARK) == CASUS_NONE)
            continue;
        if (coder->state[child] != CS_ACT_FOUND)
            continue;
        const cs_act *purpose = &coder->acts.items[coder->act_of[child]];
        if (is_meeting(act) && cooperates(purpose))
            continue;
        coder->consumed[child] = 1;
        if (is_conflict(act) && !act->to.count)
            act->to = purpose->to;
    }
}

void cs_consume_acts(cs_coder *coder)
{
    for (uint32_t i = 0; i < coder->acts.count; i++) {
        cs_act *act = &coder->acts.items[i];
        if (act->object != CASUS_NONE)
            coder->consumed[act->object] = 1;
        if (act->content != CASUS_NONE && (act->takes_in || !only_speaks(act)))
            coder->consumed[act->content] = 1;
        if (act->takes_in)
            consume_joined(coder, act->content);
        if (act->about != CASUS_NONE && speaks_of_future(act))
            consume_phrase(coder, act);
        consume_same_deed(coder, act);
        consume_same_noun(coder, act);
        consume_purpose(coder, act);
    }
}
