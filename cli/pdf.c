#include "pdf.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECONDS = 30, NOT_THERE = 127 };

bool cli_is_pdf(int descriptor)
{
    char start[5];
    return pread(descriptor, start, sizeof start, 0) == (ssize_t)sizeof start &&
           memcmp(start, "%PDF-", sizeof start) == 0;
}

static void limit(int resource, rlim_t most)
{
    const struct rlimit value = {most, most};
    (void)setrlimit(resource, &value);
}

int cli_pdf_open(int file, pid_t *process)
{
    int ends[2];
    if (pipe(ends) != 0)
        return -1;
    (void)fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    *process = fork();
    if (*process < 0) {
        (void)close(ends[0]);
        (void)close(ends[1]);
        return -1;
    }
    if (*process == 0) {
        const int nothing = open("/dev/null", O_WRONLY);
        limit(RLIMIT_CPU, SECONDS);
        limit(RLIMIT_AS, (rlim_t)1 << 30);
        limit(RLIMIT_FSIZE, 0);
        if (dup2(file, STDIN_FILENO) < 0 || dup2(ends[1], STDOUT_FILENO) < 0 ||
            dup2(nothing, STDERR_FILENO) < 0)
            _exit(NOT_THERE);
        (void)execlp("pdftotext", "pdftotext", "-q", "-enc", "UTF-8", "-nopgbrk", "-",
                     "-", (char *)NULL);
        _exit(NOT_THERE);
    }
    (void)close(ends[1]);
    return ends[0];
}

const char *cli_pdf_close(pid_t process)
{
    int status = 0;
    if (waitpid(process, &status, 0) != process)
        return NULL;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return NULL;
    if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_THERE)
        return "a PDF needs the program pdftotext (install poppler-utils)";
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
        return "the PDF takes too long to read";
    return "the PDF is damaged or needs a password";
}
