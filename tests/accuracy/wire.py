#!/usr/bin/env python3
"""Scores the first publisher of articles against $CASUS_GOLD/extraction/wire.dev.jsonl: AP, UPI, AFP,
Reuters or none.

    wire.py --casus PROGRAM [--gold FILE] [--errors]

Title, date, publisher and author come with the articles; without the gold data the test is skipped
(exit code 77)."""
import argparse
import json
import os
import pathlib
import subprocess
import sys

PRECISION_FLOOR, RECALL_FLOOR = 0.98, 0.95  # one report signed "- Reuters." is no wire copy in the gold data
AGENCIES = {"ap": "AP", "associated press": "AP", "reuters": "Reuters", "afp": "AFP",
            "agence france-presse": "AFP", "upi": "UPI", "united press international": "UPI"}


def agency(record):
    name = record.get("first_publisher", "").lower().removeprefix("the ")
    return AGENCIES.get(name)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--casus", required=True)
    parser.add_argument("--gold", default=os.path.join(os.environ.get("CASUS_GOLD", "none"), "extraction/wire.dev.jsonl"))
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if not pathlib.Path(options.gold).exists():
        print(f"{options.gold} is not there: nothing is measured")
        return 77
    gold = [json.loads(line) for line in open(options.gold, encoding="utf-8")]
    lines = "".join(json.dumps({"n": n, **{name: one[name] or "" for name in
                                           ("text", "title", "date", "publisher", "author")}}) + "\n"
                    for n, one in enumerate(gold))
    done = subprocess.run([options.casus, "read", "--from", "jsonl", "--format", "jsonl", "-"],
                          input=lines.encode(), stdout=subprocess.PIPE, check=True)
    found = [agency(json.loads(line)) for line in done.stdout.decode().rstrip("\n").split("\n")]
    right = sum(one["wire"] is not None and one["wire"] == got for one, got in zip(gold, found))
    named = sum(got is not None for got in found)
    known = sum(one["wire"] is not None for one in gold)
    for one, got in zip(gold, found):
        if options.errors and got != one["wire"]:
            print(f"  {one['id']}: {one['wire']}, found {got}")
    precision, recall = right / max(1, named), right / known
    print(f"first publisher of {len(gold)} articles: precision {precision:.3f} recall {recall:.3f}")
    return 0 if precision >= PRECISION_FLOOR and recall >= RECALL_FLOOR else 1


if __name__ == "__main__":
    sys.exit(main())
