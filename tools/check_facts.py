#!/usr/bin/env python3
"""Checks the facts of the dictionaries against each other: what cannot be true together.

    check_facts.py [--counts] [ROOT]

`casus dict check` says whether the tables can be read; this says whether they agree.  It reads
dict/ and lang/en/names/ of ROOT, and from ROOT/tests/facts/ which offices have one holder at a
time (offices.txt), which lines of holders must be without a gap (lines.txt) and which faults are
facts, each with its reason (accepted.txt).  An accepted fault that no longer occurs is a fault.

--counts prints the counts of docs/dictionaries.md instead."""
import collections
import datetime
import itertools
import pathlib
import re
import sys
import unicodedata

Office = collections.namedtuple("Office", "place id actor role period text name")
Fault = collections.namedtuple("Fault", "place kind key message")
Period = collections.namedtuple("Period", "start certain_start certain_end end")

DAY = datetime.timedelta(days=1)
EARLIEST, LATEST = datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)
LINES_FROM = datetime.date(1990, 1, 1)
HANDOVER_DAYS = 45  # between two holders: a vote, a mourning, talks on a coalition
LONGEST_CAREER_YEARS = 70
OUT_OF_OFFICE = ("OPP", "REB", "PTY", "CVL")


def read_rows(path):
    """(line number, columns) of each line that says something."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        body = re.sub(r"(^|\s)#.*", "", line).strip()
        if body:
            yield number, re.split(r"\t+| {2,}", body)


def first_day(text):
    year, month, day = (list(map(int, text.split("-"))) + [1, 1])[:3]
    return datetime.date(year, month, day)


def last_day(text):
    parts = list(map(int, text.split("-")))
    if len(parts) == 3:
        return datetime.date(*parts)
    year, month = (parts + [12])[:2]
    return datetime.date(year + month // 12, month % 12 + 1, 1) - DAY


def read_period(text):
    """The period, None for '-'.  A reduced date lies somewhere in its month or year: between
    certain_start and certain_end the office was held, outside start and end it was not."""
    if text == "-":
        return None
    start, _, end = text.partition("..")
    return Period(first_day(start) if start else EARLIEST, last_day(start) if start else EARLIEST,
                  first_day(end) if end else LATEST, last_day(end) if end else LATEST)


def fold(name):
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]+", " ", plain).strip()


class Facts:
    """All tables of one ROOT, and the faults found in them."""

    def __init__(self, root):
        self.root = root
        self.faults = []
        self.actors = collections.defaultdict(list)
        self.actor_file = {}
        for name in ("countries", "organisations", "peoples"):
            path = root / "dict" / f"{name}.txt"
            for number, columns in read_rows(path):
                self.actors[columns[0]].append(columns + [""] * (5 - len(columns)))
                self.actor_file.setdefault(columns[0], (f"dict/{name}.txt:{number}", name))
        self.places = {columns[0]: columns for _, columns in read_rows(root / "dict/places.txt")}
        self.read_names()
        self.read_offices()
        rules = {columns[0]: [word.strip() for word in columns[1].split("|")]
                 for _, columns in read_rows(root / "tests/facts/offices.txt")}
        self.single = set(rules["single"])
        self.heads = {line: set(rules[line]) for line in ("state", "government")}
        self.roles = {word: role[5:] for role, words in rules.items() if role.startswith("role:")
                      for word in words}

    def read_names(self):
        self.names = collections.defaultdict(list)
        for path in sorted((self.root / "lang/en/names").glob("*.txt")):
            for number, columns in read_rows(path):
                forms = [form.strip() for form in columns[2].split("|")]
                self.names[columns[0]].append(
                    (f"lang/en/names/{path.name}:{number}", columns[1], forms))

    def read_offices(self):
        self.offices = []
        for path in sorted((self.root / "dict/persons").glob("*.txt")):
            for number, columns in read_rows(path):
                place = f"dict/persons/{path.name}:{number}"
                try:
                    period = read_period(columns[3])
                except ValueError:
                    self.fault(place, "period", columns[0], f"'{columns[3]}' is no period")
                    continue
                self.offices += [Office(place, *columns[:3], period, columns[3], name.strip())
                                 for name in columns[4].split(", ")]

    def fault(self, place, kind, key, message):
        self.faults.append(Fault(place, kind, key, message))

    def dated(self):
        return [office for office in self.offices if office.period]


def check_periods(facts):
    now = last_day(dict(columns[:2] for _, columns in read_rows(facts.root / "dict/VERSIONS"))
                   ["actors"].replace(".", "-"))
    careers = collections.defaultdict(list)
    for office in facts.dated():
        period = office.period
        if period.end < period.start:
            facts.fault(office.place, "period", office.id, f"{office.text} ends before it starts")
        if period.start > now or (period.end != LATEST and period.certain_end > now + DAY * 366):
            facts.fault(office.place, "period", office.id, f"{office.text} lies in the future")
        careers[office.id].append(office)
    for person, offices in careers.items():
        starts = [office.period.start for office in offices if office.period.start != EARLIEST]
        ends = [office.period.end for office in offices if office.period.end != LATEST]
        if starts and ends and (max(ends) - min(starts)).days > LONGEST_CAREER_YEARS * 366:
            facts.fault(offices[0].place, "career", person,
                        f"{person} is in office for {(max(ends) - min(starts)).days // 365} years")


def overlap_days(one, other):
    """Days that both periods certainly cover, the day of the handover not counted."""
    start = max(one.certain_start, other.certain_start)
    end = min(one.certain_end, other.certain_end)
    return (end - start).days


def check_overlaps(facts):
    holders = collections.defaultdict(list)
    for office in facts.dated():
        if office.name in facts.single:
            holders[office.actor, office.name].append(office)
    for (actor, name), offices in holders.items():
        for one, other in itertools.combinations(offices, 2):
            days = overlap_days(one.period, other.period)
            if one.id != other.id and days > 0:
                people = "/".join(sorted((one.id, other.id)))
                facts.fault(other.place, "overlap", f"{actor} {name} {people}",
                            f"{actor} has two holders of '{name}' for {days} days: "
                            f"{one.id} {one.text}, {other.id} {other.text}")


def check_repeats(facts):
    """One person twice in the same office at the same time."""
    same = collections.defaultdict(list)
    for office in facts.dated():
        same[office.id, office.actor, office.name].append(office)
    for (person, _, name), offices in same.items():
        for one, other in itertools.combinations(offices, 2):
            if overlap_days(one.period, other.period) > 0:
                facts.fault(other.place, "repeat", f"{person} {name}",
                            f"{person} is '{name}' in {one.text} and in {other.text}")


def check_lines(facts):
    """Heads of state and government without a gap."""
    by_actor = collections.defaultdict(list)
    for office in facts.dated():
        by_actor[office.actor].append(office)
    now = last_day(dict(columns[:2] for _, columns in read_rows(facts.root / "dict/VERSIONS"))
                   ["actors"].replace(".", "-"))
    for number, columns in read_rows(facts.root / "tests/facts/lines.txt"):
        actor, line = columns[:2]
        period = read_period(columns[2]) if len(columns) > 2 else None
        reached = max(LINES_FROM, period.certain_start) if period else LINES_FROM
        until = min(now, period.certain_end) if period else now
        last = "nobody"
        held = sorted((office for office in by_actor[actor]
                       if office.name in facts.heads[line] and office.role not in OUT_OF_OFFICE),
                      key=lambda office: office.period.start)
        for office in held + [None]:
            start = min(office.period.start, until) if office else until
            if (start - reached).days > HANDOVER_DAYS:
                facts.fault(f"tests/facts/lines.txt:{number}", "gap", f"{actor} {line} {reached}",
                            f"{actor} has no head of {line} from {reached} ({last}) to {start} "
                            f"({office.id if office else 'today'})")
            if office and office.period.end >= reached:
                reached, last = min(office.period.end, until), office.id


def check_names(facts):
    persons = {office.id for office in facts.offices}
    known = set(facts.actors) | set(facts.places) | persons
    for name in sorted(known - set(facts.names)):
        facts.fault("lang/en/names", "name", name, f"'{name}' has no name")
    for name in sorted(set(facts.names) - known):
        facts.fault(facts.names[name][0][0], "name", name, f"'{name}' is no actor, place or person")
    for office in facts.offices:
        if office.actor not in facts.actors:
            facts.fault(office.place, "name", office.actor, f"'{office.actor}' is no actor")


def check_countries(facts):
    """Names and capitals of the states that have a line of leaders today, homes of what belongs
    to a state."""
    today = {columns[0] for _, columns in read_rows(facts.root / "tests/facts/lines.txt")
             if len(columns) < 3 or columns[2].endswith("..")}
    gazetteer = collections.defaultdict(set)
    for place_id, columns in facts.places.items():
        for _, _, forms in facts.names[place_id]:
            gazetteer[columns[1]] |= set(forms)
    for country in sorted(today):
        place = facts.actor_file[country][0]
        of_class = collections.defaultdict(set)
        for _, name_class, forms in facts.names[country]:
            of_class[name_class] |= set(forms)
        if of_class["name"] & gazetteer[country]:  # the state has the name of its capital
            of_class["capital"] |= of_class["name"]
        for wanted in ("adjective", "capital"):
            if not of_class[wanted]:
                facts.fault(place, "country", f"{country} {wanted}", f"{country} has no {wanted}")
        if of_class["capital"] and not of_class["capital"] & gazetteer[country]:
            capital = min(of_class["capital"])
            facts.fault(place, "country", f"{country} {capital}",
                        f"the capital {capital} is not in dict/places.txt")
    for actor, lines in facts.actors.items():
        if lines[0][1] in ("agency", "party", "company", "armed_group") and lines[0][2] in ("", "-"):
            facts.fault(facts.actor_file[actor][0], "country", actor, f"{actor} has no country")


def check_persons(facts):
    """The same person under two ids; a surname alone that is another office holder's too."""
    offices = collections.defaultdict(list)
    for office in facts.offices:
        offices[office.id].append(office)
    full, surnames = collections.defaultdict(set), collections.defaultdict(set)
    for person in offices:
        for _, _, forms in facts.names[person]:
            for form in forms:
                if " " in form:
                    full[fold(form)].add(person)
            surnames[fold(forms[0].split(" ")[-1])].add(person)
    for form, people in sorted(full.items()):
        if len(people) > 1:
            facts.fault(offices[min(people)][0].place, "same-name", "/".join(sorted(people)),
                        f"'{form}' names {' and '.join(sorted(people))}")
    for person in offices:
        check_surnames(facts, person, offices, surnames)


