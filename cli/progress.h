/* progress.h - a line on standard error that counts, when that is a terminal and the
 * results do not go to it. */
#ifndef CASUS_CLI_PROGRESS_H
#define CASUS_CLI_PROGRESS_H

#include <stdbool.h>
#include <time.h>

typedef struct cli_progress {
    bool shown;
    struct timespec last;
} cli_progress;

void cli_progress_start(cli_progress *progress, bool results_on_terminal);

/* Shows the numbers, at most five times a second. */
void cli_progress_show(cli_progress *progress, unsigned long coded,
                       unsigned long skipped);

/* Wipes the line, so that something else can be written. */
void cli_progress_clear(const cli_progress *progress);

#endif
