"""Who has signed in, in the sidebar, with the way in and out."""

import streamlit as st

from timeline.installation import Visitor
from timeline.web.plain import plain
from timeline.web.returning import come_back
from timeline.web.speaking import say
from timeline.web.state import installation
from timeline.web.visitors import providers


def account(visitor: Visitor) -> None:
    """Draws the name of who has signed in, or the ways to sign in."""
    person = installation().person(visitor)
    come_back(signed=st.user.is_logged_in is True)
    with st.sidebar, st.container(key="account"):
        if person is not None:
            st.caption(f":material/person: {plain(person.name)}", help=plain(person.email) or None)
        if st.user.is_logged_in:
            st.button(say("Sign out"), icon=":material/logout:", key="sign-out", on_click=st.logout)
            return
        known = providers()
        for name in known:
            label = say("Sign in") if len(known) == 1 else say("Sign in with {provider}", provider=plain(name))
            # Streamlit's own name for the one without a name is none at all.
            given = () if name == "default" else (name,)
            st.button(label, icon=":material/login:", key=f"sign-in-{name}", on_click=st.login, args=given)
