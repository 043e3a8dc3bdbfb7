#!/usr/bin/env python3
"""Tests of corrections: what persons say of events holds, can be taken back, and changes no report.

    run_fix.py --casus build/dev/casus [-i NAME]"""
import json
import pathlib
import shutil
import sys

import run_store
from run_store import articles, content, good, refused, rows

UNKNOWN = "ffffffffffffffff"


def events(store="casus.db", *filters):
    """The records of a store by id."""
    done = run_store.casus("events", "--db", store, *filters)
    assert done.returncode in (0, 3), done.stderr
    return {record["id"]: record for record in map(json.loads, done.stdout.splitlines())}


def without(store, *tables):
    return {name: table for name, table in content(store).items() if name not in tables}


def filled(count=40):
    articles(count, "in.jsonl")
    good("add", "in.jsonl")
    return events()


def one(records, fits):
    return next(key for key, record in sorted(records.items()) if fits(record))


def sides(record, side):
    return [(actor.get("code"), actor.get("role")) for actor in record.get(side, [])]


def test_fields():
    """Each field, one after the other: the record, the filters, the indexes; no report changes."""
    before = filled()
    reports = without("casus.db", "events", "event_actors", "event_parties", "corrections", "actors")
    key = one(before, lambda e: e["action"].get("type") == "ASSAULT" and sides(e, "actors"))
    shown = good("fix", key, "--code", "040", "--status", "planned", "--actor", "NATO, POL MIL",
                 "--recipient", "HAMAS", "--note", "as I read it")
    assert f"code         {before[key]['action']['cameo']} -> 040" in shown, shown
    assert "actor        " in shown and " -> NATO, POL MIL" in shown, shown
    after = events()
    record = after[key]
    assert record["action"]["cameo"] == "040" and record["action"]["type"] == "CONSULT", record
    assert record["status"] == "planned" and record["corrected"] == 4, record
    assert sides(record, "actors") == [("NATO", None), ("POL", "MIL")], record
    assert [actor["kind"] for actor in record["actors"]] == ["igo", "country"], record
    assert sides(record, "recipients") == [("HAMAS", None)] and record["recipients"][0]["country"] == "PSE"
    for same in ("id", "document", "sentence", "date", "text", "confidence", "coder"):
        assert record[same] == before[key][same], same
    assert {k: r for k, r in after.items() if k != key} == {k: r for k, r in before.items() if k != key}
    for filters in (["--actor", "NATO"], ["--actor", "POL MIL"], ["--with", "HAMAS"], ["--code", "040"],
                    ["--type", "CONSULT"], ["--status", "planned"]):
        assert key in events("casus.db", *filters), filters
    for code, _ in sides(before[key], "actors"):
        assert key not in events("casus.db", "--actor", code), code
    assert key not in events("casus.db", "--type", "ASSAULT")
    assert reports == without("casus.db", "events", "event_actors", "event_parties", "corrections", "actors")
    assert rows("casus.db", "SELECT corrected FROM event_records WHERE corrected > 0") == [(4,)]


def test_undo():
    """Taking back leaves what was coded, to the byte; one field alone with the value -."""
    before = filled()
    tables = without("casus.db", "corrections", "actors")
    keys = sorted(before)[:5]
    for key in keys:
        good("fix", key, "--code", "193", "--status", "denied", "--actor", "FJI GOV", "--recipient", "none")
    good("fix", *keys, "--drop")
    assert not set(keys) & set(events())
    good("fix", keys[0], "--restore", "--code", "-")
    record = events()[keys[0]]
    assert record["action"] == before[keys[0]]["action"] and record["status"] == "denied"
    assert "recipients" not in record and record["corrected"] == 3
    good("fix", *keys, "--undo")
    assert events() == before
    assert without("casus.db", "corrections", "actors") == tables
    assert "nothing is different" in refused(0, "nothing is different", "fix", *keys, "--undo").stderr


def test_words():
    """Who stands in the sentence keeps his words, on whichever side; who does not has none."""
    pathlib.Path("a.txt").write_text("France praised Germany.\n")
    good("add", "a.txt")
    key, = events()
    good("fix", key, "--actor", "DEU GOV", "--recipient", "FRA, FJI")
    record = events()[key]
    assert record["actors"] == [{"code": "DEU", "kind": "country", "role": "GOV", "name": "Germany",
                                 "start": 15, "end": 22}], record
    assert record["recipients"] == [{"code": "FRA", "kind": "country", "name": "France", "start": 0, "end": 6},
                                    {"code": "FJI", "kind": "country"}], record


def test_mistakes():
    """Each is named, and the whole call changes nothing."""
    before = filled(10)
    tables, key = content("casus.db"), sorted(before)[0]
    other = sorted(before)[1]
    for words, arguments in (
            ("there is no event", [UNKNOWN, "--drop"]),
            ("there is no event", [key, "zz", "--drop"]),
            ("several events", [key[:1], "--drop"]) if key[0] == other[0] else ("say what", [key]),
            ("CAMEO code", [key, "--status", "planned", "--code", "999"]),
            ("CAMEO code", [key, "--code", ""]),
            ("a status", [key, "--status", "gone"]),
            ("no dictionary has", [key, "--actor", "XYZW"]),
            ("no role", [key, "--actor", "RUS BOSS"]),
            ("no kind", [key, "--actor", "XYZW:gang"]),
            ("is written", [key, "--actor", " "]),
            ("go together", [key, "--drop", "--restore"]),
            ("go together", [key, "--undo", "--code", "190"]),
            ("say what", [key]),
            ("name the event", ["--drop"])):
        if words == "CAMEO code" and arguments[-1] == "":
            words = "--code takes"
        refused(2, words, "fix", *arguments)
        assert content("casus.db") == tables, arguments
    good("fix", key, "--actor", "XYZW:armed_group:SYR")
    assert events()[key]["actors"][0]["country"] == "SYR"
    refused(4, "no such store", "fix", "--list", "--db", "none.db")


