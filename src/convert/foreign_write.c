/* foreign_write.c - the tables of a conversion as files. */
#include "convert/foreign.h"

#include "base/error.h"
#include "base/file.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

typedef struct cs_writing {
    const cs_conversion *conversion;
    const char *folder;
    cs_arena arena;
    cs_texts codes; /* actor codes that have a line */
} cs_writing;

static casus_status failed(const cs_writing *writing, const char *path)
{
    return cs_fail(writing->conversion->findings->error, CASUS_IO, 0, "%s: %s", path,
                   strerror(errno));
}

/* Opens a file below the folder, whose folders are made. */
static casus_status open_file(cs_writing *writing, const char *name, FILE **out)
{
    char path[4096];
    const int size = snprintf(path, sizeof path, "%s/%s", writing->folder, name);
    if (size < 0 || (size_t)size >= sizeof path)
        return cs_fail(writing->conversion->findings->error, CASUS_MISUSE, 0,
                       "the name of the folder is too long");
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST)
            return failed(writing, path);
        *slash = '/';
    }
    *out = fopen(path, "wb");
    return *out ? CASUS_OK : failed(writing, path);
}

static casus_status close_file(cs_writing *writing, FILE *file, const char *name)
{
    const bool bad = ferror(file) != 0;
    return fclose(file) != 0 || bad ? failed(writing, name) : CASUS_OK;
}

static void put(FILE *file, casus_text text)
{
    (void)fwrite(text.data, 1, text.size, file);
}

static int by_phrase(const void *a, const void *b)
{
    const cs_foreign_actor *one = a, *other = b;
    const int order = cs_text_compare(one->phrase, other->phrase);
    return order ? order : (one > other) - (one < other);
}

/* A phrase with all codes that its entries give, those without days last. */
typedef struct cs_merged {
    casus_text phrase;
    CS_ARRAY(cs_foreign_code) codes;
} cs_merged;

static bool add_codes(cs_writing *writing, cs_merged *merged,
                      const cs_foreign_actor *actor)
{
    for (uint32_t i = 0; i < actor->codes.count; i++) {
        if (!cs_array_push(&merged->codes, &writing->arena))
            return false;
        *cs_array_last(&merged->codes) = actor->codes.items[i];
    }
    return true;
}

static bool has_days(const cs_foreign_code *code)
{
    return code->from || code->to;
}

static int by_text(const void *a, const void *b)
{
    return cs_text_compare(*(const casus_text *)a, *(const casus_text *)b);
}

static void put_day(FILE *file, uint32_t date)
{
    if (date)
        (void)fprintf(file, "%04u-%02u-%02u", (unsigned)(date / 10000),
                      (unsigned)(date / 100 % 100), (unsigned)(date % 100));
}

/* The lines of a phrase: its codes as those of a person who acts for them in turn, so that agents
 * beside it add to them. */
static void write_person(FILE *persons, FILE *names, const cs_merged *merged,
                         uint32_t number)
{
    for (int round = 0; round < 2; round++)
        for (uint32_t i = 0; i < merged->codes.count; i++) {
            const cs_foreign_code *code = &merged->codes.items[i];
            if (has_days(code) != (round == 0))
                continue;
            (void)fprintf(persons, "p%u  ", (unsigned)number);
            put(persons, code->code);
            (void)fputs("  -  ", persons);
            put_day(persons, code->from);
            (void)fputs(has_days(code) ? ".." : "-", persons);
            put_day(persons, code->to);
            (void)fputs("\n", persons);
        }
    (void)fprintf(names, "p%u  capitals  ", (unsigned)number);
    put(names, merged->phrase);
    (void)fputs("\n", names);
}

static bool starts_well(casus_text code)
{
    return code.data[0] >= 'A' && code.data[0] <= 'Z';
}

