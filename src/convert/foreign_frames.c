/* foreign_frames.c - patterns around verbs as frames.
 *
 * A pattern of PETRARCH-1 is a row of words around the verb; it becomes before= and after= of a
 * frame.  One of PETRARCH-2 names phrases by their heads; it becomes need=. */
#include "convert/foreign_pattern.h"

#include "base/error.h"

enum { ALTERNATIVES = 64, SEQUENCE_ROOM = 512 };

/* The words [first, last) as a sequence; false when there is no room. */
static bool write_sequence(const cs_pattern *pattern, uint32_t first, uint32_t last,
                           bool before, char *out, size_t room)
{
    size_t used = 0;
    const bool beside_star =
        before && last < pattern->count && pattern->item[last].joined;
    for (uint32_t i = first; i < last; i++) {
        const cs_pattern_word *item = &pattern->item[i];
        const char *mark = i == first     ? (item->joined && !before ? "_" : "")
                           : item->joined ? "_"
                                          : ",";
        const int size = snprintf(out + used, room - used, "%s%.*s", mark,
                                  (int)item->word.size, item->word.data);
        used += size > 0 ? (size_t)size : 0;
        if (used + 2 >= room)
            return false;
    }
    if (beside_star && used)
        out[used++] = '_';
    out[used] = '\0';
    return true;
}

typedef struct cs_line_of_frame {
    cs_foreign_lines *lines;
    casus_text predicate;
    const cs_code_field *code;
    uint32_t line;
} cs_line_of_frame;

/* Whether the pattern speaks of phrases: a file of PETRARCH-2, and no mark of an actor in it
 * but in a phrase of its own, where it says nothing more. */
static bool has_phrases(const cs_conversion *conversion, const cs_pattern *pattern)
{
    bool marks = false;
    for (uint32_t i = 0; i < pattern->count; i++)
        marks = marks ||
                (pattern->item[i].word.size == 1 && !pattern->item[i].prepositional &&
                 strchr("$+^%", pattern->item[i].word.data[0]));
    return conversion->noun_phrases && !marks;
}

/* Whether an item ends its phrase, whose head it then is. */
static bool is_head(const cs_pattern *pattern, uint32_t at)
{
    const cs_pattern_word *item = &pattern->item[at], *next = item + 1;
    return at + 1 == pattern->count || next->fixed ||
           !(next->joined ||
             (item->noun_phrase && next->noun_phrase == item->noun_phrase));
}

/* The preposition of the phrase that an item stands in, NULL when it stands in none. */
static const cs_pattern_word *preposition_of(const cs_pattern *pattern, uint32_t at)
{
    const uint8_t phrase = pattern->item[at].prepositional;
    while (phrase && at > 0 && pattern->item[at - 1].prepositional == phrase)
        at--;
    return phrase ? &pattern->item[at] : NULL;
}

/* One item as a condition, "obj:aid" or "obj.mod:financial", with a comma before it where it is not
 * the first; how long it would be. */
static int write_need(const cs_pattern *pattern, uint32_t at, bool first, char *out,
                      size_t room)
{
    const cs_pattern_word *item = &pattern->item[at];
    const cs_pattern_word *preposition = preposition_of(pattern, at);
    const char *comma = first ? "" : ",";
    if (preposition == item)
        return snprintf(out, room, "%s%.*s", comma, (int)item->word.size,
                        item->word.data);
    const casus_text place = preposition                ? preposition->word
                             : at < cs_star_of(pattern) ? CS_TEXT("subj")
                                                        : CS_TEXT("obj");
    return snprintf(out, room, "%s%.*s%s:%.*s", comma, (int)place.size, place.data,
                    is_head(pattern, at) ? "" : ".mod", (int)item->word.size,
                    item->word.data);
}

/* Whether an item says something by itself: not the verb and its words, not an actor, and a
 * preposition only where nothing else stands behind it. */
