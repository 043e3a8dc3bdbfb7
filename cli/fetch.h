/* fetch.h - documents from http and https addresses.
 *
 * One request after the other, with limits of time, size and redirections; no other protocols.
 * Addresses of the machine itself and of private networks are refused, behind names and
 * redirections as well, unless the user allows them; only then are proxies used.  What the
 * site's robots.txt forbids to casus is not fetched. */
#ifndef CASUS_CLI_FETCH_H
#define CASUS_CLI_FETCH_H

#include <stdbool.h>
#include <stdio.h>

enum { CLI_ADDRESS_ROOM = 2048 };

typedef struct cli_fetched {
    FILE *file;                     /* the content, at its start; the caller closes it */
    char address[CLI_ADDRESS_ROOM]; /* behind all redirections */
    char charset[64];               /* as the server says, or empty */
} cli_fetched;

bool cli_is_address(const char *input);

/* Fetches an address; false, with one line in `fault`, when nothing can be had. */
bool cli_fetch(const char *address, bool allow_private, cli_fetched *out, char *fault,
               size_t fault_size);

#endif
