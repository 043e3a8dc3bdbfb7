/* batch.c - see batch.h. */
#include "model/batch.h"

bool cs_batch_next(const cs_analysis *analysis, cs_batch *batch)
{
    uint32_t s = batch->next_sentence, word = batch->next_word;
    batch->word_count = batch->segment_count = 0;
    while (s < analysis->sentence_count && batch->segment_count < CS_BATCH_SEGMENTS) {
        const casus_sentence *sentence = &analysis->sentences[s];
        const uint32_t left = sentence->word_count - word;
        const uint32_t length = left > CS_SEGMENT_WORDS ? CS_SEGMENT_WORDS : left;
        if (batch->word_count && batch->word_count + length > CS_BATCH_WORDS)
            break;
        if (batch->word_count == 0)
            batch->first_word = sentence->first_word + word;
        if (length) {
            batch->sentence[batch->segment_count] = s;
            batch->lengths[batch->segment_count++] = length;
            batch->word_count += length;
        }
        word = length < left ? word + length : 0;
        s += length == left;
    }
    batch->next_sentence = s;
    batch->next_word = word;
    return batch->word_count > 0;
}
