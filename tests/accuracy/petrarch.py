#!/usr/bin/env python3
"""Measures casus with the dictionaries of PETRARCH on its own test records.

usage: petrarch.py [--casus PROGRAM] [--only NAME] [--errors]

Suites: unit (events/petrarch_unit.dev.jsonl with petrarch-validate-2015), gsr
(events/petr2_gsr.dev.jsonl with the Phoenix dictionaries and CAMEO.2.0).  The dictionaries are
converted, then each record's raw text is coded with --dict.  A record is right when the set of
(source, code, target) equals the gold set; a missing actor is "---".  Records whose option
require_dyad is not false drop events without one of the two, as PETRARCH does.  Without
CASUS_GOLD the suites are skipped, and this is said."""
import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile

SKIPPED = 77
HERE = pathlib.Path(__file__).resolve().parent
SUITES = {
    "unit": ("petrarch_unit.dev.jsonl", ["petrarch-validate-2015"]),
    "gsr": ("petr2_gsr.dev.jsonl", ["petrarch/CAMEO.2.0.txt", "petrarch/Phoenix.Countries.actors.txt",
                                    "petrarch/Phoenix.International.actors.txt",
                                    "petrarch/Phoenix.MilNonState.actors.txt",
                                    "petrarch/Phoenix.agents.txt", "petrarch/Phoenix.discards.txt"]),
}


def iso(date):
    return date if "-" in date else f"20{date[:2]}-{date[2:4]}-{date[4:6]}"


def coded_rows(casus, records, tables):
    lines = [json.dumps({"id": f"r{i}", "date": iso(record["date"]), "text": record["text"]})
             for i, record in enumerate(records)]
    output = subprocess.run([casus, "code", "--dict", tables, "--format", "petrarch", "--from", "jsonl", "-"],
                            input="\n".join(lines) + "\n", text=True, check=True, capture_output=True).stdout
    found = collections.defaultdict(set)
    for line in output.splitlines():
        _, source, target, code, _, sentence, _, _ = line.split("\t")
        found[sentence.split("_")[0]].add((source, code, target))
    return [found[f"r{i}"] for i in range(len(records))]


def measure(casus, gold, name, errors):
    file, dictionaries = SUITES[name]
    records = [json.loads(line) for line in (gold / "events" / file).open(encoding="utf-8")]
    with tempfile.TemporaryDirectory() as folder:
        inputs = [str(gold / "dictionaries" / part) for part in dictionaries]
        done = subprocess.run([casus, "dict", "convert", *inputs, folder + "/own"], capture_output=True, text=True)
        if done.returncode not in (0, 1):
            sys.exit(done.stderr)
        findings = len(done.stdout.splitlines()) - 1
        rows = coded_rows(casus, records, folder + "/own")
    right, all_of, events = collections.Counter(), collections.Counter(), [0, 0, 0]
    for record, found in zip(records, rows):
        wanted = {(e["source"], e["code"], e["target"]) for e in record["events"]}
        if str(record["options"].get("require_dyad", "true")).lower() != "false":
            found = {row for row in found if "---" not in (row[0], row[2])}
        category = record["category"]
        all_of[category] += 1
        right[category] += wanted == found
        events = [events[0] + len(wanted), events[1] + len(found), events[2] + len(wanted & found)]
        if errors and wanted != found:
            print(f"{record['id']}: {record['text']}\n    gold  {sorted(wanted)}\n    casus {sorted(found)}")
    print(f"{name}: {findings} findings in the dictionaries")
    for category in sorted(all_of):
        print(f"    {category:10} {right[category]:3} of {all_of[category]:3}")
    print(f"    events     gold {events[0]}, coded {events[1]}, right {events[2]}")
    exact = sum(right.values()) / len(records)
    print(f"    exact      {sum(right.values())} of {len(records)} = {exact:.3f}")
    return exact


def floors():
    rows = (line.split() for line in (HERE / "floors.txt").open(encoding="utf-8"))
    return {row[1]: float(row[2]) for row in rows if len(row) == 3 and row[0] == "petrarch"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--casus", default="build/dev/casus")
    parser.add_argument("--only", default="")
    parser.add_argument("--errors", action="store_true", help="print every record that is not exact")
    options = parser.parse_args()
    if not os.environ.get("CASUS_GOLD"):
        print("SKIPPED: CASUS_GOLD names no folder of gold data")
        return SKIPPED
    gold = pathlib.Path(os.environ["CASUS_GOLD"]).resolve()
    wanted, bad = floors(), False
    for name in [options.only] if options.only else list(SUITES):
        exact = measure(options.casus, gold, name, options.errors)
        if exact < wanted.get(name, 0):
            print(f"    BELOW the floor {wanted[name]}")
            bad = True
    return bad


if __name__ == "__main__":
    sys.exit(main())
