#!/usr/bin/env python3
"""Fits and checks the weights of an event's confidence, ontology/confidence.tsv.

usage: confidence.py --casus PROGRAM [--fit]

Without --fit: how often events are right at each level of confidence, on our own texts (always)
and on the news and Wikinews sentences of CASUS_GOLD; fails where a level says more or less than
its events keep.
With --fit: prints new weights, learned from our own texts, Wikinews, news and PLOVER sentences,
and how well the same would do on a set that it has not seen: each set in turn is left out, and
told by weights learned from the others.

An event is right when its source, target and root are in the gold of its sentence.  PLOVER gold
has one category a sentence: there only events of the right category count, and a weight of their
own, which is thrown away, takes up that they are easier.

Which factors an event has is found by coding once for each factor with a table (--dict) in which
only that factor weighs.
"""
import argparse
import json
import math
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import gold as suites  # noqa: E402
import kinds  # noqa: E402
import plover  # noqa: E402

TABLE = HERE.parent.parent / "ontology" / "confidence.tsv"
RIDGE = 2.0
LEVELS = (0.0, 0.35, 0.5, 0.65, 0.75, 0.85, 1.01)
STEPS, RATE = 3000, 0.01


def factors():
    return [line.split("\t")[0] for line in TABLE.read_text(encoding="utf-8").splitlines()
            if line and not line.startswith("#")]


def lines_of(path):
    return [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]


def own_cases():
    gold = {case["n"]: case["events"] for case in lines_of(HERE / "own" / "gold.jsonl")}
    return [{**case, "events": gold[case["n"]]} for case in lines_of(HERE / "own" / "texts.jsonl")]


def wikinews_cases(casus, gold):
    wanted = {case["sha1"]: case for case in lines_of(HERE / "wikinews" / "gold.jsonl")}
    texts = suites.find_sentences(gold, casus, wanted)
    return [{**case, "text": texts[sha1]} for sha1, case in wanted.items() if sha1 in texts]


def plover_cases(gold):
    return lines_of(gold / "events" / "plover_gsr.dev.jsonl")


