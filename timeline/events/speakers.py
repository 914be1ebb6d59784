"""Who says what a text reports: before "said", or behind the words he said."""

from collections.abc import Iterable
from itertools import takewhile
from typing import Final

from timeline.events.frame import Frame
from timeline.events.triggers import Trigger
from timeline.names import Form, Mention

# How far from an adjective or a state the office may stand that makes it speak: "the Russian deputy minister".
_OFFICE_REACH: Final = 4
# How far behind "said" the speaker may stand: right behind it where subjects come first, else behind a day and a title.
_INVERTED_REACH: Final = 3
_SPEAKER_REACH: Final = 12
# A dash may stand between what is said and the verb.
_SIGNS: Final = 1
_DESCRIBES: Final = (Form.ADJECTIVE, Form.DEMONYM)


def is_official(names: Iterable[Mention], frame: Frame) -> bool:
    """Whether somebody among the names speaks for a state: itself, its officeholder; not any of its people."""
    places = [(name.form, frame.place(name)) for name in names]
    return any(
        form not in _DESCRIBES or frame.has("officeholder", place - _OFFICE_REACH, place + 1 + _OFFICE_REACH)
        for form, place in places
    )


def inverted(trigger: Trigger, name: Mention, frame: Frame) -> bool:
    """Whether a name stands right behind a verb of saying: "said the Foreign Ministry"."""
    return trigger.is_statement and frame.place(name) - trigger.after < _INVERTED_REACH


def speaker_behind(trigger: Trigger, frame: Frame) -> list[Mention]:
    """Who speaks where the verb stands behind what he says: "..., said the minister"; [] where he stands before it."""
    start = frame.clause_start(trigger)
    if not trigger.is_statement or frame.language.time_first or start == 0 or trigger.first - start > _SIGNS:
        return []
    reach = _INVERTED_REACH if frame.language.subject_first else _SPEAKER_REACH
    last = min(trigger.after + reach, frame.clause_end(trigger))
    places = takewhile(lambda place: "border" not in frame.tokens[place].keys, range(trigger.after, last))
    names = frame.names_within(trigger.after, max(places, default=trigger.after - 1) + 1)
    speaking = next((name for name in names if _may_speak(trigger, name, frame)), None)
    return [] if speaking is None else frame.first_party(names[names.index(speaking) :])


def _may_speak(trigger: Trigger, name: Mention, frame: Frame) -> bool:
    """Whether a name is that of who speaks: a person, whoever stands right there, or whose office is named."""
    place = frame.place(name)
    if frame.is_oblique(name):
        # "..., they said in Moscow".
        return place - trigger.after < _INVERTED_REACH and frame.has("place", trigger.after, place)
    if name.form is Form.SURNAME or all(token.keys for token in frame.tokens[trigger.after : place]):
        # Right there, or with no more than a day between.
        return True
    return frame.has("officeholder", trigger.after, place + 1 + _OFFICE_REACH if name.form in _DESCRIBES else place)
