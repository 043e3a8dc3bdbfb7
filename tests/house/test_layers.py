#!/usr/bin/env python3
"""Checks that tools/check_layers.py refuses what it must.

    test_layers.py CHECK_LAYERS.PY"""
import pathlib
import subprocess
import sys
import tempfile

MODULES = """casus_module(base)
casus_module(data DEPENDS base)
# stages, in processing order
casus_module(token DEPENDS base data)
casus_module(tag DEPENDS base data{extra})
casus_module(pipeline DEPENDS base data token tag)
"""
# What stands in which file, whether the check must pass.
CASES = [
    ("", "src/tag/tag.c", '#include "data/data.h"', True),
    ("", "src/tag/tag.c", '#include "tag/tag.h"', True),
    ("", "src/tag/tag.c", "#include <stdio.h>", True),
    ("", "src/pipeline/code.c", '#include "token/token.h"', True),
    ("", "src/tag/tag.c", '#include "token/token.h"', False),
    ("", "src/tag/tag.c", "#include <token/token.h>", False),
    ("", "src/tag/tag.c", '#include "../token/token.h"', False),
    ("", "src/tag/tag.c", '#include "../../src/token/token.h"', False),
    ("", "src/tag/tag.c", '  #  include "token/token.h"', False),
    ("", "src/tag/deep/er.c", '#include "../../token/token.h"', False),
    ("", "src/base/base.c", '#include "data/data.h"', False),
    ("", "src/other/other.c", "", False),
    ("", "cli/main.c", '#include "casus.h"', True),
    ("", "cli/main.c", '#include "base/text.h"', False),
    ("", "cli/main.c", '#include "../src/base/text.h"', False),
    (" token", "src/tag/tag.c", "", False),
    (" pipeline", "src/tag/tag.c", "", False),
]


def refused(checker, extra, name, line):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "CMakeLists.txt").write_text(MODULES.format(extra=extra))
        for header in ("base/text.h", "data/data.h", "token/token.h", "tag/tag.h"):
            (root / "src" / header).parent.mkdir(parents=True, exist_ok=True)
            (root / "src" / header).write_text("")
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(line + "\n")
        return subprocess.run([sys.executable, checker, folder], capture_output=True).returncode


failed = 0
for extra, name, line, good in CASES:
    if bool(refused(sys.argv[1], extra, name, line)) == good:
        print(f"{name} with '{line}' and DEPENDS{extra}: should be {'allowed' if good else 'refused'}")
        failed += 1
print(f"{len(CASES) - failed} passed, {failed} failed")
sys.exit(failed > 0)
