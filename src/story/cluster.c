/* cluster.c - from links between articles to stories.  Rule S12.
 *
 * An article that takes different parts from two articles that have nothing in common is a
 * roundup; it joins neither of their stories. */
#include "story/story.h"

#include "base/error.h"

#include <stdlib.h>

enum { MOST_PARTS = 64 }; /* links of one article that are looked at for a roundup */

static const float ROUNDUP_PART = 0.1F; /* share of a roundup that one of its parts has */
static const float WHOLE_PART = 0.2F;   /* the same, of a part that is a whole article */
static const float WHOLE = 0.85F;       /* share of an article that is put in whole */
static const float SAME = 0.8F;         /* share of a copy of a roundup, both ways */
static const float OVERLAP = 0.25F; /* of the shorter part, that is still another part */

/* One link as one of its two articles sees it. */
typedef struct cs_side {
    uint32_t article, other;
    uint32_t link;
    float cover, other_cover; /* of `article`, of `other` */
    casus_span part;          /* of `article` */
} cs_side;

typedef struct cs_clusterer {
    cs_story_article *articles;
    cs_story_link *links;
    cs_side *sides; /* [2 link_count] by article, other */
    uint32_t *parent;
    uint32_t count, link_count;
} cs_clusterer;

static uint32_t root_of(uint32_t *parent, uint32_t at)
{
    while (parent[at] != at) {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    return at;
}

/* The earlier root stays one. */
static void unite(uint32_t *parent, uint32_t a, uint32_t b)
{
    a = root_of(parent, a);
    b = root_of(parent, b);
    if (a < b)
        parent[b] = a;
    else
        parent[a] = b;
}

static int by_ends(const void *a, const void *b)
{
    const cs_side *x = a, *y = b;
    if (x->article != y->article)
        return x->article < y->article ? -1 : 1;
    return x->other < y->other ? -1 : x->other > y->other;
}

static void make_sides(cs_clusterer *clusterer)
{
    for (uint32_t i = 0; i < clusterer->link_count; i++) {
        const cs_story_link *link = &clusterer->links[i];
        const cs_kinship *kin = &link->kinship;
        clusterer->sides[(size_t)2 * i] =
            (cs_side){link->a, link->b, i, kin->cover_a, kin->cover_b, kin->part_a};
        clusterer->sides[(size_t)2 * i + 1] =
            (cs_side){link->b, link->a, i, kin->cover_b, kin->cover_a, kin->part_b};
    }
    if (clusterer->link_count)
        qsort(clusterer->sides, (size_t)2 * clusterer->link_count,
              sizeof *clusterer->sides, by_ends);
}

static bool are_linked(const cs_clusterer *clusterer, uint32_t a, uint32_t b)
{
    const cs_side wanted = {.article = a, .other = b};
    return bsearch(&wanted, clusterer->sides, (size_t)2 * clusterer->link_count,
                   sizeof wanted, by_ends) != NULL;
}

static bool apart(casus_span a, casus_span b)
{
    const uint32_t start = a.start > b.start ? a.start : b.start;
    const uint32_t end = a.end < b.end ? a.end : b.end;
    const uint32_t size_a = a.end - a.start, size_b = b.end - b.start;
    return end <= start ||
           (float)(end - start) < OVERLAP * (float)(size_a < size_b ? size_a : size_b);
}

/* A rewrite has no cover to speak of, and is no part. */
static bool is_part(const cs_clusterer *clusterer, const cs_side *side)
{
    if (clusterer->links[side->link].kinship.kind == CASUS_KIN_REWRITE)
        return false;
    return side->cover >= (side->other_cover >= WHOLE ? WHOLE_PART : ROUNDUP_PART);
}

static bool is_roundup(const cs_clusterer *clusterer, const cs_side *sides,
                       uint32_t count)
{
    count = count < MOST_PARTS ? count : MOST_PARTS;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = 0; j < i; j++)
            if (is_part(clusterer, &sides[i]) && is_part(clusterer, &sides[j]) &&
                apart(sides[i].part, sides[j].part) &&
                !are_linked(clusterer, sides[i].other, sides[j].other))
                return true;
    return false;
}

