/* pdf.h - the text of PDF files, by the program pdftotext (poppler-utils) in a process of its
 * own with limits.  The file is its standard input, so no name reaches it. */
#ifndef CASUS_CLI_PDF_H
#define CASUS_CLI_PDF_H

#include <stdbool.h>
#include <sys/types.h>

/* Whether a file that can be read at any place begins like a PDF. */
bool cli_is_pdf(int descriptor);

/* Starts pdftotext on a file; the text is read from the descriptor returned, -1 on failure. */
int cli_pdf_open(int file, pid_t *process);

/* Waits for the process; NULL, or what went wrong. */
const char *cli_pdf_close(pid_t process);

#endif
