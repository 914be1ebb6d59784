"""The API: pages that miss and double nothing, answers that are as described, and problems told as problems."""

import csv
import io
import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from app_harness import NOW, put
from icalendar import Calendar
from jsonschema import Draft202012Validator
from lxml import etree
from openapi_spec_validator import OpenAPIV31SpecValidator
from poison import PAYLOADS, poisoned
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from timeline.store import Store
from timeline.web.api import api_routes
from timeline.web.api.openapi import description
from timeline.web.guard import Guard, settings_of

EVENTS = "/api/v1/timelines/home/events"
DOCUMENTS = "/api/v1/timelines/home/documents"


@pytest.fixture
def client(store: Store) -> TestClient:
    guard = Middleware(Guard, settings=settings_of({"TIMELINE_RATE": "0"}))
    return TestClient(Starlette(routes=api_routes(), middleware=[guard]), base_url="http://127.0.0.1:8501")


def told(client: TestClient, address: str, **asked: Any) -> Any:
    answer = client.get(address, params=asked or None)
    assert answer.status_code == 200, answer.text
    return answer.json()


def check(name: str, body: Any) -> None:
    """Whether an answer is what the description says it is."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": description()["components"]}
    assert [error.message for error in Draft202012Validator(schema).iter_errors(body)] == []


def test_the_description_is_one_of_openapi() -> None:
    assert list(OpenAPIV31SpecValidator(description()).iter_errors()) == []


def test_every_route_is_described_and_every_description_has_its_route(client: TestClient, store: Store) -> None:
    described = set(description()["paths"])
    served = {route.path for route in api_routes() if "{timeline}" in route.path}  # type: ignore[attr-defined]
    assert described == served
    assert told(client, "/api/v1/openapi.json") == json.loads(json.dumps(description()))
    page = client.get("/api/v1/")
    assert page.headers["content-type"].startswith("text/html")
    assert all(path in page.text for path in described)


def test_events_come_in_pages_that_miss_and_double_nothing(client: TestClient, store: Store) -> None:
    ids = put(store, *(f"2021-{month:02}-{day:02}" for month in range(1, 8) for day in (3, 9)), "")
    address, seen = f"{EVENTS}?limit=4", []
    while address:
        body = told(client, address)
        check("Events", body)
        seen += [event["id"] for event in body["events"]]
        address = body["next"]
    assert (seen, body["total"]) == (ids, len(ids))


def test_what_is_added_or_removed_between_two_pages_moves_nothing_else(client: TestClient, store: Store) -> None:
    ids = put(store, *(f"2021-0{month}-03" for month in range(1, 9)))
    first = told(client, EVENTS, limit=3)
    put(store, "1999-01-01", title="Another", quote="They had met before.")
    second = told(client, first["next"])
    assert [event["id"] for event in second["events"]] == ids[3:6]
    # The last event that was seen is told as one with an earlier one: the list goes on where it stood.
    store.merge(ids[0], [ids[5]], who="Amina", at=NOW)
    third = told(client, second["next"])
    assert {event["id"] for event in third["events"]} >= {ids[7]}
    assert {event["id"] for event in third["events"]}.isdisjoint(ids[:5])


FILTERS = [
    ({"years": "2021..2021"}, 2),
    ({"years": "..2020"}, 1),
    ({"types": "meeting"}, 3),
    ({"types": ["meeting", "call"]}, 3),
    ({"types": "call"}, 0),
    ({"actors": "CHN"}, 3),
    ({"words": "nowhere"}, 0),
    ({"statuses": "planned"}, 0),
    ({"places": "Dushanbe"}, 3),
]


@pytest.mark.parametrize(("asked", "count"), FILTERS)
def test_filters_are_those_of_the_app(client: TestClient, store: Store, asked: dict[str, Any], count: int) -> None:
    put(store, "2019-05-05", "2021-09-07", "2021-10-07")
    assert told(client, EVENTS, **asked)["total"] == count


def test_an_answer_one_has_is_not_sent_again_until_something_changes(client: TestClient, store: Store) -> None:
    (event,) = put(store, "2021-09-07")
    for address in (EVENTS, f"{EVENTS}/{event}", DOCUMENTS, f"{EVENTS}.csv", f"{EVENTS}.atom"):
        tag = client.get(address).headers["etag"]
        again = client.get(address, headers={"if-none-match": f'"x", {tag}'})
        assert (again.status_code, again.content) == (304, b"")
        assert client.get(f"{address}?limit=7", headers={"if-none-match": tag}).status_code == 200
    store.correct(event, "place", "Cairo", who="Amina", at=NOW)
    assert client.get(EVENTS, headers={"if-none-match": tag}).status_code == 200
    assert told(client, f"{EVENTS}/{event}")["place"] == "Cairo"


def test_one_event_and_the_documents_are_as_described(client: TestClient, store: Store) -> None:
    (event,) = put(store, "2021-09")
    one = told(client, f"{EVENTS}/{event}")
    check("Event", one)
    assert (one["date"], one["earliest"], one["latest"]) == ("2021-09", "2021-09-01", "2021-09-30")
    listed = told(client, DOCUMENTS)
    check("Documents", listed)
    assert [document["title"] for document in listed["documents"]] == ["A report"]


def test_documents_come_in_pages(client: TestClient, store: Store) -> None:
    for number in range(5):
        put(store, "2021-09-07", title=f"Report {number}", quote=f"They met {number} times.")
    address, seen = f"{DOCUMENTS}?limit=2", []
    while address:
        body = told(client, address)
        seen += [document["title"] for document in body["documents"]]
        address = body["next"]
    assert sorted(seen) == [f"Report {number}" for number in range(5)]


def test_the_same_events_come_as_a_table_a_calendar_and_a_feed(client: TestClient, store: Store) -> None:
    ids = put(store, "2019-05-05", "2021-09-07", "2021-10-07", "")
    table = client.get(f"{EVENTS}.csv", params={"limit": 2})
    assert [row["id"] for row in csv.DictReader(io.StringIO(table.text.removeprefix("\ufeff")))] == ids[:2]
    following = urlsplit(table.headers["link"].partition("<")[2].partition(">")[0])
    rest = client.get(following.path, params=parse_qs(following.query))
    assert [row["id"] for row in csv.DictReader(io.StringIO(rest.text.removeprefix("\ufeff")))] == ids[2:]
    calendar = Calendar.from_ical(client.get(f"{EVENTS}.ics").text)
    assert [str(entry["uid"]) for entry in calendar.walk("VEVENT")] == ids[:3]
    feed = etree.fromstring(client.get(f"{EVENTS}.atom", params={"language": "fr"}).content)
    space = {"a": "http://www.w3.org/2005/Atom"}
    assert feed.xpath("//a:entry/a:id/text()", namespaces=space) == [f"urn:timeline:event:{i}" for i in ids[2::-1]]
    assert "7 octobre 2021" in feed.xpath("//a:entry/a:title/text()", namespaces=space)[0]


PROBLEMS = [
    ("/api/v1/timelines/other/events", 404),
    (f"{EVENTS}/none", 404),
    (f"{EVENTS}?limit=0", 400),
    (f"{EVENTS}?limit=1001", 400),
    (f"{EVENTS}?limit=x", 400),
    (f"{EVENTS}?limit=٣", 400),
    (f"{EVENTS}?cursor=x", 400),
    (f"{EVENTS}?cursor=bnVsbA", 400),
    (f"{EVENTS}?cursor=W1tdLDFd", 400),
    (f"{EVENTS}?cursor=é", 400),
    (f"{DOCUMENTS}?offset=-1", 400),
    ("/api/v2/anything", 404),
]


@pytest.mark.parametrize(("address", "status"), PROBLEMS)
def test_a_problem_is_told_as_one(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    check("Problem", answer.json())
    assert answer.json()["status"] == status


def test_whatever_documents_hold_answers_are_data(client: TestClient, store: Store) -> None:
    poisoned(store)
    body = told(client, EVENTS, limit=1000)
    check("Events", body)
    assert PAYLOADS[0] in json.dumps(body, ensure_ascii=False)
    assert len(etree.fromstring(client.get(f"{EVENTS}.atom").content)) > 5
    for address in (EVENTS, f"{EVENTS}.atom", DOCUMENTS):
        answer = client.get(address)
        assert "sandbox" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
