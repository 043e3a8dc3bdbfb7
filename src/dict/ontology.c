/* ontology.c - reads ontology/: codes, scales, the way to PLOVER, composition. */
#include "dict/ontology.h"

#include "base/error.h"

#include <math.h>
#include <stdlib.h>

static int by_cameo(const void *a, const void *b)
{
    return cs_text_compare(((const cs_code *)a)->cameo, ((const cs_code *)b)->cameo);
}

static cs_code *find_exact(const cs_ontology *ontology, casus_text cameo)
{
    const cs_code key = {.cameo = cameo};
    return ontology->codes.count ? bsearch(&key, ontology->codes.items,
                                           ontology->codes.count, sizeof key, by_cameo)
                                 : NULL;
}

const cs_code *cs_code_find(const cs_ontology *ontology, casus_text cameo)
{
    for (; cameo.size >= 2; cameo.size--) {
        const cs_code *code = find_exact(ontology, cameo);
        if (code)
            return code;
    }
    return NULL;
}

casus_text cs_compose(const cs_ontology *ontology, casus_text operation,
                      casus_text content, bool negated, cs_content_doer doer)
{
    const cs_composition *best = NULL;
    for (uint32_t i = 0; i < ontology->compositions.count; i++) {
        const cs_composition *rule = &ontology->compositions.items[i];
        if (cs_text_equal(rule->operation, operation) && rule->negated == negated &&
            (rule->doer == CS_DOER_ANY || rule->doer == doer) &&
            cs_text_starts(content, rule->content) &&
            (!best || rule->content.size >= best->content.size))
            best = rule; /* own tables come last and hold */
    }
    return best ? best->result : (casus_text){NULL, 0};
}

static bool is_none(casus_text column)
{
    return !column.size || cs_text_is(column, "-");
}

static double number_or_nan(casus_text column)
{
    char buffer[32], *end;
    if (is_none(column) || column.size >= sizeof buffer)
        return NAN;
    memcpy(buffer, column.data, column.size);
    buffer[column.size] = '\0';
    const double value = strtod(buffer, &end);
    return *end ? NAN : value;
}

static casus_status read_code(void *receiver, cs_table *table, cs_arena *arena)
{
    cs_ontology *ontology = receiver;
    if (!cs_array_push(&ontology->codes, arena))
        return cs_nomem(table->faults->error);
    *cs_array_last(&ontology->codes) = (cs_code){.cameo = table->column[0],
                                                 .name = table->column[1],
                                                 .scale = {NAN, NAN, NAN},
                                                 .plover_score = NAN};
    return CASUS_OK;
}

/* Sorts the codes; one that both folders list counts once. */
static void sort_codes(cs_ontology *ontology)
{
    uint32_t kept = 0;
    if (!ontology->codes.count)
        return;
    qsort(ontology->codes.items, ontology->codes.count, sizeof(cs_code), by_cameo);
    for (uint32_t i = 1; i < ontology->codes.count; i++)
        if (!cs_text_equal(ontology->codes.items[i].cameo,
                           ontology->codes.items[kept].cameo))
            ontology->codes.items[++kept] = ontology->codes.items[i];
    ontology->codes.count = kept + 1;
}

/* Finds the row's code; reports a row of an unknown one and gives NULL. */
static casus_status code_of_row(const cs_ontology *ontology, cs_table *table,
                                cs_code **out)
{
    *out = find_exact(ontology, table->column[0]);
    if (*out)
        return CASUS_OK;
    return cs_table_fault(table, "cameo.tsv has no code '%.*s'",
                          (int)table->column[0].size, table->column[0].data);
}

static casus_status read_scale(void *receiver, cs_table *table, cs_arena *arena)
{
    cs_ontology *ontology = receiver;
    cs_code *code;
    (void)arena;
    CS_TRY(code_of_row(ontology, table, &code));
    for (uint32_t i = 0; code && i < CS_SCALES; i++)
        code->scale[i] = number_or_nan(table->column[i + 1]);
    return CASUS_OK;
}

static casus_status read_plover(void *receiver, cs_table *table, cs_arena *arena)
{
    cs_ontology *ontology = receiver;
    cs_code *code;
    (void)arena;
    CS_TRY(code_of_row(ontology, table, &code));
    if (!code)
        return CASUS_OK;
    casus_text *const field[] = {&code->type, &code->mode, &code->contexts};
    for (uint32_t i = 0; i < 3; i++)
        if (!is_none(table->column[i + 1]))
            *field[i] = table->column[i + 1];
    return CASUS_OK;
}

/* plover.tsv: type, quad, recipient required, score. */
static casus_status read_plover_type(void *receiver, cs_table *table, cs_arena *arena)
{
    cs_ontology *ontology = receiver;
    const double quad = number_or_nan(table->column[1]);
    (void)arena;
    for (uint32_t i = 0; i < ontology->codes.count; i++) {
        cs_code *code = &ontology->codes.items[i];
        if (!cs_text_equal(code->type, table->column[0]))
            continue;
        code->quad_plover = isnan(quad) ? 0 : (int)quad;
        code->plover_score = number_or_nan(table->column[3]);
    }
    return CASUS_OK;
}

