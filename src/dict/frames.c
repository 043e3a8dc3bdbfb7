/* frames.c - reads frames: docs/dictionaries.md, "what is done". */
#include "dict/frames.h"

#include "base/error.h"
#include "dict/load.h"

/* A word of a frame line -> symbol; 0 when out of memory. */
static uint32_t symbol(cs_dict *dict, casus_text word)
{
    return cs_symbol_add(&dict->symbols, word, &dict->arena);
}

static bool place_from(cs_dict *dict, casus_text name, cs_place_in_clause *out)
{
    static const char *const names[] = {
        "none", "subj", "obj", "iobj", "xcomp", "ccomp", "advcl",  "poss",
        "mod",  "any",  "aux", "mark", "case",  "ahead", "behind", "next"};
    for (int i = 0; i < (int)(sizeof names / sizeof *names); i++) {
        if (cs_text_is(name, names[i])) {
            *out = (cs_place_in_clause){(cs_filler_kind)i, 0};
            return true;
        }
    }
    *out = (cs_place_in_clause){CS_FILL_PREP, symbol(dict, name)};
    return out->preposition != 0;
}

static bool filler_from(cs_dict *dict, casus_text name, cs_filler *out)
{
    casus_text outer, inner = name;
    *out = (cs_filler){.outer = {CS_FILL_NONE, 0}};
    (void)cs_next_part(&inner, '.', &outer);
    return place_from(dict, outer, &out->outer) &&
           (!inner.size || place_from(dict, inner, &out->inner));
}

static casus_status read_slot(cs_dict *dict, cs_table *table, casus_text value,
                              cs_slot *slot)
{
    casus_text name;
    slot->count = 0;
    while (cs_next_part(&value, ',', &name)) {
        if (!name.size || slot->count == CS_FRAME_FILLERS)
            return cs_table_fault(table,
                                  "a slot takes 1 to %d fillers separated by commas",
                                  CS_FRAME_FILLERS);
        cs_filler filler;
        if (!filler_from(dict, name, &filler))
            return cs_nomem(table->faults->error);
        if (filler.outer.kind != CS_FILL_NONE)
            slot->filler[slot->count++] = filler;
    }
    return CASUS_OK;
}

/* The tests that are built in, by the word behind the colon. */
static bool built_in_test(const cs_dict *dict, casus_text wanted, cs_condition *out)
{
    static const struct {
        const char *name;
        cs_test test;
    } tests[] = {{"@actor", CS_TEST_ACTOR},
                 {"@involved", CS_TEST_INVOLVED},
                 {"@place", CS_TEST_PLACE},
                 {"@act", CS_TEST_ACT}};
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
        if (cs_text_is(wanted, tests[i].name)) {
            out->test = tests[i].test;
            return true;
        }
    }
    const casus_text role = cs_text_span(wanted, 1, wanted.size);
    if (!cs_role_known(dict, role) && !cs_text_is(role, "IGO"))
        return false;
    out->test = CS_TEST_ROLE;
    out->role = role;
    return true;
}

static casus_status read_condition(cs_dict *dict, cs_table *table, casus_text text,
                                   cs_condition *out)
{
    casus_text filler, wanted = text;
    (void)cs_next_part(&wanted, ':', &filler);
    if (!filler.size || !filler_from(dict, filler, &out->filler))
        return cs_table_fault(table,
                              "a condition begins with a filler, as in obj:@troops");
    if (!wanted.size || (wanted.data[0] == '@' && built_in_test(dict, wanted, out)))
        return CASUS_OK;
    if (wanted.data[0] != '@') {
        out->test = CS_TEST_LEMMA;
        out->wanted = symbol(dict, wanted);
        return CASUS_OK;
    }
    const uint32_t number = cs_symbol_find(&dict->classes, wanted);
    if (!number)
        return cs_table_fault(table, "words.txt has no class '%.*s'", (int)wanted.size,
                              wanted.data);
    out->test = CS_TEST_CLASS;
    out->wanted = number - 1;
    return CASUS_OK;
}

static casus_status read_conditions(cs_dict *dict, cs_table *table, casus_text value,
                                    bool forbidden, cs_frame *frame)
{
    casus_text text;
    while (cs_next_part(&value, ',', &text)) {
        if (frame->condition_count == CS_FRAME_CONDITIONS)
            return cs_table_fault(table, "more than %d conditions", CS_FRAME_CONDITIONS);
        cs_condition *condition = &frame->condition[frame->condition_count++];
        condition->forbidden = forbidden;
        condition->written = text;
        CS_TRY(read_condition(dict, table, text, condition));
    }
    return CASUS_OK;
}

static bool step_from(cs_dict *dict, casus_text word, cs_step *out)
{
    static const struct {
        const char *name;
        cs_step_kind kind;
    } actors[] = {{"$", CS_STEP_SOURCE}, {"+", CS_STEP_TARGET}, {"^", CS_STEP_ACTOR}};
    for (size_t i = 0; i < sizeof actors / sizeof *actors; i++) {
        if (cs_text_is(word, actors[i].name)) {
            out->kind = actors[i].kind;
            return true;
        }
    }
    const uint32_t class = word.data[0] == '@' ? cs_symbol_find(&dict->classes, word) : 0;
    out->kind = class ? CS_STEP_CLASS : CS_STEP_WORD;
    out->wanted = class ? class - 1 : symbol(dict, word);
    return word.data[0] != '@' || class;
}

