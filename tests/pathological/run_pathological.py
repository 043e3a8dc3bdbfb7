#!/usr/bin/env python3
"""Runs hostile inputs, each in a process of its own with a limit of processor time: SECONDS, and as
many again for each further megabyte, since work must grow with the input and no faster.

    run_pathological.py --casus build/dev/casus [--limit SECONDS] [-i PATTERN]"""
import argparse
import json
import math
import re
import resource
import subprocess
import sys

SENTENCE = "Russia accused Ukraine of shelling the town, the ministry said. "
CASES = {
    "nested brackets": "(" * 10000 + "Russia" + ")" * 10000,
    "nested quotation marks": "\u201c" * 10000 + "Russia" + "\u201d" * 10000,
    "quotation marks that never close": '"Russia said ' * 5000,
    "one token of 1 MB": "a" * 1000000,
    "one token of 1 MB of two-byte letters": "é" * 500000,
    "100,000 commas": "," * 100000,
    "100,000 words and commas": "Russia, " * 100000,
    "100,000 full stops": "." * 100000,
    "100,000 full stops apart": ". " * 100000,
    "100,000 hyphens in a word": "a-" * 100000,
    "100,000 apostrophes in a word": "l'" * 100000,
    "one line of 5 MB": SENTENCE * (5000000 // len(SENTENCE)),
    "one sentence of 1 MB": SENTENCE.replace(". ", " and ") * (1000000 // len(SENTENCE)),
    "page: 200,000 nested elements": "<html><body>" + "<div>" * 200000 + SENTENCE * 3,
    "page: 100,000 attributes": "<html><body><p " + " ".join(f'a{i}="x"' for i in range(100000)) + ">"
                                + SENTENCE * 3,
    "page: paragraphs in formatting that never closes": "<html>" + "<p><b><i><a>" * 50000 + SENTENCE * 3,
    "page: 50,000 nested tables": "<html>" + "<table><tr><td>" * 50000 + SENTENCE * 3,
    "page: 200,000 items": "<html>" + "<li>x" * 200000 + "<p>" + SENTENCE * 3,
    "page: JSON-LD of 500,000 brackets": '<html><script type="application/ld+json">' + "[" * 500000
                                         + "</script><p>" + SENTENCE * 3,
    "page: 60,000 bylines": "<html>" + '<p class="author">By Anna Berg 12 March</p>' * 60000,
    "page: a title of 1 MB": "<html><title>" + "a - " * 250000 + "</title><p>" + SENTENCE * 3,
    "page: comments and tags that never close": "<html><p>" + SENTENCE * 3 + "<!--" * 100000 + "<a b=\"" * 100000,
    "page: a million ampersands": "<html><p>" + "&" * 1000000,
    "feed: 200,000 items that never close": "<rss>" + "<item><title>x" * 200000,
    "one sentence of conjuncts": "Russia and Ukraine " + "and France " * 50000 + "met.",
    "one sentence of relative clauses": "Russia, " + "which accused Ukraine, " * 20000 + "left.",
    "one sentence of speakers": "Russia said that " * 20000 + "it rained.",
    "one sentence of infinitives": "Russia agreed " + "to agree " * 30000 + ".",
    "one sentence of denials": "Russia denied that Ukraine denied that " * 10000 + "it rained.",
    "a long name": "Putin " * 100000,
    "100,000 paragraphs": "Russia met France.\n\n" * 100000,
    "1,000,000 empty lines": "\n" * 1000000,
    "1,000,000 blanks": " " * 1000000 + "Russia met France.",
    "open tags": "<a " * 100000,
    "tags": "<b>" * 100000,
    "100,000 addresses": "http://a.b/c?d=e " * 100000,
    "100,000 numbers": "1,000.00 " * 100000,
    "100,000 initials": "U.S. " * 100000,
    "control characters": "".join(map(chr, range(1, 32))) * 10000,
    "combining marks": "e" + "\u0301" * 300000,
    "right to left": "\u202e" + "\u05d0" * 300000,
    "emoji": "\U0001F600" * 100000,
    "pronouns": "He told him that he saw him. " * 20000,
}


def one(options, text):
    """A fault in words, empty when all is well, and the processor time in seconds."""
    limit = math.ceil(options.limit * max(1, len(text.encode()) / 1000000))
    record = json.dumps({"n": 1, "date": "2024-06-09", "text": text}, ensure_ascii=False)
    command, given, fine = [options.casus, "code", "--any-language", "--from", "jsonl", "-"], record.encode(), (0,)
    if text.startswith("<"):  # a page or a feed: only read, and it need not hold an article
        command, given, fine = [options.casus, "read", "--format", "jsonl", "-"], text.encode(), (0, 1, 3)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, input=given,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (limit, limit)))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if done.returncode < 0 and took > limit * 0.95:
        return f"longer than {limit} seconds", took
    if done.returncode not in fine:
        return f"exit code {done.returncode}: {done.stderr.decode()[-600:].strip()}", took
    return "", took


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--casus", required=True)
    parser.add_argument("--limit", type=float, default=15)
    parser.add_argument("-i", "--include", default="")
    options = parser.parse_args()
    passed = failed = 0
    for name, text in CASES.items():
        if not re.search(options.include, name):
            continue
        fault, took = one(options, text)
        passed, failed = passed + (not fault), failed + bool(fault)
        print(f"{took:5.1f} s  {name}{': ' if fault else ''}{fault}")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{passed} passed, {failed} failed; at most {memory} MiB")
    return failed > 0


sys.exit(main())