static bool is_need(const cs_pattern *pattern, uint32_t at)
{
    const cs_pattern_word *item = &pattern->item[at];
    if (item->fixed || at == cs_star_of(pattern) || cs_text_is(item->word, "^"))
        return false;
    return preposition_of(pattern, at) != item || at + 1 == pattern->count ||
           item[1].prepositional != item->prepositional || cs_text_is(item[1].word, "^");
}

/* The phrases of a pattern as conditions: "obj:aid,obj.mod:financial,to:rebel"; false when there
 * is no room. */
static bool write_needs(const cs_pattern *pattern, char *out, size_t room)
{
    size_t used = 0;
    for (uint32_t i = 0; i < pattern->count; i++) {
        const int size = is_need(pattern, i)
                             ? write_need(pattern, i, !used, out + used, room - used)
                             : 0;
        used += size > 0 ? (size_t)size : 0;
        if (used + 2 >= room)
            return false;
    }
    return true;
}

/* The words of the verb alone. */
static void keep_fixed(cs_pattern *pattern)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < pattern->count; i++)
        if (pattern->item[i].fixed)
            pattern->item[kept++] = pattern->item[i];
    pattern->count = kept;
}

/* Adds a frame.  Where a block of PETRARCH-2 gives a pattern twice the later one holds. */
static casus_status put_frame(cs_conversion *conversion, const cs_foreign_frame *frame)
{
    for (uint32_t i = conversion->block;
         conversion->noun_phrases && i < conversion->frames.count; i++) {
        cs_foreign_frame *other = &conversion->frames.items[i];
        if (!cs_text_equal(other->predicate, frame->predicate) ||
            !cs_text_equal(other->before, frame->before) ||
            !cs_text_equal(other->after, frame->after) ||
            !cs_text_equal(other->needs, frame->needs))
            continue;
        *other = *frame;
        return CASUS_OK;
    }
    if (!cs_array_push(&conversion->frames, &conversion->arena))
        return cs_nomem(conversion->findings->error);
    *cs_array_last(&conversion->frames) = *frame;
    return CASUS_OK;
}

/* Once a line, though it is the pattern of many verbs and members of synsets. */
static void report_long(cs_conversion *conversion, const cs_line_of_frame *at)
{
    if (conversion->long_line != at->line)
        cs_finding(conversion, at->lines->path, at->line,
                   "a pattern of more than 8 words");
    conversion->long_line = at->line;
}

/* A frame of a pattern without synsets. */
static casus_status add_frame(const cs_line_of_frame *at, const cs_pattern *pattern)
{
    cs_conversion *conversion = at->lines->conversion;
    char before[SEQUENCE_ROOM] = "", after[SEQUENCE_ROOM] = "", needs[SEQUENCE_ROOM] = "";
    cs_pattern kept = {.count = 0};
    bool both = false, room = true;
    for (uint32_t i = 0; i < pattern->count; i++) {
        cs_pattern_word item = pattern->item[i];
        if (cs_text_is(item.word, "%")) {
            both = both || at->code->back.size;
            item.word = CS_TEXT("$");
        }
        kept.item[kept.count++] = item;
    }
    if (has_phrases(conversion, &kept)) {
        room = write_needs(&kept, needs, sizeof needs);
        keep_fixed(&kept);
    }
    const uint32_t star = cs_star_of(&kept);
    if (!room || star > 8 || kept.count - star - 1 > 8 ||
        !write_sequence(&kept, 0, star, true, before, sizeof before) ||
        !write_sequence(&kept, star + 1, kept.count, false, after, sizeof after)) {
        report_long(conversion, at);
        return CASUS_OK;
    }
    const cs_foreign_frame frame = {
        .predicate = at->predicate,
        .before = cs_text_copy(cs_text_of(before), &conversion->arena),
        .after = cs_text_copy(cs_text_of(after), &conversion->arena),
        .needs = cs_text_copy(cs_text_of(needs), &conversion->arena),
        .code = at->code->code,
        .back = at->code->back,
        .swapped = at->code->swapped,
        .both = both,
        .path = at->lines->path,
        .line = at->line};
    return frame.before.data && frame.after.data && frame.needs.data
               ? put_frame(conversion, &frame)
               : cs_nomem(conversion->findings->error);
}

