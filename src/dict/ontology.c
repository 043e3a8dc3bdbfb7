/* ontology.c - reads ontology/: codes, scales, the way to PLOVER, composition. */
#include "dict/ontology.h"

#include "base/error.h"
#include "base/file.h"

#include <math.h>
#include <stdlib.h>

static int by_cameo(const void *a, const void *b)
{
    return cs_text_compare(((const cs_code *)a)->cameo, ((const cs_code *)b)->cameo);
}

static cs_code *find_exact(const cs_ontology *ontology, casus_text cameo)
{
    const cs_code key = {.cameo = cameo};
    return ontology->codes.count ? bsearch(&key, ontology->codes.items, ontology->codes.count,
                                           sizeof key, by_cameo)
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

casus_text cs_compose(const cs_ontology *ontology, casus_text operation, casus_text content,
                      bool negated)
{
    const cs_composition *best = NULL;
    for (uint32_t i = 0; i < ontology->compositions.count; i++) {
        const cs_composition *rule = &ontology->compositions.items[i];
        if (cs_text_equal(rule->operation, operation) && rule->negated == negated &&
            cs_text_starts(content, rule->content) &&
            (!best || rule->content.size > best->content.size))
            best = rule;
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

static casus_status open_table(cs_table *table, const char *folder, const char *name,
                               cs_arena *arena, cs_faults *faults)
{
    const char *path = cs_path_join(folder, name, arena);
    return path ? cs_table_open(table, path, arena, faults) : cs_nomem(faults->error);
}

static casus_status read_codes(cs_ontology *ontology, const char *folder, cs_arena *arena,
                               cs_faults *faults)
{
    cs_table table;
    CS_TRY(open_table(&table, folder, "cameo.tsv", arena, faults));
    while (cs_table_next(&table)) {
        if (!cs_array_push(&ontology->codes, arena))
            return cs_nomem(faults->error);
        *cs_array_last(&ontology->codes) = (cs_code){.cameo = table.column[0],
                                                     .name = table.column[1],
                                                     .scale = {NAN, NAN, NAN},
                                                     .plover_score = NAN};
    }
    if (ontology->codes.count)
        qsort(ontology->codes.items, ontology->codes.count, sizeof(cs_code), by_cameo);
    return CASUS_OK;
}

/* Finds the row's code; reports a row of an unknown one and gives NULL. */
static casus_status code_of_row(const cs_ontology *ontology, cs_table *table, cs_code **out)
{
    *out = find_exact(ontology, table->column[0]);
    if (*out)
        return CASUS_OK;
    return cs_table_fault(table, "cameo.tsv has no code '%.*s'", (int)table->column[0].size,
                          table->column[0].data);
}

static casus_status read_scales(cs_ontology *ontology, const char *folder, cs_arena *arena,
                                cs_faults *faults)
{
    cs_table table;
    cs_code *code;
    CS_TRY(open_table(&table, folder, "scales.tsv", arena, faults));
    while (cs_table_next(&table)) {
        CS_TRY(code_of_row(ontology, &table, &code));
        for (uint32_t i = 0; code && i < CS_SCALES; i++)
            code->scale[i] = number_or_nan(table.column[i + 1]);
    }
    return CASUS_OK;
}

static casus_status read_plover(cs_ontology *ontology, const char *folder, cs_arena *arena,
                                cs_faults *faults)
{
    cs_table table;
    cs_code *code;
    CS_TRY(open_table(&table, folder, "cameo_to_plover.tsv", arena, faults));
    while (cs_table_next(&table)) {
        CS_TRY(code_of_row(ontology, &table, &code));
        if (!code)
            continue;
        casus_text *const field[] = {&code->type, &code->mode, &code->contexts};
        for (uint32_t i = 0; i < 3; i++)
            if (!is_none(table.column[i + 1]))
                *field[i] = table.column[i + 1];
    }
    return CASUS_OK;
}

/* plover.tsv: type, quad, recipient required, score.  plover_modes.tsv: type, mode, score. */
static casus_status read_plover_scores(cs_ontology *ontology, const char *folder,
                                       cs_arena *arena, cs_faults *faults)
{
    cs_table table;
    CS_TRY(open_table(&table, folder, "plover.tsv", arena, faults));
    while (cs_table_next(&table)) {
        for (uint32_t i = 0; i < ontology->codes.count; i++) {
            cs_code *code = &ontology->codes.items[i];
            if (!cs_text_equal(code->type, table.column[0]))
                continue;
            const double quad = number_or_nan(table.column[1]);
            code->quad_plover = isnan(quad) ? 0 : (int)quad;
            code->plover_score = number_or_nan(table.column[3]);
        }
    }
    CS_TRY(open_table(&table, folder, "plover_modes.tsv", arena, faults));
    while (cs_table_next(&table)) {
        for (uint32_t i = 0; i < ontology->codes.count; i++) {
            cs_code *code = &ontology->codes.items[i];
            const double score = number_or_nan(table.column[2]);
            if (cs_text_equal(code->type, table.column[0]) &&
                cs_text_equal(code->mode, table.column[1]) && !isnan(score))
                code->plover_score = score;
        }
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
    return cs_text_is(result, "=") || cs_text_is(result, "=planned") || cs_text_is(result, "-") ||
           cs_code_find(ontology, result);
}

static casus_status add_composition(cs_ontology *ontology, cs_table *table, cs_arena *arena)
{
    casus_text content = table->column[1];
    const bool negated = content.size && content.data[0] == '!';
    if (table->columns < 3 || table->column[0].data[0] != '@' ||
        !is_result(ontology, table->column[2]))
        return cs_table_fault(table, "expected '@operator  content  code' with a CAMEO code");
    if (!cs_array_push(&ontology->compositions, arena))
        return cs_nomem(table->faults->error);
    if (negated)
        content = cs_text_span(content, 1, content.size);
    if (cs_text_is(content, "*"))
        content = (casus_text){NULL, 0};
    *cs_array_last(&ontology->compositions) =
        (cs_composition){table->column[0], content, negated, table->column[2]};
    return CASUS_OK;
}

static casus_status read_compositions(cs_ontology *ontology, const char *folder, cs_arena *arena,
                                      cs_faults *faults)
{
    cs_table table;
    CS_TRY(open_table(&table, folder, "compose.tsv", arena, faults));
    while (cs_table_next(&table)) {
        const bool takes_over = table.column[1].size && table.column[1].data[0] == ':';
        CS_TRY(takes_over ? add_takeover(ontology, &table, arena)
                          : add_composition(ontology, &table, arena));
    }
    return CASUS_OK;
}

/* quad.tsv: CAMEO prefix, classes by PLOVER (which plover.tsv gives already), GDELT, ICEWS and
 * Phoenix.  Rows go from short prefixes to long ones. */
static casus_status read_quads(cs_ontology *ontology, const char *folder, cs_arena *arena,
                               cs_faults *faults)
{
    cs_table table;
    CS_TRY(open_table(&table, folder, "quad.tsv", arena, faults));
    while (cs_table_next(&table)) {
        const double gdelt = number_or_nan(table.column[2]), phoenix = number_or_nan(table.column[4]);
        if (isnan(gdelt) || isnan(phoenix)) {
            CS_TRY(cs_table_fault(&table, "expected 'prefix  plover  gdelt  icews  phoenix'"));
            continue;
        }
        for (uint32_t i = 0; i < ontology->codes.count; i++) {
            cs_code *code = &ontology->codes.items[i];
            if (!cs_text_starts(code->cameo, table.column[0]))
                continue;
            code->quad_gdelt = (int)gdelt;
            code->quad_phoenix = (int)phoenix;
        }
    }
    return CASUS_OK;
}

casus_status cs_ontology_load(cs_ontology *ontology, const char *folder, cs_arena *arena,
                              cs_faults *faults)
{
    CS_TRY(read_codes(ontology, folder, arena, faults));
    CS_TRY(read_scales(ontology, folder, arena, faults));
    CS_TRY(read_plover(ontology, folder, arena, faults));
    CS_TRY(read_plover_scores(ontology, folder, arena, faults));
    CS_TRY(read_compositions(ontology, folder, arena, faults));
    CS_TRY(read_quads(ontology, folder, arena, faults));
    return cs_exchange_load(&ontology->exchange, folder, arena, faults);
}
