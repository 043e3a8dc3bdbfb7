/* draft.c - attributions in the making, and what the steps ask of the words. */
#include "attribute/seeker.h"

#include <stdio.h>

/* Heads that a subject is looked for through; words of a name. */
enum { CLIMB = 8, OUTLET = 5 };

bool cs_verb_is(const cs_seeker *seeker, uint32_t verb, uint32_t class)
{
    const uint32_t particle =
        cs_child_sub(seeker->tree, verb, CASUS_REL_COMPOUND, CASUS_SUB_PRT);
    if (particle == CASUS_NONE)
        return cs_is(seeker, verb, class);
    const casus_text lemma = seeker->tree->words[verb].lemma;
    const casus_text form = seeker->tree->words[particle].form;
    char joined[64];
    const int size = snprintf(joined, sizeof joined, "%.*s_%.*s", (int)lemma.size,
                              lemma.data, (int)form.size, form.data);
    const bool fits = size > 0 && (size_t)size < sizeof joined;
    return fits &&
           cs_in_class(seeker->dict,
                       cs_symbol_find(&seeker->dict->symbols, cs_text_of(joined)), class);
}

bool cs_is_passive(const cs_seeker *seeker, uint32_t verb)
{
    CS_EACH_CHILD(seeker->tree, verb, child)
    {
        const casus_word *word = &seeker->tree->words[child];
        if (word->subtype == CASUS_SUB_PASS &&
            (word->relation == CASUS_REL_NSUBJ || word->relation == CASUS_REL_AUX ||
             word->relation == CASUS_REL_CSUBJ))
            return true;
    }
    const casus_word *word = &seeker->tree->words[verb];
    return word->relation == CASUS_REL_ACL && word->subtype != CASUS_SUB_RELCL &&
           (word->features & CASUS_FEAT_PARTICIPLE) && (word->features & CASUS_FEAT_PAST);
}

static uint32_t agent_of(const cs_seeker *seeker, uint32_t verb)
{
    CS_EACH_CHILD(seeker->tree, verb, child)
    {
        const casus_word *word = &seeker->tree->words[child];
        if (word->relation != CASUS_REL_OBL)
            continue;
        const uint32_t marker = cs_child(seeker->tree, child, CASUS_REL_CASE);
        if (word->subtype == CASUS_SUB_AGENT ||
            (marker != CASUS_NONE && cs_is(seeker, marker, seeker->classes.by_word)))
            return child;
    }
    return CASUS_NONE;
}

static bool is_weekday(const cs_seeker *seeker, uint32_t word)
{
    const uint32_t lower = seeker->analysis->symbols[word].lower;
    return lower &&
           cs_time_of(&seeker->dict->calendar, seeker->dict->symbols.texts[lower]).kind ==
               CS_TIME_WEEKDAY;
}

/* The subject; of two, the one nearer before the verb ("Hours after the raid | the army said").
 * A time behind the verb is none: "said Wednesday in Rabat". */
static uint32_t own_subject(const cs_seeker *seeker, uint32_t verb)
{
    uint32_t found = CASUS_NONE;
    CS_EACH_CHILD(seeker->tree, verb, child)
    {
        const casus_word *word = &seeker->tree->words[child];
        const bool fits = word->relation == CASUS_REL_NSUBJ &&
                          word->subtype != CASUS_SUB_OUTER &&
                          (child < verb || !is_weekday(seeker, child));
        const uint32_t left = seeker->tree->left[child];
        if (fits &&
            (found == CASUS_NONE || (child < verb && left > found &&
                                     seeker->tree->words[left].upos == CASUS_UPOS_DET)))
            found = child;
    }
    return found;
}

/* The object that an infinitive's governor urges, if it urges one. */
static uint32_t controller(const cs_seeker *seeker, uint32_t governor, uint32_t class)
{
    return cs_verb_is(seeker, governor, class)
               ? cs_child(seeker->tree, governor, CASUS_REL_OBJ)
               : CASUS_NONE;
}