/* Puts a member of a synset, words joined by "_", in the place of item `at`. */
static bool put_member(cs_conversion *conversion, const cs_pattern *pattern, uint32_t at,
                       casus_text member, cs_pattern *out)
{
    cs_pattern words;
    if (!cs_read_pattern(conversion, member, &words) ||
        pattern->count + words.count > CS_PATTERN_WORDS)
        return false;
    *out = (cs_pattern){.count = 0};
    for (uint32_t i = 0; i < pattern->count; i++) {
        for (uint32_t w = 0; i == at && w < words.count; w++) {
            cs_pattern_word *item = &out->item[out->count++];
            *item = pattern->item[at];
            item->word = words.item[w].word;
            item->joined = w || item->joined;
        }
        if (i != at)
            out->item[out->count++] = pattern->item[i];
    }
    return true;
}

/* One frame for each way to read the synsets of a pattern: the class of single words, and each
 * member of several words. */
static casus_status expand(const cs_line_of_frame *at, const cs_pattern *pattern,
                           uint32_t from, uint32_t *budget)
{
    cs_conversion *conversion = at->lines->conversion;
    uint32_t set = from;
    while (set < pattern->count && pattern->item[set].word.data[0] != '&')
        set++;
    if (!*budget)
        return CASUS_OK;
    if (set == pattern->count) {
        --*budget;
        return add_frame(at, pattern);
    }
    const cs_synset *synset = cs_synset_named(conversion, pattern->item[set].word);
    if (!synset) {
        cs_finding(conversion, at->lines->path, at->line, "'%.*s' is an unknown synset",
                   (int)pattern->item[set].word.size, pattern->item[set].word.data);
        return CASUS_OK;
    }
    casus_text class;
    cs_pattern next = *pattern;
    CS_TRY(cs_class_of_synset(conversion, synset, &class));
    next.item[set].word = class;
    if (class.size)
        CS_TRY(expand(at, &next, set + 1, budget));
    for (uint32_t i = 0; i < synset->members.count; i++)
        if (memchr(synset->members.items[i].data, '_', synset->members.items[i].size) &&
            put_member(conversion, pattern, set, synset->members.items[i], &next))
            CS_TRY(expand(at, &next, set, budget));
    return CASUS_OK;
}

/* A pattern around a verb of several words: the verb's words stand next to it. */
static bool combine(const cs_pattern *pattern, const cs_pattern *verb, cs_pattern *out)
{
    const uint32_t star = cs_star_of(pattern);
    *out = (cs_pattern){.count = 0};
    if (pattern->count + verb->count > CS_PATTERN_WORDS || star == CASUS_NONE)
        return false;
    for (uint32_t i = 0; i < pattern->count; i++) {
        if (i != star) {
            out->item[out->count++] = pattern->item[i];
            continue;
        }
        for (uint32_t v = 0; v < verb->count; v++) {
            out->item[out->count] = verb->item[v];
            out->item[out->count++].fixed = true;
        }
    }
    return true;
}

casus_status cs_frame_of_verb(cs_foreign_lines *lines, const cs_verb *verb,
                              casus_text predicate, const cs_pattern *pattern,
                              const cs_code_field *code, uint32_t line)
{
    cs_pattern whole;
    uint32_t budget = ALTERNATIVES;
    const cs_line_of_frame at = {lines, predicate, code, line};
    if (!combine(pattern, &verb->around, &whole)) {
        cs_finding(lines->conversion, lines->path, line, "a pattern that is too long");
        return CASUS_OK;
    }
    return expand(&at, &whole, 0, &budget);
}
