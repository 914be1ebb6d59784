"""The reports that tell of one event: what each says, where they differ, and telling events apart or as one."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from timeline.dates import Bounds, bounds
from timeline.events import Claim, Event
from timeline.store import Action, Seen, StoredDocument
from timeline.views import date_in_words, event_label, isolated, phrases, shortened
from timeline.web.field_labels import LABELS
from timeline.web.messages import attempt
from timeline.web.plain import plain, tag, write
from timeline.web.selection import choose
from timeline.web.speaking import say, say_count
from timeline.web.state import Desk, now, who

# How far off, in days, an event may lie that a reader takes for this one, and how many such are offered.
_NEAR: Final = 45
_MOST_OFFERED: Final = 30


def told_by(event: Event, documents: Mapping[str, StoredDocument], last: int, desk: Desk) -> None:
    """Draws what each report claims where there are several, and the ways to part or join them.

    `last` is the last change when the event was asked for.
    """
    claims = desk.store.claims(event.id)
    if len(claims) > 1:
        write("h3", say_count("Told by {number} report", "Told by {number} reports", len(claims)), style="part")
        if event.disputed:
            fields = phrases(desk.language).separator.join(say(LABELS[field]) for field in event.disputed)
            st.warning(say("The reports differ: {fields}.", fields=fields), icon=":material/compare_arrows:")
        st.html("<ul>" + "".join(_claim(claim, documents, desk) for claim in claims) + "</ul>")
    if not desk.store.may(Action.CORRECT):
        return
    with st.expander(say("The same as another event, or not one but several?"), icon=":material/call_merge:"):
        _joining(event, Seen(last), desk)
        if len(claims) > 1:
            _parting(event, claims, documents, Seen(last), desk)


def _claim(claim: Claim, documents: Mapping[str, StoredDocument], desk: Desk) -> str:
    says = [date_in_words(claim.event.when, desk.language), desk.names.get(claim.event.place, claim.event.place)]
    text = " · ".join(part for part in says if part)
    return f"<li>{tag('bdi', _title(claim, documents))} {tag('b', text)}</li>"


def _title(claim: Claim, documents: Mapping[str, StoredDocument]) -> str:
    document = documents.get(claim.document_id)
    return shortened(document.citation.title, 60) if document else claim.document_id


def _joining(event: Event, seen: Seen, desk: Desk) -> None:
    others = {other.id: other for other in _near(event, desk)}
    if not others:
        st.caption(say("There is no other event of these parties near this date."))
        return
    key = f"merge-{event.id}"
    with st.form(key + "-form", border=False):
        st.multiselect(
            say("It is the same happening as"), list(others), key=key, placeholder=say("choose events"),
            format_func=lambda other: _offered(others[other], desk),
        )  # fmt: skip
        st.form_submit_button(say("Tell them as one"), on_click=_merge, args=(event.id, key, seen, desk))


def _offered(event: Event, desk: Desk) -> str:
    label = event_label(event, types=desk.types, names=desk.names, language=desk.language)
    return isolated(plain(f"{date_in_words(event.when, desk.language)}: {shortened(label, 70)}"))


def _near(event: Event, desk: Desk) -> list[Event]:
    limits = bounds(event.when) if event.when is not None else Bounds(None, None)
    if limits.earliest is None or limits.latest is None:
        return []
    days = (limits.earliest - _NEAR, limits.latest + _NEAR)
    found = desk.panorama.of_actors((*event.actors, *event.recipients), days, _MOST_OFFERED + 1)
    return desk.store.events([other for other in found if other != event.id][:_MOST_OFFERED])


def _parting(
    event: Event, claims: Sequence[Claim], documents: Mapping[str, StoredDocument], seen: Seen, desk: Desk
) -> None:
    titles = {claim.id: _title(claim, documents) for claim in claims}
    key = f"split-{event.id}"
    with st.form(key + "-form", border=False):
        st.multiselect(
            say("These reports tell of another happening"), list(titles), key=key, placeholder=say("choose reports"),
            format_func=lambda claim: isolated(plain(titles[claim])),
        )  # fmt: skip
        st.form_submit_button(say("Tell it apart"), on_click=_split, args=(event.id, key, seen, desk))


def _merge(event_id: str, key: str, seen: Seen, desk: Desk) -> None:
    others = list(st.session_state[key])
    attempt(
        lambda: desk.store.merge(event_id, others, who=who(), at=now(), seen=seen),
        say("They are told as one; Undo takes it back."),
    )


def _split(event_id: str, key: str, seen: Seen, desk: Desk) -> None:
    chosen = list(st.session_state[key])

    def split() -> None:
        choose(desk.store.split(event_id, chosen, who=who(), at=now(), seen=seen).id)

    attempt(split, say("They are told apart, and stay apart. This is the new event."))