uint32_t cs_subject_of(const cs_seeker *seeker, uint32_t verb)
{
    const cs_tree *tree = seeker->tree;
    if (cs_is_passive(seeker, verb))
        return agent_of(seeker, verb);
    for (int i = 0; i < CLIMB && verb != CASUS_NONE; i++) {
        const uint32_t subject = own_subject(seeker, verb);
        const casus_word *word = &tree->words[verb];
        if (subject != CASUS_NONE)
            return subject;
        if (word->relation ==
            CASUS_REL_ACL) /* "the man saying", but not "the guts to say" */
            return word->features & CASUS_FEAT_INFINITIVE ? CASUS_NONE : word->head;
        if (word->relation == CASUS_REL_XCOMP || word->relation == CASUS_REL_ADVCL) {
            uint32_t object = controller(seeker, word->head, seeker->classes.citing);
            if (object == CASUS_NONE && word->relation == CASUS_REL_XCOMP)
                object = controller(seeker, word->head, seeker->classes.urge);
            if (object != CASUS_NONE)
                return object;
        } else if (word->relation != CASUS_REL_CONJ &&
                   word->relation != CASUS_REL_PARATAXIS) {
            return CASUS_NONE;
        }
        verb = word->head;
    }
    return CASUS_NONE;
}

cs_reading cs_reading_of(const cs_seeker *seeker, uint32_t word)
{
    if (cs_verb_is(seeker, word, seeker->classes.belief))
        return CS_BELIEF;
    if (cs_verb_is(seeker, word, seeker->classes.intent))
        return CS_INTENT;
    return cs_verb_is(seeker, word, seeker->classes.evaluation) ? CS_EVALUATION
                                                                : CS_REPORT;
}

/* Auxiliaries and adverbs that stand before the cue without a gap belong to it. */
static cs_range cue_group(const cs_seeker *seeker, uint32_t cue)
{
    const cs_tree *tree = seeker->tree;
    cs_range range = {cue, cue};
    while (range.first > 0) {
        const casus_word *word = &tree->words[range.first - 1];
        const bool joins = word->head == cue && (word->relation == CASUS_REL_AUX ||
                                                 word->relation == CASUS_REL_COP ||
                                                 word->relation == CASUS_REL_ADVMOD);
        if (!joins || cs_is_form(seeker, range.first - 1, seeker->classes.not_cue) ||
            (word->features & (CASUS_FEAT_INTERROGATIVE | CASUS_FEAT_RELATIVE)))
            break;
        range.first--;
    }
    const uint32_t particle = cs_child_sub(tree, cue, CASUS_REL_COMPOUND, CASUS_SUB_PRT);
    if (particle == cue + 1)
        range.last = particle;
    const uint32_t next = range.last + 1; /* "said Friday", "said earlier" */
    if (next < tree->word_count && tree->words[next].head == cue &&
        tree->left[next] == next && tree->right[next] == next &&
        (tree->words[next].relation == CASUS_REL_OBL ||
         tree->words[next].relation == CASUS_REL_ADVMOD))
        range.last = next;
    return range;
}

static bool is_nominal(const casus_word *word)
{
    return word->upos == CASUS_UPOS_NOUN || word->upos == CASUS_UPOS_PROPN ||
           word->upos == CASUS_UPOS_PRON || word->upos == CASUS_UPOS_NUM;
}

/* The nominal of [first, last] that hangs from outside, or the last one. */
bool cs_opens_clause(const cs_seeker *seeker, uint32_t word)
{
    const cs_tree *tree = seeker->tree;
    const uint32_t head = tree->words[word].head;
    if (head == CASUS_NONE || head < word ||
        !cs_is_form(seeker, word, seeker->classes.that))
        return false;
    if (tree->words[word].relation == CASUS_REL_MARK)
        return true;
    const uint8_t relation = tree->words[word].relation;
    if (relation != CASUS_REL_NSUBJ && relation != CASUS_REL_OBJ)
        return false;
    CS_EACH_CHILD(tree, head, child)
    if (child > word && tree->words[child].relation == relation &&
        (relation == CASUS_REL_OBJ || child < head))
        return true;
    return false;
}

