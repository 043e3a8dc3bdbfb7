#!/usr/bin/env python3
"""Runs text fixtures: title, input, then the expected output of one or more stages.

    run_corpus.py --casus build/dev/casus tests/corpus       all files of a folder
    run_corpus.py ... -i denial                              titles that match
    run_corpus.py ... --update                               rewrite what is expected

A file:

    ==================
    A denial keeps the denied act
    :date 2014-05-12
    :publisher Daily Observer
    ==================
    Moscow denied on Monday that it had shelled the villages.
    --- events
    2014-05-12 | RUS > --- | 016 | happened | | "denied"

Attributes: :date DATE (or :title, :url, :publisher, :author), :lang LANGUAGE, :skip REASON, :known-failure ISSUE (reported; fails when
the case starts to pass).  Sections, checked only where present:

    tokens     one token a line; a token of several words: don't = do n't
    sentences  one sentence a line
    paragraphs one paragraph a line: its kind and first five words
    article    one field of the article a line: publisher = Global News
    tags       one sentence a line: Moscow/PROPN accused/VERB ...
    tree       one word a line: 2 accused 0 root; a blank line between sentences
    quotes     direct report | by RUS "Moscow" | "cue" | "content" | via outlet "Reuters" where it is
    status     word status, for the words that the section names, in text order
    chain      "action word" | kind "source", kind "source" behind it | voice if not "report"
    origins    "action word" | kind of the chain's far end "name"
    against    "action word" | "action word" of each event that another source contradicts
    dates      "action word" | DATE where the date is from
    places     "action word" | place STATE latitude longitude
    about      "action word" | predicate object PLACE, "not" before it when negated, - for what is missing
    events     DATE | FROM > TO | TYPE CAMEO | status | by SPEAKERS | "action words"

"(none)" means that there is nothing.  A line that begins with # before the first case is a
comment.  A file that cannot be read in full is refused.
"""
import argparse
import collections
import difflib
import json
import pathlib
import re
import subprocess
import sys

RULE = re.compile(r"^={6,}$")
FIELDS = {"date", "title", "url", "publisher", "author"}  # of the document
ATTRIBUTES = FIELDS | {"lang", "skip", "known-failure"}
SECTIONS = {
    "tokens": ("parse", "--tokens"),
    "sentences": ("parse", "--tokens"),
    "paragraphs": ("read",),
    "article": ("read",),
    "tags": ("parse",),
    "tree": ("parse",),
    "quotes": ("quotes",),
    "status": ("parse", "--status"),
    "chain": ("code",),
    "origins": ("code",),
    "against": ("chain",),
    "dates": ("code",),
    "places": ("code",),
    "about": ("code",),
    "events": ("code",),
}


class Case:
    def __init__(self, path, line, title):
        self.path, self.line, self.title = path, line, title
        self.attributes, self.text = {}, []
        self.sections = {}  # name -> [first line, lines]

    def place(self):
        return f"{self.path}:{self.line}: {self.title}"


def refuse(path, line, what):
    sys.exit(f"{path}:{line}: {what}")


def read_head(path, lines, at):
    """A case's title block, which begins at the rule line `at`; gives it and the next line."""
    if at + 1 >= len(lines) or not lines[at + 1].strip() or RULE.match(lines[at + 1]):
        refuse(path, at + 1, "a rule line must be followed by a title")
    case = Case(path, at + 2, lines[at + 1].strip())
    at += 2
    while at < len(lines) and lines[at].startswith(":"):
        name, _, value = lines[at][1:].partition(" ")
        if name not in ATTRIBUTES or not value.strip():
            refuse(path, at + 1, f"'{lines[at]}' is no attribute with a value")
        case.attributes[name] = value.strip()
        at += 1
    if at >= len(lines) or not RULE.match(lines[at]):
        refuse(path, at + 1, "the title block must end with a rule line")
    return case, at + 1


