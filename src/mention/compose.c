/* compose.c - puts the parts of a noun phrase together: country, role, person, organisation,
 * apposition. */
#include "mention/finder.h"

#include "base/utf8.h"

enum { COUNTRIES = 12, DEPTH = 12 };

/* What a phrase says of its actor. */
typedef struct cs_evidence {
    uint32_t owner[COUNTRIES]; /* actor numbers that give code and kind */
    uint32_t owners;
    bool person;          /* the phrase names a person */
    bool holder;          /* a role that persons have */
    bool generic;         /* "group": only what stands beside it says which */
    bool acts;            /* the head itself is an actor or a role */
    bool inherits;        /* the role comes from what stands beside it */
    bool listed;          /* its members are named: "countries such as Italy" */
    bool definite_people; /* "the Russians" */
    bool former;          /* the role is over */
    casus_text role;
    uint32_t first, last; /* words that were used */
    bool known;           /* copied from an earlier mention: `copy` */
    casus_actor copy;
} cs_evidence;

static void use_words(cs_evidence *evidence, uint32_t first, uint32_t last)
{
    evidence->first = first < evidence->first ? first : evidence->first;
    evidence->last = last > evidence->last ? last : evidence->last;
}

static void add_owner(cs_evidence *evidence, uint32_t actor)
{
    for (uint32_t i = 0; i < evidence->owners; i++)
        if (evidence->owner[i] == actor)
            return;
    if (evidence->owners < COUNTRIES)
        evidence->owner[evidence->owners++] = actor;
}

static const cs_name_entry *entry_of(const cs_finder *finder, const cs_hit *hit)
{
    return &finder->dict->names.items[hit->name];
}

/* The country that a name gives to a role beside it: also a city's or a region's. */
static uint32_t owner_of(const cs_finder *finder, const cs_name_entry *entry)
{
    if (entry->actor != CASUS_NONE)
        return entry->actor;
    return finder->dict->places.items[entry->place].country;
}

/* Among the meanings of a name, the one that can act; else the first. */
static const cs_name_entry *acting_entry(const cs_finder *finder, const cs_hit *hit)
{
    const cs_name_entry *first = entry_of(finder, hit);
    for (const cs_name_entry *entry = first;;
         entry = &finder->dict->names.items[entry->next]) {
        if (entry->class != CS_NAME_PLACE)
            return entry;
        if (!entry->next)
            return first;
    }
}

static bool has_article(const cs_finder *finder, uint32_t word)
{
    return cs_child(finder->tree, word, CASUS_REL_DET) != CASUS_NONE;
}

/* Whether the offices of a person say for whom he acts at the article's date; where they do
 * not, the words around the name may ("Turkish minister"). */
static bool person_has_code(const cs_finder *finder, uint32_t actor)
{
    casus_actor resolved = {.code = {NULL, 0}};
    cs_actor_resolve(finder->dict, actor, finder->date, &resolved);
    return resolved.code.size > 0;
}

/* The name at the head of the phrase. */
static void take_name(const cs_finder *finder, const cs_hit *hit, cs_evidence *evidence)
{
    const cs_name_entry *entry = acting_entry(finder, hit);
    if (entry->class == CS_NAME_PLACE)
        return;
    evidence->person = finder->dict->actors.items[entry->actor].kind == CS_KIND_PERSON;
    if (!evidence->person || person_has_code(finder, entry->actor))
        add_owner(evidence, entry->actor);
    use_words(evidence, hit->first, hit->last);
    evidence->acts = true;
    if (entry->class == CS_NAME_SEAT)
        evidence->role = CS_TEXT("GOV");
    if (entry->class == CS_NAME_PEOPLE || entry->class == CS_NAME_ADJECTIVE)
        evidence->definite_people = has_article(finder, hit->head);
    if (entry->class == CS_NAME_PEOPLE && !evidence->definite_people)
        evidence->role = CS_TEXT("CVL");
}

static void take_role(const cs_hit *hit, cs_evidence *evidence)
{
    evidence->acts = true;
    use_words(evidence, hit->first, hit->last);
    evidence->holder =
        hit->role->class == CS_ROLE_PERSON || hit->role->class == CS_ROLE_INHERIT;
    evidence->generic = hit->role->class == CS_ROLE_GENERIC;
    if (hit->role->class == CS_ROLE_INHERIT || evidence->generic)
        evidence->inherits = true;
    else
        evidence->role = hit->role->role;
}

/* A surname that an earlier full name explains. */
static void use_known(const cs_known_person *person, uint32_t word, cs_evidence *evidence)
{
    evidence->known = evidence->acts = evidence->person = true;
    evidence->copy = person->actor;
    use_words(evidence, word, word);
}

