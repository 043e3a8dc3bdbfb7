/* stories.c - casus_stories_*(): articles put together into stories. */
#include "pipeline/pipeline.h"

#include "base/array.h"
#include "base/error.h"
#include "base/out.h"
#include "story/story.h"

#include <stdlib.h>
#include <string.h>

_Static_assert((int)CS_SKETCH_BYTES == CASUS_SKETCH_BYTES,
               "casus.h says how long a sketch is");

typedef struct cs_member {
    casus_text id, date, title;
    uint8_t *sketch;
    uint32_t sketch_size;
} cs_member;

struct casus_stories {
    cs_arena arena;
    CS_ARRAY(cs_member) members;
};

/* What becomes of the articles, in the order of their dates. */
typedef struct cs_found {
    cs_arena arena;
    cs_story_article *articles;
    CS_ARRAY(cs_story_link) links;
    cs_story_index *index;
} cs_found;

const char *casus_kinship_name(casus_kinship kinship)
{
    static const char *const names[CASUS_KIN_COUNT] = {"none", "copy", "rewrite",
                                                       "excerpt", "partial"};
    return kinship >= 0 && kinship < CASUS_KIN_COUNT ? names[kinship] : "none";
}

casus_status casus_sketch_make(const casus_doc *doc, casus_sketch *out,
                               casus_error *error)
{
    cs_arena arena = {0};
    cs_sketch sketch;
    if (doc->depth < CASUS_DEPTH_TOKENS)
        return cs_fail(error, CASUS_MISUSE, 0,
                       "the document was not coded as far as its sentences");
    const casus_status status =
        cs_sketch_make(&doc->article, &doc->analysis, &arena, &sketch, error);
    if (status == CASUS_OK)
        out->size = cs_sketch_pack(&sketch, out->bytes);
    cs_arena_free(&arena);
    return status;
}

casus_status casus_stories_new(casus_stories **out, casus_error *error)
{
    *out = calloc(1, sizeof **out);
    return *out ? CASUS_OK : cs_nomem(error);
}

void casus_stories_free(casus_stories *stories)
{
    if (stories)
        cs_arena_free(&stories->arena);
    free(stories);
}

static casus_status check_sketch(const casus_sketch *sketch, casus_error *error)
{
    cs_arena arena = {0};
    cs_sketch read;
    const casus_status status =
        cs_sketch_unpack(sketch->bytes, sketch->size, &arena, &read, error);
    cs_arena_free(&arena);
    return status;
}

casus_status casus_stories_add(casus_stories *stories, casus_text id, casus_text date,
                               casus_text title, const casus_sketch *sketch,
                               casus_error *error)
{
    CS_TRY(check_sketch(sketch, error));
    cs_member member = {.id = cs_text_copy(id, &stories->arena),
                        .date = cs_text_copy(date, &stories->arena),
                        .title = cs_text_copy(title, &stories->arena),
                        .sketch = cs_arena_alloc(&stories->arena, sketch->size),
                        .sketch_size = sketch->size};
    if (!member.id.data || !member.date.data || !member.title.data || !member.sketch ||
        !cs_array_push(&stories->members, &stories->arena))
        return cs_nomem(error);
    memcpy(member.sketch, sketch->bytes, sketch->size);
    *cs_array_last(&stories->members) = member;
    return CASUS_OK;
}

/* What has no date comes last. */
static int by_date(const void *a, const void *b)
{
    const cs_member *x = a, *y = b;
    if (!x->date.size != !y->date.size)
        return !x->date.size ? 1 : -1;
    const int dates = cs_text_compare(x->date, y->date);
    return dates ? dates : cs_text_compare(x->id, y->id);
}

static casus_status match_one(const casus_stories *stories, uint32_t article,
                              cs_found *found, casus_error *error)
{
    const cs_member *member = &stories->members.items[article];
    const cs_story_lookup lookup = cs_story_index_lookup(found->index);
    cs_story_link links[CS_STORY_MATCHES];
    cs_sketch sketch;
    uint32_t count = 0;
    CS_TRY(cs_sketch_unpack(member->sketch, member->sketch_size, &found->arena, &sketch,
                            error));
    found->articles[article].words = sketch.words;
    CS_TRY(cs_story_match(article, &sketch, &lookup, links, &count, error));
    for (uint32_t i = 0; i < count; i++) {
        if (!cs_array_push(&found->links, &found->arena))
            return cs_nomem(error);
        *cs_array_last(&found->links) = links[i];
    }
    return cs_story_index_add(found->index, &sketch, error);
}

static casus_status find(casus_stories *stories, cs_found *found, casus_error *error)
{
    const uint32_t count = stories->members.count;
    if (count)
        qsort(stories->members.items, count, sizeof *stories->members.items, by_date);
    found->articles =
        cs_arena_alloc(&found->arena, (count + 1u) * sizeof *found->articles);
    if (!found->articles)
        return cs_nomem(error);
    CS_TRY(cs_story_index_new(&found->index, error));
    for (uint32_t i = 0; i < count; i++)
        CS_TRY(match_one(stories, i, found, error));
    return cs_story_cluster(found->articles, count, found->links.items,
                            found->links.count, &found->arena, error);
}

/* The links of an article to earlier ones stand together, as match_one() made them. */
static uint32_t write_links(cs_out *out, const casus_stories *stories,
                            const cs_found *found, uint32_t article, uint32_t at)
{
    cs_json_open(out, "links", '[');
    for (; at < found->links.count && found->links.items[at].a == article; at++) {
        const cs_story_link *link = &found->links.items[at];
        cs_json_open(out, NULL, '{');
        cs_json_text(out, "document", stories->members.items[link->b].id);
        cs_json_text(out, "kinship", cs_text_of(casus_kinship_name(link->kinship.kind)));
        cs_json_decimal(out, "share", (double)link->kinship.cover_a, 2);
        cs_json_decimal(out, "of_it", (double)link->kinship.cover_b, 2);
        cs_json_close(out, '}');
    }
    cs_json_close(out, ']');
    return at;
}

static void write_members(cs_out *out, const casus_stories *stories,
                          const cs_found *found)
{
    uint32_t link = 0;
    for (uint32_t i = 0; i < stories->members.count; i++) {
        const cs_member *member = &stories->members.items[i];
        const cs_story_article *article = &found->articles[i];
        cs_json_open(out, NULL, '{');
        cs_json_text(out, "document", member->id);
        cs_json_text_if(out, "date", member->date);
        cs_json_text_if(out, "title", member->title);
        cs_json_text(out, "story", stories->members.items[article->story].id);
        if (article->roundup)
            cs_json_number(out, "roundup", 1);
        cs_json_number(out, "words", article->words);
        link = write_links(out, stories, found, i, link);
        cs_json_close(out, '}');
        cs_out_string(out, "\n");
        out->member = false;
    }
}

casus_status casus_stories_write(casus_stories *stories, casus_write_function write,
                                 void *context, casus_error *error)
{
    cs_found found = {0};
    cs_out out;
    casus_status status = find(stories, &found, error);
    if (status == CASUS_OK) {
        cs_out_start(&out, write, context);
        write_members(&out, stories, &found);
        status = cs_out_finish(&out, error);
    }
    cs_story_index_free(found.index);
    cs_arena_free(&found.arena);
    return status;
}
