/* options.c - reads options by a table: -j 4, -j4, --jobs 4, --jobs=4. */
#include "options.h"

#include "message.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef enum cli_kind {
    KIND_TEXT,
    KIND_FLAG,
    KIND_NUMBER,
    KIND_DATE,
    KIND_CHOICE,
    KIND_SHARE,
    KIND_COUNT
} cli_kind;

typedef struct cli_option {
    const char *name; /* without its two dashes */
    char letter;      /* 0 = none */
    cli_kind kind;
    unsigned takes;
    size_t offset;
    const char *hint; /* what its value looks like; of a choice, all of them */
} cli_option;

static const char one_of[] = "one of "; /* before the choices in a hint */

static const char an_actor[] = "a code, perhaps with a role: RUS, \"RUS MIL\"";

static const char some_actors[] = "actors such as \"RUS MIL, BLR\", or none";

#define AT(member) offsetof(cli_options, member)

static const cli_option table[] = {
    {"from", 0, KIND_CHOICE, CLI_TAKES_FROM, AT(from),
     "one of text html jsonl conllu warc feed"},
    {"allow-private", 0, KIND_FLAG, CLI_TAKES_FROM, AT(allow_private), NULL},
    {"jobs", 'j', KIND_NUMBER, CLI_TAKES_JOBS, AT(jobs),
     "a number of threads, 0 = all cores"},
    {"output", 'o', KIND_TEXT, CLI_TAKES_OUTPUT, AT(output), "a file"},
    {"date", 0, KIND_DATE, CLI_TAKES_DATE, AT(date), "a date such as 2024-06-09"},
    {"explain", 0, KIND_FLAG, CLI_TAKES_EXPLAIN, AT(explain), NULL},
    {"format", 0, KIND_CHOICE, CLI_TAKES_FORMAT, AT(format), "one of jsonl table"},
    {"format", 0, KIND_CHOICE, CLI_TAKES_FORMS, AT(format),
     "one of jsonl table csv petrarch phoenix icews gdelt plover"},
    {"format", 0, KIND_CHOICE, CLI_TAKES_ROWS, AT(format), "one of table jsonl csv"},
    {"seconds", 0, KIND_COUNT, CLI_TAKES_SECONDS, AT(seconds), "a number, 0 = no limit"},
    {"all-statuses", 0, KIND_FLAG, CLI_TAKES_FORMS, AT(all_statuses), NULL},
    {"one-a-story", 0, KIND_FLAG, CLI_TAKES_EXPLAIN, AT(one_a_story), NULL},
    {"unknown-actors", 0, KIND_FLAG, CLI_TAKES_EXPLAIN, AT(unknown_actors), NULL},
    {"min-confidence", 0, KIND_SHARE, CLI_TAKES_FORMS, AT(min_confidence),
     "a number from 0 to 1"},
    {"data", 0, KIND_TEXT, CLI_TAKES_DATA, AT(data), "a data folder"},
    {"dict", 0, KIND_TEXT, CLI_TAKES_DATA, AT(dict), "a folder of tables"},
    {"lang", 0, KIND_TEXT, CLI_TAKES_DATA, AT(language), "a language such as en"},
    {"any-language", 0, KIND_FLAG, CLI_TAKES_LANGUAGE, AT(any_language), NULL},
    {"tokens", 0, KIND_FLAG, CLI_TAKES_DEPTH, AT(tokens), NULL},
    {"status", 0, KIND_FLAG, CLI_TAKES_DEPTH, AT(status), NULL},
    {"db", 0, KIND_TEXT, CLI_TAKES_DB, AT(db), "the file of a store"},
    {"merge", 0, KIND_TEXT, CLI_TAKES_MERGE, AT(merge), "a rule such as stories,code"},
    {"verbose", 'v', KIND_FLAG, CLI_TAKES_VERBOSE, AT(verbose), NULL},
    {"actor", 0, KIND_TEXT, CLI_TAKES_QUERY, AT(query.actor), an_actor},
    {"recipient", 0, KIND_TEXT, CLI_TAKES_QUERY, AT(query.recipient), an_actor},
    {"with", 0, KIND_TEXT, CLI_TAKES_QUERY, AT(query.with), an_actor},
    {"type", 0, KIND_TEXT, CLI_TAKES_QUERY, AT(query.type), "a type such as ASSAULT"},
    {"code", 0, KIND_TEXT, CLI_TAKES_QUERY, AT(query.code),
     "a CAMEO code or the beginning of one, such as 19"},
    {"since", 0, KIND_DATE, CLI_TAKES_QUERY | CLI_TAKES_RECODE, AT(query.since),
     "a date such as 2024-06-09"},
    {"until", 0, KIND_DATE, CLI_TAKES_QUERY, AT(query.until), "a date such as 2024-06"},
    {"place", 0, KIND_TEXT, CLI_TAKES_QUERY, AT(query.place), "a country such as UKR"},
    {"status", 0, KIND_CHOICE, CLI_TAKES_QUERY, AT(query.status),
     "one of happened ongoing planned proposed conditional threatened negated denied "
     "hypothetical historical"},
    {"origin", 0, KIND_CHOICE, CLI_TAKES_QUERY, AT(query.origin_kind),
     "one of own_reporting official_statement person outlet anonymous social_media document "
     "unstated"},
    {"text", 0, KIND_TEXT, CLI_TAKES_QUERY, AT(query.text), "words to look for"},
    {"document", 0, KIND_TEXT, CLI_TAKES_QUERY | CLI_TAKES_RECODE, AT(query.document),
     "the name of a document"},
    {"min-origins", 0, KIND_COUNT, CLI_TAKES_QUERY, AT(min_origins), "a number"},
    {"sort", 0, KIND_CHOICE, CLI_TAKES_QUERY, AT(order),
     "one of newest oldest added origins"},
    {"limit", 0, KIND_COUNT, CLI_TAKES_QUERY, AT(limit), "a number, 0 = all"},
    {"after", 0, KIND_TEXT, CLI_TAKES_QUERY, AT(query.after), "the id of an event"},
    {"apply", 0, KIND_FLAG, CLI_TAKES_RECODE, AT(apply), NULL},
    {"actor", 0, KIND_TEXT, CLI_TAKES_FIX, AT(fix.actor), some_actors},
    {"recipient", 0, KIND_TEXT, CLI_TAKES_FIX, AT(fix.recipient), some_actors},
    {"code", 0, KIND_TEXT, CLI_TAKES_FIX, AT(fix.code), "a CAMEO code such as 190"},
    {"status", 0, KIND_TEXT, CLI_TAKES_FIX, AT(fix.status), "a status such as planned"},
    {"note", 0, KIND_TEXT, CLI_TAKES_FIX, AT(fix.note), "the reason in words"},
    {"drop", 0, KIND_FLAG, CLI_TAKES_FIX, AT(fix.drop), NULL},
    {"restore", 0, KIND_FLAG, CLI_TAKES_FIX, AT(fix.restore), NULL},
    {"undo", 0, KIND_FLAG, CLI_TAKES_FIX, AT(fix.undo), NULL},
    {"list", 0, KIND_FLAG, CLI_TAKES_FIX, AT(fix.list), NULL},
    {"export", 0, KIND_TEXT, CLI_TAKES_FIX, AT(fix.write), "a file, or -"},
    {"import", 0, KIND_TEXT, CLI_TAKES_FIX, AT(fix.read), "a file, or -"},
    {"help", 'h', KIND_FLAG, UINT32_MAX, AT(help), NULL},
};

