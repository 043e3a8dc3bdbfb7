#!/usr/bin/env python3
"""Runs the examples of the help texts, the man pages (which are made from them) and README.md.

    test_examples.py CASUS README.md

An example is a line that begins with two blanks (help) or stands in a ```sh block (README) and
runs casus.  Each runs in a folder where the files that examples name are there."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

REPORT = "Russia shelled two villages on Monday, Ukraine's defence ministry said.\n"
RECORD = '{"n":1,"date":"2024-06-09","text":"France condemned the attack."}\n'
RECORDS_OF_JUNE = ('{"n":1,"date":"2024-06-09","text":"Germany will send troops to Ukraine."}\n'
                   '{"n":2,"date":"2024-06-10","text":"The Russian army shelled Kharkiv."}\n')
PAGE = """<html><head><title>Villages shelled</title></head><body><h1>Villages shelled</h1>
<p>Russia shelled two villages on Monday, Ukraine's defence ministry said after a long night.</p>
<p>The ministry, which spoke of nine wounded, did not say from where the shells had come.</p>
<p>Both villages lie on the road to the city, and most of those who live there had left them.</p>
</body></html>"""
GOLD = ('{"id":"a","date":"2024-06-09","text":"France praised Germany.",'
        '"events":[{"source":"FRA","code":"051","target":"DEU"}]}\n')
FIXTURE = ("# Cases\n==================\nPraise\n:date 2024-06-09\n==================\n"
           "France praised Germany.\n--- events\n"
           '2024-06-09 | FRA > DEU | SUPPORT 051 | happened | | "praised"\n')
RECORDS = ('<Sentences>\n<Sentence date="20240609" id="a">\n'
           '<EventCoding sourcecode="FRA" targetcode="DEU" eventcode="051">\n'
           "<Text>\nFrance praised Germany.\n</Text>\n</Sentence>\n</Sentences>\n")
CONLLU = "1\tRussia\t_\n2\tattacked\t_\n3\tUkraine\t_\n\n"


def examples(casus, readme):
    names = ["code", "add", "events", "fix", "recode", "sql", "db", "quotes", "chain", "read", "parse", "dict",
             "validate", "explain", "version"]
    for name in ["", *names]:
        text = subprocess.run([casus, "help", *name.split()], capture_output=True, text=True).stdout
        for line in re.findall(r"^  (casus .*)$", text, re.M):
            yield f"casus help {name}", re.split(r"  +", line)[0]
    for block in re.findall(r"^```sh\n(.*?)^```", readme.read_text(encoding="utf-8"), re.M | re.S):
        for line in block.splitlines():
            if re.match(r"(echo .*\| *)?casus ", line):
                yield readme.name, re.split(r"  +#", line)[0]


def prepare(folder, casus):
    (folder / "report.txt").write_text(REPORT)
    (folder / "page.html").write_text(PAGE)
    (folder / "news").mkdir()
    (folder / "news" / "one.txt").write_text(REPORT)
    (folder / "news" / "two.jsonl").write_text(RECORDS_OF_JUNE)
    (folder / "articles.jsonl").write_text(RECORD)
    (folder / "gold.conllu").write_text(CONLLU)
    (folder / "bin").mkdir()
    (folder / "bin" / "casus").write_text(f'#!/bin/sh\nexec "{casus}" "$@"\n')
    (folder / "bin" / "casus").chmod(0o755)
    (folder / "petrarch").mkdir()
    (folder / "petrarch" / "own.actors.txt").write_text("FRANCE [FRA]\nGERMANY [DEU]\n")
    (folder / "petrarch" / "own.verbs.txt").write_text("--- PRAISE [051] ---\nPRAISE\n")
    (folder / "fixtures.txt").write_text(FIXTURE)
    (folder / "records.xml").write_text(RECORDS)
    (folder / "gold.jsonl").write_text(GOLD)
    (folder / "my-folder").symlink_to(pathlib.Path(casus).parent / "data")


def main():
    casus, failed, total = str(pathlib.Path(sys.argv[1]).resolve()), 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        prepare(folder, casus)
        for place, example in examples(casus, pathlib.Path(sys.argv[2])):
            if "jq " in example and not shutil.which("jq"):
                example = re.sub(r"\bjq [^|]*", "cat ", example)
            total += 1
            done = subprocess.run(f"export PATH={folder}/bin:$PATH\n{example}", shell=True, cwd=folder,
                                  capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60)
            if done.returncode:
                failed += 1
                print(f"{place}: {example}: exit code {done.returncode}\n{done.stderr}")
    print(f"{total - failed} passed, {failed} failed")
    return failed > 0 or total < 20


sys.exit(main())
