/* pronoun.c - "he", "she", "his", "her": the nearest person before, if the text leaves little
 * doubt: a subject of this or the last sentence, else the only person named in them. */
#include "mention/finder.h"

static bool is_person_pronoun(const casus_word *word)
{
    return word->upos == CASUS_UPOS_PRON && (word->features & CASUS_FEAT_PERSONAL) &&
           (word->features & CASUS_FEAT_THIRD) &&
           (word->features & (CASUS_FEAT_FEMININE | CASUS_FEAT_MASCULINE));
}

static bool names_person(const cs_finder *finder, const cs_mention *mention)
{
    return mention->actor_count == 1 && !mention->pronoun &&
           finder->tree->words[mention->word].upos == CASUS_UPOS_PROPN &&
           finder->actors.items[mention->first_actor].role.size > 0;
}

static bool is_subject(const cs_finder *finder, uint32_t word)
{
    return finder->tree->words[word].relation == CASUS_REL_NSUBJ;
}

/* The mention that a pronoun at `word` means, from word `from` on, or CASUS_NONE. */
static uint32_t antecedent(const cs_finder *finder, uint32_t from, uint32_t word)
{
    uint32_t subject = CASUS_NONE, last = CASUS_NONE;
    bool several = false;
    for (uint32_t i = from; i < word; i++) {
        const uint32_t at = finder->out->by_word[i];
        if (at == CASUS_NONE || !names_person(finder, &finder->mentions.items[at]))
            continue;
        if (is_subject(finder, i))
            subject = at;
        several = several || last != CASUS_NONE;
        last = at;
    }
    return subject != CASUS_NONE ? subject : several ? CASUS_NONE : last;
}

void cs_resolve_pronouns(cs_finder *finder)
{
    const cs_analysis *analysis = finder->analysis;
    for (uint32_t s = 0; s < analysis->sentence_count; s++) {
        const casus_sentence *sentence = &analysis->sentences[s];
        const uint32_t from = analysis->sentences[s > 0 ? s - 1 : 0].first_word;
        for (uint32_t i = 0; i < sentence->word_count && !finder->failed; i++) {
            const uint32_t word = sentence->first_word + i;
            if (!is_person_pronoun(&finder->tree->words[word]))
                continue;
            const uint32_t mention = antecedent(finder, from, word);
            if (mention == CASUS_NONE)
                continue;
            if (!cs_array_push(&finder->mentions, finder->arena)) {
                finder->failed = true;
                return;
            }
            *cs_array_last(&finder->mentions) = finder->mentions.items[mention];
            cs_array_last(&finder->mentions)->pronoun = true;
            finder->out->by_word[word] = finder->mentions.count - 1;
        }
    }
}
