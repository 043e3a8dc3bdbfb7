#!/usr/bin/env python3
"""Builds by different compilers write the same bytes: events with their numbers, trees and
attributions of the sample, of our own texts and of all text fixtures, with one thread and two.

    test_same_bytes.py CASUS OTHER_CASUS [...]"""
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
import run_corpus  # noqa: E402

COMMANDS = (["code"], ["quotes"], ["chain"], ["parse"], ["read"])


def fixtures():
    for file in sorted((ROOT / "tests/corpus").rglob("*.txt")):
        for case in run_corpus.read_file(file)[1]:
            yield {"text": "\n".join(case.text), "date": case.attributes.get("date", "2024-06-09")}


def output(casus, command, jobs, texts):
    done = subprocess.run([casus, *command, "-j", str(jobs), "--from", "jsonl", "--lang", "en", texts],
                          capture_output=True, timeout=600)
    if done.returncode:
        sys.exit(f"{casus} {' '.join(command)}: exit code {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


programs = sys.argv[1:]
records = [{"text": (ROOT / "examples/sample.txt").read_text(encoding="utf-8")}, *fixtures()]
own = (ROOT / "tests/accuracy/own/texts.jsonl").read_text(encoding="utf-8")
faults = 0
with tempfile.TemporaryDirectory() as scratch:
    texts = pathlib.Path(scratch) / "texts.jsonl"
    texts.write_text(own + "".join(json.dumps({"n": f"x{n}", **record}) + "\n"
                                   for n, record in enumerate(records)), encoding="utf-8")
    for command in COMMANDS:
        first = output(programs[0], command, 1, texts)
        for casus, jobs in [(programs[0], 2)] + [(other, 1) for other in programs[1:]]:
            if output(casus, command, jobs, texts) != first:
                print(f"{command[0]}: {casus} -j {jobs} writes other bytes than {programs[0]} -j 1")
                faults += 1
        print(f"{command[0]}: {len(first)} bytes")
sys.exit(faults > 0)
