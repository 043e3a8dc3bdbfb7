/* sequence.c - words that stand before or after the predicate in the sentence, in their order:
 * before= and after= of a frame.  Punctuation does not count. */
#include "code/coder.h"
#include "code/place.h"

typedef struct cs_walk {
    const cs_coder *coder;
    const cs_sequence *sequence;
    uint32_t first, limit; /* words of the sentence */
    bool back;             /* towards the start */
    cs_bound *bound;
} cs_walk;

/* The next word outwards that is not punctuation, CASUS_NONE at the end. */
static uint32_t outwards(const cs_walk *walk, uint32_t word)
{
    do {
        if (walk->back ? word == walk->first : word + 1 >= walk->limit)
            return CASUS_NONE;
        word = walk->back ? word - 1 : word + 1;
    } while (walk->coder->tree->words[word].upos == CASUS_UPOS_PUNCT);
    return word;
}

static bool step_fits(const cs_walk *walk, const cs_step *step, uint32_t word)
{
    const cs_symbols *symbols = &walk->coder->tree->symbols[word];
    switch (step->kind) {
    case CS_STEP_WORD:
        return step->wanted &&
               (symbols->lower == step->wanted || symbols->lemma == step->wanted);
    case CS_STEP_CLASS:
        return cs_lemma_in(walk->coder, word, step->wanted);
    case CS_STEP_SOURCE:
    case CS_STEP_TARGET:
    case CS_STEP_ACTOR:
        return cs_is_known_actor(walk->coder, word);
    default:
        return false;
    }
}

static void bind(const cs_walk *walk, const cs_step *step, uint32_t word)
{
    if (step->kind == CS_STEP_SOURCE)
        walk->bound->source = word;
    else if (step->kind == CS_STEP_TARGET)
        walk->bound->target = word;
}

/* Whether the steps from `at` on are there beyond `word`; the nearest way is taken, and left
 * again where what follows does not fit. */
static bool walk_from(const cs_walk *walk, uint32_t at, uint32_t word)
{
    if (at == walk->sequence->count)
        return true;
    const cs_step *step = &walk->sequence->step[at];
    for (uint32_t i = outwards(walk, word); i != CASUS_NONE; i = outwards(walk, i)) {
        if (step_fits(walk, step, i) && walk_from(walk, at + 1, i)) {
            bind(walk, step, i);
            return true;
        }
        if (step->next)
            return false;
    }
    return false;
}

bool cs_sequences_there(const cs_coder *coder, const cs_frame *frame, uint32_t word,
                        cs_bound *bound)
{
    *bound = (cs_bound){CASUS_NONE, CASUS_NONE};
    if (!frame->before.count && !frame->after.count)
        return true;
    const casus_sentence *sentence = cs_sentence_of(coder, word);
    cs_walk walk = {.coder = coder,
                    .sequence = &frame->before,
                    .first = sentence->first_word,
                    .limit = sentence->first_word + sentence->word_count,
                    .back = true,
                    .bound = bound};
    if (!walk_from(&walk, 0, word))
        return false;
    walk.sequence = &frame->after;
    walk.back = false;
    return walk_from(&walk, 0, word);
}
