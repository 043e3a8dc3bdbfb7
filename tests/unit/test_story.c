/* test_story.c - sketches, comparing, the index, stories. */
#include "story/story.h"

#include "base/text.h"
#include "story/words.h"
#include "unit.h"

#include <string.h>

enum { MOST_WORDS = 3000, WORD = 8 };

/* An article of invented words: word n of topic t is the same in every article. */
typedef struct article_text {
    char text[MOST_WORDS * WORD];
    uint32_t size;
} article_text;

static void add_words(article_text *to, uint32_t topic, uint32_t first, uint32_t count)
{
    for (uint32_t i = first; i < first + count; i++) {
        const uint32_t mixed = cs_spread((uint64_t)topic << 32 | i);
        for (uint32_t j = 0; j < WORD - 1; j++)
            to->text[to->size++] = (char)('a' + (mixed >> (4 * j)) % 16);
        to->text[to->size++] = ' ';
    }
}

/* The sketch of an article whose sentences have 20 words. */
static cs_sketch sketch_of(const article_text *from, cs_arena *arena, bool body)
{
    casus_sentence sentences[MOST_WORDS / 20 + 1] = {{0}};
    uint32_t count = 0;
    for (uint32_t at = 0; at < from->size; at += 20 * WORD, count++)
        sentences[count] = (casus_sentence){
            .start = at,
            .end = at + 20 * WORD < from->size ? at + 20 * WORD : from->size};
    const casus_paragraph paragraph = {
        0, from->size, body ? CASUS_PARAGRAPH_BODY : CASUS_PARAGRAPH_NOTICE};
    const casus_article article = {.paragraphs = &paragraph, .paragraph_count = 1};
    const cs_analysis analysis = {.text = {from->text, from->size},
                                  .sentences = sentences,
                                  .sentence_count = count};
    cs_sketch sketch;
    casus_error error;
    if (cs_sketch_make(&article, &analysis, arena, &sketch, &error) != CASUS_OK)
        memset(&sketch, 0, sizeof sketch);
    return sketch;
}

static cs_sketch plain(cs_arena *arena, uint32_t topic, uint32_t first, uint32_t count)
{
    static article_text text;
    text.size = 0;
    add_words(&text, topic, first, count);
    return sketch_of(&text, arena, true);
}

static int test_words(void)
{
    int failures = 0;
    uint32_t at = 0;
    cs_plain_word first, second;
    const casus_text text = CS_TEXT("Don\xE2\x80\x99t dont 7.5 \xE6\x9D\xB1\xE4\xBA\xAC");
    CHECK(cs_plain_next(text, &at, &first) && cs_plain_next(text, &at, &second));
    CHECK(first.hash == second.hash && first.upper && !second.upper && first.length == 4);
    CHECK(cs_plain_next(text, &at, &first) && first.digit && first.length == 1);
    CHECK(cs_plain_next(text, &at, &first) && first.digit);
    CHECK(cs_plain_next(text, &at, &first) &&
          first.length == 1); /* no blanks between words */
    CHECK(cs_plain_next(text, &at, &second) && second.hash != first.hash);
    CHECK(!cs_plain_next(text, &at, &first));
    return failures;
}

static int test_sketch(void)
{
    int failures = 0;
    cs_arena arena = {0};
    static article_text text;
    casus_error error;
    uint8_t bytes[CS_SKETCH_BYTES];
    const cs_sketch small = plain(&arena, 1, 0, 100),
                    large = plain(&arena, 1, 0, MOST_WORDS);
    CHECK(small.words == 100 && small.level == 0 && small.mark_count == 96);
    CHECK(large.level > 0 && large.mark_count <= CS_SKETCH_MARKS);
    CHECK(large.sentence_count == CS_SKETCH_SENTENCES);
    text.size = 0;
    add_words(&text, 1, 0, 100);
    const cs_sketch notice = sketch_of(&text, &arena, false);
    CHECK(notice.words == 0 && notice.mark_count == 0 && notice.sentence_count == 0);
    const uint32_t size = cs_sketch_pack(&large, bytes);
    cs_sketch read;
    CHECK(size <= CS_SKETCH_BYTES);
    CHECK(cs_sketch_unpack(bytes, size, &arena, &read, &error) == CASUS_OK);
    CHECK(read.mark_count == large.mark_count && read.level == large.level);
    CHECK(memcmp(read.terms, large.terms, read.term_count * sizeof *read.terms) == 0);
    CHECK(read.marks[7].hash == large.marks[7].hash &&
          read.marks[7].at == large.marks[7].at);
    CHECK(cs_sketch_unpack(bytes, size - 1, &arena, &read, &error) == CASUS_BAD_INPUT);
    bytes[6] = 0xFF;
    CHECK(cs_sketch_unpack(bytes, size, &arena, &read, &error) == CASUS_BAD_INPUT);
    CHECK(cs_sketch_unpack(bytes, 3, &arena, &read, &error) == CASUS_BAD_INPUT);
    cs_arena_free(&arena);
    return failures;
}

