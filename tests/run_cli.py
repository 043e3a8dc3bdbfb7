#!/usr/bin/env python3
"""Runs the command-line tests: NAME.sh, what it prints, and how it ends.

    run_cli.py --casus build/dev/casus tests/cli             all of a folder
    run_cli.py ... -i NAME                                   names that match
    run_cli.py ... --update                                  rewrite .exact files and .exit

NAME.sh runs with `sh` in an empty folder of its own; $CASUS is the program, $SOURCE the root of
the source tree.  Beside it lie, as far as they matter,

    NAME.stdout.exact, NAME.stderr.exact    the output, byte for byte
    NAME.stdout.glob, NAME.stderr.glob      line by line with * and ?; a line ... fits any lines
    NAME.exit                               the exit code; without it, 0

Without a file for it, standard error must be empty; standard output is not looked at.
"""
import argparse
import concurrent.futures
import difflib
import fnmatch
import os
import pathlib
import re
import subprocess
import sys
import tempfile


def fits(want, got):
    if not want:
        return not got
    if want[0] == "...":
        return any(fits(want[1:], got[skip:]) for skip in range(len(got) + 1))
    return bool(got) and fnmatch.fnmatchcase(got[0], want[0]) and fits(want[1:], got[1:])


def check_stream(script, stream, got, update):
    exact, glob = (script.with_suffix(f".{stream}.{kind}") for kind in ("exact", "glob"))
    if glob.exists():
        want = glob.read_text(encoding="utf-8").splitlines()
        good = fits(want, got.splitlines())
    elif exact.exists() or stream == "stderr":
        text = exact.read_text(encoding="utf-8") if exact.exists() else ""
        good, want = text == got, text.splitlines()
        if not good and update:
            exact.write_text(got, encoding="utf-8")
    else:
        return ""
    if good:
        return ""
    return "\n".join(difflib.unified_diff(want, got.splitlines(), f"expected {stream}", stream,
                                          lineterm="")) + "\n"


def run(script, options):
    environment = dict(os.environ, CASUS=str(options.casus.resolve()), LC_ALL="C.UTF-8",
                       SOURCE=str(pathlib.Path(__file__).resolve().parent.parent))
    environment.pop("CASUS_DATA", None)
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = subprocess.run(["sh", str(script.resolve())], cwd=folder, env=environment,
                                  stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
        except subprocess.TimeoutExpired:
            return "it ran longer than 120 seconds\n"
    wanted = script.with_suffix(".exit")
    code = int(wanted.read_text()) if wanted.exists() else 0
    fault = ""
    if done.returncode != code:
        fault = f"exit code {done.returncode}, expected {code}\n"
        if options.update:
            wanted.write_text(f"{done.returncode}\n")
    for stream, output in (("stdout", done.stdout), ("stderr", done.stderr)):
        fault += check_stream(script, stream, output.decode("utf-8", "replace"), options.update)
    return fault


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--casus", required=True, type=pathlib.Path)
    parser.add_argument("-i", "--include", default="")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("folder", type=pathlib.Path)
    options = parser.parse_args()
    scripts = [script for script in sorted(options.folder.glob("*.sh"))
               if re.search(options.include, script.stem)]
    if not scripts:
        sys.exit(f"{options.folder}: no test fits '{options.include}'")
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for script, fault in zip(scripts, pool.map(lambda s: run(s, options), scripts)):
            failed += bool(fault)
            if fault:
                print(f"{script}: failed\n{fault}")
    print(f"{len(scripts) - failed} passed, {failed} failed")
    return 1 if failed and not options.update else 0


sys.exit(main())
