#!/usr/bin/env python3
"""Scores casus on sentences of the PLOVER gold standard (an older vocabulary of types).

usage: plover.py GOLD.jsonl EVENTS.jsonl [--errors]

GOLD: {"id", "text", "events": [{"source", "code", "target"}]}.  EVENTS: event records of casus.
Prints: sentences with at least one event of a gold type; the same event also with the first
three letters of source and target ("---" matches anything); coded events whose type is a gold
type of their sentence.

Acts that are negated, denied or hypothetical are left out, planned ones become what PLOVER
makes of them (PLANNED).  The gold has types that the PLOVER manual of 2021 no longer has; OLD_TYPES says what counts as
each of them.
"""
import json
import sys

# gold type -> types of the manual (with a CAMEO prefix where only a part of the type counts)
OLD_TYPES = {
    "APPEAL": [("REQUEST", "02")], "REQUEST": [("REQUEST", "")], "DEMAND": [("REQUEST", "10")],
    "DISAPPROVE": [("ACCUSE", "11")], "INVESTIGATE": [("ACCUSE", "09")], "ACCUSE": [("ACCUSE", "")],
    "YIELD": [("CONCEDE", ""), ("RETREAT", "")], "CONCEDE": [("CONCEDE", "")], "RETREAT": [("RETREAT", "")],
    "FIGHT": [("ASSAULT", "")], "ASSAULT": [("ASSAULT", "")], "CRIME": [("ASSAULT", ""), ("COERCE", "")],
    "MOBILIZE": [("MOBILIZE", "")],
}

# What PLOVER makes of acts that are only planned: cooperation is agreed, conflict is threatened.
PLANNED = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "CONCEDE": "AGREE",
           "RETREAT": "AGREE", "SANCTION": "THREATEN", "COERCE": "THREATEN", "ASSAULT": "THREATEN",
           "MOBILIZE": "THREATEN", "PROTEST": "THREATEN"}


def plover_type(event):
    kind = event["action"].get("type")
    return PLANNED.get(kind, kind) if event["status"] == "planned" else kind


def matches(gold_type, event):
    wanted = OLD_TYPES.get(gold_type, [(gold_type, "")])
    return any(plover_type(event) == name and event["action"]["cameo"].startswith(prefix) for name, prefix in wanted)


def code3(actor):
    """The first three letters of PLOVER's code: states by ISO 3166, bodies of states IGO, NGO."""
    kind = actor.get("kind")
    if kind in ("igo", "ngo"):
        return kind.upper()
    if kind in ("armed_group", "party", "company", "people", "other"):
        return actor.get("country") or ("IMG" if kind == "armed_group" else "---")
    return (actor.get("code") or "---")[:3]


def side_matches(wanted, actors):
    return wanted[:3] == "---" or any(code3(a) == wanted[:3] for a in actors)


def main():
    paths = [a for a in sys.argv[1:] if not a.startswith("--")]
    if len(paths) != 2:
        sys.exit(__doc__)
    gold = [json.loads(line) for line in open(paths[0], encoding="utf-8")]
    coded = {}
    for line in open(paths[1], encoding="utf-8"):
        event = json.loads(line)
        coded.setdefault(event["document"], []).append(event)
    right = both = precise = total = sentences = 0
    for case in gold:
        events = [e for e in coded.get(case["id"], [])
                  if e["action"].get("type") and e["status"] not in ("negated", "denied", "hypothetical")]
        total += len(events)
        precise += sum(any(matches(g["code"], e) for g in case["events"]) for e in events)
        if not case["events"]:
            continue
        sentences += 1
        hit = any(matches(g["code"], e) for g in case["events"] for e in events)
        full = any(matches(g["code"], e) and side_matches(g["source"], e.get("actors", []))
                   and side_matches(g["target"], e.get("recipients", []))
                   for g in case["events"] for e in events)
        right += hit
        both += full
        if "--errors" in sys.argv and not full:
            want = "; ".join(f'{g["source"]}>{g["target"]} {g["code"]}' for g in case["events"])
            got = "; ".join("{}>{} {} {}".format(",".join(map(code3, e.get("actors", []))) or "---",
                                                 ",".join(map(code3, e.get("recipients", []))) or "---",
                                                 plover_type(e), e["action"]["cameo"]) for e in events)
            print(f'{case["id"]}: {case["text"]}\n    gold {want}\n    coded {got or "(none)"}')
    print(f"right category            {right}/{sentences} = {right / sentences:.3f}")
    print(f"category + both countries {both}/{sentences} = {both / sentences:.3f}")
    print(f"precision of category     {precise}/{total} = {precise / max(total, 1):.3f}")


if __name__ == "__main__":
    main()
