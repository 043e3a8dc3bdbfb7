/* pronoun.c - personal pronouns within the article, precision first:
 *
 *   P1  a possessive means the subject of its clause: "Russia recalled its envoy";
 *   P2  a subject means the subject of the clause above: "Syria said it would withdraw";
 *   P3  "he" and "she" mean the subject of the last sentence, or the only person named there;
 *   P4  an object means the nearest that agrees before it in its sentence and is not the subject
 *       of its clause: "cut ties with Qatar, accusing it";
 *   P5  "it" at the head of a sentence means the subject of the sentence before;
 *   P6  "we" and "I" in what somebody is told to have said mean him.
 *
 * The pronoun and what it means must agree: "he" a person, "it" a state or body. */
#include "mention/finder.h"

static const casus_word *word_at(const cs_finder *finder, uint32_t word)
{
    return &finder->tree->words[word];
}

static bool is_third_person(const casus_word *word)
{
    return word->upos == CASUS_UPOS_PRON && (word->features & CASUS_FEAT_THIRD) &&
           (word->features & (CASUS_FEAT_PERSONAL | CASUS_FEAT_POSSESSIVE));
}

static bool means_person(const casus_word *word)
{
    return (word->features & (CASUS_FEAT_FEMININE | CASUS_FEAT_MASCULINE)) != 0;
}

static bool is_object(const casus_word *word)
{
    return word->relation == CASUS_REL_OBJ || word->relation == CASUS_REL_IOBJ ||
           word->relation == CASUS_REL_OBL;
}

static bool agrees(const cs_finder *finder, const casus_word *pronoun,
                   const cs_mention *mention)
{
    const bool plural =
        (word_at(finder, mention->word)->features & CASUS_FEAT_PLURAL) != 0 ||
        mention->actor_count > 1;
    if (mention->place || mention->unknown)
        return false;
    if (means_person(pronoun))
        return mention->person && !plural;
    if (pronoun->features & CASUS_FEAT_PLURAL)
        return plural || (!mention->person && !is_object(pronoun));
    return !mention->person && !plural;
}

/* The mention at a word, if the pronoun can mean it. */
static uint32_t meant(const cs_finder *finder, uint32_t pronoun, uint32_t word)
{
    if (word == CASUS_NONE || word == pronoun)
        return CASUS_NONE;
    const uint32_t at = finder->out->by_word[word];
    return at != CASUS_NONE &&
                   agrees(finder, word_at(finder, pronoun), &finder->mentions.items[at])
               ? at
               : CASUS_NONE;
}

/* Who a word above gives: its subject, or as a noun its owner ("Biden's promise that he"). */
static uint32_t given_by(const cs_finder *finder, uint32_t word, uint32_t pronoun)
{
    const uint32_t subject = cs_child(finder->tree, word, CASUS_REL_NSUBJ);
    const uint32_t owner =
        cs_child_sub(finder->tree, word, CASUS_REL_NMOD, CASUS_SUB_POSS);
    const uint32_t candidate = subject != CASUS_NONE ? subject : owner;
    if (candidate == CASUS_NONE || cs_dominates(finder->tree, candidate, pronoun))
        return CASUS_NONE;
    return meant(finder, pronoun, candidate);
}

/* P1 and P2: subjects of the clauses above, nearest first. */
static uint32_t subject_above(const cs_finder *finder, uint32_t pronoun)
{
    const bool subject = word_at(finder, pronoun)->relation == CASUS_REL_NSUBJ ||
                         word_at(finder, pronoun)->relation == CASUS_REL_EXPL;
    uint32_t clause = word_at(finder, pronoun)->head;
    if (subject && clause != CASUS_NONE)
        clause = word_at(finder, clause)->head;
    for (int step = 0; clause != CASUS_NONE && step < 8; step++) {
        const uint32_t found = given_by(finder, clause, pronoun);
        if (found != CASUS_NONE)
            return found;
        clause = word_at(finder, clause)->head;
    }
    return CASUS_NONE;
}

/* P3: over the words [from, pronoun). */
static uint32_t person_before(const cs_finder *finder, uint32_t from, uint32_t pronoun)
{
    uint32_t subject = CASUS_NONE, last = CASUS_NONE;
    bool several = false;
    for (uint32_t i = from; i < pronoun; i++) {
        const uint32_t found = meant(finder, pronoun, i);
        if (found == CASUS_NONE || finder->mentions.items[found].pronoun)
            continue;
        if (word_at(finder, i)->relation == CASUS_REL_NSUBJ)
            subject = found;
        several = several || last != CASUS_NONE;
        last = found;
    }
    return subject != CASUS_NONE ? subject : several ? CASUS_NONE : last;
}

