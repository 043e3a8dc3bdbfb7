/* foreign_nested.c - how verbs of PETRARCH-2 take in the acts below them, as ontology/compose.tsv.
 *
 * PETRARCH-2 adds the codes of nested verbs.  An appeal, intent, demand or threat and an act that
 * is no speech give the appeal for it; of two kinds of speech the inner one counts; of two deeds
 * the graver. */
#include "convert/foreign.h"

#include "base/error.h"

/* What is added to an appeal (02), intent (03) or demand (10) by the act asked for. */
static const struct {
    const char *content, *digits;
} asked_for[] = {
    {"05", "2"},    {"06", "1"},    {"061", "11"},  {"062", "12"},  {"063", "13"},
    {"064", "14"},  {"07", "3"},    {"071", "31"},  {"072", "32"},  {"073", "33"},
    {"074", "34"},  {"08", "5"},    {"081", "51"},  {"082", "52"},  {"083", "4"},
    {"0831", "41"}, {"0832", "42"}, {"0833", "43"}, {"0834", "44"}, {"084", "53"},
    {"0841", "52"}, {"0842", "52"}, {"085", "54"},  {"086", "55"},  {"087", "56"},
};

/* The same for refusals (12), threats (13) and charges (11), and what else has a code of its
 * own. */
static const struct {
    const char *operation, *content, *result;
} single[] = {
    {"010", "19", "015"},   {"010", "!08", "124"},  {"010", "!06", "121"},
    {"030", "19", "138"},   {"110", "19", "112"},   {"120", "06", "121"},
    {"120", "061", "1211"}, {"120", "062", "1212"}, {"120", "08", "124"},
    {"120", "081", "1241"}, {"120", "082", "1242"}, {"120", "084", "1243"},
    {"120", "085", "1244"}, {"120", "086", "1245"}, {"120", "087", "1246"},
    {"120", "044", "125"},  {"120", "045", "126"},  {"130", "16", "131"},
    {"130", "161", "1313"}, {"130", "162", "1311"}, {"130", "163", "1312"},
    {"130", "164", "134"},  {"130", "165", "135"},  {"130", "166", "136"},
    {"130", "172", "132"},  {"130", "19", "138"},   {"130", "191", "1381"},
    {"130", "192", "1382"}, {"130", "193", "1383"}, {"130", "194", "1384"},
    {"130", "20", "1385"},
};

/* Speech and other acts that stand for themselves below any verb; deeds from mild to grave. */
static const char *const high[] = {"01", "02", "03", "04", "09", "10",
                                   "11", "13", "14", "15", "17"};
static const char *const deeds[] = {"07", "06", "05", "18", "19", "20", "16", "08"};

enum { HIGH = sizeof high / sizeof *high, DEEDS = sizeof deeds / sizeof *deeds };

static void put_row(FILE *file, const char *operation, const char *content,
                    const char *result)
{
    (void)fprintf(file, "%s\t%s\t%s\n", operation, content, result);
}

static void put_speech(FILE *file)
{
    static const char *const over[] = {"010", "020", "030", "100", "110", "130"};
    static const char *const asking[] = {"02", "03", "10"};
    char operation[8], result[8];
    for (size_t i = 0; i < sizeof over / sizeof *over; i++)
        for (size_t k = 0; k < HIGH; k++)
            put_row(file, over[i], high[k], "=");
    for (size_t i = 0; i < sizeof asking / sizeof *asking; i++)
        for (size_t k = 0; k < sizeof asked_for / sizeof *asked_for; k++) {
            (void)snprintf(operation, sizeof operation, "%s0", asking[i]);
            (void)snprintf(result, sizeof result, "%s%s", asking[i], asked_for[k].digits);
            put_row(file, operation, asked_for[k].content, result);
        }
    for (size_t i = 0; i < sizeof single / sizeof *single; i++)
        put_row(file, single[i].operation, single[i].content, single[i].result);
}

static void put_deeds(FILE *file)
{
    char operation[8];
    for (size_t i = 0; i < DEEDS; i++) {
        (void)snprintf(operation, sizeof operation, "%s0", deeds[i]);
        for (size_t k = 0; k < HIGH; k++)
            put_row(file, operation, high[k], "=");
        for (size_t k = i; k < DEEDS; k++)
            put_row(file, operation, deeds[k], "=");
    }
}

/* ---- transformations ------------------------------------------------------------------ */

enum { PARTS = 9 }; /* ~ a (a b ATTACK) SAY = a b 015 */

/* The words of a line, brackets left out; false when there are not as many as there should be. */
static bool parts_of(casus_text line, casus_text parts[PARTS])
{
    uint32_t count = 0;
    for (uint32_t i = 0, end; i < line.size; i = end) {
        for (end = i; end < line.size && !strchr("~() \t", line.data[end]);)
            end++;
        if (end > i && count == PARTS)
            return false;
        if (end > i)
            parts[count++] = cs_text_span(line, i, end);
        end += end == i;
    }
    return count == PARTS && cs_text_is(parts[5], "=");
}

static casus_text code_of_verb(cs_conversion *conversion, casus_text name)
{
    const casus_text verb = cs_recased(conversion, name, false, "", ' ');
    for (uint32_t i = 0; verb.data && i < conversion->verbs.count; i++)
        if (cs_text_equal(conversion->verbs.items[i].verb, verb))
            return conversion->verbs.items[i].code;
    return (casus_text){NULL, 0};
}

casus_status cs_foreign_transformation(cs_conversion *conversion, const char *path,
                                       uint32_t number, casus_text line)
{
    casus_text parts[PARTS];
    if (!parts_of(line, parts)) {
        cs_finding(conversion, path, number, "a transformation of another form");
        return CASUS_OK;
    }
    const bool any = cs_text_is(parts[3], "Q");
    cs_transformation rule = {.outer = code_of_verb(conversion, parts[4]),
                              .other = !cs_text_equal(parts[1], parts[0]) &&
                                       !cs_text_is(parts[1], "_")};
    if (!any)
        rule.inner = code_of_verb(conversion, parts[3]);
    if (!cs_text_is(parts[8], "Q"))
        rule.result = parts[8];
    if (!rule.outer.size || (!any && !rule.inner.size)) {
        cs_finding(conversion, path, number, "a transformation of a verb without a code");
        return CASUS_OK;
    }
    if (!cs_array_push(&conversion->transformations, &conversion->arena))
        return cs_nomem(conversion->findings->error);
    *cs_array_last(&conversion->transformations) = rule;
    conversion->entries++;
    return CASUS_OK;
}

static bool is_given(casus_text code)
{
    return code.size >= 3 && code.data[0] >= '0' && code.data[0] <= '9';
}

/* The transformations of the file hold against the rows above, as they come behind them. */
static void put_transformation(FILE *file, const cs_transformation *rule)
{
    static const char *const marks[] = {"", "own:", "other:"};
    if (!is_given(rule->outer))
        return;
    (void)fprintf(file, "%.*s\t%s%.*s\t%.*s\n", (int)rule->outer.size, rule->outer.data,
                  marks[rule->other ? 2 : 1],
                  (int)(rule->inner.size ? rule->inner.size : 1),
                  rule->inner.size ? rule->inner.data : "*",
                  (int)(rule->result.size ? rule->result.size : 1),
                  rule->result.size ? rule->result.data : "=");
}

void cs_foreign_put_nested(const cs_conversion *conversion, FILE *file)
{
    put_deeds(file);
    put_speech(file);
    for (uint32_t i = 0; i < conversion->transformations.count; i++)
        put_transformation(file, &conversion->transformations.items[i]);
}
