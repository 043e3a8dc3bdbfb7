/* dates.h - dates as pages write them: ISO 8601, numbers, names of months, addresses. */
#ifndef CASUS_PAGE_DATES_H
#define CASUS_PAGE_DATES_H

#include "page/tables.h"

typedef struct cs_page_date {
    int32_t year, month, day; /* year 0 = none */
} cs_page_date;

/* The first whole date in a text, in lower case.  `month_first`: 3/4/2020 is in March. */
cs_page_date cs_page_date_find(const cs_page_tables *tables, casus_text lower, bool month_first);

/* The date in an address ("/2024/03/09/", "2024-03-09"). */
cs_page_date cs_page_date_of_address(casus_text url);

/* "2024-03-09" in the arena; empty when there is none or no memory. */
casus_text cs_page_date_text(cs_page_date date, cs_arena *arena);

#endif
