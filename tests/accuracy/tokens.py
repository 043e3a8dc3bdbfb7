#!/usr/bin/env python3
"""F1 of tokens, sentences and words on raw text of the development treebanks.

usage: tokens.py --casus PROGRAM [--data FOLDER]

Reads $CASUS_GOLD/treebank/{ewt,gum-free}.dev.conllu; without CASUS_GOLD it says so and ends with
77, which counts as skipped. Spans are compared with white space removed; words of a token that
holds several are compared by form. Ends with 1 when a figure is under its floor in floors.txt
(lines "tokens TREEBANK.FIGURE FLOOR").
"""
import argparse
import collections
import os
import pathlib
import subprocess
import sys

import raw_text

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED = 77


def spans(lines):
    """Counters of token, sentence and word spans; a word is a span and its form."""
    found = {name: collections.Counter() for name in ("tokens", "sentences", "words")}
    at, first, last, start = 0, 0, 0, 0
    for line in [*lines, "\n"]:
        row = line.rstrip("\n").split("\t")
        if line.startswith("#"):
            continue
        if not line.strip():
            if at > start:
                found["sentences"][start, at] += 1
            start, last = at, 0
        elif "-" in row[0]:
            first, last = at, int(row[0].partition("-")[2])
            at += len(row[1].replace(" ", "").replace("\u00a0", ""))
            found["tokens"][first, at] += 1
        elif "." not in row[0]:
            if int(row[0]) <= last:
                found["words"][first, at, row[1].lower()] += 1
                continue
            size = len(row[1].replace(" ", "").replace("\u00a0", ""))
            found["tokens"][at, at + size] += 1
            found["words"][at, at + size, ""] += 1
            at += size
    return found


def f1(gold, system):
    right = sum((gold & system).values())
    return 200 * right / ((sum(gold.values()) + sum(system.values())) or 1)


def score(options, treebank):
    with open(treebank, encoding="utf-8") as file:
        lines = file.readlines()
    raw = "\n\n".join(" ".join(sentences) for sentences in raw_text.paragraphs(lines))
    command = [options.casus, "parse", "--tokens", "-"]
    if options.data:
        command[-1:-1] = ["--data", options.data]
    done = subprocess.run(command, input=raw + "\n", capture_output=True, encoding="utf-8", check=True)
    gold, system = spans(lines), spans(done.stdout.split("\n"))
    return {figure: f1(gold[figure], system[figure]) for figure in gold}


def floors():
    for line in (HERE / "floors.txt").read_text(encoding="utf-8").splitlines():
        row = line.split()
        if row and row[0] == "tokens":
            yield row[1], float(row[2])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--casus", required=True)
    parser.add_argument("--data")
    options = parser.parse_args()
    folder = os.environ.get("CASUS_GOLD")
    if not folder or not pathlib.Path(folder, "treebank").is_dir():
        print("SKIPPED: CASUS_GOLD names no folder with treebank/; nothing was measured")
        sys.exit(SKIPPED)
    figures = {}
    for name in ("ewt", "gum-free"):
        for figure, value in score(options, pathlib.Path(folder, "treebank", f"{name}.dev.conllu")).items():
            figures[f"{name}.{figure}"] = value
    bad = 0
    for name, floor in floors():
        under = figures[name] < floor
        bad += under
        print(f"{name:20} {figures[name]:6.2f}  floor {floor:.1f}{'  UNDER' if under else ''}")
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
