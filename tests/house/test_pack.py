#!/usr/bin/env python3
"""What a language pack needs: a pack without one of its files either works, and finds less, or
is refused by name.  Every file of lang/en must be in one of the two lists.

    test_pack.py CASUS PACK LANG_EN"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

NEEDED = {"names", "frames", "roles.txt", "words.txt", "abbreviations.txt", "calendar.txt",
          "clitics.txt", "notices.txt", "model.casus"}
OPTIONAL = {"cues.txt", "signatures.txt", "boundaries.casus"}
DESCRIPTION = {"MODEL_CARD.md"}  # for people
TEXT = "L'armée russe a bombardé Kharkiv lundi."

casus, pack, english = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])


def code(data):
    done = subprocess.run([casus, "code", "--data", data, "--lang", "fr", "--date", "2024-06-09",
                           "--from", "text", "-"], input=TEXT, capture_output=True, encoding="utf-8")
    return done.returncode, done.stdout.count('"cameo":"190"'), done.stderr


faults = [f"lang/en/{file.name}: is it needed or optional?" for file in english.iterdir()
          if file.name not in NEEDED | OPTIONAL | DESCRIPTION]
with tempfile.TemporaryDirectory() as scratch:
    for number, name in enumerate(sorted(NEEDED | OPTIONAL)):
        data = pathlib.Path(scratch) / str(number)
        shutil.copytree(pack, data)
        gone = data / "lang/fr" / name
        if gone.is_dir():
            shutil.rmtree(gone)
        elif gone.exists():
            gone.unlink()
        status, found, message = code(data)
        if name in OPTIONAL and (status, found) != (0, 1):
            faults.append(f"without {name}: exit code {status}, {found} events: {message}")
        if name in NEEDED and (status == 0 or name not in message):
            faults.append(f"without {name}: exit code {status}, and it says '{message.strip()}'")
print("\n".join(faults) or "good")
sys.exit(bool(faults))
