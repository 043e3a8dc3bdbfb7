#!/usr/bin/env python3
"""Runs clang-format or clang-tidy over the tree.

    lint.py clang-format
    lint.py clang-tidy --build build/dev [-j N] [FILE ...]

clang-format looks at all .c files, and at headers where no tables of comments are laid out by
hand.  clang-tidy has a minute for each file."""
import argparse
import concurrent.futures
import json
import pathlib
import subprocess
import sys
import tempfile

FORMATTED = ("bench", "cli", "examples", "fuzz", "src", "tests", "train")
HEADERS = ("cli", "examples", "fuzz", "tests/oom")  # elsewhere comments of fields are laid out by hand
TIDIED = ("bench", "cli", "src", "train")


def format_check(root):
    files = [str(file) for folders, ending in ((FORMATTED, "*.c"), (HEADERS, "*.h"))
             for folder in folders for file in sorted((root / folder).rglob(ending))]
    done = subprocess.run(["clang-format", "--dry-run", "-Werror", *files], capture_output=True, text=True)
    print(done.stderr[-3000:], end="")
    print(f"clang-format: {len(files)} files, {'good' if done.returncode == 0 else 'FAILED'}")
    return done.returncode != 0


def tidy(build, file):
    try:
        done = subprocess.run(["clang-tidy", "-p", build, "--quiet", file], capture_output=True,
                              text=True, timeout=60)
    except subprocess.TimeoutExpired:
        return f"{file}: not finished in a minute, left out\n", False
    return done.stdout, done.returncode != 0


def tidy_check(root, options):
    entries = json.loads((options.build / "compile_commands.json").read_text())
    files = options.files or sorted({entry["file"] for entry in entries
                                     if pathlib.Path(entry["file"]).relative_to(root).parts[0]
                                     in TIDIED})
    failed = 0
    with tempfile.TemporaryDirectory() as scratch, \
            concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for entry in entries:
            entry["command"] = entry["command"].replace(" -fno-tree-pre", "")  # only GCC has it
        (pathlib.Path(scratch) / "compile_commands.json").write_text(json.dumps(entries))
        for output, bad in pool.map(lambda file: tidy(scratch, file), files):
            print(output, end="")
            failed += bad
    print(f"clang-tidy: {len(files)} files, {failed} with faults")
    return failed > 0


parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
parser.add_argument("tool", choices=("clang-format", "clang-tidy"))
parser.add_argument("--build", type=pathlib.Path, default="build/dev")
parser.add_argument("-j", "--jobs", type=int, default=1)
parser.add_argument("files", nargs="*")
arguments = parser.parse_intermixed_args()
root = pathlib.Path(__file__).resolve().parent.parent
sys.exit(format_check(root) if arguments.tool == "clang-format" else tidy_check(root, arguments))
