/* chain_tree.h - the chains of sources of an article as a tree for people. */
#ifndef CASUS_CLI_CHAIN_TREE_H
#define CASUS_CLI_CHAIN_TREE_H

#include "buffer.h"
#include "casus.h"

/* Draws from the page outward to inward: each source stands below the one that cites it, the
 * events below the source on which they rest.  Nothing for an article without events. */
casus_status cli_chain_tree(const casus_doc *doc, cli_buffer *out, casus_error *error);

#endif