uint32_t cs_outlet_end(const cs_seeker *seeker, uint32_t word)
{
    const casus_text text = seeker->analysis->text;
    const casus_sentence *sentence =
        &seeker->analysis->sentences[seeker->sentence_of[word]];
    const uint32_t end = sentence->first_word + sentence->word_count;
    uint32_t found = word;
    if (seeker->tree->words[word].upos != CASUS_UPOS_PROPN)
        return word;
    for (uint32_t i = word + 1; i < end && i <= word + OUTLET; i++) {
        const uint32_t symbol = cs_symbol_find(
            &seeker->dict->symbols, cs_text_span(text, seeker->tree->words[word].start,
                                                 seeker->tree->words[i].end));
        if (cs_in_class(seeker->dict, symbol, seeker->classes.outlet_name))
            found = i;
    }
    return found;
}

uint32_t cs_nominal_of(const cs_seeker *seeker, cs_range range)
{
    uint32_t found = CASUS_NONE;
    for (uint32_t i = range.first; i <= range.last; i++) {
        const casus_word *word = &seeker->tree->words[i];
        if (!is_nominal(word) || is_weekday(seeker, i))
            continue;
        if (word->head == CASUS_NONE || word->head < range.first ||
            word->head > range.last)
            return i;
        found = i;
    }
    return found;
}

static bool trims(const cs_seeker *seeker, uint32_t word)
{
    return seeker->tree->words[word].upos == CASUS_UPOS_PUNCT &&
           seeker->quotation_of[word] == CASUS_NONE;
}

/* "the newspaper | Welt am Sonntag": the name right behind an outlet's noun, hung elsewhere. */
static uint32_t name_behind(const cs_seeker *seeker, uint32_t head, uint32_t last,
                            uint32_t cue)
{
    const casus_word *words = seeker->tree->words;
    if (head != last || words[head].upos != CASUS_UPOS_NOUN ||
        !cs_is(seeker, head, seeker->classes.outlet))
        return last;
    while (last + 1 < seeker->tree->word_count && last < head + OUTLET &&
           last + 1 != cue && words[last + 1].upos == CASUS_UPOS_PROPN &&
           seeker->sentence_of[last + 1] == seeker->sentence_of[head]) {
        const uint32_t name = cs_outlet_end(seeker, last + 1);
        last = cue == CASUS_NONE || name < cue || cue < head ? name : last + 1;
    }
    return last;
}

/* "On 2 June | President Duda said": the first word behind a time that the parser took for a part
 * of the name. */
static uint32_t behind_time(const cs_seeker *seeker, uint32_t first, uint32_t head)
{
    uint32_t end = first;
    for (uint32_t i = first; i < head; i++) {
        if (seeker->mentions->time_by_word[i] != CASUS_NONE)
            end = i + 1;
        else if (seeker->tree->words[i].upos != CASUS_UPOS_NUM)
            break;
    }
    return end;
}

/* Where the name begins behind its preposition; `first` when none stands there. */
static uint32_t behind_case(const cs_seeker *seeker, uint32_t first, uint32_t head)
{
    const casus_word *word = &seeker->tree->words[first];
    if (word->relation != CASUS_REL_CASE || word->head < first || word->head > head)
        return first;
    const uint32_t end = behind_time(seeker, first + 1, head);
    return word->head == head || end > first + 1 ? end : first;
}

/* Where the name begins behind what stands before it. */
static uint32_t name_begin(const cs_seeker *seeker, uint32_t first, uint32_t head)
{
    for (uint32_t last = CASUS_NONE; first < head && first != last;) {
        last = first;
        first = trims(seeker, first) ? first + 1 : behind_case(seeker, first, head);
    }
    return first;
}