static bool is_choice(const char *choices, const char *value)
{
    const size_t length = strlen(value);
    for (const char *at = choices; length && (at = strstr(at, value)) != NULL; at++)
        if ((at == choices || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
            return true;
    return false;
}

static int two_digits(const char *digits)
{
    return (digits[0] - '0') * 10 + digits[1] - '0';
}

/* YYYY, YYYY-MM or YYYY-MM-DD with a month and a day that exist. */
static bool is_date(const char *value)
{
    static const char days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    static const char form[] = "0000-00-00";
    const size_t length = strlen(value);
    if (length != 4 && length != 7 && length != 10)
        return false;
    for (size_t i = 0; i < length; i++)
        if (form[i] == '-' ? value[i] != '-' : value[i] < '0' || value[i] > '9')
            return false;
    if (length == 4)
        return true;
    const int year = two_digits(value) * 100 + two_digits(value + 2);
    const int month = two_digits(value + 5);
    if (month < 1 || month > 12 || length == 7)
        return month >= 1 && month <= 12;
    const int day = two_digits(value + 8);
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day >= 1 && day <= days[month - 1] - (month == 2 && !leap);
}

static bool read_jobs(const char *value, unsigned *out)
{
    char *end;
    const long number = strtol(value, &end, 10);
    if (end == value || *end || number < 0 || number > 1024)
        return false;
    const long cores = number ? number : sysconf(_SC_NPROCESSORS_ONLN);
    *out = cores > 1 ? (unsigned)cores : 1;
    return true;
}

static bool read_share(const char *value, double *out)
{
    char *end;
    *out = strtod(value, &end);
    return end != value && !*end && *out >= 0 && *out <= 1;
}

static bool read_count(const char *value, unsigned long *out)
{
    char *end;
    *out = strtoul(value, &end, 10);
    return value[0] >= '0' && value[0] <= '9' && !*end && *out < CLI_NO_LIMIT;
}

static bool set(cli_options *options, const cli_option *option, const char *value)
{
    void *field = (char *)options + option->offset;
    bool good = value[0] != '\0';
    if (option->kind == KIND_NUMBER)
        good = read_jobs(value, field);
    else if (option->kind == KIND_SHARE)
        good = read_share(value, field);
    else if (option->kind == KIND_COUNT)
        good = read_count(value, field);
    else if (option->kind == KIND_DATE)
        good = is_date(value);
    else if (option->kind == KIND_CHOICE)
        good = is_choice(option->hint + strlen(one_of), value);
    if (!good)
        return cli_message("--%s takes %s, not '%s'", option->name, option->hint, value),
               false;
    if (option->kind != KIND_NUMBER && option->kind != KIND_SHARE &&
        option->kind != KIND_COUNT)
        *(const char **)field = value;
    return true;
}

/* The option with this name, or, where `letter` points to one, with this letter. */
static const cli_option *find(unsigned takes, const char *name, size_t length,
                              const char *letter)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if ((table[i].takes & takes) &&
            (letter ? table[i].letter == *letter
                    : strlen(table[i].name) == length &&
                          memcmp(table[i].name, name, length) == 0))
            return &table[i];
    return NULL;
}

/* Reads the option at argv[0]; returns how many of the arguments it took, 0 when bad. */
static int read_option(cli_options *options, unsigned takes, int argc, char **argv)
{
    const bool is_long = argv[0][1] == '-';
    const char *name = argv[0] + (is_long ? 2 : 1);
    const char *equals = is_long ? strchr(name, '=') : NULL;
    const size_t length = equals ? (size_t)(equals - name) : strlen(name);
    const cli_option *option = find(takes, name, length, is_long ? NULL : name);
    const char *value =
        is_long ? (equals ? equals + 1 : NULL) : (name[1] ? name + 1 : NULL);
    if (!option)
        return cli_message("there is no option '%s' here (--help lists them)", argv[0]),
               0;
    if (option->kind == KIND_FLAG) {
        if (value)
            return cli_message("--%s takes no value", option->name), 0;
        *(bool *)((char *)options + option->offset) = true;
        return 1;
    }
    if (!value && argc < 2)
        return cli_message("--%s takes %s", option->name, option->hint), 0;
    if (!set(options, option, value ? value : argv[1]))
        return 0;
    return value ? 1 : 2;
}

bool cli_options_read(cli_options *options, unsigned takes, int argc, char **argv)
{
    bool only_inputs = false;
    *options = (cli_options){
        .jobs = 1, .limit = CLI_NO_LIMIT, .seconds = CLI_NO_LIMIT, .inputs = argv};
    for (int i = 0; i < argc;) {
        char *argument = argv[i];
        if (only_inputs || argument[0] != '-' || argument[1] == '\0') {
            options->inputs[options->input_count++] = argument;
            i++;
        } else if (strcmp(argument, "--") == 0) {
            only_inputs = true;
            i++;
        } else {
            const int took = read_option(options, takes, argc - i, argv + i);
            if (!took)
                return false;
            i += took;
        }
    }
    return true;
}
