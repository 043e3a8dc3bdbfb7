#!/usr/bin/env python3
"""Prints the texts of Wikinews CSV files (url,date,title,text).

usage: wikinews.py FILE.csv ... > plain.txt             blank lines between paragraphs
       wikinews.py --jsonl FILE.csv ... > docs.jsonl    one article a line, for casus
"""
import csv
import json
import sys


def texts(paths):
    csv.field_size_limit(10 ** 9)
    for path in paths:
        with open(path, encoding="utf-8", newline="") as table:
            for row in csv.DictReader(table):
                yield row["text"].strip()


def main():
    if sys.argv[1:2] == ["--jsonl"]:
        for number, text in enumerate(texts(sys.argv[2:]), 1):
            print(json.dumps({"id": str(number), "text": text}))
    else:
        for text in texts(sys.argv[1:]):
            print(text + "\n")


if __name__ == "__main__":
    main()
