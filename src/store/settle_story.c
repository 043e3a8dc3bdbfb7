/* settle_story.c - an article that has come into the store finds its story.
 *
 * Sketches, keys and links lie in tables; src/story/ decides.  After the links of the new article
 * are found, all articles that are linked to it over any number of steps are put into stories
 * anew, up to MOST_RELATED of them: the same result as if all of them had come at once.  Beyond
 * that the new one joins, and the others stay as they are. */
#include "store/settle.h"

#include "base/error.h"

#include <openssl/evp.h>
#include <stdlib.h>

enum {
    MOST_RELATED = 128,
    MOST_LINKS = 256, /* of one article that are looked at */
    SKETCH_ROOM = (CS_SKETCH_BYTES + 2) / 3 * 4 + 4
};

/* ---- the sketch, as text --------------------------------------------------------------------- */

static casus_status write_sketch(casus_store *store, const cs_sketch *sketch,
                                 int64_t document, casus_error *error)
{
    uint8_t bytes[CS_SKETCH_BYTES];
    unsigned char text[SKETCH_ROOM];
    const uint32_t size = cs_sketch_pack(sketch, bytes);
    const int length = EVP_EncodeBlock(text, bytes, (int)size);
    cs_binder add = cs_binder_of(store, CS_SQL_ADD_SKETCH, error);
    cs_put_number(&add, document);
    cs_put_number(&add, sketch->words);
    cs_put_text(&add, cs_text((const char *)text, (size_t)length));
    return cs_put_run(&add);
}

casus_status cs_keep_sketch(casus_store *store, const casus_doc *doc, int64_t document,
                            casus_error *error)
{
    cs_arena arena = {0};
    cs_sketch sketch;
    casus_status status =
        cs_sketch_make(&doc->article, &doc->analysis, &arena, &sketch, error);
    if (status == CASUS_OK)
        status = write_sketch(store, &sketch, document, error);
    cs_arena_free(&arena);
    return status;
}

static casus_status damaged(const casus_store *store, int64_t document,
                            casus_error *error)
{
    return cs_fail(error, CASUS_BAD_STORE, 0,
                   "%s: the sketch of document %lld is damaged (add the sources to a new "
                   "store)",
                   store->where, (long long)document);
}

static casus_status read_sketch(casus_store *store, int64_t document, cs_arena *arena,
                                cs_sketch *out, casus_error *error)
{
    uint8_t bytes[SKETCH_ROOM];
    bool row;
    int size = -1;
    cs_binder load = cs_binder_of(store, CS_SQL_LOAD_SKETCH, error);
    cs_put_number(&load, document);
    CS_TRY(cs_put_step(&load, &row));
    if (row) {
        const casus_text text = cs_column_text(load.statement, 0);
        if (text.size < SKETCH_ROOM)
            size =
                EVP_DecodeBlock(bytes, (const unsigned char *)text.data, (int)text.size);
        for (uint32_t i = text.size; size > 0 && i > 0 && text.data[i - 1] == '='; i--)
            size--;
        cs_reset(load.statement);
    }
    if (size < 0)
        return damaged(store, document, error);
    const casus_status status =
        cs_sketch_unpack(bytes, (uint32_t)size, arena, out, error);
    return status == CASUS_BAD_INPUT ? damaged(store, document, error) : status;
}

/* ---- its links --------------------------------------------------------------------------------- */

/* The index of src/story/ in tables. */
typedef struct cs_finder {
    casus_store *store;
    cs_arena scratch;          /* the sketch that was last asked for */
    uint32_t asked;            /* keys of the new article, in their order */
    bool room[CS_SKETCH_KEYS]; /* the key has less articles than are kept of it */
} cs_finder;