static void find_roundups(cs_clusterer *clusterer)
{
    const uint32_t side_count = 2 * clusterer->link_count;
    for (uint32_t i = 0; i < side_count;) {
        const uint32_t article = clusterer->sides[i].article, first = i;
        while (i < side_count && clusterer->sides[i].article == article)
            i++;
        clusterer->articles[article].roundup =
            is_roundup(clusterer, clusterer->sides + first, i - first);
    }
}

/* A link of a roundup to anything but a copy of the whole roundup. */
static bool is_roundup_link(const cs_clusterer *clusterer, const cs_story_link *link)
{
    const bool a = clusterer->articles[link->a].roundup;
    const bool b = clusterer->articles[link->b].roundup;
    const cs_kinship *kin = &link->kinship;
    return (a || b) && !(a && b && kin->cover_a >= SAME && kin->cover_b >= SAME);
}

static void join_copies(cs_clusterer *clusterer)
{
    for (uint32_t i = 0; i < clusterer->link_count; i++) {
        cs_story_link *link = &clusterer->links[i];
        if (is_roundup_link(clusterer, link))
            link->kinship.kind = CASUS_KIN_PARTIAL;
        if (link->kinship.kind == CASUS_KIN_COPY ||
            link->kinship.kind == CASUS_KIN_REWRITE)
            unite(clusterer->parent, link->a, link->b);
    }
}

static uint32_t excerpt_of(const cs_story_link *link)
{
    return link->kinship.a_within ? link->a : link->b;
}

static bool is_better(const cs_story_link *link, const cs_story_link *than)
{
    const float cover =
        link->kinship.a_within ? link->kinship.cover_a : link->kinship.cover_b;
    const float other =
        than->kinship.a_within ? than->kinship.cover_a : than->kinship.cover_b;
    if (cover > other || cover < other)
        return cover > other;
    const uint32_t whole = link->kinship.a_within ? link->b : link->a;
    return whole < (than->kinship.a_within ? than->b : than->a);
}

/* An excerpt joins the story of the article that has most of it. */
static void join_excerpts(cs_clusterer *clusterer, uint32_t *best)
{
    for (uint32_t i = 0; i < clusterer->count; i++)
        best[i] = CASUS_NONE;
    for (uint32_t i = 0; i < clusterer->link_count; i++) {
        const cs_story_link *link = &clusterer->links[i];
        if (link->kinship.kind != CASUS_KIN_EXCERPT)
            continue;
        uint32_t *mine = &best[excerpt_of(link)];
        if (*mine == CASUS_NONE || is_better(link, &clusterer->links[*mine]))
            *mine = i;
    }
    for (uint32_t i = 0; i < clusterer->count; i++)
        if (best[i] != CASUS_NONE)
            unite(clusterer->parent, clusterer->links[best[i]].a,
                  clusterer->links[best[i]].b);
}

casus_status cs_story_cluster(cs_story_article *articles, uint32_t count,
                              cs_story_link *links, uint32_t link_count, cs_arena *arena,
                              casus_error *error)
{
    cs_clusterer clusterer = {
        .articles = articles, .links = links, .count = count, .link_count = link_count};
    uint32_t *best = cs_arena_alloc(arena, (count + 1u) * sizeof *best);
    clusterer.parent = cs_arena_alloc(arena, (count + 1u) * sizeof *clusterer.parent);
    clusterer.sides =
        cs_arena_alloc(arena, ((size_t)2 * link_count + 1) * sizeof *clusterer.sides);
    if (!best || !clusterer.parent || !clusterer.sides)
        return cs_nomem(error);
    for (uint32_t i = 0; i < count; i++) {
        clusterer.parent[i] = i;
        articles[i].roundup = false;
    }
    make_sides(&clusterer);
    find_roundups(&clusterer);
    join_copies(&clusterer);
    join_excerpts(&clusterer, best);
    for (uint32_t i = 0; i < count; i++)
        articles[i].story = root_of(clusterer.parent, i);
    for (uint32_t i = 0; i < link_count; i++)
        if (articles[links[i].a].story != articles[links[i].b].story)
            links[i].kinship.kind = CASUS_KIN_PARTIAL;
    return CASUS_OK;
}
