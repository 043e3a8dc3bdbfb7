/* quotation.c - passages between quotation marks.
 *
 * A straight mark opens when none is open in its paragraph.  A quotation left open ends with
 * its paragraph; when the next paragraph begins with an opening mark, it goes on there. */
#include "attribute/seeker.h"

typedef enum cs_mark { MARK_NONE, MARK_OPEN, MARK_CLOSE, MARK_STRAIGHT } cs_mark;

static cs_mark mark_of(casus_text form)
{
    static const struct {
        casus_text form;
        cs_mark mark;
    } marks[] = {
        {{"\"", 1}, MARK_STRAIGHT},
        {{"''", 2}, MARK_STRAIGHT},
        {{"``", 2}, MARK_OPEN},
        {{"\xE2\x80\x9C", 3}, MARK_OPEN},
        {{"\xE2\x80\x9D", 3}, MARK_CLOSE},
        {{"\xE2\x80\x9E", 3}, MARK_OPEN},
        {{"\xC2\xAB", 2}, MARK_OPEN},
        {{"\xC2\xBB", 2}, MARK_CLOSE},
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (cs_text_equal(form, marks[i].form))
            return marks[i].mark;
    return MARK_NONE;
}

typedef struct cs_scan {
    uint32_t open;  /* word of the open mark, CASUS_NONE = none */
    bool left_open; /* the paragraph before ended inside a quotation */
} cs_scan;

static void close_quotation(cs_seeker *seeker, cs_scan *scan, uint32_t last,
                            uint32_t paragraph, bool continues)
{
    if (last > scan->open + 1) {
        if (!cs_array_push(&seeker->quotations, seeker->arena)) {
            seeker->failed = true;
            return;
        }
        *cs_array_last(&seeker->quotations) = (cs_quotation){.first = scan->open,
                                                             .last = last,
                                                             .paragraph = paragraph,
                                                             .owner = CASUS_NONE,
                                                             .continues = continues};
        for (uint32_t i = scan->open; i <= last; i++)
            seeker->quotation_of[i] = seeker->quotations.count - 1;
    }
    scan->open = CASUS_NONE;
}

/* The quotations of sentences [from, to), which are one paragraph. */
static void scan_paragraph(cs_seeker *seeker, cs_scan *scan, uint32_t from, uint32_t to)
{
    const casus_sentence *sentences = seeker->analysis->sentences;
    const uint32_t first = sentences[from].first_word;
    const uint32_t end = sentences[to - 1].first_word + sentences[to - 1].word_count;
    const uint32_t paragraph = sentences[from].paragraph;
    bool continues = scan->left_open && first < end &&
                     mark_of(seeker->analysis->words[first].form) != MARK_NONE;
    scan->left_open = false;
    scan->open = CASUS_NONE;
    for (uint32_t i = first; i < end && !seeker->failed; i++) {
        const cs_mark mark = mark_of(seeker->analysis->words[i].form);
        if (mark == MARK_NONE)
            continue;
        if (scan->open == CASUS_NONE) {
            if (mark != MARK_CLOSE || i == first) /* a wrong mark begins the paragraph */
                scan->open = i;
        } else if (mark != MARK_OPEN) {
            close_quotation(seeker, scan, i, paragraph, continues);
            continues = false;
        }
    }
    if (scan->open != CASUS_NONE && end > first) {
        close_quotation(seeker, scan, end - 1, paragraph, continues);
        scan->left_open = true;
    }
}

void cs_find_quotations(cs_seeker *seeker)
{
    const cs_analysis *analysis = seeker->analysis;
    cs_scan scan = {.open = CASUS_NONE};
    for (uint32_t from = 0, to; from < analysis->sentence_count; from = to) {
        to = from + 1;
        while (to < analysis->sentence_count &&
               analysis->sentences[to].paragraph == analysis->sentences[from].paragraph)
            to++;
        scan_paragraph(seeker, &scan, from, to);
    }
}
