#!/usr/bin/env python3
"""Scores casus on our own short news texts (own/texts.jsonl) against own/gold.jsonl.

usage: own.py --casus PROGRAM [--data FOLDER] [--errors] [--events FILE]

Levels, each micro-averaged over the texts with one-to-one matching:
  event   same source, same target, same CAMEO root (or the alternative that the gold accepts)
  dyad    same source, same target
  root    same root, whoever did it
Actors are compared by code, without role; an actor without a code is the unknown one. Roots that
are mutual by nature (03 to 06, 19) match in either direction. An event told twice in a text counts
once. Status is compared in four groups, attribution by shared words, both on the pairs matched at
level event.

Ends with 1 when a figure is under its floor in floors.txt (lines "own NAME FLOOR").
--errors shows what differs, --events reads records already made instead of running the program.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
MUTUAL = {"03", "04", "05", "06", "19"}
GROUP = {"happened": "real", "ongoing": "real", "planned": "planned",
         "proposed": "proposed", "conditional": "proposed", "threatened": "proposed",
         "negated": "negated", "denied": "negated"}
OWN_CODE = {"igo", "armed_group", "ngo"}  # kinds that are entities beside the states
LEFT_OUT = {"hypothetical", "historical"}


def entity_of_gold(notation):
    head, _, name = notation.partition(":")
    if head in ("IGO", "REB", "NGO") and name:
        return name
    return "" if head == "---" else head


def entity_of_record(actor):
    if actor.get("kind") in OWN_CODE:
        return actor.get("code", "")
    return actor.get("country") or actor.get("code", "")


def gold_events(line):
    return [{"pair": (entity_of_gold(e["source"]), entity_of_gold(e["target"])),
             "roots": {r for r in (e["root"], e["alt"]) if r}, "status": e["status"],
             "said": e["attributed_to"]} for e in line["events"]]


def record_events(record):
    """One event for each pair of actor and recipient."""
    root = record.get("action", {}).get("cameo", "")[:2]
    if not root or record.get("status") in LEFT_OUT:
        return
    said = " ".join(s.get("name", "") for s in record.get("according_to", []))
    for actor in record.get("actors") or [{}]:
        for recipient in record.get("recipients") or [{}]:
            yield {"pair": (entity_of_record(actor), entity_of_record(recipient)),
                   "roots": {root}, "status": record.get("status", ""), "said": said}


def told_once(events):
    kept = {}
    for event in events:
        kept.setdefault((event["pair"], tuple(sorted(event["roots"]))), event)
    return list(kept.values())


def same_pair(gold, found):
    if gold["pair"] == found["pair"]:
        return True
    mutual = (gold["roots"] | found["roots"]) & MUTUAL
    return bool(mutual) and gold["pair"] == found["pair"][::-1]


def same_root(gold, found):
    return bool(gold["roots"] & found["roots"])


LEVELS = {"event": lambda g, f: same_pair(g, f) and same_root(g, f),
          "dyad": same_pair, "root": same_root}


def match(gold, found, fits):
    """A largest one-to-one matching: list of (gold event, found event)."""
    owner = {}

    def place(i, seen):
        for j, event in enumerate(found):
            if j not in seen and fits(gold[i], event):
                seen.add(j)
                if j not in owner or place(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in range(len(gold)):
        place(i, set())
    return [(gold[i], found[j]) for j, i in sorted(owner.items())]


def words(name):
    return set(re.findall(r"\w+", name.lower())) - {"the", "a", "an", "of", "in", "to"}


def share(part, whole):
    return part / whole if whole else 0.0


def read_lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def run_program(options):
    if options.events:
        return read_lines(options.events)
    command = [options.casus, "code", "--from", "jsonl", str(HERE / "own" / "texts.jsonl")]
    if options.data:
        command[2:2] = ["--data", options.data]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit(f"own.py: {' '.join(command)} ended with {done.returncode}")
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def show(event):
    return "{}>{} {}".format(event["pair"][0] or "---", event["pair"][1] or "---",
                             "/".join(sorted(event["roots"])))


def show_errors(texts, gold, found):
    for n, text in texts.items():
        pairs = match(gold[n], found[n], LEVELS["event"])
        missed = [g for g in gold[n] if all(g is not p[0] for p in pairs)]
        wrong = [f for f in found[n] if all(f is not p[1] for p in pairs)]
        if missed or wrong:
            print(f"{n}: {text}\n   missed: {'; '.join(map(show, missed)) or '-'}"
                  f"\n   wrong:  {'; '.join(map(show, wrong)) or '-'}")


def measure(gold, found):
    """Name of a figure -> (value, how it comes about)."""
    figures = {}
    total_gold = sum(map(len, gold.values()))
    total_found = sum(map(len, found.values()))
    for level, fits in LEVELS.items():
        hits = sum(len(match(gold[n], found[n], fits)) for n in gold)
        figures[level] = (share(2 * hits, total_gold + total_found),
                          f"precision {share(hits, total_found):.3f}  recall "
                          f"{share(hits, total_gold):.3f}   {hits}/{total_found}/{total_gold}")
    quiet = [n for n in gold if not gold[n]]
    empty = sum(not found[n] for n in quiet)
    figures["empty"] = (share(empty, len(quiet)), f"{empty}/{len(quiet)} texts without events left empty")
    pairs = [p for n in gold for p in match(gold[n], found[n], LEVELS["event"])]
    right = sum(GROUP[g["status"]] == GROUP.get(f["status"]) for g, f in pairs)
    figures["status"] = (share(right, len(pairs)), f"{right}/{len(pairs)} matched events")
    told = [(g, f) for g, f in pairs if g["said"]]
    named = sum(bool(words(g["said"]) & words(f["said"])) for g, f in told)
    figures["attributed"] = (share(named, len(told)), f"{named}/{len(told)} with a source")
    untold = [f for g, f in pairs if not g["said"]]
    silent = sum(not f["said"] for f in untold)
    figures["unattributed"] = (share(silent, len(untold)), f"{silent}/{len(untold)} without a source")
    return figures


def read_floors():
    floors = {}
    for line in (HERE / "floors.txt").read_text(encoding="utf-8").splitlines():
        cells = line.partition("#")[0].split()
        if cells and cells[0] == "own":
            floors[cells[1]] = float(cells[2])
    return floors


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--casus", default="casus")
    parser.add_argument("--data")
    parser.add_argument("--events")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    texts = {line["n"]: line["text"] for line in read_lines(HERE / "own" / "texts.jsonl")}
    gold = {line["n"]: told_once(gold_events(line)) for line in read_lines(HERE / "own" / "gold.jsonl")}
    found = {n: [] for n in texts}
    for record in run_program(options):
        found[int(record["document"])].extend(record_events(record))
    found = {n: told_once(events) for n, events in found.items()}
    if options.errors:
        show_errors(texts, gold, found)
    floors = read_floors()
    under = []
    for name, (value, how) in measure(gold, found).items():
        floor = floors.get(name, 0.0)
        under += [name] if value < floor else []
        print(f"{name:13} {value:.3f}  floor {floor:.2f}   {how}")
    if under:
        sys.exit("under the floor: " + ", ".join(under))


main()
