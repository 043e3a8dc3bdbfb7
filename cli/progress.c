#include "progress.h"

#include <stdio.h>
#include <unistd.h>

void cli_progress_start(cli_progress *progress, bool results_on_terminal)
{
    *progress = (cli_progress){.shown = !results_on_terminal && isatty(STDERR_FILENO)};
}

void cli_progress_show(cli_progress *progress, unsigned long coded, unsigned long skipped)
{
    struct timespec now;
    if (!progress->shown || clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return;
    const long long passed = (now.tv_sec - progress->last.tv_sec) * 1000000000LL +
                             (now.tv_nsec - progress->last.tv_nsec);
    if (passed < 200000000LL)
        return;
    progress->last = now;
    (void)fprintf(stderr, "\r%lu documents coded, %lu skipped\033[K", coded, skipped);
}

void cli_progress_clear(const cli_progress *progress)
{
    if (progress->shown)
        (void)fputs("\r\033[K", stderr);
}
