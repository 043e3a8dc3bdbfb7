/* origin.c - the far end of a chain and its kind.  Rule H6 of docs/attribution.md. */
#include "chain/chainer.h"

/* The head word of a speaker's phrase, or CASUS_NONE. */
static uint32_t head_word(const cs_chainer *chainer, const casus_speaker *speaker)
{
    return speaker->span.end > speaker->span.start
               ? cs_chain_head(chainer->analysis, speaker->span)
               : CASUS_NONE;
}

/* Whether a word of the phrase is in a class. */
static bool phrase_has(const cs_chainer *chainer, casus_span span, uint32_t class)
{
    for (uint32_t i = cs_chain_word_at(chainer->analysis, span.start);
         i < chainer->analysis->word_count && chainer->analysis->words[i].end <= span.end;
         i++)
        if (cs_chain_is(chainer, i, class))
            return true;
    return false;
}

static casus_text kind_of_document(const cs_chainer *chainer, uint32_t word)
{
    if (word != CASUS_NONE && cs_chain_is(chainer, word, chainer->classes.social_post))
        return CS_TEXT("social_media");
    if (word != CASUS_NONE && cs_chain_is(chainer, word, chainer->classes.statement))
        return CS_TEXT("official_statement");
    return CS_TEXT("document");
}

/* Whether a role is one of public life; teachers, doctors, reporters speak for themselves. */
static bool is_public(casus_text role)
{
    static const char *const private_roles[] = {"CVL", "EDU", "MED", "JRN", "LAB",
                                                "CRM", "REF", "AGR", "MIG"};
    for (size_t i = 0; i < sizeof private_roles / sizeof *private_roles; i++)
        if (cs_text_is(role, private_roles[i]))
            return false;
    return role.size > 0;
}

/* A person speaks for an office, or for himself. */
static casus_text kind_of_person(const cs_chainer *chainer, const casus_speaker *speaker)
{
    const bool office = is_public(speaker->role) ||
                        phrase_has(chainer, speaker->span, chainer->classes.title) ||
                        phrase_has(chainer, speaker->span, chainer->classes.spokes);
    return office ? CS_TEXT("official_statement") : CS_TEXT("person");
}

static casus_text kind_of(const cs_chainer *chainer, const casus_speaker *last)
{
    const uint32_t word = head_word(chainer, last);
    if (cs_text_is(last->kind, "document"))
        return kind_of_document(chainer, word);
    if (cs_text_is(last->kind, "organisation"))
        return CS_TEXT("official_statement");
    if (cs_text_is(last->kind, "person"))
        return kind_of_person(chainer, last);
    if (cs_text_is(last->kind, "anonymous") && word != CASUS_NONE &&
        cs_chain_is(chainer, word, chainer->classes.spokes))
        return CS_TEXT("official_statement");
    return last->kind; /* outlet, anonymous, unstated */
}

casus_speaker cs_origin_of(const cs_chainer *chainer, const casus_speaker *last,
                           const casus_attribution *source)
{
    if (!last)
        return (casus_speaker){.kind = CS_TEXT("own_reporting"),
                               .name = chainer->article->publisher};
    casus_speaker origin = *last;
    if (source && cs_text_is(source->via.kind, "social_media"))
        origin.kind = source->via.kind;
    else
        origin.kind = kind_of(chainer, last);
    return origin;
}