static void turn_round(cs_sequence *sequence)
{
    const cs_sequence copy = *sequence;
    for (uint32_t i = 0; i < copy.count; i++)
        sequence->step[i] = copy.step[copy.count - 1 - i];
}

/* "_off,@talks_with": a blank step of a group joins it to the predicate.  The steps of
 * before= are turned, so that both go outwards from the predicate. */
static casus_status read_sequence(cs_dict *dict, cs_table *table, casus_text value,
                                  bool before, cs_sequence *out)
{
    casus_text group, word;
    bool joined = false; /* of before=: the next step is beside this one */
    while (cs_next_part(&value, ',', &group)) {
        bool first = true;
        while (cs_next_part(&group, '_', &word)) {
            cs_step step = {.next = !first};
            if (!word.size) {
                joined = first ? joined : true;
                first = false;
                continue;
            }
            if (out->count == CS_FRAME_STEPS || !step_from(dict, word, &step))
                return cs_table_fault(table,
                                      "a sequence has at most %d words or known classes",
                                      CS_FRAME_STEPS);
            out->step[out->count++] = step;
            first = false;
        }
    }
    if (!before)
        return CASUS_OK;
    turn_round(out);
    for (uint32_t i = out->count; i-- > 1;)
        out->step[i].next = out->step[i - 1].next;
    if (out->count)
        out->step[0].next = joined;
    return CASUS_OK;
}

static casus_status read_setting(cs_dict *dict, cs_table *table, casus_text setting,
                                 cs_frame *frame)
{
    casus_text key, value = setting;
    (void)cs_next_part(&value, '=', &key);
    if (!value.size)
        return cs_table_fault(table, "expected key=value, found '%.*s'",
                              (int)setting.size, setting.data);
    if (cs_text_is(key, "from"))
        return read_slot(dict, table, value, &frame->from);
    if (cs_text_is(key, "to"))
        return read_slot(dict, table, value, &frame->to);
    if (cs_text_is(key, "about"))
        return read_slot(dict, table, value, &frame->about);
    if (cs_text_is(key, "need") || cs_text_is(key, "not"))
        return read_conditions(dict, table, value, cs_text_is(key, "not"), frame);
    if (cs_text_is(key, "before"))
        return read_sequence(dict, table, value, true, &frame->before);
    if (cs_text_is(key, "after"))
        return read_sequence(dict, table, value, false, &frame->after);
    if (cs_text_is(key, "back"))
        frame->back = value;
    else if (cs_text_is(key, "closed"))
        frame->closed = true;
    else if (cs_text_is(key, "clause"))
        frame->main_clause = cs_text_is(value, "main");
    else if (cs_text_is(key, "mutual"))
        frame->mutual = true;
    else if (cs_text_is(key, "people"))
        frame->own_people = cs_text_is(value, "own");
    else if (cs_text_is(key, "side"))
        frame->side_to = true;
    else if (cs_text_is(key, "use"))
        frame->only_content = true;
    else
        return cs_table_fault(table, "a frame has no setting '%.*s'", (int)key.size,
                              key.data);
    return CASUS_OK;
}

static casus_status read_object(cs_dict *dict, cs_table *table, casus_text object,
                                cs_frame *frame)
{
    if (object.data[0] != '@') {
        frame->object = symbol(dict, object);
        return CASUS_OK;
    }
    const uint32_t number = cs_symbol_find(&dict->classes, object);
    if (!number)
        return cs_table_fault(table, "words.txt has no class '%.*s'", (int)object.size,
                              object.data);
    frame->object_class = number - 1;
    return CASUS_OK;
}

/* "call_on", "visit/n", "hold+@talks" */
static casus_status read_predicate(cs_dict *dict, cs_table *table, casus_text text,
                                   cs_frame *frame)
{
    casus_text part, lemma, object = text;
    (void)cs_next_part(&object, '+', &text);
    casus_text upos = text;
    (void)cs_next_part(&upos, '/', &text);
    frame->upos = CASUS_UPOS_VERB;
    if (upos.size)
        frame->upos = upos.data[0] == 'n'   ? CASUS_UPOS_NOUN
                      : upos.data[0] == 'a' ? CASUS_UPOS_ADJ
                                            : CASUS_UPOS_VERB;
    (void)cs_next_part(&text, '_', &lemma);
    if (!lemma.size)
        return cs_table_fault(table, "a frame needs a predicate");
    if (lemma.data[0] == '@') {
        const uint32_t class = cs_symbol_find(&dict->classes, lemma);
        if (!class)
            return cs_table_fault(table, "words.txt has no class '%.*s'", (int)lemma.size,
                                  lemma.data);
        frame->predicate_class = class - 1;
    } else {
        frame->predicate = symbol(dict, lemma);
    }
    while (cs_next_part(&text, '_', &part)) {
        if (!part.size || frame->particle_count == CS_FRAME_PARTICLES)
            return cs_table_fault(table, "a predicate takes at most %d particles",
                                  CS_FRAME_PARTICLES);
        frame->particle[frame->particle_count++] = symbol(dict, part);
    }
    return object.size ? read_object(dict, table, object, frame) : CASUS_OK;
}

