#!/usr/bin/env python3
"""Tests of the store through the program: what is added comes out, whatever happens meanwhile.

    run_store.py --casus build/dev/casus [-i NAME]

Articles are put together from the sentences of tests/corpus/events."""
import argparse
import csv
import json
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
FORMS = ["jsonl", "csv", "petrarch", "phoenix", "icews", "gdelt", "plover"]
CASUS = ""


def sentences():
    """The inputs of the fixtures."""
    for file in sorted((ROOT / "tests/corpus/events").glob("*.txt")):
        for block in re.split(r"^=+\n[^=]*\n=+\n", file.read_text(encoding="utf-8"), flags=re.M)[1:]:
            text = " ".join(block.split("\n---")[0].split())
            if text:
                yield text


def articles(count, file):
    """Writes `count` articles as JSON lines; the same ones every time."""
    choice, all_sentences = random.Random(7), list(sentences())
    with open(file, "w", encoding="utf-8") as out:
        for n in range(count):
            body = " ".join(choice.choice(all_sentences) for _ in range(6))
            date = f"2024-{1 + n % 12:02d}-{1 + n % 28:02d}"
            out.write(json.dumps({"n": f"a{n}", "date": date, "text": f"{body} Number {n}."}) + "\n")


def casus(*arguments, **options):
    return subprocess.run([CASUS, *arguments], capture_output=True, text=True, timeout=300, **options)


def good(*arguments):
    done = casus(*arguments)
    assert done.returncode == 0, f"{arguments}: exit code {done.returncode}: {done.stderr}"
    return done.stdout


def refused(code, words, *arguments, **options):
    done = casus(*arguments, **options)
    assert done.returncode == code, f"{arguments}: exit code {done.returncode}: {done.stderr}"
    assert words in done.stderr, f"'{words}' is not in: {done.stderr}"
    return done


def rows(store, sql):
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as db:
        return db.execute(sql).fetchall()


