#!/usr/bin/env python3
"""Checks that the shared library exports exactly what casus.h declares.

    test_symbols.py LIBRARY.so casus.h"""
import pathlib
import re
import subprocess
import sys

listing = subprocess.run(["nm", "-D", "--defined-only", sys.argv[1]], capture_output=True,
                         text=True, check=True)
exported = {line.split()[-1] for line in listing.stdout.splitlines()}
declared = set(re.findall(r"CASUS_API[^;(]*?\b(casus_\w+)\(", pathlib.Path(sys.argv[2]).read_text()))
for name in sorted(exported - declared):
    print(f"{name} is exported, but not declared in casus.h")
for name in sorted(declared - exported):
    print(f"{name} is declared in casus.h, but not exported")
print(f"{len(declared)} declared, {len(exported)} exported")
sys.exit(exported != declared or not declared)
