#!/usr/bin/env python3
"""Feeds casus one endless stream of documents and watches its memory.

usage: endless.py --casus PROGRAM [--documents N] [-- OPTIONS OF casus code]

Each document is two of the sentences below with other states, a number and a town that no other
document names, so that no two are alike and new words never end.  Prints at every tenth of N (default 1,000,000) the documents coded, the events, seconds,
and the resident memory, and at the end its growth from the first tenth on.
"""
import argparse
import itertools
import json
import subprocess
import sys
import threading
import time

STATES = ("France", "Japan", "Peru", "Kenya", "Norway", "Egypt", "Canada", "Chile", "Ghana", "Poland", "Jordan")
SYLLABLES = ("ar", "bel", "cas", "dom", "el", "fjor", "gal", "hov", "im", "jas", "kre", "lun", "mor", "nev", "ost", "pri")
SENTENCES = (
    "{0} recalled its ambassador from {1} on Monday after {2} people were held in {3}.",
    "The foreign minister of {0} said that {1} had agreed to withdraw {2} soldiers from {3}.",
    "{0} and {1} signed an agreement on {2} trucks of aid for {3}, officials said.",
    "Police in {3} detained {2} people who had protested against {0}, a spokesman of {1} said.",
    "{1} rejected the demand of {0} to pay {2} million dollars for the bridge at {3}.",
)


def town_of(number):
    syllables = []
    while number or len(syllables) < 2:
        number, last = divmod(number, len(SYLLABLES))
        syllables.append(SYLLABLES[last])
    return "".join(syllables).capitalize()


def documents(count):
    pairs = itertools.cycle(itertools.permutations(STATES, 2))
    for number in range(count):
        first, second = next(pairs)
        town = town_of(number)
        text = " ".join(SENTENCES[(number + step) % len(SENTENCES)].format(first, second, number, town)
                        for step in range(2))
        yield json.dumps({"id": str(number), "date": "2024-03-07", "text": text}) + "\n"


def resident(pid):
    """MiB."""
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def feed(stream, count):
    with stream:
        for line in documents(count):
            stream.write(line)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--casus", required=True)
    parser.add_argument("--documents", type=int, default=1_000_000)
    parser.add_argument("options", nargs="*")
    options = parser.parse_args()
    command = [options.casus, "code", "--from", "jsonl", "--format", "petrarch", *options.options, "-"]
    casus = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    threading.Thread(target=feed, args=(casus.stdin, options.documents), daemon=True).start()
    began, tenth, events, sizes = time.monotonic(), options.documents // 10, 0, []
    last = ""
    for line in casus.stdout:
        events += 1
        document = line.rstrip("\n").split("\t")[5].split("_")[0]
        if document != last and int(document) // tenth > len(sizes):
            sizes.append(resident(casus.pid))
            print(f"{document} documents, {events} events, {time.monotonic() - began:.0f} s, {sizes[-1]:.1f} MiB",
                  flush=True)
        last = document
    if casus.wait():
        return 1
    print(f"{options.documents} documents, {events} events, {time.monotonic() - began:.0f} s")
    if len(sizes) > 1:
        print(f"growth from the first tenth to the last: {sizes[-1] - sizes[0]:.1f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
