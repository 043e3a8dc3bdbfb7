#!/usr/bin/env python3
"""Prints the texts of Wikinews CSV files (url,date,title,text), blank lines between paragraphs.

usage: wikinews.py FILE.csv ... > plain.txt
"""
import csv
import sys


def main():
    csv.field_size_limit(10 ** 9)
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8", newline="") as table:
            for row in csv.DictReader(table):
                print(row["text"].strip() + "\n")


if __name__ == "__main__":
    main()
