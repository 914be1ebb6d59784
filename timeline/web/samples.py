"""The sample reports: read in at the very first start, removed when the reader likes."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import streamlit as st

from timeline.formats import read_path
from timeline.store import Action
from timeline.text import Document, Domain
from timeline.web.adding import add_document
from timeline.web.messages import tell
from timeline.web.speaking import say, say_count
from timeline.web.state import Desk, now, who
from timeline.web.undisturbed import pressed, undisturbed

_FOLDER: Final = Path(__file__).parents[2] / "data" / "samples"


def sample_documents() -> Iterator[Document]:
    """The samples' documents, in the order of their names."""
    for path in sorted(_FOLDER.glob("*.txt")):
        card = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
        for outcome in read_path(path):
            if isinstance(outcome, Document):
                yield _described(outcome, card)


def _described(document: Document, card: Mapping[str, Any]) -> Document:
    """The document with what the file beside it says: title, day, and how it tells time."""
    return replace(
        document,
        citation=replace(document.citation, title=card["title"]),
        created=card.get("dct", ""),
        domain=Domain(card.get("domain", Domain.NEWS)),
    )


@lru_cache(maxsize=1)
def _sample_ids() -> frozenset[str]:
    return frozenset(document.id for document in sample_documents())


def read_samples(desk: Desk) -> None:
    """Puts the samples in the store; those that are there already change nothing."""
    with st.spinner(say("Reading the sample reports …")):
        for document in sample_documents():
            add_document(document, desk)


def stored_samples(desk: Desk) -> list[str]:
    """Ids of the samples that are in the store."""
    return sorted(desk.store.cited(_sample_ids()))


def samples_notice(desk: Desk) -> None:
    """Says that what is shown are samples, and lets the reader start with none."""
    ids = stored_samples(desk) if desk.store.may(Action.REMOVE) else []
    if not ids:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="samples-notice"):
        st.caption(
            ":material/info: "
            + say_count(
                "{number} sample report, written for this project, is shown. Add your own on the Sources page.",
                "{number} sample reports, written for this project, are shown. Add your own on the Sources page.",
                len(ids),
            ),
            width="stretch",
        )
        st.button(say("Remove the samples"), key="remove-samples", on_click=_remove, args=(desk, ids))


def offer_samples(desk: Desk) -> None:
    """A button for a reader with an empty timeline."""
    if desk.store.may(Action.ADD) and pressed(
        st.button, say("Show the sample reports"), icon=":material/menu_book:", key="show-samples"
    ):
        with undisturbed():
            read_samples(desk)
        st.rerun()


def _remove(desk: Desk, ids: list[str]) -> None:
    for document_id in ids:
        desk.store.remove_document(document_id, who=who(), at=now())
    tell(say("The samples are removed. Add reports of your own under Sources."))
