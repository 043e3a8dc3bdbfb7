#!/usr/bin/env python3
"""Checks that tools/check_facts.py refuses what it must.

    test_check_facts.py CHECK_FACTS.PY"""
import pathlib
import subprocess
import sys
import tempfile

# A world of two states without a fault.
WORLD = {
    "dict/VERSIONS": "actors  2026.11\n",
    "dict/countries.txt": "AAA  country\nBBB  country\n",
    "dict/organisations.txt": "army-aaa  agency  AAA  MIL\n",
    "dict/peoples.txt": "",
    "dict/places.txt": "alpha  AAA  1.0  1.0  city\nbeta  BBB  2.0  2.0  city\n",
    "dict/persons/all.txt": "ann-one  AAA  GOV  1985..2000-05-01  president\n"
                            "bob-two  AAA  GOV  2000-05-01..  president\n"
                            "cid-three  BBB  GOV  1989..  king\n",
    "lang/en/names/all.txt": "AAA  name  Aland\nAAA  adjective  Alish\nAAA  capital  Alpha\n"
                             "BBB  name  Beland\nBBB  adjective  Belish\nBBB  capital  Beta\n"
                             "alpha  place  Alpha\nbeta  place  Beta\narmy-aaa  name  Alish Army\n"
                             "ann-one  name  Ann One\nbob-two  name  Bob Two | Two\n"
                             "cid-three  name  Cid Three\n",
    "tests/facts/offices.txt": "single  president | king\nstate  president | king\n"
                               "government  chancellor\nrole:GOV  president\n",
    "tests/facts/lines.txt": "AAA  state\nBBB  state\n",
    "tests/facts/accepted.txt": "",
}
# What is wrong: file, old text, new text, the word that the report must have ("" for no fault).
CASES = [
    ("dict/VERSIONS", "", "", ""),
    ("dict/persons/all.txt", "2000-05-01..  president", "1999-05-01..  president", ": overlap:"),
    ("dict/persons/all.txt", "2000-05-01..  president", "2000-05..  president", ""),
    ("dict/persons/all.txt", "2000-05-01..  president", "2000-09..  president", ": gap:"),
    ("dict/persons/all.txt", "2000-05-01..  president", "2000-05-01..2026-01  president", ": gap:"),
    ("dict/persons/all.txt", "1985..2000-05-01", "2001..2000-05-01", "ends before"),
    ("dict/persons/all.txt", "1985..2000-05-01", "1985..2000-05-32", "is no period"),
    ("dict/persons/all.txt", "1985..2000-05-01", "1925..2000-05-01", ": career:"),
    ("dict/persons/all.txt", "2000-05-01..  president", "2000-05-01..2029  president", "future"),
    ("dict/persons/all.txt", "cid-three", "ann-one  AAA  GOV  1990..1991  president\ncid-three",
     ": repeat:"),
    ("dict/persons/all.txt", "AAA  GOV  2000", "AAA  MIL  2000", ": role:"),
    ("dict/persons/all.txt", "BBB  GOV", "CCC  GOV", "'CCC' is no actor"),
    ("dict/persons/all.txt", "bob-two", "bob-too", "has no name"),
    ("lang/en/names/all.txt", "cid-three  name  Cid Three", "cid-three  name  Bob Two",
     ": same-name:"),
    ("lang/en/names/all.txt", "cid-three  name  Cid Three", "cid-three  name  Cid Two",
     ": surname:"),
    ("lang/en/names/all.txt", "BBB  adjective  Belish\n", "", "no adjective"),
    ("lang/en/names/all.txt", "BBB  capital  Beta\n", "", "no capital"),
    ("lang/en/names/all.txt", "BBB  capital  Beta\n", "BBB  capital  Gamma\n", "Gamma"),
    ("dict/organisations.txt", "agency  AAA", "agency  -", "no country"),
    ("tests/facts/accepted.txt", "", "gap  AAA state *  once\n", "no longer occurs"),
]


def report(checker, name, old, new):
    with tempfile.TemporaryDirectory() as folder:
        for file, text in WORLD.items():
            path = pathlib.Path(folder) / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.replace(old, new, 1) if file == name else text, encoding="utf-8")
        done = subprocess.run([sys.executable, checker, folder], capture_output=True, text=True,
                              check=False)
        return done.returncode, done.stdout + done.stderr


def main():
    bad = 0
    for name, old, new, wanted in CASES:
        code, text = report(sys.argv[1], name, old, new)
        if (code != 0) != bool(wanted) or wanted not in text:
            bad += 1
            print(f"{name}: '{old}' as '{new}': expected '{wanted}', got {code}: {text}")
    print(f"{len(CASES)} cases, {bad} bad")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
