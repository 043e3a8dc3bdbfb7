/* direct.c - whose quotation it is: rules A2-A6 of docs/attribution.md. */
#include "attribute/seeker.h"

/* Words looked through around a quotation; words of a fragment. */
enum { REACH = 24, FEW = 3, GAP = 9 };

static bool is_saying(const cs_seeker *seeker, uint32_t word)
{
    return seeker->tree->words[word].upos == CASUS_UPOS_VERB &&
           seeker->quotation_of[word] == CASUS_NONE &&
           cs_verb_is(seeker, word, seeker->classes.say);
}

static cs_range sentence_words(const cs_seeker *seeker, uint32_t word)
{
    const casus_sentence *sentence =
        &seeker->analysis->sentences[seeker->sentence_of[word]];
    return (cs_range){sentence->first_word,
                      sentence->first_word + sentence->word_count - 1};
}

static bool inside(const cs_quotation *quotation, uint32_t word)
{
    return quotation->first <= word && word <= quotation->last;
}

/* The verb of saying that the tree ties to the words [first, last] of a quotation. */
static uint32_t tied_verb(const cs_seeker *seeker, const cs_quotation *quotation,
                          cs_range words)
{
    const cs_tree *tree = seeker->tree;
    for (uint32_t i = words.first; i <= words.last; i++) {
        const casus_word *word = &tree->words[i];
        if (word->upos == CASUS_UPOS_PUNCT)
            continue;
        if (word->head != CASUS_NONE && !inside(quotation, word->head) &&
            is_saying(seeker, word->head))
            return word->head;
        if (word->head != CASUS_NONE && inside(quotation, word->head))
            continue;
        CS_EACH_CHILD(tree, i, child)
        if (!inside(quotation, child) && is_saying(seeker, child))
            return child;
    }
    return CASUS_NONE;
}

static uint32_t verb_after(const cs_seeker *seeker, const cs_quotation *quotation)
{
    const uint32_t last = sentence_words(seeker, quotation->last).last;
    for (uint32_t i = quotation->last + 1; i <= last && i <= quotation->last + REACH;
         i++) {
        if (seeker->quotation_of[i] != CASUS_NONE)
            break;
        if (is_saying(seeker, i))
            return i;
    }
    return CASUS_NONE;
}

static uint32_t verb_before(const cs_seeker *seeker, uint32_t from, uint32_t first)
{
    for (uint32_t i = from; i-- > first && i + REACH >= from;) {
        if (seeker->quotation_of[i] != CASUS_NONE)
            break;
        if (is_saying(seeker, i))
            return i;
    }
    return CASUS_NONE;
}

static bool is_break(const cs_seeker *seeker, uint32_t word)
{
    const casus_text form = seeker->tree->words[word].form;
    return form.size == 1 && (form.data[0] == ',' || form.data[0] == ':');
}

/* Whether the quotation stands for itself, and is no fragment of the sentence around it. */
static bool stands_alone(const cs_seeker *seeker, const cs_quotation *quotation)
{
    const uint32_t first = sentence_words(seeker, quotation->first).first;
    const casus_word *words = seeker->tree->words;
    if (quotation->first == first || is_break(seeker, quotation->first - 1))
        return true;
    const uint32_t before = quotation->first - 1;
    if (words[before].upos == CASUS_UPOS_VERB && is_saying(seeker, before) &&
        quotation->last - quotation->first > FEW)
        return true;
    const casus_text end =
        words[quotation->last > first ? quotation->last - 1 : first].form;
    return words[before].upos == CASUS_UPOS_PUNCT && end.size == 1 && end.data[0] == ',';
}

/* The verb of "called the plan a "disaster"", with no verb or mark between. */
static uint32_t naming_verb(const cs_seeker *seeker, const cs_quotation *quotation,
                            uint32_t first)
{
    for (uint32_t i = quotation->first; i-- > first && i + GAP >= quotation->first;) {
        const uint8_t upos = seeker->tree->words[i].upos;
        if (upos == CASUS_UPOS_PUNCT || seeker->quotation_of[i] != CASUS_NONE)
            return CASUS_NONE;
        if (upos == CASUS_UPOS_VERB || upos == CASUS_UPOS_AUX)
            return is_saying(seeker, i) && cs_verb_is(seeker, i, seeker->classes.call)
                       ? i
                       : CASUS_NONE;
    }
    return CASUS_NONE;
}