/* P4 */
static uint32_t object_before(const cs_finder *finder, uint32_t first, uint32_t pronoun)
{
    const uint32_t clause = word_at(finder, pronoun)->head;
    for (uint32_t i = pronoun; i-- > first;) {
        const bool own_subject =
            word_at(finder, i)->relation == CASUS_REL_NSUBJ &&
            (word_at(finder, i)->head == clause || clause == CASUS_NONE ||
             word_at(finder, i)->head == word_at(finder, clause)->head);
        const uint32_t found = own_subject ? CASUS_NONE : meant(finder, pronoun, i);
        if (found != CASUS_NONE)
            return found;
    }
    return CASUS_NONE;
}

/* P5: `from` is the first word of the sentence before, `first` of this one. */
static uint32_t subject_before(const cs_finder *finder, uint32_t from, uint32_t first,
                               uint32_t pronoun)
{
    for (uint32_t i = from; i < first; i++) {
        const uint32_t found = word_at(finder, i)->relation == CASUS_REL_NSUBJ
                                   ? meant(finder, pronoun, i)
                                   : CASUS_NONE;
        if (found != CASUS_NONE)
            return found;
    }
    return CASUS_NONE;
}

static bool is_first_person(const casus_word *word)
{
    return word->upos == CASUS_UPOS_PRON && (word->features & CASUS_FEAT_FIRST) &&
           (word->features & (CASUS_FEAT_PERSONAL | CASUS_FEAT_POSSESSIVE));
}

/* The known subject of a clause, or CASUS_NONE. */
static uint32_t known_subject(const cs_finder *finder, uint32_t clause)
{
    const uint32_t subject = cs_child(finder->tree, clause, CASUS_REL_NSUBJ);
    const uint32_t at =
        subject == CASUS_NONE ? CASUS_NONE : finder->out->by_word[subject];
    return at == CASUS_NONE || finder->mentions.items[at].place ||
                   is_first_person(word_at(finder, subject))
               ? CASUS_NONE
               : at;
}

/* P6: the saying stands above the clause, or beside it. */
static uint32_t speaker_of(const cs_finder *finder, uint32_t pronoun)
{
    uint32_t clause = word_at(finder, pronoun)->head;
    for (int step = 0; clause != CASUS_NONE && step < 6; step++) {
        const casus_word *at = word_at(finder, clause);
        const uint32_t beside = cs_child(finder->tree, clause, CASUS_REL_PARATAXIS);
        uint32_t found =
            beside == CASUS_NONE ? CASUS_NONE : known_subject(finder, beside);
        const bool told =
            at->relation == CASUS_REL_CCOMP || at->relation == CASUS_REL_PARATAXIS;
        if (found == CASUS_NONE && told && at->head != CASUS_NONE)
            found = known_subject(finder, at->head);
        if (found != CASUS_NONE)
            return found;
        clause = at->head;
    }
    return CASUS_NONE;
}

static uint32_t meaning_of(const cs_finder *finder, uint32_t from, uint32_t first,
                           uint32_t pronoun)
{
    const casus_word *word = word_at(finder, pronoun);
    if (is_first_person(word))
        return speaker_of(finder, pronoun);
    uint32_t found = is_object(word) ? object_before(finder, first, pronoun)
                                     : subject_above(finder, pronoun);
    if (found == CASUS_NONE && !means_person(word) && word->relation == CASUS_REL_NSUBJ &&
        pronoun < first + 3)
        found = subject_before(finder, from, first, pronoun);
    if (found == CASUS_NONE && means_person(word))
        found = person_before(finder, from, pronoun);
    return found;
}

static void resolve(cs_finder *finder, uint32_t from, uint32_t first, uint32_t pronoun)
{
    const uint32_t found = meaning_of(finder, from, first, pronoun);
    if (found == CASUS_NONE)
        return;
    if (!cs_array_push(&finder->mentions, finder->arena)) {
        finder->failed = true;
        return;
    }
    *cs_array_last(&finder->mentions) = finder->mentions.items[found];
    cs_array_last(&finder->mentions)->pronoun = true;
    finder->out->by_word[pronoun] = finder->mentions.count - 1;
}

void cs_resolve_pronouns(cs_finder *finder)
{
    const cs_analysis *analysis = finder->analysis;
    for (uint32_t s = 0; s < analysis->sentence_count; s++) {
        const casus_sentence *sentence = &analysis->sentences[s];
        const uint32_t from = analysis->sentences[s > 0 ? s - 1 : 0].first_word;
        for (uint32_t i = 0; i < sentence->word_count && !finder->failed; i++)
            if (is_third_person(word_at(finder, sentence->first_word + i)) ||
                is_first_person(word_at(finder, sentence->first_word + i)))
                resolve(finder, from, sentence->first_word, sentence->first_word + i);
    }
}