/* plover_modes.tsv: type, mode, score. */
static casus_status read_plover_mode(void *receiver, cs_table *table, cs_arena *arena)
{
    cs_ontology *ontology = receiver;
    const double score = number_or_nan(table->column[2]);
    (void)arena;
    for (uint32_t i = 0; i < ontology->codes.count; i++) {
        cs_code *code = &ontology->codes.items[i];
        if (cs_text_equal(code->type, table->column[0]) &&
            cs_text_equal(code->mode, table->column[1]) && !isnan(score))
            code->plover_score = score;
    }
    return CASUS_OK;
}

static casus_status add_takeover(cs_ontology *ontology, cs_table *table, cs_arena *arena)
{
    if (!cs_array_push(&ontology->takeovers, arena))
        return cs_nomem(table->faults->error);
    *cs_array_last(&ontology->takeovers) =
        (cs_takeover){.operation = table->column[0],
                      .from_recipient = cs_text_is(table->column[1], ":recipient"),
                      .must_speak = cs_text_is(table->column[2], "speaker")};
    return CASUS_OK;
}

static bool is_result(const cs_ontology *ontology, casus_text result)
{
    return cs_text_is(result, "=") || cs_text_is(result, "=planned") ||
           cs_text_is(result, "-") || cs_code_find(ontology, result);
}

/* An operator, or a code whose frames take what they are about as a part of themselves. */
static bool is_operation(const cs_ontology *ontology, casus_text name)
{
    return name.data[0] == '@' || cs_code_find(ontology, name);
}

/* "own:08", "other:!08": cuts the mark of the doer off. */
static cs_content_doer doer_of(casus_text *content)
{
    static const struct {
        const char *mark;
        cs_content_doer doer;
    } marks[] = {{"own:", CS_DOER_OWN}, {"other:", CS_DOER_OTHER}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const casus_text mark = cs_text_of(marks[i].mark);
        if (!cs_text_starts(*content, mark))
            continue;
        *content = cs_text_span(*content, mark.size, content->size);
        return marks[i].doer;
    }
    return CS_DOER_ANY;
}

static casus_status add_composition(cs_ontology *ontology, cs_table *table,
                                    cs_arena *arena)
{
    casus_text content = table->column[1];
    const cs_content_doer doer = doer_of(&content);
    const bool negated = content.size && content.data[0] == '!';
    if (table->columns < 3 || !is_operation(ontology, table->column[0]) ||
        !is_result(ontology, table->column[2]))
        return cs_table_fault(table,
                              "expected '@operator  content  code' with a CAMEO code");
    if (!cs_array_push(&ontology->compositions, arena))
        return cs_nomem(table->faults->error);
    if (negated)
        content = cs_text_span(content, 1, content.size);
    if (cs_text_is(content, "*"))
        content = (casus_text){NULL, 0};
    *cs_array_last(&ontology->compositions) =
        (cs_composition){table->column[0], content, negated, doer, table->column[2]};
    return CASUS_OK;
}

static casus_status read_composition(void *receiver, cs_table *table, cs_arena *arena)
{
    cs_ontology *ontology = receiver;
    const bool takes_over = table->column[1].size && table->column[1].data[0] == ':';
    return takes_over ? add_takeover(ontology, table, arena)
                      : add_composition(ontology, table, arena);
}

/* quad.tsv: CAMEO prefix, classes by PLOVER (which plover.tsv gives already), GDELT, ICEWS and
 * Phoenix.  Rows go from short prefixes to long ones. */
static casus_status read_quad(void *receiver, cs_table *table, cs_arena *arena)
{
    cs_ontology *ontology = receiver;
    const double gdelt = number_or_nan(table->column[2]),
                 phoenix = number_or_nan(table->column[4]);
    (void)arena;
    if (isnan(gdelt) || isnan(phoenix))
        return cs_table_fault(table, "expected 'prefix  plover  gdelt  icews  phoenix'");
    for (uint32_t i = 0; i < ontology->codes.count; i++) {
        cs_code *code = &ontology->codes.items[i];
        if (!cs_text_starts(code->cameo, table->column[0]))
            continue;
        code->quad_gdelt = (int)gdelt;
        code->quad_phoenix = (int)phoenix;
    }
    return CASUS_OK;
}

casus_status cs_ontology_load(cs_ontology *ontology, const cs_roots *roots,
                              cs_arena *arena, cs_faults *faults)
{
    static const cs_table_place codes = {"ontology/cameo.tsv", read_code, false};
    static const cs_table_place tables[] = {
        {"ontology/scales.tsv", read_scale, false},
        {"ontology/cameo_to_plover.tsv", read_plover, false},
        {"ontology/plover.tsv", read_plover_type, false},
        {"ontology/plover_modes.tsv", read_plover_mode, false},
        {"ontology/compose.tsv", read_composition, false},
        {"ontology/quad.tsv", read_quad, false}};
    CS_TRY(cs_roots_read(roots, &codes, ontology, arena, faults));
    sort_codes(ontology);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        CS_TRY(cs_roots_read(roots, &tables[i], ontology, arena, faults));
    CS_TRY(cs_factors_load(&ontology->factors, roots, arena, faults));
    return cs_exchange_load(&ontology->exchange, roots, arena, faults);
}