static int test_compare(void)
{
    int failures = 0;
    cs_arena arena = {0};
    static article_text text;
    const cs_sketch whole = plain(&arena, 1, 0, 800), lead = plain(&arena, 1, 0, 60);
    const cs_sketch long_whole = plain(&arena, 1, 0, MOST_WORDS);
    const cs_sketch other = plain(&arena, 2, 0, 800), tail = plain(&arena, 1, 700, 100);
    CHECK(cs_sketch_compare(&whole, &whole, NULL).kind == CASUS_KIN_COPY);
    CHECK(cs_sketch_compare(&whole, &other, NULL).kind == CASUS_KIN_NONE);
    const cs_kinship excerpt = cs_sketch_compare(&lead, &whole, NULL);
    CHECK(excerpt.kind == CASUS_KIN_EXCERPT && excerpt.a_within);
    CHECK(excerpt.cover_a > 0.95F && excerpt.cover_b < 0.1F);
    CHECK(cs_sketch_compare(&whole, &lead, NULL).kind == CASUS_KIN_EXCERPT);
    CHECK(!cs_sketch_compare(&whole, &lead, NULL).a_within);
    CHECK(cs_sketch_compare(&lead, &long_whole, NULL).kind == CASUS_KIN_EXCERPT);
    CHECK(cs_sketch_compare(&tail, &whole, NULL).kind == CASUS_KIN_EXCERPT);
    text.size = 0; /* 80 words of it in the middle of another article */
    add_words(&text, 3, 0, 200);
    add_words(&text, 1, 300, 80);
    add_words(&text, 3, 200, 200);
    const cs_sketch quoting = sketch_of(&text, &arena, true);
    CHECK(cs_sketch_compare(&quoting, &whole, NULL).kind == CASUS_KIN_NONE);
    text.size = 0; /* the same notice ends two short articles */
    add_words(&text, 4, 0, 60);
    add_words(&text, 9, 0, 50);
    const cs_sketch first = sketch_of(&text, &arena, true);
    text.size = 0;
    add_words(&text, 5, 0, 60);
    add_words(&text, 9, 0, 50);
    const cs_sketch second = sketch_of(&text, &arena, true);
    CHECK(cs_sketch_compare(&first, &second, NULL).kind == CASUS_KIN_NONE);
    const cs_sketch nothing = {0};
    CHECK(cs_sketch_compare(&nothing, &whole, NULL).kind == CASUS_KIN_NONE);
    CHECK(cs_sketch_compare(&nothing, &nothing, NULL).kind == CASUS_KIN_NONE);
    cs_arena_free(&arena);
    return failures;
}

/* Adds an article to the index and appends its links. */
static uint32_t add(cs_story_index *index, const cs_sketch *sketch, uint32_t number,
                    cs_story_link *links)
{
    const cs_story_lookup lookup = cs_story_index_lookup(index);
    uint32_t count = 0;
    casus_error error;
    if (cs_story_match(number, sketch, &lookup, links, &count, &error) != CASUS_OK ||
        cs_story_index_add(index, sketch, &error) != CASUS_OK)
        return UINT32_MAX;
    return count;
}

/* Two stories, a roundup of both, and many articles with one notice. */
static int test_stories(void)
{
    enum { ARTICLES = 30 };
    int failures = 0;
    cs_arena arena = {0};
    static article_text text;
    cs_story_index *index = NULL;
    casus_error error;
    cs_story_link links[ARTICLES * CS_STORY_MATCHES];
    cs_story_article articles[ARTICLES] = {{0}};
    uint32_t count = 0;
    CHECK(cs_story_index_new(&index, &error) == CASUS_OK);
    for (uint32_t i = 0; i < ARTICLES; i++) {
        text.size = 0;
        if (i == 4) {
            add_words(&text, 1, 0, 200);
            add_words(&text, 2, 0, 200);
        } else if (i < 4) {
            add_words(&text, 1 + i % 2, 0, i < 2 ? 400 : 300);
        } else {
            add_words(&text, 100 + i, 0, 90);
            add_words(&text, 9, 0, 60);
            add_words(&text, 100 + i, 90, 10);
        }
        const cs_sketch sketch = sketch_of(&text, &arena, true);
        const uint32_t found = add(index, &sketch, i, links + count);
        CHECK(found <= CS_STORY_MATCHES);
        CHECK(i < 5 || found == 0);
        count += found;
    }
    CHECK(cs_story_cluster(articles, ARTICLES, links, count, &arena, &error) == CASUS_OK);
    CHECK(articles[2].story == 0 && articles[3].story == 1);
    CHECK(articles[4].story == 4 && articles[4].roundup && !articles[0].roundup);
    for (uint32_t i = 5; i < ARTICLES; i++)
        CHECK(articles[i].story == i);
    cs_story_index_free(index);
    cs_story_index_free(NULL);
    cs_arena_free(&arena);
    return failures;
}

int main(void)
{
    return test_words() + test_sketch() + test_compare() + test_stories() != 0;
}