def test_beginning_of_id():
    before = filled(10)
    key = sorted(before)[0]
    size = next(n for n in range(1, 17) if sum(other.startswith(key[:n]) for other in before) == 1)
    good("fix", key[:size], "--drop")
    assert key not in events()
    if size > 1:
        refused(2, "several events", "fix", key[:size - 1], "--drop")


def test_exchange():
    """What is exported from one store makes another one say the same, before or after it is filled."""
    before = filled()
    for n, key in enumerate(sorted(before)[:12]):
        good("fix", key, *(["--drop"], ["--code", "193"], ["--actor", "FJI"], ["--status", "denied"])[n % 4],
             "--note", f"note {n} \"quoted\"\u00e9")
    good("fix", sorted(before)[0], "--restore")
    good("fix", "--export", "out.jsonl")
    assert pathlib.Path("out.jsonl").read_text(encoding="utf-8") == good("fix", "--list") == good("fix", "--export", "-")
    want = events()
    good("add", "--db", "later.db", "in.jsonl")
    assert "13 corrections taken over, 0 there already" in good("fix", "--db", "later.db", "--import", "out.jsonl")
    assert events("later.db") == want
    assert "0 corrections taken over, 13 there already" in good("fix", "--db", "later.db", "--import", "out.jsonl")
    assert good("fix", "--db", "later.db", "--export", "-") == good("fix", "--export", "-")
    lines = pathlib.Path("in.jsonl").read_text().splitlines(keepends=True)
    pathlib.Path("first.jsonl").write_text(lines[-1])
    good("add", "--db", "first.db", "first.jsonl")
    told = good("fix", "--db", "first.db", "--import", "out.jsonl")
    assert "13 corrections taken over" in told and "0 bad lines" in told, told
    assert "pending" in good("fix", "--db", "first.db", "--list", "--format", "table")
    good("add", "--db", "first.db", "in.jsonl")
    assert events("first.db") == want
    assert "pending" not in good("fix", "--db", "first.db", "--list", "--format", "table")


def test_two_persons():
    """Two who exchange their corrections come to the same, whoever takes over first."""
    before = filled()
    shutil.copy("casus.db", "other.db")
    keys = sorted(before)[:6]
    for n, key in enumerate(keys):
        for store in ("casus.db", "other.db") if n % 2 else ("other.db", "casus.db"):
            good("fix", "--db", store, key, "--code", "193" if store == "casus.db" else "195")
    good("fix", "--export", "one.jsonl")
    good("fix", "--db", "other.db", "--export", "two.jsonl")
    good("fix", "--import", "two.jsonl")
    good("fix", "--db", "other.db", "--import", "one.jsonl")
    assert events() == events("other.db")
    assert [events()[key]["action"]["cameo"] for key in keys] == ["193", "195"] * 3
    assert good("fix", "--list").split("\n") == good("fix", "--db", "other.db", "--list").split("\n")


def test_bad_lines():
    before = filled(10)
    key = sorted(before)[0]
    lines = [json.dumps({"event": key, "field": "code", "value": "193"}), "rubbish", '{"event":"x"}',
             json.dumps({"event": key, "field": "colour", "value": "red"}),
             json.dumps({"event": key, "field": "status", "value": "denied", "made": "yesterday"}), "",
             json.dumps({"event": key, "field": "code", "value": 7}), "[1]",
             json.dumps({"event": UNKNOWN, "field": "dropped", "value": "yes"}), '{"event":' + '[' * 5000]
    pathlib.Path("bad.jsonl").write_text("\n".join(lines))
    done = refused(1, "bad.jsonl:2: not a JSON object", "fix", "--import", "bad.jsonl")
    for words in ('bad.jsonl:3: the correction has no "field"', "bad.jsonl:4: 'colour' is nothing that can be corrected",
                  "bad.jsonl:5: 'yesterday' is no time", 'bad.jsonl:7: "value" is no string', "bad.jsonl:8:",
                  "bad.jsonl:10:"):
        assert words in done.stderr, (words, done.stderr)
    assert "2 corrections taken over, 0 there already, 7 bad lines; 1 wait" in done.stdout, done.stdout
    assert events()[key]["action"]["cameo"] == "193"
    done = refused(1, "bad.jsonl:2", "fix", "--import", "bad.jsonl")
    assert "0 corrections taken over, 2 there already" in done.stdout
    refused(3, "no.jsonl", "fix", "--import", "no.jsonl")


def test_same_text_twice():
    """One article under two dates: its events have the same ids, and are corrected as one."""
    text = "France praised Germany."
    pathlib.Path("in.jsonl").write_text("".join(
        json.dumps({"n": n, "date": f"2024-06-0{n}", "text": text}) + "\n" for n in (1, 2)))
    good("add", "in.jsonl")
    key, = events()
    good("fix", key, "--code", "193")
    assert rows("casus.db", "SELECT cameo FROM events WHERE dropped = 0") == [("193",)] * len(
        rows("casus.db", "SELECT id FROM events"))


sys.exit(run_store.main(globals()))