static void take_known(const cs_finder *finder, uint32_t word, cs_evidence *evidence)
{
    const casus_text form = finder->tree->words[word].form;
    for (uint32_t i = finder->persons.count; i-- > 0;)
        if (cs_text_equal(finder->persons.items[i].surname, form)) {
            use_known(&finder->persons.items[i], word, evidence);
            return;
        }
    if (cs_child(finder->tree, word, CASUS_REL_FLAT) != CASUS_NONE)
        return;
    for (uint32_t i = finder->persons.count; i-- > 0;)
        if (cs_text_equal(finder->persons.items[i].first, form)) {
            use_known(&finder->persons.items[i], word, evidence);
            return;
        }
}

static bool gather(const cs_finder *finder, uint32_t word, uint32_t depth,
                   cs_evidence *out);

/* Merges what a modifier says into its head's evidence. */
static void merge(cs_evidence *evidence, const cs_evidence *part, bool take_role_too)
{
    const bool had_owner = evidence->owners > 0;
    for (uint32_t i = 0; i < part->owners && !had_owner; i++)
        add_owner(evidence, part->owner[i]);
    if (take_role_too && !evidence->role.size) {
        evidence->role = part->role;
        evidence->former = evidence->former || part->former;
    }
    if (part->known && !evidence->known && !had_owner && !part->owners) {
        evidence->known = true;
        evidence->copy = part->copy;
    }
    use_words(evidence, part->first, part->last);
}

static bool affiliates(const cs_finder *finder, uint32_t child)
{
    const uint32_t mark = cs_child(finder->tree, child, CASUS_REL_CASE);
    return mark != CASUS_NONE &&
           cs_in_class(finder->dict, finder->analysis->symbols[mark].lemma,
                       finder->classes.affiliation);
}

/* "the presidents of Chad and Niger", "US and British officials" */
static void take_joined_names(const cs_finder *finder, uint32_t word,
                              cs_evidence *evidence)
{
    CS_EACH_CHILD(finder->tree, word, other)
    {
        const cs_hit *joined = cs_name_hit(finder, other);
        if (finder->tree->words[other].relation != CASUS_REL_CONJ || !joined)
            continue;
        const uint32_t owner = owner_of(finder, acting_entry(finder, joined));
        if (owner != CASUS_NONE)
            add_owner(evidence, owner);
    }
}

/* A name that stands before the head as an adjective or noun, and the names joined to it. */
static bool take_modifier_name(const cs_finder *finder, uint32_t child,
                               cs_evidence *evidence)
{
    const cs_hit *hit = cs_name_hit(finder, child);
    if (!hit)
        return false;
    const uint32_t owner = owner_of(finder, acting_entry(finder, hit));
    if (owner == CASUS_NONE)
        return true;
    add_owner(evidence, owner);
    use_words(evidence, hit->first, hit->last);
    take_joined_names(finder, child, evidence);
    return true;
}

static void take_plain_modifier(const cs_finder *finder, uint32_t child, uint32_t depth,
                                cs_evidence *evidence)
{
    cs_evidence part = {.first = CASUS_NONE};
    if (!evidence->owners && take_modifier_name(finder, child, evidence))
        return;
    if (gather(finder, child, depth + 1, &part))
        merge(evidence, &part,
              evidence->inherits || evidence->person || !evidence->role.size);
}

/* "the army's chief", "president of France", "government of Alberta" */
static void take_affiliation(const cs_finder *finder, uint32_t child, uint32_t depth,
                             cs_evidence *evidence)
{
    cs_evidence part;
    if (gather(finder, child, depth + 1, &part)) {
        const bool alone = evidence->owners == 0;
        merge(evidence, &part, evidence->inherits);
        if (alone)
            take_joined_names(finder, child, evidence);
    } else if (!evidence->owners && evidence->role.size)
        (void)take_modifier_name(finder, child, evidence);
}

/* "countries including Italy and Spain", "allies such as Japan" */
static bool lists_members(const cs_finder *finder, uint32_t child)
{
    const uint32_t mark = cs_child(finder->tree, child, CASUS_REL_CASE);
    return mark != CASUS_NONE &&
           cs_in_class(finder->dict, finder->analysis->symbols[mark].lower,
                       finder->classes.including);
}

static void take_members(const cs_finder *finder, uint32_t child, cs_evidence *evidence)
{
    if (take_modifier_name(finder, child, evidence) && evidence->generic)
        evidence->listed = true;
}

/* "Chancellor Olaf Scholz" with the title as its head. */
static void take_flat_name(const cs_finder *finder, uint32_t child, cs_evidence *evidence)
{
    const cs_hit *name = cs_name_hit(finder, child);
    cs_evidence part = {.first = CASUS_NONE};
    if (!name || name->head != child || !evidence->role.size)
        return;
    take_name(finder, name, &part);
    if (part.person) {
        evidence->person = true;
        merge(evidence, &part, false);
    }
}

