"""Three people, an OpenID Connect provider, a browser: each sees what is theirs, and what they were invited to."""

from typing import Any

from shared_place import SharedPlace


def signed_in(browser: Any, address: str, name: str) -> Any:
    page = browser.new_context(locale="en", viewport={"width": 1400, "height": 1000}).new_page()
    page.set_default_timeout(30_000)
    page.goto(address)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name=name.lower()).click()
    page.get_by_role("button", name="Sign out").wait_for()
    return page


def invite(page: Any, email: str) -> None:
    page.get_by_label("E-mail address").fill(email)
    page.get_by_role("button", name="Invite").click()
    page.get_by_text(f"{email}, invited until").wait_for()
    page.get_by_text("Copy this now").wait_for()


def test_people_sign_in_and_see_what_is_shared_with_them(browser: Any, shared_place: SharedPlace) -> None:
    address = shared_place.address
    amina = signed_in(browser, address, "Amina")
    amina.get_by_label("Title of a new timeline").fill("Treaties of 1921")
    amina.get_by_role("button", name="Create").click()
    amina.get_by_role("link", name="People and sharing").wait_for()
    timeline = amina.url.partition("timeline=")[2]
    boris = signed_in(browser, address, "Boris")
    boris.get_by_text("You belong to no timeline yet.").wait_for()
    boris.goto(f"{address}/?timeline={timeline}")
    boris.get_by_text("There is no such timeline here").wait_for()
    assert boris.context.request.get(f"{address}/view/minimap?timeline={timeline}").status == 404
    assert "Treaties" not in boris.content()

    amina.get_by_role("link", name="People and sharing").click()
    invite(amina, "chen@example.org")
    # Whoever follows an invitation comes to the timeline, though the provider sends everybody to the front door.
    invitation = amina.locator(".stCode code").first.inner_text().strip()
    assert invitation.startswith(f"{address}/?invitation=")
    chen = signed_in(browser, invitation, "Chen")
    chen.get_by_role("link", name="Chronology").wait_for()
    assert f"timeline={timeline}" in chen.url
    chen.context.close()
    invite(amina, "boris@example.org")
    boris.goto(address)
    boris.get_by_role("button", name="Accept").click()
    boris.get_by_role("link", name="Chronology").wait_for()
    assert boris.context.request.get(f"{address}/view/minimap?timeline={timeline}").status == 200
    # A viewer sees who is there, and adds nothing.
    assert boris.get_by_role("button", name="Add a report").count() == 0

    boris.get_by_role("button", name="Sign out").click()
    # The provider asks whether to sign out there too; here it is done.
    boris.wait_for_url(f"{shared_place.provider}/**")
    boris.goto(address)
    boris.get_by_role("button", name="Sign in").wait_for()
    assert boris.context.request.get(f"{address}/view/minimap?timeline={timeline}").status == 404
