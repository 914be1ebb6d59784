"""Views kept in the sidebar: what is shown is saved under a name, opened again, changed, removed, and that undone."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from app_harness import NOW, listed, page_text, put
from streamlit.testing.v1 import AppTest

from timeline.store import LONGEST_NAME, SavedView, Store

SIGNED = {"who": "me", "at": NOW}


def keys(app: AppTest) -> list[str]:
    return [button.key for button in app.button if re.fullmatch(r"view-\d+", button.key or "")]


def named(app: AppTest) -> list[str]:
    return [app.button(key=key).label for key in keys(app)]


def save(app: AppTest, name: str) -> AppTest:
    app.session_state["view-saving"] = True
    app.run()
    app.text_input(key="view-name").set_value(name)
    return next(button for button in app.button if button.label == "Save").click().run()


def edit(app: AppTest, view: SavedView) -> AppTest:
    app.session_state[f"view-edit-{view.id}"] = True
    return app.run()


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def asked(app: AppTest) -> dict[str, str]:
    """The address, in which the harness keeps some values as lists of one."""
    said = {name: app.query_params[name] for name in app.query_params}
    return {name: value if isinstance(value, str) else value[-1] for name, value in said.items()}


def test_what_is_shown_is_saved_but_for_the_language(timeline_app: AppTest, store: Store) -> None:
    put(store, "2019", "2021-09-07")
    for name, value in {"years": "2021..", "window": "2021-01-01/2021-12-31", "language": "en"}.items():
        timeline_app.query_params[name] = value
    save(timeline_app.run(), "الزيارات في 2021")
    assert [(view.name, view.address) for view in store.views.all()] == [
        ("الزيارات في 2021", "years=2021..&window=2021-01-01%2F2021-12-31")
    ]


def test_a_view_is_opened_in_the_language_of_who_opens_it(timeline_app: AppTest, store: Store) -> None:
    put(store, "2019", "2021-09-07")
    kept = store.views.save("2021", "language=fr&years=2021..&window=2021-01-01%2F2021-12-31", **SIGNED)
    timeline_app.query_params["language"] = "en"
    app = timeline_app.run()
    assert len(listed(app, store)) == 2
    press(app, f"view-{kept.id}")
    assert len(listed(app, store)) == 1
    assert asked(app) == {"years": "2021..", "window": "2021-01-01/2021-12-31", "language": "en"}


def test_a_view_without_a_window_shows_all_of_time(timeline_app: AppTest, store: Store) -> None:
    put(store, "2019", "2021-09-07")
    kept = store.views.save("All", "", **SIGNED)
    timeline_app.query_params["window"] = "2021-01-01/2021-12-31"
    timeline_app.query_params["years"] = "2021.."
    app = press(timeline_app.run(), f"view-{kept.id}")
    assert set(asked(app)) <= {"language"}


def test_a_view_is_renamed_replaced_and_removed_and_each_is_undone(timeline_app: AppTest, store: Store) -> None:
    put(store, "2021-09-07")
    kept = store.views.save("Visits", "types=visit", **SIGNED)
    app = edit(timeline_app.run(), kept)
    app.text_input(key=f"view-edit-{kept.id}-name").set_value("State visits")
    app = next(button for button in app.button if button.label == "Rename").click().run()
    assert named(app) == ["State visits"]
    assert named(press(app, "undo-view")) == ["Visits"]
    app.text_input(key="words").set_value("dushanbe").run()
    press(edit(app, kept), f"view-edit-{kept.id}-replace")
    assert store.views.all()[0].address == "words=dushanbe"
    press(app, "undo-view")
    assert store.views.all() == [kept]
    press(edit(app, kept), f"view-edit-{kept.id}-remove")
    assert keys(app) == []
    press(app, "undo-view")
    assert store.views.all() == [kept]
    assert "undo-view" not in [button.key for button in app.button]


def test_saving_is_undone(timeline_app: AppTest, store: Store) -> None:
    put(store, "2021-09-07")
    app = save(timeline_app.run(), "All")
    press(app, "undo-view")
    assert store.views.all() == []


@pytest.mark.parametrize(
    ("name", "said"),
    [("  ", "needs a name"), ("VISITS", "has this name already"), ("a\0b", "cannot be kept")],
)
def test_a_name_that_does_not_do_is_said_so(timeline_app: AppTest, store: Store, name: str, said: str) -> None:
    put(store, "2021-09-07")
    store.views.save("Visits", "types=visit", **SIGNED)
    app = save(timeline_app.run(), name)
    assert not app.exception
    assert said in page_text(app)
    assert len(store.views.all()) == 1


def test_a_view_that_another_reader_removed_meanwhile_is_said_so(timeline_app: AppTest, store: Store) -> None:
    put(store, "2021-09-07")
    kept = store.views.save("Visits", "types=visit", **SIGNED)
    app = edit(timeline_app.run(), kept)
    store.views.remove(kept.id)
    assert "removed this view meanwhile" in page_text(press(app, f"view-edit-{kept.id}-replace"))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "&&==&%zz",
        "years=abc&by=<b>&types=nothing",
        "window=1815-13",
        "window=\0&words=\0",
        "types=" + "x" * 9000,
        "language=ar",
        "event=nobody&page=elsewhere",
    ],
)
def test_an_address_that_nobody_wrote_opens_what_it_can(timeline_app: AppTest, store: Store, address: str) -> None:
    put(store, "2021-09-07")
    kept = store.views.save("Odd", address, **SIGNED)
    app = press(timeline_app.run(), f"view-{kept.id}")
    assert not app.exception
    assert page_text(app).count("Odd") == 0
    assert asked(app).get("language", "en") == "en"
    assert "event" not in asked(app)


def test_names_are_no_markup(timeline_app: AppTest, store: Store) -> None:
    put(store, "2021-09-07")
    store.views.save("**bold** :red[x] <b>", "types=visit", **SIGNED)
    store.views.save("ن" * LONGEST_NAME, "types=visit", **SIGNED)
    app = timeline_app.run()
    assert not app.exception
    assert named(app) == ["\\*\\*bold\\*\\* \\:red\\[x\\] \\<b\\>", "ن" * LONGEST_NAME]


@pytest.mark.browser
def test_a_view_is_saved_opened_and_removed_by_keys(serve: Callable[..., str], browser: Any, store: Store) -> None:
    put(store, "2019-05-01", "2021-09-07", "2023-01-02")
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{serve()}/?window=2021-01-01/2021-12-31")
    page.locator(".tl[data-count='1']").wait_for()
    page.get_by_role("button", name="Save this view").press("Enter")
    page.get_by_label("Name", exact=True).fill("Only 2021")
    page.keyboard.press("Enter")
    opening = page.get_by_role("button", name="Only 2021", exact=False).first
    opening.wait_for()
    page.get_by_role("button", name="Show all").press("Enter")
    page.locator(".tl[data-count='3']").wait_for()
    page.wait_for_url(lambda url: "2021-12-31" not in url)
    opening.press("Enter")
    # The chart and the table both go there.
    page.locator(".tl[data-count='1']").wait_for()
    page.get_by_text("1 event in this window").wait_for()
    page.wait_for_url(re.compile("2021-12-31"))
    page.get_by_role("button", name="Edit the view “Only 2021”").press("Enter")
    page.get_by_role("button", name="Remove", exact=True).press("Enter")
    page.get_by_text("The view is removed.").wait_for()
    assert store.views.all() == []
    page.get_by_role("button", name="Undo").press("Enter")
    opening.wait_for()
    # Back is where the reader was before, in the chart too.
    page.go_back()
    page.locator(".tl[data-count='3']").wait_for()
    context.close()