static uint32_t speaking_verb(const cs_seeker *seeker, const cs_quotation *quotation)
{
    const cs_range first = sentence_words(seeker, quotation->first);
    const cs_range last = sentence_words(seeker, quotation->last);
    cs_range words = {quotation->first,
                      quotation->last < first.last ? quotation->last : first.last};
    uint32_t verb = tied_verb(seeker, quotation, words);
    if (verb == CASUS_NONE && last.first != first.first)
        verb = tied_verb(seeker, quotation, (cs_range){last.first, quotation->last});
    if (verb == CASUS_NONE && !stands_alone(seeker, quotation))
        return naming_verb(seeker, quotation, first.first);
    if (verb != CASUS_NONE)
        return verb;
    verb = verb_after(seeker, quotation);
    return verb != CASUS_NONE ? verb : verb_before(seeker, quotation->first, first.first);
}

/* The verb of saying in the sentence that ends in a colon right before the quotation. */
static uint32_t verb_of_colon(const cs_seeker *seeker, const cs_quotation *quotation)
{
    if (quotation->first < 2 ||
        quotation->first != sentence_words(seeker, quotation->first).first)
        return CASUS_NONE;
    const uint32_t before = quotation->first - 1;
    const casus_text form = seeker->tree->words[before].form;
    if (form.size != 1 || form.data[0] != ':')
        return CASUS_NONE;
    return verb_before(seeker, before, sentence_words(seeker, before).first);
}

/* The words between the verb and the quotation, or right behind the verb, that name who
 * speaks, where the tree names nobody. */
static void find_beside(cs_seeker *seeker, cs_draft *draft)
{
    const cs_range sentence = sentence_words(seeker, draft->cue);
    cs_range before = {draft->cue_range[0].first, draft->cue_range[0].first};
    while (before.first > sentence.first && before.last - before.first < REACH &&
           seeker->quotation_of[before.first - 1] == CASUS_NONE)
        before.first--;
    cs_range after = {draft->cue_range[0].last + 1, draft->cue_range[0].last};
    while (after.last < sentence.last &&
           seeker->quotation_of[after.last + 1] == CASUS_NONE &&
           seeker->tree->words[after.last + 1].upos != CASUS_UPOS_PUNCT &&
           seeker->tree->words[after.last + 1].upos != CASUS_UPOS_VERB &&
           seeker->tree->words[after.last + 1].upos != CASUS_UPOS_SCONJ &&
           after.last - draft->cue < REACH)
        after.last++;
    uint32_t head = CASUS_NONE;
    if (before.first < before.last) {
        before.last--;
        head = cs_nominal_of(seeker, before);
    }
    if (head != CASUS_NONE) {
        cs_draft_set_source(seeker, draft, head, before);
        return;
    }
    if (after.first <= after.last && (head = cs_nominal_of(seeker, after)) != CASUS_NONE)
        cs_draft_set_source(seeker, draft, head, after);
}

/* The draft of a verb, made if needed, with a source outside of quotations. */
static uint32_t draft_of_verb(cs_seeker *seeker, uint32_t verb)
{
    if (seeker->draft_of[verb] == CASUS_NONE &&
        !cs_draft_new(seeker, verb, cs_subject_of(seeker, verb), CS_REPORT))
        return CASUS_NONE;
    cs_draft *draft = &seeker->drafts.items[seeker->draft_of[verb]];
    if (draft->source == CASUS_NONE ||
        seeker->quotation_of[draft->source] != CASUS_NONE) {
        draft->source = CASUS_NONE;
        find_beside(seeker, draft);
    }
    if (draft->source == CASUS_NONE && !draft->content_count) {
        draft->dropped = true;
        return CASUS_NONE;
    }
    return seeker->draft_of[verb];
}

