#!/usr/bin/env python3
"""Tells the languages of the texts in languages/sentences.txt with `casus read` and fails under the
floors: texts told right, languages of which all texts are right, and foreign texts that the
commands that need a language pack refuse.

    languages.py --casus PROGRAM [--errors]"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys

SHARE_FLOOR = 0.98
LANGUAGE_FLOOR = 100
REFUSED_FLOOR = 0.95


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--casus", required=True)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    file = pathlib.Path(__file__).parent / "languages" / "sentences.txt"
    cases = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if "\t" in line]
    lines = "".join(json.dumps({"n": n, "text": text}) + "\n" for n, (_, text) in enumerate(cases))
    done = subprocess.run([options.casus, "read", "--from", "jsonl", "--format", "jsonl", "-"],
                          input=lines.encode(), stdout=subprocess.PIPE, check=True)
    told = [json.loads(line).get("language", "none") for line in done.stdout.decode().rstrip("\n").split("\n")]
    wrong = collections.Counter((gold, got) for (gold, _), got in zip(cases, told) if gold != got)
    languages = {gold for gold, _ in cases}
    right = languages - {gold for gold, _ in wrong}
    share = 1 - sum(wrong.values()) / len(cases)
    print(f"{len(cases)} texts in {len(languages)} languages: {share:.3f} right; all right in {len(right)} languages")
    for (gold, got), count in sorted(wrong.items()):
        print(f"  {gold} told as {got}: {count}")
    done = subprocess.run([options.casus, "parse", "--tokens", "--from", "jsonl", "-"], input=lines.encode(),
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    named = {int(number) - 1 for number in re.findall(r":(\d+): the text is in the language", done.stderr.decode())}
    foreign = {n for n, (gold, _) in enumerate(cases) if gold != "en"}
    refused = len(named & foreign) / len(foreign)
    print(f"foreign texts refused: {refused:.3f}; English texts refused: {len(named - foreign)}")
    for n in sorted(foreign - named):
        print(f"  not refused: {cases[n][0]}")
    if share < SHARE_FLOOR or len(right) < LANGUAGE_FLOOR or refused < REFUSED_FLOOR or named - foreign:
        print(f"under the floor: {SHARE_FLOOR} right, {LANGUAGE_FLOOR} languages, {REFUSED_FLOOR} refused, none English")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
