#include "robots.h"

#include <string.h>
#include <strings.h>

typedef struct robots_line {
    const char *name, *value;
    size_t name_size, value_size;
} robots_line;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* Takes the next line "Name: value" apart; false at the end. */
static bool next_line(const char **at, const char *end, robots_line *out)
{
    while (*at < end) {
        const char *line = *at;
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop ? stop : end;
        *at = stop < end ? stop + 1 : end;
        const char *mark = memchr(line, '#', (size_t)(stop - line));
        stop = mark ? mark : stop;
        const char *colon = memchr(line, ':', (size_t)(stop - line));
        if (!colon)
            continue;
        while (line < colon && is_blank(*line))
            line++;
        out->name = line;
        out->name_size = (size_t)(colon - line);
        while (out->name_size && is_blank(line[out->name_size - 1]))
            out->name_size--;
        for (colon++; colon < stop && is_blank(*colon); colon++)
            ;
        while (stop > colon && is_blank(stop[-1]))
            stop--;
        out->value = colon;
        out->value_size = (size_t)(stop - colon);
        return true;
    }
    return false;
}

static bool is_name(const robots_line *line, const char *name)
{
    return line->name_size == strlen(name) &&
           strncasecmp(line->name, name, line->name_size) == 0;
}

/* Whether a pattern with * and a $ at its end fits the start of the path. */
static bool fits(const char *pattern, size_t size, const char *path)
{
    const bool whole = size && pattern[size - 1] == '$';
    const char *end = pattern + size - whole, *star = NULL, *behind = NULL;
    const char *p = pattern;
    while (*path || p < end) {
        if (p == end && !whole)
            return true;
        if (p < end && *p == '*') {
            star = ++p;
            behind = path;
        } else if (p < end && *path && *p == *path) {
            p++;
            path++;
        } else if (star && *behind) {
            p = star;
            path = ++behind;
        } else {
            return false;
        }
    }
    return true;
}

/* The verdict of the groups for `agent`; *found says whether there is one. */
static bool judge(const char *at, const char *end, const char *agent, const char *path,
                  bool *found)
{
    robots_line line;
    bool in_group = false, in_agents = false, allowed = true;
    size_t longest = 0;
    *found = false;
    while (next_line(&at, end, &line)) {
        if (is_name(&line, "user-agent")) {
            const bool mine = line.value_size == strlen(agent) &&
                              strncasecmp(line.value, agent, line.value_size) == 0;
            in_group = (in_agents && in_group) || mine;
            in_agents = true;
            *found = *found || mine;
            continue;
        }
        in_agents = false;
        const bool allow = is_name(&line, "allow");
        if (!in_group || !line.value_size || (!allow && !is_name(&line, "disallow")) ||
            !fits(line.value, line.value_size, path))
            continue;
        if (line.value_size > longest || (line.value_size == longest && allow)) {
            longest = line.value_size;
            allowed = allow;
        }
    }
    return allowed;
}

bool cli_robots_allow(const char *robots, size_t size, const char *agent,
                      const char *path)
{
    bool found;
    const bool own = judge(robots, robots + size, agent, path, &found);
    return found ? own : judge(robots, robots + size, "*", path, &found);
}
