/* factors.c - reads ontology/confidence.tsv: factor, weight. */
#include "dict/factors.h"

enum { DECIMALS = 2, LIMIT = 2000 };

static const char *const names[CS_FACTORS] = {"base",
                                              "noun",
                                              "content",
                                              "open-content",
                                              "no-source",
                                              "source-without-code",
                                              "source-owned",
                                              "source-inferred",
                                              "no-recipient",
                                              "recipient-without-code",
                                              "recipient-owned",
                                              "recipient-guessed",
                                              "recipient-inferred",
                                              "several",
                                              "not-real",
                                              "below",
                                              "long-sentence",
                                              "cooperation"};

/* "-1.46" -> -146; false when it is no number of at most two decimals within LIMIT. */
static bool is_weight(casus_text column, int32_t *weight)
{
    const bool negative = column.size && column.data[0] == '-';
    int32_t value = 0, decimals = -1;
    for (size_t i = negative; i < column.size; i++) {
        const char c = column.data[i];
        const bool digit = c >= '0' && c <= '9';
        if (c == '.' && decimals < 0)
            decimals = 0;
        else if (!digit || decimals == DECIMALS || value > LIMIT)
            return false;
        else
            value = value * 10 + (c - '0'), decimals += decimals >= 0;
    }
    for (decimals = decimals < 0 ? 0 : decimals; decimals < DECIMALS; decimals++)
        value *= 10;
    *weight = negative ? -value : value;
    return column.size > negative && value <= LIMIT;
}

static casus_status read_factor(void *receiver, cs_table *table, cs_arena *arena)
{
    cs_factors *factors = receiver;
    int32_t weight;
    (void)arena;
    if (table->columns < 2 || !is_weight(table->column[1], &weight))
        return cs_table_fault(
            table,
            "expected 'factor  weight', a number from -20 to 20 with two decimals");
    for (int i = 0; i < CS_FACTORS; i++)
        if (cs_text_is(table->column[0], names[i])) {
            factors->weight[i] = weight;
            return CASUS_OK;
        }
    return cs_table_fault(table, "there is no factor '%.*s'", (int)table->column[0].size,
                          table->column[0].data);
}

casus_status cs_factors_load(cs_factors *factors, const cs_roots *roots, cs_arena *arena,
                             cs_faults *faults)
{
    static const cs_table_place place = {"ontology/confidence.tsv", read_factor, true};
    return cs_roots_read(roots, &place, factors, arena, faults);
}
