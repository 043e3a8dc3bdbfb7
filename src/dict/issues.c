/* issues.c - what sentences are about besides their events: lang/XX/issues.txt. */
#include "dict/load.h"

#include "base/error.h"

static cs_issue_effect effect_of(casus_text code)
{
    return cs_text_is(code, "-")    ? CS_ISSUE_NOT_IN_SENTENCE
           : cs_text_is(code, "--") ? CS_ISSUE_NOT_IN_DOCUMENT
                                    : CS_ISSUE_CODE;
}

/* Adds an entry behind those that the phrase has already. */
static casus_status add_entry(cs_dict *dict, uint32_t node, cs_issue issue,
                              casus_error *error)
{
    if ((dict->issues.count == 0 && !cs_array_push(&dict->issues, &dict->arena)) ||
        !cs_array_push(&dict->issues, &dict->arena))
        return cs_nomem(error);
    const uint32_t number = dict->issues.count - 1;
    dict->issues.items[number] = issue;
    uint32_t *link = &dict->phrases.items[node].value;
    while (*link)
        link = &dict->issues.items[*link].next;
    *link = number;
    return CASUS_OK;
}

casus_status cs_issues_read(cs_dict *dict, const char *path, cs_faults *faults)
{
    cs_table table;
    casus_text rest, phrase;
    CS_TRY(cs_table_open(&table, path, &dict->arena, faults));
    if (!dict->issue_start &&
        !(dict->issue_start = cs_phrase_start(dict, CS_PHRASE_ISSUE)))
        return cs_nomem(faults->error);
    while (cs_table_next(&table)) {
        if (table.columns != 3) {
            CS_TRY(cs_table_fault(&table, "expected 'section  code  words | words'"));
            continue;
        }
        const cs_issue issue = {.section = table.column[0],
                                .code = table.column[1],
                                .effect = effect_of(table.column[1])};
        for (rest = table.column[2]; cs_next_alternative(&rest, &phrase);) {
            uint32_t node;
            CS_TRY(cs_phrase_add(dict, dict->issue_start, phrase, &node, faults->error));
            if (node != dict->issue_start)
                CS_TRY(add_entry(dict, node, issue, faults->error));
        }
    }
    return CASUS_OK;
}

const cs_issue *cs_phrase_issue(const cs_dict *dict, uint32_t node)
{
    const uint32_t number = node ? dict->phrases.items[node].value : 0;
    return number ? &dict->issues.items[number] : NULL;
}

const cs_issue *cs_issue_next(const cs_dict *dict, const cs_issue *issue)
{
    return issue->next ? &dict->issues.items[issue->next] : NULL;
}