def content(store):
    """All rows but those that tell of runs, and the index of words, which grows in pieces."""
    found = {}
    for name, in rows(store, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"):
        if name != "runs" and not name.startswith("sentence_words"):
            columns = "id, content, name" if name == "documents" else "*"
            found[name] = rows(store, f"SELECT {columns} FROM {name} ORDER BY 1, 2")
    return found


def test_round_trip():
    articles(30, "in.jsonl")
    good("add", "--merge", "same", "in.jsonl")
    for form in FORMS:
        want = good("code", "--format", form, "in.jsonl")
        assert want and want == good("events", "--format", form, "--sort", "added"), form


def test_threads():
    articles(60, "in.jsonl")
    good("add", "--db", "one.db", "in.jsonl")
    good("add", "--db", "three.db", "-j", "3", "in.jsonl")
    assert content("one.db") == content("three.db")


def test_twice():
    articles(20, "in.jsonl")
    assert "20 added, 0 there" in good("add", "in.jsonl")
    before = content("casus.db")
    assert "0 added, 20 there" in good("add", "in.jsonl")
    assert content("casus.db") == before
    good("add", "in.jsonl", "in.jsonl", "--db", "both.db")
    assert rows("both.db", "SELECT count(*) FROM documents") == [(20,)]


def test_other_name():
    pathlib.Path("a.txt").write_text("France praised Germany.\n")
    pathlib.Path("b.txt").write_text("France praised Germany.\n")
    good("add", "a.txt", "b.txt")
    assert rows("casus.db", "SELECT name FROM documents") == [("a.txt",)]
    assert rows("casus.db", "SELECT name FROM document_names ORDER BY name") == [("a.txt",), ("b.txt",)]
    assert good("events", "--document", "b.txt") == good("events", "--document", "a.txt") != ""


def test_skipped():
    pathlib.Path("in.jsonl").write_text('{"n":1,"text":"France praised Germany."}\n{"n":2}\n')
    done = refused(1, "in.jsonl:2:", "add", "in.jsonl")
    assert "1 added, 0 there already, 1 skipped" in done.stdout


def test_kill():
    """Killed at any moment: the store is whole, and what was said to be kept is there."""
    articles(400, "in.jsonl")
    start = time.monotonic()
    good("add", "--db", "whole.db", "in.jsonl")
    whole, choice, kept = time.monotonic() - start, random.Random(11), set()
    for n in range(12):
        with open("out.txt", "w+") as out:
            process = subprocess.Popen([CASUS, "add", "-v", "-j", "2", "in.jsonl"], stdout=out)
            time.sleep(choice.uniform(0, whole * 0.7))
            process.send_signal(signal.SIGKILL)
            process.wait()
            out.seek(0)
            kept.update(line for line in out.read().splitlines() if line.startswith("a"))
        if pathlib.Path("casus.db").exists() and rows("casus.db", "SELECT count(*) FROM sqlite_schema")[0][0]:
            assert rows("casus.db", "PRAGMA integrity_check") == [("ok",)]
            there = {name for name, in rows("casus.db", "SELECT name FROM documents")}
            assert kept <= there, f"lost: {sorted(kept - there)[:5]}"
    good("add", "in.jsonl")
    assert content("casus.db") == content("whole.db")


def test_read_while_writing():
    articles(20, "in.jsonl")
    good("add", "in.jsonl")
    with sqlite3.connect("casus.db", isolation_level=None) as db:
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE runs SET options = 'x'")
        assert good("events")
        refused(4, "another process is writing to it", "add", "in.jsonl")
        db.execute("ROLLBACK")
    good("add", "in.jsonl")


def test_foreign():
    with sqlite3.connect("other.db") as db:
        db.execute("CREATE TABLE meta (name, value)")
    pathlib.Path("text.db").write_text("This is no database. " * 200)
    pathlib.Path("r.txt").write_text("France praised Germany.\n")
    for name, words in (("other.db", "belongs to another program"), ("text.db", "no store of casus")):
        before = pathlib.Path(name).read_bytes()
        refused(4, words, "add", "--db", name, "r.txt")
        refused(4, words, "events", "--db", name)
        assert pathlib.Path(name).read_bytes() == before
        assert not list(pathlib.Path(".").glob(f"{name}-*"))
    refused(4, "there is no such store", "events", "--db", "none.db")
    assert not pathlib.Path("none.db").exists()
    refused(4, "cannot be opened", "add", "--db", "no/folder/x.db", "r.txt")


def test_newer():
    articles(3, "in.jsonl")
    good("add", "in.jsonl")
    with sqlite3.connect("casus.db") as db:
        db.execute("UPDATE meta SET value = '999' WHERE name = 'schema'")
    refused(4, "of a newer casus", "add", "in.jsonl")
    refused(4, "of a newer casus", "events")


def test_damaged():
    """Pages full of rubbish: a message, never a crash."""
    articles(60, "in.jsonl")
    good("add", "in.jsonl")
    whole = pathlib.Path("casus.db").read_bytes()
    faults = 0
    for page in range(1, len(whole) // 4096, 3):
        pathlib.Path("casus.db").write_bytes(
            whole[:page * 4096] + random.Random(page).randbytes(4096) + whole[page * 4096 + 4096:])
        done = casus("events", "--sort", "added")
        assert done.returncode in (0, 4), f"page {page}: exit code {done.returncode}: {done.stderr}"
        faults += done.returncode == 4
        assert done.returncode == 0 or "damaged" in done.stderr, done.stderr
    assert faults > 5


def test_full():
    """No room for more: the rest is kept, and goes on when there is room."""
    articles(400, "in.jsonl")

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 21, 1 << 21))

    done = refused(4, "no room left", "add", "-v", "in.jsonl", preexec_fn=limit)
    kept = [line for line in done.stdout.splitlines() if line.startswith("a")]
    assert f"{len(kept)} documents were kept" in done.stderr and kept
    assert rows("casus.db", "PRAGMA integrity_check") == [("ok",)]
    assert [(name,) for name in kept] == rows("casus.db", "SELECT name FROM documents ORDER BY id")
    good("add", "in.jsonl")
    good("add", "--db", "whole.db", "in.jsonl")
    assert content("casus.db") == content("whole.db")


