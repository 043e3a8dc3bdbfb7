/* language.c - weighs a text: its script, its letters, its small words. */
#include "language/language.h"

#include "base/error.h"
#include "base/utf8.h"

enum {
    LOOK = 1 << 15,
    WORD_BYTES = 96
}; /* bytes of a text, of a word that are looked at */

static bool has(const cs_language_set *set, uint8_t language)
{
    return set->bits[language / 64] >> language % 64 & 1;
}

static cs_language_set both(const cs_language_set *a, const cs_language_set *b)
{
    cs_language_set set;
    for (size_t k = 0; k < CS_LANGUAGES / 64; k++)
        set.bits[k] = a->bits[k] & b->bits[k];
    return set;
}

static uint32_t size_of(const cs_language_set *set)
{
    uint32_t count = 0;
    for (size_t k = 0; k < CS_LANGUAGES / 64; k++)
        for (uint64_t bits = set->bits[k]; bits; bits &= bits - 1)
            count++;
    return count;
}

/* The script of most letters.  Han with some Kana is Japanese, so Kana counts more. */
static uint8_t main_script(casus_text text, cs_language_scores *out)
{
    enum { KANA_WEIGHT = 20 };
    uint32_t letters[CS_SCRIPTS] = {0}, length;
    uint8_t best = CS_SCRIPT_NONE;
    for (uint32_t i = 0; i < text.size; i += length)
        letters[cs_script_of(cs_utf8_decode(text.data + i, &length))]++;
    const uint32_t kana = letters[CS_SCRIPT_KANA];
    letters[CS_SCRIPT_NONE] = 0;
    if (kana * KANA_WEIGHT > letters[CS_SCRIPT_HAN]) {
        letters[CS_SCRIPT_KANA] += letters[CS_SCRIPT_HAN];
        letters[CS_SCRIPT_HAN] = 0;
    }
    for (uint8_t script = 1; script < CS_SCRIPTS; script++)
        if (letters[script] > letters[best])
            best = script;
    out->letters = letters[best];
    return best;
}

/* Takes the next word of the script: its bytes in lower case, and the languages, of those
 * whose letters are known, that have all its letters.  0 at the end of the text. */
static uint32_t next_word(const cs_languages *languages, casus_text text, uint32_t *at,
                          char word[WORD_BYTES], cs_language_set *fitting)
{
    const cs_language_set none = {{0}};
    uint32_t size = 0, length = 1;
    *fitting = languages->with_letters;
    for (; *at < text.size; *at += length) {
        const uint32_t character = cs_to_lower(cs_utf8_decode(text.data + *at, &length));
        if (!cs_is_letter(character) && character != 0x2BB && character != 0x2BC) {
            if (size)
                return size;
            continue;
        }
        if (size + 4 > WORD_BYTES)
            continue;
        char *const letter = word + size;
        const uint32_t bytes = cs_utf8_encode(character, letter);
        size += bytes;
        if (character < 0x80)
            continue;
        const uint32_t symbol =
            cs_symbol_find(&languages->letters.symbols, cs_text(letter, bytes));
        *fitting = symbol ? both(fitting, &languages->letters.sets.items[symbol]) : none;
    }
    return size;
}

static void count_words(const cs_languages *languages, casus_text text,
                        cs_language_scores *out)
{
    enum { FEW = 6 }; /* letters that no more languages have speak for them */
    uint32_t at = 0, size;
    char word[WORD_BYTES];
    cs_language_set fitting;
    while ((size = next_word(languages, text, &at, word, &fitting)) != 0) {
        const uint32_t symbol =
            cs_symbol_find(&languages->words.symbols, cs_text(word, size));
        fitting = both(&fitting, &out->possible);
        const bool telling = size_of(&fitting) <= FEW;
        out->words++;
        for (uint8_t i = 0; i < languages->count; i++) {
            const bool known = has(&languages->with_letters, i), fits = has(&fitting, i);
            out->score[i] += (symbol && has(&languages->words.sets.items[symbol], i)) +
                             (known && fits && telling) - (known && !fits);
        }
    }
}