def code(casus, cases, extra=()):
    """The event records of all cases, in order, each with the number of its case."""
    lines = "".join(json.dumps({"id": str(i), "text": case["text"], "date": case.get("date", "")}) + "\n"
                    for i, case in enumerate(cases))
    done = subprocess.run([casus, "code", "--from", "jsonl", "--format", "jsonl", *extra, "-"], input=lines,
                          check=True, capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def judge(cases, events, is_plover):
    """Pairs (index of the event, right); events that cannot be judged are left out."""
    free = [list(case["events"]) for case in cases]
    rows = []
    for i, event in enumerate(events):
        case = int(event["document"])
        if is_plover:
            gold = [g for g in cases[case]["events"] if event["action"].get("type") and plover.matches(g["code"], event)]
            if gold:
                rows.append((i, any(plover.side_matches(g["source"], event.get("actors", [])) and
                                    plover.side_matches(g["target"], event.get("recipients", [])) for g in gold)))
            continue
        for pair in kinds.pairs(event):
            found = next((g for g in free[case] if kinds.is_match(g, pair)), None)
            if found:
                free[case].remove(found)
            rows.append((i, bool(found)))
    return rows


def features(casus, cases, names, folder):
    """One list of 0 and 1 for each event, by coding with one weight at a time."""
    table = folder / "ontology" / "confidence.tsv"
    table.parent.mkdir(exist_ok=True)
    columns = []
    for name in names:
        table.write_text("".join(f"{other}\t{1 if other == name else 0}\n" for other in names), encoding="utf-8")
        columns.append([event["confidence"] > 0.6 for event in code(casus, cases, ("--dict", str(folder)))])
    return [list(map(float, row)) for row in zip(*columns)]


def logit(weights, row):
    return sum(w * x for w, x in zip(weights, row))


def probability(value):
    return 1 / (1 + math.exp(-value))


def fit(samples):
    """Logistic regression by gradient descent; the first weight (base) and the last (PLOVER's own) are free."""
    count = len(samples[0][0])
    weights = [0.0] * count
    for _ in range(STEPS):
        gradient = [RIDGE * w if 0 < i < count - 1 else 0.0 for i, w in enumerate(weights)]
        for row, right in samples:
            error = probability(logit(weights, row)) - right
            for i, x in enumerate(row):
                if x:
                    gradient[i] += error
        weights = [w - RATE * g for w, g in zip(weights, gradient)]
    return weights


def sets_of(casus, gold):
    """Name -> (cases, whether they are PLOVER's)."""
    sets = {"own": (own_cases(), False)}
    if gold:
        sets["wikinews"] = (wikinews_cases(casus, gold), False)
        sets["news"] = (lines_of(gold / "events" / "news.dev.jsonl"), False)
        sets["plover"] = (plover_cases(gold), True)
    return sets


def samples_of(casus, cases, is_plover, names, folder):
    rows = features(casus, cases, names, folder)
    events = code(casus, cases)
    return [(rows[i] + [float(is_plover)], right) for i, right in judge(cases, events, is_plover)]


def learn(casus, gold):
    names = factors()
    with tempfile.TemporaryDirectory() as folder:
        samples = {name: samples_of(casus, *of_set, names, pathlib.Path(folder))
                   for name, of_set in sets_of(casus, gold).items()}
    everything = sum(samples.values(), [])
    weights = fit(everything)
    for i, (name, weight) in enumerate(zip(names, weights)):
        print(f"{name}\t{weight:.2f}\t{int(sum(row[i] for row, _ in everything))}")
    unseen = []
    for left_out in ("own", "wikinews", "news"):
        others = fit(sum((samples[name] for name in samples if name != left_out), []))
        pairs = [(probability(logit(others[:-1], row)), right) for row, right in samples[left_out]]
        curve(f"unseen {left_out}", pairs)
        unseen += pairs
    curve("unseen, all", unseen)


def curve(title, pairs):
    """Prints right events by level; returns 1 - the mean distance of what is said from what is kept."""
    print(f"{title}: {len(pairs)} events, {sum(r for _, r in pairs) / len(pairs):.3f} right, "
          f"mean confidence {sum(c for c, _ in pairs) / len(pairs):.3f}")
    distance = 0.0
    for low, high in zip(LEVELS, LEVELS[1:]):
        level = [(c, r) for c, r in pairs if low <= c < high]
        if level:
            said, right = (sum(pair[side] for pair in level) / len(level) for side in (0, 1))
            print(f"    {low:.2f} to {min(high, 1):.2f}: {len(level):4} events, said {said:.2f}, right {right:.2f}")
            distance += abs(said - right) * len(level)
    return 1 - distance / len(pairs)


def check(casus, gold):
    floors = [line.split() for line in (HERE / "floors.txt").read_text(encoding="utf-8").splitlines()]
    limits = {row[1]: float(row[2]) for row in floors if row and row[0] == "confidence"}
    failed = False
    for name, (cases, is_plover) in sets_of(casus, gold).items():
        if is_plover:
            continue
        events = code(casus, cases)
        closeness = curve(name, [(events[i]["confidence"], right) for i, right in judge(cases, events, False)])
        low = closeness < limits[name]
        print(f"    closeness {closeness:.3f}  floor {limits[name]:.2f}{'  FAILED' if low else ''}")
        failed = failed or low
    if not gold:
        print("CASUS_GOLD is not set: news and Wikinews were skipped")
    return failed


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--casus", required=True)
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    gold = pathlib.Path(os.environ["CASUS_GOLD"]) if os.environ.get("CASUS_GOLD") else None
    if options.fit:
        if not gold:
            sys.exit("set CASUS_GOLD to the folder of the gold data")
        learn(options.casus, gold)
        return 0
    return check(options.casus, gold)


if __name__ == "__main__":
    sys.exit(main())
