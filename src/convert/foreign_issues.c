/* foreign_issues.c - files of issues: "n:teacher [TEACHERS]", "~a head start", in sections. */
#include "convert/foreign.h"

#include "base/error.h"

enum { FORMS = 4, WORDS = 16, VARIANTS = 16 };

/* The ways to write one word of a phrase. */
typedef struct cs_forms {
    char form[FORMS][64];
    uint32_t count;
    char joint; /* what stands before it: a blank or a hyphen */
} cs_forms;

static void add_form(cs_forms *forms, casus_text stem, const char *ending)
{
    (void)snprintf(forms->form[forms->count++], sizeof forms->form[0], "%.*s%s",
                   (int)stem.size, stem.data, ending);
}

/* "n:party": and its plural; "v:purge": and its other forms; "a+b": "a b" and "a-b". */
static void read_word(casus_text word, cs_forms *out)
{
    const bool noun = cs_text_starts(word, CS_TEXT("n:"));
    const bool verb = cs_text_starts(word, CS_TEXT("v:"));
    const casus_text stem = cs_text_span(word, noun || verb ? 2 : 0, word.size);
    *out = (cs_forms){.joint = ' '};
    add_form(out, stem, "");
    if (!stem.size || (!noun && !verb))
        return;
    const char last = stem.data[stem.size - 1];
    const casus_text short_stem =
        cs_text_span(stem, 0, stem.size - (last == 'e' || last == 'y'));
    if (last == 'y')
        add_form(out, short_stem, "ies");
    else
        add_form(out, stem, last == 's' ? "es" : "s");
    if (verb) {
        add_form(out, short_stem, last == 'y' ? "ied" : "ed");
        add_form(out, last == 'e' ? short_stem : stem, "ing");
    }
}

/* Adds a phrase with each way to write its words, counted through like an odometer. */
static casus_status add_variants(cs_conversion *conversion, const cs_forms *words,
                                 uint32_t count, cs_foreign_issue issue)
{
    uint32_t at[WORDS] = {0};
    for (uint32_t variant = 0; variant < VARIANTS; variant++) {
        char phrase[512];
        size_t used = 0;
        for (uint32_t i = 0; i < count && used + 66 < sizeof phrase; i++)
            used += (size_t)snprintf(phrase + used, sizeof phrase - used, "%.*s%s", i > 0,
                                     &words[i].joint, words[i].form[at[i]]);
        issue.phrase = cs_text_copy(cs_text(phrase, used), &conversion->arena);
        if (!issue.phrase.data || !cs_array_push(&conversion->issues, &conversion->arena))
            return cs_nomem(conversion->findings->error);
        *cs_array_last(&conversion->issues) = issue;
        uint32_t turned = 0;
        while (turned < count && ++at[turned] == words[turned].count)
            at[turned++] = 0;
        if (turned == count)
            break;
    }
    return CASUS_OK;
}

/* The words between blanks; with `hyphens` "a+b" is "a-b", else it is "a b". */
static casus_status add_phrase(cs_foreign_lines *lines, casus_text text, bool hyphens,
                               cs_foreign_issue issue)
{
    cs_conversion *conversion = lines->conversion;
    cs_forms words[WORDS];
    uint32_t count = 0;
    bool joined = false;
    const casus_text phrase = cs_recased(conversion, text, false, "\t", ' ');
    for (uint32_t i = 0, end; i < phrase.size; i = end + 1) {
        for (end = i; end < phrase.size && !strchr(" +", phrase.data[end]);)
            end++;
        if (end > i && (count == WORDS || end - i > 48)) {
            cs_finding(conversion, lines->path, lines->number,
                       "a phrase of more than %d words", WORDS);
            return CASUS_OK;
        }
        if (end > i) {
            read_word(cs_text_span(phrase, i, end), &words[count]);
            words[count++].joint = joined && hyphens ? '-' : ' ';
        }
        joined = end < phrase.size && phrase.data[end] == '+';
    }
    return count ? add_variants(conversion, words, count, issue) : CASUS_OK;
}

static casus_status read_issue(cs_foreign_lines *lines, casus_text section)
{
    casus_text line = lines->line;
    const uint32_t open = cs_byte_in(line, '['), close = cs_byte_in(line, ']');
    cs_foreign_issue issue = {.section = section};
    uint32_t marks = 0;
    while (marks < line.size && marks < 2 && line.data[marks] == '~')
        marks++;
    if (marks)
        issue.code = marks == 1 ? CS_TEXT("-") : CS_TEXT("--");
    else if (open < close && close < line.size)
        issue.code = cs_text_trim(cs_text_span(line, open + 1, close));
    if (!issue.code.size) {
        cs_finding(lines->conversion, lines->path, lines->number, "'%.*s' has no code",
                   (int)line.size, line.data);
        return CASUS_OK;
    }
    lines->conversion->entries++;
    line = cs_text_trim(cs_text_span(line, marks, open));
    CS_TRY(add_phrase(lines, line, false, issue));
    return cs_byte_in(line, '+') < line.size ? add_phrase(lines, line, true, issue)
                                             : CASUS_OK;
}

/* <ISSUE CATEGORY="EDUCATION" TYPE="ALL"> -> education */
static casus_text section_of(cs_conversion *conversion, casus_text line)
{
    const uint32_t quote = cs_byte_in(line, '"');
    const casus_text rest =
        cs_text_span(line, quote < line.size ? quote + 1 : quote, line.size);
    const casus_text name = cs_text_span(rest, 0, cs_byte_in(rest, '"'));
    return name.size ? cs_recased(conversion, name, false, " \t", '-') : CS_TEXT("all");
}

casus_status cs_foreign_issues(cs_conversion *conversion, const char *path)
{
    cs_foreign_lines lines;
    casus_text section = CS_TEXT("all");
    CS_TRY(cs_foreign_open(&lines, conversion, path));
    while (cs_foreign_next(&lines)) {
        if (lines.line.data[0] != '<')
            CS_TRY(read_issue(&lines, section));
        else if (cs_text_starts(lines.line, CS_TEXT("</")))
            section = CS_TEXT("all");
        else
            section = section_of(conversion, lines.line);
    }
    return CASUS_OK;
}
