#!/usr/bin/env python3
"""Measures casus on the gold data that CASUS_GOLD names and compares with floors.txt.

usage: gold.py [--casus PROGRAM] [--only NAME]

Suites: trees (UD English EWT and GUM, given tokens), raw (EWT from raw text), news (129 coded
sentences), wikinews (300 coded sentences of our own), plover (179 sentences of the PLOVER gold
standard), attribution (PolNeAR dev), factuality (statuses on MEANTIME train and dev, UDS-IH2 dev).  The scorers are beside the data, in CASUS_GOLD/../score.  Without CASUS_GOLD the
suites are skipped, and this is said.
"""
import argparse
import csv
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED = 77


def run(command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


class Suites:
    def __init__(self, casus, gold, folder):
        self.casus, self.gold, self.folder = casus, gold, folder
        self.score = gold.parent / "score"

    def script(self, name, *arguments):
        return run([sys.executable, str(self.score / name), *map(str, arguments)])

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def ud(self, gold, system):
        table = self.script("score_ud.py", gold, system)
        rows = {line.split()[0]: line.split() for line in table.splitlines()[1:]}
        return {name: float(row[3]) for name, row in rows.items()}

    def trees(self):
        figures = {}
        for name in ("ewt.dev", "gum-free.dev"):
            gold = self.gold / "treebank" / f"{name}.conllu"
            system = self.write("system.conllu", run([self.casus, "parse", "--from", "conllu", str(gold)]))
            found = self.ud(gold, system)
            for figure in ("UPOS", "lemma", "UAS", "LAS"):
                figures[f"{name}.{figure}"] = found[figure]
        return figures

    def raw(self):
        gold = self.gold / "treebank" / "ewt.dev.conllu"
        text = self.write("raw.txt", run([sys.executable, str(HERE / "raw_text.py"), str(gold)]))
        system = self.write("system.conllu", run([self.casus, "parse", "--from", "text", str(text)]))
        found = self.ud(gold, system)
        return {f"ewt.dev.{figure}": found[figure] for figure in ("tokens", "sentences", "words", "LAS")}

    def events(self, gold):
        coded = run([self.casus, "code", "--from", "jsonl", "--format", "jsonl", str(gold)])
        predicted = self.write("predicted.jsonl", subprocess.run(
            [sys.executable, str(self.score / "events_from_casus.py"), str(gold)], input=coded, check=True,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout)
        table = self.script("score_events.py", gold, predicted, "--interval")
        figures = {level: float(re.search(rf"^{level} +\S+ +\S+ +(\S+)", table, re.M)[1])
                   for level in ("event", "dyad", "root")}
        figures["empty"] = float(re.search(r"left empty: \S+ = (\S+)", table)[1])
        for line in ("status", "attribution", "event F1"):
            found = re.search(rf"^{line}.*$", table, re.M)
            if found:
                print("   ", found[0])
        told = re.search(r"^status of matched events: \S+ = ([0-9.]+)", table, re.M)
        said = re.search(r"found (\d+)/(\d+), rightly none (\d+)/(\d+)", table)
        figures["status"] = float(told[1]) if told else 0.0
        for name, at in (("found", 1), ("none", 3)):
            figures[name] = int(said[at]) / max(1, int(said[at + 1])) if said else 0.0
        return figures

    def news(self):
        return self.events(self.gold / "events" / "news.dev.jsonl")

    def wikinews(self):
        wanted = {r["sha1"]: r for r in map(json.loads, (HERE / "wikinews" / "gold.jsonl").open(encoding="utf-8"))}
        texts = find_sentences(self.gold, self.casus, wanted)
        missing = len(wanted) - len(texts)
        if missing:
            print(f"    {missing} of the sentences were not found again in the articles")
        lines = [json.dumps({**record, "text": texts[sha1]}, ensure_ascii=False)
                 for sha1, record in wanted.items() if sha1 in texts]
        return self.events(self.write("wikinews.jsonl", "\n".join(lines) + "\n"))

    def attribution(self):
        gold = self.gold / "attribution" / "polnear.dev.jsonl"
        predicted = self.write("quotes.jsonl", run([sys.executable, str(HERE / "quotes.py"), "--casus", self.casus,
                                                    str(gold)]))
        table = self.script("score_attribution.py", gold, predicted, "--offsets", "byte")
        lines = {"exact": "relation    exact", "partial": "relation    partial", "content": "token       content"}
        return {name: float(re.search(rf"^{line}.*F1 (\S+)", table, re.M)[1]) for name, line in lines.items()}

    def factuality(self):
        figures = {}
        for corpus, names in (("meantime", ("meantime.train", "meantime.dev")), ("uds", ("uds_ih2.dev",))):
            gold = self.write("gold.jsonl", "".join((self.gold / "factuality" / f"{name}.jsonl").read_text(encoding="utf-8")
                                                    for name in names))
            predicted = self.write("statuses.jsonl", run([sys.executable, str(HERE / "status.py"), "--casus", self.casus,
                                                          "--corpus", corpus, str(gold)]))
            table = self.script("score_factuality.py", gold, predicted)
            figures[corpus] = float(re.search(r"macro F1 (\S+)", table)[1])
        return figures

    def plover(self):
        gold = self.gold / "events" / "plover_gsr.dev.jsonl"
        coded = self.write("coded.jsonl", run([self.casus, "code", "--from", "jsonl", "--format", "jsonl", str(gold)]))
        table = run([sys.executable, str(HERE / "plover.py"), str(gold), str(coded)])
        names = {"right category": "category", "category + both": "both", "precision": "precision"}
        return {name: float(re.search(rf"^{re.escape(line)}.* = (\S+)", table, re.M)[1])
                for line, name in names.items()}


def find_sentences(gold, casus, wanted):
    """The annotated sentences by SHA-1: substrings of the articles that start and end at marks."""
    csv.field_size_limit(10 ** 9)
    found = {}
    for path in sorted((gold / "text").glob("*.csv")):
        for row in csv.DictReader(path.open(encoding="utf-8")):
            text = re.sub(r"[\n\t\r]", " ", row["text"])
            starts = [0] + [m.end() for m in re.finditer(r"[.!?][\"”)\]]* +", text)]
            starts += [m.end() for m in re.finditer(r" {2,}", text)]
            ends = [m.end() for m in re.finditer(r"[.!?][\"”)\]]*", text)]
            for start in starts:
                for end in (e for e in ends if start < e <= start + 600):
                    sha1 = hashlib.sha1(text[start:end].encode()).hexdigest()
                    if sha1 in wanted:
                        found[sha1] = text[start:end]
    return found


def floors():
    rows = (line.split() for line in (HERE / "floors.txt").open(encoding="utf-8"))
    return {(row[0], row[1]): float(row[2]) for row in rows if len(row) == 3 and not row[0].startswith("#")}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--casus", default="build/dev/casus")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    names = [options.only] if options.only else ["trees", "raw", "news", "wikinews", "plover", "attribution",
                                                  "factuality"]
    if not os.environ.get("CASUS_GOLD"):
        print("SKIPPED: " + ", ".join(names) + ": CASUS_GOLD names no folder of gold data")
        return SKIPPED
    wanted, bad = floors(), 0
    with tempfile.TemporaryDirectory() as folder:
        suites = Suites(options.casus, pathlib.Path(os.environ["CASUS_GOLD"]).resolve(), pathlib.Path(folder))
        for name in names:
            print(name)
            for figure, value in getattr(suites, name)().items():
                floor = wanted.get((name, figure))
                bad += floor is not None and value < floor
                print(f"    {figure:20} {value:7.3f}" + ("" if floor is None else f"   floor {floor:g}")
                      + ("   BELOW" if floor is not None and value < floor else ""))
    return bad > 0


if __name__ == "__main__":
    sys.exit(main())