def test_filters():
    articles(150, "in.jsonl")
    good("add", "--merge", "same", "in.jsonl")
    every = [json.loads(line) for line in good("events").splitlines()]

    def day(event):
        date = event.get("date", "")
        return date + "0000-01-01"[len(date):] if date else ""

    assert [day(event) for event in every] == sorted(map(day, every), reverse=True)

    def codes(event, side):
        return [actor.get("code", "") for actor in event.get(side, [])]

    cases = [
        (["--actor", "RUS"], lambda e: "RUS" in codes(e, "actors")),
        (["--recipient", "UKR"], lambda e: "UKR" in codes(e, "recipients")),
        (["--with", "UKR"], lambda e: "UKR" in codes(e, "recipients") + codes(e, "actors")),
        (["--actor", "RUS", "--recipient", "UKR"],
         lambda e: "RUS" in codes(e, "actors") and "UKR" in codes(e, "recipients")),
        (["--with", "RUS MIL"], lambda e: any(a.get("code") == "RUS" and a.get("role") == "MIL" for a in
                                              e.get("actors", []) + e.get("recipients", []))),
        (["--type", "ASSAULT"], lambda e: e["action"].get("type") == "ASSAULT"),
        (["--code", "19"], lambda e: e["action"]["cameo"].startswith("19")),
        (["--status", "denied"], lambda e: e["status"] == "denied"),
        (["--since", "2024-06", "--until", "2024-07"], lambda e: "2024-06" <= day(e) < "2024-08"),
        (["--until", "2024-03-05"], lambda e: day(e) <= "2024-03-05"),
        (["--place", "UKR"], lambda e: e.get("place", {}).get("country") == "UKR"),
        (["--origin", "anonymous"], lambda e: e.get("origin", {}).get("kind") == "anonymous"),
        (["--min-confidence", "0.7"], lambda e: e["confidence"] >= 0.7),
        (["--text", "troops"], lambda e: re.search(r"\btroops\b", e["text"], re.I)),
        (["--text", '"to send" troops'],
         lambda e: re.search(r"\bto send\b", e["text"]) and re.search(r"\btroops\b", e["text"])),
        (["--text", "troops", "--actor", "FRA"],
         lambda e: re.search(r"\btroops\b", e["text"], re.I) and "FRA" in codes(e, "actors")),
        (["--document", "a7"], lambda e: e["document"] == "a7"),
    ]
    for filters, fits in cases:
        want = [event["id"] for event in every if fits(event)]
        done = casus("events", *filters)
        got = [json.loads(line)["id"] for line in done.stdout.splitlines()]
        assert want and sorted(got) == sorted(want), (filters, len(want), len(got))
        if "--text" not in filters:
            pages, after, size = [], [], str(len(want) // 3 + 1)
            while len(pages) < len(want):
                page = [json.loads(line)["id"] for line in
                        good("events", *filters, "--limit", size, *after).splitlines()]
                pages, after = pages + page, ["--after", page[-1]]
            assert pages == got, filters
    refused(3, "no event fits", "events", "--actor", "NOBODY")
    refused(2, "no event ffff", "events", "--after", "ffff")
    refused(2, "no word to look for", "events", "--text", '"')


def test_check():
    """What is broken on purpose is found, each fault by its own words."""
    articles(40, "in.jsonl")
    good("add", "--merge", "same", "in.jsonl")
    assert good("db", "check") == "casus.db: good\n"
    rows("casus.db", "PRAGMA wal_checkpoint")
    breaks = [
        ("DELETE FROM articles WHERE document = 4", "documents without an article: 1, the first of document 4"),
        ("DELETE FROM documents WHERE id = 3", "sentences of no document"),
        ("DELETE FROM sentences WHERE document = 5 AND number = 0", "reports without their sentence: "),
        ("UPDATE sentences SET end_byte = 99999 WHERE document = 2 AND number = 1",
         "sentences that reach out of their text: 1, the first of document 2"),
        ("UPDATE mentions SET start_byte = 50, end_byte = 40 WHERE document = 2 AND number = 1",
         "mentions that reach out of their text: 1"),
        ("UPDATE reports SET action_end = 99999 WHERE id = 3", "reports that reach out of their text: 1"),
        ("UPDATE report_actors SET end_byte = 99999 WHERE report = 3", "sides that reach out of their text"),
        ("DELETE FROM event_reports WHERE report = 7", "reports that tell of no event: 1"),
        ("DELETE FROM reports WHERE id = 12", "events without their leading report: 1"),
        ("DELETE FROM events WHERE id = 11", "reports of events that are not there: 1"),
        ("UPDATE events SET reports = reports + 1 WHERE id = 9", "miscounted: 1, the first of event 9"),
        ("UPDATE events SET origins = 99 WHERE id = 9", "more origins than reports, or none: 1"),
        ("UPDATE events SET key = 'x' WHERE id = 9", "do not carry the id of their leading report: 1"),
        ("UPDATE events SET day = '1999-01-01' WHERE id = 9", "whose day is not that of their date: 1"),
        ("DELETE FROM event_parties WHERE event = 9", "sides of events that the index lacks"),
        ("INSERT INTO event_parties VALUES ('XYZ', 'actor', '1999-01-01', 9)",
         "index entries of sides that events do not have: 1"),
        ("DELETE FROM actors WHERE id = 2", "mentions of no actor"),
        ("INSERT INTO sentence_words (rowid, text) VALUES (33554432 * 9000, 'words')",
         "sentences in the index of words that are not there: 1"),
        ("INSERT INTO sentences VALUES (8, 400, 0, 0, 20)", "sentences that the index of words lacks: 1"),
    ]
    for sql, words in breaks:
        shutil.copy("casus.db", "broken.db")
        db = sqlite3.connect("broken.db")
        db.execute("PRAGMA journal_mode = DELETE")
        db.execute(sql)
        db.commit()
        db.close()
        done = casus("db", "check", "--db", "broken.db")
        assert done.returncode == 4 and words in done.stdout, (sql, done.stdout, done.stderr)
        assert "add the sources to a new one" in done.stdout
    whole = pathlib.Path("casus.db").read_bytes()
    for page in range(2, len(whole) // 4096, 5):
        pathlib.Path("broken.db").write_bytes(
            whole[:page * 4096] + random.Random(page).randbytes(4096) + whole[page * 4096 + 4096:])
        done = casus("db", "check", "--db", "broken.db")
        assert done.returncode == 4 and "damaged" in done.stdout + done.stderr, (page, done.stdout, done.stderr)


def test_info():
    articles(40, "in.jsonl")
    good("add", "in.jsonl")
    good("add", "in.jsonl")
    info = json.loads(good("db", "info"))
    assert info["documents"] == 40 and info["runs"] == 2 and info["bytes"] > 40960
    assert info["events"] == len(good("events").splitlines())
    assert info["coder"].startswith("casus ")
    runs = [json.loads(line) for line in good("db", "runs").splitlines()]
    assert [(run["documents"], run["present"]) for run in runs] == [(40, 0), (0, 40)]
    assert "\ndocuments" in good("db", "info", "--format", "table")


def test_sql():
    """Questions are answered; nothing can be changed, and nothing runs for ever."""
    articles(40, "in.jsonl")
    good("add", "in.jsonl")
    want = rows("casus.db", "SELECT id, text FROM event_records ORDER BY number")
    got = [json.loads(line) for line in
           good("sql", "SELECT id, text FROM event_records ORDER BY number").splitlines()]
    assert [(row["id"], row["text"]) for row in got] == want
    table = list(csv.reader(good("sql", "--format", "csv", "SELECT id, text FROM event_records "
                                 "ORDER BY number").splitlines()))
    assert table == [["id", "text"], *map(list, want)]
    assert json.loads(casus("sql", "-", input="SELECT 1 AS one, NULL AS none, 0.5 AS half, 'a\"b' AS text").stdout) == {
        "one": 1, "none": None, "half": 0.5, "text": 'a"b'}
    assert json.loads(good("sql", "SELECT 9e999 AS much, CAST(x'61ff62' AS TEXT) AS bad")) == {
        "much": "Inf", "bad": "a\ufffdb"}
    assert good("sql", "SELECT count(*) FROM sentence_words WHERE sentence_words MATCH 'troops'")
    before = pathlib.Path("casus.db").read_bytes()
    for sql in ["DELETE FROM events", "DROP TABLE events", "INSERT INTO meta VALUES ('a', 'b')",
                "UPDATE events SET dropped = 1", "CREATE TABLE t (a)", "CREATE TEMP TABLE t (a)",
                "VACUUM INTO 'copy.db'", "ATTACH 'copy.db' AS copy", "PRAGMA journal_mode = DELETE",
                "INSERT INTO sentence_words (sentence_words) VALUES ('rebuild')", "BEGIN IMMEDIATE"]:
        refused(2, "only questions are allowed", "sql", sql)
    refused(2, "load_extension", "sql", "SELECT load_extension('x')")
    refused(2, "more than one statement", "sql", "SELECT 1; DELETE FROM events")
    assert good("sql", "SELECT 1; -- and no more")
    refused(2, "there is no statement", "sql", " ")
    refused(2, "no such column: whoever", "sql", "SELECT whoever FROM events")
    refused(2, "syntax error", "sql", "SELEC 1")
    refused(3, "no row", "sql", "SELECT 1 WHERE 0")
    refused(3, "longer than allowed", "sql", "--seconds", "1",
            "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c")
    assert pathlib.Path("casus.db").read_bytes() == before and not pathlib.Path("copy.db").exists()


def put_together(store):
    """What is together in a store, by names and keys that do not depend on the order of adding."""
    stories, events = {}, {}
    for story, document in rows(store, "SELECT story, document FROM story_records"):
        stories.setdefault(story, set()).add(document)
    for event, document, number in rows(store, "SELECT x.event, d.name, r.number FROM event_reports x JOIN reports r "
                                        "ON r.id = x.report JOIN documents d ON d.id = r.document"):
        events.setdefault(event, set()).add((document, number))
    counts = rows(store, "SELECT key, day, reports, documents, origins FROM events ORDER BY 1, 2, 3, 4, 5")
    links = rows(store, "SELECT document, other, kinship FROM link_records ORDER BY 1, 2")
    return sorted(map(sorted, stories.values())), sorted(map(sorted, events.values())), counts, links


def test_settle():
    """The events do not depend on the order of adding; after casus settle nothing does.  Before it, what stands in
    four articles is known to be a notice only from the fifth on, so that a link may depend on the order."""
    articles(120, "in.jsonl")
    lines = pathlib.Path("in.jsonl").read_text().splitlines()
    days = [line.replace(re.search(r'"2024-..-(..)"', line)[0], f'"2024-05-{1 + n % 9:02d}"')
            for n, line in enumerate(lines)]
    copies = [re.sub(r'"n": "a(\d+)"', r'"n": "b\1"', line).replace("Number", "It was number") for line in days[:25]]
    settled = []
    for order in range(3):
        mixed = days + copies
        random.Random(order).shuffle(mixed)
        pathlib.Path("mixed.jsonl").write_text("\n".join(mixed) + "\n")
        good("add", "--db", f"{order}.db", "mixed.jsonl")
        stories, events, _, _ = put_together(f"{order}.db")
        good("settle", "--db", f"{order}.db")
        settled.append(put_together(f"{order}.db"))
        assert events == settled[-1][1]
        assert len([story for story in stories if story not in settled[-1][0]]) < 4
    assert settled[0] == settled[1] == settled[2]
    assert max(map(len, settled[0][0])) > 1 and max(map(len, settled[0][1])) > 1
    good("settle", "--db", "0.db", "--merge", "same")
    assert len(put_together("0.db")[1]) > len(settled[0][1])
    refused(4, "merges by same,root", "add", "--db", "0.db", "--merge", "all", "in.jsonl")
    refused(2, "'days=3' is no part of a rule", "settle", "--db", "0.db", "--merge", "days=3")
    good("settle", "--db", "0.db", "--merge", "all")
    assert put_together("0.db") == settled[0]


WIRE = [
    "Russian forces shelled the Ukrainian town of Kupiansk on Tuesday, an official who asked not to be named said.",
    "Two schools and a bakery were hit before noon, and the road to the north was closed until the evening.",
    "Volunteers brought water and blankets to the cellars where families had spent most of the morning.",
    "The trains that usually stop there went by without halting, and the market opened two hours late.",
    "Engineers hope that power will be back in the western quarter before the weekend.",
    "Shops in the centre sold candles and bread only, and the only chemist worked by the light of a torch.",
]
PLACES = ["mill", "depot", "library", "bridge", "harbour"]


def reports_of_ten(file, own_sources):
    """Ten sites print one report of an agency, each a little otherwise; or each writes its own."""
    with open(file, "w", encoding="utf-8") as out:
        for n in range(10):
            body = [line for at, line in enumerate(WIRE) if at == 0 or (at + n) % 6]
            if own_sources:
                name = ["Oleh Marchuk", "Ivan Danylko"][n % 2]
                body = [f"Russian forces shelled the Ukrainian town of Kupiansk on Tuesday, {name} said.",
                        f"The {PLACES[n % 5]} at number {n * 7} was empty by then."]
            out.write(json.dumps({"n": f"site{n}", "date": "2024-05-08", "publisher": f"Site {n}",
                                  "text": "\n\n".join(body)}) + "\n")


def test_one_origin():
    """Ten sites with one report of one unnamed source: one event, one origin."""
    reports_of_ten("wire.jsonl", False)
    good("add", "wire.jsonl")
    assert rows("casus.db", "SELECT articles FROM stories") == [(10,)]
    assert rows("casus.db", "SELECT documents, reports, origins FROM events WHERE documents > 1") == [(10, 10, 1)]
    refused(3, "no event fits", "events", "--min-origins", "2")


def test_two_origins():
    """Two persons who each say so, in ten articles: one event, two origins."""
    reports_of_ten("own.jsonl", True)
    good("add", "own.jsonl")
    assert rows("casus.db", "SELECT max(documents), max(origins) FROM events") == [(10, 2)]
    assert good("events", "--min-origins", "2")
    refused(3, "no event fits", "events", "--min-origins", "3")


def main(scope):
    """Runs the functions test_... of a module."""
    global CASUS
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--casus", required=True, type=pathlib.Path)
    parser.add_argument("-i", "--include", default="")
    options = parser.parse_args()
    CASUS = str(options.casus.resolve())
    os.environ.pop("CASUS_DATA", None)
    tests = {name: test for name, test in scope.items()
             if name.startswith("test_") and re.search(options.include, name)}
    failed = 0
    for name, test in tests.items():
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            start = time.monotonic()
            try:
                test()
                print(f"{name}: {time.monotonic() - start:.1f} s")
            except AssertionError as fault:
                failed += 1
                line = fault.__traceback__.tb_next.tb_lineno
                print(f"{name}: FAILED: line {line}: {fault}")
            os.chdir("/")
    print(f"{len(tests) - failed} passed, {failed} failed")
    return failed > 0 or not tests


if __name__ == "__main__":
    sys.exit(main(globals()))
