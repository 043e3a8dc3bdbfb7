#!/usr/bin/env python3
"""Reads the pages of an extraction set with casus and scores the articles.

    pages.py --casus PROGRAM [--gold FOLDER] [--set n4k,trafilatura] [--out FOLDER] [--worst N]

FOLDER is the folder `extraction` of the gold data (default $CASUS_GOLD/extraction) with the
pages unpacked in it or in its folder html; without it nothing is measured and the test passes.
Writes SET.pred.jsonl in the form of score_extraction.py and calls it."""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import time


def records(casus, files):
    run = subprocess.run([casus, "read", "--from", "html", "--format", "jsonl", *files], capture_output=True,
                         check=False)
    for line in run.stdout.decode("utf-8").rstrip("\n").split("\n"):
        record = json.loads(line)
        yield record["document"], record


def form(identity, record):
    text = record["text"].encode("utf-8")
    body = [text[start:end].decode("utf-8") for start, end in record["paragraphs"]]
    return {"id": identity, "text": "\n\n".join(body), "title": record.get("title"),
            "author": "; ".join(record.get("authors", [])), "date": record.get("published"),
            "license": record.get("license"), "sitename": record.get("publisher")}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--casus", required=True)
    parser.add_argument("--gold", default=os.path.join(os.environ.get("CASUS_GOLD", ""), "extraction"))
    parser.add_argument("--set", default="n4k,trafilatura")
    parser.add_argument("--out", default=".")
    parser.add_argument("--worst", default="0")
    arguments = parser.parse_args()
    gold = pathlib.Path(arguments.gold)
    for name in arguments.set.split(","):
        pages = gold / "html" if (gold / "html").is_dir() else gold
        if not (gold / f"{name}.jsonl").exists() or not (pages / name).is_dir():
            print(f"{name}: not there, not measured")
            continue
        lines = (gold / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        paths = {}
        for line in lines:
            record = json.loads(line)
            paths[str(pages / record["html"].removeprefix("html/"))] = record["id"]
        started = time.time()
        out = pathlib.Path(arguments.out) / f"{name}.pred.jsonl"
        read = dict(records(arguments.casus, [path for path in paths if os.path.exists(path)]))
        seconds = time.time() - started
        with out.open("w", encoding="utf-8") as file:
            for path, record in read.items():
                file.write(json.dumps(form(paths[path], record), ensure_ascii=False) + "\n")
        print(f"{name}: {len(paths)} pages, {len(read)} read, {seconds:.2f} s, {len(paths) / seconds:.0f} pages/s")
        scorer = gold.parent.parent / "score" / "score_extraction.py"
        scorer = scorer if scorer.exists() else pathlib.Path(os.environ.get("CASUS_SCORE", ".")) / scorer.name
        subprocess.run([sys.executable, str(scorer), str(gold / f"{name}.jsonl"), str(out),
                        "--worst", arguments.worst], check=True)


if __name__ == "__main__":
    main()
