#!/usr/bin/env python3
"""Measures `casus stories` on our own articles, on the syndication edits and on real articles.

usage: stories.py --casus PROGRAM [--errors]

own        stories/own.jsonl: pairs of the same story, precision and recall; no link at all
           between an article and an independent one or one of the same template.
synthetic  CASUS_GOLD/dedup: pair F1 (a roundup is linked to all articles of a story that it is
           linked to), short leads, adjusted Rand index.  Fixed thresholds, chosen on train.
wikinews   CASUS_GOLD/text: 295 different articles; how many were put into a story of others.

Compared with floors.txt ("stories NAME FLOOR"); ends with 1 when a figure is under its floor.
The parts that need CASUS_GOLD are left out without it, and this is said.
"""
import argparse
import collections
import csv
import itertools
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def read_jsonl(path):
    return [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]


def run_stories(casus, path):
    done = subprocess.run([casus, "stories", str(path)], check=True, capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def pair(a, b):
    return (min(a, b), max(a, b))


def by_story(records):
    members = collections.defaultdict(list)
    for record in records:
        members[record["story"]].append(record["document"])
    return members


def pairs_of(records):
    """Every pair that is linked, in one story, or a roundup and a story that it takes from."""
    members = by_story(records)
    story = {record["document"]: record["story"] for record in records}
    roundups = {record["document"] for record in records if record.get("roundup")}
    pairs = {pair(a, b) for group in members.values() for a, b in itertools.combinations(group, 2)}
    for record in records:
        for link in record["links"]:
            a, b = record["document"], link["document"]
            pairs.add(pair(a, b))
            if (a in roundups) != (b in roundups):
                roundup, other = (a, b) if a in roundups else (b, a)
                pairs |= {pair(roundup, member) for member in members[story[other]]}
    return pairs


def measure_own(casus, errors):
    path = HERE / "stories" / "own.jsonl"
    articles = {article["id"]: article for article in read_jsonl(path)}
    records = run_stories(casus, path)
    said = {pair(a, b) for group in by_story(records).values()
            for a, b in itertools.combinations(group, 2)}
    true = {pair(a, b) for a, b in itertools.combinations(articles, 2)
            if articles[a]["story"] == articles[b]["story"]}
    links = {pair(record["document"], link["document"])
             for record in records for link in record["links"]}
    roundups = {key for key, article in articles.items() if article["kind"] == "roundup"}
    false = {p for p in links - true if not roundups & set(p)}
    if errors:
        print("missed", sorted(true - said), "wrong", sorted(said - true), "links", sorted(false))
    return {"own.precision": len(said & true) / max(1, len(said)),
            "own.recall": len(said & true) / len(true),
            "own.links": 1 - len(false) / max(1, len(links)),
            "own.roundup": float({r["document"] for r in records if r.get("roundup")} == roundups)}


def measure_synthetic(casus, gold, part, folder):
    base = gold / "dedup" / f"synthetic.{part}"
    records = run_stories(casus, f"{base}.docs.jsonl")
    pairs, clusters = folder / "pairs.jsonl", folder / "clusters.jsonl"
    pairs.write_text("".join(json.dumps({"a": a, "b": b, "score": 1}) + "\n"
                             for a, b in sorted(pairs_of(records))))
    clusters.write_text("".join(json.dumps({"id": r["document"], "cluster": r["story"]}) + "\n"
                                for r in records))
    score = [sys.executable, str(gold.parent / "score" / "score_dedup.py")]
    said = subprocess.run([*score, "pairs", f"{base}.pairs.jsonl", str(pairs), "--closed",
                           "--threshold", "0.5"], check=True, capture_output=True, text=True).stdout
    joined = subprocess.run([*score, "clusters", f"{base}.docs.jsonl", str(clusters)],
                            check=True, capture_output=True, text=True).stdout
    lead = re.search(r"t:lead\+original\s+(\d+)/(\d+)", said)
    return {f"{part}.F1": float(re.search(r"F1 ([\d.]+)", said)[1]),
            f"{part}.ARI": float(re.search(r"ARI ([\d.]+)", joined)[1])}, (int(lead[1]), int(lead[2]))


def measure_wikinews(casus, gold, folder, errors):
    path = folder / "wikinews.jsonl"
    with open(path, "w", encoding="utf-8") as out:
        for year in (2019, 2020):
            with open(gold / "text" / f"wikinews_{year}.csv", encoding="utf-8") as file:
                for row in csv.DictReader(file):
                    out.write(json.dumps({"id": row["url"], "date": row["date"],
                                          "title": row["title"], "text": row["text"]}) + "\n")
    records = run_stories(casus, path)
    joined = [r["document"] for r in records if r["document"] != r["story"]]
    if errors:
        print("joined", joined)
    return {"wikinews.alone": 1 - len(joined) / len(records)}


def read_floors():
    lines = (HERE / "floors.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line.startswith("stories "))
    return {name: float(floor) for _, name, floor in rows}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--casus", required=True)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    figures = measure_own(options.casus, options.errors)
    gold = pathlib.Path(os.environ.get("CASUS_GOLD", ""))
    if os.environ.get("CASUS_GOLD") and (gold / "dedup").is_dir():
        with tempfile.TemporaryDirectory() as name:
            folder, found, all_leads = pathlib.Path(name), 0, 0
            for part in ("train", "dev"):
                more, leads = measure_synthetic(options.casus, gold, part, folder)
                figures.update(more)
                found, all_leads = found + leads[0], all_leads + leads[1]
            figures["leads"] = found / all_leads
            figures.update(measure_wikinews(options.casus, gold, folder, options.errors))
    else:
        print("CASUS_GOLD does not name the gold data: only our own articles were measured")
    floors, failed = read_floors(), False
    for name, figure in figures.items():
        low = figure < floors.get(name, 0)
        failed |= low
        print(f"{name:16} {figure:.3f}  floor {floors.get(name, 0):.3f}{'  TOO LOW' if low else ''}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