/* "Vietnamese-led forces" */
static void take_leader(const cs_finder *finder, uint32_t word, cs_evidence *evidence)
{
    if (evidence->owners ||
        !cs_in_class(finder->dict, finder->analysis->symbols[word].lower,
                     finder->classes.led))
        return;
    CS_EACH_CHILD(finder->tree, word, child)
    if (child < word)
        (void)take_modifier_name(finder, child, evidence);
}

static void take_child(const cs_finder *finder, uint32_t child, uint32_t depth,
                       cs_evidence *evidence)
{
    const casus_word *word = &finder->tree->words[child];
    cs_evidence part;
    switch (word->relation) {
    case CASUS_REL_AMOD:
    case CASUS_REL_COMPOUND:
        if (cs_in_class(finder->dict, finder->analysis->symbols[child].lower,
                        finder->classes.former))
            evidence->former = true;
        take_leader(finder, child, evidence);
        take_plain_modifier(finder, child, depth, evidence);
        break;
    case CASUS_REL_NMOD:
        if (lists_members(finder, child))
            take_members(finder, child, evidence);
        else if (word->subtype == CASUS_SUB_DESC)
            take_plain_modifier(finder, child, depth, evidence);
        else if (word->subtype == CASUS_SUB_POSS || affiliates(finder, child))
            take_affiliation(finder, child, depth, evidence);
        break;
    case CASUS_REL_FLAT:
        take_flat_name(finder, child, evidence);
        break;
    case CASUS_REL_APPOS:
        if (gather(finder, child, depth + 1, &part)) {
            evidence->acts = evidence->acts || part.acts;
            evidence->person = evidence->person || part.person;
            merge(evidence, &part, true);
        }
        break;
    default:
        break;
    }
}

static bool is_name_word(const cs_finder *finder, uint32_t word)
{
    return finder->tree->words[word].upos == CASUS_UPOS_PROPN;
}

/* Names are also tagged as nouns or pronouns. */
static bool has_capital(const cs_finder *finder, uint32_t word)
{
    uint32_t length;
    return cs_is_upper(cs_utf8_decode(finder->tree->words[word].form.data, &length));
}

/* The words of a role phrase may each have modifiers: "chief of staff of the army". */
static void take_children(const cs_finder *finder, uint32_t word, uint32_t depth,
                          cs_evidence *evidence)
{
    const cs_hit *role = cs_role_hit(finder, word);
    const uint32_t first = role ? role->first : word, last = role ? role->last : word;
    for (uint32_t inner = first; inner <= last; inner++)
        CS_EACH_CHILD(finder->tree, inner, child)
    if (child < first || child > last)
        take_child(finder, child, depth, evidence);
}

static void use_flat_words(const cs_finder *finder, uint32_t word, cs_evidence *evidence)
{
    CS_EACH_CHILD(finder->tree, word, child)
    if (finder->tree->words[child].relation == CASUS_REL_FLAT)
        use_words(evidence, word, child);
}

/* "a French group" is not France; "the Hamas group" is Hamas. */
static bool only_states(const cs_finder *finder, const cs_evidence *evidence)
{
    for (uint32_t i = 0; i < evidence->owners; i++)
        if (finder->dict->actors.items[evidence->owner[i]].kind != CS_KIND_COUNTRY)
            return false;
    return !evidence->role.size;
}

/* Whether the phrase with this head names an actor; `out` receives what it says. */
static bool gather(const cs_finder *finder, uint32_t word, uint32_t depth,
                   cs_evidence *out)
{
    const cs_hit *name = cs_name_hit(finder, word), *role = cs_role_hit(finder, word);
    *out = (cs_evidence){.first = CASUS_NONE};
    if (depth > DEPTH)
        return false;
    if (name && name->head == word)
        take_name(finder, name, out);
    else if (role && role->head == word)
        take_role(role, out);
    else if (is_name_word(finder, word) || has_capital(finder, word))
        take_known(finder, word, out);
    const bool unknown_person = !out->acts && is_name_word(finder, word) && !name;
    out->person = out->person || unknown_person;
    const bool own_country = out->owners > 0 && !out->person;
    if (!own_country && !out->known)
        take_children(finder, word, depth, out);
    if (unknown_person && (out->role.size || out->inherits)) {
        out->acts = true;
        use_words(out, word, word);
        use_flat_words(finder, word, out);
    }
    if (out->generic && !out->listed && only_states(finder, out))
        return false;
    return out->acts && (out->owners > 0 || out->role.size || out->known);
}

