#include "output_file.h"

#include "message.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The unfinished file, which a signal removes.  Empty = none. */
static char unfinished[4096];

static void remove_unfinished(int signal_number)
{
    if (unfinished[0])
        (void)unlink(unfinished);
    (void)signal(signal_number, SIG_DFL);
    (void)raise(signal_number);
}

static bool say_failed(cli_output_file *file, const char *what)
{
    if (!file->failed)
        cli_message("%s: %s: %s", file->name ? file->name : "standard output", what,
                    strerror(errno));
    file->failed = true;
    return false;
}

/* A file that is there and is no regular file, such as /dev/null, is written directly. */
static bool is_special(const char *name)
{
    struct stat found;
    return stat(name, &found) == 0 && !S_ISREG(found.st_mode);
}

static bool open_temporary(cli_output_file *file)
{
    const mode_t mask = umask(0);
    (void)umask(mask);
    const int size = snprintf(unfinished, sizeof unfinished, "%s.XXXXXX", file->name);
    if (size < 0 || (size_t)size >= sizeof unfinished) {
        errno = ENAMETOOLONG;
        return false;
    }
    file->descriptor = mkstemp(unfinished);
    if (file->descriptor < 0) {
        unfinished[0] = '\0';
        return false;
    }
    file->temporary = true;
    (void)fchmod(file->descriptor, 0666 & ~mask);
    (void)signal(SIGINT, remove_unfinished);
    (void)signal(SIGTERM, remove_unfinished);
    (void)signal(SIGHUP, remove_unfinished);
    return true;
}

bool cli_output_open(cli_output_file *file, const char *name)
{
    *file = (cli_output_file){.name = name, .descriptor = STDOUT_FILENO};
    if (!name)
        return true;
    if (is_special(name)) {
        file->descriptor = open(name, O_WRONLY | O_CLOEXEC);
        return file->descriptor >= 0 || say_failed(file, "cannot be opened");
    }
    return open_temporary(file) || say_failed(file, "cannot be made");
}

bool cli_output_write(cli_output_file *file, const char *bytes, size_t size)
{
    while (size && !file->failed) {
        const ssize_t wrote = write(file->descriptor, bytes, size);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote < 0)
            return say_failed(file, "writing failed");
        bytes += wrote;
        size -= (size_t)wrote;
    }
    return !file->failed;
}

bool cli_output_close(cli_output_file *file, bool keep)
{
    if (!file->name)
        return !file->failed;
    if (close(file->descriptor) != 0)
        (void)say_failed(file, "writing failed");
    if (file->temporary && keep && !file->failed && rename(unfinished, file->name) != 0)
        (void)say_failed(file, "cannot be put in place");
    if (file->temporary && (!keep || file->failed))
        (void)unlink(unfinished);
    unfinished[0] = '\0';
    return !file->failed;
}