/* A fragment belongs to the phrase before it: "called it a "mistake"". */
static uint32_t fragment_start(const cs_draft *draft, const cs_quotation *quotation)
{
    uint32_t from = draft->cue_range[0].last;
    for (uint32_t i = 0; i < draft->content_count; i++)
        if (draft->content[i].last < quotation->first && draft->content[i].last > from)
            from = draft->content[i].last;
    return draft->cue < quotation->first && quotation->first - from <= GAP
               ? from + 1
               : quotation->first;
}

/* Whether the quotation goes on a clause that has begun before it: "said that X "did" it". */
static bool goes_on(const cs_seeker *seeker, const cs_draft *draft,
                    const cs_quotation *quotation)
{
    for (uint32_t i = 0; i < draft->content_count; i++)
        if (draft->cue < draft->content[i].first &&
            draft->content[i].first < quotation->first &&
            quotation->first <= draft->content[i].last + 1 &&
            cs_is_form(seeker, draft->content[i].first, seeker->classes.that))
            return true;
    return false;
}

static void give(cs_seeker *seeker, cs_quotation *quotation, uint32_t owner)
{
    cs_draft *draft = &seeker->drafts.items[owner];
    const bool alone =
        stands_alone(seeker, quotation) && !goes_on(seeker, draft, quotation);
    uint32_t first = quotation->first;
    const uint32_t cue = seeker->sentence_of[draft->cue];
    if (alone && !draft->quoted && seeker->sentence_of[quotation->first] <= cue &&
        cue <= seeker->sentence_of[quotation->last])
        draft->content_count = 0; /* the marks say it better than the tree */
    if (!alone)
        first = fragment_start(draft, quotation);
    cs_draft_add(seeker, draft, (cs_range){first, quotation->last});
    draft->quoted = true;
    draft->reading = alone ? CS_REPORT : draft->reading;
    quotation->owner = owner;
}

/* Whether the quotation is all that its paragraph has. */
static bool fills_paragraph(const cs_seeker *seeker, const cs_quotation *quotation)
{
    const casus_sentence *sentences = seeker->analysis->sentences;
    const uint32_t first = seeker->sentence_of[quotation->first];
    const uint32_t last = seeker->sentence_of[quotation->last];
    const bool begins =
        quotation->first == sentences[first].first_word &&
        (first == 0 || sentences[first - 1].paragraph != quotation->paragraph);
    return begins &&
           quotation->last + 1 >=
               sentences[last].first_word + sentences[last].word_count &&
           (last + 1 >= seeker->analysis->sentence_count ||
            sentences[last + 1].paragraph != quotation->paragraph);
}

/* The saying of the sentence before, when the quotation begins a sentence of its paragraph. */
static uint32_t saying_before(const cs_seeker *seeker, const cs_quotation *quotation)
{
    const uint32_t sentence = seeker->sentence_of[quotation->first];
    const casus_sentence *at = &seeker->analysis->sentences[sentence];
    if (sentence == 0 || quotation->first != at->first_word ||
        at[-1].paragraph != quotation->paragraph)
        return CASUS_NONE;
    for (uint32_t i = at->first_word; i-- > at[-1].first_word;) {
        const uint32_t draft = seeker->draft_of[i];
        if (draft != CASUS_NONE && seeker->drafts.items[draft].reading == CS_REPORT &&
            is_saying(seeker, i))
            return draft;
    }
    return CASUS_NONE;
}

/* Whose a quotation without a verb of its own is: that of the one before it in its paragraph,
 * or of the paragraph before when it fills its own; or of the sentence before. */
static uint32_t inherited(const cs_seeker *seeker, uint32_t index)
{
    const cs_quotation *quotation = &seeker->quotations.items[index];
    const cs_quotation *before = quotation - 1;
    if (index && before->owner != CASUS_NONE) {
        const uint32_t gap =
            seeker->sentence_of[quotation->first] - seeker->sentence_of[before->last];
        const bool same =
            before->paragraph == quotation->paragraph &&
            quotation->first == sentence_words(seeker, quotation->first).first;
        const bool next = before->paragraph + 1 == quotation->paragraph &&
                          fills_paragraph(seeker, quotation);
        if ((gap <= 1 && (same || next)) || quotation->continues)
            return before->owner;
    }
    return saying_before(seeker, quotation);
}