static casus_status find_key(void *context, uint32_t key, uint32_t *articles,
                             uint32_t *count, casus_error *error)
{
    cs_finder *finder = context;
    bool row;
    cs_binder find = cs_binder_of(finder->store, CS_SQL_FIND_STORY_KEY, error);
    cs_put_number(&find, key);
    cs_put_number(&find, CS_KEY_POSTINGS);
    CS_TRY(cs_put_step(&find, &row));
    for (*count = 0; row && *count < CS_KEY_POSTINGS;) {
        articles[(*count)++] = (uint32_t)cs_column_number(find.statement, 0);
        CS_TRY(cs_next_row(find.statement, &row, error));
    }
    cs_reset(find.statement);
    finder->room[finder->asked++] = *count < CS_KEY_POSTINGS;
    return CASUS_OK;
}

static casus_status find_sketch(void *context, uint32_t article, cs_sketch *out,
                                casus_error *error)
{
    cs_finder *finder = context;
    cs_arena_rewind(&finder->scratch, (cs_arena_point){0});
    return read_sketch(finder->store, article, &finder->scratch, out, error);
}

static void put_part(cs_binder *add, casus_span part)
{
    cs_put_number(add, part.start);
    cs_put_number(add, part.end);
}

/* A row for each of the two: both see the other one. */
static casus_status add_link(casus_store *store, const cs_story_link *link, bool turned,
                             casus_error *error)
{
    const cs_kinship *kin = &link->kinship;
    cs_binder add = cs_binder_of(store, CS_SQL_ADD_LINK, error);
    cs_put_number(&add, turned ? link->b : link->a);
    cs_put_number(&add, turned ? link->a : link->b);
    cs_put_string(&add, casus_kinship_name(kin->kind));
    cs_put_number(&add, kin->kind == CASUS_KIN_EXCERPT && kin->a_within != turned);
    cs_put_real(&add, (double)(turned ? kin->cover_b : kin->cover_a));
    cs_put_real(&add, (double)(turned ? kin->cover_a : kin->cover_b));
    put_part(&add, turned ? kin->part_b : kin->part_a);
    put_part(&add, turned ? kin->part_a : kin->part_b);
    return cs_put_run(&add);
}

static casus_status add_keys(const cs_finder *finder, const cs_sketch *sketch,
                             int64_t document, casus_error *error)
{
    cs_story_key keys[CS_SKETCH_KEYS];
    const uint32_t count = cs_sketch_keys(sketch, keys);
    for (uint32_t i = 0; i < count; i++) {
        cs_binder add = cs_binder_of(finder->store, CS_SQL_ADD_STORY_KEY, error);
        if (i < finder->asked && !finder->room[i])
            continue;
        cs_put_number(&add, keys[i].key);
        cs_put_number(&add, document);
        CS_TRY(cs_put_run(&add));
    }
    return CASUS_OK;
}

static casus_status link_article(cs_finder *finder, int64_t document, cs_arena *arena,
                                 casus_error *error)
{
    const cs_story_lookup lookup = {finder, find_key, find_sketch};
    cs_story_link links[CS_STORY_MATCHES];
    cs_sketch sketch;
    uint32_t count;
    CS_TRY(read_sketch(finder->store, document, arena, &sketch, error));
    CS_TRY(cs_story_match((uint32_t)document, &sketch, &lookup, links, &count, error));
    CS_TRY(add_keys(finder, &sketch, document, error));
    for (uint32_t i = 0; i < count; i++) {
        CS_TRY(add_link(finder->store, &links[i], false, error));
        CS_TRY(add_link(finder->store, &links[i], true, error));
    }
    return CASUS_OK;
}

static casus_status find_links(casus_store *store, int64_t document, cs_arena *arena,
                               casus_error *error)
{
    cs_finder finder = {.store = store};
    const casus_status status = link_article(&finder, document, arena, error);
    cs_arena_free(&finder.scratch);
    return status;
}

/* ---- the articles around it ---------------------------------------------------------------------- */

typedef struct cs_related {
    int64_t document, story, new_story;
    bool roundup;
    uint32_t words;
    casus_text date, name, content;
} cs_related;

/* A link as the article `document` sees it. */
typedef struct cs_link_row {
    int64_t document, other;
    casus_kinship stored; /* as it was decided before */
    cs_kinship kinship;   /* as it was found */
} cs_link_row;