static void find_best(const cs_languages *languages, cs_language_scores *out)
{
    for (uint8_t i = 0; i < languages->count; i++)
        if (has(&out->possible, i) &&
            (out->best == CS_LANGUAGES || out->score[i] > out->score[out->best]))
            out->best = i;
}

void cs_language_weigh(const cs_languages *languages, casus_text text,
                       cs_language_scores *out)
{
    *out = (cs_language_scores){.best = CS_LANGUAGES};
    if (text.size > LOOK) {
        text.size = LOOK;
        while (text.size && (text.data[text.size] & 0xC0) == 0x80)
            text.size--;
    }
    const uint8_t script = main_script(text, out);
    out->possible = languages->scripts[script];
    out->alone = size_of(&out->possible) == 1;
    count_words(languages, text, out);
    find_best(languages, out);
}

/* The bytes of the first part of a code: 2 of "en-GB"; 0 of what is none. */
static uint32_t code_size(casus_text code)
{
    uint32_t size = 0;
    while (size < code.size && (code.data[size] | 0x20) >= 'a' &&
           (code.data[size] | 0x20) <= 'z')
        size++;
    const bool ends =
        size == code.size || code.data[size] == '-' || code.data[size] == '_';
    return ends && (size == 2 || size == 3) ? size : 0;
}

/* The language with this code or its first part; CS_LANGUAGES if unknown. */
static uint8_t number_of(const cs_languages *languages, casus_text code)
{
    char lower[3] = "";
    const uint32_t size = code_size(code);
    for (uint32_t i = 0; i < size; i++)
        lower[i] = (char)(code.data[i] | 0x20);
    const casus_text first = cs_text(lower, size);
    for (uint8_t i = 0; i < languages->count; i++)
        if (cs_text_equal(languages->codes[i], first))
            return i;
    for (uint32_t i = 0; i < languages->others.count; i++)
        if (cs_text_equal(languages->others.items[i].code, first))
            return languages->others.items[i].language;
    return CS_LANGUAGES;
}

/* Whether the best language is told with enough words or letters. */
static bool is_told(const cs_language_scores *scores)
{
    enum { LETTERS = 12, WORDS = 2, SHARE = 8 };
    if (scores->best == CS_LANGUAGES)
        return false;
    if (scores->alone)
        return scores->letters >= LETTERS;
    const int32_t best = scores->score[scores->best];
    return best >= WORDS && best * 100 >= (int32_t)scores->words * SHARE;
}

casus_text cs_language_settle(const cs_languages *languages,
                              const cs_language_scores *scores, casus_text claim)
{
    enum { NEAR = 5 }; /* words in a hundred between languages that are alike */
    const uint8_t claimed = number_of(languages, claim);
    if (!is_told(scores) || (code_size(claim) && claimed == CS_LANGUAGES))
        return claim;
    if (claimed != CS_LANGUAGES && has(&scores->possible, claimed) &&
        (scores->score[scores->best] - scores->score[claimed]) * 100 <=
            (int32_t)scores->words * NEAR)
        return claim;
    return languages->codes[scores->best];
}

bool cs_language_is_not(const cs_languages *languages, const cs_language_scores *scores,
                        casus_text code)
{
    enum { WORDS = 8, LETTERS = 40, ALONE = 16, CLEAR = 3, FAR = 12 };
    const uint8_t language = number_of(languages, code);
    if (language == CS_LANGUAGES || !is_told(scores) ||
        scores->letters < (scores->alone ? ALONE : LETTERS) ||
        (scores->words < WORDS && !scores->alone))
        return false;
    const int32_t lead = scores->score[scores->best] - scores->score[language];
    return !has(&scores->possible, language) ||
           (lead >= CLEAR && lead * 100 > (int32_t)scores->words * FAR);
}
