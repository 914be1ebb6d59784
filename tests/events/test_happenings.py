"""Claims of several documents are one happening where they can be, whatever order they came in."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import parse_edtf
from timeline.events import Claim, Event, Evidence, Status, happenings, neighbourhoods, same_happening, together
from timeline.text import Span


def claim(number: int, type_: str = "meeting", edtf: str = "2021-09-07", actors: str = "CHN TJK", **fields) -> Claim:
    held = fields.pop("held", "")
    document_id = fields.pop("document", f"document {number}")
    made = {"status": Status.PAST, "evidence": (Evidence(document_id, Span(0, 4), "They"),)} | fields
    when = parse_edtf(edtf) if edtf else None
    return Claim(f"{number:02}", document_id, Event(type_, when, actors=tuple(actors.split()), **made), held)


XI, RAHMON, WANG = "Xi, Jinping", "Rahmon, Emomali", "Wang, Yi"


@pytest.mark.parametrize(
    ("why", "one", "other", "same"),
    [
        ("the same day and parties", {}, {}, True),
        ("a month holds its day", {}, {"edtf": "2021-09"}, True),
        ("a year holds too many meetings", {}, {"edtf": "2021"}, False),
        ("a year is enough for a rare thing", {"type_": "relations"}, {"type_": "relations", "edtf": "2021"}, True),
        ("another day", {}, {"edtf": "2021-09-08"}, False),
        ("the day of a report, and the day before", {}, {"edtf": "2021-09-08", "on_report_day": True}, True),
        ("the day of a report, and the day behind", {}, {"edtf": "2021-09-06", "on_report_day": True}, False),
        ("the days of two reports", {"on_report_day": True}, {"edtf": "2021-09-08", "on_report_day": True}, False),
        ("a treaty a day later", {"type_": "agreement"}, {"type_": "agreement", "edtf": "2021-09-08"}, True),
        ("a consulate a day after the embassy", {"type_": "mission"},
         {"type_": "mission", "edtf": "2021-09-08"}, False),
        ("a day of a visit", {"type_": "visit"}, {"type_": "visit", "edtf": "2021-09-06/2021-09-09"}, True),
        ("two stays that touch", {"type_": "visit", "edtf": "2021-09-01/2021-09-05"},
         {"type_": "visit", "edtf": "2021-09-05/2021-09-09"}, False),
        ("talks are a meeting", {}, {"type_": "negotiation"}, True),
        ("a call is none", {}, {"type_": "call"}, False),
        ("no date", {}, {"edtf": ""}, False),
        ("one of several days", {}, {"edtf": "[2010-09-07,2021-09-07]"}, False),
        ("other parties", {}, {"actors": "CHN RUS"}, False),
        ("more parties", {}, {"actors": "CHN RUS TJK"}, True),
        ("two of five parties", {"actors": "CHN TJK"}, {"actors": "CHN KAZ RUS"}, False),
        ("one side each", {"actors": "CHN"}, {"actors": "CHN"}, True),
        ("a summit of an organisation", {"type_": "summit", "actors": "SCO"},
         {"type_": "summit", "actors": "RUS SCO TJK"}, True),
        ("who receives is a party", {"type_": "aid"}, {"type_": "aid", "actors": "CHN", "recipients": ("TJK",)}, True),
        ("the same people", {"people": (XI, RAHMON)}, {"people": (XI,)}, True),
        ("one host, another guest", {"people": (XI, RAHMON)}, {"people": (XI, WANG)}, False),
        ("a visit with other company", {"type_": "visit", "people": (XI, RAHMON)},
         {"type_": "visit", "people": (XI, WANG)}, True),
        ("other people", {"people": (XI, RAHMON)}, {"people": (WANG,)}, False),
        ("another place", {"place": "Dushanbe"}, {"place": "Beijing"}, False),
        ("another place, the same people", {"place": "Dushanbe", "people": (XI,)},
         {"place": "Beijing", "people": (XI,)}, True),
        ("announced, then done", {"status": Status.PLANNED}, {}, True),
        ("denied", {"status": Status.DENIED}, {"status": Status.DENIED}, False),
        ("its anniversary", {"type_": "agreement", "status": Status.ANNIVERSARY}, {"type_": "agreement"}, False),
        ("two notes of one day", {"type_": "statement"}, {"type_": "statement"}, False),
        ("one speech", {"type_": "statement", "people": (XI,)}, {"type_": "statement", "people": (XI,)}, True),
        ("one speech, to whom said once only", {"type_": "statement", "actors": "CHN", "people": (XI,)},
         {"type_": "statement", "actors": "CHN", "recipients": ("TJK",), "people": (XI,)}, True),
        ("two speeches, to others each", {"type_": "statement", "people": (XI,)},
         {"type_": "statement", "actors": "CHN RUS", "people": (XI,)}, False),
        ("one document", {"document": "a"}, {"document": "a"}, False),
        ("held apart", {"held": "a"}, {"held": "b"}, False),
    ],
)  # fmt: skip
def test_two_claims_are_of_one_happening_or_not(why: str, one: dict, other: dict, same: bool) -> None:
    assert same_happening(claim(1, **one), claim(2, **other)) is same
    assert same_happening(claim(2, **other), claim(1, **one)) is same


def ids(groups) -> list[list[str]]:
    return sorted([one.id for one in group] for group in groups)


def test_a_coarse_claim_joins_only_where_a_single_happening_fits_it() -> None:
    month, one, other = claim(1, edtf="2021-09"), claim(2), claim(3, edtf="2021-09-20")
    assert ids(happenings([month, one])) == [["01", "02"]]
    assert ids(happenings([month, one, other])) == [["01"], ["02"], ["03"]]


def test_every_claim_of_a_happening_fits_every_other() -> None:
    both, one, other = claim(1, people=(XI, RAHMON)), claim(2, people=(XI,)), claim(3, people=(RAHMON,))
    assert ids(happenings([both, one, other])) == [["01", "02"], ["03"]]


def test_claims_held_together_stay_so_and_others_may_join_them() -> None:
    held = [claim(1, "call", held="x"), claim(2, held="x")]
    assert ids(happenings([*held, claim(3)])) == [["01", "02"], ["03"]]
    assert ids(happenings([claim(1, held="x"), claim(2, held="y"), claim(3)])) == [["01", "03"], ["02"]]


CLAIMS = st.builds(
    claim,
    st.just(0),
    st.sampled_from(["meeting", "summit", "call", "agreement", "visit"]),
    st.sampled_from(["2021-09-07", "2021-09-08", "2021-09", "2021", "2021-09-06/2021-09-09", ""]),
    st.sampled_from(["CHN TJK", "CHN RUS TJK", "CHN", "SCO", "RUS SCO"]),
    people=st.sampled_from([(), (XI,), (WANG,), (WANG, XI)]),
    place=st.sampled_from(["", "Dushanbe", "Beijing"]),
    status=st.sampled_from([Status.PAST, Status.PLANNED, Status.ANNIVERSARY]),
    document=st.sampled_from(["a", "b", "c", "d"]),
    held=st.sampled_from(["", "", "x", "y"]),
    on_report_day=st.booleans(),
)


def numbered(claims: list[Claim]) -> list[Claim]:
    return [Claim(f"{n:02}", one.document_id, one.event, one.held) for n, one in enumerate(claims)]


@given(st.lists(CLAIMS, max_size=9), st.randoms())
def test_the_order_of_the_claims_does_not_matter(claims: list[Claim], chance) -> None:
    claims = numbered(claims)
    shuffled = chance.sample(claims, len(claims))
    groups = happenings(claims)
    assert ids(happenings(shuffled)) == ids(groups)
    assert sorted(one.id for group in groups for one in group) == [one.id for one in claims]


@given(st.lists(CLAIMS, max_size=9))
def test_claims_of_one_happening_share_a_neighbourhood(claims: list[Claim]) -> None:
    for one, other in permutations(numbered(claims), 2):
        if same_happening(one, other):
            assert set(neighbourhoods(one.event)) & set(neighbourhoods(other.event))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([{"edtf": "2021-09"}, {}], {"when": "2021-09-07", "disputed": ()}),
        ([{}, {"edtf": "2021-09-08"}, {"edtf": "2021-09-08"}], {"when": "2021-09-08", "disputed": ("date",)}),
        ([{"edtf": "2021-09-08", "on_report_day": True}] * 2 + [{}], {"when": "2021-09-07", "disputed": ()}),
        ([{"place": "Dushanbe"}, {}], {"place": "Dushanbe", "disputed": ()}),
        ([{"place": "Beijing"}, {"place": "Dushanbe"}, {"place": "Dushanbe"}],
         {"place": "Dushanbe", "disputed": ("place",)}),
        ([{"status": Status.PLANNED}, {}], {"status": Status.PAST}),
        ([{"actors": "CHN", "recipients": ("TJK",)}, {}], {"actors": ("CHN", "TJK"), "recipients": ()}),
        ([{"people": (XI,)}, {"people": (RAHMON,)}], {"people": (RAHMON, XI)}),
        ([{"type_": "summit"}, {"type_": "meeting"}, {"type_": "meeting"}], {"type": "meeting"}),
    ],
)  # fmt: skip
def test_nothing_is_averaged_and_disagreement_is_named(told: list[dict], expected: dict) -> None:
    claims = [claim(number, **fields) for number, fields in enumerate(told)]
    for order in permutations(claims):
        event = together(order)
        found = {field: getattr(event, field) for field in expected}
        assert found == expected | ({"when": parse_edtf(expected["when"])} if "when" in expected else {})
        assert len(event.evidence) == len(claims)
