/* match.c - the articles of an index that one article is akin to.  Rules S10 and S11.
 *
 * Work is bounded: an article has CS_SKETCH_KEYS keys, an index gives CS_KEY_POSTINGS articles for
 * each, and the best CS_STORY_MATCHES of them are compared. */
#include "story/story.h"

#include "base/error.h"

#include <stdlib.h>

enum {
    MOST_HITS = CS_SKETCH_KEYS * CS_KEY_POSTINGS,
    FEW_SHARED = 3,  /* keys that two articles may share by a notice alone */
    COMMON_FROM = 4, /* articles that share little else: what they share is a notice */
};

/* One article that has one key. */
typedef struct cs_hit {
    uint32_t article;
    uint32_t key; /* index into the keys */
} cs_hit;

typedef struct cs_candidate {
    uint32_t article;
    uint32_t shingles, sentences; /* keys in common */
} cs_candidate;

typedef struct cs_matcher {
    cs_story_key keys[CS_SKETCH_KEYS];
    bool common[CS_SKETCH_KEYS]; /* the key is that of a notice */
    cs_hit hits[MOST_HITS];
    cs_candidate candidates[MOST_HITS];
    uint32_t key_count, hit_count, candidate_count;
} cs_matcher;

static casus_status find_hits(cs_matcher *matcher, uint32_t article,
                              const cs_story_lookup *lookup, casus_error *error)
{
    for (uint32_t i = 0; i < matcher->key_count; i++) {
        uint32_t articles[CS_KEY_POSTINGS], count = 0;
        CS_TRY(
            lookup->find(lookup->context, matcher->keys[i].key, articles, &count, error));
        for (uint32_t j = 0; j < count; j++)
            if (articles[j] != article)
                matcher->hits[matcher->hit_count++] = (cs_hit){articles[j], i};
    }
    return CASUS_OK;
}

static int by_article(const void *a, const void *b)
{
    const cs_hit *x = a, *y = b;
    if (x->article != y->article)
        return x->article < y->article ? -1 : 1;
    return x->key < y->key ? -1 : x->key > y->key;
}

/* Counts for each article the keys that are not common. */
static void count_keys(cs_matcher *matcher)
{
    matcher->candidate_count = 0;
    for (uint32_t i = 0; i < matcher->hit_count;) {
        cs_candidate candidate = {.article = matcher->hits[i].article};
        for (; i < matcher->hit_count && matcher->hits[i].article == candidate.article;
             i++) {
            const uint32_t key = matcher->hits[i].key;
            const bool sentence = matcher->keys[key].at == CASUS_NONE;
            candidate.sentences += sentence;
            candidate.shingles += !sentence && !matcher->common[key];
        }
        matcher->candidates[matcher->candidate_count++] = candidate;
    }
}

/* A key is common when several articles have it that share hardly any other key. */
static void find_common(cs_matcher *matcher, cs_common_places *places)
{
    uint32_t strangers[CS_SKETCH_KEYS] = {0};
    for (uint32_t i = 0, c = 0; i < matcher->hit_count; i++) {
        while (matcher->candidates[c].article != matcher->hits[i].article)
            c++;
        strangers[matcher->hits[i].key] += matcher->candidates[c].shingles <= FEW_SHARED;
    }
    places->count = 0;
    for (uint32_t i = 0; i < matcher->key_count; i++) {
        matcher->common[i] =
            matcher->keys[i].at != CASUS_NONE && strangers[i] >= COMMON_FROM;
        if (matcher->common[i])
            places->at[places->count++] = matcher->keys[i].at;
    }
}

/* Best first, then the article that came first. */
static int by_promise(const void *a, const void *b)
{
    const cs_candidate *x = a, *y = b;
    const uint32_t worth_x = 4 * x->shingles + x->sentences;
    const uint32_t worth_y = 4 * y->shingles + y->sentences;
    if (worth_x != worth_y)
        return worth_x > worth_y ? -1 : 1;
    return x->article < y->article ? -1 : x->article > y->article;
}

static casus_status compare_all(cs_matcher *matcher, uint32_t article,
                                const cs_sketch *sketch, const cs_story_lookup *lookup,
                                const cs_common_places *common, cs_story_link *links,
                                uint32_t *count, casus_error *error)
{
    for (uint32_t i = 0; i < matcher->candidate_count && i < CS_STORY_MATCHES; i++) {
        const cs_candidate *candidate = &matcher->candidates[i];
        if (candidate->shingles + candidate->sentences == 0)
            break;
        cs_sketch other;
        CS_TRY(lookup->sketch(lookup->context, candidate->article, &other, error));
        const cs_kinship kinship = cs_sketch_compare(sketch, &other, common);
        if (kinship.kind != CASUS_KIN_NONE)
            links[(*count)++] = (cs_story_link){article, candidate->article, kinship};
    }
    return CASUS_OK;
}

static casus_status match(cs_matcher *matcher, uint32_t article, const cs_sketch *sketch,
                          const cs_story_lookup *lookup, cs_story_link *links,
                          uint32_t *count, casus_error *error)
{
    cs_common_places common;
    matcher->key_count = cs_sketch_keys(sketch, matcher->keys);
    CS_TRY(find_hits(matcher, article, lookup, error));
    if (matcher->hit_count == 0)
        return CASUS_OK;
    qsort(matcher->hits, matcher->hit_count, sizeof *matcher->hits, by_article);
    count_keys(matcher);
    find_common(matcher, &common);
    count_keys(matcher);
    qsort(matcher->candidates, matcher->candidate_count, sizeof *matcher->candidates,
          by_promise);
    return compare_all(matcher, article, sketch, lookup, &common, links, count, error);
}

casus_status cs_story_match(uint32_t article, const cs_sketch *sketch,
                            const cs_story_lookup *lookup, cs_story_link *links,
                            uint32_t *count, casus_error *error)
{
    *count = 0;
    cs_matcher *matcher = calloc(1, sizeof *matcher);
    if (!matcher)
        return cs_nomem(error);
    const casus_status status =
        match(matcher, article, sketch, lookup, links, count, error);
    free(matcher);
    return status;
}
