"""Actors by their names in lists and tables, where a cell is a name and nothing around it tells of whom."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

from timeline.names.rows import ActorName, Form

# What lists call actors by, the likeliest first.
LISTED: Final = (Form.NAME, Form.SHORT, Form.ACRONYM)
_SIGNS: Final = re.compile(r"[\W_]+")


def bare_name(name: str) -> str:
    """A name without case, accents, vowel marks and signs.

    >>> bare_name("Côte d'Ivoire")
    'cote d ivoire'
    """
    parts = unicodedata.normalize("NFKD", name.casefold())
    return _SIGNS.sub(" ", "".join(part for part in parts if not unicodedata.combining(part))).strip()


def by_listed_name(names: Iterable[ActorName]) -> Mapping[str, tuple[str, ...]]:
    """The actors of each bare name, those first whose usual name it is."""
    found: dict[str, dict[str, int]] = {}
    for name in names:
        if name.form in LISTED:
            ranks = found.setdefault(bare_name(name.name), {})
            ranks[name.actor] = min(LISTED.index(name.form), ranks.get(name.actor, len(LISTED)))
    found.pop("", None)
    return {name: tuple(sorted(ranks, key=lambda actor: (ranks[actor], actor))) for name, ranks in found.items()}