def read_file(path):
    lines = path.read_text(encoding="utf-8").split("\n")
    if lines[-1] == "":
        lines.pop()
    cases, at = [], 0
    while at < len(lines) and (not lines[at].strip() or lines[at].startswith("#")):
        at += 1
    while at < len(lines):
        if not RULE.match(lines[at]):
            refuse(path, at + 1, "expected a rule line of = here")
        case, at = read_head(path, lines, at)
        target = case.text
        while at < len(lines) and not RULE.match(lines[at]):
            if lines[at].startswith("--- "):
                name = lines[at][4:].strip()
                if name not in SECTIONS or name in case.sections:
                    refuse(path, at + 1, f"'{name}' is no section, or is here twice")
                target = []
                case.sections[name] = [at + 1, target]
            else:
                target.append(lines[at])
            at += 1
        if not case.sections or not "".join(case.text).strip():
            refuse(path, case.line, "a case needs a text and at least one section")
        cases.append(case)
    if not cases:
        refuse(path, 1, "the file holds no case")
    return lines, cases


# ---- running -------------------------------------------------------------------


def run(options, command, language, cases):
    """Runs casus once over all cases; gives its output."""
    records = []
    for number, case in enumerate(cases):
        record = {"n": number, "text": "\n".join(case.text).strip("\n")}
        record.update({name: case.attributes[name] for name in FIELDS if name in case.attributes})
        records.append(json.dumps(record, ensure_ascii=False))
    line = [options.casus, *command, "--from", "jsonl", "--lang", language, "-"]
    if options.data:
        line[-1:-1] = ["--data", options.data]
    done = subprocess.run(line, input="\n".join(records) + "\n", capture_output=True,
                          encoding="utf-8", timeout=300)
    if done.returncode:
        sys.exit(f"{' '.join(line)}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def by_document_json(output):
    found = collections.defaultdict(list)
    for line in output.splitlines():
        record = json.loads(line)
        found[int(record["document"])].append(record)
    return found


def by_document_table(output):
    found = collections.defaultdict(list)
    for line in output.splitlines():
        row = line.split("\t")
        found[int(row[0])].append(row)
    return found


def by_document_conllu(output):
    """Document -> sentences; a sentence is its text and the rows of its table."""
    found, document = collections.defaultdict(list), None
    for block in output.split("\n\n"):
        rows, text = [], ""
        for line in block.split("\n"):
            if line.startswith("# newdoc id = "):
                document = int(line.partition("=")[2])
            elif line.startswith("# text = "):
                text = line.partition("= ")[2]
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
        if rows:
            found[document].append((text, rows))
    return found


# ---- what is shown ----------------------------------------------------------------


def words_of(rows):
    return [row for row in rows if "-" not in row[0]]


def show_tokens(sentences):
    lines = []
    for _, rows in sentences:
        covered = 0
        for row in rows:
            if "-" in row[0]:
                first, last = map(int, row[0].split("-"))
                parts = [word[1] for word in words_of(rows)[first - 1:last]]
                lines.append(f"{row[1]} = {' '.join(parts)}")
                covered = last
            elif int(row[0]) > covered:
                lines.append(row[1])
    return lines


def show_tags(sentences):
    return [" ".join(f"{row[1]}/{row[3]}" for row in words_of(rows)) for _, rows in sentences]


def show_tree(sentences):
    lines = []
    for _, rows in sentences:
        lines += [""] * bool(lines)
        lines += [f"{row[0]} {row[1]} {row[6]} {row[7]}" for row in words_of(rows)]
    return lines


def show_actors(actors):
    names = [" ".join(filter(None, (actor.get("code"), actor.get("role")))) or f'"{actor["name"]}"'
             for actor in actors or []]
    return ", ".join(names) or "---"


def show_speaker(speaker):
    who = speaker.get("actor", speaker)
    code = " ".join(filter(None, (who.get("code"), who.get("role"))))
    name = speaker.get("name")
    return " ".join(filter(None, (code or speaker.get("kind"), name and f'"{name}"')))


def piece(text, start, end):
    return text.encode()[start:end].decode()


def show_events(events, text):
    lines = []
    for event in events:
        action = event["action"]
        by = ", ".join(show_speaker(speaker) for speaker in event.get("according_to", []))
        words = piece(text, action["start"], action["end"])
        code = " ".join(filter(None, (action.get("type"), action.get("cameo"))))
        lines.append(f"{event.get('date', '-')} | {show_actors(event.get('actors'))} > "
                     f"{show_actors(event.get('recipients'))} | {code} | {event['status']} | "
                     f"{'by ' + by + ' ' if by else ''}| \"{words}\"")
    return lines


def show_via(quote):
    via = quote.get("via")
    return f" | via {via['kind']} \"{via.get('name', '')}\"" if via else ""


def show_quotes(quotes, text):
    def pieces(spans):
        return '"' + " ... ".join(piece(text, *span) for span in spans) + '"'
    return [f"{quote['kind']} {quote['class']} | by {show_speaker(quote['speaker'])} | "
            f"{pieces(quote['cue'])} | {pieces(quote['content'])}{show_via(quote)}" for quote in quotes]


def show_chain(events, text):
    lines = []
    for event in events:
        chain = [" ".join(filter(None, (one["kind"], one.get("name") and f'"{one["name"]}"')))
                 for one in event.get("according_to", [])]
        words = piece(text, event["action"]["start"], event["action"]["end"])
        voice = event.get("voice", "report")
        lines.append(f'"{words}" | {", ".join(chain) or "-"}'
                     + (f" | {voice}" if voice != "report" else ""))
    return lines


def show_origins(events, text):
    return [f'"{piece(text, event["action"]["start"], event["action"]["end"])}" | '
            + " ".join(filter(None, (event["origin"]["kind"],
                                     event["origin"].get("name") and f'"{event["origin"]["name"]}"')))
            for event in events]


def show_against(chains):
    events = {event["id"]: event for chain in chains for event in chain["events"]}
    return [f'"{event["action"]}" | ' + ", ".join(f'"{events[other]["action"]}"' for other in event["against"])
            for event in events.values() if "against" in event]


def show_dates(events, text):
    return [f'"{piece(text, event["action"]["start"], event["action"]["end"])}" | '
            + (" ".join(event[key] for key in ("date", "date_from") if key in event) or "-")
            for event in events]


def show_places(events, text):
    lines = []
    for event in events:
        place = event.get("place", {})
        where = [str(place[key]) for key in ("name", "country", "lat", "lon") if key in place]
        words = piece(text, event["action"]["start"], event["action"]["end"])
        lines.append(f'"{words}" | {" ".join(where) or "-"}')
    return lines


def show_about(events, text):
    lines = []
    for event in events:
        about, words = event.get("about"), piece(text, event["action"]["start"], event["action"]["end"])
        named = [about.get(key, "-") for key in ("predicate", "object", "place")] if about else ["-"]
        lines.append(f'"{words}" | {"not " if about and about["polarity"] < 0 else ""}{" ".join(named)}')
    return lines


def show_status(rows, want):
    """The rows of the words that are wanted, each word once, in text order."""
    lines, at = [], 0
    for word in [line.rpartition(" ")[0] for line in want if line.strip()]:
        while at < len(rows) and rows[at][4] != word:
            at += 1
        lines.append(f"{word} {rows[at][5]}" if at < len(rows) else f"{word} ?")
        at += 1
    return lines


def show_paragraphs(record, text):
    """Kind and first words of all paragraphs."""
    marks = [("body", *span) for span in record["paragraphs"]]
    marks += [(one["kind"], one["start"], one["end"]) for one in record.get("around", [])]
    return [" ".join([kind, *piece(text, start, end).split()[:5]])
            for kind, start, end in sorted(marks, key=lambda mark: mark[1])]


def show_article(record):
    lines = [f"{name} = {record[name]}" for name in ("title", "byline", "published", "dateline",
                                                     "publisher", "first_publisher")
             if name in record]
    lines += [f"author = {name}" for name in record.get("authors", [])]
    return lines + [f"label = {name}: {value}"
                    for name, value in record.get("labels", {}).items()]


def show(name, found, text, want=()):
    if name == "tokens":
        lines = show_tokens(found)
    elif name == "sentences":
        lines = [sentence for sentence, _ in found]
    elif name == "tags":
        lines = show_tags(found)
    elif name == "tree":
        lines = show_tree(found)
    elif name == "status":
        lines = show_status(found, want)
    elif name == "chain":
        lines = show_chain(found, text)
    elif name == "origins":
        lines = show_origins(found, text)
    elif name == "against":
        lines = show_against(found)
    elif name == "paragraphs":
        lines = show_paragraphs(found[0], text)
    elif name == "article":
        lines = show_article(found[0])
    elif name == "dates":
        lines = show_dates(found, text)
    elif name == "places":
        lines = show_places(found, text)
    elif name == "about":
        lines = show_about(found, text)
    else:
        lines = (show_events if name == "events" else show_quotes)(found, text)
    return lines or ["(none)"]


def normal(lines):
    """Without blanks at line ends and blank lines at the end."""
    lines = [line.rstrip() for line in lines]
    while lines and not lines[-1]:
        lines.pop()
    return lines


# ---- one file --------------------------------------------------------------------


def outputs_of(options, cases):
    """(case index, section) -> lines, with one run of casus a command and language."""
    result = {}
    for language in {case.attributes.get("lang", "en") for case in cases}:
        group = [case for case in cases if case.attributes.get("lang", "en") == language]
        wanted = {SECTIONS[name] for case in group for name in case.sections}
        for command in wanted:
            output = run(options, command, language, group)
            parse = (by_document_table if "--status" in command else
                     by_document_conllu if command[0] == "parse" else by_document_json)
            found = parse(output)
            for number, case in enumerate(group):
                text = "\n".join(case.text).strip("\n")
                for name in case.sections:
                    if SECTIONS[name] == command:
                        result[case, name] = show(name, found[number], text,
                                                  case.sections[name][1])
    return result


def check_case(case, outputs, counts):
    """Compares; gives the sections that differ."""
    different = {name: outputs[case, name] for name, (_, want) in case.sections.items()
                 if normal(outputs[case, name]) != normal(want)}
    issue = case.attributes.get("known-failure")
    if issue and different:
        counts["known failures"] += 1
        return {}
    if issue:
        print(f"{case.place()}: passes now; remove :known-failure {issue}")
    for name, got in different.items():
        line, want = case.sections[name]
        print(f"{case.path}:{line}: {case.title}: {name}")
        for row in difflib.unified_diff(normal(want), normal(got), "expected", "casus", lineterm="",
                                        n=9):
            print("    " + row)
    counts["failed" if issue or different else "passed"] += 1
    return different


def update(path, lines, changes):
    """Replaces sections, from the last to the first so that line numbers hold."""
    for (first, old), got in sorted(changes, key=lambda change: -change[0][0]):
        tail = len(old) - len(normal(old))
        lines[first:first + len(old)] = normal(got) + [""] * tail
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--casus", required=True)
    parser.add_argument("--data")
    parser.add_argument("-i", "--include", default="")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    counts = collections.Counter()
    files = [file for path in options.paths
             for file in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]
    if not files:
        sys.exit("no fixture file is there")
    for path in files:
        lines, cases = read_file(path)
        chosen = [case for case in cases if re.search(options.include, case.title)]
        skipped = [case for case in chosen if "skip" in case.attributes]
        for case in skipped:
            print(f"{case.place()}: skipped: {case.attributes['skip']}")
        counts["skipped"] += len(skipped)
        chosen = [case for case in chosen if case not in skipped]
        outputs, changes = outputs_of(options, chosen) if chosen else {}, []
        for case in chosen:
            for name, got in check_case(case, outputs, counts).items():
                changes.append((case.sections[name], got))
        if options.update and changes:
            update(path, lines, changes)
    print(", ".join(f"{counts[key]} {key}"
                    for key in ("passed", "failed", "skipped", "known failures")
                    if counts[key] or key in ("passed", "failed")))
    return 1 if counts["failed"] and not options.update else 0


if __name__ == "__main__":
    sys.exit(main())