/* dict/actors.txt: each code once. */
static casus_status write_codes(cs_writing *writing)
{
    FILE *file = NULL;
    const cs_conversion *conversion = writing->conversion;
    CS_TRY(open_file(writing, "dict/actors.txt", &file));
    for (uint32_t i = 0; i < conversion->actors.count; i++)
        for (uint32_t c = 0; c < conversion->actors.items[i].codes.count; c++) {
            if (!cs_array_push(&writing->codes, &writing->arena))
                return cs_nomem(conversion->findings->error);
            *cs_array_last(&writing->codes) =
                conversion->actors.items[i].codes.items[c].code;
        }
    if (writing->codes.count)
        qsort(writing->codes.items, writing->codes.count, sizeof(casus_text), by_text);
    for (uint32_t i = 0; i < writing->codes.count; i++) {
        const casus_text code = writing->codes.items[i];
        if (!starts_well(code) || (i && cs_text_equal(code, writing->codes.items[i - 1])))
            continue;
        put(file, code);
        (void)fputs("  country\n", file);
    }
    return close_file(writing, file, "dict/actors.txt");
}

static casus_status write_phrases(cs_writing *writing, cs_foreign_actor *sorted,
                                  FILE *persons, FILE *names)
{
    const uint32_t count = writing->conversion->actors.count;
    for (uint32_t i = 0, end; i < count; i = end) {
        cs_merged merged = {.phrase = sorted[i].phrase};
        for (end = i; end < count && cs_text_equal(sorted[end].phrase, merged.phrase);
             end++)
            if (!add_codes(writing, &merged, &sorted[end]))
                return cs_nomem(writing->conversion->findings->error);
        write_person(persons, names, &merged, i);
    }
    return CASUS_OK;
}

static casus_status write_actors(cs_writing *writing)
{
    char name[64];
    FILE *persons = NULL, *names = NULL;
    const cs_conversion *conversion = writing->conversion;
    const size_t size = conversion->actors.count * sizeof(cs_foreign_actor);
    cs_foreign_actor *sorted = cs_arena_alloc(&writing->arena, size + 1);
    if (!sorted)
        return cs_nomem(conversion->findings->error);
    memcpy(sorted, conversion->actors.items, size);
    qsort(sorted, conversion->actors.count, sizeof *sorted, by_phrase);
    CS_TRY(write_codes(writing));
    (void)snprintf(name, sizeof name, "lang/%s/names/names.txt", conversion->language);
    CS_TRY(open_file(writing, "dict/persons/persons.txt", &persons));
    CS_TRY(open_file(writing, name, &names));
    CS_TRY(write_phrases(writing, sorted, persons, names));
    CS_TRY(close_file(writing, persons, "persons.txt"));
    return close_file(writing, names, name);
}

/* "~GOVPRS" -> GOVPRS; "NGO~" keeps its mark: it stands before the actor's code. */
static casus_text role_of(const cs_foreign_actor *agent)
{
    casus_text role = agent->codes.items[0].code;
    if (role.size && role.data[0] == '~')
        role = cs_text_span(role, 1, role.size);
    return role;
}

static casus_status write_agents(cs_writing *writing)
{
    char name[64];
    FILE *roles = NULL, *codes = NULL;
    const cs_conversion *conversion = writing->conversion;
    (void)snprintf(name, sizeof name, "lang/%s/roles.txt", conversion->language);
    CS_TRY(open_file(writing, name, &roles));
    CS_TRY(open_file(writing, "ontology/roles.tsv", &codes));
    for (uint32_t i = 0; i < conversion->agents.count; i++) {
        const cs_foreign_actor *agent = &conversion->agents.items[i];
        const casus_text role = role_of(agent);
        put(roles, role);
        (void)fputs("  body  ", roles);
        for (uint32_t c = 0; c < agent->phrase.size; c++) {
            const char letter = agent->phrase.data[c];
            (void)fputc(letter >= 'A' && letter <= 'Z' ? letter | 0x20 : letter, roles);
        }
        (void)fputs("\n", roles);
        put(codes, role);
        (void)fputs("\t", codes);
        put(codes, role);
        (void)fputs("\t-\t-\n", codes);
    }
    CS_TRY(close_file(writing, codes, "ontology/roles.tsv"));
    return close_file(writing, roles, name);
}

