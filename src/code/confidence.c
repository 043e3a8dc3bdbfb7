/* confidence.c - how likely an event is right: the weights of ontology/confidence.tsv that apply
 * to it are added, and the sum is a logit. */
#include "code/clause.h"
#include "code/party.h"

enum {
    LONG_SENTENCE = 35, /* words, from which on a sentence is long */
    FARTHEST = 1000     /* hundredths of a logit: nearer to 0 or 1 nothing is */
};

static int32_t weight(const cs_coder *coder, cs_factor factor)
{
    return coder->dict->ontology.factors.weight[factor];
}

static int32_t if_true(const cs_coder *coder, bool holds, cs_factor factor)
{
    return holds ? weight(coder, factor) : 0;
}

/* The factors that both sides have. */
typedef struct cs_side {
    cs_factor none, without_code, owned, inferred;
} cs_side;

static const cs_side source_side = {CS_FACTOR_NO_SOURCE, CS_FACTOR_SOURCE_WITHOUT_CODE,
                                    CS_FACTOR_SOURCE_OWNED, CS_FACTOR_SOURCE_INFERRED};
static const cs_side recipient_side = {
    CS_FACTOR_NO_RECIPIENT, CS_FACTOR_RECIPIENT_WITHOUT_CODE, CS_FACTOR_RECIPIENT_OWNED,
    CS_FACTOR_RECIPIENT_INFERRED};

static int32_t of_side(const cs_coder *coder, const cs_party *party,
                       const casus_actor *actors, uint32_t count, const cs_side *side)
{
    const cs_mentions *mentions = coder->in->mentions;
    if (!count)
        return weight(coder, side->none);
    const uint32_t mention = mentions->by_word[actors[0].word];
    const bool inferred = mention != CASUS_NONE && mentions->items[mention].inferred;
    return if_true(coder, !actors[0].code.size, side->without_code) +
           if_true(coder, party->owned && !party->guessed, side->owned) +
           if_true(coder, inferred, side->inferred);
}

/* Roots 03 to 08: from the wish to cooperate to yielding. */
static bool cooperates(casus_text cameo)
{
    return cameo.size > 1 && cameo.data[0] == '0' && cameo.data[1] >= '3' &&
           cameo.data[1] <= '8';
}

/* A clause or noun that is no main statement. */
static bool stands_below(const cs_coder *coder, uint32_t word)
{
    const uint8_t relation = cs_word_at(coder, word)->relation;
    return relation != CASUS_REL_ROOT && relation != CASUS_REL_CCOMP &&
           relation != CASUS_REL_CONJ && relation != CASUS_REL_PARATAXIS;
}

static int32_t of_act(const cs_coder *coder, const cs_act *act)
{
    const cs_frame *frame = act->frame;
    const bool operates = frame->code.size && frame->code.data[0] == '@';
    return if_true(coder, frame->upos == CASUS_UPOS_NOUN, CS_FACTOR_NOUN) +
           if_true(coder, operates && act->content != CASUS_NONE, CS_FACTOR_CONTENT) +
           if_true(coder, operates && act->content == CASUS_NONE,
                   CS_FACTOR_OPEN_CONTENT) +
           if_true(coder, stands_below(coder, act->word), CS_FACTOR_BELOW);
}

/* e to the power of hundredths, by products alone: the same on every machine. */
static double power_of_e(int32_t hundredths)
{
    double result = 1.0, square = 1.01005016708416806; /* e^0.01 */
    uint32_t left = (uint32_t)(hundredths < 0 ? -hundredths : hundredths);
    for (; left; left >>= 1, square *= square)
        if (left & 1)
            result *= square;
    return hundredths < 0 ? 1.0 / result : result;
}

static double probability(int32_t logit)
{
    const bool far = logit > FARTHEST || logit < -FARTHEST;
    const double odds = power_of_e(!far ? logit : logit > 0 ? FARTHEST : -FARTHEST);
    return odds / (1.0 + odds);
}

double cs_confidence(const cs_coder *coder, const cs_act *act, const casus_event *event)
{
    const bool several = event->actor_count > 1 || event->recipient_count > 1;
    const bool real = event->status == CASUS_HAPPENED || event->status == CASUS_ONGOING;
    const bool is_long = cs_sentence_of(coder, act->word)->word_count > LONG_SENTENCE;
    const int32_t logit =
        weight(coder, CS_FACTOR_BASE) + of_act(coder, act) +
        of_side(coder, &act->from, event->actors, event->actor_count, &source_side) +
        of_side(coder, &act->to, event->recipients, event->recipient_count,
                &recipient_side) +
        if_true(coder, act->to.guessed && event->recipient_count,
                CS_FACTOR_RECIPIENT_GUESSED) +
        if_true(coder, cooperates(event->cameo), CS_FACTOR_COOPERATION) +
        if_true(coder, several, CS_FACTOR_SEVERAL) +
        if_true(coder, !real, CS_FACTOR_NOT_REAL) +
        if_true(coder, is_long, CS_FACTOR_LONG_SENTENCE);
    return probability(logit);
}

double cs_confidence_answered(const cs_coder *coder, double confidence)
{
    const int32_t change = weight(coder, CS_FACTOR_RECIPIENT_INFERRED) -
                           weight(coder, CS_FACTOR_NO_RECIPIENT);
    const double odds = confidence / (1.0 - confidence) * power_of_e(change);
    return odds / (1.0 + odds);
}
