"""What was removed or dismissed, listed and brought back from the command line."""

import getpass
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from timeline.dates import write_edtf
from timeline.installation import HOME, LOCAL
from timeline.operating import opened
from timeline.store import CorrectionError, Seen, StoreError

__all__ = ["CorrectionError", "StoreError", "list_removed", "restore"]

_LONGEST_NUMBER: Final = 16


def list_removed(timeline: str, console: Console) -> None:
    """Removed reports and dismissed events, each with who did it, when and why."""
    table = Table("number or id", "what", "events", "when", "who", "why")
    with opened() as place:
        store = place.timeline(LOCAL, timeline or HOME)
        for one in store.removed():
            said = (str(one.number), one.title, str(one.events), f"{one.at:%Y-%m-%d %H:%M}", one.who, one.why)
            table.add_row(*map(_plain, said))
        for event, change in store.dismissed():
            what = " ".join((event.type, write_edtf(event.when) if event.when else "", *event.actors))
            table.add_row(*map(_plain, (event.id, what, "1", f"{change.at:%Y-%m-%d %H:%M}", change.who, change.why)))
    console.print(table)


def restore(which: Iterable[str], timeline: str) -> None:
    """Brings back reports by number, and dismissed events by id."""
    at, who = datetime.now(UTC), getpass.getuser()
    with opened() as place:
        store = place.timeline(LOCAL, timeline or HOME)
        # An id has twenty signs, a number never as many.
        for one in which:
            if one.isdecimal() and len(one) < _LONGEST_NUMBER:
                store.restore_document(int(one), who=who, at=at)
                continue
            last = store.last_change()
            if one not in {event.id for event, _ in store.dismissed()}:
                raise CorrectionError(f"{one}: not dismissed; `removed list` shows what can be brought back")
            store.undo(one, who=who, at=at, seen=Seen(last))


def _plain(text: str) -> Text:
    """As it stands: what a title holds is no markup, and moves no cursor."""
    return Text("".join(sign if sign.isprintable() else " " for sign in text))
