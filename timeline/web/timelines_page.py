"""The Timelines page of a shared installation: one's own, invitations, and for administrators the people."""

from typing import Final

import streamlit as st

from timeline.installation import Card, Invitation, Person, Visitor
from timeline.store import Role
from timeline.web.going import arrive, go_to_timeline
from timeline.web.installed import ROLES, do, title_of, told, tried
from timeline.web.messages import show_messages
from timeline.web.plain import plain, write
from timeline.web.speaking import say
from timeline.web.state import installation
from timeline.web.visitors import timeline_of_page

INVITATION: Final = "invitation"
_TITLE: Final = "new-timeline"


def timelines_page(visitor: Visitor) -> None:
    """What there is for the visitor, and a way to make more."""
    arrive()
    show_messages()
    st.title(say("Timelines"), anchor=False)
    asked, person = timeline_of_page(), installation().person(visitor)
    secret = st.query_params.get(INVITATION, "")
    if person is None:
        _nobody(asked, secret)
        return
    if secret:
        _take(visitor, secret)
    cards = installation().timelines(visitor)
    if asked and asked not in [card.id for card in cards if card.role is not None]:
        st.info(say("There is no such timeline here, or it is not shared with you."))
    for invitation in installation().invited_to(visitor):
        _invited(visitor, invitation)
    for card in cards:
        _row(visitor, card)
    if not cards:
        st.info(say("You belong to no timeline yet. Make one, or let somebody invite you to theirs."))
    with st.form("create-timeline", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(say("Title of a new timeline"), key=_TITLE, max_chars=120)
        st.form_submit_button(say("Create"), icon=":material/add:", on_click=_create, args=(visitor,))
    _removed(visitor)
    if person.is_admin:
        _people(visitor)


def _nobody(asked: str, secret: str) -> None:
    if st.user.is_logged_in:
        st.error(say("You cannot use this installation. Ask the people who look after it."))
        return
    if secret:
        st.info(say("You are invited to a timeline. Sign in to join it."))
    elif asked:
        st.info(say("There is no such timeline here, or it is not shared with you."))
    st.write(say("Sign in to see your timelines."))


def _take(visitor: Visitor, secret: str) -> None:
    """Takes the invitation of the address, once."""
    del st.query_params[INVITATION]
    taken: list[str] = []
    tried(lambda: taken.append(installation().accept(visitor, secret)))
    if taken:
        go_to_timeline(taken[0])
    st.rerun()


def _invited(visitor: Visitor, invitation: Invitation) -> None:
    title = title_of(invitation.timeline, invitation.title)
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.write(
            say(
                "{who} invites you to “{title}”: {role}",
                who=plain(invitation.invited_by), title=plain(title), role=say(ROLES[invitation.role]),
            )
        )  # fmt: skip
        st.button(
            say("Accept"), key=f"accept-{invitation.id}", type="primary", on_click=_accept,
            args=(visitor, invitation),
        )  # fmt: skip


def _accept(visitor: Visitor, invitation: Invitation) -> None:
    if tried(lambda: installation().accept_own(visitor, invitation.id)):
        go_to_timeline(invitation.timeline)


def _row(visitor: Visitor, card: Card) -> None:
    title = title_of(card.id, card.title)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            plain(title), key=f"open-{card.id}", icon=":material/timeline:", width="stretch",
            disabled=card.role is None, on_click=go_to_timeline, args=(card.id,),
        )  # fmt: skip
        st.caption(say(ROLES[card.role]) if card.role is not None else say("not a member"), width=120)
        more = st.popover(
            say("Change"), icon=":material/more_vert:", type="tertiary",
            key=f"more-{card.id}", on_change="rerun", disabled=card.role not in (Role.OWNER, None),
        )  # fmt: skip
        if more.open:
            with more:
                _editing(visitor, card, title)


def _editing(visitor: Visitor, card: Card, title: str) -> None:
    if card.role is Role.OWNER:
        with st.form(f"rename-{card.id}", border=False):
            st.text_input(say("Title"), title, key=f"title-{card.id}", max_chars=120)
            st.form_submit_button(say("Rename"), on_click=_rename, args=(visitor, card.id))
    st.button(
        say("Remove"), key=f"remove-{card.id}", icon=":material/delete:", on_click=do,
        args=(lambda: installation().remove(visitor, card.id), say("The timeline is removed; it can be restored.")),
    )  # fmt: skip


def _rename(visitor: Visitor, timeline: str) -> None:
    title = str(st.session_state[f"title-{timeline}"])
    tried(lambda: installation().rename(visitor, timeline, title), say("The timeline is renamed."))


def _create(visitor: Visitor) -> None:
    made: list[Card] = []
    if tried(lambda: made.append(installation().create(visitor, str(st.session_state[_TITLE])))):
        st.session_state[_TITLE] = ""
        go_to_timeline(made[0].id)


def _removed(visitor: Visitor) -> None:
    cards = installation().removed(visitor)
    if not cards:
        return
    with st.expander(say("Removed timelines")):
        for card in cards:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.write(plain(title_of(card.id, card.title)))
                st.button(
                    say("Restore"), key=f"restore-{card.id}", on_click=do,
                    args=(lambda it=card.id: installation().restore(visitor, it), say("The timeline is restored.")),
                )  # fmt: skip


def _people(visitor: Visitor) -> None:
    """For those who look after the installation."""
    with st.expander(say("People of this installation"), icon=":material/admin_panel_settings:"):
        for person in installation().people(visitor):
            _person(visitor, person)
        write("h3", say("Record"), style="part")
        for entry in installation().journal(visitor, limit=50):
            st.caption(plain(told(entry)))


def _person(visitor: Visitor, person: Person) -> None:
    place = installation()
    with st.container(horizontal=True, vertical_alignment="center"):
        write("p", " · ".join(filter(None, (person.name, person.email))))
        st.button(
            say("No administrator any more") if person.is_admin else say("Make administrator"),
            key=f"admin-{person.id}", type="tertiary", on_click=do,
            args=(lambda: place.make_admin(visitor, person.id, admin=not person.is_admin), say("Done.")),
        )  # fmt: skip
        st.button(
            say("Let in again") if person.is_disabled else say("Shut out"),
            key=f"disable-{person.id}", type="tertiary", on_click=do,
            args=(lambda: place.disable(visitor, person.id, disabled=not person.is_disabled), say("Done.")),
        )  # fmt: skip