static void add_actor(cs_finder *finder, const casus_actor *actor)
{
    if (finder->failed || !cs_array_push(&finder->actors, finder->arena))
        finder->failed = true;
    else
        *cs_array_last(&finder->actors) = *actor;
}

/* Who has left an office of a state is of its elites. */
static casus_text role_after(casus_text role)
{
    static const char *const offices[] = {"GOV", "LEG", "JUD", "MIL", "SPY"};
    for (size_t i = 0; i < sizeof offices / sizeof *offices; i++)
        if (cs_text_is(role, offices[i]))
            return CS_TEXT("ELI");
    return role;
}

static void finish_actor(const cs_finder *finder, const cs_evidence *evidence,
                         uint32_t word, casus_actor *actor)
{
    const casus_word *words = finder->tree->words;
    actor->word = word;
    actor->span = (casus_span){words[evidence->first].start, words[evidence->last].end};
    actor->name =
        cs_text_span(finder->analysis->text, actor->span.start, actor->span.end);
    const bool country_alone =
        !evidence->role.size && evidence->inherits && !evidence->generic;
    if (evidence->role.size && !(evidence->person && actor->role.size))
        actor->role = evidence->former ? role_after(evidence->role) : evidence->role;
    else if (country_alone && cs_text_is(actor->kind, "country") && !actor->role.size)
        actor->role = evidence->former ? CS_TEXT("ELI") : CS_TEXT("GOV");
    if (!actor->kind.size)
        actor->kind = CS_TEXT("other");
}

/* Remembers the last word of a person's name. */
static void remember_person(cs_finder *finder, const cs_evidence *evidence, uint32_t word,
                            const casus_actor *actor)
{
    const casus_word *words = finder->tree->words;
    uint32_t first = word, last = word;
    const cs_hit *name = cs_name_hit(finder, word);
    if (!evidence->person || !is_name_word(finder, word))
        return;
    CS_EACH_CHILD(finder->tree, word, child)
    if (words[child].relation == CASUS_REL_FLAT)
        last = child;
    if (name && name->head == word) {
        first = name->first;
        last = name->last;
    }
    if (last == first)
        return;
    if (!cs_array_push(&finder->persons, finder->arena)) {
        finder->failed = true;
        return;
    }
    *cs_array_last(&finder->persons) =
        (cs_known_person){words[last].form, words[first].form, *actor};
}

static void add_mention(cs_finder *finder, uint32_t word, uint32_t first_actor,
                        bool person)
{
    if (finder->failed || !cs_array_push(&finder->mentions, finder->arena)) {
        finder->failed = true;
        return;
    }
    *cs_array_last(&finder->mentions) =
        (cs_mention){.word = word,
                     .first_actor = first_actor,
                     .person = person,
                     .actor_count = finder->actors.count - first_actor};
    finder->out->by_word[word] = finder->mentions.count - 1;
}

/* A city or region: its state, as the one to whom something is done. */
static void compose_place(cs_finder *finder, uint32_t word)
{
    const cs_hit *hit = cs_name_hit(finder, word);
    const uint32_t first_actor = finder->actors.count;
    if (!hit || hit->head != word)
        return;
    const cs_name_entry *entry = acting_entry(finder, hit);
    const uint32_t owner = owner_of(finder, entry);
    if (entry->class != CS_NAME_PLACE || owner == CASUS_NONE)
        return;
    const cs_evidence evidence = {.first = hit->first, .last = hit->last};
    casus_actor actor = {.code = {NULL, 0}};
    cs_actor_resolve(finder->dict, owner, finder->date, &actor);
    finish_actor(finder, &evidence, word, &actor);
    add_actor(finder, &actor);
    add_mention(finder, word, first_actor, false);
    if (!finder->failed)
        cs_array_last(&finder->mentions)->place = true;
}

void cs_compose_mention(cs_finder *finder, uint32_t word)
{
    cs_evidence evidence;
    const uint32_t first_actor = finder->actors.count;
    if (!gather(finder, word, 0, &evidence)) {
        compose_place(finder, word);
        return;
    }
    casus_actor actor = {.code = {NULL, 0}};
    if (evidence.known)
        actor = evidence.copy;
    for (uint32_t i = 0; i < evidence.owners; i++) {
        actor = (casus_actor){.code = {NULL, 0}};
        cs_actor_resolve(finder->dict, evidence.owner[i], finder->date, &actor);
        finish_actor(finder, &evidence, word, &actor);
        add_actor(finder, &actor);
    }
    if (!evidence.owners) {
        finish_actor(finder, &evidence, word, &actor);
        add_actor(finder, &actor);
    }
    add_mention(finder, word, first_actor, evidence.person || evidence.holder);
    remember_person(finder, &evidence, word, &actor);
}
