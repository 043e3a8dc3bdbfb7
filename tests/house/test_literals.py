#!/usr/bin/env python3
"""Checks that no string literal under src/ is a word of a language pack.

    test_literals.py ROOT

The words are those of lang/*/: word classes, role words, notices, the calendar, reporting cues,
abbreviations, clitics and the names of predicates.  ALLOWED lists the literals that are words of
a format instead (JSON members, columns of tables, names of Universal Dependencies), by file."""
import pathlib
import re
import sys

# Whole files whose literals are names of a format, and the reason.
FORMATS = {
    "src/write/": "JSON members, words of the explanation",
    "src/pipeline/stories.c": "JSON members, names of kinships",
    "src/convert/": "keywords of dictionaries, theirs and ours",
    "src/data/ud.c": "names of Universal Dependencies",
    "src/data/status.c": "names of statuses",
    "src/document/jsonl.c": "JSON members",
    "src/document/feed.c": "elements of feeds",
    "src/document/warc.c": "fields of WARC and HTTP",
    "src/document/encoding.c": "names of encodings",
    "src/document/sniff.c": "elements of HTML",
    "src/page/tags.h": "elements of HTML",
    "src/page/html.c": "attributes of HTML and values of CSS",
    "src/page/references.c": "character references of HTML",
    "src/page/markup.c": "names of meta elements and attributes",
    "src/page/linked_data.c": "names of schema.org",
    "src/page/features.c": "attributes of HTML",
    "src/page/authors.c": "parts of class names and addresses",
    "src/page/when.c": "parts of class names",
    "src/page/tables.c": "kinds of rows",
    "src/page/page.c": "kinds of labels",
    "src/page/license.c": "parts of addresses",
    "src/language/table.c": "kinds of rows",
    "src/dict/": "columns and keywords of the dictionaries",
    "src/model/": "names of tensors",
    "src/store/": "SQL, names of tables and columns",
}
# Single literals elsewhere, everywhere or in one file, and the reason.
ALLOWED = {
    "report": "value of class and voice", "belief": "value of class", "intent": "value of class",
    "evaluation": "value of class", "direct": "value of kind", "indirect": "value of kind",
    "mixed": "value of kind", "person": "value of kind", "organisation": "value of kind",
    "outlet": "value of kind", "document": "value of kind", "author": "value of voice",
    "quote": "value of voice", "country": "value of kind", "company": "value of kind",
    "people": "value of kind", "other": "value of kind", "published": "value of date_from",
    "dateline": "value of date_from", "anonymous": "value of kind", "social_media": "value of kind", "unstated": "value of kind",
    "text": "value of date_from", "data": "folder", "src/status/status.c: to": "part of the name of a class",
    "src/status/status.c: that": "part of the name of a class", "dict": "folder", "lang": "folder",
}
STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.S)


def words_of(pack):
    words = set()
    for file in list(pack.glob("*.txt")) + list((pack / "frames").glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            columns = re.split(r"\t|\s{2,}", re.split(r"(?:^|\s)#", line)[0].strip())
            if file.parent.name == "frames":
                values = [part for column in columns[1:2] for part in re.split(r"[/_+@]", column)]
            elif file.name in ("abbreviations.txt", "clitics.txt"):
                values = [part for column in columns for part in column.split("|")]
            else:
                values = columns[-1].split("|")
            words.update(value.strip().lower() for value in values)
    return {word for word in words
            if len(word) > 1 and word[0] != "@" and re.search(r"[^\W\d]", word)}


def main():
    root = pathlib.Path(sys.argv[1])
    words = {word for pack in (root / "lang").iterdir() if pack.is_dir() for word in words_of(pack)}
    faults = 0
    for file in sorted((root / "src").rglob("*.[ch]")):
        place = file.relative_to(root).as_posix()
        if any(place.startswith(name) for name in FORMATS):
            continue
        text = COMMENT.sub(lambda found: "\n" * found[0].count("\n"), file.read_text(encoding="utf-8"))
        for number, line in enumerate(text.splitlines(), 1):
            for literal in STRING.findall("" if "#include" in line else line):
                if literal.isupper() or literal.lower() not in words:
                    continue  # a code such as GOV, or no word
                if literal not in ALLOWED and f"{place}: {literal}" not in ALLOWED:
                    print(f'{place}:{number}: "{literal}" is a word of a language pack')
                    faults += 1
    print(f"{len(words)} words, {faults} faults")
    return 1 if faults or len(words) < 100 else 0


sys.exit(main())
