/* match.c - whether two reports tell of one event.  Rules M1-M7. */
#include "merge/merge.h"

const cs_merge_options cs_merge_usual = {.days_said = 0,
                                         .days_published = 1,
                                         .days_story = 7,
                                         .action = CS_MERGE_ROOT,
                                         .scope = CS_MERGE_ALL};

static casus_text who(const cs_merge_party *party)
{
    return party->code.size ? party->code : party->name.size ? party->name : party->role;
}

static bool same_party(const cs_merge_party *a, const cs_merge_party *b)
{
    return cs_text_equal(who(a), who(b)) &&
           (!a->role.size || !b->role.size || cs_text_equal(a->role, b->role));
}

static bool holds(const cs_merge_party *all, uint32_t count, const cs_merge_party *party)
{
    for (uint32_t i = 0; i < count; i++)
        if (same_party(&all[i], party))
            return true;
    return false;
}

/* Whether all of the shorter side stand on the other side. */
static bool same_side(const cs_merge_party *a, uint32_t a_count, const cs_merge_party *b,
                      uint32_t b_count)
{
    if (a_count > b_count)
        return same_side(b, b_count, a, a_count);
    if (a_count == 0)
        return b_count == 0;
    for (uint32_t i = 0; i < a_count; i++)
        if (!holds(b, b_count, &a[i]))
            return false;
    return true;
}

static bool same_parties(const cs_merge_report *a, const cs_merge_report *b)
{
    if (same_side(a->actors, a->actor_count, b->actors, b->actor_count) &&
        same_side(a->recipients, a->recipient_count, b->recipients, b->recipient_count))
        return true;
    return a->mutual && b->mutual &&
           same_side(a->actors, a->actor_count, b->recipients, b->recipient_count) &&
           same_side(a->recipients, a->recipient_count, b->actors, b->actor_count);
}

/* An empty text contradicts nothing. */
static bool agree(casus_text a, casus_text b)
{
    return !a.size || !b.size || cs_text_equal(a, b);
}

static bool same_action(const cs_merge_report *a, const cs_merge_report *b,
                        cs_merge_action action)
{
    if (action == CS_MERGE_CODE)
        return cs_text_equal(a->cameo, b->cameo) && cs_text_equal(a->mode, b->mode);
    if (a->cameo.size < 2 || b->cameo.size < 2 ||
        memcmp(a->cameo.data, b->cameo.data, 2) != 0 || !agree(a->mode, b->mode))
        return false;
    return action == CS_MERGE_ROOT || cs_text_equal(a->type, b->type);
}

static bool same_about(const cs_merge_report *a, const cs_merge_report *b)
{
    return agree(a->about_predicate, b->about_predicate) ||
           (a->about_object.size && cs_text_equal(a->about_object, b->about_object));
}

/* Statuses that can be those of one event: it happened, it is to come, it is denied. */
static uint32_t group_of(uint32_t status)
{
    switch (status) {
    case CASUS_HAPPENED:
    case CASUS_ONGOING:
        return 0;
    case CASUS_PLANNED:
    case CASUS_PROPOSED:
    case CASUS_CONDITIONAL:
    case CASUS_THREATENED:
        return 1;
    case CASUS_NEGATED:
    case CASUS_DENIED:
        return 2;
    default:
        return 3 + status;
    }
}

/* Days between two ranges, 0 when they overlap; CASUS_NONE when one is not known. */
static uint32_t days_between(const cs_merge_report *a, const cs_merge_report *b)
{
    if (a->day == INT32_MIN || b->day == INT32_MIN)
        return CASUS_NONE;
    if (a->last_day < b->day)
        return (uint32_t)(b->day - a->last_day);
    return b->last_day < a->day ? (uint32_t)(a->day - b->last_day) : 0;
}

const char *cs_merge_reason(const cs_merge_report *a, const cs_merge_report *b,
                            const cs_merge_options *options)
{
    const bool story = a->story && a->story == b->story;
    if (cs_text_equal(a->id, b->id))
        return "same words of the same text";
    if (options->scope == CS_MERGE_SAME ||
        (options->scope == CS_MERGE_STORIES && !story) ||
        !same_action(a, b, options->action) ||
        group_of(a->status) != group_of(b->status) || !same_parties(a, b) ||
        !agree(a->place_country, b->place_country) || !same_about(a, b))
        return NULL;
    const uint32_t days = days_between(a, b);
    if (story)
        return days == CASUS_NONE || days <= options->days_story
                   ? "same actors, action and place in one story"
                   : NULL;
    if (!agree(a->place_name, b->place_name) || days == CASUS_NONE)
        return NULL;
    if (a->said && b->said)
        return days <= options->days_said ? "same actors, action, place and day said"
                                          : NULL;
    return days <= options->days_published
               ? "same actors, action and place, days published"
               : NULL;
}

static uint32_t key_of(const cs_merge_report *report, casus_text actor,
                       casus_text recipient)
{
    uint64_t parts[3] = {cs_hash(actor.data, actor.size),
                         cs_hash(recipient.data, recipient.size),
                         report->cameo.size < 2 ? 0 : cs_hash(report->cameo.data, 2)};
    if (report->mutual && parts[0] > parts[1]) {
        const uint64_t first = parts[0];
        parts[0] = parts[1];
        parts[1] = first;
    }
    return (uint32_t)(cs_hash(parts, sizeof parts) >> 32);
}

uint32_t cs_merge_keys(const cs_merge_report *report, uint32_t keys[CS_MERGE_KEYS])
{
    const casus_text nobody = CS_TEXT("");
    const uint32_t actors = report->actor_count ? report->actor_count : 1;
    const uint32_t recipients = report->recipient_count ? report->recipient_count : 1;
    uint32_t count = 0;
    for (uint32_t i = 0; i < actors; i++)
        for (uint32_t j = 0; j < recipients && count < CS_MERGE_KEYS; j++) {
            const uint32_t key =
                key_of(report, report->actor_count ? who(&report->actors[i]) : nobody,
                       report->recipient_count ? who(&report->recipients[j]) : nobody);
            bool known = false;
            for (uint32_t k = 0; k < count; k++)
                known = known || keys[k] == key;
            if (!known)
                keys[count++] = key;
        }
    return count;
}

uint64_t cs_merge_filter_key(const cs_merge_report *report, cs_merge_filter filter)
{
    uint64_t sums[2] = {0, 0};
    for (uint32_t i = 0; i < report->actor_count; i++)
        sums[0] += cs_hash(report->actors[i].code.data, report->actors[i].code.size);
    for (uint32_t i = 0; i < report->recipient_count; i++)
        sums[1] +=
            cs_hash(report->recipients[i].code.data, report->recipients[i].code.size);
    const uint64_t parts[] = {
        sums[0], sums[1], cs_hash(report->cameo.data, report->cameo.size),
        filter == CS_MERGE_ONE_A_STORY ? (uint64_t)report->story
                                       : (uint64_t)(int64_t)report->day};
    return cs_hash(parts, sizeof parts);
}