typedef struct cs_circle {
    casus_store *store;
    cs_arena *arena;
    CS_ARRAY(cs_related) members;
    CS_ARRAY(cs_link_row) rows;
    cs_story_article *articles; /* [members.count] */
    cs_story_link *links;       /* between members */
    cs_link_row **link_rows;    /* [link_count] */
    uint32_t link_count;
    bool cut; /* there are more articles than can be looked at */
} cs_circle;

static casus_kinship kinship_from(casus_text name)
{
    for (int i = 0; i < CASUS_KIN_COUNT; i++)
        if (cs_text_is(name, casus_kinship_name((casus_kinship)i)))
            return (casus_kinship)i;
    return CASUS_KIN_NONE;
}

static uint32_t index_of(const cs_circle *circle, int64_t document)
{
    for (uint32_t i = 0; i < circle->members.count; i++)
        if (circle->members.items[i].document == document)
            return i;
    return CASUS_NONE;
}

static casus_status add_member(cs_circle *circle, int64_t document, casus_error *error)
{
    if (index_of(circle, document) != CASUS_NONE)
        return CASUS_OK;
    if (circle->members.count == MOST_RELATED) {
        circle->cut = true;
        return CASUS_OK;
    }
    if (!cs_array_push(&circle->members, circle->arena))
        return cs_nomem(error);
    cs_array_last(&circle->members)->document = document;
    return CASUS_OK;
}

static casus_span span_at(const cs_statement *row, int column)
{
    return (casus_span){(uint32_t)cs_column_number(row, column),
                        (uint32_t)cs_column_number(row, column + 1)};
}

static cs_link_row link_at(const cs_statement *row, int64_t document)
{
    return (cs_link_row){.document = document,
                         .other = cs_column_number(row, 0),
                         .stored = kinship_from(cs_column_text(row, 1)),
                         .kinship = {.kind = kinship_from(cs_column_text(row, 2)),
                                     .a_within = cs_column_number(row, 3) != 0,
                                     .cover_a = (float)cs_column_real(row, 4),
                                     .cover_b = (float)cs_column_real(row, 5),
                                     .part_a = span_at(row, 6),
                                     .part_b = span_at(row, 8)}};
}

static casus_status load_links(cs_circle *circle, int64_t document, casus_error *error)
{
    bool row;
    uint32_t count = 0;
    cs_binder load = cs_binder_of(circle->store, CS_SQL_LOAD_LINKS, error);
    cs_put_number(&load, document);
    cs_put_number(&load, MOST_LINKS);
    CS_TRY(cs_put_step(&load, &row));
    for (; row; count++) {
        if (!cs_array_push(&circle->rows, circle->arena))
            return cs_reset(load.statement), cs_nomem(error);
        *cs_array_last(&circle->rows) = link_at(load.statement, document);
        CS_TRY(cs_next_row(load.statement, &row, error));
    }
    circle->cut = circle->cut || count == MOST_LINKS;
    for (uint32_t i = circle->rows.count - count; i < circle->rows.count; i++)
        CS_TRY(add_member(circle, circle->rows.items[i].other, error));
    return CASUS_OK;
}

static casus_status load_member(cs_circle *circle, cs_related *member, casus_error *error)
{
    bool row;
    cs_binder load = cs_binder_of(circle->store, CS_SQL_LOAD_STORY_ARTICLE, error);
    cs_put_number(&load, member->document);
    CS_TRY(cs_put_step(&load, &row));
    if (!row)
        return damaged(circle->store, member->document, error);
    member->story = cs_column_number(load.statement, 0);
    member->roundup = cs_column_number(load.statement, 1) != 0;
    member->date = cs_text_copy(cs_column_text(load.statement, 2), circle->arena);
    member->name = cs_text_copy(cs_column_text(load.statement, 3), circle->arena);
    member->content = cs_text_copy(cs_column_text(load.statement, 4), circle->arena);
    member->words = (uint32_t)cs_column_number(load.statement, 5);
    cs_reset(load.statement);
    return member->date.data && member->name.data && member->content.data
               ? CASUS_OK
               : cs_nomem(error);
}

