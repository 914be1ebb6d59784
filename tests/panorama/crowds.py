"""Made-up events in short, for the tests of the panorama."""

from hypothesis import strategies as st

from timeline.events import Outline, Status

DATES = (
    "2021-09-07", "2021-09", "2021", "199X", "2021-09-01/2021-09-30", "2020/..", "../1815", "2021-09-07~",
    "[2010-09-07,2021-09-07]", "-0043-03-15", "2021-09-07/2022", "",
)  # fmt: skip
CODES = ("CHN", "TJK", "FRA", "GBR", "UN")


def outlines(most: int = 25) -> st.SearchStrategy[list[Outline]]:
    """Events with ids of their own."""
    several = st.lists(st.sampled_from(CODES), max_size=5, unique=True).map(sorted).map(tuple)
    one = st.builds(
        Outline,
        id=st.integers(0, 10**6).map(lambda number: f"e{number:07}"),
        type=st.sampled_from(("call", "visit", "summit")),
        status=st.sampled_from(list(Status)),
        date=st.sampled_from(DATES),
        place=st.sampled_from(("Dushanbe", "دوشنبه", "")),
        actors=several,
        recipients=st.just(()),
        people=st.lists(st.sampled_from(("Xi, Jinping", "Rahmon, Emomali")), unique=True).map(sorted).map(tuple),
        documents=st.lists(st.sampled_from(("d1", "d2", "d3")), min_size=1, unique=True).map(sorted).map(tuple),
        is_disputed=st.booleans(),
        is_confirmed=st.booleans(),
        number=st.integers(1, 10**6),
    )
    return st.lists(one, max_size=most, unique_by=(lambda outline: outline.id, lambda outline: outline.number))
