#!/usr/bin/env python3
"""Statuses of predicates against a factuality corpus.

usage: status.py --casus PROGRAM --corpus meantime|uds GOLD.jsonl ... > PREDICTIONS.jsonl

GOLD: one sentence a line, {"id", "tokens", "targets": [{"start_tok", "label"}]} with labels of -3 (did not happen)
to 3 (happened).  Writes the same shape with our labels, for score_factuality.py; --confusion prints statuses against
the corpus's three classes instead.

Corpora label what is planned or possible differently: in MEANTIME what will happen is as certain as what did, and
only what may happen is not; UDS-IH2 takes both mostly as not happened.  The tables below are ours, fixed per corpus.
"""
import argparse, collections, json, subprocess, sys, tempfile

SURE, OPEN, OFF = 3.0, 0.0, -3.0
TABLES = {
    "meantime": {"happened": SURE, "ongoing": SURE, "historical": SURE, "planned": SURE, "proposed": OPEN,
                 "conditional": OPEN, "threatened": OPEN, "hypothetical": OPEN, "negated": OFF, "denied": OFF},
    "uds": {"happened": SURE, "ongoing": SURE, "historical": SURE, "planned": OFF, "proposed": OFF,
            "conditional": OFF, "threatened": OPEN, "hypothetical": OPEN, "negated": OFF, "denied": OFF},
}


def statuses(casus, sentences):
    """For each sentence the statuses of its tokens."""
    with tempfile.NamedTemporaryFile("w", suffix=".conllu", encoding="utf-8") as file:
        for sentence in sentences:
            for number, token in enumerate(sentence["tokens"], 1):
                file.write("%d\t%s%s\n" % (number, token.replace("\t", " ").strip() or "_", "\t_" * 8))
            file.write("\n")
        file.flush()
        out = subprocess.run([casus, "parse", "--status", "--from", "conllu", file.name], capture_output=True,
                             text=True, encoding="utf-8", check=True).stdout
    rows = iter(line.split("\t") for line in out.splitlines())
    for sentence in sentences:
        yield [next(rows)[5] for _ in sentence["tokens"]]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--casus", required=True)
    parser.add_argument("--corpus", required=True, choices=TABLES)
    parser.add_argument("--confusion", action="store_true")
    parser.add_argument("--errors", metavar="STATUS:CLASS")
    parser.add_argument("gold", nargs="+")
    options = parser.parse_args()
    gold = [json.loads(line) for path in options.gold for line in open(path, encoding="utf-8") if line.strip()]
    table, counts = TABLES[options.corpus], collections.Counter()
    for sentence, found in zip(gold, statuses(options.casus, gold)):
        targets = []
        for target in sentence["targets"]:
            status = found[target["start_tok"]]
            kind = "yes" if target["label"] > 1 else "no" if target["label"] < -1 else "open"
            counts[status, kind] += 1
            targets.append({"start_tok": target["start_tok"], "label": table[status]})
            if options.errors == status + ":" + kind:
                words = list(sentence["tokens"])
                words[target["start_tok"]] = "[[" + words[target["start_tok"]] + "]]"
                print(" ".join(words))
        if not options.confusion and not options.errors:
            print(json.dumps({"id": sentence["id"], "targets": targets}))
    if options.confusion:
        print("%-13s %6s %6s %6s" % ("status", "yes", "open", "no"))
        for status in table:
            print("%-13s %6d %6d %6d" % (status, *(counts[status, kind] for kind in ("yes", "open", "no"))))


if __name__ == "__main__":
    main()
