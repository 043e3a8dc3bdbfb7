#!/usr/bin/env python3
"""Scores the quad class of sentences: neutral, verbal or material, cooperation or conflict.

usage: quads.py --casus PROGRAM [--table]

Gold: the sentences of CASUS_GOLD/events/conflibert_quad.train.jsonl that have a class; nothing is
trained on them.  The classes are those of Phoenix (ontology/quad.tsv), by which CAMEO 01 and 02
are neutral (0).  The class of a sentence is that of its event with the most confidence.

Prints: the share of sentences with an event; of these, how many have the right class; the same
of all sentences; and how many sentences have any event of the right class.  --table: gold class
by coded class.
"""
import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
CLASSES = ("quad0", "quad1", "quad2", "quad3", "quad4")
PHOENIX = 4
SKIPPED = 77


def rules():
    lines = (HERE.parent.parent / "ontology" / "quad.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {row[0]: "quad" + row[PHOENIX] for row in rows}


def quad(cameo, table):
    return next(table[cameo[:size]] for size in range(len(cameo), 1, -1) if cameo[:size] in table)


def code(casus, cases):
    """Number of the case -> its events, the one with the most confidence first."""
    lines = "".join(json.dumps({"id": str(i), "text": case["text"]}) + "\n" for i, case in enumerate(cases))
    done = subprocess.run([casus, "code", "--from", "jsonl", "--format", "jsonl", "-"], input=lines, check=True,
                          capture_output=True, text=True)
    events = collections.defaultdict(list)
    for line in done.stdout.splitlines():
        event = json.loads(line)
        events[int(event["document"])].append(event)
    return {case: sorted(found, key=lambda e: -e["confidence"]) for case, found in events.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--casus", required=True)
    parser.add_argument("--table", action="store_true")
    options = parser.parse_args()
    if not os.environ.get("CASUS_GOLD"):
        print("CASUS_GOLD is not set: quad classes were skipped")
        return SKIPPED
    gold = pathlib.Path(os.environ["CASUS_GOLD"]) / "events" / "conflibert_quad.train.jsonl"
    cases = [case for case in map(json.loads, open(gold, encoding="utf-8")) if case["category"] in CLASSES]
    table = rules()
    coded = {case: [quad(e["action"]["cameo"], table) for e in events]
             for case, events in code(options.casus, cases).items()}
    pairs = [(case["category"], coded.get(i, [])) for i, case in enumerate(cases)]
    with_event = [pair for pair in pairs if pair[1]]
    right = sum(found[0] == wanted for wanted, found in with_event)
    figures = {"coded": len(with_event) / len(pairs), "right": right / len(with_event), "all": right / len(pairs),
               "any": sum(wanted in found for wanted, found in pairs) / len(pairs)}
    floors = [line.split() for line in (HERE / "floors.txt").read_text(encoding="utf-8").splitlines()]
    limits = {row[1]: float(row[2]) for row in floors if row and row[0] == "quads"}
    print(f"{len(pairs)} sentences")
    for name, figure in figures.items():
        print(f"{name:6} {figure:.3f}  floor {limits[name]:.2f}{'  FAILED' if figure < limits[name] else ''}")
    if options.table:
        counts = collections.Counter((wanted, found[0] if found else "none") for wanted, found in pairs)
        for wanted in CLASSES:
            print(wanted, *(f"{counts[wanted, found]:5}" for found in (*CLASSES, "none")))
    return any(figures[name] < limits[name] for name in figures)


if __name__ == "__main__":
    sys.exit(main())
