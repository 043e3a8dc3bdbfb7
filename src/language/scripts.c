/* scripts.c - blocks of Unicode in the order of their characters. */
#include "language/scripts.h"

static const char *const names[CS_SCRIPTS] = {
    "",         "Latin",   "Cyrillic", "Arabic",     "Hebrew",    "Greek",    "Armenian",
    "Georgian", "Thaana",  "Ethiopic", "Devanagari", "Bengali",   "Gurmukhi", "Gujarati",
    "Odia",     "Tamil",   "Telugu",   "Kannada",    "Malayalam", "Sinhala",  "Thai",
    "Lao",      "Tibetan", "Burmese",  "Khmer",      "Hangul",    "Kana",     "Han"};

static const struct {
    uint32_t first, last;
    uint8_t script;
} blocks[] = {
    {'A', 'Z', CS_SCRIPT_LATIN},
    {'a', 'z', CS_SCRIPT_LATIN},
    {0xC0, 0x24F, CS_SCRIPT_LATIN},
    {0x250, 0x2AF, CS_SCRIPT_LATIN},
    {0x370, 0x3FF, 5},
    {0x400, 0x52F, 2},
    {0x531, 0x58F, 6},
    {0x590, 0x5FF, 4},
    {0x600, 0x6FF, 3},
    {0x750, 0x77F, 3},
    {0x780, 0x7BF, 8},
    {0x900, 0x97F, 10},
    {0x980, 0x9FF, 11},
    {0xA00, 0xA7F, 12},
    {0xA80, 0xAFF, 13},
    {0xB00, 0xB7F, 14},
    {0xB80, 0xBFF, 15},
    {0xC00, 0xC7F, 16},
    {0xC80, 0xCFF, 17},
    {0xD00, 0xD7F, 18},
    {0xD80, 0xDFF, 19},
    {0xE00, 0xE7F, 20},
    {0xE80, 0xEFF, 21},
    {0xF00, 0xFFF, 22},
    {0x1000, 0x109F, 23},
    {0x10A0, 0x10FF, 7},
    {0x1100, 0x11FF, 25},
    {0x1200, 0x139F, 9},
    {0x1780, 0x17FF, 24},
    {0x1E00, 0x1EFF, CS_SCRIPT_LATIN},
    {0x1F00, 0x1FFF, 5},
    {0x3040, 0x30FF, CS_SCRIPT_KANA},
    {0x3400, 0x4DBF, CS_SCRIPT_HAN},
    {0x4E00, 0x9FFF, CS_SCRIPT_HAN},
    {0xAC00, 0xD7AF, 25},
    {0xF900, 0xFAFF, CS_SCRIPT_HAN},
    {0xFB1D, 0xFB4F, 4},
    {0xFB50, 0xFDFF, 3},
    {0xFE70, 0xFEFF, 3},
    {0x20000, 0x323AF, CS_SCRIPT_HAN},
};

uint8_t cs_script_of(uint32_t character)
{
    size_t low = 0, high = sizeof blocks / sizeof *blocks;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (character > blocks[middle].last)
            low = middle + 1;
        else if (character < blocks[middle].first)
            high = middle;
        else
            return blocks[middle].script;
    }
    return CS_SCRIPT_NONE;
}

uint8_t cs_script_named(casus_text name)
{
    uint8_t script = CS_SCRIPTS - 1;
    while (script && !cs_text_is(name, names[script]))
        script--;
    return script;
}