/* Acts that several subjects without a target do to each other: 03 to 06. */
static bool is_cooperation(casus_text code)
{
    return code.size > 1 && code.data[0] == '0' && code.data[1] >= '3' &&
           code.data[1] <= '6';
}

/* PETRARCH-2 takes the verbs below a verb as a part of it, and codes clauses only. */
static void write_frame(FILE *file, const cs_foreign_frame *frame, bool takes_nested)
{
    const bool nothing = !frame->code.size;
    put(file, nothing ? CS_TEXT("-") : frame->code);
    (void)fputs("  ", file);
    put(file, frame->predicate);
    const bool sides = frame->both || (takes_nested && is_cooperation(frame->code));
    const char *target = frame->both ? "none" : takes_nested ? "next" : "behind";
    (void)fprintf(file, "  from=%s to=%s closed=yes%s%s",
                  frame->swapped ? target : "ahead", frame->swapped ? "ahead" : target,
                  sides ? " side=to" : "",
                  takes_nested ? " clause=main about=xcomp,ccomp" : "");
    const struct {
        const char *key;
        casus_text value;
    } settings[] = {{"back", frame->back},
                    {"need", frame->needs},
                    {"before", frame->before},
                    {"after", frame->after}};
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        if (!settings[i].value.size)
            continue;
        (void)fprintf(file, " %s=", settings[i].key);
        put(file, settings[i].value);
    }
    const char *slash = strrchr(frame->path, '/');
    (void)fprintf(file, "  # %s:%u\n", slash ? slash + 1 : frame->path,
                  (unsigned)frame->line);
}

/* The codes of PETRARCH-2 stay as they are; only what is denied makes no event. */
static casus_status write_statuses(cs_writing *writing)
{
    FILE *file = NULL;
    CS_TRY(open_file(writing, "ontology/status.tsv", &file));
    for (int i = CASUS_NEGATED; i <= CASUS_HYPOTHETICAL; i++)
        (void)fprintf(file, "%s\t*\t-\n", casus_event_status_name((casus_event_status)i));
    (void)fputs("negated\t06\t121\nnegated\t08\t124\n", file);
    return close_file(writing, file, "ontology/status.tsv");
}

static casus_status write_nested(cs_writing *writing)
{
    FILE *file = NULL;
    CS_TRY(open_file(writing, "ontology/compose.tsv", &file));
    cs_foreign_put_nested(writing->conversion, file);
    return close_file(writing, file, "ontology/compose.tsv");
}

static casus_text label_of(const cs_conversion *conversion, casus_text code)
{
    for (uint32_t i = 0; i < conversion->labels.count; i++)
        if (cs_text_equal(conversion->labels.items[i].code, code))
            return conversion->labels.items[i].verb;
    return CS_TEXT("-");
}

static casus_status write_verbs(cs_writing *writing)
{
    char name[64];
    FILE *file = NULL;
    const cs_conversion *conversion = writing->conversion;
    (void)snprintf(name, sizeof name, "lang/%s/words.txt", conversion->language);
    CS_TRY(open_file(writing, name, &file));
    for (uint32_t i = 0; i < conversion->classes.count; i++) {
        const cs_class_of_words *class = &conversion->classes.items[i];
        put(file, class->name);
        for (uint32_t m = 0; m < class->members.count; m++) {
            (void)fputs(m ? " | " : "  ", file);
            put(file, class->members.items[m]);
        }
        (void)fputs("\n", file);
    }
    CS_TRY(close_file(writing, file, name));
    (void)snprintf(name, sizeof name, "lang/%s/frames/frames.txt", conversion->language);
    CS_TRY(open_file(writing, name, &file));
    for (uint32_t i = 0; i < conversion->frames.count; i++)
        write_frame(file, &conversion->frames.items[i], conversion->noun_phrases);
    CS_TRY(close_file(writing, file, name));
    CS_TRY(open_file(writing, "ontology/cameo.tsv", &file));
    for (uint32_t i = 0; i < conversion->frames.count; i++) {
        const casus_text codes[] = {conversion->frames.items[i].code,
                                    conversion->frames.items[i].back};
        for (size_t c = 0; c < 2; c++) {
            if (!codes[c].size)
                continue;
            put(file, codes[c]);
            (void)fputs("\t", file);
            put(file, label_of(conversion, codes[c]));
            (void)fputs("\n", file);
        }
    }
    CS_TRY(close_file(writing, file, "ontology/cameo.tsv"));
    if (!conversion->noun_phrases)
        return CASUS_OK;
    CS_TRY(write_nested(writing));
    return write_statuses(writing);
}

