"""An event as one sentence tells it."""

from dataclasses import dataclass

from timeline.events.event import Event
from timeline.events.triggers import Form


@dataclass(frozen=True, slots=True)
class Told:
    """An event with how it was told, for merging: a finite verb tells a happening of its own.

    `is_dated` where the sentence itself gives the date; `says` where all it tells is that somebody said something;
    `sums_up` where it stands in the title; `mutual` where neither side can answer it in kind, since what one cuts
    is cut for both; `continues` where the sentence leaves it to those before it who acted.
    """

    event: Event
    form: Form
    is_verb: bool
    is_dated: bool = True
    says: bool = False
    sums_up: bool = False
    continues: bool = False
    mutual: bool = False
