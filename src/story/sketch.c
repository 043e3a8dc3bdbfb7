/* sketch.c - what is kept of an article to compare it with others.  Rules S1-S3. */
#include "story/story.h"

#include "base/array.h"
#include "base/error.h"
#include "base/text.h"
#include "story/words.h"

#include <stdlib.h>
#include <string.h>

enum {
    LONG_WORD = 5,        /* letters of a word that counts as a term */
    FEWEST_TERMS = 4,     /* of a sentence that is kept */
    LONGEST_BODY = 32000, /* words; what comes behind is not looked at */
};

typedef struct cs_sketcher {
    cs_arena *arena;
    CS_ARRAY(cs_mark) marks;
    uint32_t last[CS_SHINGLE]; /* hashes of the last words */
    bool facts[CS_SHINGLE];    /* which of them are numbers or names */
    uint32_t words;
    cs_sketch *out;
} cs_sketcher;

static uint32_t shingle(const cs_sketcher *sketcher)
{
    uint64_t hash = 0;
    for (uint32_t i = 0; i < CS_SHINGLE; i++)
        hash = hash * 0x9e3779b97f4a7c15u +
               sketcher->last[(sketcher->words + i) % CS_SHINGLE] + 1;
    return cs_spread(hash);
}

static bool has_fact(const cs_sketcher *sketcher)
{
    bool fact = false;
    for (uint32_t i = 0; i < CS_SHINGLE; i++)
        fact = fact || sketcher->facts[i];
    return fact;
}

static bool add_word(cs_sketcher *sketcher, uint32_t hash, bool fact)
{
    sketcher->last[sketcher->words % CS_SHINGLE] = hash;
    sketcher->facts[sketcher->words % CS_SHINGLE] = fact;
    sketcher->words++;
    if (sketcher->words < CS_SHINGLE)
        return true;
    if (!cs_array_push(&sketcher->marks, sketcher->arena))
        return false;
    *cs_array_last(&sketcher->marks) =
        (cs_mark){.hash = shingle(sketcher),
                  .at = (uint16_t)(sketcher->words - CS_SHINGLE),
                  .fact = has_fact(sketcher)};
    return true;
}

/* Puts a term in its place; a full sentence stays as it is. */
static void add_term(uint16_t *terms, uint32_t *count, uint16_t term)
{
    uint32_t at = *count;
    while (at > 0 && terms[at - 1] > term)
        at--;
    if (*count == CS_SENTENCE_TERMS || (at > 0 && terms[at - 1] == term))
        return;
    memmove(terms + at + 1, terms + at, (*count - at) * sizeof *terms);
    terms[at] = term;
    ++*count;
}

static bool is_fact(const cs_plain_word *word, bool first)
{
    return word->digit || (word->upper && !first && word->length > 1);
}

static bool add_sentence(cs_sketcher *sketcher, casus_text text)
{
    cs_sketch *out = sketcher->out;
    uint16_t *terms = out->terms + out->term_count;
    uint32_t count = 0, at = 0;
    cs_plain_word word;
    for (bool first = true;
         sketcher->words < LONGEST_BODY && cs_plain_next(text, &at, &word);
         first = false) {
        const bool fact = is_fact(&word, first);
        if (!add_word(sketcher, word.hash, fact))
            return false;
        if (out->sentence_count < CS_SKETCH_SENTENCES &&
            (fact || word.length >= LONG_WORD))
            add_term(terms, &count, (uint16_t)(word.stem >> 16));
    }
    if (count >= FEWEST_TERMS) {
        out->sentences[out->sentence_count++] =
            (cs_sketch_sentence){out->term_count, count};
        out->term_count += count;
    }
    return true;
}

static int by_hash(const void *a, const void *b)
{
    const cs_mark *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

/* Keeps the first place of each shingle, and of these the ones of the lowest level that leaves
 * no more than CS_SKETCH_MARKS. */
static void thin_out(cs_sketcher *sketcher)
{
    cs_mark *marks = sketcher->marks.items;
    uint32_t count = 0;
    if (sketcher->marks.count)
        qsort(marks, sketcher->marks.count, sizeof *marks, by_hash);
    for (uint32_t i = 0; i < sketcher->marks.count; i++)
        if (count == 0 || marks[count - 1].hash != marks[i].hash)
            marks[count++] = marks[i];
    uint32_t level = 0;
    while (count > CS_SKETCH_MARKS) {
        level++;
        uint32_t kept = 0;
        for (uint32_t i = 0; i < count; i++)
            if ((marks[i].hash & ((1u << level) - 1)) == 0)
                marks[kept++] = marks[i];
        count = kept;
    }
    sketcher->out->marks = marks;
    sketcher->out->mark_count = count;
    sketcher->out->level = level;
}

static bool make_room(cs_sketch *out, cs_arena *arena)
{
    const size_t sentences = CS_SKETCH_SENTENCES + 1;
    out->sentences = cs_arena_alloc(arena, sentences * sizeof *out->sentences);
    out->terms =
        cs_arena_alloc(arena, sentences * CS_SENTENCE_TERMS * sizeof *out->terms);
    return out->sentences && out->terms;
}

/* Given sentences (CoNLL-U) have no paragraphs. */
static bool is_body(const casus_article *article, const casus_sentence *sentence)
{
    return sentence->paragraph >= article->paragraph_count ||
           article->paragraphs[sentence->paragraph].kind == CASUS_PARAGRAPH_BODY;
}

casus_status cs_sketch_make(const casus_article *article, const cs_analysis *analysis,
                            cs_arena *arena, cs_sketch *out, casus_error *error)
{
    *out = (cs_sketch){0};
    cs_sketcher sketcher = {.arena = arena, .out = out};
    if (!make_room(out, arena))
        return cs_nomem(error);
    for (uint32_t i = 0; i < analysis->sentence_count; i++) {
        const casus_sentence *sentence = &analysis->sentences[i];
        if (is_body(article, sentence) &&
            !add_sentence(&sketcher,
                          cs_text_span(analysis->text, sentence->start, sentence->end)))
            return cs_nomem(error);
    }
    out->words = sketcher.words;
    thin_out(&sketcher);
    return CASUS_OK;
}
