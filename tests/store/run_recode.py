#!/usr/bin/env python3
"""Tests of casus recode: what is taken over is what adding afresh gives, all of it or nothing.

    run_recode.py --casus build/dev/casus [-i NAME]"""
import json
import pathlib
import random
import signal
import subprocess
import sys
import time

import run_store
from run_store import articles, content, good, refused, rows


def own_tables():
    """A folder of tables that codes praise as an assault."""
    pathlib.Path("petrarch").mkdir()
    pathlib.Path("petrarch/own.verbs.txt").write_text("--- PRAISE [190] ---\nPRAISE\n")
    good("dict", "convert", "petrarch", "own")


def records(store, *filters):
    return {record["id"]: record for record in
            map(json.loads, good("events", "--db", store, *filters).splitlines())}


def changes(*arguments):
    return [json.loads(line) for line in good("recode", "--format", "jsonl", *arguments).splitlines()]


def test_nothing_new():
    """The same coder finds nothing, and taking it over leaves every row as it was."""
    articles(57, "in.jsonl")
    with open("in.jsonl", "a", encoding="utf-8") as out:
        for n, head in enumerate(("NEW DELHI (Reuters) - ", "CAIRO - ", "SAN JOSE, Costa Rica, June 9 (AP) \u2014 ")):
            out.write(json.dumps({"n": f"d{n}", "date": "2024-06-10", "text": f"{head}Kenya condemned Uganda.\n\n"
                                  "Jordan praised Egypt."}) + "\n")
    good("add", "in.jsonl")
    before = content("casus.db")
    assert changes() == []
    assert content("casus.db") == before
    assert "60 documents coded again" in good("recode", "--apply")
    assert content("casus.db") == before
    assert rows("casus.db", "PRAGMA integrity_check") == [("ok",)]
    assert rows("casus.db", "SELECT count(*) FROM documents WHERE coded = 2 AND run = 1") == [(60,)]
    assert rows("casus.db", "SELECT documents FROM runs WHERE id = 2 AND ended > '' AND options LIKE '%recode%'") == [(60,)]
    assert records("casus.db", "--text", "troops")


def test_other_tables():
    """What is shown is the difference of two codings; what is taken over is adding afresh."""
    own_tables()
    articles(60, "in.jsonl")
    with open("in.jsonl", "a") as out:
        out.write(json.dumps({"n": "p", "date": "2024-06-09", "text": "France praised Germany."}) + "\n")
    good("add", "--merge", "same", "in.jsonl")
    good("add", "--merge", "same", "--db", "fresh.db", "--dict", "own", "in.jsonl")
    old, new, before = records("casus.db"), records("fresh.db"), content("casus.db")
    shown = changes("--dict", "own")
    assert content("casus.db") == before
    wanted = {"new": set(new) - set(old), "gone": set(old) - set(new),
              "changed": {key for key in set(old) & set(new) if {**old[key], "coder": ""} != {**new[key], "coder": ""}}}
    got = {kind: {c["id"] for c in shown if c["change"] == kind} for kind in wanted}
    assert got["new"] == wanted["new"] and got["gone"] == wanted["gone"], (got, wanted)
    assert got["changed"] <= wanted["changed"], (got, wanted)
    assert any(c["fields"].get("code") == ["051", "190"] for c in shown), shown
    assert {c["document"] for c in changes("--dict", "own", "--document", "p")} == {"p"}
    table = good("recode", "--dict", "own", "--format", "table")
    assert "TYPE" in table and "ASSAULT" in table, table
    good("recode", "--apply", "--dict", "own")
    assert content("casus.db") == content("fresh.db")
    assert changes("--dict", "own") == []


def test_corrections_hold():
    own_tables()
    pathlib.Path("in.jsonl").write_text("".join(
        json.dumps({"n": n, "date": f"2024-06-0{n}", "text": text}) + "\n" for n, text in
        ((1, "France praised Germany."), (2, "Poland praised Spain."), (3, "Italy praised Malta."))))
    good("add", "in.jsonl")
    by_name = {record["document"]: key for key, record in records("casus.db").items()}
    good("fix", by_name["1"], "--status", "planned")
    good("fix", by_name["2"], "--drop")
    good("fix", by_name["3"], "--code", "040")
    good("recode", "--apply", "--dict", "own")
    after = records("casus.db")
    assert by_name["2"] not in after
    assert after[by_name["1"]]["status"] == "planned" and after[by_name["1"]]["action"]["cameo"] == "190"
    assert after[by_name["3"]]["action"]["cameo"] == "040" and after[by_name["3"]]["corrected"] == 1
    good("fix", by_name["3"], "--undo")
    assert records("casus.db")[by_name["3"]]["action"]["cameo"] == "190"


def test_kill():
    """Killed at any moment: the store is as it was, or as it should become, never between."""
    own_tables()
    articles(120, "in.jsonl")
    with open("in.jsonl", "a") as out:
        out.write(json.dumps({"n": "p", "date": "2024-06-09", "text": "France praised Germany."}) + "\n")
    good("add", "in.jsonl")
    good("add", "--db", "fresh.db", "--dict", "own", "in.jsonl")
    old, new = content("casus.db"), content("fresh.db")
    start = time.monotonic()
    good("recode", "--dict", "own")
    whole, choice = time.monotonic() - start, random.Random(3)
    for _ in range(8):
        process = subprocess.Popen([run_store.CASUS, "recode", "--apply", "--dict", "own"],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(choice.uniform(0, whole * 1.2))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert rows("casus.db", "PRAGMA integrity_check") == [("ok",)]
        found = content("casus.db")
        assert found in (old, new), "neither the old nor the new one"
    good("recode", "--apply", "--dict", "own")
    assert content("casus.db") == new


def test_left_alone():
    """Given tokens cannot be coded again: they are counted, and nothing is lost."""
    pathlib.Path("a.conllu").write_text("1\tFrance\t_\n2\tpraised\t_\n3\tGermany\t_\n\n")
    articles(5, "in.jsonl")
    good("add", "a.conllu", "in.jsonl")
    before = content("casus.db")
    done = run_store.casus("recode", "--format", "jsonl")
    assert done.returncode == 0 and "5 documents, 1 left alone" in done.stderr, done.stderr
    refused(3, "cannot be coded again", "recode", "--apply")
    assert content("casus.db") == before
    refused(2, "takes over all documents", "recode", "--apply", "--document", "a1")
    refused(2, "is no option", "recode", "in.jsonl")
    refused(3, "no document fits", "recode", "--document", "nobody")
    refused(4, "no such store", "recode", "--db", "none.db")


sys.exit(run_store.main(globals()))
