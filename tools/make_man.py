#!/usr/bin/env python3
"""Makes the man pages from the program's own help, so that the two say the same.

    make_man.py CASUS docs/man           writes casus.1, casus-code.1 ...
    make_man.py CASUS docs/man --check   fails when a page is not what would be written"""
import pathlib
import re
import subprocess
import sys


def help_of(casus, *names):
    return subprocess.run([casus, "help", *names], capture_output=True, text=True, check=True).stdout


def escape(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^([.'])", r"\\&\1", text, flags=re.M)


def is_table(block):
    return block.startswith("  ")


def blocks_of(text):
    return [block for block in text.rstrip("\n").split("\n\n") if block]


def body(blocks):
    lines = []
    for block in blocks:
        if is_table(block):
            example = block.lstrip().startswith(("casus", "curl"))
            lines += [".SH EXAMPLES" if example else ".SH OPTIONS", ".EX", escape(block), ".EE"]
        else:
            lines += [".PP", escape(block)]
    return lines


def page(version, name, summary, text):
    first, *rest = blocks_of(text)
    head = [f'.TH {name.upper()} 1 "" "casus {version}" "User Commands"', ".SH NAME",
            f"{escape(name)} \\- {escape(summary)}"]
    return "\n".join(head + [".SH SYNOPSIS", escape(first), ".SH DESCRIPTION"] + body(rest) +
                     [".SH SEE ALSO", ".BR casus (1)"]) + "\n"


def overview(version, text, commands):
    blocks = blocks_of(text)
    lines = [f'.TH CASUS 1 "" "casus {version}" "User Commands"', ".SH NAME",
             "casus \\- who did what to whom, and according to whom, from news reports",
             ".SH SYNOPSIS", ".B casus", "COMMAND [OPTIONS] FILE|FOLDER|\\- ...", ".SH DESCRIPTION",
             escape(blocks[0]), ".SH EXAMPLES", ".EX", escape(blocks[1]), ".EE", ".SH COMMANDS"]
    for name, summary in commands:
        lines += [".TP", f".BR casus\\-{name} (1)", escape(summary)]
    lines += [".SH EXIT STATUS", escape(re.sub(r"^Exit codes: ", "", blocks[-1])),
              ".SH FILES", "The data folder holds dictionaries, tables and language models. It is looked "
              "for in four places: the option \\-\\-data, the environment variable CASUS_DATA, beside the "
              "program (data, ../share/casus), and the prefix that casus was built for.",
              ".SH ENVIRONMENT", ".TP", "CASUS_DATA", "The data folder."]
    return "\n".join(lines) + "\n"


def main():
    casus, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    version = re.search(r"casus (\S+)", subprocess.run([casus, "--version"], capture_output=True,
                                                       text=True).stdout)[1]
    text = help_of(casus)
    commands = re.findall(r"^  (\w+) {2,}(.+)$", text.split("Commands:\n")[1].split("\n\n")[0], re.M)
    pages = {"casus.1": overview(version, text, commands)}
    for name, summary in commands:
        pages[f"casus-{name}.1"] = page(version, f"casus-{name}", summary, help_of(casus, name))
    stale = [name for name, content in pages.items()
             if not (folder / name).exists() or (folder / name).read_text() != content]
    if "--check" in sys.argv:
        print("\n".join(f"{folder / name} is not what tools/make_man.py writes" for name in stale)
              or f"{len(pages)} pages are as they should be")
        return bool(stale)
    folder.mkdir(parents=True, exist_ok=True)
    for name in stale:
        (folder / name).write_text(pages[name])
    return 0


sys.exit(main())
