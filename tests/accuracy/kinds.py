#!/usr/bin/env python3
"""Says by kind where the events of a gold set are lost.

usage: kinds.py --casus PROGRAM GOLD.jsonl [--list KIND]

GOLD: {"text", "date", "events": [{"source", "target", "root", "alt", "trigger"}]}.  A gold event
that is not matched is of the first kind that fits:

    party     an event with its root is coded in the sentence, but the source, the target or both differ
    no entry  no word of the trigger has an entry in the frames
    needs     a word of the trigger has entries, but none of them fits
    content   an entry fits, but makes no event: what it is about or both sides must be known, it lies
              within another act, or the table of composition knows nothing for it
    nobody    an entry fits, but no party with a code was found
    code      the trigger is coded with another root
    other     the trigger names no word of its own (it paraphrases)

"extra" counts coded events without a match, in sentences with and without gold events.
"""
import argparse
import collections
import json
import re
import subprocess
import sys

MUTUAL = {"03", "04", "05", "06", "19"}


def entity(code):
    code = (code or "").strip()
    if code in ("", "---") or code.startswith("---:"):
        return ""
    head, _, tail = code.partition(":")
    return code if head in ("IGO", "REB", "NGO", "MNC") and tail else head


def own_entity(actor):
    kinds = {"igo": "IGO", "ngo": "NGO", "armed_group": "REB"}
    code = actor.get("code", "")
    return f"{kinds[actor['kind']]}:{code}" if code and actor.get("kind") in kinds else code[:3]


def roots(event):
    return {r for r in (event["root"], event.get("alt", "")) if r}


def pairs(event):
    sides = [[own_entity(a) for a in event.get(side, [])] or [""] for side in ("actors", "recipients")]
    return [(s, t, event["action"]["cameo"][:2]) for s in sides[0] for t in sides[1]]


def is_match(gold, coded):
    source, target, root = coded
    ends = (entity(gold["source"]), entity(gold["target"]))
    same = ends == (source, target) or (root in MUTUAL and ends == (target, source))
    return same and root in roots(gold)


class Explained:
    """What became of the words of one sentence."""

    def __init__(self, casus, case):
        dated = ["--date", case["date"]] if re.match(r"\d{4}(-\d\d)*$", case.get("date", "")) else []
        text = subprocess.run([casus, "explain", *dated, case["text"]], check=True, capture_output=True,
                              text=True).stdout
        self.fates, self.coded, word = collections.defaultdict(list), {}, None
        for line in text.splitlines():
            head = re.match(r'^  "(.*?)"  ', line)
            if head:
                word = head[1].lower()
            elif word and line.startswith("    "):
                self.fates[word].append(line.rsplit(": ", 1)[-1])
            elif line.startswith("  path "):
                self.coded[line.split()[1].lower()] = None

    def kind(self, gold):
        words = [w for w in re.findall(r"[\w'-]+", gold.get("trigger", "").lower()) if w in self.fates]
        if any(w in self.coded for w in re.findall(r"[\w'-]+", gold.get("trigger", "").lower())):
            return "code"
        fates = [fate for word in words for fate in self.fates[word] if "has no entry" not in fate]
        if not fates:
            return "no entry" if gold.get("trigger", "").lower() in self.text else "other"
        if any("nobody" in f or "no actor" in f for f in fates):
            return "nobody"
        if any(f.startswith("fits") for f in fates):
            return "content"
        return "needs"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--casus", required=True)
    parser.add_argument("--list", metavar="KIND")
    parser.add_argument("gold")
    options = parser.parse_args()
    cases = [json.loads(line) for line in open(options.gold, encoding="utf-8")]
    coded = collections.defaultdict(list)
    lines = "".join(json.dumps({"id": str(i), "text": c["text"], "date": c.get("date", "")}) + "\n"
                    for i, c in enumerate(cases))
    for line in subprocess.run([options.casus, "code", "--from", "jsonl", "--format", "jsonl", "-"], input=lines,
                               check=True, capture_output=True, text=True).stdout.splitlines():
        event = json.loads(line)
        coded[int(event["document"])] += pairs(event)
    counts = collections.Counter()
    for i, case in enumerate(cases):
        free = list(coded[i])
        missed = []
        for gold in case["events"]:
            found = next((pair for pair in free if is_match(gold, pair)), None)
            if found:
                free.remove(found)
                counts["found"] += 1
            else:
                missed.append(gold)
        counts["extra, in sentences with events" if case["events"] else "extra, in sentences without"] += len(free)
        explained = Explained(options.casus, case) if missed else None
        if explained:
            explained.text = case["text"].lower()
        for gold in missed:
            near = next((pair for pair in free if pair[2] in roots(gold)), None)
            kind = "party" if near else explained.kind(gold)
            if near:
                free.remove(near)
                source = near[0] == entity(gold["source"])
                target = near[1] == entity(gold["target"])
                kind = "party: " + ("target" if source else "source" if target else "both")
            counts[kind] += 1
            if options.list and kind.startswith(options.list):
                print(f"{case['text']}\n    {gold['source']} > {gold['target']} {gold['root']} "
                      f"\"{gold.get('trigger', '')}\"   coded {free}", file=sys.stderr)
    for kind, count in sorted(counts.items(), key=lambda item: -item[1]):
        print(f"{count:5}  {kind}")


if __name__ == "__main__":
    main()
