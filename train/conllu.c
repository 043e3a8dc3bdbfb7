/* conllu.c - see conllu.h. */
#include "conllu.h"

#include "base/error.h"
#include "base/file.h"

#include <stdlib.h>

enum { COLUMNS = 10 };

static bool grow(void **items, uint32_t *capacity, size_t item_size)
{
    const uint32_t wanted = *capacity ? 2 * *capacity : 4096;
    void *bigger = realloc(*items, wanted * item_size);
    if (!bigger)
        return false;
    *items = bigger;
    *capacity = wanted;
    return true;
}

static casus_text next_part(casus_text *rest, char end)
{
    const char *stop = memchr(rest->data, end, rest->size);
    const uint32_t size = stop ? (uint32_t)(stop - rest->data) : rest->size;
    const casus_text part = cs_text(rest->data, size);
    const uint32_t used = stop ? size + 1 : size;
    *rest = cs_text(rest->data + used, rest->size - used);
    return part;
}

static bool read_number(casus_text text, uint32_t *out)
{
    uint32_t value = 0;
    for (uint32_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9' || value > 100000)
            return false;
        value = 10 * value + (uint32_t)(text.data[i] - '0');
    }
    *out = value;
    return text.size > 0;
}

static bool add_word(treebank *bank, const casus_text column[COLUMNS])
{
    if (bank->word_count == bank->word_capacity &&
        !grow((void **)&bank->words, &bank->word_capacity, sizeof *bank->words))
        return false;
    tb_word word = {.form = column[1],
                    .lemma = column[2],
                    .upos = column[3],
                    .xpos = column[4],
                    .feats = column[5],
                    .deprel = column[7]};
    if (!read_number(column[6], &word.head))
        word.head = 0;
    bank->words[bank->word_count++] = word;
    return true;
}

static bool end_sentence(treebank *bank, uint32_t start, uint32_t line)
{
    if (bank->word_count == start)
        return true;
    if (bank->sentence_count == bank->sentence_capacity &&
        !grow((void **)&bank->sentences, &bank->sentence_capacity,
              sizeof *bank->sentences))
        return false;
    bank->sentences[bank->sentence_count++] =
        (tb_sentence){start, bank->word_count - start, line};
    return true;
}

/* One line of a word; *skip when it is a multiword or empty node. */
static bool split_line(casus_text line, casus_text column[COLUMNS], bool *skip)
{
    uint32_t number;
    for (uint32_t i = 0; i < COLUMNS; i++) {
        if (line.size == 0 && i < COLUMNS - 1)
            return false;
        column[i] = next_part(&line, '\t');
    }
    *skip = !read_number(column[0], &number);
    return true;
}

casus_status tb_read(const char *path, treebank *bank, cs_arena *arena,
                     casus_error *error)
{
    casus_text text, column[COLUMNS];
    uint32_t line_number = 0, start = bank->word_count;
    CS_TRY(cs_file_read(path, arena, &text, error));
    while (text.size) {
        const casus_text line = next_part(&text, '\n');
        bool skip = true, fine = true;
        line_number++;
        if (line.size == 0) {
            fine = end_sentence(bank, start, line_number);
            start = bank->word_count;
        } else if (line.data[0] != '#') {
            if (!split_line(line, column, &skip))
                return cs_fail(error, CASUS_BAD_INPUT, 0, "%s:%u: not ten columns", path,
                               line_number);
            fine = skip || add_word(bank, column);
        }
        if (!fine)
            return cs_fail(error, CASUS_NOMEM, 0, "out of memory at %s:%u", path,
                           line_number);
    }
    if (!end_sentence(bank, start, line_number))
        return cs_fail(error, CASUS_NOMEM, 0, "out of memory at %s", path);
    return CASUS_OK;
}

void tb_free(treebank *bank)
{
    free(bank->words);
    free(bank->sentences);
}
