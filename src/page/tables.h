/* tables.h - the words of dict/page/words.txt. */
#ifndef CASUS_PAGE_TABLES_H
#define CASUS_PAGE_TABLES_H

#include "base/array.h"
#include "dict/table.h"

typedef enum cs_page_kind {
    CS_PAGE_BY, CS_PAGE_AND, CS_PAGE_NOBODY, CS_PAGE_ROLE, CS_PAGE_FIRM, CS_PAGE_UPDATED, CS_PAGE_END, CS_PAGE_MONTH, CS_PAGE_KINDS
} cs_page_kind;

typedef struct cs_page_word {
    casus_text phrase; /* lower case */
    uint8_t kind;      /* cs_page_kind */
    uint8_t number;    /* of a month */
} cs_page_word;

typedef struct cs_page_tables {
    CS_ARRAY(cs_page_word) words;
    cs_arena arena;
} cs_page_tables;

/* Reads the table at `path`.  Errors as of cs_table_open(). */
casus_status cs_page_tables_load(cs_page_tables *tables, const char *path, cs_faults *faults);
void cs_page_tables_free(cs_page_tables *tables);

/* The longest phrase of a kind that `lower` begins with, as whole words; its bytes, or 0. */
uint32_t cs_page_prefix(const cs_page_tables *tables, cs_page_kind kind, casus_text lower);

/* Whether `lower` is a phrase of the kind. */
bool cs_page_is(const cs_page_tables *tables, cs_page_kind kind, casus_text lower);

/* 1 to 12 for the name of a month in lower case, else 0. */
uint8_t cs_page_month(const cs_page_tables *tables, casus_text lower);

#endif
