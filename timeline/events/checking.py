"""Checks the meanings of a language's triggers: types, forms, tables and codes that nobody knows."""

from collections.abc import Container, Iterator
from typing import Final

from timeline.events.requirements import ANY_NAME, Claim, claims
from timeline.events.triggers import Cue, Form
from timeline.languages import TABLES, load

# The events of PLOVER, in the names of its gold records.
PLOVER: Final = frozenset(
    (
        *("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "INVESTIGATE", "DEMAND"),
        *("DISAPPROVE", "REJECT", "THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT", "FIGHT"),
    )
)
_SIDES: Final = ("", "with", "after", "beside")
_SPEAKERS: Final = ("", "official")


def trigger_problems(code: str, event_types: Container[str]) -> Iterator[str]:
    """What is wrong with the triggers and cues of a language, a sentence each, with the pattern it is in."""
    language = load(code)
    for rule in language.triggers.rules():
        try:
            found = [claim for group in claims(rule.meaning) for claim in group]
        except ValueError:
            yield f"{code}.toml: {rule.pattern!r}: {rule.meaning!r} is no meaning: it needs a type and a form"
            continue
        for claim in found:
            yield from (f"{code}.toml: {rule.pattern!r}: {problem}" for problem in _problems(claim, event_types))
    for rule in language.cues.rules():
        if rule.meaning not in set(Cue):
            yield f"{code}.toml: {rule.pattern!r}: unknown cue {rule.meaning!r}; known are {', '.join(Cue)}"


def _problems(claim: Claim, event_types: Container[str]) -> Iterator[str]:
    if claim.type not in event_types:
        yield f"unknown event type {claim.type!r}"
    if claim.form not in set(Form):
        yield f"unknown form {claim.form!r}; known are {', '.join(Form)}"
    if claim.side not in _SIDES:
        yield f"unknown requirement {claim.side!r}; known are {', '.join(_SIDES[1:])}, plover, by and date"
    if claim.table and claim.table != ANY_NAME and claim.table not in TABLES:
        yield f"no table is called {claim.table!r}"
    if claim.plover and claim.plover[0] not in PLOVER:
        yield f"PLOVER has no event {claim.plover[0]!r}"
    if claim.by not in _SPEAKERS:
        yield f"unknown speaker {claim.by!r}; known is official"
