/* story.h - which articles are copies, rewrites or excerpts of each other.  Rules S1-S12:
 * docs/stories.md.
 *
 *     cs_sketch_make()      article -> sketch: a few kilobytes, whatever the article's length
 *     cs_sketch_keys()      sketch -> keys, by which an index finds articles to compare
 *     cs_story_match()      sketch + index -> links to the articles that it is akin to
 *     cs_story_cluster()    links -> stories
 *
 * Nothing here reads or writes files.  The index is a pair of functions, so that it may lie in
 * memory (cs_story_index) or in a database. */
#ifndef CASUS_STORY_STORY_H
#define CASUS_STORY_STORY_H

#include "base/arena.h"
#include "data/analysis.h"

#include <stdbool.h>

enum {
    CS_SHINGLE = 5,           /* words in a shingle */
    CS_SKETCH_MARKS = 512,    /* shingles of one article that are kept */
    CS_SKETCH_SENTENCES = 48, /* sentences of one article that are kept */
    CS_SENTENCE_TERMS = 24,   /* terms of one sentence that are kept */
    CS_SKETCH_KEYS = 96,      /* keys of one article */
    CS_KEY_POSTINGS = 16,  /* articles that an index keeps for one key: the first ones */
    CS_STORY_MATCHES = 24, /* articles that one article is compared with */
};

/* One shingle that was kept. */
typedef struct cs_mark {
    uint32_t hash;
    uint16_t at; /* number of its first word in the body */
    bool fact;   /* it holds a number or a name */
} cs_mark;

/* The terms of one sentence: ascending, without repetition. */
typedef struct cs_sketch_sentence {
    uint32_t first; /* index into the sketch's terms */
    uint32_t count;
} cs_sketch_sentence;

/* What is kept of an article to compare it with others. */
typedef struct cs_sketch {
    uint32_t words; /* of the body */
    uint32_t level; /* the shingles kept are those whose lowest `level` bits are 0 */
    uint32_t mark_count, sentence_count, term_count;
    cs_mark *marks; /* by hash, without repetition */
    cs_sketch_sentence *sentences;
    uint16_t *terms;
} cs_sketch;

/* Makes the sketch of an article's body; titles, bylines, labels and notices do not count. */
casus_status cs_sketch_make(const casus_article *article, const cs_analysis *analysis,
                            cs_arena *arena, cs_sketch *out, casus_error *error);

/* The most bytes that cs_sketch_pack() writes. */
enum {
    CS_SKETCH_BYTES = 16 + 6 * CS_SKETCH_MARKS + CS_SKETCH_SENTENCES +
                      2 * CS_SKETCH_SENTENCES * CS_SENTENCE_TERMS
};

/* Writes a sketch to at most CS_SKETCH_BYTES bytes and returns their number. */
uint32_t cs_sketch_pack(const cs_sketch *sketch, uint8_t *bytes);

/* Reads what cs_sketch_pack() wrote.  CASUS_BAD_INPUT when the bytes are no sketch. */
casus_status cs_sketch_unpack(const uint8_t *bytes, uint32_t size, cs_arena *arena,
                              cs_sketch *out, casus_error *error);

/* ---- Comparing -------------------------------------------------------------------------- */

/* How article a and article b are akin. */
typedef struct cs_kinship {
    casus_kinship kind;
    bool a_within;          /* of an excerpt: a is the excerpt of b, else b that of a */
    float cover_a, cover_b; /* 0..1: the share of each body that stands in the other */
    float facts; /* share of shared shingles with a fact, of that of all; the lower one */
    float density; /* shared shingles for each shared word: 1 where no word was changed */
    casus_span part_a,
        part_b; /* words of each body from the first to the last shared one */
} cs_kinship;

/* Places of one article's body that stand in many unlike articles: notices, templates. */
typedef struct cs_common_places {
    uint32_t at[CS_SKETCH_KEYS]; /* numbers of words, ascending */
    uint32_t count;
} cs_common_places;

/* Compares two sketches.  `common` belongs to a; NULL: none are known. */
cs_kinship cs_sketch_compare(const cs_sketch *a, const cs_sketch *b,
                             const cs_common_places *common);

/* Whether most sentences of the shorter one stand in the other one, in other words. */
bool cs_sketch_is_rewrite(const cs_sketch *a, const cs_sketch *b);

/* ---- Finding ------------------------------------------------------------------------------ */

typedef struct cs_story_key {
    uint32_t key;
    uint32_t
        at; /* word of the body where it stands; CASUS_NONE: it stands for a sentence */
} cs_story_key;

/* Writes at most CS_SKETCH_KEYS keys and returns their number. */
uint32_t cs_sketch_keys(const cs_sketch *sketch, cs_story_key *keys);

/* An index of articles by key. */
typedef struct cs_story_lookup {
    void *context;
    /* Writes at most CS_KEY_POSTINGS articles, and their number to `count`. */
    casus_status (*find)(void *context, uint32_t key, uint32_t *articles, uint32_t *count,
                         casus_error *error);
    /* The sketch of an article; good until the next call. */
    casus_status (*sketch)(void *context, uint32_t article, cs_sketch *out,
                           casus_error *error);
} cs_story_lookup;

typedef struct cs_story_link {
    uint32_t a, b; /* articles; a is the one that came later */
    cs_kinship kinship;
} cs_story_link;

/* Compares an article with those of the index that share keys with it.
 *
 *  links   receives at most CS_STORY_MATCHES links, best candidates first.
 *  count   receives their number. */
casus_status cs_story_match(uint32_t article, const cs_sketch *sketch,
                            const cs_story_lookup *lookup, cs_story_link *links,
                            uint32_t *count, casus_error *error);

/* An index in memory. */
typedef struct cs_story_index cs_story_index;

casus_status cs_story_index_new(cs_story_index **out, casus_error *error);
void cs_story_index_free(cs_story_index *index);

/* Adds an article; the next number is its own.  The sketch must live as long as the index. */
casus_status cs_story_index_add(cs_story_index *index, const cs_sketch *sketch,
                                casus_error *error);

cs_story_lookup cs_story_index_lookup(cs_story_index *index);

/* ---- Stories ------------------------------------------------------------------------------ */

/* One article as the clustering sees it. */
typedef struct cs_story_article {
    uint32_t words;
    uint32_t story; /* receives the number of its first article */
    bool roundup;   /* receives whether it puts several stories together */
} cs_story_article;

/* Puts articles together that are copies, rewrites or excerpts of each other.  What only shares
 * a part, and every link of a roundup to its parts, stays outside: its kind becomes
 * CASUS_KIN_PARTIAL.  The result does not depend on the order of the links.
 *
 *  articles  in the order of their dates: the first one of a story is its origin. */
casus_status cs_story_cluster(cs_story_article *articles, uint32_t count,
                              cs_story_link *links, uint32_t link_count, cs_arena *arena,
                              casus_error *error);

#endif
