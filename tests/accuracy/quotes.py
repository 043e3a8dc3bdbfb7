#!/usr/bin/env python3
"""Attributions against a corpus of attributions, such as PolNeAR.

usage: quotes.py --casus PROGRAM GOLD.jsonl > PREDICTIONS.jsonl      for score_attribution.py --offsets byte
       quotes.py --casus PROGRAM --kinds GOLD.jsonl                  recall by kind and by class of cue

GOLD: one article a line, {"id", "text", "attributions": [{"source", "cue", "content"}]} in characters.
Kinds: direct (all content between quotation marks), mixed, indirect.  Classes of cues, by the words of
lang/en/cues.txt: report, belief, intent, evaluation verbs; nouns; prepositions; other; none.
"Found": a predicted attribution shares words of content with it and words of its source, or both have none.
"""
import argparse, collections, json, pathlib, re, subprocess, sys

CUES = pathlib.Path(__file__).resolve().parents[2] / "lang" / "en" / "cues.txt"
MARKS = re.compile("[\"“][^\"”“]*[\"”]")


def predictions(casus, path):
    out = subprocess.run([casus, "quotes", "--from", "jsonl", "--format", "jsonl", path], capture_output=True,
                         text=True, encoding="utf-8", check=True).stdout
    found = collections.defaultdict(list)
    for record in map(json.loads, out.splitlines()):
        found[record["document"]].append({role: record.get(role, []) for role in ("source", "cue", "content")})
    return found


def classes():
    found = collections.defaultdict(set)
    for line in CUES.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            name, _, words = line.partition(" ")
            found[name] |= {word.strip() for word in words.split("|")}
    return found


def stems(word):
    """The word, and what may be its lemma."""
    yield word
    for end, new in (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("d", ""), ("ied", "y"),
                     ("ing", ""), ("ing", "e")):
        if word.endswith(end):
            yield word[:-len(end)] + new
    yield {"said": "say", "told": "tell", "thought": "think", "wrote": "write", "found": "find", "felt": "feel",
           "knew": "know", "sought": "seek", "meant": "mean"}.get(word, word)


def cue_class(text, spans, lists):
    words = re.findall(r"[\w-]+", " ".join(text[s:e] for s, e in spans).lower())
    if not words:
        return "no cue"
    has = lambda *names: any(stem in lists[name] for word in words for stem in stems(word) for name in names)
    if has("@according-preposition"):
        return "preposition"
    for name in ("belief", "intent", "evaluation"):
        if has("@cue-" + name):
            return name
    if has("@cue-say", "@cue-clause", "@cue-object", "@cue-accuse", "@cue-call", "@cue-passive", "@cue-urge"):
        return "report"
    return "noun, adverb" if has("@cue-noun", "@cue-noun-intent", "@cue-adjective", "@cue-adverb") else "other words"


def kind(text, content):
    quoted = {i for match in MARKS.finditer(text) for i in range(*match.span())}
    letters = [i for s, e in content for i in range(s, e) if text[i].isalnum()]
    inside = sum(i in quoted for i in letters)
    return "indirect" if not inside else "direct" if inside == len(letters) else "mixed"


def touches(a, b):
    return any(s < f and t < e for s, e in a for t, f in b)


def in_characters(text, spans):
    data = text.encode()
    return [[len(data[:s].decode()), len(data[:e].decode())] for s, e in spans]


def table(gold, found, lists):
    counts = collections.defaultdict(lambda: [0, 0, 0])
    for article in gold:
        mine = [{role: in_characters(article["text"], spans) for role, spans in one.items()}
                for one in found[article["id"]]]
        for one in article["attributions"]:
            near = [m for m in mine if touches(m["content"], one["content"])]
            good = any(touches(m["source"], one["source"]) or not (m["source"] or one["source"]) for m in near)
            for name in ("all", kind(article["text"], one["content"]),
                         "cue: " + cue_class(article["text"], one["cue"], lists)):
                counts[name][0] += 1
                counts[name][1] += bool(near)
                counts[name][2] += good
    print("%-20s %6s %9s %9s %9s %9s" % ("kind", "gold", "content", "source", "missed", "wrong source"))
    for name in sorted(counts, key=lambda name: (name.startswith("cue"), -counts[name][0])):
        number, near, good = counts[name]
        print("%-20s %6d %9.3f %9.3f %9d %9d" % (name, number, near / number, good / number, number - near, near - good))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--casus", required=True)
    parser.add_argument("--kinds", action="store_true")
    parser.add_argument("gold")
    options = parser.parse_args()
    gold = [json.loads(line) for line in open(options.gold, encoding="utf-8") if line.strip()]
    found = predictions(options.casus, options.gold)
    if options.kinds:
        table(gold, found, classes())
    else:
        for article in gold:
            print(json.dumps({"id": article["id"], "attributions": found[article["id"]]}))


if __name__ == "__main__":
    main()
