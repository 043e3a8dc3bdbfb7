/* voice.c - where the author speaks for himself.  Rules V1-V8 of docs/attribution.md.
 *
 * Signs of opinion count only outside of what somebody is said to have said.  Some hold for
 * their sentence, some for what stands above or below them in the tree; an article that has
 * many is an essay, and all that it does not attribute is its author's. */
#include "chain/chainer.h"

enum {
    WHOLE = 1,           /* a sign for the sentence */
    SCOPED = 2,          /* a sign for what is above or below it */
    ESSAY_SENTENCES = 4, /* with signs, in an essay at least */
    ESSAY_SHARE = 4      /* one sentence in so many has signs in an essay */
};

/* ---- what is told ------------------------------------------------------------- */

static void mark_spans(cs_chainer *chainer, const casus_span *spans, uint32_t count)
{
    const cs_analysis *analysis = chainer->analysis;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = cs_chain_word_at(analysis, spans[i].start);
             k < analysis->word_count && analysis->words[k].start < spans[i].end; k++)
            chainer->told[k] = 1;
}

typedef enum cs_mark { MARK_NONE, MARK_OPEN, MARK_CLOSE, MARK_STRAIGHT } cs_mark;

static cs_mark mark_of(casus_text form)
{
    if (cs_text_equal(form, CS_TEXT("\"")) || cs_text_equal(form, CS_TEXT("''")))
        return MARK_STRAIGHT;
    if (cs_text_equal(form, CS_TEXT("\xE2\x80\x9C")) ||
        cs_text_equal(form, CS_TEXT("\xE2\x80\x9E")) ||
        cs_text_equal(form, CS_TEXT("\xC2\xAB")) || cs_text_equal(form, CS_TEXT("``")))
        return MARK_OPEN;
    if (cs_text_equal(form, CS_TEXT("\xE2\x80\x9D")) ||
        cs_text_equal(form, CS_TEXT("\xC2\xBB")))
        return MARK_CLOSE;
    return MARK_NONE;
}

static void mark_told(cs_chainer *chainer)
{
    const cs_analysis *analysis = chainer->analysis;
    for (uint32_t i = 0; i < chainer->attributions->count; i++) {
        const casus_attribution *at = &chainer->attributions->items[i];
        mark_spans(chainer, at->content, at->content_count);
    }
    bool open = false;
    for (uint32_t s = 0; s < analysis->sentence_count; s++) {
        const casus_sentence *sentence = &analysis->sentences[s];
        if (s == 0 || sentence->paragraph != sentence[-1].paragraph)
            open = false;
        for (uint32_t i = 0; i < sentence->word_count; i++) {
            const uint32_t word = sentence->first_word + i;
            const cs_mark mark = analysis->words[word].upos == CASUS_UPOS_PUNCT
                                     ? mark_of(analysis->words[word].form)
                                     : MARK_NONE;
            open = mark == MARK_STRAIGHT ? !open
                   : mark == MARK_NONE   ? open
                                         : mark == MARK_OPEN;
            chainer->told[word] |= open;
        }
    }
}

/* ---- signs ----------------------------------------------------------------------- */

/* "of course", "in fact": two words that the language pack lists as one. */
static bool is_phrase(const cs_chainer *chainer, uint32_t word)
{
    const cs_analysis *analysis = chainer->analysis;
    if (word + 1 >= analysis->word_count ||
        (word > 0 && analysis->words[word - 1].upos != CASUS_UPOS_PUNCT &&
         analysis->words[word - 1].upos != CASUS_UPOS_CCONJ))
        return false;
    const casus_text text = cs_text_span(analysis->text, analysis->words[word].start,
                                         analysis->words[word + 1].end);
    char lower[32];
    if (text.size > sizeof lower)
        return false;
    for (uint32_t i = 0; i < text.size; i++)
        lower[i] = text.data[i] >= 'A' && text.data[i] <= 'Z'
                       ? (char)(text.data[i] - 'A' + 'a')
                       : text.data[i];
    return cs_in_class(chainer->dict,
                       cs_symbol_find(&chainer->dict->symbols, cs_text(lower, text.size)),
                       chainer->classes.author_phrase);
}

/* V4: "it is likely that ...", "it is important to ..." */
static bool judges(const cs_chainer *chainer, uint32_t word)
{
    if (!cs_chain_is(chainer, word, chainer->classes.judging))
        return false;
    const cs_tree *tree = chainer->tree;
    if (tree->words[word].upos == CASUS_UPOS_ADV)
        return true;
    return cs_child(tree, word, CASUS_REL_CSUBJ) != CASUS_NONE ||
           cs_child(tree, word, CASUS_REL_CCOMP) != CASUS_NONE ||
           cs_child(tree, word, CASUS_REL_EXPL) != CASUS_NONE;
}