/* What has no date comes last. */
static int by_date(const void *a, const void *b)
{
    const cs_related *x = a, *y = b;
    if (!x->date.size != !y->date.size)
        return !x->date.size ? 1 : -1;
    int order = cs_text_compare(x->date, y->date);
    order = order ? order : cs_text_compare(x->name, y->name);
    return order ? order : cs_text_compare(x->content, y->content);
}

static casus_status collect(cs_circle *circle, int64_t document, casus_error *error)
{
    CS_TRY(add_member(circle, document, error));
    for (uint32_t i = 0; i < circle->members.count; i++) {
        CS_TRY(load_links(circle, circle->members.items[i].document, error));
        CS_TRY(load_member(circle, &circle->members.items[i], error));
    }
    qsort(circle->members.items, circle->members.count, sizeof *circle->members.items,
          by_date);
    return CASUS_OK;
}

/* ---- stories -------------------------------------------------------------------------------------- */

static casus_status cluster(cs_circle *circle, casus_error *error)
{
    const size_t members = circle->members.count, rows = circle->rows.count;
    circle->articles =
        cs_arena_alloc(circle->arena, (members + 1) * sizeof *circle->articles);
    circle->links = cs_arena_alloc(circle->arena, (rows + 1) * sizeof *circle->links);
    circle->link_rows =
        cs_arena_alloc(circle->arena, (rows + 1) * sizeof *circle->link_rows);
    if (!circle->articles || !circle->links || !circle->link_rows)
        return cs_nomem(error);
    for (uint32_t i = 0; i < members; i++)
        circle->articles[i] = (cs_story_article){.words = circle->members.items[i].words};
    for (uint32_t i = 0; i < rows; i++) {
        cs_link_row *row = &circle->rows.items[i];
        const uint32_t a = index_of(circle, row->document),
                       b = index_of(circle, row->other);
        if (b == CASUS_NONE || a < b)
            continue; /* the row of the other one tells the same */
        circle->link_rows[circle->link_count] = row;
        circle->links[circle->link_count++] = (cs_story_link){a, b, row->kinship};
    }
    return cs_story_cluster(circle->articles, (uint32_t)members, circle->links,
                            circle->link_count, circle->arena, error);
}

/* Of a whole circle: a story has the number of the document that came into the store first. */
static void name_stories(cs_circle *circle)
{
    cs_related *members = circle->members.items;
    for (uint32_t i = 0; i < circle->members.count; i++) {
        members[i].new_story = members[i].document;
        for (uint32_t j = 0; j < circle->members.count; j++)
            if (circle->articles[j].story == circle->articles[i].story &&
                members[j].document < members[i].new_story)
                members[i].new_story = members[j].document;
    }
}

/* Of a circle that was cut: the new article joins the first story that it belongs to, and all
 * others stay. */
static void join_story(cs_circle *circle, int64_t document)
{
    cs_related *members = circle->members.items;
    const uint32_t own = index_of(circle, document);
    for (uint32_t i = 0; i < circle->members.count; i++) {
        if (i != own) {
            members[i].new_story = members[i].story;
            circle->articles[i].roundup = members[i].roundup;
        }
        if (i != own && !members[own].new_story &&
            circle->articles[i].story == circle->articles[own].story)
            members[own].new_story = members[i].story;
    }
    if (!members[own].new_story)
        members[own].new_story = document;
}

static casus_status write_kinships(const cs_circle *circle, int64_t document,
                                   casus_error *error)
{
    for (uint32_t i = 0; i < circle->link_count; i++) {
        const cs_link_row *row = circle->link_rows[i];
        const casus_kinship kind = circle->links[i].kinship.kind;
        const bool own = row->document == document || row->other == document;
        if (kind == row->stored || (circle->cut && !own))
            continue;
        for (int turned = 0; turned < 2; turned++) {
            cs_binder set = cs_binder_of(circle->store, CS_SQL_SET_KINSHIP, error);
            cs_put_string(&set, casus_kinship_name(kind));
            cs_put_number(&set, turned ? row->other : row->document);
            cs_put_number(&set, turned ? row->document : row->other);
            CS_TRY(cs_put_run(&set));
        }
    }
    return CASUS_OK;
}

