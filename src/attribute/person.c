/* person.c - who is meant by a surname or a pronoun: the fuller name that the article has given
 * before.  Rules A23, A24 of docs/attribution.md. */
#include "attribute/seeker.h"

/* Words of the article that are searched for a fuller name, sentences for whom "he" means. */
enum { NAME_REACH = 3000, SENTENCES = 3, NAME_WORDS = 5 };

static bool is_name_word(const cs_seeker *seeker, uint32_t word)
{
    return seeker->tree->words[word].upos == CASUS_UPOS_PROPN &&
           !cs_is_form(seeker, word, seeker->classes.title) &&
           !cs_is(seeker, word, seeker->classes.title);
}

/* The run of names around a word, titles left out. */
static cs_range name_around(const cs_seeker *seeker, uint32_t word)
{
    const casus_sentence *sentence =
        &seeker->analysis->sentences[seeker->sentence_of[word]];
    const uint32_t end = sentence->first_word + sentence->word_count;
    cs_range range = {word, word};
    while (range.first > sentence->first_word && word - range.first < NAME_WORDS &&
           is_name_word(seeker, range.first - 1))
        range.first--;
    while (range.last + 1 < end && range.last - word < NAME_WORDS &&
           is_name_word(seeker, range.last + 1))
        range.last++;
    return range;
}

static casus_text range_text(const cs_seeker *seeker, cs_range range)
{
    return cs_text_span(seeker->analysis->text, seeker->tree->words[range.first].start,
                        seeker->tree->words[range.last].end);
}

/* "Karl Weber" for a later "Weber": the nearest longer name before that ends in it. */
static casus_text fuller_name(const cs_seeker *seeker, uint32_t surname)
{
    const casus_text form = seeker->tree->words[surname].form;
    for (uint32_t i = surname; i-- > 0 && i + NAME_REACH > surname;) {
        const casus_word *word = &seeker->tree->words[i];
        if (word->upos != CASUS_UPOS_PROPN || !cs_text_equal(word->form, form))
            continue;
        const cs_range range = name_around(seeker, i);
        if (range.last == i && range.first < i)
            return range_text(seeker, range);
    }
    return (casus_text){NULL, 0};
}

/* The last name of a source that is one name, with or without a title: "Weber", "Mr Weber". */
static uint32_t only_name(const cs_seeker *seeker, cs_range source)
{
    uint32_t found = CASUS_NONE;
    for (uint32_t i = source.first; i <= source.last; i++) {
        if (is_name_word(seeker, i)) {
            if (found != CASUS_NONE)
                return CASUS_NONE;
            found = i;
        } else if (!cs_is_form(seeker, i, seeker->classes.title) &&
                   !cs_is(seeker, i, seeker->classes.title)) {
            return CASUS_NONE;
        }
    }
    return found;
}

/* The name of the person whose phrase a noun heads: its own, or that of its apposition. */
static casus_text name_of_phrase(const cs_seeker *seeker, uint32_t head)
{
    const cs_tree *tree = seeker->tree;
    if (is_name_word(seeker, head))
        return range_text(seeker, name_around(seeker, head));
    CS_EACH_CHILD(tree, head, child)
    if ((tree->words[child].relation == CASUS_REL_APPOS ||
         tree->words[child].relation == CASUS_REL_FLAT) &&
        is_name_word(seeker, child))
        return range_text(seeker, name_around(seeker, child));
    uint32_t first = head;
    CS_EACH_CHILD(tree, head, child)
    if (child < first && tree->words[child].relation != CASUS_REL_CASE &&
        tree->words[child].upos != CASUS_UPOS_PUNCT)
        first = tree->left[child];
    return range_text(seeker, (cs_range){first, head});
}

/* One human being, known or not, outside of quotations. */
static bool may_be_meant(const cs_seeker *seeker, uint32_t word)
{
    const casus_word *at = &seeker->tree->words[word];
    const uint32_t mention = seeker->mentions->by_word[word];
    if (at->relation != CASUS_REL_NSUBJ || seeker->quotation_of[word] != CASUS_NONE ||
        (at->features & CASUS_FEAT_PLURAL) || mention == CASUS_NONE)
        return false;
    const cs_mention *found = &seeker->mentions->items[mention];
    if (found->place || found->pronoun || found->actor_count > 1)
        return false;
    return found->person || (found->unknown && at->upos == CASUS_UPOS_PROPN &&
                             !cs_is_form(seeker, word, seeker->classes.outlet_name));
}

/* A24: the first subject that is a person in this sentence, else in one of those before. */
static uint32_t person_before(const cs_seeker *seeker, uint32_t pronoun)
{
    const casus_sentence *sentences = seeker->analysis->sentences;
    const uint32_t own = seeker->sentence_of[pronoun];
    for (uint32_t back = 0; back <= SENTENCES && back <= own; back++) {
        const casus_sentence *sentence = &sentences[own - back];
        for (uint32_t i = 0; i < sentence->word_count; i++) {
            const uint32_t word = sentence->first_word + i;
            if (word >= pronoun)
                break;
            if (may_be_meant(seeker, word))
                return word;
        }
    }
    return CASUS_NONE;
}

casus_text cs_full_name(const cs_seeker *seeker, const cs_draft *draft)
{
    const casus_word *source = &seeker->tree->words[draft->source];
    if (source->upos == CASUS_UPOS_PRON) {
        const uint32_t person =
            source->features & (CASUS_FEAT_FEMININE | CASUS_FEAT_MASCULINE)
                ? person_before(seeker, draft->source)
                : CASUS_NONE;
        if (person == CASUS_NONE)
            return (casus_text){NULL, 0};
        const casus_text fuller = is_name_word(seeker, person)
                                      ? fuller_name(seeker, person)
                                      : (casus_text){NULL, 0};
        return fuller.size ? fuller : name_of_phrase(seeker, person);
    }
    const uint32_t surname = only_name(seeker, draft->source_range);
    return surname == CASUS_NONE ? (casus_text){NULL, 0} : fuller_name(seeker, surname);
}