void cs_draft_set_source(cs_seeker *seeker, cs_draft *draft, uint32_t head,
                         cs_range range)
{
    const uint32_t quotation = seeker->quotation_of[head];
    const uint32_t cue = draft->cue;
    if (cue != CASUS_NONE && range.first <= cue && cue <= range.last) {
        if (head < cue)
            range.last = draft->cue_range[0].first - 1;
        else
            range.first = draft->cue_range[0].last + 1;
    }
    while (range.first < head && seeker->quotation_of[range.first] != quotation)
        range.first++;
    while (range.last > head && seeker->quotation_of[range.last] != quotation)
        range.last--;
    range.first = name_begin(seeker, range.first, head);
    while (range.last > head && trims(seeker, range.last))
        range.last--;
    for (uint32_t i = range.first; i <= range.last; i++) {
        const uint32_t name = cs_outlet_end(seeker, i);
        if (name > range.last && (cue == CASUS_NONE || name < cue || cue < head))
            range.last = name;
    }
    range.last = name_behind(seeker, head, range.last, cue);
    draft->source = head;
    draft->speaker = cs_antecedent(seeker, head);
    draft->source_range = range;
}

static bool names_something(const casus_word *word)
{
    return word->upos == CASUS_UPOS_PROPN || word->upos == CASUS_UPOS_NOUN ||
           word->upos == CASUS_UPOS_ADJ || word->upos == CASUS_UPOS_NUM;
}

/* Words between subject and verb that belong to the name ("candidate | Donald Trump said", ",
 * Democrat of California,"), and names before the subject that the parser hung elsewhere. */
static void widen_source(cs_seeker *seeker, cs_draft *draft)
{
    const casus_word *words = seeker->tree->words;
    cs_range *range = &draft->source_range;
    const uint32_t group = draft->cue_range[0].first;
    if (words[draft->source].upos == CASUS_UPOS_PRON || range->last >= group)
        return;
    uint32_t end = range->last + 1;
    for (; end < group; end++) {
        const casus_word *word = &words[end];
        const bool fits =
            names_something(word) || word->upos == CASUS_UPOS_ADP ||
            word->upos == CASUS_UPOS_DET || word->upos == CASUS_UPOS_PART ||
            (word->upos == CASUS_UPOS_PUNCT && seeker->quotation_of[end] == CASUS_NONE);
        if (!fits || (word->head == draft->cue && word->relation == CASUS_REL_OBL) ||
            (word->relation == CASUS_REL_CASE && word->head != CASUS_NONE &&
             words[word->head].head == draft->cue))
            return;
    }
    while (end > range->last + 1 && trims(seeker, end - 1))
        end--;
    range->last = end - 1;
    const casus_sentence *sentence =
        &seeker->analysis->sentences[seeker->sentence_of[draft->source]];
    uint32_t start = range->first;
    while (start > sentence->first_word && range->first - start <= OUTLET &&
           names_something(&words[start - 1]) &&
           words[start - 1].relation != CASUS_REL_OBL &&
           seeker->quotation_of[start - 1] == seeker->quotation_of[draft->source])
        start--;
    if (start == sentence->first_word || trims(seeker, start - 1) ||
        words[start - 1].upos == CASUS_UPOS_SCONJ)
        range->first = start;
}

