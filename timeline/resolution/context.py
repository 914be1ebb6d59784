"""What relative values count from."""

from dataclasses import dataclass

from timeline.dates import Date, When


@dataclass(frozen=True, slots=True)
class Context:
    """The document's possible dates, and how far the story has come.

    `references` are the days the document may have been written on (one where its date is known,
    none where nothing is); `story` is the date the text named last, `trail` the last few, newest
    first; `years` bound the candidates that are listed where no reference helps.
    """

    references: tuple[Date, ...] = ()
    narrative: bool = False
    story: When | None = None
    trail: tuple[Date, ...] = ()
    years: tuple[int, int] = (1945, 2030)
