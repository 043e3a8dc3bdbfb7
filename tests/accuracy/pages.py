#!/usr/bin/env python3
"""Reads the pages of an extraction set with casus and scores the articles.

    pages.py --casus PROGRAM [--gold FOLDER] [--set n4k,trafilatura] [--out FOLDER] [--worst N]

FOLDER is the folder `extraction` of the gold data (default $CASUS_GOLD/extraction), with the pages
in it, in its folder html, or in its html.SET.tar.xz; without it the test is skipped (exit code 77).
Writes SET.pred.jsonl in the form of score_extraction.py, calls it, and ends with 1 when a figure is
under its floor in floors.txt ("pages SET.NAME FLOOR"). The weights have learned from these pages:
the figures of their text guard against damage and say nothing of other pages."""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED = 77


def records(casus, files):
    """(path, record) of each page; one that holds no article has no record."""
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


def folder_of(gold, name, scratch):
    """The folder that holds the pages of a set, if need be unpacked; None when they are not there."""
    for folder in (gold, gold / "html"):
        if (folder / name).is_dir():
            return folder
    archive = gold / f"html.{name}.tar.xz"
    if not archive.exists():
        return None
    with tarfile.open(archive) as file:
        file.extractall(scratch, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
    return pathlib.Path(scratch) / "html" if (pathlib.Path(scratch) / "html").is_dir() else pathlib.Path(scratch)


def figures(report):
    """Name -> F1 (of metadata: the exact one), and name.invented -> pages without that have one."""
    found = {}
    for line in report.splitlines():
        name, f1 = line.split(" ")[0], re.search(r"F1 ([0-9.]+)", line)
        if f1:
            found[name] = float(f1.group(1))
        invented = re.search(r"gold is empty: (\d+)/([1-9]\d*)", line)
        if invented:
            found[f"{name}.honest"] = 1 - int(invented.group(1)) / int(invented.group(2))
    return found


def floors():
    rows = (line.split() for line in (HERE / "floors.txt").open(encoding="utf-8"))
    return {row[1]: float(row[2]) for row in rows if row and row[0] == "pages"}


def below(name, report):
    """The figures of a set that are under their floors, each printed."""
    found, low = figures(report), []
    for key, floor in floors().items():
        figure = key.removeprefix(f"{name}.")
        if figure != key and found.get(figure, 0.0) < floor:
            low.append(key)
            print(f"{key} {found.get(figure, 0.0):.3f} BELOW its floor {floor:.3f}")
    return low


def score(gold, name, out, worst):
    scorer = gold.parent.parent / "score" / "score_extraction.py"
    scorer = scorer if scorer.exists() else pathlib.Path(os.environ.get("CASUS_SCORE", ".")) / scorer.name
    done = subprocess.run([sys.executable, str(scorer), str(gold / f"{name}.jsonl"), str(out), "--worst", worst],
                          check=True, capture_output=True, text=True)
    print(done.stdout, end="")
    return done.stdout


def measure(options, gold, name, scratch):
    """The figures of one set that are under their floors; None when the set is not there."""
    folder = folder_of(gold, name, scratch) if (gold / f"{name}.jsonl").exists() else None
    if not folder:
        print(f"{name}: not in {gold}, nothing is measured")
        return None
    lines = (gold / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    paths = {str(folder / one["html"].removeprefix("html/")): one["id"] for one in map(json.loads, lines)}
    before = time.time()
    read = dict(records(options.casus, [path for path in paths if os.path.exists(path)]))
    seconds = time.time() - before
    out = pathlib.Path(options.out or scratch) / f"{name}.pred.jsonl"
    out.write_text("".join(json.dumps(form(paths[path], record), ensure_ascii=False) + "\n"
                           for path, record in read.items()), encoding="utf-8")
    print(f"{name}: {len(paths)} pages, {len(read)} read, {seconds:.2f} s, {len(paths) / seconds:.0f} pages/s")
    return below(name, score(gold, name, out, options.worst))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--casus", required=True)
    parser.add_argument("--gold", default=os.path.join(os.environ.get("CASUS_GOLD", "none"), "extraction"))
    parser.add_argument("--set", default="n4k,trafilatura")
    parser.add_argument("--out")
    parser.add_argument("--worst", default="0")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        low = [measure(options, pathlib.Path(options.gold), name, scratch) for name in options.set.split(",")]
    if all(one is None for one in low):
        return SKIPPED
    return 1 if any(low) else 0


if __name__ == "__main__":
    sys.exit(main())