def check_surnames(facts, person, offices, surnames):
    """A surname may stand alone only where nobody of another country with that surname led a
    state, a government or a ministry of weight while the person was in office."""
    for place, _, forms in facts.names[person]:
        for form in forms:
            if " " in form:
                continue
            for other in sorted(surnames[fold(form)] - {person}):
                pairs = itertools.product(offices[person], offices[other])
                if any(mine.period and his.period and mine.role != "-" and his.name in facts.single
                       and mine.actor != his.actor and overlap_days(mine.period, his.period) > 0
                       for mine, his in pairs):
                    facts.fault(place, "surname", f"{person} {form} {other}",
                                f"'{form}' alone names {person}, but {other} holds office too")


def check_roles(facts):
    for office in facts.offices:
        wanted = facts.roles.get(office.name)
        kind = facts.actors[office.actor][0][1] if office.actor in facts.actors else None
        if wanted and kind == "country" and office.role != wanted:
            facts.fault(office.place, "role", f"{office.id} {office.name}",
                        f"'{office.name}' has the role {office.role}, not {wanted}")


CHECKS = (check_periods, check_overlaps, check_repeats, check_lines, check_names, check_countries,
          check_persons, check_roles)


def read_accepted(path):
    """(kind, key) -> line; a key that ends in * accepts all that start so."""
    accepted = {}
    for number, columns in read_rows(path):
        if len(columns) != 3:
            raise SystemExit(f"{path}:{number}: expected 'kind  key  reason'")
        accepted[columns[0], columns[1]] = number
    return accepted


def matches(kind, key, fault):
    return kind == fault.kind and (fault.key.startswith(key[:-1]) if key.endswith("*")
                                   else key == fault.key)


def check(root):
    facts = Facts(root)
    for run in CHECKS:
        run(facts)
    accepted = read_accepted(root / "tests/facts/accepted.txt")
    used = {entry for entry in accepted for fault in facts.faults if matches(*entry, fault)}
    left = [fault for fault in facts.faults if not any(matches(*entry, fault) for entry in used)]
    for fault in left:
        print(f"{fault.place}: {fault.kind}: {fault.message}  [{fault.key}]")
    for entry in sorted(set(accepted) - used):
        print(f"tests/facts/accepted.txt:{accepted[entry]}: {entry[0]} '{entry[1]}' no longer "
              "occurs; take the line out")
    count = len(left) + len(accepted) - len(used)
    print(f"{count} fault{'' if count == 1 else 's'}, {len(facts.faults) - len(left)} accepted, "
          f"{len(facts.offices)} offices")
    return 1 if count else 0


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--counts"]
    root = pathlib.Path(arguments[0]) if arguments else pathlib.Path(__file__).parents[1]
    sys.exit(check(root))


if __name__ == "__main__":
    main()