static bool is_dash(casus_text form)
{
    return cs_text_equal(form, CS_TEXT("\xE2\x80\x95")) ||
           cs_text_equal(form, CS_TEXT("\xE2\x80\x94")) ||
           cs_text_equal(form, CS_TEXT("\xE2\x80\x93")) ||
           cs_text_equal(form, CS_TEXT("--"));
}

/* "..." - Anna Kern: a dash and a name behind a quotation. */
static uint32_t signed_by(cs_seeker *seeker, const cs_quotation *quotation)
{
    const casus_word *words = seeker->tree->words;
    const uint32_t dash = quotation->last + 1;
    cs_range name = {dash + 1, dash};
    if (dash + 1 >= seeker->tree->word_count || !is_dash(words[dash].form))
        return CASUS_NONE;
    while (name.last + 1 < seeker->tree->word_count && name.last < dash + REACH &&
           words[name.last + 1].upos == CASUS_UPOS_PROPN &&
           seeker->quotation_of[name.last + 1] == CASUS_NONE)
        name.last++;
    if (name.last < name.first || !cs_draft_new(seeker, dash, CASUS_NONE, CS_REPORT))
        return CASUS_NONE;
    cs_draft *draft = cs_array_last(&seeker->drafts);
    draft->cue_range[0] = (cs_range){dash, dash};
    cs_draft_set_source(seeker, draft, name.first, name);
    return seeker->draft_of[dash];
}

/* "The governor added:" and a paragraph without marks behind it: all of that paragraph. */
static void take_block(cs_seeker *seeker, uint32_t sentence)
{
    const casus_sentence *at = &seeker->analysis->sentences[sentence];
    const uint32_t end = at->first_word + at->word_count;
    if (sentence + 1 >= seeker->analysis->sentence_count || at->word_count < 2 ||
        at[1].paragraph == at->paragraph || seeker->quotation_of[end] != CASUS_NONE)
        return;
    const casus_text mark = seeker->tree->words[end - 1].form;
    const uint32_t verb = mark.size == 1 && mark.data[0] == ':'
                              ? verb_before(seeker, end - 1, at->first_word)
                              : CASUS_NONE;
    const uint32_t owner = verb == CASUS_NONE ? CASUS_NONE : draft_of_verb(seeker, verb);
    if (owner == CASUS_NONE || seeker->drafts.items[owner].quoted)
        return;
    uint32_t last = sentence + 1;
    while (last + 1 < seeker->analysis->sentence_count &&
           seeker->analysis->sentences[last + 1].paragraph == at[1].paragraph)
        last++;
    const casus_sentence *final = &seeker->analysis->sentences[last];
    cs_draft *draft = &seeker->drafts.items[owner];
    draft->content_count = 0;
    cs_draft_add(seeker, draft,
                 (cs_range){at[1].first_word, final->first_word + final->word_count - 1});
    draft->quoted = true;
}

void cs_assign_quotations(cs_seeker *seeker)
{
    for (uint32_t i = 0; i < seeker->quotations.count && !seeker->failed; i++) {
        cs_quotation *quotation = &seeker->quotations.items[i];
        uint32_t verb = speaking_verb(seeker, quotation);
        if (verb == CASUS_NONE)
            verb = verb_of_colon(seeker, quotation);
        uint32_t owner = verb == CASUS_NONE ? signed_by(seeker, quotation)
                                            : draft_of_verb(seeker, verb);
        if (verb == CASUS_NONE && owner == CASUS_NONE)
            owner = inherited(seeker, i);
        if (owner != CASUS_NONE)
            give(seeker, quotation, owner);
        for (uint32_t k = i;
             owner != CASUS_NONE && k > 0 && seeker->quotations.items[k].continues &&
             seeker->quotations.items[k - 1].owner == CASUS_NONE;
             k--) /* the speaker is named in the last paragraph */
            give(seeker, &seeker->quotations.items[k - 1], owner);
    }
    for (uint32_t i = 0; i < seeker->analysis->sentence_count && !seeker->failed; i++)
        take_block(seeker, i);
}
