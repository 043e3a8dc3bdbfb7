#!/usr/bin/env python3
"""Reads our own web pages (pages/) with casus and compares the articles with pages/expected.txt.

    reading.py --casus PROGRAM [--errors]

Each line of expected.txt is one question; a figure is the share of questions of its kind that are
answered rightly. Ends with 1 when a figure is under its floor in floors.txt ("reading NAME FLOOR")."""
import argparse
import collections
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
MEMBER = {"title": "title", "published": "published", "updated": "updated", "publisher": "publisher",
          "first": "first_publisher", "language": "language", "license": "license"}


def expected(path):
    """Page -> kind of question -> answers."""
    pages = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            page = pages[line[3:]] = collections.defaultdict(list)
        elif line and not line.startswith("#"):
            kind, _, answer = line.partition(": ")
            page[kind].append(answer)
    return pages


def body_of(record):
    text = record["text"].encode()
    return "\n".join(text[start:end].decode() for start, end in record["paragraphs"])


def answers(record, page):
    """(kind, what was wanted, what was found, right) for each question of a page."""
    body = body_of(record)
    for kind, wanted in page.items():
        if kind in MEMBER:
            found = record.get(MEMBER[kind])
            yield kind, wanted[0], found, found == wanted[0]
        elif kind == "author":
            found = record.get("authors", [])
            yield kind, wanted, found, found == [name for name in wanted if name != "none"]
        for one in wanted:
            if kind == "note":
                yield kind, one, record.get("notes"), any(one in note for note in record.get("notes", []))
            elif kind == "starts":
                yield kind, one, body[:60], body.startswith(one)
            elif kind == "ends":
                yield kind, one, body[-60:], body.endswith(one)
            elif kind == "holds":
                yield kind, one, "not there", one in body
            elif kind == "without":
                yield kind, one, "there", one not in body


def floors():
    rows = (line.split() for line in (HERE / "floors.txt").open(encoding="utf-8"))
    return {row[1]: float(row[2]) for row in rows if row and row[0] == "reading"}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--casus", required=True)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    pages = expected(HERE / "pages" / "expected.txt")
    unasked = {path.name for path in (HERE / "pages").glob("*.html")} ^ set(pages)
    if unasked:
        sys.exit(f"in only one of pages/ and expected.txt: {', '.join(sorted(unasked))}")
    run = subprocess.run([options.casus, "read", "--format", "jsonl", *(str(HERE / "pages" / name) for name in pages)],
                         stdout=subprocess.PIPE, check=True)
    records = [json.loads(line) for line in run.stdout.decode().rstrip("\n").split("\n")]
    asked, right = collections.Counter(), collections.Counter()
    for (name, page), record in zip(pages.items(), records, strict=True):
        for kind, wanted, found, good in answers(record, page):
            asked[kind] += 1
            right[kind] += good
            if options.errors and not good:
                print(f"  {name}: {kind}: wanted {wanted!r}, found {found!r}")
    limits, low = floors(), False
    for kind, count in asked.items():
        share, floor = right[kind] / count, limits.get(kind, 0.0)
        low = low or share < floor
        print(f"{kind:10} {right[kind]:3} of {count:3}  {share:.3f}  floor {floor:.2f}{'  BELOW' if share < floor else ''}")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
