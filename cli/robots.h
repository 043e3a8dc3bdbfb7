/* robots.h - what a robots.txt allows (RFC 9309). */
#ifndef CASUS_CLI_ROBOTS_H
#define CASUS_CLI_ROBOTS_H

#include <stdbool.h>
#include <stddef.h>

/* Whether `agent` may fetch `path` ("/news?id=1").  The group that names the agent counts,
 * else the one for all; in it the longest rule that fits, Allow before Disallow. */
bool cli_robots_allow(const char *robots, size_t size, const char *agent,
                      const char *path);

#endif
