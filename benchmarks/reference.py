"""Our offices against a table of others': every holder or date on which they disagree.

    python benchmarks/reference.py OFFICERS.csv [MEMBERS.csv]

OFFICERS.csv has the columns position, forename, surname, started, ended (the Office of the Historian's list of
principal officers of the US Department of State); MEMBERS.csv has name, country, from_month, to_month
(government members by country). A row of ours that the other table lacks is told apart from one it contradicts.
"""

import argparse
import csv
import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from timeline.dates import write_edtf
from timeline.names import Term, load_terms
from timeline.pipeline import DATA

SECRETARY = "secretary"
# Days by which two lists of the same term may differ: one counts from the oath, the other from the appointment.
SLACK = 3


def main() -> None:
    """Prints what disagrees, and how much was compared."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("officers", type=Path)
    parser.add_argument("members", type=Path, nargs="?")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    terms = load_terms(DATA)
    found = {"secretaries": list(secretaries(arguments.officers, terms))}
    if arguments.members:
        found["members"] = list(members(arguments.members, terms))
    if arguments.json:
        print(json.dumps(found, ensure_ascii=False))
        return
    for name, problems in found.items():
        print(f"{name}: {len(problems)} disagreements")
        print("".join(f"  {problem}\n" for problem in problems), end="")


def secretaries(path: Path, terms: list[Term]) -> Iterator[str]:
    """Secretaries of State since 1945 whose terms differ by more than some days, on either side."""
    ours = {(surname(t.person), t.start.day): t for t in terms if (t.actor, t.office) == ("USA", "foreign_minister")}
    for row in rows(path):
        if row["position"] != SECRETARY or row["started"] < "1945-07":
            continue
        near = [t for (name, _), t in ours.items() if name == fold(row["surname"]) and _agrees(row["started"], t)]
        if not near:
            yield f"{row['forename']} {row['surname']} from {row['started']}: not among ours"


def members(path: Path, terms: list[Term]) -> Iterator[str]:
    """Terms of ours that lie wholly outside the months in which the other table has a person of that name."""
    months: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in rows(path):
        months[row["country"], fold(row["name"]).split()[-1]].append((row["from_month"], row["to_month"]))
    for term in terms:
        held = months.get((term.actor, surname(term.person)))
        start, end = write_edtf(term.start)[:7], write_edtf(term.end)[:7] if term.end else "9999"
        if held and start < "2014" and all((until or "9999") < start or since > end for since, until in held):
            yield f"{term.person}, {term.office} of {term.actor} {start} to {end}: theirs {held}"


def rows(path: Path) -> list[dict[str, str]]:
    """A table's rows."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def surname(person: str) -> str:
    """The folded surname of "Surname, Given"."""
    return fold(person.split(",")[0]).split()[-1]


def fold(text: str) -> str:
    """Lower case, without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def _agrees(started: str, term: Term) -> bool:
    """Whether our start lies within some days of theirs, or they agree as far as ours is known."""
    theirs = date.fromisoformat(started).toordinal()
    ours = write_edtf(term.start)
    if len(ours) < 10:
        return started.startswith(ours)
    return abs(date.fromisoformat(ours).toordinal() - theirs) <= SLACK


if __name__ == "__main__":
    main()
