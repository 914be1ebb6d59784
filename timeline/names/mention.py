"""A name in a text."""

from dataclasses import dataclass

from timeline.names.rows import Form
from timeline.text import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: where, whose, and in which form.

    `namesakes` are others who may be meant as well: the two presidents Bush.
    """

    span: Span
    actor: str
    form: Form
    text: str
    namesakes: tuple[str, ...] = ()
