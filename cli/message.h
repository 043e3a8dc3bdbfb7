/* message.h - one line on standard error: "casus: ...". */
#ifndef CASUS_CLI_MESSAGE_H
#define CASUS_CLI_MESSAGE_H

void cli_message(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
