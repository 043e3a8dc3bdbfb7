#!/usr/bin/env python3
"""Prints the raw text of a treebank: sentences of a paragraph joined by one blank, a blank line
between paragraphs.

usage: raw_text.py TREEBANK.conllu > raw.txt
"""
import sys


def paragraphs(lines):
    current = []
    for line in lines:
        if line.startswith(("# newpar", "# newdoc")):
            if current:
                yield current
            current = []
        elif line.startswith("# text = "):
            current.append(line[len("# text = "):].rstrip("\n"))
    if current:
        yield current


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as treebank:
        print("\n\n".join(" ".join(sentences) for sentences in paragraphs(treebank)))


if __name__ == "__main__":
    main()