cs_draft *cs_draft_new(cs_seeker *seeker, uint32_t cue, uint32_t source,
                       cs_reading reading)
{
    if (!cs_array_push(&seeker->drafts, seeker->arena)) {
        seeker->failed = true;
        return NULL;
    }
    cs_draft *draft = cs_array_last(&seeker->drafts);
    *draft = (cs_draft){.cue = cue,
                        .source = source,
                        .speaker = source,
                        .behind = CASUS_NONE,
                        .reading = reading};
    if (cue != CASUS_NONE) {
        draft->cue_range[0] = cue_group(seeker, cue);
        draft->cue_count = 1;
        seeker->draft_of[cue] = seeker->drafts.count - 1;
    }
    if (source != CASUS_NONE)
        cs_draft_set_source(seeker, draft, source, cs_subtree(seeker, source));
    if (source != CASUS_NONE && source < cue &&
        seeker->tree->words[source].relation == CASUS_REL_NSUBJ)
        widen_source(seeker, draft);
    return draft;
}

static void push_piece(cs_seeker *seeker, cs_draft *draft, cs_range range)
{
    while (range.first < range.last && trims(seeker, range.first))
        range.first++;
    while (range.last > range.first && trims(seeker, range.last))
        range.last--;
    if (range.first == range.last &&
        seeker->tree->words[range.first].upos == CASUS_UPOS_PUNCT)
        return;
    for (uint32_t i = 0; i < draft->content_count; i++) {
        cs_range *piece = &draft->content[i];
        if (range.first <= piece->last + 1 && piece->first <= range.last + 1) {
            piece->first = range.first < piece->first ? range.first : piece->first;
            piece->last = range.last > piece->last ? range.last : piece->last;
            return;
        }
    }
    if (draft->content_count < CS_MAX_PIECES)
        draft->content[draft->content_count++] = range;
    else if (draft->content[CS_MAX_PIECES - 1].last < range.last)
        draft->content[CS_MAX_PIECES - 1].last = range.last;
}

/* Adds what is left of a range when the draft's cue and source are cut out. */
void cs_draft_add(cs_seeker *seeker, cs_draft *draft, cs_range range)
{
    cs_range cut[3];
    uint32_t count = 0;
    for (uint32_t i = 0; i < draft->cue_count; i++)
        cut[count++] = draft->cue_range[i];
    if (draft->source != CASUS_NONE)
        cut[count++] = draft->source_range;
    while (range.first <= range.last) {
        cs_range next = {range.last + 1,
                         range.last + 1}; /* the first cut inside the range */
        for (uint32_t i = 0; i < count; i++)
            if (cut[i].last >= range.first && cut[i].first < next.first)
                next = cut[i];
        if (next.first > range.first)
            push_piece(seeker, draft, (cs_range){range.first, next.first - 1});
        range.first = next.last + 1;
    }
}

void cs_draft_cut(cs_seeker *seeker, cs_draft *draft, cs_range range)
{
    cs_range old[CS_MAX_PIECES];
    const uint32_t count = draft->content_count;
    memcpy(old, draft->content, sizeof old);
    draft->content_count = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (old[i].last < range.first || old[i].first > range.last) {
            push_piece(seeker, draft, old[i]);
            continue;
        }
        if (old[i].first < range.first)
            push_piece(seeker, draft, (cs_range){old[i].first, range.first - 1});
        if (old[i].last > range.last)
            push_piece(seeker, draft, (cs_range){range.last + 1, old[i].last});
    }
}

void cs_draft_add_subtree(cs_seeker *seeker, cs_draft *draft, uint32_t word)
{
    const cs_range range = cs_subtree(seeker, word);
    const uint32_t cue = draft->cue;
    if (cue == CASUS_NONE || cue < range.first || cue > range.last ||
        cs_dominates(seeker->tree, word, cue)) {
        cs_draft_add(seeker, draft, range);
        return;
    }
    uint32_t first =
        CASUS_NONE; /* the cue is inserted: take the words below `word` only */
    for (uint32_t i = range.first; i <= range.last + 1; i++) {
        const bool inside = i <= range.last && cs_dominates(seeker->tree, word, i);
        if (inside && first == CASUS_NONE)
            first = i;
        if (!inside && first != CASUS_NONE) {
            cs_draft_add(seeker, draft, (cs_range){first, i - 1});
            first = CASUS_NONE;
        }
    }
}