static casus_status write_discards(cs_writing *writing)
{
    char name[64];
    FILE *file = NULL;
    const cs_conversion *conversion = writing->conversion;
    (void)snprintf(name, sizeof name, "lang/%s/discards.txt", conversion->language);
    CS_TRY(open_file(writing, name, &file));
    for (uint32_t i = 0; i < conversion->discards.count; i++) {
        const casus_text discard = conversion->discards.items[i];
        const bool document = discard.data[0] == '+';
        (void)fputs(document ? "document  " : "sentence  ", file);
        put(file, cs_text_trim(cs_text_span(discard, document, discard.size)));
        (void)fputs("\n", file);
    }
    return close_file(writing, file, name);
}

static casus_status write_issues(cs_writing *writing)
{
    char name[64];
    FILE *file = NULL;
    const cs_conversion *conversion = writing->conversion;
    (void)snprintf(name, sizeof name, "lang/%s/issues.txt", conversion->language);
    CS_TRY(open_file(writing, name, &file));
    for (uint32_t i = 0; i < conversion->issues.count; i++) {
        const cs_foreign_issue *issue = &conversion->issues.items[i];
        put(file, issue->section);
        (void)fputs("  ", file);
        put(file, issue->code);
        (void)fputs("  ", file);
        put(file, issue->phrase);
        (void)fputs("\n", file);
    }
    return close_file(writing, file, name);
}

/* What the new tables stand for in the data folder. */
static casus_status write_replaced(cs_writing *writing)
{
    FILE *file = NULL;
    const cs_conversion *conversion = writing->conversion;
    const char *language = conversion->language;
    CS_TRY(open_file(writing, "REPLACES", &file));
    if (conversion->actors.count)
        (void)fprintf(
            file,
            "dict/countries.txt\ndict/organisations.txt\ndict/peoples.txt\n"
            "dict/persons\ndict/places.txt\nlang/%s/names\nontology/countries.tsv\n"
            "ontology/actor_codes.tsv\n",
            language);
    if (conversion->agents.count)
        (void)fprintf(file, "lang/%s/roles.txt\n", language);
    if (conversion->frames.count)
        (void)fprintf(file, "lang/%s/frames\nontology/mutual.tsv\nontology/status.tsv\n",
                      language);
    CS_TRY(close_file(writing, file, "REPLACES"));
    CS_TRY(open_file(writing, "dict/VERSIONS", &file));
    (void)fputs("own converted\n", file);
    return close_file(writing, file, "dict/VERSIONS");
}

casus_status cs_foreign_write(const cs_conversion *conversion, const char *out)
{
    cs_writing writing = {.conversion = conversion, .folder = out};
    casus_status status = write_replaced(&writing);
    if (status == CASUS_OK && conversion->actors.count)
        status = write_actors(&writing);
    if (status == CASUS_OK && conversion->agents.count)
        status = write_agents(&writing);
    if (status == CASUS_OK && conversion->frames.count)
        status = write_verbs(&writing);
    if (status == CASUS_OK && conversion->discards.count)
        status = write_discards(&writing);
    if (status == CASUS_OK && conversion->issues.count)
        status = write_issues(&writing);
    cs_arena_free(&writing.arena);
    return status;
}