static casus_status write_members(const cs_circle *circle, cs_moved_list *moved,
                                  casus_error *error)
{
    for (uint32_t i = 0; i < circle->members.count; i++) {
        const cs_related *member = &circle->members.items[i];
        const bool roundup = circle->articles[i].roundup;
        if (member->new_story == member->story && roundup == member->roundup)
            continue;
        cs_binder set = cs_binder_of(circle->store, CS_SQL_SET_STORY_ARTICLE, error);
        cs_put_number(&set, member->new_story);
        cs_put_number(&set, roundup);
        cs_put_number(&set, member->document);
        CS_TRY(cs_put_run(&set));
        if (member->new_story == member->story)
            continue;
        if (!cs_array_push(moved, circle->arena))
            return cs_nomem(error);
        *cs_array_last(moved) =
            (cs_moved){member->document, member->story, member->new_story};
    }
    return CASUS_OK;
}

static casus_status drop_story(casus_store *store, int64_t story, casus_error *error)
{
    cs_binder drop = cs_binder_of(store, CS_SQL_DROP_STORY, error);
    cs_put_number(&drop, story);
    return cs_put_run(&drop);
}

/* Writes the row of a story whose articles are all in the circle, or takes away that of one that
 * has none. */
static casus_status write_story(const cs_circle *circle, int64_t story,
                                casus_error *error)
{
    const cs_related *first = NULL, *last = NULL;
    int64_t count = 0;
    for (uint32_t i = 0; i < circle->members.count; i++) {
        const cs_related *member = &circle->members.items[i];
        if (member->new_story != story)
            continue;
        first = first ? first : member;
        last = member->date.size || !last ? member : last;
        count++;
    }
    if (!first)
        return drop_story(circle->store, story, error);
    cs_binder put = cs_binder_of(circle->store, CS_SQL_PUT_STORY, error);
    cs_put_number(&put, story);
    cs_put_number(&put, first->document);
    cs_put_number(&put, count);
    cs_put_text(&put, first->date);
    cs_put_text(&put, last->date);
    return cs_put_run(&put);
}

/* The new article is always in a story that was not there or has changed. */
static casus_status write_stories(const cs_circle *circle, int64_t document,
                                  const cs_moved_list *moved, casus_error *error)
{
    const cs_related *own = &circle->members.items[index_of(circle, document)];
    if (circle->cut && own->new_story != document) {
        cs_binder grow = cs_binder_of(circle->store, CS_SQL_GROW_STORY, error);
        cs_put_number(&grow, own->new_story);
        return cs_put_run(&grow);
    }
    CS_TRY(write_story(circle, own->new_story, error));
    for (uint32_t i = 0; i < moved->count; i++) {
        CS_TRY(write_story(circle, moved->items[i].from, error));
        CS_TRY(write_story(circle, moved->items[i].to, error));
    }
    return CASUS_OK;
}

casus_status cs_settle_story(casus_store *store, int64_t document, cs_arena *arena,
                             cs_moved_list *moved, casus_error *error)
{
    cs_circle circle = {.store = store, .arena = arena};
    cs_binder add = cs_binder_of(store, CS_SQL_ADD_STORY_ARTICLE, error);
    cs_put_number(&add, document);
    CS_TRY(cs_put_run(&add));
    CS_TRY(find_links(store, document, arena, error));
    CS_TRY(collect(&circle, document, error));
    CS_TRY(cluster(&circle, error));
    if (circle.cut)
        join_story(&circle, document);
    else
        name_stories(&circle);
    CS_TRY(write_kinships(&circle, document, error));
    CS_TRY(write_members(&circle, moved, error));
    return write_stories(&circle, document, moved, error);
}