static void set_defaults(cs_frame *frame)
{
    const bool noun = frame->upos == CASUS_UPOS_NOUN;
    frame->from = (cs_slot){.count = noun ? 2 : 1};
    frame->from.filler[0].outer.kind = noun ? CS_FILL_POSS : CS_FILL_SUBJ;
    frame->from.filler[1].outer.kind = noun ? CS_FILL_MOD : CS_FILL_NONE;
    frame->no_event = cs_text_is(frame->code, "-");
}

static casus_status read_frame(cs_dict *dict, cs_table *table)
{
    cs_frame frame = {.code = table->column[0],
                      .written = table->column[1],
                      .object_class = CASUS_NONE,
                      .predicate_class = CASUS_NONE,
                      .path = table->path,
                      .line = table->line};
    if (table->columns < 2)
        return cs_table_fault(
            table, "expected 'code  predicate  slots', columns separated by two "
                   "blanks");
    CS_TRY(read_predicate(dict, table, table->column[1], &frame));
    set_defaults(&frame);
    for (uint32_t i = 2; i < table->columns; i++) {
        casus_text rest = table->column[i], setting;
        while (cs_next_part(&rest, ' ', &setting))
            if (setting.size)
                CS_TRY(read_setting(dict, table, setting, &frame));
    }
    cs_frames *frames = &dict->frames;
    if ((frames->items.count == 0 && !cs_array_push(&frames->items, &dict->arena)) ||
        !cs_array_push(&frames->items, &dict->arena))
        return cs_nomem(table->faults->error);
    *cs_array_last(&frames->items) = frame;
    return CASUS_OK;
}

casus_status cs_frames_read(cs_dict *dict, const char *path, cs_faults *faults)
{
    cs_table table;
    CS_TRY(cs_table_open(&table, path, &dict->arena, faults));
    while (cs_table_next(&table))
        CS_TRY(read_frame(dict, &table));
    return CASUS_OK;
}

static int index_of(casus_upos upos)
{
    return upos == CASUS_UPOS_NOUN ? 1 : upos == CASUS_UPOS_ADJ ? 2 : 0;
}

static bool link_frame(cs_dict *dict, uint32_t symbol_number, uint32_t frame)
{
    cs_frames *frames = &dict->frames;
    uint32_t *first =
        &frames->by_symbol[index_of(frames->items.items[frame].upos)][symbol_number];
    if ((frames->links.count == 0 && !cs_array_push(&frames->links, &dict->arena)) ||
        !cs_array_push(&frames->links, &dict->arena))
        return false;
    *cs_array_last(&frames->links) = (cs_frame_link){frame, *first};
    *first = frames->links.count - 1;
    return true;
}

/* A frame of a class belongs to each member. */
static bool link_class(cs_dict *dict, uint32_t frame)
{
    const uint32_t class = dict->frames.items.items[frame].predicate_class;
    for (uint32_t i = 0; i < dict->memberships.count; i++) {
        const uint64_t member = dict->memberships.items[i];
        if (member >> 32 == class && !link_frame(dict, (uint32_t)member, frame))
            return false;
    }
    return true;
}

casus_status cs_frames_index(cs_dict *dict, casus_error *error)
{
    cs_frames *frames = &dict->frames;
    frames->symbol_count = dict->symbols.count;
    for (int i = 0; i < 3; i++) {
        frames->by_symbol[i] = cs_arena_alloc(
            &dict->arena, ((size_t)frames->symbol_count + 1) * sizeof(uint32_t));
        if (!frames->by_symbol[i])
            return cs_nomem(error);
    }
    for (uint32_t i = frames->items.count; i-- > 1;) {
        const cs_frame *frame = &frames->items.items[i];
        const bool linked = frame->predicate_class == CASUS_NONE
                                ? link_frame(dict, frame->predicate, i)
                                : link_class(dict, i);
        if (!linked)
            return cs_nomem(error);
    }
    return CASUS_OK;
}

uint32_t cs_frames_of(const cs_dict *dict, uint32_t lemma, casus_upos upos)
{
    const cs_frames *frames = &dict->frames;
    return lemma && lemma <= frames->symbol_count
               ? frames->by_symbol[index_of(upos)][lemma]
               : 0;
}

const cs_frame *cs_frame_at(const cs_dict *dict, uint32_t link)
{
    return &dict->frames.items.items[dict->frames.links.items[link].frame];
}

uint32_t cs_frame_next(const cs_dict *dict, uint32_t link)
{
    return dict->frames.links.items[link].next;
}
