/* conllu.c - the analysis as CoNLL-U, https://universaldependencies.org/format.html */
#include "data/ud.h"
#include "write/write.h"

static void column(cs_out *out, casus_text text)
{
    cs_out_text(out, text.size ? text : CS_TEXT("_"));
    cs_out_string(out, "\t");
}

/* White space inside a token or a sentence becomes one blank. */
static void plain(cs_out *out, casus_text text)
{
    uint32_t start = 0;
    for (uint32_t i = 0; i < text.size; i++) {
        if (text.data[i] != '\n' && text.data[i] != '\t' && text.data[i] != '\r')
            continue;
        cs_out_text(out, cs_text_span(text, start, i));
        cs_out_string(out, " ");
        start = i + 1;
    }
    cs_out_text(out, cs_text_span(text, start, text.size));
}

static void write_misc(cs_out *out, const casus_token *token, bool first_of_token)
{
    cs_out_string(out, "_\t");
    if (!first_of_token) {
        cs_out_string(out, "_\n");
        return;
    }
    cs_out_string(out, token->space_after ? "start=" : "SpaceAfter=No|start=");
    cs_out_number(out, token->start);
    cs_out_string(out, "|end=");
    cs_out_number(out, token->end);
    cs_out_string(out, "\n");
}

static void write_word(cs_out *out, const casus_doc *doc, const casus_sentence *sentence,
                       uint32_t i)
{
    const casus_word *word = &doc->analysis.words[i];
    const casus_token *token = &doc->analysis.tokens[word->token];
    const bool trees = doc->depth >= CASUS_DEPTH_TREES;
    cs_out_number(out, i - sentence->first_word + 1);
    cs_out_string(out, "\t");
    column(out, word->form);
    column(out, word->lemma);
    column(out, trees ? cs_text_of(cs_upos_name((casus_upos)word->upos))
                      : (casus_text){NULL, 0});
    column(out, word->xpos);
    column(out, word->feats);
    if (trees)
        cs_out_number(
            out, word->head == CASUS_NONE ? 0 : word->head - sentence->first_word + 1);
    else
        cs_out_string(out, "_");
    cs_out_string(out, "\t");
    column(out, word->deprel);
    write_misc(out, token, token->word_count == 1);
}

static void write_multiword(cs_out *out, const casus_doc *doc,
                            const casus_sentence *sentence, const casus_token *token)
{
    const uint32_t first = token->first_word - sentence->first_word + 1;
    cs_out_number(out, first);
    cs_out_string(out, "-");
    cs_out_number(out, first + token->word_count - 1);
    cs_out_string(out, "\t");
    cs_out_text(out, cs_text_span(doc->article.text, token->start, token->end));
    cs_out_string(out, "\t_\t_\t_\t_\t_\t_\t");
    write_misc(out, token, true);
}

static void write_sentence(cs_out *out, const casus_doc *doc, uint32_t number)
{
    const casus_sentence *sentence = &doc->analysis.sentences[number];
    if (number == 0) {
        cs_out_string(out, "# newdoc id = ");
        plain(out, doc->article.id);
        cs_out_string(out, "\n");
    }
    if (number == 0 || sentence->paragraph != sentence[-1].paragraph)
        cs_out_string(out, "# newpar\n");
    cs_out_string(out, "# sent_id = ");
    cs_out_number(out, number + 1);
    cs_out_string(out, "\n# text = ");
    plain(out, cs_text_span(doc->article.text, sentence->start, sentence->end));
    cs_out_string(out, "\n");
    for (uint32_t t = 0; t < sentence->token_count; t++) {
        const casus_token *token = &doc->analysis.tokens[sentence->first_token + t];
        if (token->word_count > 1)
            write_multiword(out, doc, sentence, token);
        for (uint32_t w = 0; w < token->word_count; w++)
            write_word(out, doc, sentence, token->first_word + w);
    }
    cs_out_string(out, "\n");
}

void cs_write_conllu(cs_out *out, const casus_doc *doc)
{
    for (uint32_t i = 0; i < doc->analysis.sentence_count; i++)
        write_sentence(out, doc, i);
}