/* V5: "Paris seems to", "this means that": what the author concludes. */
static bool concludes(const cs_chainer *chainer, uint32_t word)
{
    const cs_tree *tree = chainer->tree;
    if (tree->words[word].upos != CASUS_UPOS_VERB)
        return false;
    if (cs_chain_is(chainer, word, chainer->classes.seeming))
        return cs_child(tree, word, CASUS_REL_XCOMP) != CASUS_NONE ||
               cs_child(tree, word, CASUS_REL_EXPL) != CASUS_NONE;
    if (!cs_chain_is(chainer, word, chainer->classes.inferring) ||
        cs_child(tree, word, CASUS_REL_CCOMP) == CASUS_NONE)
        return false;
    const uint32_t subject = cs_child(tree, word, CASUS_REL_NSUBJ);
    return subject != CASUS_NONE && tree->words[subject].upos == CASUS_UPOS_PRON &&
           !(tree->words[subject].features & CASUS_FEAT_PERSONAL);
}

/* V6: "the West should": the author's advice, in a main clause. */
static bool advises(const cs_chainer *chainer, uint32_t word)
{
    const casus_word *at = &chainer->tree->words[word];
    return at->relation == CASUS_REL_AUX && at->head != CASUS_NONE &&
           (chainer->tree->words[at->head].relation == CASUS_REL_ROOT ||
            chainer->tree->words[at->head].relation == CASUS_REL_CONJ) &&
           (cs_chain_is(chainer, word, chainer->classes.should) ||
            cs_chain_is_form(chainer, word, chainer->classes.should));
}

static uint8_t sign_of(const cs_chainer *chainer, uint32_t word)
{
    const cs_chain_classes *class = &chainer->classes;
    const casus_word *at = &chainer->tree->words[word];
    if (chainer->told[word])
        return 0;
    switch (at->upos) {
    case CASUS_UPOS_PUNCT:
        return at->form.size == 1 && at->form.data[0] == '?' ? WHOLE : 0;
    case CASUS_UPOS_PRON:
        return at->features & CASUS_FEAT_FIRST ? WHOLE : 0;
    case CASUS_UPOS_AUX:
        return advises(chainer, word) ? SCOPED : 0;
    case CASUS_UPOS_ADV:
        if (cs_chain_is(chainer, word, class->author))
            return WHOLE;
        break;
    case CASUS_UPOS_PROPN:
    case CASUS_UPOS_NUM:
        return 0;
    default:
        break;
    }
    if (is_phrase(chainer, word))
        return WHOLE;
    if (cs_chain_is(chainer, word, class->evaluative) || judges(chainer, word) ||
        concludes(chainer, word))
        return SCOPED;
    return 0;
}

/* Given tokens (CoNLL-U) have no paragraphs and are all body. */
static bool is_body(const cs_chainer *chainer, const casus_sentence *sentence)
{
    const casus_article *article = chainer->article;
    return sentence->paragraph >= article->paragraph_count ||
           article->paragraphs[sentence->paragraph].kind == CASUS_PARAGRAPH_BODY;
}

bool cs_find_opinion(cs_chainer *chainer)
{
    const cs_analysis *analysis = chainer->analysis;
    uint32_t with = 0, own = 0;
    chainer->told = cs_arena_alloc(chainer->arena, (size_t)analysis->word_count + 1);
    chainer->opinion =
        cs_arena_alloc(chainer->arena, (size_t)analysis->sentence_count + 1);
    if (!chainer->told || !chainer->opinion)
        return false;
    mark_told(chainer);
    for (uint32_t s = 0; s < analysis->sentence_count; s++) {
        const casus_sentence *sentence = &analysis->sentences[s];
        bool free = false;
        for (uint32_t i = 0; i < sentence->word_count; i++) {
            chainer->opinion[s] |= sign_of(chainer, sentence->first_word + i);
            free = free ||
                   (!chainer->told[sentence->first_word + i] &&
                    analysis->words[sentence->first_word + i].upos == CASUS_UPOS_VERB);
        }
        if (!is_body(chainer, sentence))
            continue;
        own += free;
        with += chainer->opinion[s] != 0;
    }
    chainer->essay = with >= ESSAY_SENTENCES && with * ESSAY_SHARE >= own;
    return true;
}

/* Whether a word stands below another in the same clause chain: not in a coordinated one. */
static bool is_below(const cs_chainer *chainer, uint32_t word, uint32_t above)
{
    const casus_word *words = chainer->tree->words;
    for (uint32_t at = word; at != CASUS_NONE; at = words[at].head) {
        if (at == above)
            return true;
        if (words[at].relation == CASUS_REL_CONJ ||
            words[at].relation == CASUS_REL_PARATAXIS)
            return false;
    }
    return false;
}

/* Whether a sign of the event's sentence stands above or below its action. */
static bool is_in_scope(const cs_chainer *chainer, const casus_event *event)
{
    const casus_sentence *sentence = &chainer->analysis->sentences[event->sentence];
    for (uint32_t i = 0; i < sentence->word_count; i++) {
        const uint32_t word = sentence->first_word + i;
        if (sign_of(chainer, word) == SCOPED &&
            (cs_dominates(chainer->tree, word, event->word) ||
             is_below(chainer, word, event->word)))
            return true;
    }
    return false;
}

casus_text cs_voice_of(const cs_chainer *chainer, const casus_event *event)
{
    const uint8_t opinion = chainer->opinion[event->sentence];
    const bool own = chainer->essay || (opinion & WHOLE) ||
                     ((opinion & SCOPED) && is_in_scope(chainer, event));
    return own ? CS_TEXT("author") : CS_TEXT("report");
}
