"""The page on which a timeline is shared: its members, invitations, secret links, tokens, and the record of it all."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

import streamlit as st

from timeline.installation import Invitation, Link, Member, Scope, Token, Visitor
from timeline.store import Action, Visibility
from timeline.web.installed import ROLES, day, do, title_of, told, tried
from timeline.web.messages import show_messages
from timeline.web.plain import plain, write
from timeline.web.published import Copied, address, for_token, show, to_read
from timeline.web.speaking import noted, say
from timeline.web.state import installation, now
from timeline.web.timelines_page import INVITATION

_MADE: Final = "secret-made"
_STANDS: Final = {
    0: noted("until it is revoked"),
    7: noted("for a week"),
    30: noted("for a month"),
    365: noted("for a year"),
}
_SCOPES: Final = {
    Scope.READ: noted("read"),
    Scope.REVIEW: noted("read, confirm and comment"),
    Scope.WRITE: noted("read and change"),
}


def sharing_page(visitor: Visitor, timeline: str) -> None:
    """Everything about who sees the timeline, as far as the visitor may see and change it."""
    show_messages()
    place = installation()
    grant = place.grant(visitor, timeline)
    st.title(say("People and sharing"), anchor=False)
    st.caption(plain(_title(visitor, timeline)))
    _made()
    _members(visitor, timeline, may_change=grant.allows(Action.MANAGE_MEMBERS))
    if grant.allows(Action.SHARE):
        _visibility(visitor, timeline, grant.visibility)
        _links(visitor, timeline)
        _tokens(visitor, timeline)
    if grant.allows(Action.MANAGE_MEMBERS):
        with st.expander(say("Record"), icon=":material/history:"):
            for entry in place.journal(visitor, timeline):
                st.caption(plain(told(entry)))


def _made() -> None:
    """A secret that was just made: it is shown once."""
    if made := st.session_state.pop(_MADE, None):
        st.success(say("Copy this now: it is not shown again."))
        show(made)


def _members(visitor: Visitor, timeline: str, *, may_change: bool) -> None:
    st.header(say("Members"), anchor=False)
    for member in installation().members(visitor, timeline):
        _member(visitor, timeline, member, may_change=may_change)
    if not may_change:
        return
    for invitation in installation().invitations(visitor, timeline):
        _invitation(visitor, timeline, invitation)
    with st.form("invite", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(say("E-mail address"), key="invite-email")
        st.selectbox(
            say("Role"), list(ROLES), index=len(ROLES) - 1, key="invite-role", format_func=lambda r: say(ROLES[r])
        )
        st.form_submit_button(say("Invite"), icon=":material/person_add:", on_click=_invite, args=(visitor, timeline))


def _member(visitor: Visitor, timeline: str, member: Member, *, may_change: bool) -> None:
    number, key = member.person.id, f"role-{member.person.id}"
    with st.container(horizontal=True, vertical_alignment="center"):
        write("p", " · ".join(filter(None, (member.person.name, member.person.email))))
        if not may_change:
            st.caption(say(ROLES[member.role]), width="content")
        else:
            # What the store says, not what was chosen and perhaps refused.
            st.session_state[key] = member.role
            st.selectbox(
                say("Role"), list(ROLES), key=key, format_func=lambda r: say(ROLES[r]), width=160,
                label_visibility="collapsed", on_change=_set_role, args=(visitor, timeline, number, key),
            )  # fmt: skip
        is_own = number == visitor.person
        if may_change or is_own:
            st.button(
                say("Leave") if is_own else say("Remove"), key=f"out-{number}", type="tertiary", on_click=do,
                args=(lambda: installation().remove_member(visitor, timeline, number), say("Done.")),
            )  # fmt: skip


def _set_role(visitor: Visitor, timeline: str, number: int, key: str) -> None:
    role = st.session_state[key]
    tried(lambda: installation().set_role(visitor, timeline, number, role), say("Done."))


def _invitation(visitor: Visitor, timeline: str, invitation: Invitation) -> None:
    said = say("{email}, invited until {day}", email=invitation.email, day=day(invitation.expires))
    _line(
        f"{said} · {say(ROLES[invitation.role])}", say("Withdraw"), f"withdraw-{invitation.id}",
        lambda: installation().withdraw(visitor, timeline, invitation.id),
    )  # fmt: skip


def _invite(visitor: Visitor, timeline: str) -> None:
    email, role = str(st.session_state["invite-email"]), st.session_state["invite-role"]
    _keep(
        lambda: installation().invite(visitor, timeline, email, role),
        lambda secret: [("", address({INVITATION: secret}))],
    )


def _visibility(visitor: Visitor, timeline: str, visibility: Visibility) -> None:
    st.header(say("Who else may read it"), anchor=False)
    st.session_state["public"] = visibility is Visibility.PUBLIC
    st.toggle(
        say("Public: everybody who has the address may read it"), key="public", on_change=_show_to,
        args=(visitor, timeline),
    )  # fmt: skip
    if visibility is Visibility.PUBLIC:
        show(to_read(timeline, _title(visitor, timeline)))
        st.caption(say("Other websites may show it where whoever runs this server lets them (TIMELINE_EMBED_ON)."))


def _show_to(visitor: Visitor, timeline: str) -> None:
    visibility = Visibility.PUBLIC if st.session_state["public"] else Visibility.PRIVATE
    tried(lambda: installation().show_to(visitor, timeline, visibility), say("Done."))


def _links(visitor: Visitor, timeline: str) -> None:
    st.subheader(say("Secret links"), anchor=False)
    st.caption(say("Whoever has the link may read the timeline, without signing in."))
    for link in installation().links(visitor, timeline):
        if link.revoked_at is None:
            _link(visitor, timeline, link)
    with st.form("link", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(say("It opens"), list(_STANDS), key="link-days", format_func=lambda days: say(_STANDS[days]))
        st.form_submit_button(
            say("Make a secret link"), icon=":material/link:", on_click=_add_link, args=(visitor, timeline)
        )


def _link(visitor: Visitor, timeline: str, link: Link) -> None:
    _line(
        f"{day(link.created_at)} · {link.created_by} · {_until(link.expires)}", say("Revoke"), f"revoke-link-{link.id}",
        lambda: installation().revoke_link(visitor, timeline, link.id),
    )  # fmt: skip


def _add_link(visitor: Visitor, timeline: str) -> None:
    expires = _chosen("link-days")
    _keep(
        lambda: installation().add_link(visitor, timeline, expires=expires),
        lambda secret: to_read(timeline, _title(visitor, timeline), secret),
    )


def _tokens(visitor: Visitor, timeline: str) -> None:
    with st.expander(say("Tokens for programs"), icon=":material/key:"):
        for token in installation().tokens(visitor, timeline):
            if token.revoked_at is None:
                _token(visitor, timeline, token)
        with st.form("token", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(say("Name"), key="token-name", max_chars=120)
            st.selectbox(say("It may"), list(_SCOPES), key="token-scope", format_func=lambda scope: say(_SCOPES[scope]))
            st.selectbox(say("It opens"), list(_STANDS), key="token-days", format_func=lambda days: say(_STANDS[days]))
            st.form_submit_button(say("Make a token"), on_click=_add_token, args=(visitor, timeline))


def _token(visitor: Visitor, timeline: str, token: Token) -> None:
    may = ", ".join(say(_SCOPES[scope]) for scope in token.scopes)
    _line(
        f"{token.name} · {may} · {token.created_by} · {_until(token.expires)}", say("Revoke"),
        f"revoke-token-{token.id}",
        lambda: installation().revoke_token(visitor, timeline, token.id),
    )  # fmt: skip


def _add_token(visitor: Visitor, timeline: str) -> None:
    name, scope = str(st.session_state["token-name"]), st.session_state["token-scope"]
    expires = _chosen("token-days")
    _keep(
        lambda: installation().add_token(visitor, timeline, name, [scope], expires=expires),
        lambda secret: for_token(timeline, secret),
    )


def _chosen(key: str) -> datetime | None:
    """When what is made will have run out."""
    days = int(st.session_state[key])
    return now() + timedelta(days=days) if days else None


def _until(expires: datetime | None) -> str:
    return say("until {day}", day=day(expires)) if expires else say("until it is revoked")


def _title(visitor: Visitor, timeline: str) -> str:
    return title_of(timeline, installation().card(visitor, timeline).title)


def _line(text: str, label: str, key: str, deed: Callable[[], None]) -> None:
    """A line of a list, with what can be done about it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        write("p", text)
        st.button(label, key=key, type="tertiary", on_click=do, args=(deed, say("Done.")))


def _keep(make: Callable[[], str], shown: Callable[[str], list[Copied]]) -> None:
    """Makes a secret, and keeps it until the page has shown it."""
    made: list[str] = []
    if tried(lambda: made.append(make())):
        st.session_state[_MADE] = shown(made[0])
