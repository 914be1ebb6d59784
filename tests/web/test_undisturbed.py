"""A reader who is quicker than the server loses nothing, nor one whose page draws itself anew."""

import pytest
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequests, ScriptRequestType
from streamlit.runtime.scriptrunner_utils.script_run_context import RunLocation, ThreadState
from streamlit.testing.v1 import AppTest

from timeline.web.undisturbed import let_deeds_end, undisturbed


@pytest.fixture
def requests(monkeypatch: pytest.MonkeyPatch) -> ScriptRequests:
    monkeypatch.setattr(ScriptRequests, "on_scriptrunner_yield", ScriptRequests.on_scriptrunner_yield)
    let_deeds_end()
    ThreadState.initialize()
    one = ScriptRequests()
    one.request_rerun(RerunData())
    return one


def test_what_is_done_undisturbed_ends_before_the_page_is_drawn_anew(requests: ScriptRequests) -> None:
    with undisturbed():
        assert requests.on_scriptrunner_yield() is None
    anew = requests.on_scriptrunner_yield()
    assert anew is not None
    assert anew.type is ScriptRequestType.RERUN


def test_a_callback_ends_before_its_reader_is_gone(requests: ScriptRequests) -> None:
    requests.request_stop()
    with ThreadState.scoped(run_location=RunLocation.CALLBACK):
        assert requests.on_scriptrunner_yield() is None
    gone = requests.on_scriptrunner_yield()
    assert gone is not None
    assert gone.type is ScriptRequestType.STOP


def test_the_page_is_drawn_anew_in_the_midst_of_drawing(requests: ScriptRequests) -> None:
    assert requests.on_scriptrunner_yield() is not None
    assert requests.on_scriptrunner_yield() is None


def test_a_button_pressed_just_before_the_page_is_drawn_anew_is_not_forgotten() -> None:
    def page() -> None:
        import streamlit as st

        from timeline.web.undisturbed import pressed

        if st.session_state.pop("anew", False):
            st.rerun()
        if pressed(st.button, "Add", key="add"):
            st.session_state["added"] = st.session_state.get("added", 0) + 1

    app = AppTest.from_function(page).run()
    app.session_state["anew"] = True
    app.button(key="add").click().run()
    assert app.session_state["added"] == 1
    assert app.run().session_state["added"] == 1
