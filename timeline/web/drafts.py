"""What a form showed when somebody began to fill it in, so that saving it overwrites nothing that was not seen."""

from collections.abc import Iterable, Mapping
from typing import Final

import streamlit as st

from timeline.store import FieldValue, Seen

_SHOWN: Final = "shown"

Values = Mapping[str, FieldValue]


def begun(prefix: str, present: Values, last: int) -> dict[str, Seen]:
    """What each field of the form showed at first; a form that was not on the page before begins with what is there.

    Its widgets have the prefix and the field as their key, and no value of their own: they are filled here.
    """
    if not all(prefix + field in st.session_state for field in present):
        refill(prefix, present, last, present)
    shown: dict[str, Seen] = st.session_state[prefix + _SHOWN]
    return shown


def refill(prefix: str, present: Values, last: int, fields: Iterable[str]) -> None:
    """Shows what is there now in some fields of the form; what was typed in the others stays."""
    shown: dict[str, Seen] = st.session_state.setdefault(prefix + _SHOWN, {})
    for field in fields:
        value = present[field]
        shown[field] = Seen(last, value)
        st.session_state[prefix + field] = value if isinstance(value, str) else list(value)


def overtaken(shown: Mapping[str, Seen], present: Values) -> list[str]:
    """The fields that are no longer as the form shows them."""
    return [field for field, value in present.items() if shown[field].value != value]
