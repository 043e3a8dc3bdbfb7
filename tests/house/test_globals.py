#!/usr/bin/env python3
"""Checks that the library has no mutable global data.

    test_globals.py LIBRARY.a"""
import re
import subprocess
import sys

MUTABLE = re.compile(r"^\S+ .{7} (\.data(?!\.rel\.ro)\S*|\.bss\S*|\.tdata\S*|\.tbss\S*|\*COM\*)\s+"
                     r"(\S+)\s+(\S+)$")
faults, objects, current = [], 0, ""
listing = subprocess.run(["objdump", "-t", sys.argv[1]], capture_output=True, text=True, check=True)
for line in listing.stdout.splitlines():
    if "file format" in line:
        current, objects = line.split(":")[0], objects + 1
    match = MUTABLE.match(line)
    if match and int(match[2], 16) and not match[3].startswith("."):
        faults.append(f"{current}: {match[3]} is mutable ({match[1]})")
print("\n".join(faults + [f"{objects} objects, {len(faults)} mutable"]))
sys.exit(bool(faults) or not objects)
